"""A face's mark → the cell it is set in: its body, and how its glyph is moved, scaled, turned.

Faces differ in how they draw a mark — in its half of the cell, in the middle, narrow. Here
they become the same: a body of ½ em with the ink in it.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from msgspec import Struct

from typeset.fonts import shape
from typeset.fonts.face import ASCENT, Face

from .classes import Class

_HALF: Final = frozenset(
    {Class.OPEN, Class.CLOSE, Class.COMMA, Class.COLON, Class.STOP, Class.QUERY, Class.INTERPUNCT}
)
_WHOLE: Final = frozenset({Class.DASH, Class.ELLIPSIS, Class.CONNECTOR})
BARE: Final = _HALF | _WHOLE | {
    Class.SOLIDUS, Class.CENTERED, Class.WIDE_SPACE, Class.NOTHING, Class.MARK,
}  # fmt: skip
_SHORT_CONNECTOR: Final = frozenset("–‐‑")  # G 5.1.6: ½ em

# In vertical type these turn with the line (Unicode vo=R, Tr) and these stand at the upper
# right of their cell (G 5.2.1), also where a face has no vertical form of them.
_TURNS: Final = frozenset("—⸺…⋯–‐‑～〜（）《》〈〉【】〖〗〔〕［］｛｝「」『』／＝")
_UPPER_RIGHT: Final = frozenset("，、。．")


class Cell(Struct, frozen=True):
    """A mark as it is set: its glyph, its body, how the glyph is moved, scaled and turned; em."""

    glyph: int
    width: float
    along: float = 0.0
    across: float = 0.0
    squeeze: float = 1.0
    turned: bool = False


@cache
def cell_of(
    face: Face, glyph: int, mark: str, kind: Class, width: float, *, vertical: bool
) -> Cell:
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
        return Cell(glyph, width, along, across, turned=turned)
    if kind in _WHOLE:
        cells = 0.5 if first in _SHORT_CONNECTOR else float(len(mark))
        width, squeeze, along = _whole(face, glyph, kind, cells, vertical=vertical)
        return Cell(glyph, width, along, across, squeeze, turned)
    return Cell(glyph, width, 0.0, across, turned=turned)


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
