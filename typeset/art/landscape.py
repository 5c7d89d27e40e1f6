"""A box and a layout's swatches → 太岳山 and 沁河, drawn as fills and shades (题图).

An ink-wash order: from the pale to the dark, from the blue to the green, and every range drowns
in mist before the next one rises. Nothing is transparent, so nothing is left to the press.
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

from . import relief, valley
from .colors import Colors
from .marks import closed, upright
from .relief import Range


class Layer(Struct, frozen=True):
    """A range in its two tones; `lift` says along its width (0–1) how near `high` it comes."""

    shape: Range
    lift: Callable[[float], float]
    lit: Cmyk
    shaded: Cmyk


@lru_cache(maxsize=8)  # page after page of a series has the same
def draw(box: Rect, colors: Colors, *, clear: float, seed: int) -> tuple[Op, ...]:
    """Ranges, mist, a river and wooded slopes; the upper `clear` points are sky alone.

    All is measured by the height below `clear`: a wider box shows more land, not wider land.
    """
    if not 0 <= clear < box.height:
        raise ValueError(f"{clear} points of clear sky in a box of {box.height}")
    rng = Random(seed)  # noqa: S311 — a picture, no secret
    land = Rect(box.x, box.y, box.width, box.height - clear)
    ops = (
        _sky(box, land, colors),
        *_ranges(land, colors, rng),
        *valley.draw(land, colors, rng),
    )
    return (Clip(rectangle(box), ops),)


def _sky(box: Rect, land: Rect, colors: Colors) -> Op:
    low = land.y + 0.6 * land.height
    return upright(rectangle(box), box.top, low, Stop(0, colors.sky), Stop(1, colors.glow))


def _ranges(land: Rect, colors: Colors, rng: Random) -> list[Op]:
    """Four ranges, from the main peak in the haze to old hills above the valley."""
    u = land.height
    # Pieces of 3 mm read as a curve at arm's length; a spread has coarser ones, to stay small.
    step = max(min(0.048 * u, 8.5), land.width / 150)
    summit = rng.uniform(0.62, 0.74)  # the main peak stands right of the middle
    second = summit - rng.uniform(0.42, 0.5)
    opening = rng.uniform(0.44, 0.5)  # where the river comes out

    def massif(at: float) -> float:
        return 0.3 + 0.7 * _bell(at, summit, 0.17) + 0.4 * _bell(at, second, 0.1)

    def shoulders(at: float) -> float:
        return 0.45 + 0.55 * _bell(at, second - 0.08, 0.13) + 0.35 * _bell(at, summit + 0.18, 0.12)

    def gate(at: float) -> float:
        return 1 - 0.7 * _bell(at, opening, 0.2)

    def shape(
        heights: tuple[float, float, float],
        spacing: float,
        rough: float,
        hollow: float,
        fine: float,
    ) -> Range:
        foot, low, high = (land.y + share * u for share in heights)
        return Range(foot, low, high, spacing * u, step * fine, 0.8, rough, hollow)

    haze, far, middle = colors.haze, colors.far, colors.middle
    layers = (
        Layer(shape((0.48, 0.58, 0.985), 0.9, 0.10, 0.05, 1), massif,
              lit=mix(haze, far, 0.36), shaded=mix(haze, far, 0.52)),
        Layer(shape((0.40, 0.50, 0.84), 0.7, 0.10, 0.06, 1.1), shoulders,
              lit=mix(haze, far, 0.75), shaded=mix(far, middle, 0.14)),
        Layer(shape((0.34, 0.38, 0.70), 0.76, 0.09, 0.03, 1.3), gate,
              lit=mix(far, middle, 0.36), shaded=mix(far, middle, 0.72)),
        Layer(shape((0.30, 0.32, 0.55), 0.8, 0.06, -0.04, 1.5), gate,
              lit=mix(far, middle, 0.85), shaded=mix(middle, colors.near, 0.22)),
    )  # fmt: skip
    return [op for layer in layers for op in _range(land, layer, haze, rng)]


def _bell(at: float, middle: float, width: float) -> float:
    return exp(-(((at - middle) / width) ** 2))


def _range(land: Rect, layer: Layer, mist: Cmyk, rng: Random) -> tuple[Op, Op]:
    shape = layer.shape
    ridge = relief.crest(shape, land.x, land.right, layer.lift, rng)
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
    return (Stop(0, color), Stop(0.4, mix(color, mist, 0.22)), Stop(1, mist))
