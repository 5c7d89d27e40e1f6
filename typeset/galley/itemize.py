"""Runs of styled text → shaped boxes, by script and face; what a face lacks is fetched in order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from msgspec import Struct

from typeset.diagnostics import Log
from typeset.fonts import shape
from typeset.fonts.catalogue import FontBook
from typeset.fonts.face import ASCENT, Face
from typeset.geometry import WritingMode
from typeset.issue.markup import Run
from typeset.layout.styles import Style
from typeset.source import Text

from .classes import Class, classify
from .items import Look, Paragraph, Ruby
from .quantities import unparted
from .spacing import Spacing

_HALF: Final = frozenset(
    {Class.OPEN, Class.CLOSE, Class.COMMA, Class.COLON, Class.STOP, Class.QUERY, Class.INTERPUNCT}
)
_VERTICAL_CENTERED: Final = frozenset("；：！？‼⁇⁈⁉")
_LATIN_SIDE: Final = frozenset({Class.LATIN})
# ASCII marks beside Han keep the rules of their Chinese sisters.
_ASCII_NEVER_FIRST: Final = frozenset(")]},.;:!?%")
_ASCII_NEVER_LAST: Final = frozenset("([{$#@")
_URL: Final = re.compile(r"^(?:[a-z]+://|www\.)|@", re.IGNORECASE)
_URL_PLACE: Final = re.compile(r"(?<=[/?&#=_-])(?=[^/?&#=_-])|(?=\.\w)")
_HYPHEN_PLACE: Final = re.compile(r"(?<=[A-Za-z]-)(?=[A-Za-z])")
_EMOJI: Final = re.compile("[\U0001f000-\U0001faff\ufe0f\u20e3]")
_UPRIGHT_DIGITS: Final = 2  # 纵中横: figures of at most this length stand upright in one cell
_NO_KERN: Final = {"kern": False}  # Han is set on its em; kana kerning belongs to no newspaper
# Marks that are drawn joined: no tracking or stretch inside a pair.
_JOINED: Final = frozenset({Class.DASH, Class.ELLIPSIS})


class Shop(Struct, frozen=True):
    """What composing needs: the fonts, the styles by name, and where faults are noted."""

    fonts: FontBook
    styles: dict[str, Style]
    log: Log
    noted: set[tuple[str, str]]
    choices: dict[tuple[str, str], str | None]


def open_shop(fonts: FontBook, styles: dict[str, Style], log: Log) -> Shop:
    """A shop with nothing noted yet."""
    return Shop(fonts, styles, log, set(), {})


class _Sort(Struct):
    """Boxes under way: the parallel lists that become a `Paragraph`."""

    width: list[float]
    look: list[int]
    looks: list[Look]
    first: list[int]
    glyph: list[int]
    place: list[float]
    off: list[float]
    text: list[str]
    at: list[int]
    body: list[bool]
    head: list[tuple[Class, str]]  # class and character a box begins with
    tail: list[tuple[Class, str]]
    start: list[int]  # index of the box's first character
    space: list[float]  # typed space after the box, em
    soft: list[bool]  # whether the box may end a line inside its word
    known: dict[tuple[str, str, bool, bool], int]


def itemize(source: Text, runs: Sequence[Run], style: Style, shop: Shop) -> Paragraph | None:
    """The paragraph in boxes and gaps; None when a fault, which is logged, keeps it from being."""
    text = "".join(run.text for run in runs)
    at = [place for run in runs for place in run.at]
    own = _styles_of(runs, style, source, shop)
    if own is None or not text:
        return None
    vertical = style.mode is WritingMode.VERTICAL
    kinds = classify(text)
    if vertical:
        kinds = [Class.CENTERED if c in _VERTICAL_CENTERED else k
                 for c, k in zip(text, kinds, strict=True)]  # fmt: skip
    faces = _faces(source, text, at, kinds, own, shop)
    if faces is None:
        return None
    sort = _Sort([], [], [], [], [], [], [], [], [], [], [], [], [], [], [], {})
    for start, end in _segments(kinds, own, faces):
        face = shop.fonts.face(faces[start])
        if face is None:
            return None
        if kinds[start] is Class.SPACE:
            _add_space(sort, text[start:end], face, own[start], at[start], start)
        elif kinds[start] in _LATIN_SIDE:
            _add_word(sort, text, start, end, face, own[start], at, vertical=vertical)
        else:
            _add_han(sort, text, start, end, face, own[start], at, kinds, vertical=vertical)
    return _finish(source, text, kinds, style, sort, runs, shop)


def _styles_of(
    runs: Sequence[Run], style: Style, source: Text, shop: Shop
) -> list[Style] | None:
    own: list[Style] = []
    for run in runs:
        found: Style | None = style
        if run.style:
            found = shop.styles.get(run.style)
            if found is None:
                place = source.at(run.at[0]) if run.at else source.span
                known = "、".join(sorted(shop.styles))
                shop.log.error("unknown-style", place, name=run.style, nearest=known)
                return None
        own.extend([found or style] * len(run.text))
    return own


def _faces(
    source: Text, text: str, at: list[int], kinds: list[Class], own: list[Style], shop: Shop
) -> list[str] | None:
    """The face of every character: the style's, or the next in its declared order that has it."""
    faces: list[str] = []
    whole = True
    previous = ""
    for i, character in enumerate(text):
        name = own[i].face
        if kinds[i] is Class.MARK and previous:
            faces.append(previous)
            continue
        key = (name, character)
        face = shop.choices.get(key, "")
        if face == "":
            face = shop.choices[key] = _choose(name, character, shop)
        if face is None or kinds[i] is Class.NOTHING or _EMOJI.match(character):
            _refuse(source, at[i], character, kinds[i], name, shop)
            whole = False
            face = name
        elif face != name and key not in shop.noted:
            shop.noted.add(key)
            if character not in shop.fonts.exception(name)[0]:
                label = shop.fonts.entries
                shop.log.note("fallback-face", source.at(at[i]), character=character,
                              codepoint=f"U+{ord(character):04X}", face=label[name].label,
                              used=label[face].label)  # fmt: skip
        faces.append(face)
        previous = face
    return faces if whole else None


