"""Percentages as squares of ten by ten cells (百格图): a cell is one per cent.

Squares stand under each other or side by side, their words beside or under them, whichever
makes the squares larger. Drawn without matplotlib: a hundred squares need no axes.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, cast

from msgspec import Struct

from typeset.charts import heading, values
from typeset.charts.sheet import Heights, Measure, Refused, Sheet
from typeset.charts.theme import HAIRLINE
from typeset.display.ops import Path, Segment, rectangle
from typeset.geometry import Rect
from typeset.issue import chart_rules
from typeset.issue.charts import Member, Waffle

_CELLS = 10
_WHITE = 0.11  # of a cell's pitch
_LEAST, _MOST = 38.0, 150.0  # points, a square's side
_SMALLEST = 24.0  # points, where squares stand side by side; in smaller ones no cell is to be told
_SIDE = 8.0  # points between a square and its words
_BETWEEN = 10.0  # points between two squares
_UNDER = 6.0  # points between a square and the number under it
_RULED = 24.0  # points of white with a rule in it
_APART = 22.0  # points between a square's words and the next square
_CAP = 0.70  # em, the height of digits
_WORDS = 5.1  # em of the label, the least width of the words beside a square
_LARGE = 1.4  # times the least square; beside smaller ones a large number is out of scale
_OVER = 0.55  # em of the label, between a large number and its label
_FAVOR = 1.12  # words beside a square, with a large number, outweigh a square this much larger


class Plan(Struct, frozen=True):
    """Squares in a row or a stack, words beside or under them: a square's side, a cell's width."""

    side: float
    cell: float
    is_row: bool
    words: Literal["beside", "under"]


def heights(measure: Measure) -> Heights:
    chart = cast("Waffle", measure.chart)
    head = heading.height(measure, chart.title, None)
    members = chart.members()
    row = _cell(measure, len(members))
    under = max(_words_under(measure, member, row) for member in members)
    least = min(_LEAST, row) + under
    side = min(_MOST, row - _APART - _SIDE - _words(measure))
    if side < _LARGE * _LEAST:  # no room beside each other
        wide = min(_MOST, measure.width - _SIDE - _words(measure))
        side = len(members) * wide + (len(members) - 1) * _BETWEEN
    return Heights(head + least, head + max(least, side))


def paint(sheet: Sheet) -> None:
    chart = cast("Waffle", sheet.chart)
    members = chart.members()
    top = sheet.height - heading.paint(sheet, chart.title, None)
    plan = _plan(sheet, members, top)
    if plan is None:
        raise Refused("chart-low", rows=len(members), height=round(sheet.height),
                      least=round(heights(sheet).least))  # fmt: skip
    if plan.words == "under":
        _row(sheet, members, top, plan)
        return
    if plan.is_row:  # in the middle of the height
        places = [(at * (plan.cell + _APART), (top - plan.side) / 2) for at in range(len(members))]
    else:  # from top to foot
        white = (top - len(members) * plan.side) / max(1, len(members) - 1)
        places = [(0.0, top - plan.side - at * (plan.side + white)) for at in range(len(members))]
        for _, foot in places[:-1]:
            if white >= _RULED:
                sheet.rule(0, sheet.width, foot - white / 2, HAIRLINE)
    for (x, foot), member in zip(places, members, strict=True):
        _square(sheet, Rect(x, foot, plan.side, plan.side), member)
        _beside(sheet, member, x + plan.side + _SIDE, foot, plan.cell - plan.side - _SIDE)


def _plan(measure: Measure, members: Sequence[Member], top: float) -> Plan | None:
    """The arrangement of the largest squares that the height allows; None when none does."""
    count, words = len(members), _words(measure)
    row = _cell(measure, count)
    apart = (measure.width - (count - 1) * _APART) / count
    under = max(_words_under(measure, member, row) for member in members)
    stacked = (top - (count - 1) * _BETWEEN) / count
    plans = [
        Plan(min(stacked, measure.width - _SIDE - words, _MOST), measure.width, False, "beside"),
        Plan(min(top, apart - _SIDE - words, _MOST), apart, True, "beside"),
    ]
    plans = [plan for plan in plans if plan.side >= _LARGE * _LEAST and _fits(measure, plan)]
    side = min(row, top - under, _MOST)
    if side >= min(_LEAST, row) - 0.01:
        plans.append(Plan(side, row, True, "under"))
    # A stack leaves the width beside its words blank: squares as large in a row are better.
    return max(
        plans,
        key=lambda plan: plan.side * (_FAVOR if plan.is_row and plan.words == "beside" else 1),
        default=None,
    )


def _beside(sheet: Sheet, member: Member, x: float, foot: float, room: float) -> None:
    """Number and label end with the square's foot, as a caption beside a picture does."""
    label = sheet.theme["label"]
    lines = len(sheet.lines(member.words, "label", room))
    under = (lines - 1) * label.leading + label.size
    baseline = foot + under + _OVER * label.size
    _number(sheet, member, "big", x, baseline)
    sheet.paragraph(member.words, "label", x, foot + under, room)


def _row(sheet: Sheet, members: Sequence[Member], top: float, plan: Plan) -> None:
    """Squares side by side, number and label under each, in the middle of the height."""
    value, label = sheet.theme["value"], sheet.theme["label"]
    high = plan.side + max(_words_under(sheet, member, plan.cell) for member in members)
    for number, member in enumerate(members):
        x = number * (plan.cell + _BETWEEN)
        foot = (top + high) / 2 - plan.side
        _square(sheet, Rect(x, foot, plan.side, plan.side), member)
        baseline = foot - _UNDER - _CAP * value.size
        _number(sheet, member, "value", x, baseline)
        sheet.paragraph(member.words, "label", x, baseline - 0.4 * label.size, plan.cell)


def _number(sheet: Sheet, member: Member, role: str, x: float, baseline: float) -> None:
    """A number with its sign close to it."""
    wide = values.say(sheet, member, role, x, baseline)
    sheet.say(member.unit, "sign", x + wide, baseline)


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


def _words(measure: Measure) -> float:
    """The width that numbers and labels beside squares take at least."""
    numbers = (_wide(measure, member, "big") for member in measure.chart.members())
    return max(_WORDS * measure.theme["label"].size, *numbers)


def _wide(measure: Measure, member: Member, role: str) -> float:
    """The width of a number with its sign."""
    return values.extent(measure, member, role) + measure.extent(member.unit, "sign")


def _fits(measure: Measure, plan: Plan) -> bool:
    """Whether number and label are no higher than the square that they stand beside."""
    room = plan.cell - plan.side - _SIDE
    label, big = measure.theme["label"], measure.theme["big"]
    lines = max(len(measure.lines(m.words, "label", room)) for m in measure.chart.members())
    under = (lines - 1) * label.leading + label.size
    return under + _OVER * label.size + _CAP * big.size <= plan.side


def _cell(measure: Measure, count: int) -> float:
    """The width of each of squares side by side that have their words under them."""
    cell = (measure.width - (count - 1) * _BETWEEN) / count
    numbers = (_wide(measure, member, "value") for member in measure.chart.members())
    if cell < max(_SMALLEST, *numbers):
        raise Refused("chart-narrow", measure.chart.span, width=round(measure.width))
    return cell


def _words_under(measure: Measure, member: Member, width: float) -> float:
    """The height of number and label under a square."""
    label = measure.theme["label"]
    lines = len(measure.lines(member.words, "label", width))
    return (
        _UNDER + _CAP * measure.theme["value"].size + 0.4 * label.size
        + (lines - 1) * label.leading + label.size
    )  # fmt: skip
