"""数读: a list of figures in rows between hairlines; no scale, so nothing is compared by length.

Drawn without matplotlib: it is type and rules.
"""

from __future__ import annotations

from typing import cast

from typeset.charts import heading
from typeset.charts.sheet import Heights, Measure, Refused, Sheet
from typeset.issue.charts import Derived, FigureList, Member

from . import bars

_LEAST_ROW = 0.94  # em of the value
_BEST_ROW = 1.7
_MOST_ROW = 2.2
_CAP = 0.70  # em, the height of digits
_GAP = 2.0  # points between value and unit
_HAIRLINE = 0.5


def heights(measure: Measure) -> Heights:
    chart = cast("FigureList", measure.chart)
    head = heading.height(measure, chart.title, None)
    value = measure.theme["value"].size
    rows, over = len(chart.members()), sum(_over(measure))
    return Heights(head + over + rows * _LEAST_ROW * value, head + over + rows * _BEST_ROW * value)


def paint(sheet: Sheet) -> None:
    chart = cast("FigureList", sheet.chart)
    members = chart.members()
    value = sheet.theme["value"]
    top = sheet.height - heading.paint(sheet, chart.title, None)
    units = _units(sheet)
    over = _over(sheet)
    row = min((top - sum(over)) / len(members), _MOST_ROW * value.size)
    if row < _LEAST_ROW * value.size - 0.01:
        raise Refused("chart-low", rows=len(members), height=round(sheet.height),
                      least=round(heights(sheet).least))  # fmt: skip
    for number, (member, more) in enumerate(zip(members, over, strict=True)):
        if number:
            with sheet.group("Artifact"):
                sheet.rule(0, sheet.width, top, _HAIRLINE)
        with sheet.group("LI"):
            _item(sheet, member, top - (row + more) / 2, units)
        top -= row + more


def _item(sheet: Sheet, member: Member, middle: float, units: float) -> None:
    """Label, value and unit on one baseline; values end at one place, units begin at one."""
    label, value = sheet.theme["label"], sheet.theme["value"]
    baseline = middle - _CAP / 2 * value.size
    room = sheet.width - units - _GAP
    star = sheet.extent(bars.STAR, "value") if isinstance(member, Derived) else 0.0
    wide = room - sheet.extent(member.value, "value") - star - label.size
    lines = sheet.lines(member.words, "label", wide)
    over = (len(lines) - 1) * label.leading
    top = middle + over / 2 + (0.88 - 0.38) * label.size
    sheet.paragraph(member.words, "label", 0, top, wide)
    sheet.say(member.value, "value", room - star, baseline, anchor="right")
    if star:
        sheet.say(bars.STAR, "value", room - star, baseline)
    sheet.say(member.unit, "unit", sheet.width - units, baseline)


def _units(measure: Measure) -> float:
    chart = cast("FigureList", measure.chart)
    return measure.widest([member.unit for member in chart.members()], "unit")


def _over(measure: Measure) -> list[float]:
    """What each item takes over one row, where its label needs more lines."""
    chart = cast("FigureList", measure.chart)
    units, leading = _units(measure), measure.theme["label"].leading
    return [(_lines(measure, member, units) - 1) * leading for member in chart.members()]


def _lines(measure: Measure, member: Member, units: float) -> int:
    label = measure.theme["label"]
    star = measure.extent(bars.STAR, "value") if isinstance(member, Derived) else 0.0
    value = measure.extent(member.value, "value") + star
    wide = measure.width - units - _GAP - value - label.size
    if wide < 4 * label.size:
        raise Refused("chart-narrow", member.value.span, width=round(measure.width))
    return len(measure.lines(member.words, "label", wide))
