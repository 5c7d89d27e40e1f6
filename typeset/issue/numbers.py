"""An issue → the ledger of its numbers: what each counts, where it stands, where it is shown.

A number is a quantity, or it names something: a date, a grade, a rating. From the quantities
of one sentence the ledger proposes charts that the text bears, each with its reason, or says
why there is none. Proposals are the editor's to judge; figures are checked all the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import groupby
from typing import Final, Literal

import msgspec
from msgspec import Struct

from typeset.diagnostics import Span
from typeset.source import Text

from . import markup
from .chart_rules import parse
from .charts import Figure
from .model import Issue

Kind = Literal["quantity", "about", "rating", "date", "grade", "word"]
Advice = Literal["paired-bars", "bars", "waffle"]

_FIGURES: Final = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_SCALE: Final = "[万亿]?"
_UNIT: Final = re.compile(
    rf"(?P<about>[余多来])?(?P<unit>%|％|{_SCALE}(?:平方米|平方公里|公里|千米|千伏|千瓦|亩|元|吨|立方米"
    r"|个|件|家|名|项|所|座|条|人|户|次|处|种|位|台|辆|场|期|倍))"
)
_DATE: Final = re.compile(r"年|月|日|号(?!线)")
_GRADE: Final = re.compile(r"[A-Z]")
_WORDS: Final = re.compile(r"(?P<value>[两三四五六七八九十]+)(?P<unit>项|年|家|座|条|件)")
_RATINGS: Final = frozenset({"千伏", "千瓦"})
_STOPS: Final = "。！？\n"
_BREAKS: Final = re.compile("[，、；：。！？\n“”（）]")
_RESPECTIVELY: Final = "分别"
_LIST: Final = re.compile("[、和与]")
# What only repeats the measure, and so needs the subject that stands before it.
_BARE: Final = frozenset({"总投资", "投资", "面积", "总面积", "总额", "产值"})
_VERBS: Final = re.compile(
    "^.*等(?=.)|^(?:其中|全县|全市|建成|完成|实现|累计|取得|推动|捐赠)"
    "|(?:已|共)?(?:完成|达到|达|提高至|精简至|增至|降至|约|共|为|至|价值)$"
)
# Sums of a whole economy: each is its own measure, none a part or a rival of another.
_TOTALS: Final = re.compile("(?:总值|收入|支出|总额|产值|余额)$")
_COUNTED: Final = 10  # what is no more than ten is read faster than it is drawn
_NOUN: Final = 12  # 字 of a noun behind a number, at most


class Number(Struct, frozen=True):
    """A number of the issue, with its place and the fields that show it."""

    value: str
    unit: str
    subject: str
    kind: Kind
    field: str
    span: Span
    at: int
    sentence: int  # offset of its sentence in the field's plain text
    used: tuple[str, ...] = ()


class Proposal(Struct, frozen=True):
    """A chart that the numbers bear, or `kind` None with the reason against one."""

    field: str
    kind: Advice | None
    numbers: tuple[Number, ...]
    why: str


def ledger(issue: Issue) -> list[Number]:
    """Every number of the issue's own words, in reading order."""
    figures = _figures(issue)
    found = [number for text in _copy(issue) for number in _numbers(text)]
    return [_with_uses(number, figures) for number in found]


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


# Finding ------------------------------------------------------------------------------------


def _copy(issue: Issue) -> Iterator[Text]:
    """What the paper says: date, series, lead, stories, closing; not the figures drawn from it."""
    yield issue.masthead.date
    if issue.series is not None and issue.series.year is not None:
        yield issue.series.year
    yield from issue.lead
    for answer in issue.answers.values():
        yield from (t for t in (answer.summary, answer.text) if t is not None)
    yield issue.closing


