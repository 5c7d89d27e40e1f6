"""A face and the glyphs used of it → the smallest font program that holds them (HarfBuzz)."""

from __future__ import annotations

from collections.abc import Mapping

import uharfbuzz as hb
from msgspec import Struct

from typeset.fonts.face import Face

# Tables that lay text out; a PDF's text is laid out already.
_NOT_IN_A_PDF = (
    "BASE", "DSIG", "GDEF", "GPOS", "GSUB", "OS/2", "STAT", "VORG", "VDMX", "LTSH", "PCLT",
    "cmap", "gasp", "hdmx", "kern", "meta", "name", "post", "vhea", "vmtx",
)  # fmt: skip


class Subset(Struct, frozen=True):
    """An embeddable font program, and the code of each of the face's glyphs in it."""

    program: bytes
    code: Mapping[int, int]
    is_cff: bool


def subset(face: Face, glyphs: Mapping[int, str]) -> Subset:
    """The face cut down to `glyphs` (and .notdef), glyphs numbered anew in their old order.

    `glyphs` says what text each of them stands for.
    """
    wanted = hb.SubsetInput()
    if all(len(text) == 1 and face.glyph(text) == glyph for glyph, text in glyphs.items()):
        # Asked for glyphs, HarfBuzz first reads the whole character map: 2 ms a Han face.
        wanted.unicode_set.update({ord(text) for text in glyphs.values()})
    else:
        wanted.glyph_set.update(set(glyphs))
    # Bidi closure would bring （ along with every ）, its mirror image.
    wanted.flags = (
        hb.SubsetFlags.NO_HINTING
        | hb.SubsetFlags.NO_LAYOUT_CLOSURE
        | hb.SubsetFlags.NO_BIDI_CLOSURE
    )
    for tag in _NOT_IN_A_PDF:
        wanted.drop_table_tag_set.add(int.from_bytes(tag.encode(), "big"))
    plan = hb.SubsetPlan(face.hb_face, wanted)
    program = plan.execute().blob.data
    code = {int(old): int(new) for old, new in plan.old_to_new_glyph_mapping.items()}
    if not face.is_cff:
        return Subset(program, code, is_cff=False)
    return _cff(program, code)


def _cff(program: bytes, code: dict[int, int]) -> Subset:
    """The bare CFF table; in a CID-keyed one the codes are its CIDs (ISO 32000-1 §9.7.4.2)."""
    from io import BytesIO

    from fontTools.cffLib import CFFFontSet

    table = hb.Face(hb.Blob(program)).reference_table("CFF ").data
    fonts = CFFFontSet()
    fonts.decompile(BytesIO(table), None)
    top = fonts[0]
    if not hasattr(top, "ROS"):
        return Subset(table, code, is_cff=True)
    cid = [0] + [int(name[3:]) for name in top.charset[1:]]
    return Subset(table, {old: cid[new] for old, new in code.items()}, is_cff=True)
