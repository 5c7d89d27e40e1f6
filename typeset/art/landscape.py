"""A box and a layout's swatches → 太岳山 and 沁河, drawn as fills and shades (题图)."""

from __future__ import annotations

from collections.abc import Callable
from math import exp
from random import Random

from msgspec import Struct

from typeset.color.cmyk import Cmyk, mix
from typeset.display.ops import Clip, Fill, Op, Path, Segment, Shade, Stop, rectangle
from typeset.geometry import Rect

from . import relief, river, woods
from .colors import Colors
from .relief import Line, Range


def draw(box: Rect, colors: Colors, *, clear: float, seed: int) -> tuple[Op, ...]:
    """Ranges, mist, a river and wooded slopes; the upper `clear` points are sky alone.

    All is measured by the height below `clear`; a wider box shows more land, not wider land.
    """
    assert 0 <= clear < box.height
    rng = Random(seed)
    land = Rect(box.x, box.y, box.width, box.height - clear)
    ops = (
        _sky(box, land, colors),
        *_ranges(land, colors, rng),
        *_valley(land, colors, rng),
        *_slopes(land, colors, rng),
    )
    return (Clip(rectangle(box), ops),)


def _sky(box: Rect, land: Rect, colors: Colors) -> Op:
    low = land.y + 0.6 * land.height
    return _upright(rectangle(box), box.top, low, (Stop(0, colors.sky), Stop(1, colors.glow)))


def _ranges(land: Rect, colors: Colors, rng: Random) -> list[Op]:
    """Four ranges from the pale to the dark, each lost in mist at its foot."""
    u = land.height
    step = max(0.04 * u, land.width / 180)
    summit = rng.uniform(0.62, 0.74)  # the main peak stands right of the middle
    second = summit - rng.uniform(0.42, 0.5)
    pass_ = rng.uniform(0.44, 0.5)

    def massif(at: float) -> float:
        return 0.3 + 0.7 * _bell(at, summit, 0.17) + 0.4 * _bell(at, second, 0.1)

    def foothills(at: float) -> float:
        return 0.45 + 0.55 * _bell(at, second - 0.08, 0.13) + 0.35 * _bell(at, summit + 0.18, 0.12)

    def gate(at: float) -> float:
        return 1 - 0.7 * _bell(at, pass_, 0.2)

    def shape(foot: float, low: float, high: float, spacing: float, rough: float, hollow: float, fine: float) -> Range:
        return Range(
            land.y + foot * u, land.y + low * u, land.y + high * u, spacing * u, step * fine, 0.8, rough, hollow
        )

    haze = colors.haze
    pale = mix(haze, colors.far, 0.5)
    return [
        *_hills(land, shape(0.48, 0.58, 0.985, 0.9, 0.10, 0.05, 0.9), massif, mix(haze, colors.far, 0.36), pale, haze, rng),
        *_hills(land, shape(0.40, 0.50, 0.84, 0.7, 0.10, 0.06, 1), foothills, mix(haze, colors.far, 0.75), mix(colors.far, colors.middle, 0.12), haze, rng),
        *_hills(land, shape(0.34, 0.38, 0.70, 0.76, 0.09, 0.03, 1.2), gate, mix(colors.far, colors.middle, 0.36), mix(colors.far, colors.middle, 0.72), haze, rng),
        *_hills(land, shape(0.30, 0.32, 0.55, 0.8, 0.06, -0.04, 1.3), gate, mix(colors.far, colors.middle, 0.9), mix(colors.middle, colors.near, 0.3), haze, rng),
    ]


def _bell(at: float, middle: float, width: float) -> float:
    return exp(-(((at - middle) / width) ** 2))


