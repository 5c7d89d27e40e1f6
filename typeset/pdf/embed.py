"""Faces and the glyphs used of them → embedded Type 0 fonts whose codes are glyph ids.

One font program serves a face in horizontal and in vertical runs, on all pages.
"""

from __future__ import annotations

import hashlib
import struct
from collections import Counter
from typing import TYPE_CHECKING

from msgspec import Struct

from typeset.fonts.face import ASCENT, Face
from typeset.fonts.subset import subset
from typeset.pdf.syntax import number, numbers, utf16

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from typeset.display.ops import Glyphs
    from typeset.pdf.file import File

# Stands in ToUnicode for a glyph that never stands for a character of its own, such as the
# second half of a cluster; its runs say their text themselves.
_NOTHING = "\u200b"


class Font(Struct, frozen=True):
    """A face as the file holds it. Lists are by glyph id of the face.

    `width` is in thousandths of an em, exactly as the file states it; `meaning` what the
    ToUnicode map says; `across` and `down` name it in horizontal and in vertical runs.
    """

    across: str
    down: str
    face: Face
    program: bytes
    is_cff: bool
    code: Mapping[int, str]
    width: Mapping[int, float]
    meaning: Mapping[int, str]
    is_across: bool
    is_down: bool


def prepare(runs: Iterable[Glyphs], face: Callable[[str], Face]) -> dict[str, Font]:
    """The fonts for the runs, by the name of their face, each cut to the glyphs used of it."""
    meaning: dict[str, dict[int, str]] = {}
    across: set[str] = set()
    down: set[str] = set()
    for run in runs:
        known = meaning.setdefault(run.face, {})
        (down if run.vertical else across).add(run.face)
        for glyph, text in zip(run.glyphs, run.text, strict=True):
            if not known.get(glyph):
                known[glyph] = text
    return {
        name: _cut(face(name), place, known, is_across=name in across, is_down=name in down)
        for place, (name, known) in enumerate(meaning.items(), 1)
    }


def _cut(face: Face, place: int, known: dict[int, str], *, is_across: bool, is_down: bool) -> Font:
    if 0 in known:
        raise AssertionError(f"glyph 0 of {face.name} is painted")
    cut = subset(face, known)
    return Font(
        across=f"F{place}",
        down=f"V{place}",
        face=face,
        program=cut.program,
        is_cff=cut.is_cff,
        code={glyph: f"{cut.code[glyph]:04X}" for glyph in known},
        width={glyph: round(face.advance(glyph) * 1000, 3) for glyph in known},
        meaning={glyph: text or _NOTHING for glyph, text in known.items()},
        is_across=is_across,
        is_down=is_down,
    )


def embed(file: File, font: Font) -> dict[str, str]:
    """Writes the font; returns its resources: name → reference."""
    name = f"{_tag(font)}+{font.face.postscript_name}"
    cid_font = _cid_font(file, font, name)
    to_unicode = file.stream("", _to_unicode(font))
    resources = {}
    for wanted, resource, encoding in (
        (font.is_across, font.across, "Identity-H"),
        (font.is_down, font.down, "Identity-V"),
    ):
        if wanted:
            # ISO 32000-1 §9.7.6.1: over a CIDFontType0 the name carries the CMap's name too.
            base = f"{name}-{encoding}" if font.is_cff else name
            resources[resource] = file.add(
                f"<</Type/Font/Subtype/Type0/BaseFont/{base}/Encoding/{encoding}"
                f"/DescendantFonts[{cid_font}]/ToUnicode {to_unicode}>>"
            )
    return resources


def _tag(font: Font) -> str:
    """Six letters that stand for this set of glyphs (ISO 32000-1 §9.6.4)."""
    told = f"{font.face.postscript_name}:{sorted(font.code)}"
    value = int.from_bytes(hashlib.sha256(told.encode()).digest()[:8], "big")
    letters = ""
    for _ in range(6):
        value, letter = divmod(value, 26)
        letters += chr(ord("A") + letter)
    return letters