def _numbers(text: Text) -> Iterator[Number]:
    words, places = markup.plain_places(text)
    spoken = [(m.start(), m, "word") for m in _WORDS.finditer(words)]
    written = [(m.start(), m, "") for m in _FIGURES.finditer(words)]
    date_until = -1
    for at, match, told in sorted(written + spoken, key=lambda found: found[0]):
        end = match.end()
        kind: Kind
        unit = ""
        if told:
            kind, unit, value = "word", match["unit"], match["value"]
        else:
            value = match[0]
            kind, unit, end = _kind(words, at, end, date_until)
            date_until = end if kind == "date" else -1
        sentence = max(words.rfind(stop, 0, at) for stop in _STOPS) + 1
        subject = _subject(words, sentence, at, end) if kind not in ("date", "grade") else ""
        yield Number(value, unit, subject, kind, text.path, text.at(places[at]), at, sentence)


def _kind(words: str, start: int, end: int, date_until: int) -> tuple[Kind, str, int]:
    """What sort of number stands there, its unit, and where the unit ends."""
    date = _DATE.match(words, end)
    if date is not None:
        return "date", date[0], date.end()
    if (end == len(words) and start == 0) or start == date_until:
        return "date", "", end
    grade = _GRADE.match(words, end)
    if grade is not None:
        return "grade", grade[0], grade.end()
    unit = _UNIT.match(words, end)
    if unit is None:
        return "grade", "", end
    if unit["about"]:
        return "about", unit[0], unit.end()
    return ("rating" if unit["unit"] in _RATINGS else "quantity"), unit[0], unit.end()


def _subject(words: str, sentence: int, start: int, end: int) -> str:
    """What a number counts, as a reader takes it: a noun behind it, or the clause before it."""
    clause_end = _BREAKS.search(words, end)
    behind = words[end : clause_end.start() if clause_end else len(words)]
    before = words[sentence:start]
    if _RESPECTIVELY in _last_clauses(before):
        return _paired(before)
    clause = _BREAKS.split(before)[-1]
    noun = _FIGURES.split(behind)[0].removeprefix("的")[:_NOUN]
    if len(noun) > 1:
        owner = _VERBS.sub("", clause) if not _FIGURES.search(clause) else ""
        return f"{owner}…{noun}" if owner else noun
    subject = _VERBS.sub("", _VERBS.sub("", clause)) or clause
    if not subject and before.rstrip("”）").strip():
        subject = _BREAKS.split(before.rstrip("“”（）"))[-1]
    if subject in _BARE:
        owner = _owner(before[: len(before) - len(clause)])
        return f"{owner}…{subject}" if owner else subject
    return subject


def _last_clauses(before: str) -> str:
    """The part of a sentence since its last comma."""
    return re.split("[，；：]", before)[-1]


def _paired(before: str) -> str:
    """The subject at the same place of a 分别 list."""
    subjects, _, numbers = _last_clauses(before).partition(_RESPECTIVELY)
    items, index = _LIST.split(subjects), len(_FIGURES.findall(numbers))
    return items[index] if index < len(items) else subjects


def _owner(before: str) -> str:
    """The nearest subject before a bare measure."""
    for clause in reversed(_BREAKS.split(before)):
        named = _FIGURES.split(clause)[0]
        if named:
            return _VERBS.sub("", named)
    return ""


# Uses ---------------------------------------------------------------------------------------


def _figures(issue: Issue) -> list[Figure]:
    panels = [a.panel for a in issue.answers.values() if a.panel is not None]
    return [*issue.key_figures, *(f for panel in panels for f in panel.figures)]


def _with_uses(number: Number, figures: Sequence[Figure]) -> Number:
    used = tuple(
        figure.value.path.removesuffix(".value")
        for figure in figures
        if (figure.place.value, figure.value.value, figure.unit.value)
        == (number.field, number.value, number.unit)
    )
    return msgspec.structs.replace(number, used=used) if used else number


# Proposals ----------------------------------------------------------------------------------


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
    if all(v is not None and v <= _COUNTED and v.denominator == 1 for v in values):
        return Proposal(field, None, tuple(members), "few")
    return Proposal(field, "bars", tuple(members), "one-unit")
