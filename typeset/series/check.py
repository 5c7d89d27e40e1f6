"""The data files of a series → its table, and every fault that keeps it from being one.

The first issue by date and page is the pattern. Layouts, the places of areas, the keys and order
of the answers, masthead, banner and roles are its; county, title, picture, answers and figures
are each issue's own. `check` sets nothing: it reads, plans and compares.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Final

from msgspec import Struct

from typeset.diagnostics import Log, Related, Span
from typeset.fonts import catalogue
from typeset.issue import charts, markup
from typeset.issue import read as issues
from typeset.issue.model import Figure, Issue, find
from typeset.layout import read as layout_files
from typeset.plan import bind
from typeset.source import Text

from . import copies, figures
from .figures import Indicator

_NUMBER: Final = re.compile(r"\d+")
_FOLDER_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_MARKS: Final = re.compile(r"[\W_]+")
_SAME: Final = 0.05  # points: what rounding moves an area by
_LOCKED: Final = (
    "masthead.nameplate", "masthead.section", "masthead.pinyin", "series.title", "series.focus",
    "series.year", "series.event", "series.slogans",
)  # fmt: skip


class Member(Struct, frozen=True):
    """An issue of the series, with what its data file is called."""

    name: str
    issue: Issue

    @property
    def date(self) -> dt.date:
        """The day it appears."""
        return issues.date_of(self.issue) or dt.date.min

    @property
    def folio(self) -> int | None:
        """The number of its page; None where the paper has not given one."""
        folio = self.issue.masthead.folio
        found = _NUMBER.search(folio.value) if folio is not None else None
        return int(found[0]) if found is not None else None

    @property
    def span(self) -> Span:
        """The place its faults are told at when no field is to blame."""
        return self.issue.masthead.date.span


class Row(Struct, frozen=True):
    """An issue in the table of the series."""

    file: str
    date: str
    weekday: str
    folio: str
    county: str
    headline: str
    layouts: tuple[str, ...]
    answers: tuple[tuple[str, int], ...]  # character and 字 of its text
    figures: int


class Series(Struct, frozen=True):
    """The table of a series: its issues in order, and the indicators that several give."""

    rows: tuple[Row, ...]
    indicators: tuple[Indicator, ...]


def check(paths: Sequence[Path], layouts: Path, fonts: Path, log: Log) -> Series:
    """The series that the data files make; where they are not one is in `log`.

    `layouts` is the folder of layouts, `fonts` the catalogue's file.
    """
    members = _members(paths, log)
    if members:
        first, *others = members
        for other in others:
            _check_layouts(first, other, log)
            _check_answers(first, other, log)
            _check_locked(first, other, log)
        _check_geometry(members, layouts, fonts, log)
        _check_sequence(members, log)
        _check_titles(members, log)
    numbers = [(m.issue.county.name.value, list(_named(m.issue))) for m in members]
    copies.check([(m.name, m.issue) for m in members], log)
    return Series(tuple(map(_row, members)), figures.check(numbers, log))


def _named(issue: Issue) -> Iterator[Figure]:
    """The figures that bear a name: not those that a chart's category and series name together."""
    yield from issue.key_figures
    for answer in issue.answers.values():
        if answer.panel is None:
            continue
        drawn = answer.panel.drawn(answer.panel.fillers)
        yield from (f for chart in drawn if isinstance(chart, charts.Row) for f in chart.figures)


def _members(paths: Sequence[Path], log: Log) -> list[Member]:
    found = []
    for path in paths:
        issue = issues.read(path, str(path), log)
        if issue is not None:
            found.append(Member(str(path), issue))
            _check_folder(path, found[-1], log)
    return sorted(found, key=lambda m: (m.date, m.folio or 0, m.name))


def _check_folder(path: Path, member: Member, log: Log) -> None:
    stated = _FOLDER_DATE.match(path.resolve().parent.name)
    if stated is not None and stated[0] != member.date.isoformat():
        log.warning("series-folder", member.span, folder=stated[0], date=member.date.isoformat())


# What is locked ------------------------------------------------------------------------------


def _check_layouts(first: Member, other: Member, log: Log) -> None:
    if other.issue.layouts != first.issue.layouts:
        log.error("series-layouts", other.issue.span, _here(first, first.issue.span),
                  found="、".join(other.issue.layouts),
                  wanted="、".join(first.issue.layouts))  # fmt: skip


def _check_answers(first: Member, other: Member, log: Log) -> None:
    found, wanted = list(other.issue.answers), list(first.issue.answers)
    if found != wanted:
        at = next(iter(other.issue.answers.values())).span if found else other.issue.span
        log.error("series-answers", at, _here(first, first.issue.span),
                  found="、".join(found), wanted="、".join(wanted))  # fmt: skip


