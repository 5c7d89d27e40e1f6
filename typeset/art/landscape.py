"""A box and a layout's swatches → 太岳山 and 沁河, drawn as fills and shades (题图).

An ink-wash order: from the pale to the dark, from the blue to the green, and every range drowns
in mist before the next one rises. The sun stands low where the river comes out of the hills.
Nothing is transparent, so nothing is left to the press.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from math import exp
from random import Random

from msgspec import Struct

from typeset.color.cmyk import Cmyk, mix
from typeset.display.ops import Clip, Fill, Op, Stop, rectangle
from typeset.geometry import Rect

from . import relief, sky, valley
from .colors import Colors
from .marks import closed, upright
from .relief import Crest, Range

USUAL = 4.8  # width over height of the land on a broadsheet, for which its shapes are drawn


class Layer(Struct, frozen=True):
    """A range in its two tones; `lift` says along its width (0–1) how near `high` it comes."""

    shape: Range
    lift: Callable[[float], float]
    lit: Cmyk
    shaded: Cmyk


@lru_cache(maxsize=8)  # page after page of a series has the same
def draw(box: Rect, colors: Colors, *, clear: float, seed: int) -> tuple[Op, ...]:
    """Ranges, mist, a river and wooded slopes; the upper `clear` points are sky alone.

    Heights are measured by the height below `clear`. A wider box shows more land, and in part
    wider land: hills of one shape would be many and small in a low band, a pattern.
    """
    if not 0 <= clear < box.height:
        raise ValueError(f"{clear} points of clear sky in a box of {box.height}")
    rng = Random(seed)  # noqa: S311 — a picture, no secret
    land = Rect(box.x, box.y, box.width, box.height - clear)
    wide = land.height * (land.width / land.height / USUAL) ** 0.5
    opening = rng.uniform(0.42, 0.46)  # where the river comes out, and the light
    layers = _layers(land, wide, opening, colors, rng)
    crests = [relief.crest(y.shape, land.x, land.right, y.lift, rng) for y in layers]
    ops = list(sky.draw(box, land, crests[0].points, opening, colors))
    for layer, ridge in zip(layers, crests, strict=True):
        ops += _range(land, layer, ridge, colors.haze, rng)
    ops += valley.draw(land, wide, opening, colors, rng)
    return (Clip(rectangle(box), tuple(ops)),)


def _layers(
    land: Rect, wide: float, opening: float, colors: Colors, rng: Random
) -> tuple[Layer, ...]:
    """Four ranges, from the main peak in the haze to old hills above the valley."""
    u = land.height
    # Pieces of 3 mm read as a curve at arm's length; a spread has coarser ones, to stay small.
    step = max(min(0.048 * u, 8.5), land.width / 130)
    summit = rng.uniform(0.66, 0.76)  # the main peak stands right of the middle
    second = rng.uniform(0.16, 0.24)

    def massif(at: float) -> float:
        return 0.34 + 0.66 * _bell(at, summit, 0.15) + 0.5 * _bell(at, second, 0.11)

    def shoulders(at: float) -> float:
        return 0.28 + 0.72 * _bell(at, second - 0.04, 0.15) + 0.5 * _bell(at, summit + 0.2, 0.12)

    def gate(at: float) -> float:
        return 1 - 0.8 * _bell(at, opening, 0.17)

    def shape(
        heights: tuple[float, float, float],
        spacing: float,
        rough: float,
        hollow: float,
        fine: float,
    ) -> Range:
        foot, low, high = (land.y + share * u for share in heights)
        return Range(foot, low, high, spacing * wide, step * fine, 0.85, rough, hollow)

    haze, far, middle, near = colors.haze, colors.far, colors.middle, colors.near
    return (
        Layer(shape((0.42, 0.56, 0.985), 1.0, 0.09, 0.06, 1), massif,
              lit=mix(haze, far, 0.5), shaded=mix(haze, far, 0.61)),
        Layer(shape((0.36, 0.48, 0.84), 0.85, 0.09, 0.06, 1.1), shoulders,
              lit=mix(haze, far, 0.95), shaded=mix(far, middle, 0.16)),
        Layer(shape((0.31, 0.38, 0.74), 0.9, 0.08, 0.03, 1.3), gate,
              lit=mix(far, middle, 0.5), shaded=mix(far, middle, 0.72)),
        Layer(shape((0.30, 0.33, 0.60), 0.95, 0.05, -0.04, 1.5), gate,
              lit=mix(middle, near, 0.1), shaded=mix(middle, near, 0.36)),
    )  # fmt: skip


def _bell(at: float, middle: float, width: float) -> float:
    return exp(-(((at - middle) / width) ** 2))


def _range(land: Rect, layer: Layer, ridge: Crest, mist: Cmyk, rng: Random) -> tuple[Op, Op]:
    shape = layer.shape
    first, last = ridge.points[0][0], ridge.points[-1][0]
    outline = [(first, shape.foot), *ridge.points, (last, shape.foot)]
    field = rectangle(Rect(land.x, shape.foot, land.width, shape.high - shape.foot))
    sides = closed(*relief.shadows(ridge, shape, rng))
    # Both fade along one axis to one mist, so the shaded sides have no lower edge.
    marks = (
        upright(field, shape.high, shape.foot, *_fading(layer.lit, mist)),
        upright(sides, shape.high, shape.foot, *_fading(layer.shaded, mist)),
    )
    below = rectangle(Rect(land.x, land.y, land.width, shape.foot - land.y))
    return Clip(closed(outline), marks), Fill(below, mist)


def _fading(color: Cmyk, mist: Cmyk) -> tuple[Stop, ...]:
    return (Stop(0, color), Stop(0.45, mix(color, mist, 0.2)), Stop(1, mist))
