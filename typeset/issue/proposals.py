"""The ledger of numbers → the charts that a text bears, each with its reason, or why it bears none.

From the quantities of one sentence; proposals are the editor's to judge, and figures are checked
all the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import cycle, groupby, takewhile
from typing import Final, Literal

from msgspec import Struct

from .chart_rules import parse
from .numbers import COUNTS, Number

Advice = Literal["paired-bars", "bars", "line", "waffle"]

# Sums of a whole economy: each is its own measure, none a part or a rival of another.
_TOTALS: Final = re.compile("(?:总值|收入|支出|总额|产值|余额)$")
# What a share is not: a percentage of change.
_GROWTH: Final = re.compile(
    "增长|增幅|增加|增速|提高$|提升$|下降|降低|减少|降幅|上升|上涨|同比|环比"
)
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
        here = list(group)
        quantities = [n for n in here if n.kind == "quantity"]
        years = [n for n in here if n.kind == "date" and n.unit == "年"]
        made = list(_charts(field, quantities, years))
        if quantities and not any(p.kind for p in made):
            made.append(Proposal(field, None, tuple(quantities), "no-common-unit"))
        result.extend(made)
    return result


def _charts(
    field: str, quantities: Sequence[Number], years: Sequence[Number]
) -> Iterator[Proposal]:
    for number in quantities:
        if number.unit not in ("%", "％"):
            continue
        if _GROWTH.search(number.subject):
            yield Proposal(field, None, (number,), "growth")
        elif (parse(number.value) or Fraction(101)) <= 100:
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
                yield _of_one_unit(field, members, years)


def _paired_measures(sentence: Sequence[Number]) -> list[Number]:
    """Numbers that come in turns of two units: 项目50个、投资256亿元，项目44个、投资59亿元."""
    for start in range(len(sentence) - 3):
        rest = sentence[start:]
        first, second = rest[0].unit, rest[1].unit
        turns = list(takewhile(lambda pair: pair[0].unit == pair[1],
                               zip(rest, cycle((first, second)), strict=False)))  # fmt: skip
        if first != second and len(turns) >= 4:
            return [number for number, _ in turns[: len(turns) - len(turns) % 2]]
    return []


def _of_one_unit(field: str, members: Sequence[Number], years: Sequence[Number]) -> Proposal:
    """A chart for numbers of one unit in one sentence, unless there is a reason against it."""
    if _is_yearly(members, years):
        return Proposal(field, "line", tuple(members), "years")
    values = [parse(n.value) for n in members]
    if any(_TOTALS.search(n.subject) for n in members):
        return Proposal(field, None, tuple(members), "totals")
    if _may_overlap(members):
        return Proposal(field, None, tuple(members), "overlap")
    if all(v is not None and v <= _COUNTED and v.denominator == 1 for v in values):
        return Proposal(field, None, tuple(members), "few")
    return Proposal(field, "bars", tuple(members), "one-unit")


def _is_yearly(members: Sequence[Number], years: Sequence[Number]) -> bool:
    """Whether each number has a year of its own, standing before it and behind the last one."""
    starts = [members[0].sentence, *(n.at for n in members[:-1])]
    return all(
        sum(start <= year.at < n.at for year in years) == 1
        for start, n in zip(starts, members, strict=True)
    )


def _may_overlap(members: Sequence[Number]) -> bool:
    """Whether two count things of one kind, so that one of them may be counted twice."""
    if members[0].unit not in COUNTS:
        return False
    ends = [n.subject[-_SHARED:] for n in members if not n.respectively]
    return len(set(ends)) < len(ends)
