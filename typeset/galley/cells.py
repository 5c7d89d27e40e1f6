"""Stretches of one style and one face → boxes: a cell for each 字 and mark, one for each word.

Faces differ in how they draw a mark — in its half of the cell, in the middle, narrow. Here
they become the same: a body of ½ em with the ink in it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import Final

from msgspec import Struct

from typeset.fonts import shape
from typeset.fonts.catalogue import FontBook
from typeset.fonts.face import ASCENT, Face
from typeset.layout.styles import Style

from . import faces
from .classes import Class
from .items import Look

_HALF: Final = frozenset(
    {Class.OPEN, Class.CLOSE, Class.COMMA, Class.COLON, Class.STOP, Class.QUERY, Class.INTERPUNCT}
)
_WHOLE: Final = frozenset({Class.DASH, Class.ELLIPSIS, Class.CONNECTOR})
_BARE: Final = _HALF | _WHOLE | {
    Class.SOLIDUS, Class.CENTERED, Class.WIDE_SPACE, Class.NOTHING, Class.MARK,
}  # fmt: skip
_SHORT_CONNECTOR: Final = frozenset("–‐‑")  # G 5.1.6: ½ em

# In vertical type these turn with the line (Unicode vo=R, Tr) and these stand at the upper
# right of their cell (G 5.2.1), also where a face has no vertical form of them.
_TURNS: Final = frozenset("—⸺…⋯–‐‑～〜（）《》〈〉【】〖〗〔〕［］｛｝「」『』／＝")
_UPPER_RIGHT: Final = frozenset("，、。．")

_UPRIGHT_DIGITS: Final = 2  # 纵中横: figures of at most this length stand upright in one cell
_UPRIGHT_LETTERS: Final = re.compile(r"[A-Za-z]|[A-Z]{2,4}")  # one by one, a cell each
_NO_KERN: Final = {"kern": False}  # Han is set on its em

# An address, or a path of several folders, be it in quotes.
_URL: Final = re.compile(
    r"^[\"'(<]?(?:[a-z]+://|www\.)|@|^[\"'(<]?[~.]{0,2}/.*/|^[\w.-]+/[\w.-]+/", re.IGNORECASE
)
_URL_PLACE: Final = re.compile(r"(?<=[/?&#=_-])(?=[^/?&#=_-])|(?<=\w)(?=\.\w)")
_HYPHEN_PLACE: Final = re.compile(r"(?<=[A-Za-z]{3}-)(?=[A-Za-z]{3})")


class Boxes(Struct):
    """Boxes under way: the parallel lists that become a `Paragraph`, and what gaps need."""

    width: list[float] = []
    look: list[int] = []
    looks: list[Look] = []
    first: list[int] = []
    glyph: list[int] = []
    place: list[float] = []
    off: list[float] = []
    text: list[str] = []
    at: list[int] = []
    body: list[float] = []
    head: list[tuple[Class, str]] = []  # class and character a box begins with
    tail: list[tuple[Class, str]] = []
    style: list[Style] = []
    start: list[int] = []  # index of the box's first character
    space: list[float] = []  # typed spaces after the box, em
    soft: list[str] = []  # why a line may end after the box inside its word, or ""
    known: dict[tuple[object, ...], int] = {}

    def open(self, style: Style, look: int, at: int, start: int, kind: Class, text: str) -> None:
        """Begins a box; its glyphs follow, its width comes with `close`."""
        self.first.append(len(self.glyph))
        self.look.append(look)
        self.style.append(style)
        self.at.append(at)
        self.start.append(start)
        self.head.append((kind, text[0]))
        self.tail.append((kind, text[-1]))
        self.space.append(0.0)
        self.soft.append("")

    def add(self, glyph: int, place: float, off: float, text: str) -> None:
        """A glyph of the open box."""
        self.glyph.append(glyph)
        self.place.append(place)
        self.off.append(off)
        self.text.append(text)

    def close(self, width: float, body: float) -> None:
        """Ends the open box."""
        self.width.append(width)
        self.body.append(body)


class Stretch(Struct, frozen=True):
    """Characters of one style, face and script; `at` are their offsets in the source.

    `shown` is what is painted: `text`, save that vertical type has its own quotes.
    """

    text: str
    shown: str
    kinds: Sequence[Class]
    at: Sequence[int]
    start: int
    style: Style
    face: Face
    vertical: bool
    soft: frozenset[int]  # indexes in `text` before which a hyphen may be set


def add(boxes: Boxes, stretch: Stretch, fonts: FontBook) -> None:
    """The boxes of a stretch, added to those before it."""
    kind = stretch.kinds[0]
    if kind is Class.SPACE:
        _add_space(boxes, stretch, fonts)
    elif kind is Class.LATIN:
        _add_word(boxes, stretch)
    else:
        _add_han(boxes, stretch, fonts.face(stretch.style.face) or stretch.face)


def look_of(  # each is one way in which a look differs from its style
    boxes: Boxes,
    stretch: Stretch,
    *,
    turned: bool = False,
    upright: bool = False,
    squeeze: float = 1.0,
    size: float = 1.0,
    rise: float = 0.0,
) -> int:
    """The index of a look; `squeeze` is its horizontal scale beside the style's own."""
    style = stretch.style
    key = (stretch.face.name, id(style), turned, upright, squeeze, size)
    found = boxes.known.get(key)
    if found is None:
        found = boxes.known[key] = len(boxes.looks)
        scale = style.scale if not stretch.vertical else 1.0
        boxes.looks.append(
            Look(
                stretch.face.name,
                style.size * size,
                style.color,
                scale * squeeze,
                (style.rise + rise) * style.size,
                turned,
                upright,
            )
        )
    return found