def _hills(land: Rect, shape: Range, lift: Callable[[float], float], lit: Cmyk, shaded: Cmyk, mist: Cmyk, rng: Random) -> list[Op]:
    ridge = relief.crest(shape, land.x, land.right, lift, rng)
    first, last = ridge.points[0], ridge.points[-1]
    body = [(first[0], shape.foot), *ridge.points, (last[0], shape.foot)]
    field = rectangle(Rect(land.x, shape.foot, land.width, shape.high - shape.foot))
    # Both fade along the same axis to the same mist: the shaded sides have no lower edge.
    return [
        Clip(
            _path([body]),
            (
                _upright(field, shape.high, shape.foot, _fading(lit, mist)),
                _upright(_path(relief.shadows(ridge, shape, rng)), shape.high, shape.foot, _fading(shaded, mist)),
            ),
        ),
        Fill(rectangle(Rect(land.x, land.y, land.width, shape.foot - land.y)), mist),
    ]


def _fading(color: Cmyk, mist: Cmyk) -> tuple[Stop, ...]:
    return (Stop(0, color), Stop(0.4, mix(color, mist, 0.22)), Stop(1, mist))


class Floor(Struct, frozen=True):
    """The valley's ground: its tone from the mist at its far edge to the lower edge."""

    top: float
    bottom: float
    stops: tuple[Stop, ...]

    def at(self, y: float) -> Cmyk:
        """The tone at a height on paper."""
        t = min(max((self.top - y) / (self.top - self.bottom), 0), 1)
        for a, b in zip(self.stops, self.stops[1:], strict=False):
            if t <= b.at:
                return mix(a.color, b.color, (t - a.at) / (b.at - a.at))
        return self.stops[-1].color


def _floor(land: Rect, colors: Colors) -> Floor:
    return Floor(
        land.y + 0.30 * land.height,
        land.y,
        (Stop(0, colors.haze), Stop(0.5, mix(colors.haze, colors.meadow, 0.8)), Stop(1, mix(colors.meadow, colors.middle, 0.35))),
    )


def _valley(land: Rect, colors: Colors, rng: Random) -> list[Op]:
    u = land.height
    floor = _floor(land, colors)
    valley = river.Valley(land.x + land.width * rng.uniform(0.44, 0.5), land.y, floor.top + 0.03 * u, u, rng.uniform(1.2, 2.0))
    shore = mix(colors.haze, colors.glow, 0.6)
    pale = mix(colors.haze, colors.water, 0.25)
    sway = rng.uniform(0, 6)
    return [
        _upright(rectangle(Rect(land.x, land.y, land.width, floor.top - land.y)), floor.top, floor.bottom, floor.stops),
        _upright(_path([river.course(valley, 0.27, sway + 0.7)]), floor.top, floor.bottom, (Stop(0, colors.haze), Stop(1, mix(shore, colors.meadow, 0.25)))),
        _upright(_path([river.course(valley, 0.23, sway)]), floor.top, floor.bottom, (Stop(0, pale), Stop(1, colors.water))),
        Fill(_path(river.glints(valley, 0.23, 16, rng)), mix(colors.water, colors.glow, 0.7)),
        _groves(valley, floor, colors, rng),
    ]  # fmt: skip


def _groves(valley: river.Valley, floor: Floor, colors: Colors, rng: Random) -> Op:
    """Small trees on the floor, by the water: they give the valley its size."""
    trees: list[Line] = []
    for _ in range(9):
        z = 1 / rng.uniform(0.25, 0.72)
        across = valley.stream(z) + rng.choice((-1, 1)) * rng.uniform(0.4, 1.5)
        x, y = valley.at(across, z)
        size = valley.scale / z
        long = size * rng.uniform(0.15, 0.5)
        edge = [(x - long, y), (x, y + size * rng.uniform(0.01, 0.03)), (x + long, y)]
        trees.append(woods.fringe(edge, size * 0.13, rng))
    return _upright(_path(trees), floor.top, floor.bottom, (Stop(0, mix(colors.haze, colors.middle, 0.35)), Stop(0.7, mix(colors.middle, colors.near, 0.35)), Stop(1, colors.near)))


