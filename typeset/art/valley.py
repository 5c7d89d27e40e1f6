"""The land below the ranges → its floor, the river, and wooded slopes from both sides."""

from __future__ import annotations

from random import Random

from msgspec import Struct

from typeset.color.cmyk import Cmyk, mix
from typeset.display.ops import Fill, Op, Stop, rectangle
from typeset.geometry import Rect

from . import relief, river, woods
from .colors import Colors
from .marks import closed, upright
from .relief import Line, Range


class Slope(Struct, frozen=True):
    """A wooded slope from one side of the valley; heights in shares of the land's height."""

    from_left: bool
    reach: float  # how far it comes in
    high: float  # its crest at the side
    tip: float  # where it comes down to the floor
    wood: float  # height of the trees of its edge
    depth: float  # 0 far, 1 near: its tone
    tall: float = 0  # the tallest of the single trees on it
    pines: tuple[float, ...] = ()  # where among them 油松 stand, 0 at the side, 1 at the tip


# In turn from both sides, from far to near, so that the valley winds as its river does. Trees
# frame the picture, tall at the sides and lower towards the water.
SLOPES = (
    Slope(False, 2.5, 0.53, 0.27, 0.034, 0.12),
    Slope(True, 2.2, 0.5, 0.235, 0.042, 0.28),
    Slope(False, 1.95, 0.42, 0.17, 0.048, 0.46),
    Slope(True, 1.75, 0.34, 0.1, 0.05, 0.62, 0.2),
    Slope(False, 1.5, 0.25, 0.02, 0.05, 0.78, 0.3),
    Slope(True, 1.45, 0.2, -0.06, 0.05, 1, 0.66, (0.2, 0.47)),
    Slope(False, 1.1, 0.16, -0.06, 0.05, 1, 0.6, (0.36,)),
)


def draw(land: Rect, wide: float, opening: float, colors: Colors, rng: Random) -> list[Op]:
    """Floor and river first, then the slopes, the nearer over the farther.

    Heights are measured by the land's, what lies across the page by `wide`.
    """
    floor = _floor(land, colors)
    return [
        upright(
            rectangle(Rect(land.x, land.y, land.width, floor.top - land.y)),
            floor.top, floor.bottom, *floor.stops,
        ),
        *_water(land, wide, opening, floor, colors, rng),
        *(_slope(slope, land, wide, floor, colors, rng) for slope in SLOPES),
    ]  # fmt: skip


class Floor(Struct, frozen=True):
    """The valley's ground: its tones from the mist at its far edge to the lower edge."""

    top: float
    bottom: float
    stops: tuple[Stop, ...]

    def at(self, y: float) -> Cmyk:
        """The tone at a height on paper."""
        t = min(max((self.top - y) / (self.top - self.bottom), 0), 1)
        a, b = next((a, b) for a, b in zip(self.stops, self.stops[1:], strict=False) if t <= b.at)
        return mix(a.color, b.color, (t - a.at) / (b.at - a.at))


def _floor(land: Rect, colors: Colors) -> Floor:
    stops = (
        Stop(0, colors.haze),
        Stop(0.5, mix(colors.haze, colors.meadow, 0.9)),
        Stop(1, mix(colors.meadow, colors.middle, 0.6)),
    )
    return Floor(land.y + 0.30 * land.height, land.y, stops)


def _water(
    land: Rect, wide: float, opening: float, floor: Floor, colors: Colors, rng: Random
) -> list[Op]:
    middle = land.x + land.width * (opening + rng.uniform(0, 0.03))
    horizon = floor.top + 0.03 * land.height
    ground = river.Ground(middle, land.y, horizon, wide, rng.uniform(1.2, 2.0))
    sway = rng.uniform(0, 6)
    gravel = mix(mix(colors.haze, colors.glow, 0.6), colors.meadow, 0.25)
    haze, water = mix(colors.haze, colors.water, 0.25), colors.water
    # Gravel and water keep different widths: the bars lie now on one bank, now on the other.
    return [
        upright(
            closed(river.course(ground, 0.27, sway + 0.7)),
            floor.top, floor.bottom, Stop(0, colors.haze), Stop(1, gravel),
        ),
        upright(
            closed(river.course(ground, 0.23, sway)),
            floor.top, floor.bottom, Stop(0, haze), Stop(1, water),
        ),
        Fill(closed(*river.glints(ground, 0.23, 12, rng)), mix(water, colors.dawn, 0.6)),
        _groves(ground, floor, colors, rng),
    ]  # fmt: skip


