"""A closed path and a place → whether paint in the path covers the place."""

from __future__ import annotations

from typeset.geometry import Corner, Rect, chords, encloses

from .ops import Path


def extent(path: Path) -> Rect:
    """The upright rectangle that the path's places span; a curve stays within its own."""
    places = [value for segment in path for value in segment[1:]]
    if not places:
        return Rect(0, 0, 0, 0)
    xs, ys = places[::2], places[1::2]
    return Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def covers(path: Path, x: float, y: float, *, even_odd: bool = False) -> bool:
    """Whether the place lies inside, by the non-zero or the even-odd rule."""
    return encloses(_outlines(path), x, y, even_odd=even_odd)


def _outlines(path: Path) -> list[list[Corner]]:
    outlines: list[list[Corner]] = []
    for segment in path:
        match segment:
            case ("M", x, y):
                outlines.append([(x, y)])
            case ("L", x, y):
                outlines[-1].append((x, y))
            case ("C", ax, ay, bx, by, x, y):
                outlines[-1].extend(chords(outlines[-1][-1], (ax, ay), (bx, by), (x, y)))
            case _:
                pass  # closing adds no corner
    return outlines
