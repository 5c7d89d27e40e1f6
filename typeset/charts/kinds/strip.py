"""Key figures side by side (数字条), in as many columns as their words leave room for.

Drawn without matplotlib: there is nothing to compare by length.
"""

from __future__ import annotations

from typing import cast

from typeset.charts import heading, values
from typeset.charts.sheet import Heights, Measure, Refused, Sheet
from typeset.charts.theme import HAIRLINE
from typeset.display.ops import Path
from typeset.issue.charts import Member, Strip

_CAP = 0.70  # em, the height of digits
_UNDER = 4.5  # points between value and label
_BETWEEN, _AIRY = 8.0, 16.0  # points between two rows, least and where it looks best
_PAD = 5.0  # points beside the words of a cell
_GAP = 2.0  # points between value and unit


def heights(measure: Measure) -> Heights:
    chart = cast("Strip", measure.chart)
    head = heading.height(measure, chart.title, None)
    rows = _rows(measure, chart.members())
    high = sum(_height(measure, row, len(rows[0])) for row in rows)
    gaps = len(rows) - 1
    return Heights(head + high + gaps * _BETWEEN, head + high + gaps * _AIRY + 6)


def paint(sheet: Sheet) -> None:
    chart = cast("Strip", sheet.chart)
    top = sheet.height - heading.paint(sheet, chart.title, None)
    rows = _rows(sheet, chart.members())
    columns = len(rows[0])
    high = [_height(sheet, row, columns) for row in rows]
    free = top - sum(high)
    between = max(_BETWEEN, free / len(rows))
    if free < (len(rows) - 1) * _BETWEEN - 0.01:
        raise Refused("chart-low", rows=len(rows), height=round(sheet.height),
                      least=round(heights(sheet).least))  # fmt: skip
    cell = sheet.width / columns
    top -= max(0.0, free - (len(rows) - 1) * between) / 2  # as much white over as under the rows
    for number, (row, height) in enumerate(zip(rows, high, strict=True)):
        if number:
            with sheet.group("Artifact"):
                sheet.rule(0, sheet.width, top + between / 2, HAIRLINE)
        left = (columns - len(row)) * cell / 2  # a last row of fewer stands in the middle
        for column, member in enumerate(row):
            with sheet.group("LI"):
                _cell(sheet, member, left + column * cell, cell, top)
            if column:
                _upright(sheet, left + column * cell, top, height)
        top -= height + between


def _cell(sheet: Sheet, member: Member, x: float, cell: float, top: float) -> None:
    key = sheet.theme["key"]
    wide = values.extent(sheet, member, "key") + _GAP + _unit(sheet, member)
    left = x + (cell - wide) / 2
    baseline = top - _CAP * key.size
    at = left + values.say(sheet, member, "key", left, baseline) + _GAP
    sheet.say(member.unit, values.unit_role(member), at, baseline)
    measure = sheet.even(member.words, "label", cell - 2 * _PAD)
    label = max(line.width for line in sheet.lines(member.words, "label", measure))
    sheet.paragraph(member.words, "label", x + (cell - label) / 2, baseline - _UNDER,
                    cell - 2 * _PAD)  # fmt: skip


def _unit(measure: Measure, member: Member) -> float:
    return measure.extent(member.unit, values.unit_role(member))


def _upright(sheet: Sheet, x: float, top: float, height: float) -> None:
    path: Path = (("M", x, top), ("L", x, top - height))
    with sheet.group("Artifact"):
        sheet.stroke(path, HAIRLINE)


def _height(measure: Measure, row: tuple[Member, ...], columns: int) -> float:
    label = measure.theme["label"]
    room = measure.width / columns - 2 * _PAD
    lines = max(len(measure.lines(member.words, "label", room)) for member in row)
    return (
        _CAP * measure.theme["key"].size + _UNDER + (lines - 1) * label.leading + 1.05 * label.size
    )


def _rows(measure: Measure, members: tuple[Member, ...]) -> list[tuple[Member, ...]]:
    """As many in a row as fit, the rows as even as can be."""
    label = measure.theme["label"].size
    widest = max(
        max(values.extent(measure, m, "key") + _GAP + _unit(measure, m),
            min(measure.extent(m.words, "label"), 5 * label))
        for m in members
    )  # fmt: skip
    columns = min(len(members), int(measure.width / (widest + 2 * _PAD)))
    if columns < 1:
        raise Refused("chart-narrow", members[0].value.span, width=round(measure.width))
    rows = -(-len(members) // columns)
    columns = -(-len(members) // rows)
    return [members[at : at + columns] for at in range(0, len(members), columns)]
