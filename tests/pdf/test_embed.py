"""Embedded fonts: what they state of themselves is what the face says."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING

import msgspec
import pytest
from fontTools.ttLib import TTFont

from tests.pdf.specimen import list_of, page_of, paragraph, places, press, set_text, widths
from typeset.display.flatten import glyph_runs
from typeset.pdf.embed import prepare

if TYPE_CHECKING:
    import pikepdf

    from typeset.fonts.face import Face

TEXT = "今年Abc，2025年「经济」"


def embedded(face: Face, *, vertical: bool = False) -> tuple[pikepdf.Object, pikepdf.Pdf]:
    """The one font of a page, and its file: pikepdf's objects die with it."""
    run = set_text(face, TEXT, vertical=vertical)
    _, pdf = press({face.name: face}, page_of(paragraph(run)))
    (font,) = pdf.pages[0].Resources.Font.values()
    return font, pdf


@pytest.mark.parametrize(
    ("outlines", "kind", "key"),
    [("tofu", "/CIDFontType2", "/FontFile2"), ("tofu_cff", "/CIDFontType0", "/FontFile3")],
)
def test_outlines_are_embedded_as_what_they_are(
    request: pytest.FixtureRequest, outlines: str, kind: str, key: str
) -> None:
    font, _pdf = embedded(request.getfixturevalue(outlines))
    descendant = font.DescendantFonts[0]
    assert str(font.Encoding) == "/Identity-H"
    assert str(descendant.Subtype) == kind
    assert key in descendant.FontDescriptor
    assert "/CIDSet" not in descendant.FontDescriptor


def test_widths_equal_those_of_the_program(tofu: Face) -> None:
    font, _pdf = embedded(tofu)
    program = TTFont(BytesIO(font.DescendantFonts[0].FontDescriptor.FontFile2.read_bytes()))
    stated = widths(font)
    for at, name in enumerate(program.getGlyphOrder()):
        if at:  # glyph 0 is in the program, but is not painted
            assert stated(at) == pytest.approx(program["hmtx"][name][0], abs=1)


@pytest.mark.parametrize("outlines", ["tofu", "tofu_cff"])
def test_every_painted_code_has_a_meaning(request: pytest.FixtureRequest, outlines: str) -> None:
    face: Face = request.getfixturevalue(outlines)
    _, pdf = press({face.name: face}, page_of(paragraph(set_text(face, TEXT))))
    (font,) = pdf.pages[0].Resources.Font.values()
    pairs = re.findall(rb"<([0-9A-F]{4})> <([0-9A-F]+)>", font.ToUnicode.read_bytes())
    meaning = {
        int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in pairs[1:]
    }
    assert "".join(meaning[place.code] for place in places(pdf.pages[0])) == TEXT


def test_a_glyph_without_a_character_of_its_own_is_not_mapped_to_nothing(tofu: Face) -> None:
    run = msgspec.structs.replace(set_text(tofu, "甲乙"), text=("甲乙", ""))
    _, pdf = press({"tofu": tofu}, page_of(paragraph(run)))
    (font,) = pdf.pages[0].Resources.Font.values()
    assert b"<>" not in font.ToUnicode.read_bytes()
    assert b"/ActualText" in pdf.pages[0].Contents.read_bytes()


def test_vertical_origin_is_the_top_centre_of_the_em(tofu: Face) -> None:
    font, _pdf = embedded(tofu, vertical=True)
    assert str(font.Encoding) == "/Identity-V"
    assert [float(v) for v in font.DescendantFonts[0].DW2] == [880, -1000]


def test_the_same_glyphs_give_the_same_tag(tofu: Face) -> None:
    def tag(text: str) -> str:
        _, pdf = press({"tofu": tofu}, page_of(paragraph(set_text(tofu, text))))
        return str(pdf.pages[0].Resources.Font.F1.BaseFont)

    assert tag("今年以来") == tag("来以年今")
    assert tag("今年以来") != tag("今年以后")


def test_descriptor_states_the_measures_of_the_face(tofu: Face) -> None:
    font, _pdf = embedded(tofu)
    found = font.DescendantFonts[0].FontDescriptor
    assert int(found.Ascent) == 880
    assert int(found.Descent) == -120
    assert int(found.CapHeight) == 700
    assert [int(side) for side in found.FontBBox] == [50, -70, 950, 830]
    assert int(found.Flags) & 0b100100 == 0b100, "symbolic, and not also nonsymbolic"


def test_a_missing_glyph_is_never_painted(tofu: Face) -> None:
    display = list_of(set_text(tofu, "\U00020000"))
    with pytest.raises(AssertionError, match="glyph 0"):
        prepare(glyph_runs(display), lambda _: tofu)
