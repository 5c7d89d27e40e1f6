"""Bars of several series in each category (分组条形图), on one scale from zero."""

from __future__ import annotations

from typing import cast

from typeset.charts import heading, legend
from typeset.charts.plot import plot
from typeset.charts.sheet import Heights, Measure, Refused, Sheet
from typeset.charts.theme import SERIES
from typeset.geometry import Rect
from typeset.issue.charts import GroupedBars

from . import bars

_WHITE = 2.5  # points between two bars of a category
_UNDER = 2.5  # points between a label and its bars
_BETWEEN, _AIRY = 6.0, 12.0  # points between two categories, least and where it looks best
_THICK = 15.0  # points, where it looks best
_BODY = 0.72  # of the room without labels, the bars


def heights(measure: Measure) -> Heights:
    chart = cast("GroupedBars", measure.chart)
    head = heading.height(measure, chart.title, chart.members()[0].unit)
    head += legend.height(measure, chart.series)
    labels = sum(_label(measure, chart))
    count, series = len(chart.categories), len(chart.series)
    thin = _thinnest(measure)
    fixed = head + labels + count * (_UNDER + (series - 1) * _WHITE)
    least = fixed + count * series * thin + (count - 1) * _BETWEEN
    best = fixed + count * series * max(thin, _THICK) + (count - 1) * _AIRY
    return Heights(least, best)


def paint(sheet: Sheet) -> None:
    chart = cast("GroupedBars", sheet.chart)
    top = sheet.height - heading.paint(sheet, chart.title, chart.members()[0].unit)
    top -= legend.paint(sheet, chart.series, top)
    labels = _label(sheet, chart)
    count, series = len(chart.categories), len(chart.series)
    thin = _thinnest(sheet)
    free = top - sum(labels) - count * _UNDER - count * (series - 1) * _WHITE
    if free < count * series * thin + (count - 1) * _BETWEEN - 0.01:
        raise Refused("chart-low", rows=count * series, height=round(sheet.height),
                      least=round(heights(sheet).least))  # fmt: skip
    most = (free - (count - 1) * _BETWEEN) / (count * series)
    thick = max(thin, min(bars.thickest(sheet), most, _BODY * free / (count * series)))
    between = (free - count * series * thick) / max(1, count - 1)
    middles: list[float] = []
    values: list[bars.Value] = []
    colors: list[str] = []
    for row, (category, label) in enumerate(zip(chart.categories, labels, strict=True)):
        sheet.paragraph(category, "label", 0, top, sheet.width)
        top -= label + _UNDER
        for one, color in zip(chart.series, SERIES, strict=False):
            middles.append(top - thick / 2)
            values.append(bars.value_of(one.figures[row]))
            colors.append(color)
            top -= thick + _WHITE
        top -= between - _WHITE
    with plot(sheet) as drawn:
        box = Rect(0, 0, sheet.width, sheet.height)
        bars.draw(drawn, box, middles, thick, values, colors, bars.FLUSH)


def _thinnest(measure: Measure) -> float:
    values = [bars.value_of(member) for member in measure.chart.members()]
    return max(bars.THIN, bars.digits(measure, values))


def _label(measure: Measure, chart: GroupedBars) -> list[float]:
    style = measure.theme["label"]
    return [
        style.size + (len(measure.lines(one, "label", measure.width)) - 1) * style.leading
        for one in chart.categories
    ]