def _check_locked(first: Member, other: Member, log: Log) -> None:
    shared = [key for key in first.issue.answers if key in other.issue.answers]
    paths = [*_LOCKED, *(f"answers.{k}.{f}" for k in shared for f in ("character", "intro"))]
    for path in paths:
        wanted, at = _words(first.issue, path)
        found, here = _words(other.issue, path)
        if found != wanted:
            log.error("series-locked", here, _here(first, at), field=path, found=found,
                      wanted=wanted)  # fmt: skip
    roles = [[credit.role.value for credit in member.issue.credits] for member in (first, other)]
    if roles[0] != roles[1]:
        spans = [(m.issue.credits[0] if m.issue.credits else m.issue).span for m in (first, other)]
        log.error("series-locked", spans[1], _here(first, spans[0]), field="credits",
                  found="、".join(roles[1]), wanted="、".join(roles[0]))  # fmt: skip


def _words(issue: Issue, path: str) -> tuple[str, Span]:
    """What a field says, and its place; the issue's own where the field is empty."""
    try:
        part = find(issue, path)
    except LookupError:
        part = None
    if isinstance(part, Text):
        return part.value, part.span
    if isinstance(part, list) and part:
        return "、".join(text.value for text in part), part[0].span
    return "", issue.span


def _check_geometry(members: Sequence[Member], layouts: Path, fonts: Path, log: Log) -> None:
    """Every area of every page where the first issue has it: only a nudge can move one."""
    nudged = [member for member in members if member.issue.nudge != members[0].issue.nudge]
    for member in nudged:
        _check_parts(members[0], member, log)
    book = catalogue.read(fonts, "fonts/catalogue.yaml", log) if nudged else None
    if book is None:
        return
    first = members[0]
    for name in first.issue.layouts:
        layout = layout_files.read(layouts, name, book, log)
        if layout is None:
            continue
        wanted = bind.bind(first.issue, layout, Log())
        for member in nudged:
            for there in bind.bind(member.issue, layout, Log()).placements:
                box, other = there.box, wanted[there.name].box
                if max(abs(box.x - other.x), abs(box.top - other.top)) > _SAME:
                    span = _nudge_span(member, first, there.name)
                    log.error("series-geometry", span, layout=name, area=there.name,
                              right=round(box.x - other.x, 2),
                              down=round(other.top - box.top, 2))  # fmt: skip


def _check_parts(first: Member, member: Member, log: Log) -> None:
    """A part of an area, or an area's type, changed in one issue alone."""
    for name, nudge in member.issue.nudge.items():
        other = first.issue.nudge.get(name)
        same = other is not None and (nudge.size, nudge.tracking) == (other.size, other.tracking)
        unmoved = other is not None and (nudge.dx, nudge.dy) == (other.dx, other.dy)
        typed = nudge.size is not None or nudge.tracking is not None
        if ("." in name and not (same and unmoved)) or (typed and not same):
            log.warning("series-nudge", nudge.span, name=name)


def _nudge_span(member: Member, first: Member, area: str) -> Span:
    nudge = member.issue.nudge.get(area) or first.issue.nudge.get(area)
    return nudge.span if nudge is not None else member.issue.span


# What is in sequence -------------------------------------------------------------------------


def _check_sequence(members: Sequence[Member], log: Log) -> None:
    for before, member in pairwise(members):
        if member.folio is None or before.folio is None:
            continue
        folio = member.issue.masthead.folio
        span = folio.span if folio is not None else member.span
        same_day = member.date == before.date
        if same_day and member.folio == before.folio:
            log.error("series-date", span, _here(before, before.span),
                      date=member.date.isoformat(), folio=member.folio)  # fmt: skip
        elif member.folio not in {before.folio + 1, *(() if same_day else (before.folio,))}:
            log.warning("series-folio", span, _here(before, before.span),
                        date=member.date.isoformat(), found=member.folio,
                        before=before.folio)  # fmt: skip


def _check_titles(members: Sequence[Member], log: Log) -> None:
    """No verse, no line of a verse and no headline stands in two issues."""
    seen: dict[tuple[str, str], tuple[Member, Span]] = {}
    for member in members:
        for field, words, span in _titles(member.issue):
            key = field, _MARKS.sub("", words)
            before = seen.setdefault(key, (member, span))
            if before[0] is not member:
                log.error("series-twice", span, _here(*before), field=field, words=words)


def _titles(issue: Issue) -> Iterator[tuple[str, str, Span]]:
    headline = issue.title.headline
    if headline:
        yield "title.headline", " ".join(part.value for part in headline), headline[0].span
    kicker = issue.title.kicker
    if kicker is not None:
        for line in _MARKS.split(kicker.value):
            if line:
                yield "title.kicker", line, kicker.at(kicker.value.index(line))


def _here(member: Member, span: Span) -> Related:
    return Related("other-issue", span, {"issue": member.issue.county.name.value})


def _row(member: Member) -> Row:
    issue = member.issue
    head = issue.masthead
    panels = [answer.panel for answer in issue.answers.values() if answer.panel is not None]
    return Row(
        file=member.name,
        date=member.date.isoformat(),
        weekday=head.weekday.value,
        folio=head.folio.value if head.folio is not None else "",
        county=issue.county.name.value,
        headline=" ".join(text.value for text in issue.title.headline),
        layouts=tuple(map(str, issue.layouts)),
        answers=tuple(
            (answer.character.value, len(markup.plain(answer.text).replace("\n", "")))
            for answer in issue.answers.values()
        ),
        figures=len(issue.key_figures) + sum(len(panel.figures) for panel in panels),
    )
