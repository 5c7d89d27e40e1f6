"""The ledger of numbers → the charts that a text bears, each with its reason, or why it bears none.

From the quantities of one sentence; proposals are the editor's to judge, and figures are checked
all the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import groupby
from typing import Final, Literal

from msgspec import Struct

from .chart_rules import parse
from .numbers import Number

Advice = Literal["paired-bars", "bars", "waffle"]

# Sums of a whole economy: each is its own measure, none a part or a rival of another.
_TOTALS: Final = re.compile("(?:总值|收入|支出|总额|产值|余额)$")
_COUNTED: Final = 10  # what is no more than ten is read faster than it is drawn
_SHARED: Final = 2  # 字 at the end of two subjects that make them kinds of one thing


class Proposal(Struct, frozen=True):
    """A chart that the numbers bear, or `kind` None with the reason against one."""

    field: str
    kind: Advice | None
    numbers: tuple[Number, ...]
    why: str


def proposals(numbers: Sequence[Number]) -> list[Proposal]:
    """For each field that has quantities, the charts they bear; or that they bear none."""
    result: list[Proposal] = []
    for field, group in groupby(numbers, key=lambda n: n.field):
        quantities = [n for n in group if n.kind == "quantity"]
        made = list(_charts(field, quantities))
        if quantities and not any(p.kind for p in made):
            made.append(Proposal(field, None, tuple(quantities), "no-common-unit"))
        result.extend(made)
    return result


def _charts(field: str, quantities: Sequence[Number]) -> Iterator[Proposal]:
    for number in quantities:
        if number.unit in ("%", "％") and (parse(number.value) or Fraction(101)) <= 100:
            yield Proposal(field, "waffle", (number,), "share-of-hundred")
    for _, group in groupby(quantities, key=lambda n: n.sentence):
        sentence = [n for n in group if n.unit not in ("%", "％")]
        paired = _paired_measures(sentence)
        if paired:
            yield Proposal(field, "paired-bars", tuple(paired), "two-measures")
        rest = [n for n in sentence if n not in paired]
        units = list(dict.fromkeys(n.unit for n in rest))
        for unit in units:
            members = [n for n in rest if n.unit == unit]
            if len(members) > 1:
                yield _of_one_unit(field, members)


def _paired_measures(sentence: Sequence[Number]) -> list[Number]:
    """Numbers that come in turns of two units: 项目50个、投资256亿元，项目44个、投资59亿元."""
    for start in range(len(sentence) - 3):
        run = list(sentence[start : start + 4])
        a, b, c, d = (n.unit for n in run)
        if a == c and b == d and a != b and run[1].subject.startswith(run[0].subject):
            return run
    return []


def _of_one_unit(field: str, members: Sequence[Number]) -> Proposal:
    """Bars for numbers of one unit in one sentence, unless there is a reason against it."""
    values = [parse(n.value) for n in members]
    if any(_TOTALS.search(n.subject) for n in members):
        return Proposal(field, None, tuple(members), "totals")
    if _may_overlap(members):
        return Proposal(field, None, tuple(members), "overlap")
    if all(v is not None and v <= _COUNTED and v.denominator == 1 for v in values):
        return Proposal(field, None, tuple(members), "few")
    return Proposal(field, "bars", tuple(members), "one-unit")


def _may_overlap(members: Sequence[Number]) -> bool:
    """Whether two count kinds of one thing, so that one may be counted twice."""
    ends = [n.subject[-_SHARED:] for n in members if not n.respectively]
    return len(set(ends)) < len(ends)