class Slope(Struct, frozen=True):
    """A wooded slope from one side of the valley; lengths in shares of the land's height."""

    from_left: bool
    reach: float  # how far it comes in
    high: float  # its crest at the side
    tip: float  # where it comes down to the floor
    wood: float  # height of the trees of its edge
    trees: float  # height of single trees, 0 where it is too far to tell them apart
    depth: float  # 0 far, 1 near: its tone


_SLOPES = (
    Slope(False, 2.6, 0.46, 0.265, 0.036, 0, 0.1),
    Slope(True, 2.35, 0.43, 0.235, 0.042, 0, 0.25),
    Slope(False, 2.1, 0.38, 0.17, 0.052, 0, 0.42),
    Slope(True, 1.9, 0.33, 0.11, 0.062, 0, 0.6),
    Slope(False, 1.6, 0.25, -0.02, 0.06, 0, 0.75),
    Slope(True, 1.3, 0.2, -0.06, 0.05, 0.17, 1),
    Slope(False, 0.9, 0.12, -0.06, 0.05, 0.15, 1),
)


def _slopes(land: Rect, colors: Colors, rng: Random) -> list[Op]:
    """Wooded slopes in turn from both sides, the nearer over the farther."""
    return [_slope(slope, land, colors, rng) for slope in _SLOPES]


def _slope(slope: Slope, land: Rect, colors: Colors, rng: Random) -> Op:
    u = land.height
    reach = slope.reach * rng.uniform(0.9, 1.1) * min(u * 1.3, land.width / 5.3)
    inner = land.x + reach if slope.from_left else land.right - reach
    outer = land.x - 0.1 * u if slope.from_left else land.right + 0.1 * u
    tip = land.y + slope.tip * u
    rise = (slope.high - slope.tip) * u
    # A shoulder, then a long flat run to the water.
    knots = [(outer, 1.0), (outer + (inner - outer) * rng.uniform(0.25, 0.4), rng.uniform(0.62, 0.8)),
             (outer + (inner - outer) * rng.uniform(0.6, 0.75), rng.uniform(0.18, 0.34)), (inner, 0.0)]
    if not slope.from_left:
        knots.reverse()
    shape = Range(land.y, tip, tip + rise, u, 0.12 * u, 1, 0.04, 0)
    edge: Line = [(knots[0][0], tip + rise * knots[0][1])]
    for x, share in knots[1:]:
        relief.wander(edge, (x, tip + rise * share), shape, rng)
    floor = _floor(land, colors)
    foot = max(tip - 0.05 * u, land.y - 0.1 * u)
    # Its lower edge sinks away from the tip.
    base: Line = [(inner, tip)]
    for share in (0.12, 0.3, 0.55, 1.1):
        base.append((inner + (outer - inner) * share, tip + (foot - tip) * min(1, share * rng.uniform(0.7, 1.5))))
    body = woods.fringe(edge, slope.wood * u, rng)
    body = [*body, *base] if slope.from_left else [*body, *base[::-1]]
    lines = [body]
    if slope.trees:
        lines += woods.stand(edge, slope.trees * u, rng)
    color = mix(mix(colors.middle, colors.near, min(1, slope.depth * 1.6)), colors.pine, max(0, slope.depth * 2 - 1))
    if slope.depth == 1:
        return Fill(_path(lines), colors.pine)
    ground = floor.at(foot) if foot > land.y else mix(color, colors.middle, 0.5)
    return _upright(_path(lines), tip + rise, foot, (Stop(0, color), Stop(0.35, mix(color, ground, 0.15)), Stop(rise / (tip + rise - foot), mix(color, ground, 0.7)), Stop(1, ground)))


def _upright(path: Path, top: float, bottom: float, stops: tuple[Stop, ...]) -> Op:
    """A shade from the upper edge down."""
    return Shade(path, 0, top, 0, bottom, stops)


def _path(lines: list[Line]) -> Path:
    path: list[Segment] = []
    for line in lines:
        path.append(("M", *line[0]))
        path += [("L", x, y) for x, y in line[1:]]
        path.append(("Z",))
    return tuple(path)
