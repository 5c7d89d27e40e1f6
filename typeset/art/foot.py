"""A low box and a layout's swatches → the band of hills that closes the page (版脚山影)."""

from __future__ import annotations

from functools import lru_cache
from random import Random

from typeset.color.cmyk import mix
from typeset.display.ops import Clip, Op, Stop, rectangle
from typeset.geometry import Rect

from . import relief, woods
from .colors import Colors
from .marks import closed, upright
from .relief import Line, Range


@lru_cache(maxsize=8)  # likewise on page after page
def draw(box: Rect, colors: Colors, *, seed: int) -> tuple[Op, ...]:
    """Three low ranges on bare paper, the nearest one wooded."""
    rng = Random(seed)  # noqa: S311 — a picture, no secret
    haze, far, middle, near = colors.haze, colors.far, colors.middle, colors.near
    layers = (
        (_shape(box, 0.30, 0.97, 8.2, 0.05), None, mix(haze, far, 0.45), haze),
        (_shape(box, 0.16, 0.68, 6.8, 0.03), None, mix(far, middle, 0.35), mix(haze, far, 0.4)),
        (_shape(box, 0.06, 0.40, 9.0, -0.04), 0.2, mix(middle, near, 0.55), near),
    )
    ops: list[Op] = []
    for shape, wood, top, bottom in layers:
        edge = _edge(box, shape, rng)
        if wood is not None:
            edge = woods.fringe(edge, wood * box.height, (), rng)
        outline = [(edge[0][0], box.y), *edge, (edge[-1][0], box.y)]
        ops.append(upright(closed(outline), shape.high, box.y, Stop(0, top), Stop(1, bottom)))
    return (Clip(rectangle(box), tuple(ops)),)


def _shape(box: Rect, low: float, high: float, spacing: float, hollow: float) -> Range:
    u = box.height
    step = max(0.2 * u, box.width / 170)
    return Range(box.y, box.y + low * u, box.y + high * u, spacing * u, step, 0.4, 0.05, hollow)


def _edge(box: Rect, shape: Range, rng: Random) -> Line:
    """Lower in the middle than at the sides, as a valley is."""
    return relief.crest(
        shape, box.x, box.right, lambda at: 0.45 + 0.55 * abs(2 * at - 0.9), rng
    ).points
