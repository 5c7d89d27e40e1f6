"""The same categories measured twice (成对条形图): two units, two scales, one order of bars.

Under each other where the height allows, so that each measure is read as one chart; side by
side where it does not. A category keeps its color in both.
"""

from __future__ import annotations

from typing import cast

from typeset.charts import heading
from typeset.charts.plot import Plot, plot
from typeset.charts.sheet import Heights, Measure, Refused, Sheet
from typeset.charts.theme import SERIES
from typeset.geometry import Rect
from typeset.issue.charts import PairedBars, Series

from . import bars

_BETWEEN = 15.0  # points between the two measures, one above the other
_MOST_MORE = 14.0  # points of white more, where there is room
_GUTTER = 12.0  # points between them side by side
_CAP = 0.70  # em, the height of digits
_ROW = 5.0  # points, least white under a row side by side


def heights(measure: Measure) -> Heights:
    chart = cast("PairedBars", measure.chart)
    title = heading.height(measure, chart.title, None)
    best = sum(one.best for one in _stacked(measure, chart)) + _BETWEEN
    return Heights(title + _least_beside(measure, chart), title + best)


def paint(sheet: Sheet) -> None:
    chart = cast("PairedBars", sheet.chart)
    top = sheet.height - heading.paint(sheet, chart.title, None)
    with plot(sheet) as drawn:
        if top >= sum(one.least for one in _stacked(sheet, chart)) + _BETWEEN:
            _stack(drawn, chart, top)
        else:
            _beside(drawn, chart, top)


def _stacked(measure: Measure, chart: PairedBars) -> list[Heights]:
    """What each measure takes, one above the other."""
    wanted = []
    for series in chart.series:
        head = heading.height(measure, series.title, series.figures[0].unit)
        low, high = bars.row_heights(measure, chart.categories, _values(series))
        wanted.append(Heights(head + low, head + high))
    return wanted


def _stack(drawn: Plot, chart: PairedBars, top: float) -> None:
    sheet = drawn.sheet
    wanted = _stacked(sheet, chart)
    least, best = sum(one.least for one in wanted), sum(one.best for one in wanted)
    between = _BETWEEN + min(max(0.0, top - _BETWEEN - best) / 2, _MOST_MORE)
    share = (top - between - least) / (best - least)
    for series, one in zip(chart.series, wanted, strict=True):
        each = one.least + share * (one.best - one.least)
        head = heading.paint(sheet, series.title, series.figures[0].unit, top=top)
        box = Rect(0, top - each, sheet.width, each - head)
        bars.block(drawn, box, chart.categories, _values(series), _colors(chart))
        top -= each + between


def _beside(drawn: Plot, chart: PairedBars, top: float) -> None:
    """A category's label over its two bars, a measure in each half of the width."""
    sheet = drawn.sheet
    half = (sheet.width - _GUTTER) / 2
    lefts = (0.0, half + _GUTTER)
    head = max(
        heading.paint(sheet, series.title, series.figures[0].unit, x=x, top=top, width=half)
        for x, series in zip(lefts, chart.series, strict=True)
    )
    label = sheet.theme["label"]
    digits = max(bars.THIN, _CAP * sheet.theme["value"].size)
    row = (top - head) / len(chart.categories)
    labels = [len(sheet.lines(c, "label", sheet.width)) for c in chart.categories]
    high = label.size + (max(labels) - 1) * label.leading + 2.0
    if row < high + digits + 1.0:
        raise Refused("chart-low", rows=len(chart.categories), height=round(sheet.height),
                      least=round(heights(sheet).least))  # fmt: skip
    thick = min(bars.THICK, max(digits, 0.7 * (row - high)))
    middles = []
    for number, category in enumerate(chart.categories):
        above = top - head - number * row
        sheet.paragraph(category, "label", 0, above, sheet.width)
        middles.append(above - high - thick / 2)
    for x, series in zip(lefts, chart.series, strict=True):
        box = Rect(x, 0, half, sheet.height)
        bars.draw(drawn, box, middles, thick, _values(series), _colors(chart))


def _least_beside(measure: Measure, chart: PairedBars) -> float:
    label = measure.theme["label"]
    lines = max(len(measure.lines(c, "label", measure.width)) for c in chart.categories)
    high = label.size + (lines - 1) * label.leading + 2.0
    digits = max(bars.THIN, _CAP * measure.theme["value"].size)
    half = (measure.width - _GUTTER) / 2
    head = max(
        heading.height(measure, series.title, series.figures[0].unit, half)
        for series in chart.series
    )
    return head + len(chart.categories) * (high + digits + _ROW)


def _values(series: Series) -> list[bars.Value]:
    return [bars.value_of(figure) for figure in series.figures]


def _colors(chart: PairedBars) -> list[str]:
    """A color for each category while there are two of them, one for all of more."""
    count = len(chart.categories)
    return list(SERIES[:count]) if count <= 2 else [SERIES[0]] * count
