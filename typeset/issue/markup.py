r"""Inline markup of a text → runs of plain text, each with its style and its place.

Three marks and an escape, so that body copy stays copy:

    **支撑稳。**黎霍高速…      a run-in subhead: the style `run-in`
    [花坡]{emphasis}           any character style of the layout
    [沁]{pinyin:qìn}           ruby above (注音)
    \*  \[  \\                 the character itself
"""

from __future__ import annotations

import re

from msgspec import Struct

from typeset.diagnostics import Log
from typeset.source import Text

RUN_IN = "run-in"
PINYIN = "pinyin:"

_SPECIAL = re.compile(r"[*\[\\]")
_TOKEN = re.compile(
    r"\\(?P<escaped>.)|\*\*(?P<strong>[^*\n]+)\*\*|\[(?P<inner>[^\]\n]*)\]\{(?P<name>[^}\n]+)\}"
)


class Run(Struct, frozen=True):
    """Plain text of one style; `at` is the offset of each character in the source text."""

    text: str
    style: str  # "" for the paragraph's own
    at: range | list[int]
    ruby: str = ""


def paragraphs(text: Text, log: Log) -> list[list[Run]]:
    """The runs of each paragraph: one line of the text is one paragraph, blank lines are none."""
    result: list[list[Run]] = []
    start = 0
    for line in text.value.split("\n"):
        if line.strip():
            result.append(_runs(line, start, text, log))
        start += len(line) + 1
    return result


def plain(text: Text) -> str:
    """The text without its markup: what has to be found on the page."""
    return plain_places(text)[0]


def plain_places(text: Text) -> tuple[str, list[int]]:
    """The text without its markup, and for each character its offset in the text as written."""
    words: list[str] = []
    places: list[int] = []
    for runs in paragraphs(text, Log()):
        if words:
            words.append("\n")
            places.append(places[-1] + 1)
        for run in runs:
            words.append(run.text)
            places.extend(run.at)
    return "".join(words), places


def _runs(line: str, start: int, text: Text, log: Log) -> list[Run]:
    if _SPECIAL.search(line) is None:
        return [Run(line, "", range(start, start + len(line)))]
    runs: list[Run] = []
    pending: list[str] = []
    places: list[int] = []

    def flush() -> None:
        if pending:
            runs.append(Run("".join(pending), "", places.copy()))
            pending.clear()
            places.clear()

    i = 0
    while i < len(line):
        match = _TOKEN.match(line, i)
        if match is None:
            if line[i] == "*" and line[i + 1 : i + 2] == "*":
                log.error("markup-open", text.at(start + i), mark="**")
            pending.append(line[i])
            places.append(start + i)
            i += 1
            continue
        if match["escaped"] is not None:
            pending.append(match["escaped"])
            places.append(start + i + 1)
        else:
            flush()
            runs.append(_styled(match, start))
        i = match.end()
    flush()
    return runs


def _styled(match: re.Match[str], start: int) -> Run:
    if match["strong"] is not None:
        first = start + match.start("strong")
        return Run(match["strong"], RUN_IN, range(first, first + len(match["strong"])))
    first = start + match.start("inner")
    places = range(first, first + len(match["inner"]))
    if match["name"].startswith(PINYIN):
        return Run(match["inner"], "", places, match["name"].removeprefix(PINYIN).strip())
    return Run(match["inner"], match["name"].strip(), places)