def _groves(ground: river.Ground, floor: Floor, colors: Colors, rng: Random) -> Op:
    """Small woods by the water: they give the valley its size."""
    groves: list[Line] = []
    for _ in range(7):
        depth = 1 / rng.uniform(0.25, 0.7)
        half = rng.uniform(0.15, 0.5)
        across = ground.stream(depth) + rng.choice((-1, 1)) * (half + rng.uniform(0.3, 0.8))
        x, y = ground.at(across, depth)
        size = ground.scale / depth
        half *= size
        edge = [(x - half, y), (x + half * rng.uniform(-0.4, 0.4), y + 0.02 * size), (x + half, y)]
        groves.append(
            [*woods.fringe(edge, size * 0.11, (x - half, x + half), rng), (x, y - 0.012 * size)]
        )
    return upright(
        closed(*groves), floor.top, floor.bottom,
        Stop(0, mix(colors.haze, colors.middle, 0.35)),
        Stop(0.7, mix(colors.middle, colors.near, 0.3)),
        Stop(1, colors.near),
    )  # fmt: skip


def _slope(slope: Slope, land: Rect, wide: float, floor: Floor, colors: Colors, rng: Random) -> Op:
    u = land.height
    # In a narrow box they leave the river in sight.
    reach = slope.reach * rng.uniform(0.9, 1.1) * min(1.1 * wide, land.width / 5.3)
    inner, outer = (
        (land.x + reach, land.x - 0.06 * u)
        if slope.from_left
        else (land.right - reach, land.right + 0.06 * u)
    )
    tip, high = land.y + slope.tip * u, land.y + slope.high * u
    foot = max(tip - 0.05 * u, land.y - 0.1 * u)
    shape = Range(tip, tip, high, abs(inner - outer), abs(inner - outer) / 16, 1, 0.04, 0)
    edge = _edge(shape, inner, outer, rng)
    size = min((u * wide) ** 0.5, 1.3 * u)  # of trees: in a low band they would be dots
    wood = woods.fringe(edge, slope.wood * size, (inner,), rng)
    base = [
        (
            inner + (outer - inner) * share,
            tip + (foot - tip) * min(1, share * rng.uniform(0.7, 1.5)),
        )
        for share in (0, 0.12, 0.3, 0.55, 1)
    ]  # sinks away from the tip
    outlines = [[*wood, *(base if slope.from_left else reversed(base))]]
    if slope.tall:
        tall = min(slope.tall * size, 0.72 * u)
        outlines += woods.stand(edge, outer, inner, tall, slope.pines, rng)
    color = _tone(slope, colors)
    if slope.depth == 1:
        return Fill(closed(*outlines), color)
    ground = floor.at(foot) if foot > land.y else mix(color, colors.meadow, 0.4)
    return upright(
        closed(*outlines), high, foot,
        Stop(0, color),
        Stop(0.35, mix(color, ground, 0.1)),
        Stop((high - tip) / (high - foot), mix(color, ground, 0.6)),
        Stop(1, ground),
    )  # fmt: skip


def _edge(shape: Range, inner: float, outer: float, rng: Random) -> Line:
    """From left to right: a shoulder, then a long flat run to the water."""
    u = rng.uniform
    rise = shape.high - shape.foot
    knots = [(0, 1), (u(0.25, 0.4), u(0.62, 0.8)), (u(0.6, 0.75), u(0.18, 0.34)), (1, 0)]
    dots = [(outer + (inner - outer) * at, shape.foot + rise * share) for at, share in knots]
    dots.sort()
    edge: Line = [dots[0]]
    for dot in dots[1:]:
        relief.wander(edge, dot, shape, rng)
    return [(x, max(y, shape.foot)) for x, y in edge]  # noise must not cut the flat tip off


def _tone(slope: Slope, colors: Colors) -> Cmyk:
    """From the middle swatch by the near one to the pine."""
    if slope.depth < 0.5:
        return mix(colors.middle, colors.near, slope.depth * 2)
    return mix(colors.near, colors.pine, slope.depth * 2 - 1)
