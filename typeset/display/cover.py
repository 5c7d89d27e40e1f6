"""A closed path and a place → whether paint in the path covers the place."""

from __future__ import annotations

from itertools import pairwise

from typeset.geometry import Rect

from .ops import Path

_CHORDS = 8  # of a curve: it strays from them by less than 1 % of its height

Corner = tuple[float, float]


def extent(path: Path) -> Rect:
    """The upright rectangle that the path's places span; a curve stays within its own."""
    places = [value for segment in path for value in segment[1:]]
    if not places:
        return Rect(0, 0, 0, 0)
    xs, ys = places[::2], places[1::2]
    return Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def covers(path: Path, x: float, y: float, *, even_odd: bool = False) -> bool:
    """Whether the place lies inside, by the non-zero or the even-odd rule."""
    turns = crossings = 0
    for outline in _outlines(path):
        for (x0, y0), (x1, y1) in pairwise((*outline, outline[0])):
            if (y0 <= y) != (y1 <= y) and (y - y0) * (x1 - x0) / (y1 - y0) + x0 > x:
                crossings += 1
                turns += 1 if y1 > y0 else -1
    return crossings % 2 == 1 if even_odd else turns != 0


def _outlines(path: Path) -> list[list[Corner]]:
    outlines: list[list[Corner]] = []
    for segment in path:
        match segment:
            case ("M", x, y):
                outlines.append([(x, y)])
            case ("L", x, y):
                outlines[-1].append((x, y))
            case ("C", ax, ay, bx, by, x, y):
                outlines[-1].extend(_curve(outlines[-1][-1], (ax, ay), (bx, by), (x, y)))
            case _:
                pass  # closing adds no corner
    return outlines


def _curve(p: Corner, a: Corner, b: Corner, c: Corner) -> list[Corner]:
    """The ends of the chords of a Bézier curve."""
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
