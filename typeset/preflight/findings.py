"""Broken rules, one at a time → findings, folded where a page breaks one over and over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from typeset.units import MM

from .model import Finding, Place
from .rules import RULES

if TYPE_CHECKING:
    from typeset.diagnostics import Field, Severity

    from .model import Box

_WEIGHT = {"error": 0, "warning": 1, "note": 2}


class Findings:
    """Collects what the checks find. `trims` are the trim boxes of the pages, in points."""

    def __init__(self) -> None:
        self.trims: dict[int, Box] = {}
        self._found: dict[tuple[object, ...], Finding] = {}

    def add(
        self,
        rule: str,
        page: int = 0,
        box: Box | None = None,
        *,
        severity: Severity | None = None,
        **fields: Field,
    ) -> None:
        """Notes that `rule` is broken, on a page (from 1), in a box in points of its space."""
        weight = severity or RULES[rule].severity
        key = (rule, weight, page, *fields.items())
        known = self._found.get(key)
        if known is not None:
            self._found[key] = replace(known, count=known.count + 1)
            return
        place = self.place(page, box) if page else None
        self._found[key] = Finding(rule, weight, RULES[rule].clause, place, fields)

    def place(self, page: int, box: Box | None) -> Place:
        """The box as a ruler on the trimmed page would give it; the whole page without one."""
        left, bottom, right, top = self.trims.get(page, (0.0, 0.0, 0.0, 0.0))
        x0, y0, x1, y1 = box or (left, bottom, right, top)
        sides = (x0 - left, top - y1, x1 - x0, y1 - y0)
        return Place(page, *(round(side / MM, 2) for side in sides))

    def all(self) -> tuple[Finding, ...]:
        """The findings: errors first, then by page, then in the order of the rules."""
        order = {rule: at for at, rule in enumerate(RULES)}
        return tuple(
            sorted(
                self._found.values(),
                key=lambda f: (
                    _WEIGHT[f.severity],
                    f.place.page if f.place else 0,
                    order[f.rule],
                ),
            )
        )
