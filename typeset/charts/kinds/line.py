"""Lines over times (折线图): few ticks, every value printed at its point.

A scale that does not start at zero says so: its ticks are always named, and its axis is broken
over the zero that stands at its foot.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise, zip_longest
from typing import cast

from msgspec import Struct

from typeset.charts import heading, legend
from typeset.charts.plot import plot
from typeset.charts.sheet import Heights, Measure, Refused, Sheet
from typeset.charts.theme import HAIRLINE, SERIES
from typeset.display.ops import Path
from typeset.geometry import Rect
from typeset.issue.charts import Line
from typeset.source import Text

from . import bars, scales

_CAP = 0.70  # em, the height of digits
_LEAST, _BEST = 46.0, 92.0  # points, the height of the lines' own field
_OFF = 4.0  # points between a point and its value
_APART = 3.0  # points between two labels of the axis
_DOT = 4.0  # points
_PEN = 1.6
_STEPS = 24  # places along a stroke at which it is looked for under a value
_CLEAR = 1.5  # points of white between a value and the gridline that makes way for it
_STUB = 8.0  # points; a shorter piece of a gridline is none
_BROKEN = 13.0  # points from zero to the first tick of a broken scale
_AXIS = 0.6  # points, the width of a broken axis
_TEETH, _TOOTH = (3.5, 6.5, 9.5), 2.4  # points over zero where the axis bends, points to a side


class _Spot(Struct, frozen=True):
    """Where a value stands: by how much beside and over its point, and its box on the sheet."""

    dx: float
    dy: float
    box: Rect


def heights(measure: Measure) -> Heights:
    chart = cast("Line", measure.chart)
    fixed = _head(measure, chart) + _foot(measure, chart) + _above(measure)
    # Grown higher than it is wide, a line says more of a rise than there is (Cleveland: 45°).
    return Heights(fixed + _LEAST, fixed + _BEST, fixed + max(_BEST, _across(measure, chart)))


def paint(sheet: Sheet) -> None:
    chart = cast("Line", sheet.chart)
    top = sheet.height - heading.paint(sheet, _title(chart), chart.members()[0].unit)
    top -= _name_series(sheet, chart, top)
    zero, foot = _times(sheet), _foot(sheet, chart)
    field = top - foot - _above(sheet)
    if field < _LEAST - 0.01:
        raise Refused("chart-low", rows=1, height=round(sheet.height),
                      least=round(heights(sheet).least))  # fmt: skip
    values = [[bars.value_of(figure) for figure in series.figures] for series in chart.series]
    sizes = [value.size for row in values for value in row]
    ticks = scales.ticks(sizes)
    scale = (ticks[0], max(ticks[-1], *sizes))
    # In a narrow panel the values at the points are all that names heights over zero.
    is_named = not sheet.is_compact or ticks[0] != 0
    names = [scales.name(tick) for tick in ticks] if is_named else []
    left = sheet.widest(names, "tick") + _OFF if names else 0.0
    first, last = _margins(sheet, chart, values)
    edge = left - _OFF if names else 0.0
    if zero < foot:  # no value on the axis
        edge = left + _CLEAR
        wide = sheet.widest([row[0].words for row in values], "point")
        first = max(first, wide + 1.01 * _CLEAR)
    box = Rect(left, foot, sheet.width - left, field)
    count = len(chart.categories)
    step = (box.width - first - last) / (count - 1)
    _check_room(sheet, chart, step)
    per_unit = field / (scale[1] - scale[0])
    points = [
        [(left + first + x * step, foot + (value.size - ticks[0]) * per_unit)
         for x, value in enumerate(row)]
        for row in values
    ]  # fmt: skip
    spots = _spots(sheet, values, points, (edge, foot - 1))
    _grid(sheet, box, scale, ticks, names, [spot.box for row in spots for spot in row])
    if zero < foot:
        _break_axis(sheet, box, zero)
    with plot(sheet) as drawn:
        axes = drawn.axes(box, (-first / step, count - 1 + last / step), scale)
        for x, category in enumerate(chart.categories):
            drawn.say(axes, category, "tick", (x, ticks[0]), across="center",
                      dy=zero - foot - 0.85 * sheet.theme["tick"].size)  # fmt: skip
        for row, color in zip(values, SERIES, strict=False):
            axes.plot(range(count), [value.size for value in row], color=drawn.color(color),
                      linewidth=_PEN, marker="o", markersize=_DOT, markeredgewidth=0,
                      clip_on=False)  # fmt: skip
        for number, (row, places) in enumerate(zip(values, spots, strict=True)):
            for x, (value, spot) in enumerate(zip(row, places, strict=True)):
                drawn.say(axes, value.words, "point", (x, value.size), dx=spot.dx, dy=spot.dy,
                          across="center", color=None if number == 0 else "ink")  # fmt: skip


def _spots(
    sheet: Sheet, rows: Sequence[Sequence[bars.Value]],
    points: Sequence[Sequence[tuple[float, float]]], corner: tuple[float, float],
) -> list[list[_Spot]]:  # fmt: skip
    """Each value near its point, where neither a line nor other words are in the way.

    They stand right of and above the `corner` that axis, ticks and times leave.
    """
    high = _CAP * sheet.theme["point"].size
    strokes = [pair for row in points for pair in pairwise(row)]
    taken: list[list[_Spot]] = []
    for row, places in zip(rows, points, strict=True):
        taken.append([])
        for value, (px, py) in zip(row, places, strict=True):
            wide = sheet.extent(value.words, "point")
            spots = [
                _Spot(dx, dy, Rect(px + dx - wide / 2, py + dy - high / 2, wide, high))
                for dy in (_OFF + high / 2, -_OFF - high / 2)
                for dx in (0.0, -wide / 3, wide / 3, -wide / 2, wide / 2)
            ]
            free = [
                spot for spot in spots
                if spot.box.x >= corner[0] and spot.box.y > corner[1]
                and spot.box.right <= sheet.width
                and not any(spot.box.overlaps(one.box, -0.5) for them in taken for one in them)
            ]  # fmt: skip
            if not free:
                raise Refused("chart-crowded", value.words.span, value=value.words.value)
            best = min(
                free, key=lambda spot: sum(_crosses(spot.box, *stroke) for stroke in strokes)
            )
            taken[-1].append(best)
    return taken


def _grid(
    sheet: Sheet,
    box: Rect,
    scale: tuple[float, float],
    ticks: Sequence[float],
    names: Sequence[str],
    values: Sequence[Rect],
) -> None:
    """A level line at each tick, with its name where ticks are named."""
    for tick, name in zip_longest(ticks, names):
        level = box.y + (tick - scale[0]) / (scale[1] - scale[0]) * box.height
        for start, end in _pieces(box, level, values):
            sheet.rule(start, end, level, HAIRLINE)
        if name is not None:
            _say_tick(sheet, name, box.x, level)


def _pieces(box: Rect, level: float, boxes: Sequence[Rect]) -> Iterator[tuple[float, float]]:
    """What is drawn of a gridline that makes way for every value it would run through."""
    start = box.x
    for one in sorted(boxes, key=lambda one: one.x):
        if not one.y - _CLEAR < level < one.top + _CLEAR:
            continue
        if one.x - _CLEAR - start >= _STUB:
            yield start, one.x - _CLEAR
        start = max(start, one.right + _CLEAR)
    if box.right - start >= _STUB:
        yield start, box.right


def _say_tick(sheet: Sheet, name: str, left: float, level: float) -> None:
    baseline = level - _CAP / 2 * sheet.theme["tick"].size
    sheet.say(name, "tick", left - _OFF, baseline, anchor="right")


def _break_axis(sheet: Sheet, box: Rect, zero: float) -> None:
    """The axis from zero up, bent to and fro where it leaves out what is under the first tick."""
    sheet.rule(box.x, box.right, zero, HAIRLINE)
    _say_tick(sheet, "0", box.x, zero)
    low, middle, high = (zero + tooth for tooth in _TEETH)
    path: Path = (
        ("M", box.x, zero), ("L", box.x, low - 1.5), ("L", box.x + _TOOTH, low),
        ("L", box.x - _TOOTH, middle), ("L", box.x + _TOOTH, high), ("L", box.x, high + 1.5),
        ("L", box.x, box.top),
    )  # fmt: skip
    sheet.stroke(path, _AXIS, "axis")


def _crosses(box: Rect, start: tuple[float, float], end: tuple[float, float]) -> bool:
    """Whether a stroke runs through a box, as far as points along it tell."""
    (x0, y0), (x1, y1) = start, end
    shares = [step / _STEPS for step in range(_STEPS + 1)]
    return any(
        box.x - 1 <= x0 + (x1 - x0) * t <= box.right + 1
        and box.y - 1 <= y0 + (y1 - y0) * t <= box.top + 1
        for t in shares
    )


def _margins(
    measure: Measure, chart: Line, values: Sequence[Sequence[bars.Value]]
) -> tuple[float, float]:
    """Half of what stands at the first and at the last time."""

    def half(at: int) -> float:
        widths = [measure.extent(row[at].words, "point") for row in values]
        return max(measure.extent(chart.categories[at], "tick"), *widths) / 2

    return half(0), half(-1)


def _across(measure: Measure, chart: Line) -> float:
    """The width from the first time to the last, were a tick's name as wide as the widest value."""
    values = [[bars.value_of(figure) for figure in series.figures] for series in chart.series]
    words = [value.words for row in values for value in row]
    sizes = [value.size for row in values for value in row]
    is_named = not measure.is_compact or scales.is_level(sizes)
    left = measure.widest(words, "tick") + _OFF if is_named else 0.0
    return measure.width - left - sum(_margins(measure, chart, values))


