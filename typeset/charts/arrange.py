"""A panel's charts and its room → a box for each chart, or by how much the room is too low.

Charts stand under each other. A wide panel sets them side by side where the height for that is
crowded. What each asks for is met first; beyond its best height every chart grows alike, as far
as it has use for more: what none can use is white at the foot.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from typeset.display.ops import Stroke
from typeset.geometry import Rect
from typeset.issue.charts import Chart

from . import draw
from .sheet import Heights, Refused
from .theme import HAIRLINE

_BETWEEN, _MOST_BETWEEN = 16.0, 36.0  # points between two rows of charts
_RULED = 0.55  # of that white, over the rule that parts them
_COLUMN = 130.0  # points, the least width of charts side by side
_GUTTER = 24.0  # points between them
_SLACK = 0.01  # points
_CROWDED = 0.85  # of the best height; with less room a wide panel sets its charts side by side


class Arranged(Struct, frozen=True):
    """Where each chart stands, and the hairlines between them."""

    places: tuple[tuple[Chart, Rect], ...]
    rules: tuple[Stroke, ...]


class TooLow(Struct, frozen=True):
    """The room is too low by so many points."""

    over: float


class _Way(Struct, frozen=True):
    """Charts in rows, and what each row asks for."""

    rows: list[list[Chart]]
    wanted: list[Heights]

    @property
    def least(self) -> float:
        return sum(one.least for one in self.wanted) + (len(self.wanted) - 1) * _BETWEEN

    @property
    def best(self) -> float:
        return sum(one.best for one in self.wanted) + (len(self.wanted) - 1) * _BETWEEN


def heights(charts: Sequence[Chart], width: float, shop: draw.Shop) -> Heights | None:
    """The least and the best height of all; None, with the fault logged, if one has none."""
    ways = _ways(charts, width, shop)
    return Heights(min(way.least for way in ways), ways[0].best) if ways else None


def is_roomy(best: float, room: float) -> bool:
    """Whether charts of so much best height are not crowded in so high a room."""
    return room >= _CROWDED * best


def arrange(charts: Sequence[Chart], room: Rect, shop: draw.Shop) -> Arranged | TooLow | None:
    """The charts in their room; None, with the fault logged, if one has no height."""
    ways = _ways(charts, room.width, shop)
    if not ways:
        return None
    way = _suited(ways, room.height)
    shares = _shared(way.wanted, room.height)
    if isinstance(shares, TooLow):
        return shares
    each, gap = shares
    places: list[tuple[Chart, Rect]] = []
    rules: list[Stroke] = []
    color = shop.theme.color("rule")
    top = room.top
    for number, (row, height) in enumerate(zip(way.rows, each, strict=True)):
        if number:
            level = top + (1 - _RULED) * gap
            rules.append(Stroke((("M", room.x, level), ("L", room.right, level)), color, HAIRLINE))
        width = _width(row, room.width)
        for column, chart in enumerate(row):
            x = room.x + column * (width + _GUTTER)
            own = height if len(row) == 1 else min(height, _most(chart, width, shop))
            places.append((chart, Rect(x, top - own, width, own)))
            if column:
                middle = x - _GUTTER / 2
                path = (("M", middle, top), ("L", middle, top - height))
                rules.append(Stroke(path, color, HAIRLINE))
        top -= height + gap
    return Arranged(tuple(places), tuple(rules))


def _suited(ways: Sequence[_Way], room: float) -> _Way:
    """The first way that is not crowded, else the last that fits, else the lowest."""
    fitting = [way for way in ways if way.least <= room + _SLACK]
    roomy = [way for way in fitting if is_roomy(way.best, room)]
    return (roomy[:1] or fitting[-1:] or [min(ways, key=lambda way: way.least)])[0]


def _ways(charts: Sequence[Chart], width: float, shop: draw.Shop) -> list[_Way]:
    """Under each other, then side by side; none, with the fault logged, if a chart has no height.

    A chart that a column is too narrow for is no fault while the panel is not.
    """
    fit = max(1, int((width + _GUTTER) / (_COLUMN + _GUTTER)))
    columns = -(-len(charts) // -(-len(charts) // fit))
    under = [draw.heights(chart, width, shop) for chart in charts]
    known = [one for one in under if one is not None]
    if len(known) < len(under):
        return []
    ways = [_Way([[chart] for chart in charts], known)]
    if columns > 1:
        rows = [list(charts[at : at + columns]) for at in range(0, len(charts), columns)]
        try:
            tried = [_row_heights(row, width, shop.on_trial()) for row in rows]
            ways.append(_Way(rows, tried))
        except Refused:
            return ways
    return ways


def _row_heights(row: Sequence[Chart], width: float, shop: draw.Shop) -> Heights:
    each = [draw.measured(chart, _width(row, width), shop) for chart in row]
    return Heights(
        max(one.least for one in each), max(one.best for one in each), max(one.most for one in each)
    )


def _most(chart: Chart, width: float, shop: draw.Shop) -> float:
    """The most height that a chart can use beside others that can use more."""
    return draw.measured(chart, width, shop.on_trial()).most


def _width(row: Sequence[Chart], width: float) -> float:
    """The width of each chart of a row."""
    return (width - (len(row) - 1) * _GUTTER) / len(row)


def _shared(wanted: Sequence[Heights], room: float) -> tuple[list[float], float] | TooLow:
    """A height for each row and the white between."""
    gaps = len(wanted) - 1
    least = sum(w.least for w in wanted)
    best = sum(w.best for w in wanted)
    free = room - least - gaps * _BETWEEN
    if free < -_SLACK:
        return TooLow(-free)
    share = min(1.0, max(0.0, free) / (best - least)) if best > least else 1.0
    heights = [w.least + share * (w.best - w.least) for w in wanted]
    left = room - sum(heights) - gaps * _BETWEEN
    gap = min(_MOST_BETWEEN, _BETWEEN + left / (2 * gaps)) if gaps else 0.0
    return _grown(heights, [w.most for w in wanted], room - gaps * gap), gap


def _grown(heights: Sequence[float], most: Sequence[float], room: float) -> list[float]:
    """The heights that fill the room, grown alike, none over the most that it can use."""
    grown = list(heights)
    growing = set(range(len(grown)))
    while growing:
        more = (room - sum(grown)) / sum(grown[at] for at in growing) + 1
        full = {at for at in growing if grown[at] * more > most[at]}
        for at in full or growing:
            grown[at] = min(most[at], grown[at] * more)
        growing = growing - full if full else set()
    return grown
