"""数读: a list of figures in rows between hairlines; no scale, so nothing is compared by length.

Where a column would leave a label far from its value, the list runs in two, unless its rows
stand freely in one. Values are of one size on a page, and rows are never
pulled apart: height that they do not need is white under them. Drawn without matplotlib: it is
type and rules.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from typing import cast

from typeset.charts import heading, values
from typeset.charts.sheet import Heights, Measure, Refused, Sheet
from typeset.charts.theme import HAIRLINE
from typeset.geometry import Rect
from typeset.issue.charts import FigureList, Member

_LEAST_ROW, _BEST_ROW, _MOST_ROW = 0.94, 1.7, 2.6  # em of the value
_HIGH_ROW = 1.9  # em of the value; with rows of this height in one column, a list needs no second
_CAP = 0.70  # em, the height of digits
_GAP = 2.0  # points between value and unit
_COLUMN = 130.0  # points, the least width of one of two columns
_GUTTER = 20.0  # points between them
_FEWEST = 4  # items that run in two columns


def heights(measure: Measure) -> Heights:
    chart = cast("FigureList", measure.chart)
    head = heading.height(measure, chart.title, None)
    value = measure.theme["value"].size
    over = _over(measure, _columns(measure, chart.members()))
    head_over = head + sum(over)
    return Heights(head_over + len(over) * _LEAST_ROW * value,
                   head_over + len(over) * _BEST_ROW * value,
                   head + _alone(measure, chart.members(), _MOST_ROW))  # fmt: skip


def paint(sheet: Sheet) -> None:
    chart = cast("FigureList", sheet.chart)
    members = chart.members()
    value = sheet.theme["value"]
    top = sheet.height - heading.paint(sheet, chart.title, None)
    is_high = top >= _alone(sheet, members, _HIGH_ROW)
    columns = [members] if is_high else _columns(sheet, members)
    over = _over(sheet, columns)
    row = min((top - sum(over)) / len(over), _MOST_ROW * value.size)
    if row < _LEAST_ROW * value.size - 0.01:
        raise Refused("chart-low", rows=len(over), height=round(sheet.height),
                      least=round(heights(sheet).least))  # fmt: skip
    width = _width(sheet, len(columns))
    for number, column in enumerate(columns):
        _column(sheet, column, over, number * (width + _GUTTER), (top, row, width))


def _column(
    sheet: Sheet, members: Sequence[Member], over: Sequence[float], x: float,
    rows: tuple[float, float, float],
) -> None:  # fmt: skip
    """Items under each other from a top on, in rows of one height and what their labels add.

    `rows` are that top, and the height and the width of a row.
    """
    top, row, width = rows
    units = _units(sheet, members)
    for number, (member, more) in enumerate(zip(members, over, strict=False)):
        if number:
            with sheet.group("Artifact"):
                sheet.rule(x, x + width, top, HAIRLINE)
        with sheet.group("LI"):
            _item(sheet, member, Rect(x, top - row - more, width, row + more), units)
        top -= row + more


def _item(sheet: Sheet, member: Member, box: Rect, units: float) -> None:
    """Label, value and unit on one baseline; values end at one place, units begin at one.

    A label of several lines stands around the middle of the value.
    """
    label, value = sheet.theme["label"], sheet.theme["value"]
    middle = box.y + box.height / 2
    baseline = middle - _CAP / 2 * value.size
    room = box.width - units - _GAP
    value_wide = values.extent(sheet, member, "value")
    wide = room - value_wide - label.size
    lines = sheet.lines(member.words, "label", wide)
    if len(lines) == 1:
        sheet.say(member.words, "label", box.x, baseline)
    else:
        over = (len(lines) - 1) * label.leading
        top = middle + over / 2 + (0.88 - 0.38) * label.size
        sheet.paragraph(member.words, "label", box.x, top, wide)
    values.say(sheet, member, "value", box.x + room - value_wide, baseline)
    is_sign = values.is_sign(member)  # which belongs to the number
    sheet.say(member.unit, _unit_role(member), box.right - units - is_sign * _GAP, baseline)


def _unit_role(member: Member) -> str:
    return "percent" if values.is_sign(member) else "unit"


def _columns(measure: Measure, members: Sequence[Member]) -> list[Sequence[Member]]:
    """The items in one column or two, read down the first."""
    if len(members) < _FEWEST or measure.width < 2 * _COLUMN + _GUTTER:
        return [members]
    half = -(-len(members) // 2)
    return [members[:half], members[half:]]


def _width(measure: Measure, columns: int) -> float:
    return (measure.width - (columns - 1) * _GUTTER) / columns


def _units(measure: Measure, members: Sequence[Member]) -> float:
    return max(measure.extent(member.unit, _unit_role(member)) for member in members)


def _alone(measure: Measure, members: Sequence[Member], row: float) -> float:
    """The height of one column, its rows so many em high."""
    row *= measure.theme["value"].size
    return sum(row + over for over in _over(measure, [members]))


def _over(measure: Measure, columns: Sequence[Sequence[Member]]) -> list[float]:
    """What each row takes over one line, where a label in it needs more."""
    leading, width = measure.theme["label"].leading, _width(measure, len(columns))
    over = [
        [
            (_lines(measure, member, width - _units(measure, column)) - 1) * leading
            for member in column
        ]
        for column in columns
    ]
    return [max(row) for row in zip_longest(*over, fillvalue=0.0)]


def _lines(measure: Measure, member: Member, room: float) -> int:
    """Of a label in a row that has so much room beside its unit."""
    label = measure.theme["label"]
    wide = room - _GAP - values.extent(measure, member, "value") - label.size
    if wide < 4 * label.size:
        raise Refused("chart-narrow", member.value.span, width=round(measure.width))
    return len(measure.lines(member.words, "label", wide))
