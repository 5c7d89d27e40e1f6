"""Characters → Tofu: a face whose every ideograph is a one-em square, for tests.

Latin is half an em wide. Opening marks have their ink in the right half of the em, closing
marks and stops in the left, as in the faces of a newspaper; in vertical text `vert` turns
them to the lower and the upper half.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

UPEM, ASCENT, DESCENT = 1000, 880, -120

OPENING = "「『（《〈【〔“‘"
CLOSING = "」』）》〉】〕”’，。、；：！？"
_LATIN = "".join(map(chr, range(0x20, 0x7F))) + "·–"
_MARKS = OPENING + CLOSING + "—…　"

Box = tuple[int, int, int, int]


def gb2312() -> str:
    """The 6,763 ideographs of GB 2312."""
    rows = (bytes((row, cell)) for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF))
    return "".join(pair.decode("gb2312", "ignore") for pair in rows)


def build(path: Path, characters: Iterable[str] | None = None, *, cff: bool = False) -> Path:
    """Writes the face to `path`, with these ideographs (all of GB 2312 by default) and marks."""
    from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
    from fontTools.fontBuilder import FontBuilder

    ideographs = gb2312() if characters is None else "".join(characters)
    drawn = {_name(c): _drawing(c) for c in dict.fromkeys(_LATIN + _MARKS + ideographs)}
    cmap = {ord(c): _name(c) for c in _LATIN + _MARKS + ideographs}
    turned = {c: f"{_name(c)}.vert" for c in OPENING + CLOSING}
    drawn |= {name: (UPEM, _turned(c)) for c, name in turned.items()}
    glyphs = {".notdef": (UPEM, (100, 0, 900, 700)), **drawn}

    font = FontBuilder(UPEM, isTTF=not cff)
    font.setupGlyphOrder(list(glyphs))
    font.setupCharacterMap(cmap)
    _outlines(font, glyphs, cff=cff)
    font.setupHorizontalMetrics(
        {name: (width, box[0] if box else 0) for name, (width, box) in glyphs.items()}
    )
    font.setupHorizontalHeader(ascent=ASCENT, descent=DESCENT)
    font.setupVerticalHeader(ascent=UPEM // 2, descent=-UPEM // 2)
    font.setupVerticalMetrics(
        {name: (UPEM, ASCENT - box[3] if box else 0) for name, (_, box) in glyphs.items()}
    )
    if cff:
        font.setupVerticalOrigins({}, defaultVerticalOrigin=ASCENT)
    font.setupNameTable(
        {"familyName": "Tofu", "styleName": "Regular", "psName": f"Tofu{'CFF' * cff}-Regular"}
    )
    font.setupOS2(
        sTypoAscender=ASCENT, sTypoDescender=DESCENT, usWeightClass=400, sCapHeight=700, fsType=0
    )
    font.setupPost()
    rules = "\n".join(f"sub {_name(c)} by {name};" for c, name in turned.items())
    addOpenTypeFeaturesFromString(font.font, f"feature vert {{\n{rules}\n}} vert;")
    font.save(path)
    return path


def _name(character: str) -> str:
    return "space" if character == " " else f"uni{ord(character):04X}"


def _drawing(character: str) -> tuple[int, Box | None]:
    """The advance of a character and its ink, a box."""
    if character == " ":
        return UPEM // 2, None
    if character in _LATIN:
        return UPEM // 2, (50, 0, 450, 700)
    if character == "　":
        return UPEM, None
    if character in OPENING:
        return UPEM, (550, -70, 950, 830)
    if character in CLOSING:
        return UPEM, (50, -70, 450, 830)
    return UPEM, (50, -70, 950, 830)


def _turned(character: str) -> Box:
    if character in OPENING:
        return (50, -70, 950, 330)
    return (50, 430, 950, 830)


def _outlines(font: Any, glyphs: dict[str, tuple[int, Box | None]], *, cff: bool) -> None:
    from fontTools.pens.t2CharStringPen import T2CharStringPen
    from fontTools.pens.ttGlyphPen import TTGlyphPen

    def drawn(make: Callable[[int], Any]) -> dict[str, Any]:
        pens = {}
        for name, (width, box) in glyphs.items():
            pen = make(width)
            if box:
                x0, y0, x1, y1 = box
                pen.moveTo((x0, y0))
                for corner in ((x0, y1), (x1, y1), (x1, y0)):
                    pen.lineTo(corner)
                pen.closePath()
            pens[name] = pen
        return pens

    if cff:
        pens = drawn(lambda width: T2CharStringPen(width, None))
        strings = {name: pen.getCharString() for name, pen in pens.items()}
        font.setupCFF("TofuCFF-Regular", {"FullName": "Tofu"}, strings, {})
    else:
        pens = drawn(lambda _: TTGlyphPen(None))
        font.setupGlyf({name: pen.glyph() for name, pen in pens.items()})