def _check_room(measure: Measure, chart: Line, step: float) -> None:
    widths = [measure.extent(category, "tick") for category in chart.categories]
    for number, (left, right) in enumerate(pairwise(widths)):
        if (left + right) / 2 + _APART > step:
            raise Refused("chart-times", chart.categories[number + 1].span, found=len(widths),
                          width=round(measure.width))  # fmt: skip


def _title(chart: Line) -> Text | None:
    """The chart's title; without one, the name of its only line."""
    if chart.title is None and len(chart.series) == 1:
        return chart.series[0].title
    return chart.title


def _subtitle(chart: Line) -> Text | None:
    """The name of an only line, where the chart's title says something else."""
    name = chart.series[0].title
    is_said = chart.title is None or chart.title_says(name)
    return None if len(chart.series) > 1 or is_said else name


def _name_series(sheet: Sheet, chart: Line, top: float) -> float:
    """The legend; one line needs no color to tell it by. Returns what it takes."""
    if len(chart.series) > 1:
        return legend.paint(sheet, chart.series, top)
    subtitle = _subtitle(chart)
    if subtitle is None:
        return 0.0
    return sheet.paragraph(subtitle, "label", 0.0, top, sheet.width)


def _head(measure: Measure, chart: Line) -> float:
    head = heading.height(measure, _title(chart), chart.members()[0].unit)
    if len(chart.series) > 1:
        return head + legend.height(measure, chart.series)
    subtitle = _subtitle(chart)
    if subtitle is None:
        return head
    lines = measure.lines(subtitle, "label", measure.width)
    return head + len(lines) * measure.theme["label"].leading


def _foot(measure: Measure, chart: Line) -> float:
    """Under the field: the times, and what a broken scale leaves out."""
    values = [bars.value_of(figure).size for figure in chart.members()]
    return _times(measure) + (_BROKEN if scales.is_level(values) else 0.0)


def _times(measure: Measure) -> float:
    return 1.5 * measure.theme["tick"].size


def _above(measure: Measure) -> float:
    """Over the field: the value of a point that lies on its upper edge."""
    return _OFF + _CAP * measure.theme["point"].size
