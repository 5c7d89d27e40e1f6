"""Outlines as lists of dots → paths, and shades that run straight down the page."""

from __future__ import annotations

from typeset.display.ops import Op, Path, Segment, Shade, Stop

from .relief import Line


def closed(*lines: Line) -> Path:
    """One path of closed outlines; those that overlap merge when they run the same way round.

    Dots stand on tenths of a point, an eighth of a newsprint screen's cell: nobody sees it, and
    a landscape packs to four fifths of its size.
    """
    path: list[Segment] = []
    for line in lines:
        (x, y), *others = line
        path.append(("M", round(x, 1), round(y, 1)))
        path += [("L", round(x, 1), round(y, 1)) for x, y in others]
        path.append(("Z",))
    return tuple(path)


def upright(path: Path, top: float, bottom: float, *stops: Stop) -> Op:
    """A path shaded from the height `top` down to `bottom`."""
    return Shade(path, 0, top, 0, bottom, stops)
