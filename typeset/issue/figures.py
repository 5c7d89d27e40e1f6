"""A figure and the text it names → agreement in value, unit and subject, or the fault."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from typeset.diagnostics import Log, Related
from typeset.source import Text

from . import markup
from .model import Figure, Issue, find

_PRINTED: Final = re.compile(r"key-figures\b|answers\.[^.]+\.panel\.")
_SENTENCE_END: Final = "。！？\n"
_CLAUSE_END: Final = re.compile("[，；：。！？\n]")
_MARKS: Final = "，、；：。！？”）\n"
_NUMBER: Final = re.compile(r"\d+(?:\.\d+)?")
_NEAR: Final = 2  # 字 that may part a number from the noun behind it
_CLAUSE: Final = re.compile("[，、；：。！？]")  # and none of these
_LIST: Final = re.compile("[、和与]")
_RESPECTIVELY: Final = "分别"


def check_all(figures: Iterable[Figure], issue: Issue, log: Log) -> None:
    """Logs every figure that its place in the text does not bear out."""
    plain: dict[str, tuple[str, list[int]]] = {}
    for figure in figures:
        _check(figure, issue, plain, log)


def is_about(figure: Figure, words: str, start: int, end: int) -> bool:
    """Whether the number at `start`–`end` counts the subject, as a reader takes it.

    In a 分别 list the two stand at the same place of their lists. Elsewhere the subject stands
    before the number in its sentence with no other number between, or right behind it.
    """
    sentence = max(words.rfind(mark, 0, start) for mark in _SENTENCE_END) + 1
    before = words[sentence:start]
    pieces = [piece for piece in figure.subject.value.split("…") if piece]
    if not pieces:
        return False
    clause = _CLAUSE_END.split(before)[-1]
    if _RESPECTIVELY in clause:
        subjects, _, numbers = clause.partition(_RESPECTIVELY)
        items, index = _LIST.split(subjects), len(_NUMBER.findall(numbers))
        return index < len(items) and pieces[-1] in items[index]
    at = _behind(pieces, before, 0)
    while at >= 0:
        if not _NUMBER.search(before, at):
            return True
        at = _behind(pieces, before, at)
    line = words[end:].partition("\n")[0]
    near = (after for after in range(_NEAR + 1) if line.startswith(pieces[0], after))
    return any(
        not _CLAUSE.search(line, 0, after) and _behind(pieces, line, after) >= 0 for after in near
    )


def _behind(pieces: list[str], words: str, start: int) -> int:
    """The place behind the first of such pieces in their order from `start` on; -1 without."""
    at = start
    for piece in pieces:
        at = words.find(piece, at)
        if at < 0:
            return -1
        at += len(piece)
    return at


def _check(figure: Figure, issue: Issue, plain: dict[str, tuple[str, list[int]]], log: Log) -> None:
    try:
        text = find(issue, figure.place.value)
    except (LookupError, ValueError):
        text = None
    if not isinstance(text, Text):
        log.error("figure-place", figure.place.span, place=figure.place.value)
        return
    if is_printed(figure.place.value):
        log.error("figure-circle", figure.place.span, place=figure.place.value)
        return
    if not any(character.isalnum() for character in figure.subject.value):
        log.error("figure-no-subject", figure.subject.span, subject=figure.subject.value)
        return
    if text.path not in plain:
        plain[text.path] = markup.plain_places(text)
    words, offsets = plain[text.path]
    stated = figure.value.value + figure.unit.value
    places = _places(figure, words)
    if not places:
        log.error(
            "figure-mismatch", figure.value.span, Related("text-here", text.span),
            stated=stated, place=figure.place.value, said=_said(figure, words),
        )  # fmt: skip
    elif not any(is_about(figure, words, at, at + len(stated)) for at in places):
        log.error(
            "figure-subject", figure.subject.span,
            Related("text-here", text.at(offsets[places[0]])),
            stated=stated, subject=figure.subject.value,
        )  # fmt: skip


def is_printed(path: str) -> bool:
    """Whether a field is what a strip or panel prints, and so is held against the text."""
    return _PRINTED.match(path) is not None


def stated_at(figure: Figure, text: Text) -> list[int]:
    """The offsets in a text, as written, at which it states the figure of its subject."""
    words, offsets = markup.plain_places(text)
    stated = len(figure.value.value + figure.unit.value)
    return [
        offsets[at] for at in _places(figure, words) if is_about(figure, words, at, at + stated)
    ]


def _places(figure: Figure, words: str) -> list[int]:
    """Where the figure's value and unit stand in a text, whatever they count."""
    stated = figure.value.value + figure.unit.value
    found, at = [], words.find(stated)
    while at >= 0:
        whole = not (at and (words[at - 1].isdecimal() or words[at - 1] == "."))
        if whole:
            found.append(at)
        at = words.find(stated, at + (len(stated) if whole else 1))
    return found


def _said(figure: Figure, words: str) -> str:
    """What the text says of the subject instead, as far as one can tell."""
    more = len(figure.unit.value)
    for match in _NUMBER.finditer(words):
        if is_about(figure, words, match.start(), match.end() + 1):
            return words[match.start() : match.end() + more].rstrip(_MARKS)
    return "—"
