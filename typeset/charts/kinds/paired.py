"""The same categories measured twice (成对条形图): two units, two scales, one order of bars.

Under each other where the height allows, so that each measure is read as one chart; side by
side where it does not, in a wide panel where it is crowded. A category keeps its color in both.
"""

from __future__ import annotations

from typing import cast

from typeset.charts import heading
from typeset.charts.plot import Plot, plot
from typeset.charts.sheet import Heights, Measure, Refused, Sheet
from typeset.charts.theme import HAIRLINE, SERIES
from typeset.geometry import Rect
from typeset.issue.charts import PairedBars, Series

from . import bars

_BETWEEN = 16.0  # points between the two measures, one above the other
_MOST_MORE = 20.0  # points of white more, where there is room
_RULE = 0.55  # of that white, over the rule that parts the two
_GUTTER = 12.0  # points between them side by side
_ROW = 5.0  # points, least white under a row side by side
_UNDER = 2.0  # points between a label and its bars
_CROWDED = 0.85  # of the best height; with less room a wide panel sets the two side by side


def heights(measure: Measure) -> Heights:
    chart = cast("PairedBars", measure.chart)
    title = heading.height(measure, chart.title, None)
    least = _beside_least(measure, chart)
    stacked = _stacked(measure, chart)
    best = max(least, sum(one.best for one in stacked) + _BETWEEN)
    most = sum(one.most for one in stacked) + _BETWEEN + _MOST_MORE
    return Heights(title + least, title + best, title + max(best, most))


def paint(sheet: Sheet) -> None:
    chart = cast("PairedBars", sheet.chart)
    top = sheet.height - heading.paint(sheet, chart.title, None)
    wanted = _stacked(sheet, chart)
    low, high = (
        sum(heights) + _BETWEEN
        for heights in zip(*((one.least, one.best) for one in wanted), strict=True)
    )
    with plot(sheet) as drawn:
        if top >= (low if sheet.width < bars.WIDE else max(low, _CROWDED * high)):
            _stack(drawn, chart, top)
        else:
            _beside(drawn, chart, top)


def _stacked(measure: Measure, chart: PairedBars) -> list[Heights]:
    """What each measure takes, one above the other."""
    wanted = []
    for series in chart.series:
        head = heading.height(measure, series.title, series.figures[0].unit, dated=False)
        low, high = bars.row_heights(measure, chart.categories, _values(series))
        most = bars.row_most(measure, chart.categories, _values(series))
        wanted.append(Heights(head + low, head + high, head + most))
    return wanted


def _stack(drawn: Plot, chart: PairedBars, top: float) -> None:
    sheet = drawn.sheet
    wanted = _stacked(sheet, chart)
    least, best = sum(one.least for one in wanted), sum(one.best for one in wanted)
    between = _BETWEEN + min(max(0.0, top - _BETWEEN - best) / 2, _MOST_MORE)
    share = (top - between - least) / (best - least)
    for number, (series, one) in enumerate(zip(chart.series, wanted, strict=True)):
        if number:
            sheet.rule(0, sheet.width, top + (1 - _RULE) * between, HAIRLINE)
        each = one.least + share * (one.best - one.least)
        head = heading.paint(sheet, series.title, series.figures[0].unit, top=top, dated=False)
        box = Rect(0, top - each, sheet.width, each - head)
        bars.block(drawn, box, chart.categories, _values(series), _colors(chart))
        top -= each + between


def _beside(drawn: Plot, chart: PairedBars, top: float) -> None:
    """A category's label over its two bars, a measure in each half of the width."""
    sheet = drawn.sheet
    half = (sheet.width - _GUTTER) / 2
    lefts = (0.0, half + _GUTTER)
    head = max(
        heading.paint(
            sheet, series.title, series.figures[0].unit, x=x, top=top, width=half, dated=False
        )
        for x, series in zip(lefts, chart.series, strict=True)
    )
    labels, digits = _rows(sheet, chart)
    count = len(labels)
    free = top - head - sum(labels) - count * _UNDER
    if free < count * digits + (count - 1) * _ROW - 0.01:
        raise Refused("chart-low", rows=count, height=round(sheet.height),
                      least=round(heights(sheet).least))  # fmt: skip
    thick = bars.thickness(sheet, free, count, digits)
    white = (free - count * thick) / max(1, count - 1)
    middles = []
    above = top - head
    for category, label in zip(chart.categories, labels, strict=True):
        sheet.paragraph(category, "label", 0, above, sheet.width)
        above -= label + _UNDER
        middles.append(above - thick / 2)
        above -= thick + white
    for x, series in zip(lefts, chart.series, strict=True):
        box = Rect(x, 0, half, sheet.height)
        bars.draw(drawn, box, middles, thick, _values(series), _colors(chart), bars.FLUSH)


def _beside_least(measure: Measure, chart: PairedBars) -> float:
    """The least height side by side."""
    labels, digits = _rows(measure, chart)
    half = (measure.width - _GUTTER) / 2
    head = max(
        heading.height(measure, series.title, series.figures[0].unit, half, dated=False)
        for series in chart.series
    )
    fixed = head + sum(labels) + len(labels) * _UNDER
    return fixed + len(labels) * digits + (len(labels) - 1) * _ROW


def _rows(measure: Measure, chart: PairedBars) -> tuple[list[float], float]:
    """The height of each label over its row, and the least of the bars under it."""
    label = measure.theme["label"]
    lines = [len(measure.lines(c, "label", measure.width)) for c in chart.categories]
    labels = [label.size + (count - 1) * label.leading for count in lines]
    values = [value for series in chart.series for value in _values(series)]
    return labels, max(bars.THIN, bars.digits(measure, values))


def _values(series: Series) -> list[bars.Value]:
    return [bars.value_of(figure) for figure in series.figures]


def _colors(chart: PairedBars) -> list[str]:
    """A color for each category while there are two of them, one for all of more."""
    count = len(chart.categories)
    return list(SERIES[:count]) if count <= 2 else [SERIES[0]] * count