def _add_space(boxes: Boxes, stretch: Stretch, fonts: FontBook) -> None:
    """Spaces are painted as part of the box before them; their width is the gap's."""
    if not boxes.width:
        return  # a paragraph's first box is no space
    face = stretch.face
    advance = face.advance(face.glyph(" ")) * stretch.style.scale
    carrier = fonts.face(boxes.looks[boxes.look[-1]].face)
    glyph = carrier.glyph(" ") if carrier is not None else 0
    for character in stretch.text:
        if glyph:
            boxes.add(glyph, boxes.width[-1], 0.0, character)
        else:
            boxes.text[-1] += character
    boxes.space[-1] += round(advance * len(stretch.text), 4)


def _add_word(boxes: Boxes, stretch: Stretch) -> None:
    """One Latin word or figure: one box, or several where a URL or hyphen lets a line end."""
    word, style = stretch.text, stretch.style
    if stretch.vertical:
        if len(word) <= _UPRIGHT_DIGITS and word.isdigit():
            _add_upright(boxes, stretch, 0, len(word))
            return
        if _UPRIGHT_LETTERS.fullmatch(word):
            for i in range(len(word)):
                _add_upright(boxes, stretch, i, i + 1)
            return
    look = look_of(boxes, stretch, turned=stretch.vertical)
    shaped = shape.shape(stretch.face, word, shape.LATIN, "en")
    size = style.size * (style.scale if not stretch.vertical else 1.0)
    track = style.tracking * style.size
    places = _URL_PLACE if _URL.search(word) else _HYPHEN_PLACE
    cuts = {m.start(): "soft" for m in places.finditer(word)} | dict.fromkeys(
        stretch.soft, "hyphen"
    )
    edges = [0, *sorted(c for c in cuts if 0 < c < len(word)), len(word)]
    g, count = 0, len(shaped.glyph)
    for left, right in pairwise(edges):
        boxes.open(
            style, look, stretch.at[left], stretch.start + left, Class.LATIN, word[left:right]
        )
        boxes.soft[-1] = cuts.get(right, "") if right < len(word) else ""
        pen = 0.0
        while g < count and shaped.cluster[g] < right:
            cluster = shaped.cluster[g]
            following = shaped.cluster[g + 1] if g + 1 < count else len(word)
            boxes.add(shaped.glyph[g], pen + shaped.along[g] * size, shaped.across[g] * size,
                      word[cluster:following])  # fmt: skip
            pen += shaped.advance[g] * size + (track if following > cluster else 0.0)
            g += 1
        width = max(0.0, pen - track)
        boxes.close(width, width / style.size)


def _add_upright(boxes: Boxes, stretch: Stretch, start: int, end: int) -> None:
    """Letters or figures upright in one cell of a vertical line, centered across it."""
    face, style = stretch.face, stretch.style
    letters = stretch.text[start:end]
    shaped = shape.shape(face, letters, shape.LATIN, "en")
    total = sum(shaped.advance)
    squeeze = min(1.0, 1 / total) if total else 1.0
    look = look_of(boxes, stretch, upright=True, squeeze=squeeze)
    boxes.open(style, look, stretch.at[start], stretch.start + start, Class.LATIN, letters)
    pen = -total * squeeze / 2
    for g, glyph in enumerate(shaped.glyph):
        following = shaped.cluster[g + 1] if g + 1 < len(shaped.glyph) else len(letters)
        boxes.add(glyph, 0.0, pen * style.size, letters[shaped.cluster[g] : following])
        pen += shaped.advance[g] * squeeze
    boxes.close(style.size, 1.0)


