"""Bars whose parts are the series (堆积条形图): values in their parts, or over them by room."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from typeset.charts import heading, legend
from typeset.charts.plot import plot
from typeset.charts.sheet import Heights, Measure, Refused, Sheet
from typeset.charts.theme import PARTING, SERIES
from typeset.geometry import Rect
from typeset.issue.charts import StackedBars

from . import bars

_CAP = 0.70  # em, the height of digits
_UNDER = 4.0  # points between a label and its bar
_BETWEEN, _AIRY = 7.0, 13.0  # points between two categories, least and where it looks best
_THIN, _THICK = 5.0, 9.0  # points more than the digits in the bar, likewise
_INSIDE = 3.0  # points, least white beside a value in its part
_APART = 6.5  # points between two values over their parts
_OVER = 2.5  # points between such values and the bar
_REVERSED = frozenset({"first"})  # dark enough for white type; on the other colors type is black


def heights(measure: Measure) -> Heights:
    chart = cast("StackedBars", measure.chart)
    head = heading.height(measure, chart.title, chart.members()[0].unit)
    head += legend.height(measure, chart.series)
    fixed = _fixed(measure, chart)
    count = len(chart.categories)
    digits = _CAP * measure.theme["value"].size
    return Heights(
        head + fixed + count * (digits + _THIN) + (count - 1) * _BETWEEN,
        head + fixed + count * (digits + _THICK) + (count - 1) * _AIRY,
    )


def paint(sheet: Sheet) -> None:
    chart = cast("StackedBars", sheet.chart)
    top = sheet.height - heading.paint(sheet, chart.title, chart.members()[0].unit)
    top -= legend.paint(sheet, chart.series, top)
    count = len(chart.categories)
    digits = _CAP * sheet.theme["value"].size
    free = top - _fixed(sheet, chart)
    thin = digits + _THIN
    most = (free - (count - 1) * _BETWEEN) / count
    if most < thin - 0.01:
        raise Refused("chart-low", rows=count, height=round(sheet.height),
                      least=round(heights(sheet).least))  # fmt: skip
    thick = min(most, max(thin, bars.thickness(sheet, free, count, thin)))
    between = (free - count * thick) / max(1, count - 1)
    scale = _scale(sheet, chart)
    with plot(sheet) as drawn:
        box = Rect(0, 0, sheet.width, sheet.height)
        axes = drawn.axes(box, (0, sheet.width / scale), (0, sheet.height))
        outside = _any_outside(sheet, chart, scale)
        for row, category in enumerate(chart.categories):
            sheet.paragraph(category, "label", 0, top, sheet.width)
            top -= _label(sheet, chart, row) + _UNDER
            values = [bars.value_of(series.figures[row]) for series in chart.series]
            if outside:
                top -= digits + _OVER
            middle = top - thick / 2
            left = 0.0
            centers = []
            for value, color in zip(values, SERIES, strict=False):
                axes.barh(middle, value.size, left=left, height=thick, linewidth=PARTING,
                          color=drawn.color(color), edgecolor=drawn.color("ground"))  # fmt: skip
                centers.append(left + value.size / 2)
                left += value.size
            if outside:
                centers = [c / scale for c in _spread(sheet, values, [c * scale for c in centers])]
            for value, center, color in zip(values, centers, SERIES, strict=False):
                ink = "paper" if color in _REVERSED and not outside else "ink"
                dy = thick / 2 + _OVER + digits / 2 if outside else 0.0
                drawn.say(axes, value.words, "value", (center, middle), dy=dy, across="center",
                          color=ink)  # fmt: skip
            top -= thick + between


def _scale(measure: Measure, chart: StackedBars) -> float:
    totals = [
        sum(bars.value_of(series.figures[row]).size for series in chart.series)
        for row in range(len(chart.categories))
    ]
    scale = (measure.width - 1) / (max(totals) or 1.0)
    for series in chart.series:
        for figure in series.figures:
            value = bars.value_of(figure)
            if 0 < value.size * scale < bars.VISIBLE:
                raise Refused("chart-scale", value.words.span, value=value.words.value,
                              longest=f"{max(totals):g}")  # fmt: skip
    return scale


def _any_outside(measure: Measure, chart: StackedBars, scale: float) -> bool:
    """Whether a part is too short for its value: then all stand over their parts."""
    return any(
        bars.value_of(figure).size * scale < measure.extent(figure.value, "value") + 2 * _INSIDE
        for series in chart.series
        for figure in series.figures
    )


def _spread(
    measure: Measure, values: Sequence[bars.Value], centers: Sequence[float]
) -> list[float]:
    """The centers moved apart so far that the values do not touch, and into the width."""
    widths = [measure.extent(value.words, "value") for value in values]
    if sum(widths) + _APART * (len(widths) - 1) > measure.width:
        raise Refused("chart-narrow", values[0].words.span, width=round(measure.width))
    placed: list[float] = []
    edge = 0.0
    for center, width in zip(centers, widths, strict=True):
        placed.append(max(center, edge + width / 2))
        edge = placed[-1] + width / 2 + _APART
    edge = measure.width
    for at in reversed(range(len(placed))):
        placed[at] = min(placed[at], edge - widths[at] / 2)
        edge = placed[at] - widths[at] / 2 - _APART
    return placed


def _fixed(measure: Measure, chart: StackedBars) -> float:
    """Labels, and the values that stand over their bars."""
    scale = _scale(measure, chart)
    digits = _CAP * measure.theme["value"].size
    over = digits + _OVER if _any_outside(measure, chart, scale) else 0.0
    rows = range(len(chart.categories))
    return sum(_label(measure, chart, row) + _UNDER + over for row in rows)


def _label(measure: Measure, chart: StackedBars, row: int) -> float:
    style = measure.theme["label"]
    lines = len(measure.lines(chart.categories[row], "label", measure.width))
    return style.size + (lines - 1) * style.leading
