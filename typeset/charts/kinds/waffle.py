"""Percentages as squares of ten by ten cells (百格图): a cell is one per cent.

Drawn without matplotlib: a hundred squares need no axes.
"""

from __future__ import annotations

from typing import cast

from typeset.charts import heading
from typeset.charts.sheet import Heights, Measure, Refused, Sheet
from typeset.display.ops import Path, Segment, rectangle
from typeset.geometry import Rect
from typeset.issue import chart_rules
from typeset.issue.charts import Member, Waffle

_CELLS = 10
_WHITE = 0.11  # of a cell's pitch
_LEAST, _MOST = 38.0, 122.0  # points, a square's side
_SIDE = 8.0  # points between a square and its words
_BETWEEN = 10.0  # points between two squares
_CAP = 0.70  # em, the height of digits
_WORDS = 44.0  # points, the least width of the words beside a square


def heights(measure: Measure) -> Heights:
    chart = cast("Waffle", measure.chart)
    head = heading.height(measure, chart.title, None)
    count = len(chart.members())
    under = max(_words_under(measure, member) for member in chart.members())
    side = (measure.width - (count - 1) * _BETWEEN) / count
    best = count * _widest_square(measure) + (count - 1) * _BETWEEN
    least = min(_LEAST, side) + under  # side by side
    return Heights(head + least, head + max(least, best))


def paint(sheet: Sheet) -> None:
    chart = cast("Waffle", sheet.chart)
    members = chart.members()
    top = sheet.height - heading.paint(sheet, chart.title, None)
    pitch = (top + _BETWEEN) / len(members)
    side = min(pitch - _BETWEEN, _widest_square(sheet))
    if side >= 1.4 * _LEAST and all(_fits_beside(sheet, m, side) for m in members):
        _stack(sheet, members, top, pitch, side)
    else:
        _row(sheet, members, top)


def _stack(
    sheet: Sheet, members: tuple[Member, ...], top: float, pitch: float, side: float
) -> None:
    """Squares under each other, number and label to the right."""
    x, room = side + _SIDE, sheet.width - side - _SIDE
    for number, member in enumerate(members):
        foot = top - number * pitch - side
        _square(sheet, Rect(0, foot, side, side), member)
        label = sheet.theme["label"]
        lines = len(sheet.lines(member.words, "label", room))
        under = (lines - 1) * label.leading + label.size
        # Number and label end with the square's foot, as a caption beside a picture does.
        _number(sheet, member, x, foot + under + 0.55 * label.size)
        sheet.paragraph(member.words, "label", x, foot + under, room)


def _row(sheet: Sheet, members: tuple[Member, ...], top: float) -> None:
    """Squares side by side, number and label under each."""
    width = (sheet.width - (len(members) - 1) * _BETWEEN) / len(members)
    under = max(_words_under(sheet, member) for member in members)
    side = min(width, top - under, _MOST)
    if side < min(_LEAST, width) - 0.01:
        raise Refused("chart-low", rows=len(members), height=round(sheet.height),
                      least=round(heights(sheet).least))  # fmt: skip
    value, label = sheet.theme["value"], sheet.theme["label"]
    for number, member in enumerate(members):
        x = number * (width + _BETWEEN)
        foot = top - side
        _square(sheet, Rect(x, foot, side, side), member)
        baseline = foot - 4 - _CAP * value.size
        wide = sheet.say(member.value, "value", x, baseline)
        sheet.say(member.unit, "unit", x + wide + 1.5, baseline)
        sheet.paragraph(member.words, "label", x, baseline - 0.4 * label.size, width)


def _square(sheet: Sheet, box: Rect, member: Member) -> None:
    """Filled from the lower left, row by row; a part of a per cent fills a part of its cell."""
    stated = chart_rules.number(member)
    assert stated is not None
    share = float(stated)
    pitch = (box.width + _WHITE * box.width / _CELLS) / _CELLS
    cell = pitch * (1 - _WHITE)
    full: list[Segment] = []
    empty: list[Segment] = []
    for number in range(_CELLS * _CELLS):
        row, column = divmod(number, _CELLS)
        here = Rect(box.x + column * pitch, box.y + row * pitch, cell, cell)
        filled = min(1.0, max(0.0, share - number))
        if filled < 1:
            empty.extend(rectangle(here))
        if filled > 0:
            full.extend(rectangle(Rect(here.x, here.y, here.width * filled, here.height)))
    for path, color in ((empty, "track"), (full, "first")):
        if path:
            outline: Path = tuple(path)
            sheet.fill(outline, color)


def _number(sheet: Sheet, member: Member, x: float, baseline: float) -> None:
    """The number large, its sign small beside it."""
    wide = sheet.say(member.value, "big", x, baseline)
    sheet.say(member.unit, "sign", x + wide + 1.5, baseline)


def _widest_square(measure: Measure) -> float:
    """The side that leaves the numbers their width."""
    numbers = [
        measure.extent(member.value, "big") + 1.5 + measure.extent(member.unit, "sign")
        for member in measure.chart.members()
    ]
    return min(_MOST, measure.width - _SIDE - max(_WORDS, *numbers))


def _fits_beside(measure: Measure, member: Member, side: float) -> bool:
    room = measure.width - side - _SIDE
    wide = measure.extent(member.value, "big") + 1.5 + measure.extent(member.unit, "sign")
    label = measure.theme["label"]
    lines = len(measure.lines(member.words, "label", room))
    high = _CAP * measure.theme["big"].size + lines * label.leading
    return wide <= room + 0.01 and high <= side


def _words_under(measure: Measure, member: Member) -> float:
    """The height of number and label under a square."""
    count = len(cast("Waffle", measure.chart).members())
    width = (measure.width - (count - 1) * _BETWEEN) / count
    label = measure.theme["label"]
    lines = len(measure.lines(member.words, "label", width))
    return (
        4 + _CAP * measure.theme["value"].size + 0.4 * label.size
        + (lines - 1) * label.leading + label.size
    )  # fmt: skip
