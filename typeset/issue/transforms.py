"""改字: the transforms that a data file declares → its texts as the page shows them.

A transform is of marks and forms of characters, never of facts: a number on the page is the
copy's, and no field goes missing by one.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable
from typing import Final

from typeset.diagnostics import Log, Related
from typeset.source import Text

from .model import Issue, Transform, find, mapped

_DIGITS: Final = re.compile(r"\d+")
_CHECKED: Final = frozenset({"value", "unit"})  # fields of a figure that are the text's own


def shown(issue: Issue) -> Callable[[Text], Text]:
    """A text as the page shows it: with the transforms made that the data file declares."""
    by_field: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for transform in issue.transforms:
        by_field[transform.field] += transform.replace.items()

    def change(text: Text) -> Text:
        changes = by_field.get(text.path)
        if changes is None:
            return text
        value = text.value
        for old, new in changes:
            value = value.replace(old, new)
        return Text(value, text.span, text.path, text.indent)

    return change


def as_shown(issue: Issue) -> Issue:
    """The issue with its transforms made."""
    return mapped(issue, shown(issue)) if issue.transforms else issue


def check(issue: Issue, log: Log) -> None:
    """Logs every transform that does nothing, or more than a transform may."""
    change = shown(issue)
    for transform in issue.transforms:
        try:
            text = find(issue, transform.field)
        except (LookupError, ValueError):
            text = None
        if not isinstance(text, Text):
            log.error("transform-field", transform.span, field=transform.field)
            continue
        here = Related("text-here", text.span)
        if _changes_a_figure(transform):
            log.error("transform-figure", transform.span, here, field=transform.field)
        elif not change(text).value.strip():
            log.error("transform-empty", transform.span, here, field=transform.field)
        for old in transform.replace:
            if not old or old not in text.value:
                log.error("transform-idle", transform.span, here, field=transform.field,
                          characters=old)  # fmt: skip


def _changes_a_figure(transform: Transform) -> bool:
    """Whether it is of a number that was checked or of its unit, or makes another number of one."""
    if transform.field.rpartition(".")[2] in _CHECKED:
        return True
    return any(_numbers(old) != _numbers(new) for old, new in transform.replace.items())


def _numbers(words: str) -> list[str]:
    """The numbers in Arabic digits, in whichever form those are set."""
    return _DIGITS.findall(unicodedata.normalize("NFKC", words))
