"""Stretches of one style and one face → boxes: a cell for each 字 and mark, one for each word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from msgspec import Struct

from typeset.fonts import shape
from typeset.fonts.catalogue import FontBook
from typeset.fonts.face import Face
from typeset.fonts.shape import Shaped
from typeset.layout.styles import Style

from . import faces, syllables
from .classes import Class
from .items import Look
from .marks import BARE, cell_of
from .spacing import Bond

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
    head: list[Class] = []  # the class that a box begins with
    tail: list[Class] = []  # and the one that it ends with
    style: list[Style] = []
    start: list[int] = []  # index of the box's first character
    space: dict[int, float] = {}  # typed spaces after a box, em
    soft: dict[int, Bond] = {}  # why a line may end after a box inside its word
    known: dict[tuple[object, ...], int] = {}

    def open(self, style: Style, look: int, at: int, start: int, kind: Class) -> None:
        """Begins a box; its glyphs follow, its width comes with `close`."""
        self.first.append(len(self.glyph))
        self.look.append(look)
        self.style.append(style)
        self.at.append(at)
        self.start.append(start)
        self.head.append(kind)
        self.tail.append(kind)

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
    box = len(boxes.width) - 1
    typed = round(advance * len(stretch.text), 4)
    boxes.space[box] = boxes.space.get(box, 0.0) + typed


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
    cuts = syllables.spare_places(word) if style.hyphenate == "sparing" and word[4:] else {}
    cuts |= {m.start(): Bond.SOFT for m in places.finditer(word)}
    cuts |= dict.fromkeys(stretch.soft, Bond.HYPHEN)
    edges = [0, *sorted(c for c in cuts if 0 < c < len(word)), len(word)]
    g, count = 0, len(shaped.glyph)
    for left, right in pairwise(edges):
        if right < len(word):
            boxes.soft[len(boxes.width)] = cuts[right]
        boxes.open(style, look, stretch.at[left], stretch.start + left, Class.LATIN)
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
    boxes.open(style, look, stretch.at[start], stretch.start + start, Class.LATIN)
    pen = -total * squeeze / 2
    for g, glyph in enumerate(shaped.glyph):
        following = shaped.cluster[g + 1] if g + 1 < len(shaped.glyph) else len(letters)
        boxes.add(glyph, 0.0, pen * style.size, letters[shaped.cluster[g] : following])
        pen += shaped.advance[g] * squeeze
    boxes.close(style.size, 1.0)


def _add_han(boxes: Boxes, stretch: Stretch, own: Face) -> None:
    """Han and Chinese marks: one box a cell."""
    face, segment = stretch.face, stretch.text
    shaped = shape.shape(
        face, stretch.shown, shape.HAN, vertical=stretch.vertical, features=_NO_KERN
    )
    plain = look_of(boxes, stretch)
    factor, rise = faces.match(own, face)
    matched = plain if factor == 1 and not rise else look_of(
        boxes, stretch, size=factor, rise=rise
    )  # fmt: skip
    bare = [i for i, kind in enumerate(stretch.kinds) if kind in BARE]
    if factor == 1 and shaped.cluster == list(range(len(segment))):
        # A glyph for each character: what stands between marks is added all at once.
        start = 0
        for mark in (*bare, len(segment)):
            if start < mark:
                _add_plain(boxes, stretch, shaped, start, mark, matched)
            if mark < len(segment):
                _add_cell(boxes, stretch, shaped, mark, mark + 1, plain)
            start = mark + 1
        return
    _add_clusters(boxes, stretch, shaped, plain, matched, factor)


def _add_plain(
    boxes: Boxes, stretch: Stretch, shaped: Shaped, start: int, end: int, look: int
) -> None:
    """Characters that are no marks, a glyph and a cell each."""
    style, count, glyphs = stretch.style, end - start, len(boxes.glyph)
    unit = style.size if stretch.vertical else style.size * style.scale
    kinds, em = stretch.kinds[start:end], style.size
    boxes.first += range(glyphs, glyphs + count)
    boxes.look += [look] * count
    boxes.style += [style] * count
    boxes.at += stretch.at[start:end]
    boxes.start += range(stretch.start + start, stretch.start + end)
    boxes.head += kinds
    boxes.tail += kinds
    boxes.glyph += shaped.glyph[start:end]
    boxes.place += [along * unit for along in shaped.along[start:end]]
    boxes.off += [across * em for across in shaped.across[start:end]]
    boxes.text += stretch.text[start:end]
    boxes.width += [width * unit for width in shaped.advance[start:end]]
    boxes.body += [1.0] * count


def _add_clusters(
    boxes: Boxes, stretch: Stretch, shaped: Shaped, plain: int, matched: int, factor: float
) -> None:
    """Cells of several characters or several glyphs, or of a face made to match another."""
    style, clusters = stretch.style, shaped.cluster
    unit = style.size if stretch.vertical else style.size * style.scale
    count = len(clusters)
    following = len(stretch.text)
    ends = [following] * count  # where each glyph's characters end
    for g in range(count - 2, -1, -1):
        if clusters[g] != clusters[g + 1]:
            following = clusters[g + 1]
        ends[g] = following
    for g in range(count):
        cluster, end = clusters[g], ends[g]
        along, across, width = shaped.along[g], shaped.across[g], shaped.advance[g]
        if g and cluster == clusters[g - 1]:  # a mark drawn on the cell before it
            place = boxes.width[-1] + along * unit
            boxes.add(shaped.glyph[g], place, across * style.size, "")
        elif stretch.kinds[cluster] in BARE:
            _add_cell(boxes, stretch, shaped, g, end, plain)
        else:
            along = along * factor + width * (1 - factor) / 2
            _open_cell(boxes, stretch, cluster, end, matched)
            boxes.add(shaped.glyph[g], along * unit, across * style.size,
                      stretch.text[cluster:end])  # fmt: skip
            boxes.close(width * unit, 1.0)


def _add_cell(boxes: Boxes, stretch: Stretch, shaped: Shaped, g: int, end: int, look: int) -> None:
    """A mark's cell, from the glyph `g` that shaping gave it to the end of its characters."""
    style, cluster = stretch.style, shaped.cluster[g]
    unit = style.size if stretch.vertical else style.size * style.scale
    cell = cell_of(
        stretch.face, shaped.glyph[g], stretch.shown[cluster:end], stretch.kinds[cluster],
        shaped.advance[g], vertical=stretch.vertical,
    )  # fmt: skip
    if cell.turned or cell.squeeze != 1:
        look = look_of(boxes, stretch, turned=cell.turned, squeeze=cell.squeeze)
    along = shaped.along[g] * (not cell.turned) + cell.along
    across = shaped.across[g] * (not cell.turned) + cell.across
    _open_cell(boxes, stretch, cluster, end, look)
    boxes.add(cell.glyph, along * unit, across * style.size, stretch.text[cluster:end])
    boxes.close(cell.width * unit, 0.0)


def _open_cell(boxes: Boxes, stretch: Stretch, start: int, end: int, look: int) -> None:
    """Begins the box of the characters from `start` to `end`."""
    at, place = stretch.at[start], stretch.start + start
    boxes.open(stretch.style, look, at, place, stretch.kinds[start])
    boxes.tail[-1] = stretch.kinds[end - 1]
