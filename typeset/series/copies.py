"""Texts of a series' issues → paragraphs that stand in two of them, all but the same (重稿)."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct

from typeset.diagnostics import Log, Related, Span
from typeset.issue import markup
from typeset.issue.model import Issue
from typeset.source import Text

# Broder, On the resemblance and containment of documents (1997): runs of characters that two
# texts share. Four 字 are longer than most words, so a set phrase alone shares few.
_RUN: Final = 4
_SHARE: Final = 0.5  # of the shorter paragraph's runs
# The set sentence of every report, 2024年，全县地区生产总值完成……, has some 25 runs.
_LEAST: Final = 30  # runs in common; fewer only where the whole paragraph is the same
_SHOWN: Final = 16  # 字 of a paragraph in a message

_MARKS: Final = re.compile(r"[\W_]+")
_NUMBER: Final = re.compile(r"\d+(?:\.\d+)?")


class _Paragraph(Struct, frozen=True):
    issue: int
    county: str
    words: str
    span: Span
    runs: frozenset[str]


def check(members: Sequence[tuple[str, Issue]], log: Log) -> None:
    """Logs each paragraph with the one of an earlier issue that it most repeats.

    Numbers and the county's name count as the same, for that is what is changed in a copy.
    """
    by_run: dict[str, list[_Paragraph]] = defaultdict(list)
    for number, (_, issue) in enumerate(members):
        own = list(_paragraphs(number, issue))
        for paragraph in own:
            _check(paragraph, by_run, log)
        for paragraph in own:
            for run in paragraph.runs:
                by_run[run].append(paragraph)


def _check(paragraph: _Paragraph, by_run: dict[str, list[_Paragraph]], log: Log) -> None:
    shared: Counter[int] = Counter()
    there: dict[int, _Paragraph] = {}
    for run in paragraph.runs:
        for other in by_run.get(run, ()):
            shared[id(other)] += 1
            there[id(other)] = other
    shares = [(count / min(len(paragraph.runs), len(there[key].runs)), key)
              for key, count in shared.items()
              if count >= _LEAST or paragraph.runs == there[key].runs]  # fmt: skip
    share, key = max(shares, default=(0.0, 0))
    if share >= _SHARE:
        other = there[key]
        log.warning("series-copy", paragraph.span,
                    Related("other-issue", other.span, {"issue": other.county}),
                    share=round(share * 100), words=paragraph.words[:_SHOWN])  # fmt: skip


def _paragraphs(number: int, issue: Issue) -> Iterator[_Paragraph]:
    county = issue.county.name.value
    for text in _texts(issue):
        words, offsets = markup.plain_places(text)
        start = 0
        for line in words.split("\n"):
            if line.strip():
                yield _Paragraph(number, county, line, text.at(offsets[start]), _runs(line, county))
            start += len(line) + 1


def _texts(issue: Issue) -> Iterator[Text]:
    yield from issue.lead
    for answer in issue.answers.values():
        if answer.summary is not None:
            yield answer.summary
        yield answer.text
    yield issue.closing


def _runs(line: str, county: str) -> frozenset[str]:
    short = county.removesuffix("县").removesuffix("区").removesuffix("市")
    words = line.replace(county, "县").replace(short, "县") if short else line
    bare = _MARKS.sub("", _NUMBER.sub("0", words))
    return frozenset(bare[at : at + _RUN] for at in range(len(bare) - _RUN + 1))
