"""数读: a list of figures in rows between hairlines; no scale, so nothing is compared by length.

Where a column would leave a label far from its value, the list runs in two; where rows are high,
values are larger. Drawn without matplotlib: it is type and rules.
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

_LEAST_ROW = 0.94  # em of the value
_BEST_ROW = 1.7
_HIGH_ROW = 1.6  # em of a larger value, the row that it takes
_CAP = 0.70  # em, the height of digits
_GAP = 2.0  # points between value and unit
_COLUMN = 130.0  # points, the least width of one of two columns
_GUTTER = 20.0  # points between them
_FEWEST = 4  # items that run in two columns


def heights(measure: Measure) -> Heights:
    chart = cast("FigureList", measure.chart)
    head = heading.height(measure, chart.title, None)
    value = measure.theme["value"].size
    over = _over(measure, chart.members())
    return Heights(head + sum(over) + len(over) * _LEAST_ROW * value,
                   head + sum(over) + len(over) * _BEST_ROW * value)  # fmt: skip


def paint(sheet: Sheet) -> None:
    chart = cast("FigureList", sheet.chart)
    value = sheet.theme["value"]
    top = sheet.height - heading.paint(sheet, chart.title, None)
    over = _over(sheet, chart.members())
    row = (top - sum(over)) / len(over)
    if row < _LEAST_ROW * value.size - 0.01:
        raise Refused("chart-low", rows=len(over), height=round(sheet.height),
                      least=round(heights(sheet).least))  # fmt: skip
    width = _width(sheet)
    role = _role(sheet, row)
    for number, members in enumerate(_columns(sheet, chart.members())):
        _column(sheet, members, over, number * (width + _GUTTER), (top, row, role))


def _column(
    sheet: Sheet, members: Sequence[Member], over: Sequence[float], x: float,
    rows: tuple[float, float, str],
) -> None:  # fmt: skip
    """Items under each other from a top on, in rows of one height and what their labels add."""
    top, row, role = rows
    width, units = _width(sheet), _units(sheet, members)
    for number, (member, more) in enumerate(zip(members, over, strict=False)):
        if number:
            with sheet.group("Artifact"):
                sheet.rule(x, x + width, top, HAIRLINE)
        with sheet.group("LI"):
            _item(sheet, member, Rect(x, top - row - more, width, row + more), units, role)
        top -= row + more


def _item(sheet: Sheet, member: Member, box: Rect, units: float, role: str) -> None:
    """Label, value and unit on one baseline; values end at one place, units begin at one."""
    label, value = sheet.theme["label"], sheet.theme[role]
    middle = box.y + box.height / 2
    baseline = middle - _CAP / 2 * value.size
    room = box.width - units - _GAP
    value_wide = values.extent(sheet, member, role)
    wide = room - value_wide - label.size
    lines = sheet.lines(member.words, "label", wide)
    over = (len(lines) - 1) * label.leading
    top = middle + over / 2 + (0.88 - 0.38) * label.size
    sheet.paragraph(member.words, "label", box.x, top, wide)
    values.say(sheet, member, role, box.x + room - value_wide, baseline)
    sheet.say(member.unit, values.unit_role(member), box.right - units, baseline)


def _role(measure: Measure, row: float) -> str:
    """The largest values that the rows hold and that leave every label the lines it has."""
    members = measure.chart.members()
    plain = _over(measure, members)
    for role in ("big", "key"):
        if row >= _HIGH_ROW * measure.theme[role].size:
            try:
                over = _over(measure, members, role)
            except Refused:
                continue
            if over == plain:
                return role
    return "value"


def _columns(measure: Measure, members: Sequence[Member]) -> list[Sequence[Member]]:
    """The items in one column or two, read down the first."""
    if len(members) < _FEWEST or measure.width < 2 * _COLUMN + _GUTTER:
        return [members]
    half = -(-len(members) // 2)
    return [members[:half], members[half:]]


def _width(measure: Measure) -> float:
    count = len(_columns(measure, measure.chart.members()))
    return (measure.width - (count - 1) * _GUTTER) / count


def _units(measure: Measure, members: Sequence[Member]) -> float:
    return max(measure.extent(member.unit, values.unit_role(member)) for member in members)


def _over(measure: Measure, members: Sequence[Member], role: str = "value") -> list[float]:
    """What each row takes over one line, where a label in it needs more."""
    leading = measure.theme["label"].leading
    over = [
        [
            (_lines(measure, member, _units(measure, column), role) - 1) * leading
            for member in column
        ]
        for column in _columns(measure, members)
    ]
    return [max(row) for row in zip_longest(*over, fillvalue=0.0)]


def _lines(measure: Measure, member: Member, units: float, role: str) -> int:
    label = measure.theme["label"]
    value = values.extent(measure, member, role)
    wide = _width(measure) - units - _GAP - value - label.size
    if wide < 4 * label.size:
        raise Refused("chart-narrow", member.value.span, width=round(measure.width))
    return len(measure.lines(member.words, "label", wide))
