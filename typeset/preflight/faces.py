"""The fonts that the pages show → faults of embedding, of widths and of meaning."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typeset.fonts import program

from . import values

if TYPE_CHECKING:
    from collections.abc import Callable

    from typeset.diagnostics import Field
    from typeset.fonts.program import Program

    from .findings import Findings
    from .fonts import Font
    from .inspect import Inspected
    from .painted import Painted

_MEANINGLESS = ("\0", "\ufeff", "\ufffe")
_TOLERANCE = 1.0  # thousandths of an em (ISO 19005-2 §6.2.11.5)


class _Shown:
    """A font, and where it is first shown: the place of what is wrong with it."""

    def __init__(self, font: Font, first: Painted | None, found: Findings) -> None:
        self.font = font
        self._first = first
        self._found = found

    def add(self, rule: str, **fields: Field) -> None:
        """Notes a rule that the font breaks."""
        page, box = (0, None) if self._first is None else (self._first.page, self._first.box)
        self._found.add(rule, page, box, severity=None, font=self.font.name, **fields)


def check(file: Inspected, found: Findings) -> None:
    """Checks each font that shows a glyph."""
    first: dict[int, Painted] = {}
    for sheet in file.sheets:
        for piece in sheet.pieces:
            if piece.font is not None:
                first.setdefault(id(piece.font), piece)
    for font in file.fonts:
        if font.used or font.hidden:
            shown = _Shown(font, first.get(id(font)), found)
            _check_kind(shown)
            _check_meaning(shown)
            if font.is_embedded and font.subtype != "Type3":
                _check_program(shown)
            if values.get(font.descriptor, "CIDSet") is not None:
                shown.add("cid-set")


def _check_kind(shown: _Shown) -> None:
    font = shown.font
    if font.subtype in {"Type3", "MMType1"} or font.descriptor is None:
        shown.add(
            "font-type", kind=font.subtype if font.subtype in {"Type3", "MMType1"} else "standard"
        )
        return
    if font.is_composite and font.encoding not in {"Identity-H", "Identity-V"}:
        shown.add("font-type", kind=font.encoding or "?")
    if not font.is_embedded:
        shown.add("font-embedded")
    elif not font.is_subset:
        shown.add("font-subset")


def _check_meaning(shown: _Shown) -> None:
    font = shown.font
    if font.unicode is None:
        shown.add("to-unicode", fault="none", code="")
        return
    # Code 0 of a composite font is the missing glyph, which is a fault of its own.
    for code in sorted((font.used | font.hidden) - ({0} if font.is_composite else set())):
        meaning = font.unicode.get(code)
        if not meaning or meaning.startswith(_MEANINGLESS):
            shown.add("to-unicode", fault="code", code=f"{code:04X}")
        elif code in font.used and any(_is_private(c) for c in meaning):
            shown.add("private-use", code=f"{code:04X}", char=f"U+{ord(meaning[0]):04X}")


def _is_private(character: str) -> bool:
    return "\ue000" <= character <= "\uf8ff" or character >= "\U000f0000"


def _check_program(shown: _Shown) -> None:
    """Compares what is shown with the program; codes of simple fonts go through encodings that
    are the viewer's business, so that only their program is opened.
    """
    font = shown.font
    key, data = font.program()
    if key == "FontFile":
        return  # Type 1: simple fonts only
    try:
        cut = program.read(key, data)
    except program.BrokenProgramError:
        shown.add("font-embedded")
        return
    if not font.is_composite:
        return
    glyph = _glyphs(shown, cut)
    if glyph is None:
        return
    for code in sorted(font.used | font.hidden):
        at = glyph(code)
        if not 0 < at < cut.count:
            shown.add("glyph-missing", code=f"{code:04X}")
        elif abs(cut.widths[at] - font.width(code)) > _TOLERANCE:
            stated, real = round(font.width(code), 1), round(cut.widths[at], 1)
            shown.add("font-width", code=f"{code:04X}", stated=stated, real=real)


def _glyphs(shown: _Shown, cut: Program) -> Callable[[int], int] | None:
    """Which glyph a code shows; None where the file does not say."""
    font = shown.font
    if font.descendant == "CIDFontType0":
        by_cid = cut.glyph
        return (lambda code: by_cid.get(code, 0)) if by_cid is not None else (lambda code: code)
    mapping = values.get(font.cid_font, "CIDToGIDMap")
    if values.is_stream(mapping):
        table = values.content(mapping)
        return lambda code: int.from_bytes(table[2 * code : 2 * code + 2], "big")
    if values.name(mapping) != "Identity":
        shown.add("cid-map")
        return None
    return lambda code: code
