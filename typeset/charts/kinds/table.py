"""Figures in rows and columns with rules (表), numbers standing on their decimal points.

Drawn without matplotlib: it is type and rules.
"""

from __future__ import annotations

from typing import cast

from typeset.charts import heading
from typeset.charts.sheet import Heights, Measure, Refused, Sheet
from typeset.charts.theme import HAIRLINE
from typeset.issue.charts import Series, Table

_LEAST_ROW, _BEST_ROW = 1.15, 1.7  # em of a cell's figures
_COLUMN = 8.0  # points between two columns
_LABEL = 3.0  # em, the least a row's label may be given
_CAP = 0.70
_THICK, _THIN = 1.0, HAIRLINE  # points


def heights(measure: Measure) -> Heights:
    chart = cast("Table", measure.chart)
    head = heading.height(measure, chart.title, None) + _top(measure)
    size, over, rows = measure.theme["cell"].size, sum(_over(measure, chart)), len(chart.categories)
    return Heights(head + over + rows * _LEAST_ROW * size, head + over + rows * _BEST_ROW * size)


def paint(sheet: Sheet) -> None:
    chart = cast("Table", sheet.chart)
    top = sheet.height - heading.paint(sheet, chart.title, None)
    over = _over(sheet, chart)
    size = sheet.theme["cell"].size
    row = (top - _top(sheet) - sum(over)) / len(over)
    if row < _LEAST_ROW * size - 0.01:
        raise Refused("chart-low", rows=len(over), height=round(sheet.height),
                      least=round(heights(sheet).least))  # fmt: skip
    rights = _rights(sheet, chart)
    top = _heads(sheet, chart, rights, top)
    label = sheet.theme["label"]
    for number, (category, more) in enumerate(zip(chart.categories, over, strict=True)):
        if number:
            with sheet.group("Artifact"):
                sheet.rule(0, sheet.width, top, _THIN)
        middle = top - (row + more) / 2
        with sheet.group("TR"):
            with sheet.group("TH"):
                sheet.paragraph(category, "label", 0, middle + more / 2 + 0.5 * label.size,
                                _room(sheet, chart))  # fmt: skip
            for series, right in zip(chart.series, rights, strict=True):
                value = series.figures[number].value
                with sheet.group("TD"):
                    after = _after(sheet, value.value)
                    x = right - _tail(sheet, series) + after
                    sheet.say(value, "cell", x, middle - _CAP / 2 * size, anchor="right")
        top -= row + more
    with sheet.group("Artifact"):
        sheet.rule(0, sheet.width, top, _THICK, "axis")


def _heads(sheet: Sheet, chart: Table, rights: list[float], top: float) -> float:
    """Titles over units, between a thick and a thin rule."""
    heading_style, unit = sheet.theme["heading"], sheet.theme["unit"]
    with sheet.group("Artifact"):
        sheet.rule(0, sheet.width, top - _THICK / 2, _THICK, "axis")
    with sheet.group("TR"):
        for series, right in zip(chart.series, rights, strict=True):
            with sheet.group("TH"):
                sheet.say(series.title, "heading", right, top - 1.25 * heading_style.size,
                          anchor="right")  # fmt: skip
                sheet.say(series.figures[0].unit, "unit", right,
                          top - 1.4 * heading_style.size - unit.size, anchor="right")  # fmt: skip
    top -= _top(sheet)
    with sheet.group("Artifact"):
        sheet.rule(0, sheet.width, top, _THIN, "axis")
    return top


def _top(measure: Measure) -> float:
    return 1.4 * measure.theme["heading"].size + 1.5 * measure.theme["unit"].size


def _after(measure: Measure, value: str) -> float:
    """The width of what follows the last whole digit."""
    _, point, decimals = value.partition(".")
    return measure.extent(point + decimals, "cell") if point else 0.0


def _tail(measure: Measure, series: Series) -> float:
    return max(_after(measure, figure.value.value) for figure in series.figures)


def _column(measure: Measure, series: Series) -> float:
    """The width of a column: its title, its unit, its numbers on their points."""
    whole = max(
        measure.extent(f.value, "cell") - _after(measure, f.value.value) for f in series.figures
    )
    title = measure.extent(series.title, "heading")
    unit = measure.extent(series.figures[0].unit, "unit")
    return max(title, unit, whole + _tail(measure, series))


def _rights(measure: Measure, chart: Table) -> list[float]:
    """Where columns end: what the labels leave free is shared out, the last ends at the edge."""
    free = _room(measure, chart) - measure.widest(chart.categories, "label")
    between = _COLUMN + max(0.0, free) / len(chart.series)
    rights, right = [], measure.width
    for series in reversed(chart.series):
        rights.append(right)
        right -= _column(measure, series) + between
    return rights[::-1]


def _room(measure: Measure, chart: Table) -> float:
    """What the columns leave for the rows' labels."""
    room = measure.width - sum(_column(measure, series) + _COLUMN for series in chart.series)
    if room < _LABEL * measure.theme["label"].size:
        raise Refused("chart-narrow", chart.series[-1].title.span, width=round(measure.width))
    return room


def _over(measure: Measure, chart: Table) -> list[float]:
    """What each row takes over one line, where its label needs more."""
    room, leading = _room(measure, chart), measure.theme["label"].leading
    lines = [len(measure.lines(category, "label", room)) for category in chart.categories]
    return [(count - 1) * leading for count in lines]
