"""Figures of a series' issues → the indicators that several give; one name and one unit each."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from itertools import combinations
from typing import Final

from msgspec import Struct

from typeset.diagnostics import Log, Related
from typeset.issue.model import Figure

Numbers = tuple[str, list[Figure]]  # county, its figures

_NEAR: Final = 0.8  # of two names' characters in common: 新建停车泊位, 新增停车泊位


class Indicator(Struct, frozen=True):
    """What several issues count: its name, its units, its value in each issue of the series."""

    name: str
    units: tuple[str, ...]
    values: tuple[str | None, ...]  # in the order of the issues; None where it is not given


def check(members: Sequence[Numbers], log: Log) -> tuple[Indicator, ...]:
    """The shared indicators, in the order they appear; two names or two units are in `log`."""
    for number, member in enumerate(members):
        for figure in _one_each(member[1]):
            _check_unit(figure, member, members[:number], log)
            _check_name(figure, members[:number], log)
    _check_near(members, log)
    return _shared(members)


def _one_each(figures: Sequence[Figure]) -> list[Figure]:
    """A figure that strip and panel both show counts once."""
    seen: dict[tuple[str, str, str], Figure] = {}
    for figure in figures:
        key = (figure.subject.value, figure.words.value, figure.unit.value)
        seen.setdefault(key, figure)
    return list(seen.values())


def _check_unit(figure: Figure, member: Numbers, before: Sequence[Numbers], log: Log) -> None:
    """An indicator that an issue counts in two units has both; another issue needs one of them."""
    own = _units(figure.words.value, member[1])
    for county, figures in before:
        others = [f for f in figures if f.words.value == figure.words.value]
        units = {f.unit.value for f in others}
        if others and not own & units:
            log.error("series-unit", figure.unit.span, _place(others[0], county),
                      label=figure.words.value, found=figure.unit.value,
                      wanted="、".join(sorted(units)))  # fmt: skip
            return


def _check_name(figure: Figure, before: Sequence[Numbers], log: Log) -> None:
    """One subject of the text, one unit, two names on the page."""
    for county, figures in before:
        same = [
            f
            for f in figures
            if f.subject.value == figure.subject.value and f.unit.value == figure.unit.value
        ]
        if same and all(f.words.value != figure.words.value for f in same):
            log.warning("series-label", figure.words.span, _place(same[0], county),
                        subject=figure.subject.value, found=figure.words.value,
                        wanted=same[0].words.value)  # fmt: skip
            return


def _check_near(members: Sequence[Numbers], log: Log) -> None:
    """Two names that are nearly one; never two that one issue tells apart."""
    first: dict[tuple[str, str], tuple[Figure, str]] = {}
    apart: set[frozenset[str]] = set()
    subjects: dict[str, set[str]] = {}
    for county, figures in members:
        for figure in figures:
            first.setdefault((figure.words.value, figure.unit.value), (figure, county))
            subjects.setdefault(figure.words.value, set()).add(figure.subject.value)
        names = {figure.words.value for figure in figures}
        apart.update(frozenset(pair) for pair in combinations(names, 2))
    for (one, unit), (other, other_unit) in combinations(first, 2):
        told = subjects[one] & subjects[other]  # of one subject: said already
        if unit != other_unit or told or frozenset((one, other)) in apart:
            continue
        if _near(one, other):
            before, county = first[one, unit]
            figure = first[other, unit][0]
            log.warning("series-label-near", figure.words.span, _place(before, county),
                        found=other, wanted=one)  # fmt: skip


def _near(one: str, other: str) -> bool:
    if one == other:
        return False
    return sorted(one) == sorted(other) or (
        difflib.SequenceMatcher(None, one, other, autojunk=False).ratio() >= _NEAR
    )


def _shared(members: Sequence[Numbers]) -> tuple[Indicator, ...]:
    names = dict.fromkeys(f.words.value for _, figures in members for f in figures)
    shared = []
    for name in names:
        found = [
            next((f for f in figures if f.words.value == name), None) for _, figures in members
        ]
        given = [figure for figure in found if figure is not None]
        if len(given) > 1:
            units = dict.fromkeys(figure.unit.value for figure in given)
            values = tuple(f.value.value if f is not None else None for f in found)
            shared.append(Indicator(name, tuple(units), values))
    return tuple(shared)


def _units(name: str, figures: Sequence[Figure]) -> set[str]:
    return {figure.unit.value for figure in figures if figure.words.value == name}


def _place(figure: Figure, county: str) -> Related:
    return Related("other-issue", figure.span, {"issue": county})
