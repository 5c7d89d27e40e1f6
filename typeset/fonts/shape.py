"""Text of one face and one script → glyphs with their places along the line (HarfBuzz).

One of the two places that know of writing modes: vertical text asks the face for its vertical
forms and comes back with the same measures, counted down the line.
"""

from __future__ import annotations

from functools import cache

import uharfbuzz as hb
from msgspec import Struct

from typeset.fonts.face import ASCENT, DESCENT, Face

HAN, LATIN = "Hani", "Latn"

_REFERENCE = "国"  # fills its frame in every design


class Shaped(Struct, frozen=True):
    """Glyphs in order. Lists run in parallel; lengths are in em.

    `cluster` is the index in the text of the first character a glyph stands for. `advance` is
    along the line; (`along`, `across`) is the glyph's own shift, along the line and off it.
    In vertical text the glyph's origin is the top centre of its cell, ASCENT above its baseline:
    where DW2 [880 -1000] puts it in a PDF.
    """

    glyph: list[int]
    cluster: list[int]
    advance: list[float]
    along: list[float]
    across: list[float]


def shape(
    face: Face,
    text: str,
    script: str,
    language: str = "zh-Hans",
    *,
    vertical: bool = False,
    features: dict[str, bool] | None = None,
) -> Shaped:
    """The glyphs of `text`; a character the face lacks comes back as glyph 0."""
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.direction = "ttb" if vertical else "ltr"
    buffer.script = script
    buffer.language = language
    hb.shape(face.hb_font, buffer, features or {})
    em = face.upem
    infos, places = buffer.glyph_infos, buffer.glyph_positions
    if vertical:
        # Without vertical metrics HarfBuzz would center each glyph's ink in its cell, and a
        # comma would stand in the middle; such a face is set on one frame for all its glyphs.
        own = _has_vertical_metrics(face)
        frame = 0.0 if own else _frame(face)
        return Shaped(
            [i.codepoint for i in infos],
            [i.cluster for i in infos],
            [-p.y_advance / em if own else 1.0 for p in places],
            [-p.y_offset / em - ASCENT if own else frame for p in places],
            [
                p.x_offset / em + face.advance(i.codepoint) / 2
                for i, p in zip(infos, places, strict=True)
            ],
        )
    return Shaped(
        [i.codepoint for i in infos],
        [i.cluster for i in infos],
        [p.x_advance / em for p in places],
        [p.x_offset / em for p in places],
        [p.y_offset / em for p in places],
    )


@cache
def _has_vertical_metrics(face: Face) -> bool:
    return "vmtx" in face.hb_face.table_tags


@cache
def _frame(face: Face) -> float:
    """How far a face's 字 are moved down to stand in the middle of their cells, em."""
    glyph = face.glyph(_REFERENCE)
    ink = face.ink(glyph) if glyph else None
    return 0.0 if ink is None else (ink.top + ink.bottom - ASCENT + DESCENT) / 2
