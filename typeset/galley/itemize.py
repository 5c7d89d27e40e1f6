"""Runs of styled text → a paragraph in boxes and gaps, shaped once for every measure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

import msgspec

from typeset.fonts import shape
from typeset.geometry import WritingMode
from typeset.issue.markup import SOFT_HYPHEN, Run
from typeset.layout.styles import Style
from typeset.source import Text

from . import cells, faces, interlinear
from .cells import Boxes, Stretch
from .classes import Class, classify
from .faces import Shop, open_shop
from .items import FORBID, Gap, Look, Paragraph, Word
from .quantities import unparted
from .spacing import Bond, spacing_of

__all__ = ["Shop", "itemize", "open_shop"]

_VERTICAL_CENTERED: Final = frozenset("；：！？‼⁇⁈⁉")
_VERTICAL_QUOTES: Final = str.maketrans("“”‘’", "『』「」")  # G 5.2.3

# ASCII marks beside Han keep the rules of their Chinese sisters.
_NEVER_FIRST: Final = re.compile(r"[)\]},;!?%¹²³⁰-⁹]|[.:](?!\w)|[/~-]$|[\"']$")
_NEVER_LAST: Final = re.compile(r"[(\[{$#@]$|^/$|^[\"']$")
_NO_BREAK_SPACES: Final = frozenset("\u00a0\u202f")
_SHARED_LEADER: Final = 1e6  # points a leader can fill: more than any line is long


def itemize(
    source: Text, runs: Sequence[Run], style: Style, shop: Shop, *, initial: int = 0
) -> Paragraph | None:
    """The paragraph in boxes and gaps; None when a fault, which is logged, keeps it from being.

    `initial` is the number of lines its first character is dropped over (首字下沉).
    """
    runs = [run for run in runs if run.text]
    text = "".join(run.text for run in runs)
    at = [place for run in runs for place in run.at]
    own = _styles(runs, style, source, shop)
    if own is None:
        return None
    leaders = _leader_places(runs)
    soft: frozenset[int] = frozenset()
    if SOFT_HYPHEN in text:
        text, at, own, soft, leaders = _without_hyphens(text, at, own, leaders)
    if not text.strip(" "):
        return None
    vertical = style.mode is WritingMode.VERTICAL
    kinds = classify(text)
    shown = text
    if vertical:
        kinds = [Class.CENTERED if c in _VERTICAL_CENTERED else k
                 for c, k in zip(text, kinds, strict=True)]  # fmt: skip
        shown = "".join(
            c.translate(_VERTICAL_QUOTES) if k in (Class.OPEN, Class.CLOSE) else c
            for c, k in zip(text, kinds, strict=True)
        )
    chosen = faces.choose(source, shown, at, kinds, own, shop)
    if chosen is None:
        return None
    boxes = Boxes()
    filled: dict[int, Word | None] = {}
    for start, end in _stretches(kinds, own, chosen, leaders):
        face = shop.fonts.face(chosen[start])
        if face is None:
            return None
        stretch = Stretch(
            text[start:end], shown[start:end], kinds[start:end], at[start:end], start, own[start],
            face, vertical, frozenset(s - start for s in soft if start < s < end) if soft else soft,
        )  # fmt: skip
        if start in leaders:
            word = _leader(boxes, stretch)
            filled[len(boxes.width) - 1] = word
        else:
            cells.add(boxes, stretch, shop.fonts)
    if not boxes.width:
        return None
    return _finish(source, text, runs, style, boxes, filled, shop, initial)


def _styles(runs: Sequence[Run], style: Style, source: Text, shop: Shop) -> list[Style] | None:
    """The style of every character."""
    own: list[Style] = []
    for run in runs:
        found: Style | None = style
        if run.style:
            found = shop.styles.get(run.style)
            if found is None:
                known = "、".join(sorted(shop.styles))
                shop.log.error("unknown-style", source.at(run.at[0]), name=run.style, nearest=known)
                return None
        own.extend([found or style] * len(run.text))
    return own


def _leader_places(runs: Sequence[Run]) -> dict[int, int]:
    """Where leaders start and end in the text; a tab by itself is one, and white."""
    places: dict[int, int] = {}
    start = 0
    for run in runs:
        end = start + len(run.text)
        if run.is_leader:
            places[start] = end
        elif "\t" in run.text:
            tabs = (start + i for i, character in enumerate(run.text) if character == "\t")
            places |= {tab: tab + 1 for tab in tabs}
        start = end
    return places


def _without_hyphens(
    text: str, at: list[int], own: list[Style], leaders: dict[int, int]
) -> tuple[str, list[int], list[Style], frozenset[int], dict[int, int]]:
    """The text without its soft hyphens, and where a style that hyphenates may set one."""
    soft: set[int] = set()
    kept: list[int] = []
    new: dict[int, int] = {}
    for i, character in enumerate(text):
        new[i] = len(kept)
        if character != SOFT_HYPHEN:
            kept.append(i)
        elif own[i].hyphenate != "none":
            soft.add(len(kept))
    new[len(text)] = len(kept)
    return (
        "".join(text[i] for i in kept),
        [at[i] for i in kept],
        [own[i] for i in kept],
        frozenset(soft),
        {new[a]: new[b] for a, b in leaders.items()},
    )


def _stretches(
    kinds: Sequence[Class], own: Sequence[Style], chosen: Sequence[str], leaders: dict[int, int]
) -> Iterator[tuple[int, int]]:
    """Stretches of one style, one face and one side of the Han–Latin divide."""
    keys = list(zip(map(id, own), chosen, map(_SCRIPT.__getitem__, kinds), strict=True))
    if Class.MARK in kinds:  # a mark goes with what carries it
        for i, kind in enumerate(kinds):
            if kind is Class.MARK and i:
                keys[i] = keys[i - 1]
    edges = sorted({*leaders, *leaders.values()})
    start = 0
    for _, same in groupby(keys):
        end = start + sum(1 for _ in same)
        for edge in edges:
            if start < edge < end:
                yield start, edge
                start = edge
        yield start, end
        start = end


# What is shaped together: Latin letters, spaces, and all the rest.
_SCRIPT: Final = [k if k in (Class.SPACE, Class.LATIN) else Class.HAN for k in Class]


def _leader(boxes: Boxes, stretch: Stretch) -> Word | None:
    """An empty box after which the line is filled, and what with; None for white."""
    look = cells.look_of(boxes, stretch, turned=stretch.vertical)
    boxes.open(stretch.style, look, stretch.at[0], stretch.start, Class.NOTHING)
    boxes.close(0.0, 0.0)
    if stretch.text == "\t":
        return None
    return _word(stretch, stretch.text, boxes.looks[look])


def _word(stretch: Stretch, text: str, look: Look) -> Word:
    """Glyphs shaped on their own."""
    script = shape.LATIN if stretch.kinds[0] is Class.LATIN else shape.HAN
    shaped = shape.shape(stretch.face, text, script)
    places, pen = [], 0.0
    for along, advance in zip(shaped.along, shaped.advance, strict=True):
        places.append((pen + along) * look.size)
        pen += advance
    texts = [text[c:n] for c, n in
             zip(shaped.cluster, [*shaped.cluster[1:], len(text)], strict=True)]  # fmt: skip
    return Word(look, tuple(shaped.glyph), tuple(places), tuple(texts), pen * look.size)


def _finish(
    source: Text,
    text: str,
    runs: Sequence[Run],
    style: Style,
    boxes: Boxes,
    leaders: dict[int, Word | None],
    shop: Shop,
    initial: int,
) -> Paragraph:
    dropped = interlinear.initial(boxes, style, initial, shop) if initial > 1 else None
    if dropped is not None:  # its lines stand in one column
        style = msgspec.structs.replace(style, keep_lines=max(style.keep_lines, initial))
    rubies = interlinear.rubies(runs, boxes, style, shop)
    marks = interlinear.marks(runs, boxes, style, shop)
    gaps = _gaps(text, style, boxes)
    for ruby in rubies:  # what is read together stands together
        for i in range(ruby.first, ruby.last):
            gaps[i] = _closed(gaps[i])
    for i in leaders:
        if i < len(gaps):
            gaps[i] = Gap(style.size, 0, 0, _SHARED_LEADER, 0, is_open=False, penalty=FORBID)
        if i:
            gaps[i - 1] = _closed(gaps[i - 1])
    edge, hyphens = _edges(boxes, style, shop)
    head = {}
    if style.opening_at_head == "keep":
        head = {i: style.size / 2 for i, kind in enumerate(boxes.head) if kind is Class.OPEN}
    return Paragraph(
        source, style, boxes.width, gaps, boxes.look, boxes.looks,
        [*boxes.first, len(boxes.glyph)], boxes.glyph, boxes.place, boxes.off, boxes.text,
        boxes.at, boxes.body, edge, head, hyphens, rubies, marks, leaders, dropped,
    )  # fmt: skip


def _gaps(text: str, style: Style, boxes: Boxes) -> list[Gap]:
    """What stands between each box and the next."""
    heads, tails, starts, styles = boxes.head, boxes.tail, boxes.start, boxes.style
    spaces, softs = boxes.space, boxes.soft
    together = unparted(text, whole_dates=style.dates == "whole")
    own_styles = {id(own): own for own in styles}
    spacings = {key: spacing_of(own, style.kinsoku) for key, own in own_styles.items()}
    # Three gaps of four stand between 字 of one style; only the others are looked at.
    gaps = [spacings[key].usual for key in map(id, styles[:-1])]
    paired = 0  # characters so far of a row of dashes or dots
    for i in _unusual(boxes, together):
        before, after, start = tails[i], heads[i + 1], starts[i + 1]
        own, following = styles[i], styles[i + 1]
        bond = Bond.NONE
        if before is Class.DASH or before is Class.ELLIPSIS:
            paired += start - starts[i]
            if after is before and paired % 2:
                bond = Bond.GLUED
        else:
            paired = 0
        if i in softs:
            bond = softs[i]
        elif following.rise > own.rise:
            bond = Bond.NOTE
        elif together[start]:
            bond = Bond.GLUED
        elif text[start - 1] in _NO_BREAK_SPACES or (
            i not in spaces and _held(before, after, text, starts[i], start)
        ):
            bond = Bond.HELD
        if own.rise > following.rise and before is Class.LATIN:
            before = Class.HAN  # a note's number takes no gap after it either
        # A blank belongs to its mark and is as wide as that mark's style makes it.
        owner = following if after is Class.OPEN and before is not Class.CLOSE else own
        gaps[i] = spacings[id(owner)].between(before, after, spaces.get(i, 0.0), bond)
    return gaps


def _unusual(boxes: Boxes, together: Sequence[bool]) -> Iterator[int]:
    """The gaps that are not just between two 字 of one style, in order."""
    han, spaces = Class.HAN, boxes.space
    first = boxes.style[0]
    one_style = boxes.style.count(first) == len(boxes.style)
    pairs = zip(boxes.tail, boxes.head[1:], boxes.start[1:], strict=False)
    for i, (before, after, start) in enumerate(pairs):
        if (
            before is not han
            or after is not han
            or together[start]
            or i in spaces
            or not (one_style or boxes.style[i] is boxes.style[i + 1])
        ):
            yield i


def _held(before: Class, after: Class, text: str, here: int, there: int) -> bool:
    """Whether an ASCII mark beside Han keeps the two from being parted."""
    if after is Class.LATIN and before is not Class.LATIN:
        end = there + 1
        if not text[there].isalnum():
            end = there + 2
        return _NEVER_FIRST.match(text[there:end].rstrip(" ") or " ") is not None and (
            text[there] not in "/~-\"'" or not text[there + 1 : there + 2].isascii()
        )
    return before is Class.LATIN and after is not Class.LATIN and (
        _NEVER_LAST.search(text[here:there]) is not None
    )  # fmt: skip


def _closed(gap: Gap) -> Gap:
    return Gap(gap.natural, 0, 0, 0, 0, is_open=False, penalty=FORBID)


def _edges(boxes: Boxes, style: Style, shop: Shop) -> tuple[dict[int, float], dict[int, Word]]:
    """What boxes gain or lose in width where they end a line, and the hyphens they get."""
    hyphens = {
        i: _hyphen(boxes.looks[boxes.look[i]], shop)
        for i, bond in boxes.soft.items()
        if bond in (Bond.HYPHEN, Bond.SPARE_HYPHEN)
    }
    edge = {i: hyphen.width for i, hyphen in hyphens.items()}
    return edge | _hanging(boxes) if style.hang else edge, hyphens


def _hyphen(look: Look, shop: Shop) -> Word:
    """The hyphen a line may end with; it is no character of the text."""
    face = shop.fonts.face(look.face)
    assert face is not None, "a box was set in it"
    glyph = face.glyph("-")
    return Word(look, (glyph,), (0.0,), ("",), face.advance(glyph) * look.size * look.scale)


def _hanging(boxes: Boxes) -> dict[int, float]:
    """Stops that hang out at a line's end: one mark only, never after another (clreq §hanging)."""
    marks = (Class.COMMA, Class.STOP)
    return {
        i: -boxes.width[i]
        for i, kind in enumerate(boxes.tail)
        if kind in marks and not (i and boxes.tail[i - 1] in (*marks, Class.CLOSE, Class.QUERY))
    }