def _choose(name: str, character: str, shop: Shop) -> str | None:
    excepted, instead = shop.fonts.exception(name)
    order = shop.fonts.chain(name)
    if character in excepted and instead is not None:
        order = (instead, *order)
    for candidate in order:
        face = shop.fonts.face(candidate)
        if face is not None and (face.glyph(character) or character == "\u00a0"):
            return candidate
    return None


def _refuse(
    source: Text, at: int, character: str, kind: Class, name: str, shop: Shop
) -> None:
    code, span = f"U+{ord(character):04X}", source.at(at)
    if kind is Class.NOTHING:
        shop.log.error("zero-width-character", span, codepoint=code)
    elif _EMOJI.match(character):
        shop.log.error("emoji", span, character=character, codepoint=code)
    else:
        tried = "、".join(shop.fonts.entries[f].label for f in shop.fonts.chain(name))
        shop.log.error("missing-glyph", span, character=character, codepoint=code, tried=tried)


def _segments(
    kinds: list[Class], own: list[Style], faces: list[str]
) -> Iterator[tuple[int, int]]:
    """Stretches of one style, one face and one side of the Han–Latin divide."""
    start = 0
    for i in range(1, len(kinds) + 1):
        if (
            i == len(kinds)
            or own[i] is not own[start]
            or faces[i] != faces[start]
            or _side(kinds[i]) != _side(kinds[start])
        ) and not (i < len(kinds) and kinds[i] is Class.MARK):
            yield start, i
            start = i


def _side(kind: Class) -> int:
    if kind is Class.SPACE:
        return 2
    return 1 if kind in _LATIN_SIDE else 0


def _look(sort: _Sort, face: Face, style: Style, *, turned: bool, upright: bool) -> int:
    key = (face.name, style.name, turned, upright)
    found = sort.known.get(key)
    if found is None:
        found = sort.known[key] = len(sort.looks)
        sort.looks.append(
            Look(face.name, style.size, style.color, style.scale, style.rise * style.size,
                 turned, upright, style.emphasis)
        )  # fmt: skip
    return found


