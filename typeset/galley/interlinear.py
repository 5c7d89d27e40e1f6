"""What stands beside the line or reaches over several: ruby, emphasis marks, a dropped initial."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from typeset.fonts import shape
from typeset.fonts.face import ASCENT
from typeset.geometry import WritingMode
from typeset.issue.markup import SOFT_HYPHEN, Run
from typeset.layout.styles import Style

from .cells import Boxes
from .faces import Shop
from .items import Initial, Interlinear, Look, Ruby, Word

_RUBY_APART: Final = 0.25  # em of the ruby, least white between two of them (clreq §romanization)
_INITIAL_APART: Final = 0.5  # em of the body, between a dropped initial and the text


def rubies(runs: Sequence[Run], boxes: Boxes, style: Style, shop: Shop) -> tuple[Ruby, ...]:
    """The ruby of every run that has some; a base too narrow for its own is spread."""
    found: list[Ruby] = []
    for run, first, last in _ranges(runs, boxes):
        word = _ruby(run.ruby, style, shop) if run.ruby else None
        if word is not None:
            _spread(boxes, first, last, word.width + _RUBY_APART * word.look.size)
            found.append(Ruby(first, last, word))
    return tuple(found)


def marks(runs: Sequence[Run], boxes: Boxes, style: Style, shop: Shop) -> tuple[Interlinear, ...]:
    """The marks beside every run whose style has some."""
    found: list[Interlinear] = []
    for run, first, last in _ranges(runs, boxes):
        own = shop.styles[run.style] if run.style else style
        if own.emphasis != "none":
            found.append(Interlinear(own.emphasis, first, last, own.size, own.color))
    return tuple(found)


def initial(boxes: Boxes, style: Style, lines: int, shop: Shop) -> Initial | None:
    """The first character, taken out of the boxes and made as high as `lines` lines."""
    if len(boxes.width) < 2:
        return None
    look = boxes.looks[boxes.look[0]]
    em = style.size
    size = (lines - 1) * style.leading + em
    face = shop.fonts.face(look.face)
    assert face is not None, "a box was set in it"
    count = boxes.first[1]
    factor = size / look.size
    word = Word(
        Look(look.face, size, look.color, look.scale),
        tuple(boxes.glyph[:count]),
        tuple(p * factor for p in boxes.place[:count]),
        tuple(boxes.text[:count]),
        boxes.width[0] * factor,
    )
    vertical = style.mode is WritingMode.VERTICAL
    drop = (size - em) / 2 if vertical else ASCENT * (size - em)
    # The text beside it keeps to whole 字, as it does beside a picture.
    cells = -(-(word.width + _INITIAL_APART * em - 0.01) // em)
    _drop_first(boxes, count)
    return Initial(word, lines, cells * em, drop)


def _drop_first(boxes: Boxes, count: int) -> None:
    for column in (
        boxes.width, boxes.look, boxes.first, boxes.at, boxes.body, boxes.head, boxes.tail,
        boxes.style, boxes.start,
    ):  # fmt: skip
        del column[0]
    boxes.space = {box - 1: space for box, space in boxes.space.items() if box}
    boxes.soft = {box - 1: bond for box, bond in boxes.soft.items() if box}
    for glyphs in (boxes.glyph, boxes.place, boxes.off, boxes.text):
        del glyphs[:count]
    boxes.first[:] = [first - count for first in boxes.first]


def _ranges(runs: Sequence[Run], boxes: Boxes) -> list[tuple[Run, int, int]]:
    """Each run with its first and last box; runs of which no box is left are left out."""
    ranges: list[tuple[Run, int, int]] = []
    start = 0
    for run in runs:
        end = start + len(run.text.replace(SOFT_HYPHEN, ""))
        first, last = bisect_left(boxes.start, start), bisect_left(boxes.start, end) - 1
        if first <= last:
            ranges.append((run, first, last))
        start = end
    return ranges


def _spread(boxes: Boxes, first: int, last: int, needed: float) -> None:
    """Widens boxes evenly, their glyphs in the middle, until they are `needed` wide together."""
    missing = needed - sum(boxes.width[first : last + 1])
    if missing <= 0:
        return
    share = missing / (last + 1 - first)
    for i in range(first, last + 1):
        boxes.width[i] += share
        end = boxes.first[i + 1] if i + 1 < len(boxes.first) else len(boxes.glyph)
        for g in range(boxes.first[i], end):
            boxes.place[g] += share / 2


def _ruby(pinyin: str, style: Style, shop: Shop) -> Word | None:
    small = shop.styles.get("ruby")
    face = shop.fonts.face(small.face) if small is not None else None
    if small is None or face is None:
        return None
    shaped = shape.shape(face, pinyin, shape.LATIN, "zh-Latn")
    size = small.size if small.size < style.size else style.size / 2
    places, pen = [], 0.0
    for along, advance in zip(shaped.along, shaped.advance, strict=True):
        places.append((pen + along) * size)
        pen += advance
    texts = [pinyin[c:n] for c, n in
             zip(shaped.cluster, [*shaped.cluster[1:], len(pinyin)], strict=True)]  # fmt: skip
    look = Look(face.name, size, small.color, turned=style.mode is WritingMode.VERTICAL)
    return Word(look, tuple(shaped.glyph), tuple(places), tuple(texts), pen * size)
