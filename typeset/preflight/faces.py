"""The fonts that the pages show → faults of embedding, of widths and of meaning."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typeset.fonts import program

from . import values

if TYPE_CHECKING:
    from collections.abc import Callable

    from typeset.fonts.program import Program

    from .findings import Findings
    from .fonts import Font
    from .inspect import Inspected

_MEANINGLESS = ("\0", "\ufeff", "\ufffe")
_TOLERANCE = 1.0  # thousandths of an em (ISO 19005-2 §6.2.11.5)


def check(file: Inspected, found: Findings) -> None:
    """Checks each font that shows a glyph."""
    for font in file.fonts:
        if font.used or font.hidden:
            _check_kind(font, found)
            _check_meaning(font, found)
            if font.is_embedded and font.subtype != "Type3":
                _check_program(font, found)
            if values.get(font.descriptor, "CIDSet") is not None:
                found.add("cid-set", font=font.name)


def _check_kind(font: Font, found: Findings) -> None:
    if font.subtype in {"Type3", "MMType1"} or font.descriptor is None:
        kind = font.subtype if font.subtype in {"Type3", "MMType1"} else "standard"
        found.add("font-type", font=font.name, kind=kind)
        return
    if font.is_composite and font.encoding not in {"Identity-H", "Identity-V"}:
        found.add("font-type", font=font.name, kind=font.encoding or "?")
    if not font.is_embedded:
        found.add("font-embedded", font=font.name)
    elif not font.is_subset:
        found.add("font-subset", font=font.name)


def _check_meaning(font: Font, found: Findings) -> None:
    if font.unicode is None:
        found.add("to-unicode", font=font.name, fault="none", code="")
        return
    # Code 0 of a composite font is the missing glyph, which is a fault of its own.
    for code in sorted((font.used | font.hidden) - ({0} if font.is_composite else set())):
        meaning = font.unicode.get(code)
        if not meaning or meaning.startswith(_MEANINGLESS):
            found.add("to-unicode", font=font.name, fault="code", code=f"{code:04X}")
        elif code in font.used and any(_is_private(c) for c in meaning):
            char = f"U+{ord(meaning[0]):04X}"
            found.add("private-use", font=font.name, code=f"{code:04X}", char=char)


def _is_private(character: str) -> bool:
    return "\ue000" <= character <= "\uf8ff" or character >= "\U000f0000"


def _check_program(font: Font, found: Findings) -> None:
    """Compares what is shown with the program; codes of simple fonts go through encodings that
    are the viewer's business, so that only their program is opened.
    """
    key, data = font.program()
    if key == "FontFile":
        return  # Type 1: simple fonts only
    try:
        cut = program.read(key, data)
    except program.BrokenProgramError:
        found.add("font-embedded", font=font.name)
        return
    if not font.is_composite:
        return
    glyph = _glyphs(font, cut, found)
    if glyph is None:
        return
    for code in sorted(font.used | font.hidden):
        shown = glyph(code)
        if not 0 < shown < cut.count:
            found.add("glyph-missing", font=font.name, code=f"{code:04X}")
        elif abs(cut.widths[shown] - font.width(code)) > _TOLERANCE:
            stated, real = round(font.width(code), 1), round(cut.widths[shown], 1)
            found.add("font-width", font=font.name, code=f"{code:04X}", stated=stated, real=real)


def _glyphs(font: Font, cut: Program, found: Findings) -> Callable[[int], int] | None:
    """Which glyph a code shows; None where the file does not say."""
    if font.descendant == "CIDFontType0":
        by_cid = cut.glyph
        return (lambda code: by_cid.get(code, 0)) if by_cid is not None else (lambda code: code)
    mapping = values.get(font.cid_font, "CIDToGIDMap")
    if values.is_stream(mapping):
        table = values.content(mapping)
        return lambda code: int.from_bytes(table[2 * code : 2 * code + 2], "big")
    if values.name(mapping) != "Identity":
        found.add("cid-map", font=font.name)
        return None
    return lambda code: code
