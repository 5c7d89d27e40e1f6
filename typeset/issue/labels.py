"""What a page calls its numbers → agreement with what they count, or the fault with both places.

A figure's value, unit and subject are held against the text by `figures`. What is printed beside
it is a label or a category, a title, a year: none of them may state a number that the text does
not, and none may stand with another's number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final

from typeset.diagnostics import Log, Related
from typeset.source import Text

from . import markup
from .charts import Chart, Figure, Matrix, Member
from .model import Issue, Panel, find

_NUMBER: Final = re.compile(r"\d+(?:\.\d+)?")
_SWAPPED: Final = 0.3  # by how much two names fit each other's subjects better than their own


def check(issue: Issue, log: Log) -> None:
    """Logs every name on the page that does not fit its number."""
    _check_numbers([f.words for f in issue.key_figures], issue.key_figures, issue, log)
    _check_names([(f.words, f) for f in issue.key_figures], log)
    for answer in issue.answers.values():
        if answer.panel is not None:
            _check_panel(answer.panel, issue, log)


def _check_panel(panel: Panel, issue: Issue, log: Log) -> None:
    _check_numbers([panel.title], panel.figures, issue, log)
    for chart in panel.drawn(panel.fillers):
        figures = [m for m in chart.members() if isinstance(m, Figure)]
        _check_numbers(list(_names(chart)), figures, issue, log)
        for pairs in _named(chart):
            _check_names(pairs, log)


def _names(chart: Chart) -> Iterator[Text]:
    """What a chart says beside its values."""
    yield from (text for text in (chart.title, chart.year, chart.alt) if text is not None)
    if isinstance(chart, Matrix):
        yield from chart.categories
        yield from (series.title for series in chart.series)
    else:
        yield from (member.words for member in chart.members())


def _named(chart: Chart) -> Iterator[list[tuple[Text, Member]]]:
    """Figures that must not change places, each with the name that it is printed under."""
    if not isinstance(chart, Matrix):
        yield [(member.words, member) for member in chart.members()]
        return
    for series in chart.series:
        yield list(zip(chart.categories, series.figures, strict=False))
    for row in zip(*(series.figures for series in chart.series), strict=False):
        yield [(series.title, one) for series, one in zip(chart.series, row, strict=True)]


def _check_numbers(
    names: Sequence[Text], figures: Sequence[Figure], issue: Issue, log: Log
) -> None:
    """Every number in the names stands in a text that the figures name, or in the lead."""
    stated = [(name, match) for name in names for match in _NUMBER.finditer(name.value)]
    if not stated:
        return
    texts = [*_places(figures, issue), *issue.lead]
    said = {number for text in texts for number in _NUMBER.findall(markup.plain(text))}
    here = [Related("text-here", text.span) for text in texts[:1]]
    for name, match in stated:
        if match[0] not in said:
            log.error("number-unsaid", name.at(match.start()), *here,
                      words=name.value, number=match[0])  # fmt: skip


def _places(figures: Sequence[Figure], issue: Issue) -> Iterator[Text]:
    """The texts that the figures name; one that is not there is told by `figures`."""
    for place in dict.fromkeys(figure.place.value for figure in figures):
        try:
            text = find(issue, place)
        except (LookupError, ValueError):
            continue
        if isinstance(text, Text):
            yield text


def _check_names(named: Sequence[tuple[Text, Member]], log: Log) -> None:
    """No two names would fit better if they changed places."""
    told = [(name, member.subject) for name, member in named if isinstance(member, Figure)]
    for (name, one), (other, two) in combinations(told, 2):
        own = _fit(name, one) + _fit(other, two)
        if _fit(name, two) + _fit(other, one) > own + _SWAPPED:
            log.error("label-swapped", name.span, Related("subject-here", one.span),
                      label=name.value, subject=one.value)  # fmt: skip


def _fit(name: Text, subject: Text) -> float:
    """The share of a name's characters that the subject has too."""
    characters = set(name.value)
    return len(characters & set(subject.value)) / max(1, len(characters))
