"""A face cut down: the glyphs asked for, drawn as they were, under the codes that are said."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from fontTools.cffLib import CFFFontSet
from fontTools.pens.recordingPen import DecomposingRecordingPen, RecordingPen
from fontTools.ttLib import TTFont
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fonts.variants import variant
from tests.tofu import build
from typeset.fonts.shape import HAN, shape
from typeset.fonts.subset import subset

if TYPE_CHECKING:
    from pathlib import Path

    from typeset.fonts.face import Face
    from typeset.fonts.subset import Subset

BOTH = pytest.mark.parametrize("outlines", ["tofu", "tofu_cff"])
TEXT = "源沁，a（县"


def named(face: Face, text: str) -> dict[int, str]:
    """The glyphs of a text, and what they stand for."""
    return {face.glyph(character): character for character in text}


def drawn(face: Face, glyph: int) -> list[Any]:
    """A glyph's outline in the face's own file."""
    font = TTFont(face.path)
    glyphs = font.getGlyphSet()
    pen = DecomposingRecordingPen(glyphs)
    glyphs[font.getGlyphName(glyph)].draw(pen)
    return list(pen.value)


def drawn_by_code(cut: Subset, code: int) -> list[Any]:
    """An outline as a reader of the PDF finds it: by glyph id, or by CID in a CID-keyed program."""
    pen = RecordingPen()
    if not cut.is_cff:
        font = TTFont(BytesIO(cut.program))
        glyphs = font.getGlyphSet()
        glyphs[font.getGlyphName(code)].draw(pen)
        return list(pen.value)
    top = bare(cut)
    name = f"cid{code:05d}" if hasattr(top, "ROS") else top.getGlyphOrder()[code]
    top.CharStrings[name].draw(pen)
    return list(pen.value)


def bare(cut: Subset) -> Any:
    """The one font of a bare CFF program."""
    fonts = CFFFontSet()
    fonts.decompile(BytesIO(cut.program), None)
    return fonts[0]


@BOTH
def test_every_outline_is_drawn_as_it_was(request: pytest.FixtureRequest, outlines: str) -> None:
    face: Face = request.getfixturevalue(outlines)
    glyphs = named(face, TEXT)
    cut = subset(face, glyphs)
    assert cut.is_cff == face.is_cff
    for glyph in glyphs:
        assert drawn_by_code(cut, cut.code[glyph]) == drawn(face, glyph) != []


@BOTH
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(text=st.text("沁源县人民政府今年以来，。（）abc012", min_size=1, max_size=12))
def test_codes_run_from_1_in_the_order_of_the_faces_own(
    request: pytest.FixtureRequest, outlines: str, text: str
) -> None:
    """Glyph 0 is .notdef in both; whatever order they are asked in, no code is left out."""
    face: Face = request.getfixturevalue(outlines)
    glyphs = named(face, text)
    code = subset(face, glyphs).code
    assert [code[glyph] for glyph in sorted(glyphs)] == list(range(1, len(glyphs) + 1))
    assert code[0] == 0


@BOTH
def test_a_glyph_that_no_character_maps_to_is_kept_as_well(
    request: pytest.FixtureRequest, outlines: str
) -> None:
    """A comma's upright form, beside the level one: two glyphs of one character."""
    face: Face = request.getfixturevalue(outlines)
    (upright,) = shape(face, "，", HAN, vertical=True).glyph
    level = face.glyph("，")
    cut = subset(face, {upright: "，", level: "，"})
    assert drawn_by_code(cut, cut.code[upright]) == drawn(face, upright)
    assert drawn_by_code(cut, cut.code[level]) == drawn(face, level)
    assert drawn(face, upright) != drawn(face, level)


def test_asked_by_characters_or_by_glyphs_the_program_is_the_same(tofu: Face) -> None:
    """The shorter way through the character map finds the same glyphs."""
    glyphs = named(tofu, TEXT)
    by_glyph = subset(tofu, glyphs | {tofu.glyph("源"): "源 "})
    by_character = subset(tofu, glyphs)
    assert by_character.code == by_glyph.code
    assert by_character.program == by_glyph.program


@BOTH
def test_the_order_in_which_glyphs_are_met_does_not_change_the_bytes(
    request: pytest.FixtureRequest, outlines: str
) -> None:
    face: Face = request.getfixturevalue(outlines)
    first, second = subset(face, named(face, TEXT)), subset(face, named(face, TEXT[::-1]))
    assert first.program == second.program
    assert first.code == second.code


def test_nothing_is_embedded_that_lays_text_out(tofu: Face) -> None:
    """A TrueType program holds what ISO 32000-1 §9.9 asks for, and no more."""
    tables = set(TTFont(BytesIO(subset(tofu, named(tofu, TEXT)).program)).keys())
    assert tables - {"GlyphOrder"} == {"glyf", "head", "hhea", "hmtx", "loca", "maxp"}


def test_a_cff_program_is_the_bare_table(tofu_cff: Face) -> None:
    assert subset(tofu_cff, named(tofu_cff, TEXT)).program[:1] == b"\x01", "no OTTO wrapper"


def test_the_codes_of_a_cid_keyed_face_are_its_cids(tmp_path: Path) -> None:
    """ISO 32000-1 §9.7.4.2: Source Han and most Chinese OpenType faces are CID-keyed."""
    path = build(tmp_path / "plain.otf", "沁源县人民", cff=True)
    face = variant(path, tmp_path / "cid.otf", cid_keyed)
    assert hasattr(TTFont(face.path)["CFF "].cff[0], "ROS")
    glyphs = named(face, "民沁县")
    cut = subset(face, glyphs)
    names = bare(cut).charset
    assert sorted(cut.code.values()) == [0, *(int(name[3:]) for name in names[1:])]
    for glyph in glyphs:
        assert drawn_by_code(cut, cut.code[glyph]) == drawn(face, glyph)


def cid_keyed(font: Any) -> None:
    """Makes the face CID-keyed: names become CIDs, ten apart, and one private dictionary serves."""
    from fontTools.cffLib import FDArrayIndex, FDSelect, FontDict

    top = font["CFF "].cff[0]
    order = font.getGlyphOrder()
    cids = [".notdef", *(f"cid{10 * number:05d}" for number in range(1, len(order)))]
    names = dict(zip(order, cids, strict=True))
    one = FontDict()
    one.Private = top.Private
    one.FontName = "Tofu-All"
    one.setCFF2(False)
    array = FDArrayIndex()
    array.strings = None
    array.append(one)
    select = FDSelect()
    select.gidArray = [0] * len(order)
    select.format = 3
    strings = top.CharStrings
    strings.charStrings = {names[old]: new for old, new in strings.charStrings.items()}
    strings.fdArray, strings.fdSelect = array, select
    for string in strings.charStringsIndex if strings.charStringsAreIndexed else ():
        string.fdSelectIndex = 0
    top.rawDict.pop("Private", None)
    del top.Private
    top.ROS = ("Adobe", "Identity", 0)
    top.CIDCount = 10 * len(order)
    top.FDArray, top.FDSelect = array, select
    top.charset = cids
    del font["GSUB"]
    cmap = {code: names[old] for code, old in font.getBestCmap().items()}
    metrics = {tag: {names[o]: m for o, m in font[tag].metrics.items()} for tag in ("hmtx", "vmtx")}
    font.setGlyphOrder(cids)
    for table in font["cmap"].tables:
        table.cmap = dict(cmap)
    for tag, found in metrics.items():
        font[tag].metrics = found
    del font["VORG"]
