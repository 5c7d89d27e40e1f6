"""The sky over a far range → its shades, and the low sun with the light about it."""

from __future__ import annotations

from bisect import bisect

from typeset.color.cmyk import mix
from typeset.display.ops import Op, Stop, circle, rectangle
from typeset.geometry import Rect

from .colors import Colors
from .marks import upright
from .relief import Line

SUN = 0.11  # radius, share of the land's height
LIGHT = 3.2  # radii that the light about the sun reaches, where the sky has room
RINGS = 8  # of light: steps of tone too small to be told apart in print


def draw(box: Rect, land: Rect, ridge: Line, opening: float, colors: Colors) -> list[Op]:
    """The sky, the light from the outside in, then the sun, which `ridge` half covers."""
    low = land.y + 0.5 * land.height
    turn = 0.8 * (box.top - land.top) / (box.top - low)
    sky = (Stop(0, colors.sky), Stop(turn, colors.glow), Stop(1, colors.dawn))
    radius = SUN * land.height
    x = land.x + opening * land.width
    y = min(_height(ridge, x) + 0.15 * radius, land.top - radius)
    reach = min(land.top - y, LIGHT * radius)
    ops = [upright(rectangle(box), box.top, low, *sky)]
    for ring in range(RINGS):
        share = ring / RINGS
        lit = [Stop(stop.at, mix(stop.color, colors.dawn, 0.1 + 0.8 * share)) for stop in sky]
        ops.append(upright(circle(x, y, reach + (radius - reach) * share), box.top, low, *lit))
    warm = mix(colors.sun, colors.dawn, 0.75)
    ops.append(upright(circle(x, y, radius), y + radius, y - radius,
                       Stop(0, colors.sun), Stop(1, warm)))  # fmt: skip
    return ops


def _height(ridge: Line, x: float) -> float:
    """How high the crest stands at `x`."""
    i = bisect(ridge, (x, 0.0))
    (x0, y0), (x1, y1) = ridge[i - 1], ridge[i]
    return y0 + (y1 - y0) * (x - x0) / (x1 - x0)
