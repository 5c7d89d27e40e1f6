"""The bytes of a font program embedded in a PDF → its glyphs and how wide they are."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from typing import Any

from msgspec import Struct


class Program(Struct, frozen=True):
    """A font program: how many glyphs, their widths in thousandths of an em by glyph id.

    `glyph` is by the CID of a CID-keyed program; None where glyph ids are themselves the codes.
    """

    count: int
    widths: Mapping[int, float]
    glyph: Mapping[int, int] | None = None


class BrokenProgramError(ValueError):
    """The bytes are no font program that could be read."""


def read(key: str, data: bytes) -> Program:
    """The program of a `FontFile2` or `FontFile3`; raises `BrokenProgramError` for any other."""
    try:
        if data[:4] == b"OTTO":
            data = _tables(data)[b"CFF "]
        if key == "FontFile3" and data[:1] == b"\x01":
            return _compact(data)
        return _truetype(_tables(data))
    except BrokenProgramError:
        raise
    except Exception as fault:  # fontTools raises whatever a broken table leads it into
        raise BrokenProgramError(key) from fault


def _tables(data: bytes) -> dict[bytes, bytes]:
    count = struct.unpack_from(">H", data, 4)[0]
    found = {}
    for at in range(count):
        tag, _, start, length = struct.unpack_from(">4sLLL", data, 12 + 16 * at)
        if start + length > len(data):
            raise BrokenProgramError("a table lies beyond the end")
        found[tag] = data[start : start + length]
    return found


def _truetype(tables: Mapping[bytes, bytes]) -> Program:
    upem = struct.unpack_from(">H", tables[b"head"], 18)[0]
    count = struct.unpack_from(">H", tables[b"maxp"], 4)[0]
    stated = struct.unpack_from(">H", tables[b"hhea"], 34)[0]
    if not upem or not 0 < stated <= count:
        raise BrokenProgramError("head or hhea")
    hmtx = tables[b"hmtx"]
    advances = [struct.unpack_from(">H", hmtx, 4 * at)[0] for at in range(stated)]
    advances += [advances[-1]] * (count - stated)
    return Program(count, {at: wide * 1000 / upem for at, wide in enumerate(advances)})


def _compact(data: bytes) -> Program:
    from io import BytesIO

    from fontTools.cffLib import CFFFontSet

    fonts = CFFFontSet()
    fonts.decompile(BytesIO(data), None)
    top = fonts[0]
    matrix = getattr(top, "FontMatrix", None) or [0.001]
    scale = float(matrix[0]) * 1000
    names = top.getGlyphOrder()
    widths = {at: _width(top.CharStrings[name]) * scale for at, name in enumerate(names)}
    glyph = None
    if hasattr(top, "ROS"):
        glyph = {0: 0} | {int(name[3:]): at for at, name in enumerate(names) if at}
    return Program(len(names), widths, glyph)


def _width(outline: Any) -> float:
    """A Type 2 charstring says its width by drawing itself."""
    from fontTools.pens.basePen import NullPen

    outline.draw(NullPen())
    return float(outline.width)