def _add_han(boxes: Boxes, stretch: Stretch, own: Face) -> None:
    """Han and Chinese marks: one box a cell."""
    face, style, vertical = stretch.face, stretch.style, stretch.vertical
    segment, shown = stretch.text, stretch.shown
    shaped = shape.shape(face, shown, shape.HAN, vertical=vertical, features=_NO_KERN)
    plain = look_of(boxes, stretch)
    factor, rise = faces.match(own, face)
    matched = plain if factor == 1 and not rise else look_of(
        boxes, stretch, size=factor, rise=rise
    )  # fmt: skip
    em = style.size
    unit = em if vertical else em * style.scale
    count = len(shaped.glyph)
    following = len(segment)
    ends = [following] * count  # where each glyph's characters end
    for g in range(count - 2, -1, -1):
        if shaped.cluster[g] != shaped.cluster[g + 1]:
            following = shaped.cluster[g + 1]
        ends[g] = following
    for g in range(count):
        cluster, end = shaped.cluster[g], ends[g]
        glyph, width = shaped.glyph[g], shaped.advance[g]
        along, across = shaped.along[g], shaped.across[g]
        if g and cluster == shaped.cluster[g - 1]:  # a mark drawn on the cell before it
            boxes.add(glyph, boxes.width[-1] + along * unit, across * em, "")
            continue
        kind, look = stretch.kinds[cluster], plain
        if kind not in _BARE:
            look = matched
            along = along * factor + width * (1 - factor) / 2
        else:
            cell = _cell(face, glyph, shown[cluster:end], kind, width, vertical=vertical)
            glyph, width = cell.glyph, cell.width
            along, across = (
                along * (not cell.turned) + cell.along,
                across * (not cell.turned) + cell.across,
            )
            if cell.turned or cell.squeeze != 1:
                look = look_of(boxes, stretch, turned=cell.turned, squeeze=cell.squeeze)
        characters = segment[cluster:end]
        boxes.open(style, look, stretch.at[cluster], stretch.start + cluster, kind, characters)
        boxes.tail[-1] = (stretch.kinds[end - 1], characters[-1])
        boxes.add(glyph, along * unit, across * em, characters)
        boxes.close(width * unit, 0.0 if kind in _BARE else 1.0)


class _Cell(Struct, frozen=True):
    """A mark as it is set: its glyph, its body, how the glyph is moved, scaled and turned; em."""

    glyph: int
    width: float
    along: float = 0.0
    across: float = 0.0
    squeeze: float = 1.0
    turned: bool = False


@cache
def _cell(face: Face, glyph: int, mark: str, kind: Class, width: float, *, vertical: bool) -> _Cell:
    """How a face's mark is set, from its ink; `glyph` and `width` are what shaping gave."""
    first = mark[0]
    # A vertical line that got the glyph of a level one: the face has no form of its own.
    turned = vertical and first in _TURNS and (
        glyph == shape.shape(face, mark, shape.HAN).glyph[0]
    )  # fmt: skip
    if turned:
        glyph = face.glyph(first)
        width = face.advance(glyph)
    vertical = vertical and not turned
    across = _to_the_right(face, glyph) if vertical and first in _UPPER_RIGHT else 0.0
    if kind in _HALF:
        width, along = _half(face, glyph, kind, vertical=vertical)
        return _Cell(glyph, width, along, across, turned=turned)
    if kind in _WHOLE:
        cells = 0.5 if first in _SHORT_CONNECTOR else float(len(mark))
        width, squeeze, along = _whole(face, glyph, kind, cells, vertical=vertical)
        return _Cell(glyph, width, along, across, squeeze, turned)
    return _Cell(glyph, width, 0.0, across, turned=turned)


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


def _whole(
    face: Face, glyph: int, kind: Class, cells: float, *, vertical: bool
) -> tuple[float, float, float]:
    """The cells of a dash, ellipsis or connector, its horizontal scale, and its shift, em.

    A dash whose face has no form of 2 em is drawn out to fill its cell, so that two of them
    join; any other stands in the middle of its cell.
    """
    ink = face.ink(glyph)
    if ink is None:
        return cells, 1.0, 0.0
    low, high = (ASCENT - ink.top, ASCENT - ink.bottom) if vertical else (ink.left, ink.right)
    length = high - low
    if kind is Class.DASH and cells == 1 and not vertical:
        scale = max(1.0, min(1.4, 1.005 / length)) if length else 1.0
        return 1.0, scale, (1 - length * scale) / 2 - low * scale
    width = max(cells, length)
    if kind is Class.DASH:
        return width, 1.0, 0.0
    return width, 1.0, (width - length) / 2 - low


def _to_the_right(face: Face, glyph: int) -> float:
    """How far a stop drawn at the left of its cell is moved to stand at the right, em."""
    ink = face.ink(glyph)
    if ink is None or ink.left >= 0.5:
        return 0.0
    return max(0.0, face.advance(glyph) - ink.left - ink.right)
