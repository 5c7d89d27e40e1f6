"""Paragraphs of plain text and a measure → their lines as painted, judged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.corpus.judge import HAN, Verdict, judge, step_of, words_of
from typeset.diagnostics import Log, Span
from typeset.display.ops import Glyphs
from typeset.galley import breaking, compose, lines
from typeset.galley.faces import Shop, open_shop
from typeset.geometry import WritingMode
from typeset.layout.styles import Style
from typeset.makeup import place
from typeset.source import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from typeset.fonts.catalogue import FontBook
    from typeset.galley.items import Paragraph

BODY = Style(
    name="body",
    face="song-400",
    size=10.5,
    leading=15.75,
    indent=2.0,
    hyphenate="sparing",
)
_MARKUP = str.maketrans({"*": r"\*", "[": r"\[", "\\": r"\\"})


def shaped(
    texts: Iterable[str], fonts: FontBook, style: Style = BODY
) -> tuple[list[Paragraph], Shop]:
    """The paragraphs; what the faces refuse is left out and stands in the shop's log."""
    shop = open_shop(fonts, {}, Log())
    found: list[Paragraph] = []
    for number, text in enumerate(texts):
        source = Text(text.translate(_MARKUP), Span("corpus", number + 1, 1))
        found.extend(compose.compose(source, style, shop).paragraphs)
    return found, shop


def set_at(paragraphs: Sequence[Paragraph], measure: int) -> Verdict:
    """All paragraphs at one measure, in 字, judged by what is painted."""
    verdict = Verdict()
    for paragraph in paragraphs:
        em = paragraph.em
        breaks = breaking.optimum(paragraph, [measure * em])
        if breaks.lines == 1:
            continue
        set_ = lines.set_lines(paragraph, breaks, [measure * em])
        vertical = paragraph.style.mode is WritingMode.VERTICAL
        paint = place.vertical if vertical else place.horizontal
        painted = [[op for op in paint(line, 0.0, 0.0) if isinstance(op, Glyphs)] for line in set_]
        judge(
            [words_of(ops) for ops in painted],
            [step_of(ops, em, vertical=vertical) for ops in painted],
            [line.width / em for line in set_],
            measure,
            frozenset(breaks.too_wide) | _single_words(painted),
            verdict,
        )
        if "".join(map(words_of, painted)) != "".join(paragraph.text):
            verdict.lost += 1
    return verdict


def _single_words(painted: Sequence[Sequence[Glyphs]]) -> frozenset[int]:
    """Lines that are one word or 字: nothing in them can be spread, and a warning says so."""
    return frozenset(
        number
        for number, ops in enumerate(painted)
        if " " not in (words := words_of(ops).strip())
        and (not HAN.search(words) or len(words) == 1)
    )
