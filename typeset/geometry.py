"""Points, rectangles and the two writing modes: logical places ↔ places on paper.

On paper x grows to the right and y upwards from the lower left corner of the trimmed page,
as in PDF. Logical places speak of `inline` (along a line) and `block` (from line to line).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import Enum
from itertools import pairwise

from msgspec import Struct

Corner = tuple[float, float]

_CHORDS = 8  # of a curve: it strays from them by less than 1 % of its height


class Point(Struct, frozen=True):
    """A place on paper, in points."""

    x: float
    y: float


class Rect(Struct, frozen=True):
    """An upright rectangle on paper: its lower left corner and its size, in points."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The x of the right edge."""
        return self.x + self.width

    @property
    def top(self) -> float:
        """The y of the upper edge."""
        return self.y + self.height

    def overlaps(self, other: Rect, slack: float = 0.01) -> bool:
        """Whether the two share more than `slack` points in both directions."""
        return (
            min(self.right, other.right) - max(self.x, other.x) > slack
            and min(self.top, other.top) - max(self.y, other.y) > slack
        )

    def holds(self, other: Rect, slack: float = 0.01) -> bool:
        """Whether `other` lies inside, to `slack` points."""
        return (
            other.x >= self.x - slack
            and other.y >= self.y - slack
            and other.right <= self.right + slack
            and other.top <= self.top + slack
        )

    def moved(self, right: float, down: float) -> Rect:
        """The rectangle, moved by so many points."""
        return Rect(self.x + right, self.y - down, self.width, self.height)

    def inset(self, inline: float, block: float) -> Rect:
        """The rectangle with `inline` taken off left and right, `block` off top and bottom."""
        return Rect(
            self.x + inline, self.y + block, self.width - 2 * inline, self.height - 2 * block
        )


class WritingMode(Enum):
    """横排, lines from the top down; 直排, lines from the right to the left."""

    HORIZONTAL = "horizontal"
    VERTICAL = "vertical"

    def place(self, frame: Rect, inline: float, block: float) -> Point:
        """The place on paper of logical (`inline`, `block`), counted from the frame's start."""
        if self is WritingMode.HORIZONTAL:
            return Point(frame.x + inline, frame.top - block)
        return Point(frame.right - block, frame.top - inline)

    def extent(self, frame: Rect) -> tuple[float, float]:
        """The frame's size as (inline, block)."""
        if self is WritingMode.HORIZONTAL:
            return frame.width, frame.height
        return frame.height, frame.width


def encloses(outlines: Iterable[Sequence[Corner]], x: float, y: float, *, even_odd: bool) -> bool:
    """Whether a place lies inside closed outlines, by the non-zero or the even-odd rule."""
    turns = crossings = 0
    for outline in outlines:
        for (x0, y0), (x1, y1) in pairwise((*outline, outline[0])):
            if (y0 <= y) != (y1 <= y) and (y - y0) * (x1 - x0) / (y1 - y0) + x0 > x:
                crossings += 1
                turns += 1 if y1 > y0 else -1
    return crossings % 2 == 1 if even_odd else turns != 0


def chords(p: Corner, a: Corner, b: Corner, c: Corner) -> list[Corner]:
    """The ends of the chords of a Bézier curve, without its first place."""
    corners = []
    for step in range(1, _CHORDS + 1):
        t = step / _CHORDS
        u = 1 - t
        w0, w1, w2, w3 = u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t
        corners.append(
            (
                w0 * p[0] + w1 * a[0] + w2 * b[0] + w3 * c[0],
                w0 * p[1] + w1 * a[1] + w2 * b[1] + w3 * c[1],
            )
        )
    return corners
