"""A thread that runs over → the sentences whose cutting would bring it within its rows (可删句).

Each proposal was tried: the paragraph is set again without the sentence, and the thread filled
again. A sentence that states a figure of the page, a run-in head, and the last sentence left of a
paragraph are never proposed: what a chart is drawn from is not the compositor's to cut.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

import msgspec
from msgspec import Struct

from typeset.diagnostics import Log, Related
from typeset.galley import compose
from typeset.galley.items import Paragraph
from typeset.issue import figures, markup, read
from typeset.issue.model import find
from typeset.plan.model import Placement, Thread
from typeset.source import Text

from . import fitting, nudges
from .copyfit import Overset
from .flow import paragraph_number
from .signed import Signed
from .tools import Tools
from .ways import Item, Prose

MOST: Final = 3  # sentences proposed each of which would do
_TOGETHER: Final = 5  # sentences proposed that would do together
_TRIALS: Final = 24  # settings tried before the search is given up
_SHOWN: Final = 12  # 字 of a sentence quoted
_SENTENCE: Final = re.compile(r"[^。！？]*[。！？]+[”’」』）》]*")
_RUN_IN: Final = re.compile(r"\s*\*\*[^*\n]+\*\*")
_PAIRS: Final = ("“”", "‘’", "（）", "《》", "「」", "『』", "[]", "{}")


class Sentence(Struct, frozen=True):
    """A sentence of a paragraph: where it stands in the field, how many 字 it has."""

    item: int
    start: int
    end: int
    characters: int
    of: int  # sentences in its paragraph


class _Trial(Struct, frozen=True):
    """The thread that is filled again, and by what it ran over."""

    over: Overset
    placed: Placement
    thread: Thread
    items: Sequence[Item]
    tools: Tools
    held: Signed | None


def proposals(
    over: Overset,
    placed: Placement,
    thread: Thread,
    items: Sequence[Item],
    tools: Tools,
    held: Signed | None = None,
) -> list[Related]:
    """At most three sentences each of which would do, the shortest first; else the fewest of
    the longest that would do together; else none.
    """
    trial = _Trial(over, placed, thread, items, tools, held)
    found = sorted(_sentences(trial), key=lambda s: (s.characters, s.item, s.start))
    narrowest = min(slot.measure for slot in thread.slots) / tools.plan.grid.em
    # To lose n lines a text loses more than n − 1 of them.
    least = int((over.lines - 1) * narrowest) + 1
    enough: list[Sentence] = []
    for one in [s for s in found if s.characters >= least][:_TRIALS]:
        if _suffices([one], trial):
            enough.append(one)
        if len(enough) == MOST:
            break
    if enough:
        return [_said("cut-sentence", one, items) for one in enough]
    for count in range(2, _TOGETHER + 1):
        together = _longest(found, count)
        if sum(s.characters for s in together) >= least and _suffices(together, trial):
            in_order = sorted(together, key=lambda s: (s.item, s.start))
            return [_said("cut-together", one, items) for one in in_order]
    return []


def _sentences(trial: _Trial) -> Iterator[Sentence]:
    """Every sentence that may be cut, none where the text is signed or stands after what is."""
    tools, over = trial.tools, trial.over
    drawn = _drawn(tools)
    changed = {transform.field for transform in tools.issue.transforms}
    answers = trial.held.answers if trial.held is not None else {}
    kept = {number for name in over.signed for number in answers[name]}
    for number, item in enumerate(trial.items[: over.against]):
        if number in kept or not isinstance(item, Prose) or item.paragraph.source.path in changed:
            continue
        text = item.paragraph.source
        whole = list(_split(text, item.paragraph))
        if len(whole) < 2:
            continue
        for start, end in whole:
            if not any(start <= at < end for at in drawn.get(text.path, ())):
                words = markup.plain(Text(text.value[start:end], text.span))
                yield Sentence(number, start, end, len(words), len(whole))


def _longest(found: Sequence[Sentence], count: int) -> list[Sentence]:
    """So many of the longest that no paragraph loses its every sentence; `found` is in order."""
    chosen: list[Sentence] = []
    for one in reversed(found):
        if len(chosen) < count and sum(s.item == one.item for s in chosen) < one.of - 1:
            chosen.append(one)
    return chosen


def _drawn(tools: Tools) -> dict[str, list[int]]:
    """The places, field by field, at which a text states a figure that the page draws or sets."""
    places: dict[str, list[int]] = {}
    for figure in read.all_figures(tools.issue):
        path = figure.place.value
        text = find(tools.issue, path)
        if isinstance(text, Text):
            places.setdefault(path, []).extend(figures.stated_at(figure, text))
    return places


def _split(text: Text, paragraph: Paragraph) -> Iterator[tuple[int, int]]:
    """The sentences of a paragraph, its run-in head left out; quotations are kept whole."""
    line_start, line_end = _line(text, paragraph)
    head = _RUN_IN.match(text.value, line_start, line_end)
    start = head.end() if head is not None else line_start
    for match in _SENTENCE.finditer(text.value, start, line_end):
        words = text.value[start : match.end()]
        if all(words.count(a) == words.count(b) for a, b in _PAIRS) and words.count("**") % 2 == 0:
            yield start, match.end()
            start = match.end()


def _line(text: Text, paragraph: Paragraph) -> tuple[int, int]:
    """The paragraph's line in its field: from where to where."""
    at = paragraph.at[0]
    start = text.value.rfind("\n", 0, at) + 1
    end = text.value.find("\n", at)
    return start, len(text.value) if end < 0 else end


def _suffices(cut: Sequence[Sentence], trial: _Trial) -> bool:
    """Whether the thread without these sentences fits."""
    items = list(trial.items)
    for number in {one.item for one in cut}:
        item = items[number]
        assert isinstance(item, Prose), "sentences stand in prose"
        items[number] = _without(item, [s for s in cut if s.item == number], trial)
    found = fitting.pour(trial.placed, trial.thread, items, trial.tools, trial.held)
    return not isinstance(found, Overset)


def _without(item: Prose, cut: Sequence[Sentence], trial: _Trial) -> Prose:
    """The paragraph shaped again without these sentences; what is said of it was said before."""
    text = item.paragraph.source
    start, end = _line(text, item.paragraph)
    kept = ""
    for one in sorted(cut, key=lambda s: s.start):
        kept += text.value[start : one.start]
        start = one.end
    style = item.paragraph.style
    initial = style.initial if item.paragraph.initial is not None else 0
    plain = trial.tools.style(style.name, mode=style.mode)
    nudge = trial.tools.issue.nudge.get(trial.placed.name)
    shop = nudges.shop_of(trial.tools, plain, nudge)
    shop = msgspec.structs.replace(shop, log=Log())
    shorter = Text(kept + text.value[start:end], text.span, text.path, text.indent)
    paragraphs = compose.compose(shorter, style, shop, initial=initial).paragraphs
    return msgspec.structs.replace(item, paragraph=paragraphs[0])


def _said(key: str, one: Sentence, items: Sequence[Item]) -> Related:
    item = items[one.item]
    assert isinstance(item, Prose), "sentences stand in prose"
    text = item.paragraph.source
    words = markup.plain(Text(text.value[one.start : one.end], text.span))
    shown = words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"
    return Related(
        key, text.at(one.start),
        {"words": shown, "paragraph": paragraph_number(items, one.item),
         "characters": one.characters},
    )  # fmt: skip
