"""Text of one face and one script → glyphs with their places along the line (HarfBuzz).

One of the two places that know of writing modes: vertical text asks the face for its vertical
forms and comes back with the same measures, counted down the line.
"""

from __future__ import annotations

import uharfbuzz as hb
from msgspec import Struct

from typeset.fonts.face import ASCENT, Face

HAN, LATIN = "Hani", "Latn"


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
        return Shaped(
            [i.codepoint for i in infos],
            [i.cluster for i in infos],
            [-p.y_advance / em for p in places],
            [-p.y_offset / em - ASCENT for p in places],
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
