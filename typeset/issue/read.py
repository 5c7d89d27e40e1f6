"""`issue.yaml` → an issue that agrees with itself; a disagreement is named with both places."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import Final

from typeset import binding, source, units
from typeset.diagnostics import Log, Related
from typeset.source import Mapping, Text

from . import chart_rules, figures, labels, markup, seals, transforms
from .model import TABLES, Figure, Issue, texts

_DATE: Final = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
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


def on_the_page(issue: Issue) -> dict[str, str]:
    """What the page has to show of each text, by its field: no markup, transforms made."""
    return {text.path: markup.plain(text) for text in texts(transforms.as_shown(issue))}


def check(issue: Issue, data: Mapping, log: Log) -> None:
    """Logs everything in which the issue, read from these data, does not agree with itself."""
    _check_date(issue, log)
    _check_blanks(issue, data["masthead"], log)
    before = len(log.errors())
    transforms.check(issue, log)
    # What is printed has to be borne out by what is printed.
    printed = transforms.as_shown(issue) if len(log.errors()) == before else issue
    _check_nudges(issue, log)
    _check_lock(issue, log)
    for text in texts(issue):
        _check_text(text, log)
    _check_words(printed, log)
    figures.check_all(all_figures(printed), printed, log)
    labels.check(printed, log)
    for answer in printed.answers.values():
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


def _check_words(issue: Issue, log: Log) -> None:
    if issue.words:
        said = [markup.plain(text) for text in texts(issue)]
        for word in issue.words:
            parts = len(word.value.strip()) > 1 and any(word.value in words for words in said)
            if not parts:
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