def _cid_font(file: File, font: Font, name: str) -> str:
    if font.is_cff:
        program = file.stream("/Subtype/CIDFontType0C", font.program)
        key, kind, mapping = "FontFile3", "CIDFontType0", ""
    else:
        program = file.stream(f"/Length1 {len(font.program)}", font.program)
        key, kind, mapping = "FontFile2", "CIDFontType2", "/CIDToGIDMap/Identity"
    descriptor = file.add(
        f"<</Type/FontDescriptor/FontName/{name}{_measures(font.face)}/{key} {program}>>"
    )
    usual, others = _widths(font)
    # A vertical run's origin is the top centre of the em cell, whatever the face's own
    # vertical metrics say: (half the width, ASCENT), one em down.
    vertical = f"/DW2[{number(ASCENT * 1000)} -1000]" if font.is_down else ""
    return file.add(
        f"<</Type/Font/Subtype/{kind}/BaseFont/{name}"
        f"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
        f"/FontDescriptor {descriptor}/DW {number(usual)}/W[{others}]{vertical}{mapping}>>"
    )


def _widths(font: Font) -> tuple[float, str]:
    """The usual width, and the W array of those that differ."""
    by_code = sorted((int(font.code[glyph], 16), width) for glyph, width in font.width.items())
    count = Counter(width for _, width in by_code)
    usual = max(count, key=count.__getitem__)  # most_common would import heapq
    parts: list[str] = []
    last = -1
    for code, width in by_code:
        if width == usual:
            continue
        if code != last + 1:
            parts.append(f"{'] ' if parts else ''}{code}[")
        parts.append(f"{number(width)} ")
        last = code
    return usual, "".join(parts) + "]" if parts else ""


def _measures(face: Face) -> str:
    """The entries of a font descriptor, from the face's own tables."""

    def table(tag: str) -> bytes:
        data: bytes = face.hb_face.reference_table(tag).data
        return data

    def em(value: int) -> int:
        return round(value * 1000 / int(face.upem))

    head, hhea, os2, post = table("head"), table("hhea"), table("OS/2"), table("post")
    box = struct.unpack_from(">4h", head, 36)
    ascent, descent = struct.unpack_from(">2h", hhea, 4)
    italic = struct.unpack_from(">i", post, 4)[0] / 65536
    fixed = struct.unpack_from(">I", post, 12)[0] != 0
    family = os2[30] if len(os2) > 30 else 0  # sFamilyClass; 1–5 and 7 have serifs, 10 is script
    flags = 4 | fixed | (family in {1, 2, 3, 4, 5, 7}) << 1 | (family == 10) << 3
    flags |= (italic != 0) << 6
    cap = struct.unpack_from(">h", os2, 88)[0] if len(os2) >= 90 else 0
    capital = face.ink(face.glyph("H"))
    cap_height = em(cap) if cap else round(capital.top * 1000) if capital else em(ascent)
    # The stem has no place in the font's tables; this is the usual estimate from the weight.
    stem = round(50 + (face.weight / 65) ** 2)
    return (
        f"/Flags {flags}/FontBBox[{numbers(em(side) for side in box)}]/ItalicAngle {number(italic)}"
        f"/Ascent {number(em(ascent))}/Descent {number(em(descent))}"
        f"/CapHeight {number(cap_height)}/StemV {stem}"
    )


_CMAP_HEAD = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
"""
_CMAP_TAIL = """endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""


def _to_unicode(font: Font) -> bytes:
    code = font.code
    lines = sorted([f"<{code[glyph]}> <{utf16(text)}>" for glyph, text in font.meaning.items()])
    blocks = [lines[at : at + 100] for at in range(0, len(lines), 100)]  # a CMap's limit
    body = "".join(
        f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar\n" for block in blocks
    )
    return (_CMAP_HEAD + body + _CMAP_TAIL).encode("ascii")
