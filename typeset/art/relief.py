"""A range of hills as numbers → its crest line and the shaded sides of its spurs."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from random import Random

from msgspec import Struct

Dot = tuple[float, float]
Line = list[Dot]


class Range(Struct, frozen=True):
    """How a range is shaped; lengths in points, heights on paper."""

    foot: float  # where it is lost in mist
    low: float  # its saddles
    high: float  # its highest peak, reached
    spacing: float  # from one peak to the next, about
    step: float  # no piece of the crest is longer
    steep: float  # rise over run of a flank, at most
    rough: float  # noise upright to a piece of crest, share of its length
    hollow: float  # flanks sag (> 0, rock) or swell (< 0, old rounded hills)


class Crest(Struct, frozen=True):
    """A crest from left to right, and where on it the saddles and peaks are, in turn."""

    points: Line
    turns: tuple[int, ...]  # saddle, peak, saddle, … saddle


def crest(
    shape: Range, left: float, right: float, lift: Callable[[float], float], rng: Random
) -> Crest:
    """A natural crest over left–right; `lift` (0–1 along it) says how near `high` peaks come."""
    anchors = _anchors(shape, left, right, lift, rng)
    points = [anchors[0]]
    turns = [0]
    for start, end in pairwise(anchors):
        if end[0] < left or start[0] > right:
            points.append(end)  # out of sight
        else:
            wander(points, end, shape, rng)
        turns.append(len(points) - 1)
    # Stretched so that the highest peak of those in sight stands at `high`, whatever the seed.
    top = max(y for x, y in points if left <= x <= right)
    factor = (shape.high - shape.foot) / (top - shape.foot)
    foot, high = shape.foot, shape.high
    fitted = [(x, min(foot + (y - foot) * factor, high)) for x, y in points]
    return Crest(fitted, tuple(turns))


def wander(points: Line, end: Dot, shape: Range, rng: Random) -> None:
    """Appends the way from the last of `points` to `end` by midpoint displacement.

    The sag of a piece shrinks with it, so that a flank is one curve and not a chain of them.
    """
    x0, y0 = points[-1]
    ends = [(*end, shape.hollow, shape.rough)]
    step = shape.step
    gauss, uniform = rng.gauss, rng.uniform
    while ends:
        x1, y1, hollow, rough = ends.pop()
        run = x1 - x0
        if run <= step:
            points.append((x1, y1))
            x0, y0 = x1, y1
            continue
        split = uniform(0.36, 0.64)
        y = y0 + (y1 - y0) * split - hollow * abs(y1 - y0) + gauss(0, rough) * run
        ends.append((x1, y1, hollow / 2, rough * 0.94))
        ends.append((x0 + run * split, y, hollow / 2, rough * 0.94))


def _anchors(
    shape: Range, left: float, right: float, lift: Callable[[float], float], rng: Random
) -> Line:
    half = shape.spacing / 2
    rise = shape.high - shape.low
    x = left - half * rng.uniform(1, 2)
    anchors: Line = []
    while True:
        share = lift(min(max((x - left) / (right - left), 0), 1))
        # Peaks and saddles in turn; a saddle is high between high peaks.
        share *= rng.uniform(0.6, 1) if len(anchors) % 2 else rng.uniform(0.1, 0.55)
        y = shape.low + rise * share
        if anchors:  # no flank steeper than a hill's
            x = max(x, anchors[-1][0] + abs(y - anchors[-1][1]) / shape.steep)
        anchors.append((x, y))
        if x > right and len(anchors) % 2:
            return anchors
        x += half * rng.uniform(0.4, 1.6)


def shadows(ridge: Crest, shape: Range, rng: Random) -> list[Line]:
    """The sides turned from the light, which comes from the left; one closed line each.

    Each lies between a spur that comes down from a peak and the gully that comes down from the
    saddle on its right. Upwards it reaches past the crest, to the height of its peak: what is
    filled with it must be clipped to the range.
    """
    points, turns = ridge.points, ridge.turns
    return [
        _side(points, peak, saddle, shape.foot, rng)
        for peak, saddle in zip(turns[1::2], turns[2::2], strict=False)
        if saddle - peak > 1
    ]


def _side(points: Line, peak: int, saddle: int, foot: float, rng: Random) -> Line:
    (px, py), (sx, sy) = points[peak], points[saddle]
    top = max(y for _, y in points[peak : saddle + 1])
    gully = sx + (sy - foot) * rng.uniform(0.5, 1.2)
    # Where the spur runs out: right of its peak as a rule, left of the gully always.
    tip = min(px + (py - foot) * rng.uniform(0, 0.8), px + 0.8 * (gully - px))
    spur = _descent((px, py), (tip, foot), 0.16, rng)
    return [*spur, *reversed(_descent((sx, sy), (gully, foot), 0.1, rng)), (sx, top), (px, top)]


def _descent(start: Dot, end: Dot, wander: float, rng: Random) -> Line:
    """A way down that turns now left, now right; `wander` is its width, share of its height."""
    (x0, y0), (x1, y1) = start, end
    steps = 6
    line = [start]
    side = rng.choice((-1, 1))
    for i in range(1, steps):
        t = (i + rng.uniform(-0.3, 0.3)) / steps
        side = -side if rng.random() < 0.7 else side
        off = side * wander * (y0 - y1) * rng.uniform(0.2, 0.6) * (1 - 0.6 * t)
        line.append((x0 + (x1 - x0) * t + off, y0 + (y1 - y0) * t))
    line.append(end)
    return line
