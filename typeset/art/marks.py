"""Outlines as lists of dots → paths, and shades that run straight down the page."""

from __future__ import annotations

from typeset.display.ops import Op, Path, Segment, Shade, Stop

from .relief import Line


def closed(*lines: Line) -> Path:
    """One path of closed outlines; those that overlap merge when they run the same way round."""
    path: list[Segment] = []
    for line in lines:
        path.append(("M", *line[0]))
        path += [("L", x, y) for x, y in line[1:]]
        path.append(("Z",))
    return tuple(path)


def upright(path: Path, top: float, bottom: float, *stops: Stop) -> Op:
    """A path shaded from the height `top` down to `bottom`."""
    return Shade(path, 0, top, 0, bottom, stops)
