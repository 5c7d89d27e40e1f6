"""Series titles with their colors, in rows over a chart."""

from __future__ import annotations

from collections.abc import Sequence

from typeset.geometry import Rect
from typeset.issue.charts import Series

from .sheet import Measure, Refused, Sheet
from .theme import SERIES

_KEY = 0.8  # em of the label, the side of a color's square
_AFTER = 0.4  # em, between square and title
_BETWEEN = 1.2  # em, between two entries
_LEADING = 1.45  # em
_UNDER = 0.25  # em, under the last row


def height(measure: Measure, series: Sequence[Series]) -> float:
    """What the legend takes."""
    size = measure.theme["label"].size
    return (len(_rows(measure, series)) * _LEADING + _UNDER) * size


def paint(sheet: Sheet, series: Sequence[Series], top: float) -> float:
    """The legend under `top`; returns what it takes."""
    size = sheet.theme["label"].size
    number = 0
    for line, row in enumerate(_rows(sheet, series)):
        baseline = top - (0.95 + line * _LEADING) * size
        pen = 0.0
        for one in row:
            key = Rect(pen, baseline - 0.02 * size, _KEY * size, _KEY * size)
            sheet.box(key, SERIES[number])
            pen += (_KEY + _AFTER) * size
            pen += sheet.say(one.title, "label", pen, baseline) + _BETWEEN * size
            number += 1
    return height(sheet, series)


def _rows(measure: Measure, series: Sequence[Series]) -> list[list[Series]]:
    if len(series) > len(SERIES):
        raise Refused("chart-many", series[0].title.span, found=len(series), most=len(SERIES))
    size = measure.theme["label"].size
    rows: list[list[Series]] = []
    pen = measure.width + 1
    for one in series:
        wide = (_KEY + _AFTER) * size + measure.extent(one.title, "label")
        if wide > measure.width:
            raise Refused("chart-narrow", one.title.span, width=round(measure.width))
        if pen + wide > measure.width:
            rows.append([])
            pen = 0.0
        rows[-1].append(one)
        pen += wide + _BETWEEN * size
    return rows