def _add_space(
    sort: _Sort, spaces: str, face: Face, style: Style, at: int, start: int
) -> None:
    """Spaces are painted as part of the box before them; their width is the gap's."""
    glyph = face.glyph(" ")
    advance = face.advance(glyph)
    if not sort.width:  # a paragraph that opens with a space: nothing carries it but itself
        _open(sort, 0, _look(sort, face, style, turned=False, upright=False), at, Class.SPACE, " ")
        sort.start.append(start)
        sort.body.append(False)
        sort.width.append(0.0)
    for character in spaces:
        sort.glyph.append(glyph)
        sort.place.append(sort.width[-1])
        sort.off.append(0.0)
        sort.text.append(character)
    sort.space[-1] += advance * len(spaces) * style.size / style.size


def _open(sort: _Sort, look_offset: int, look: int, at: int, kind: Class, character: str) -> None:
    sort.first.append(len(sort.glyph) - look_offset)
    sort.look.append(look)
    sort.at.append(at)
    sort.head.append((kind, character))
    sort.tail.append((kind, character))
    sort.space.append(0.0)
    sort.soft.append(False)


def _add_word(
    sort: _Sort,
    text: str,
    start: int,
    end: int,
    face: Face,
    style: Style,
    at: list[int],
    *,
    vertical: bool,
) -> None:
    """One Latin word or figure: one box, or several where a URL or hyphen lets a line end."""
    word = text[start:end]
    upright = vertical and len(word) <= _UPRIGHT_DIGITS and word.isdigit()
    look = _look(sort, face, style, turned=vertical and not upright, upright=upright)
    shaped = shape.shape(face, word, shape.LATIN, "en")
    size = style.size * style.scale
    track = style.tracking * style.size
    places = _URL_PLACE if _URL.search(word) else _HYPHEN_PLACE
    cuts = [m.start() for m in places.finditer(word)] or []
    edges = [0, *(c for c in cuts if 0 < c < len(word)), len(word)]
    g = 0
    for left, right in zip(edges, edges[1:], strict=False):
        _open(sort, 0, look, at[start + left], Class.LATIN, word[left])
        sort.tail[-1] = (Class.LATIN, word[right - 1])
        sort.start.append(start + left)
        sort.body.append(True)
        sort.soft[-1] = right < len(word)
        pen = 0.0
        while g < len(shaped.glyph) and shaped.cluster[g] < right:
            following = shaped.cluster[g + 1] if g + 1 < len(shaped.glyph) else len(word)
            sort.glyph.append(shaped.glyph[g])
            sort.place.append(pen + shaped.along[g] * size)
            sort.off.append(shaped.across[g] * size)
            sort.text.append(word[shaped.cluster[g] : following])
            pen += shaped.advance[g] * size + track
            g += 1
        sort.width.append(style.size if upright else max(0.0, pen - track))


def _add_han(
    sort: _Sort,
    text: str,
    start: int,
    end: int,
    face: Face,
    style: Style,
    at: list[int],
    kinds: list[Class],
    *,
    vertical: bool,
) -> None:
    """Han and Chinese marks: one box a cell."""
    look = _look(sort, face, style, turned=False, upright=False)
    segment = text[start:end]
    shaped = shape.shape(face, segment, shape.HAN, vertical=vertical, features=_NO_KERN)
    size = style.size if vertical else style.size * style.scale
    count = len(shaped.glyph)
    for g in range(count):
        cluster = shaped.cluster[g]
        following = shaped.cluster[g + 1] if g + 1 < count else len(segment)
        if g and cluster == shaped.cluster[g - 1]:  # a mark drawn on the cell before it
            sort.glyph.append(shaped.glyph[g])
            sort.place.append(sort.width[-1] + shaped.along[g] * size)
            sort.off.append(shaped.across[g] * size)
            sort.text.append("")
            sort.width[-1] += shaped.advance[g] * size
            continue
        kind = kinds[start + cluster]
        width, shift = shaped.advance[g], shaped.along[g]
        if kind in _HALF:
            width, inset = _half(face, shaped.glyph[g], kind, vertical=vertical)
            shift += inset
        elif kind is Class.CONNECTOR and segment[cluster] == "–":
            width = max(0.5, width) if width < 1 else 0.5
        _open(sort, 0, look, at[start + cluster], kind, segment[cluster])
        sort.tail[-1] = (kinds[start + following - 1], segment[following - 1])
        sort.start.append(start + cluster)
        sort.glyph.append(shaped.glyph[g])
        sort.place.append(shift * size)
        sort.off.append(shaped.across[g] * size)
        sort.text.append(segment[cluster:following])
        sort.width.append(width * size)
        sort.body.append(kind is Class.HAN)


