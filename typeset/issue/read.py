"""`issue.yaml` → an issue that agrees with itself; a disagreement is named with both places."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import Final

from typeset import binding, source, units
from typeset.diagnostics import Log, Related
from typeset.source import Mapping, Text

from . import chart_rules, figures, labels, markup, seals
from .model import TABLES, Figure, Issue, Transform, find, texts

_DATE: Final = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
_DIGITS: Final = re.compile(r"\d+")
_WEEKDAYS: Final = "一二三四五六日"
_TRANSLATED_CONTROL: Final = re.compile("[\u0000-\u0008\u000b-\u001f\u007f-\u009f\t]")


def read(path: Path, name: str, log: Log) -> Issue | None:
    """The issue in the file at `path`, called `name` in messages; None when it cannot be read."""
    data = source.read(path, name, log, TABLES)
    if data is None:
        return None
    issue = binding.bind(data, Issue, {}, log)
    if issue is not None:
        check(issue, data, log)
    return issue


def date_of(issue: Issue) -> dt.date | None:
    """The day the issue appears."""
    match = _DATE.fullmatch(issue.masthead.date.value.strip())
    if match is None:
        return None
    try:
        return dt.date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None


def on_the_page(issue: Issue, text: Text) -> str:
    """The characters of a text that the page has to show: no markup, declared transforms made."""
    shown = markup.plain(text)
    for transform in issue.transforms:
        if transform.field == text.path:
            for old, new in transform.replace.items():
                shown = shown.replace(old, new)
    return shown


def check(issue: Issue, data: Mapping, log: Log) -> None:
    """Logs everything in which the issue, read from these data, does not agree with itself."""
    _check_date(issue, log)
    _check_blanks(issue, data["masthead"], log)
    _check_transforms(issue, log)
    _check_words(issue, log)
    _check_nudges(issue, log)
    _check_lock(issue, log)
    for text in texts(issue):
        _check_text(text, log)
    figures.check_all(all_figures(issue), issue, log)
    labels.check(issue, log)
    for answer in issue.answers.values():
        if answer.panel is not None:
            chart_rules.check(answer.panel, log)


def all_figures(issue: Issue) -> list[Figure]:
    """Every figure that a text has to bear out: key figures and those of the panels."""
    panels = [a.panel for a in issue.answers.values() if a.panel is not None]
    return [*issue.key_figures, *(f for panel in panels for f in panel.figures)]


def _check_lock(issue: Issue, log: Log) -> None:
    """What is signed is a seal."""
    for signed in issue.lock.values():
        for name, text in signed.items():
            if seals.read(text.value) is None:
                log.error("lock-form", text.span, name=name, value=text.value)


def _check_date(issue: Issue, log: Log) -> None:
    head = issue.masthead
    day = date_of(issue)
    if day is None:
        log.error("bad-date", head.date.span, value=head.date.value)
        return
    wanted = "星期" + _WEEKDAYS[day.weekday()]
    if head.weekday.value.strip() != wanted:
        log.error(
            "weekday", head.weekday.span, Related("date-here", head.date.span),
            date=head.date.value, wanted=wanted, found=head.weekday.value,
        )  # fmt: skip


def _check_blanks(issue: Issue, masthead: Mapping, log: Log) -> None:
    """Warns of what a proof may leave blank and a release may not, where its key stands."""
    for key, word in (("editor", "责任编辑"), ("folio", "版次")):
        if getattr(issue.masthead, key) is None:
            log.warning(
                "blank-field", masthead.keys_at.get(key, masthead.span), field=key, word=word
            )


def _check_transforms(issue: Issue, log: Log) -> None:
    for transform in issue.transforms:
        try:
            text = find(issue, transform.field)
        except (LookupError, ValueError):
            text = None
        if not isinstance(text, Text):
            log.error("transform-field", transform.span, field=transform.field)
            continue
        if figures.is_printed(transform.field) and _changes_a_figure(transform):
            log.error("transform-figure", transform.span, field=transform.field)
            continue
        for old in transform.replace:
            if old not in text.value:
                log.error("transform-idle", transform.span, Related("text-here", text.span),
                          field=transform.field, characters=old)  # fmt: skip


def _changes_a_figure(transform: Transform) -> bool:
    """Whether it is of a number or a unit, or makes another number of one in a name."""
    if transform.field.rpartition(".")[2] in ("value", "unit"):
        return True
    return any(_DIGITS.findall(old) != _DIGITS.findall(new)
               for old, new in transform.replace.items())  # fmt: skip


def _check_words(issue: Issue, log: Log) -> None:
    if issue.words:
        said = [text.value for text in texts(issue)]
        for word in issue.words:
            if not any(word.value in words for words in said):
                log.error("word-idle", word.span, word=word.value)


def _check_nudges(issue: Issue, log: Log) -> None:
    for name, nudge in issue.nudge.items():
        for field in ("dx", "dy", "size"):
            if not units.is_absolute(getattr(nudge, field)):
                log.error("length-not-absolute", nudge.span, where=f"nudge.{name}.{field}")
        if nudge.size is not None and nudge.size <= 0:
            log.error("size-not-positive", nudge.span, where=f"nudge.{name}.size",
                      value=units.written(nudge.size))  # fmt: skip


def _check_text(text: Text, log: Log) -> None:
    if not text.value.strip():
        log.error("empty-text", text.span, field=text.path)
    found = _TRANSLATED_CONTROL.search(text.value)
    if found is not None:
        log.error("control-character", text.at(found.start()),
                  codepoint=f"U+{ord(found[0]):04X}")  # fmt: skip
