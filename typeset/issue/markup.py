r"""Inline markup of a text → runs of plain text, each with its style and its place.

Two marks and an escape, so that body copy stays copy:

    **支撑稳。**黎霍高速…      a run-in subhead: the style `run-in`
    [花坡]{emphasis}           any character style of the layout
    [沁]{pinyin:qìn}           ruby above (注音)
    [……]{leader}  []{leader}   the rest of the line, filled with what is given or left white
    \*  \[  \\                 the character itself
"""

from __future__ import annotations

import re

from msgspec import Struct

from typeset.diagnostics import Log
from typeset.source import Text

RUN_IN = "run-in"
PINYIN = "pinyin:"
LEADER = "leader"
SOFT_HYPHEN = "\u00ad"

_SPECIAL = re.compile(r"[*\[\\]")
_TOKEN = re.compile(
    r"\\(?P<escaped>.)|\*\*(?P<strong>[^*\n]+)\*\*"
    r"|\[(?P<inner>[^\[\]\n]*)\]\{(?P<name>[^{}\[\]\n]{1,80})\}"
)


class Run(Struct, frozen=True):
    """Plain text of one style; `at` is the offset of each character in the source text."""

    text: str
    style: str  # "" for the paragraph's own
    at: range | list[int]
    ruby: str = ""
    is_leader: bool = False  # repeated to fill the line; a tab stands for white


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
    lines = (
        line
        if _SPECIAL.search(line) is None
        else "".join(r.text for r in _runs(line, 0, text, Log()))
        for line in text.value.split("\n")
        if line.strip()
    )
    return "\n".join(lines).replace(SOFT_HYPHEN, "")


def plain_places(text: Text) -> tuple[str, list[int]]:
    """The text without its markup, and for each character its offset in the text as written."""
    words: list[str] = []
    places: list[int] = []
    for runs in paragraphs(text, Log()):
        if words:
            words.append("\n")
            places.append(places[-1] + 1)
        for run in runs:
            # A soft hyphen is a place, not a character: it is painted only where a line ends.
            shown = [(c, at) for c, at in zip(run.text, run.at, strict=True) if c != SOFT_HYPHEN]
            words.extend(c for c, _ in shown)
            places.extend(at for _, at in shown)
    return "".join(words), places


def _runs(line: str, start: int, text: Text, log: Log) -> list[Run]:
    if _SPECIAL.search(line) is None:
        return [Run(line, "", range(start, start + len(line)))]
    runs: list[Run] = []
    pending: list[tuple[str, int]] = []  # stretches of plain text and where each starts
    end = 0
    for match in _TOKEN.finditer(line):
        if match.start() > end:
            pending.append((line[end : match.start()], start + end))
        end = match.end()
        if match["escaped"] is not None:
            pending.append((match["escaped"], start + match.start() + 1))
            continue
        _flush(pending, runs, text, log)
        runs.append(_styled(match, start))
    if end < len(line):
        pending.append((line[end:], start + end))
    _flush(pending, runs, text, log)
    return runs


def _flush(pending: list[tuple[str, int]], runs: list[Run], text: Text, log: Log) -> None:
    """Makes one run of the plain stretches gathered so far."""
    for stretch, at in pending:
        if "**" in stretch:
            log.error("markup-open", text.at(at + stretch.index("**")), mark="**")
    if len(pending) == 1:
        stretch, at = pending[0]
        runs.append(Run(stretch, "", range(at, at + len(stretch))))
    elif pending:
        places = [at + i for stretch, at in pending for i in range(len(stretch))]
        runs.append(Run("".join(stretch for stretch, _ in pending), "", places))
    pending.clear()


def _styled(match: re.Match[str], start: int) -> Run:
    if match["strong"] is not None:
        first = start + match.start("strong")
        return Run(match["strong"], RUN_IN, range(first, first + len(match["strong"])))
    first = start + match.start("inner")
    places = range(first, first + len(match["inner"]))
    if match["name"].strip() == LEADER:
        if not match["inner"]:
            return Run("\t", "", [start + match.start()], is_leader=True)
        return Run(match["inner"], "", places, is_leader=True)
    if match["name"].startswith(PINYIN):
        return Run(match["inner"], "", places, match["name"].removeprefix(PINYIN).strip())
    return Run(match["inner"], match["name"].strip(), places)
