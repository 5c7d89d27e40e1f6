"""An issue → the ledger of its numbers: what each counts, where it stands, where it is shown.

A number is a quantity, or it names something: a date, a grade, a rating, a word such as 第一方阵.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, Literal

from msgspec import Struct

from typeset.diagnostics import Span
from typeset.source import Text

from . import figures as checks
from . import markup
from .charts import Figure
from .model import Issue, texts

Kind = Literal["quantity", "about", "rating", "date", "grade", "bare", "word", "name"]

_FIGURES: Final = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_SCALE: Final = "[万亿]?"
# Measures of one 字 that stand behind a number, in figures or in words.
COUNTS: Final = "个件家名项所座条人户次处种位台辆场期倍天部张趟块岁头只棵株套间栋届批本"
_UNIT: Final = re.compile(
    rf"(?P<about>[余多来])?(?P<unit>%|％|{_SCALE}(?:平方米|平方公里|立方米|公里|公顷|公斤|千米|千伏"
    rf"|千瓦时|千瓦|美元|人次|小时|分钟|亩|元|吨|斤|度|[{COUNTS}]))"
)
_DATE: Final = re.compile(r"年|月|日|号(?!线)")
_GRADE: Final = re.compile(r"[A-Z]")
_WORDS: Final = re.compile(
    r"(?<!第)(?P<value>[二两三四五六七八九十百千][一二三四五六七八九十百千]*)"
    rf"(?P<unit>(?!期)[{COUNTS}年成])"
)
# Numbers that are words: in a short quotation the whole of it, elsewhere with what follows.
_NAMES: Final = re.compile(
    r"“(?=[^”]*[一二两三四五六七八九十百双])(?P<quoted>[^”0-9]{1,10})”"
    r"|(?P<ranked>百强[\u4e00-\u9fff])|(?P<named>一[期级轮届类产]|第[一二三四五六七八九十百]+[\u4e00-\u9fff]?"
    r"|[二两三四五六七八九十百双首][一二三四五六七八九十百]*[\u4e00-\u9fff]?)|(?P<roman>[IVX]+[类级])"
)
# Characters of numbers in words that count nothing.
_NO_NUMBERS: Final = re.compile("百姓|首先|首要|十分|千方百计|双方|两旁|两边")
_RATINGS: Final = frozenset({"千伏", "千瓦"})
_STOPS: Final = "。！？\n"
_BREAKS: Final = re.compile("[，、；：。！？\n（）]")
_RESPECTIVELY: Final = "分别"
_LIST: Final = re.compile("[、和与]")
# What only repeats the measure, and so needs the subject that stands before it.
_BARE: Final = frozenset({"总投资", "投资", "面积", "总面积", "总额", "产值"})
_VERBS: Final = re.compile(
    "^.*等(?=.)|^(?:其中|全县|全市|建成|完成|实现|累计|取得|推动|捐赠)"
    "|(?:已|共)?(?:完成|达到|达|提高至|精简至|增至|降至|约|共|为|至|价值)$"
)
_NOUN: Final = 12  # 字 of a noun behind a number, at most
# What is said of a noun begins here.
_PREDICATE: Final = re.compile("(?<=..)(?:完成|更新|持续|快速|获得|实现|到|已|全部)")


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
    respectively: bool = False  # one of a 分别 list, whose subjects stand apart
    used: tuple[str, ...] = ()


def ledger(issue: Issue) -> list[Number]:
    """Every number of the issue's own words, in reading order."""
    figures = _figures(issue)
    return [number for text in _copy(issue) for number in _numbers(text, figures)]


# Finding ------------------------------------------------------------------------------------


def _copy(issue: Issue) -> Iterator[Text]:
    """What the paper says, from date to closing; not the figures and charts drawn from it."""
    yield issue.masthead.date
    yield from texts(issue.title)
    if issue.series is not None and issue.series.year is not None:
        yield issue.series.year
    yield from issue.lead
    for answer in issue.answers.values():
        yield from (t for t in (answer.summary, answer.text) if t is not None)
    yield issue.closing


def _numbers(text: Text, figures: Sequence[Figure]) -> Iterator[Number]:
    words, places = markup.plain_places(text)
    here = [figure for figure in figures if figure.place.value == text.path]
    for at, end, value, unit, kind in _found(words):
        sentence = max(words.rfind(stop, 0, at) for stop in _STOPS) + 1
        named = kind in ("date", "grade", "name")
        subject = "" if named else _subject(words, sentence, at, end)
        used = tuple(
            figure.value.path.removesuffix(".value") for figure in here
            if (figure.value.value, figure.unit.value) == (value, unit)
            and checks.is_about(figure, words, at, end)
        )  # fmt: skip
        paired = _RESPECTIVELY in _last_clauses(words[sentence:at])
        yield Number(value, unit, subject, kind, text.path, text.at(places[at]), at, sentence,
                     paired, used)  # fmt: skip


def _found(words: str) -> list[tuple[int, int, str, str, Kind]]:
    """Start, end, value, unit and kind of each number, in figures or in words, in order."""
    found: list[tuple[int, int, str, str, Kind]] = []
    for m in _FIGURES.finditer(words):
        kind, unit, end = _kind(words, m.start(), m.end())
        found.append((m.start(), end, m[0], unit, kind))
    spoken = [(m.start(), m.end(), m["value"], m["unit"]) for m in _WORDS.finditer(words)]
    found.extend((*one, "word") for one in spoken)
    taken = {at for at, *_ in spoken}
    taken |= {at for m in _NO_NUMBERS.finditer(words) for at in range(m.start(), m.end())}
    for m in _NAMES.finditer(words):
        name = m.lastgroup or ""
        if m.start(name) not in taken:
            found.append((m.start(name), m.end(name), m[name], "", "name"))
    return sorted(found, key=lambda one: one[0])


def _kind(words: str, start: int, end: int) -> tuple[Kind, str, int]:
    """What sort of number stands there, its unit, and where the unit ends."""
    date = _DATE.match(words, end)
    if date is not None:
        return "date", date[0], date.end()
    if start == 0 and end == len(words):
        return "date", "", end
    grade = _GRADE.match(words, end)
    if grade is not None:
        return "grade", grade[0], grade.end()
    unit = _UNIT.match(words, end)
    if unit is None:
        return "bare", "", end
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
    noun = _PREDICATE.split(noun)[0]
    if len(noun) > 1:
        owner = _VERBS.sub("", clause) if not _FIGURES.search(clause) else ""
        if clause.endswith("等"):
            owner = ""  # 甲、乙等10家企业: those named are among them
        elif owner == clause:
            owner = _listed(before, clause)
        return f"{owner}…{noun}" if owner else noun
    subject = _VERBS.sub("", _VERBS.sub("", clause)) or clause
    if not subject and before.rstrip("”）").strip():
        subject = _BREAKS.split(before.rstrip("“”（）"))[-1]
    if subject in _BARE:
        owner = _owner(before[: len(before) - len(clause)])
        return f"{owner}…{subject}" if owner else subject
    return subject


def _listed(before: str, clause: str) -> str:
    """The clause with the items before it that have no number: 城北、北元95条."""
    items = before[: len(before) - len(clause)]
    while items.endswith("、"):
        item = _BREAKS.split(items[:-1])[-1]
        if not item or _FIGURES.search(item):
            break
        clause = f"{item}、{clause}"
        items = items[: -len(item) - 1]
    return clause


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
