"""A value as a chart prints it: as the text does, with a star where it was reckoned."""

from __future__ import annotations

from typing import Final

from typeset.issue.charts import Derived, Member

from .sheet import Measure, Sheet

STAR: Final = "*"
_LOWER: Final = 0.05  # em that a star is lowered, to end where digits do


def star(member: Member) -> str:
    """The mark of a value that the text does not print."""
    return STAR if isinstance(member, Derived) else ""


def unit_role(member: Member) -> str:
    """How a unit is set beside its value: a per cent sign belongs to the number."""
    return "sign" if is_sign(member) else "unit"


def is_sign(member: Member) -> bool:
    """Whether the unit is a sign that stands close to its number."""
    return member.unit.value == "%"


def extent(measure: Measure, member: Member, role: str) -> float:
    """The width of a value with its mark."""
    mark = star(member)
    return measure.extent(member.value, role) + (measure.extent(mark, role) if mark else 0.0)


def say(sheet: Sheet, member: Member, role: str, x: float, baseline: float) -> float:
    """The value and its mark from `x` on; returns their width."""
    wide = sheet.say(member.value, role, x, baseline)
    mark = star(member)
    low = baseline - _LOWER * sheet.theme[role].size
    return wide + (sheet.say(mark, role, x + wide, low) if mark else 0.0)
