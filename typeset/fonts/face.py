"""A font file → an opened face: its glyphs, their advances and their ink.

All measures are in em of the face (1.0 is the type size), so that a shaped run serves every
size. The em box of a Han face runs from 0.88 em above the baseline to 0.12 em below it.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Final

import uharfbuzz as hb
from msgspec import Struct

# The ideographic em box of the Source Han / Noto CJK design, which other Chinese faces follow
# to 0.01 em; a line's baseline lies ASCENT below the top of its 字 box.
ASCENT: Final = 0.88
DESCENT: Final = 0.12

_RESTRICTED: Final = 0x0002  # OS/2 fsType: no embedding without the owner's permission
_BITMAP_ONLY: Final = 0x0200
_WHOLE_ONLY: Final = 0x0100  # and no subset of it either


class Ink(Struct, frozen=True):
    """The box of a glyph's ink, in em from its origin: left, bottom, right, top."""

    left: float
    bottom: float
    right: float
    top: float


class Face:
    """One opened font file. Opening maps the file; nothing is read that is not asked for."""

    def __init__(self, name: str, path: Path, index: int = 0) -> None:
        self.name = name
        self.path = path
        self.hb_face = hb.Face(hb.Blob.from_file_path(str(path)), index)
        self.hb_font = hb.Font(self.hb_face)
        self.upem: int = self.hb_face.upem
        self._glyphs: dict[str, int] = {}
        self._advances: dict[int, float] = {}
        self._ink: dict[int, Ink | None] = {}

    def glyph(self, character: str) -> int:
        """The glyph that the face maps the character to, 0 when it has none."""
        found = self._glyphs.get(character)
        if found is None:
            found = self.hb_font.get_nominal_glyph(ord(character)) or 0
            self._glyphs[character] = found
        return found

    def advance(self, glyph: int) -> float:
        """The glyph's horizontal advance, em."""
        found = self._advances.get(glyph)
        if found is None:
            found = float(self.hb_font.get_glyph_h_advance(glyph)) / self.upem
            self._advances[glyph] = found
        return found

    def ink(self, glyph: int) -> Ink | None:
        """The box of the glyph's ink, or None where it has none, as a space."""
        if glyph not in self._ink:
            box = self.hb_font.get_glyph_extents(glyph)
            self._ink[glyph] = (
                Ink(
                    box.x_bearing / self.upem,
                    (box.y_bearing + box.height) / self.upem,
                    (box.x_bearing + box.width) / self.upem,
                    box.y_bearing / self.upem,
                )
                if box is not None and (box.width or box.height)
                else None
            )
        return self._ink[glyph]

    @property
    def is_cff(self) -> bool:
        """Whether its outlines are PostScript (CFF), not TrueType."""
        return "CFF " in self.hb_face.table_tags

    @property
    def is_variable(self) -> bool:
        """Whether it is a variable font, which the page may not embed as it is."""
        return bool(self.hb_face.has_var_data)

    @property
    def may_be_embedded(self) -> bool:
        """Whether its OS/2 fsType lets outlines go into a document."""
        table = self.hb_face.reference_table("OS/2").data
        if len(table) < 10:
            return True
        rights = int.from_bytes(table[8:10], "big")
        return not rights & _BITMAP_ONLY and rights & 0x000F != _RESTRICTED

    @property
    def may_be_subset(self) -> bool:
        """Whether its OS/2 fsType lets a part of it go into a document: all that we ever embed."""
        table = self.hb_face.reference_table("OS/2").data
        return len(table) < 10 or not int.from_bytes(table[8:10], "big") & _WHOLE_ONLY

    @property
    def postscript_name(self) -> str:
        """The name it goes by in a PDF, plain ASCII."""
        name = self.hb_face.get_name(hb.OTNameIdPredefined.POSTSCRIPT_NAME) or self.name
        return re.sub(r"[^A-Za-z0-9+-]", "", str(name)) or "Face"

    @property
    def weight(self) -> int:
        """Its OS/2 weight class, 100–900."""
        table = self.hb_face.reference_table("OS/2").data
        return int.from_bytes(table[4:6], "big") if len(table) >= 6 else 400


@cache
def open_face(name: str, path: Path, index: int = 0) -> Face:
    """The face of a file, opened once in a process."""
    return Face(name, path, index)
