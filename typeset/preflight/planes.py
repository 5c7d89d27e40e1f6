"""Matrices and paths on the page → boxes, and whether an area covers a point."""

from __future__ import annotations

from math import hypot
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from typeset.geometry import encloses

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .model import Box

Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]
IDENTITY: Final[Matrix] = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
EVERYWHERE: Final[Box] = (-1e9, -1e9, 1e9, 1e9)


def times(m: Matrix, n: Matrix) -> Matrix:
    """First `m`, then `n`."""
    return (
        m[0] * n[0] + m[1] * n[2],
        m[0] * n[1] + m[1] * n[3],
        m[2] * n[0] + m[3] * n[2],
        m[2] * n[1] + m[3] * n[3],
        m[4] * n[0] + m[5] * n[2] + n[4],
        m[4] * n[1] + m[5] * n[3] + n[5],
    )


def apply(m: Matrix, x: float, y: float) -> Point:
    """Where `m` takes the point."""
    return m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]


def inverse(m: Matrix) -> Matrix | None:
    """The matrix back, None where there is no way back."""
    a, b, c, d, e, f = m
    det = a * d - b * c
    if abs(det) < 1e-12:
        return None
    return (
        d / det,
        -b / det,
        -c / det,
        a / det,
        (c * f - d * e) / det,
        (b * e - a * f) / det,
    )


def thinnest(m: Matrix) -> float:
    """The least that `m` makes of a length of 1, whatever way it lies."""
    a, b, c, d = m[:4]
    # The smaller singular value of a 2 × 2 matrix, in closed form.
    s, t = hypot(a + d, b - c), hypot(a - d, b + c)
    return abs(s - t) / 2


def box_of(points: Iterable[Point]) -> Box:
    """The upright box around the points; an empty one at the corner without any."""
    xs, ys = zip(*points, strict=True) if (points := list(points)) else ((0.0,), (0.0,))
    return min(xs), min(ys), max(xs), max(ys)


def meet(a: Box, b: Box) -> Box:
    """What the boxes share; of no width or height where they share nothing."""
    x0, y0 = max(a[0], b[0]), max(a[1], b[1])
    return x0, y0, max(x0, min(a[2], b[2])), max(y0, min(a[3], b[3]))


def within(box: Box, outer: Box, slack: float = 0.05) -> bool:
    """Whether `box` lies in `outer`, to `slack` points."""
    return (
        box[0] >= outer[0] - slack
        and box[1] >= outer[1] - slack
        and box[2] <= outer[2] + slack
        and box[3] <= outer[3] + slack
    )


def touches(a: Box, b: Box) -> bool:
    """Whether the boxes share more than an edge."""
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def is_empty(box: Box) -> bool:
    """Whether nothing of it is left."""
    return box[2] <= box[0] or box[3] <= box[1]


class Shape(Struct, frozen=True):
    """Closed outlines; a point is inside by the non-zero or the even-odd rule."""

    outlines: tuple[tuple[Point, ...], ...]
    even_odd: bool
    box: Box

    def covers(self, x: float, y: float) -> bool:
        """Whether the point lies inside."""
        left, bottom, right, top = self.box
        if not (left <= x <= right and bottom <= y <= top):
            return False
        if self._is_box():
            return True
        return encloses(self.outlines, x, y, even_odd=self.even_odd)

    def _is_box(self) -> bool:
        if len(self.outlines) != 1 or len(self.outlines[0]) not in {4, 5}:
            return False
        corners = set(self.outlines[0])
        left, bottom, right, top = self.box
        return corners == {(left, bottom), (left, top), (right, bottom), (right, top)}


def shape_of(outlines: Sequence[Sequence[Point]], *, even_odd: bool) -> Shape:
    """The shape that the outlines make."""
    kept = tuple(tuple(o) for o in outlines if o)
    return Shape(kept, even_odd, box_of(p for o in kept for p in o))


class Area(Struct, frozen=True):
    """A shape as its clips leave it; without a shape all that the clips leave."""

    shape: Shape | None
    clips: tuple[Shape, ...]
    box: Box

    def covers(self, x: float, y: float) -> bool:
        """Whether the point is painted."""
        left, bottom, right, top = self.box
        return (
            left <= x <= right
            and bottom <= y <= top
            and all(clip.covers(x, y) for clip in self.clips)
            and (self.shape is None or self.shape.covers(x, y))
        )


def area_of(shape: Shape | None, clips: tuple[Shape, ...]) -> Area:
    """The area with its box."""
    box = EVERYWHERE if shape is None else shape.box
    for clip in clips:
        box = meet(box, clip.box)
    return Area(shape, clips, box)