@cache
def _half(face: Face, glyph: int, kind: Class, *, vertical: bool) -> tuple[float, float]:
    """The body of a mark, em, and how far its glyph is moved so that the ink lies in it.

    Faces of the Song and Hei kind draw a mark in its half of the cell already; others center
    it or make it narrow, and then the ink is centered in the half: the same to the eye.
    """
    ink = face.ink(glyph)
    if ink is None:
        return 0.5, 0.0
    low, high = (ASCENT - ink.top, ASCENT - ink.bottom) if vertical else (ink.left, ink.right)
    width = max(0.5, high - low)
    slack = 0.02  # em by which ink may overlap the middle of its cell
    if kind is Class.OPEN and low >= 0.5 - slack and high <= 1 + slack:
        return width, -0.5
    if kind not in (Class.OPEN, Class.INTERPUNCT) and low >= -slack and high <= 0.5 + slack:
        return width, 0.0
    return width, (width - (high - low)) / 2 - low


def _finish(
    source: Text,
    text: str,
    kinds: list[Class],
    style: Style,
    sort: _Sort,
    runs: Sequence[Run],
    shop: Shop,
) -> Paragraph:
    spacing = Spacing(style)
    together = unparted(text, whole_dates=style.dates == "whole")
    gaps = []
    for i in range(len(sort.width) - 1):
        (before, last), (after, first) = sort.tail[i], sort.head[i + 1]
        glued = together[sort.start[i + 1]] or _joined(before, after, last, first)
        nbsp = sort.space[i] > 0 and text[sort.start[i + 1] - 1] in "\u00a0\u202f"
        gaps.append(
            spacing.between(before, after, space=round(sort.space[i], 4), glued=glued or nbsp,
                            soft=sort.soft[i])
        )  # fmt: skip
    em = style.size
    hang = {}
    if style.hang:
        hang = {i: sort.width[i] for i, (kind, _) in enumerate(sort.tail)
                if kind in (Class.COMMA, Class.STOP)}  # fmt: skip
    head = {}
    if style.opening_at_head == "keep":
        head = {i: em / 2 for i, (kind, _) in enumerate(sort.head) if kind is Class.OPEN}
    return Paragraph(
        source, style, sort.width, gaps, sort.look, sort.looks, [*sort.first, len(sort.glyph)],
        sort.glyph, sort.place, sort.off, sort.text, sort.at, sort.body, hang, head,
        _rubies(runs, sort, style, shop),
    )  # fmt: skip


def _joined(before: Class, after: Class, last: str, first: str) -> bool:
    if before is after and before in _JOINED:
        return True
    if after is Class.LATIN and before is not Class.LATIN and first in _ASCII_NEVER_FIRST:
        return True
    return before is Class.LATIN and after is not Class.LATIN and last in _ASCII_NEVER_LAST


def _rubies(runs: Sequence[Run], sort: _Sort, style: Style, shop: Shop) -> tuple[Ruby, ...]:
    rubies = []
    start = 0
    for run in runs:
        end = start + len(run.text)
        if run.ruby:
            boxes = [i for i, s in enumerate(sort.start) if start <= s < end]
            ruby = _ruby(run.ruby, boxes, style, shop)
            if ruby is not None:
                rubies.append(ruby)
        start = end
    return tuple(rubies)


def _ruby(pinyin: str, boxes: list[int], style: Style, shop: Shop) -> Ruby | None:
    small = shop.styles.get("ruby")
    face = shop.fonts.face(small.face) if small is not None else None
    if small is None or face is None or not boxes:
        return None
    shaped = shape.shape(face, pinyin, shape.LATIN, "zh-Latn")
    size = small.size if small.size < style.size else style.size / 2
    places, pen = [], 0.0
    for along, advance in zip(shaped.along, shaped.advance, strict=True):
        places.append(pen + along * size)
        pen += advance * size
    texts = [pinyin[c:n] for c, n in
             zip(shaped.cluster, [*shaped.cluster[1:], len(pinyin)], strict=True)]  # fmt: skip
    look = Look(face.name, size, small.color)
    return Ruby(boxes[0], boxes[-1], look, tuple(shaped.glyph), tuple(places), tuple(texts), pen)
