"""Text → glyphs with their measures along the line, level and upright."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.fonts.variants import variant, without
from typeset.fonts.face import ASCENT
from typeset.fonts.shape import HAN, LATIN, shape

if TYPE_CHECKING:
    from pathlib import Path

    from typeset.fonts.face import Face
    from typeset.fonts.shape import Shaped

CELL = 1.0


def inked(face: Face, shaped: Shaped, number: int) -> tuple[float, float]:
    """From where to where a glyph's ink lies in its cell, down an upright line."""
    ink = face.ink(shaped.glyph[number])
    assert ink is not None
    return ASCENT - ink.top + shaped.along[number], ASCENT - ink.bottom + shaped.along[number]


def test_level_type_has_the_faces_own_advances(tofu: Face) -> None:
    shaped = shape(tofu, "沁源", HAN)
    assert shaped.glyph == [tofu.glyph("沁"), tofu.glyph("源")]
    assert shaped.cluster == [0, 1]
    assert shaped.advance == [1.0, 1.0]
    assert shaped.along == shaped.across == [0.0, 0.0]
    assert shape(tofu, "ab1", LATIN, "en").advance == [0.5, 0.5, 0.5]


def test_a_character_the_face_lacks_is_glyph_0_at_its_place(tofu: Face) -> None:
    shaped = shape(tofu, "沁\U00020000源", HAN)
    assert [g == 0 for g in shaped.glyph] == [False, True, False]
    assert shaped.cluster == [0, 1, 2]


@pytest.mark.parametrize("outlines", ["tofu", "tofu_cff"])
def test_every_cell_of_upright_type_is_one_em(
    request: pytest.FixtureRequest, outlines: str
) -> None:
    face: Face = request.getfixturevalue(outlines)
    shaped = shape(face, "沁，源（", HAN, vertical=True)
    assert shaped.advance == pytest.approx([CELL] * 4)
    assert shaped.across == pytest.approx([0.0] * 4), "in the middle of the line"


@pytest.mark.parametrize("outlines", ["tofu", "tofu_cff"])
def test_upright_ink_stands_where_the_face_draws_it(
    request: pytest.FixtureRequest, outlines: str
) -> None:
    """沁 fills its cell but for a twentieth; the comma its upper half, the bracket its lower."""
    face: Face = request.getfixturevalue(outlines)
    shaped = shape(face, "沁，（", HAN, vertical=True)
    assert inked(face, shaped, 0) == pytest.approx((0.05, 0.95))
    assert inked(face, shaped, 1) == pytest.approx((0.05, 0.45))
    assert inked(face, shaped, 2) == pytest.approx((0.55, 0.95))


def test_marks_take_their_upright_forms_only_in_upright_type(tofu: Face) -> None:
    comma = tofu.glyph("，")
    assert shape(tofu, "，", HAN).glyph == [comma]
    assert shape(tofu, "，", HAN, vertical=True).glyph != [comma]


def test_a_narrow_letter_stands_in_the_middle_of_an_upright_line(tofu: Face) -> None:
    """Half an em wide: its origin is a quarter left of the middle, the shift none."""
    assert shape(tofu, "a", LATIN, vertical=True).across == pytest.approx([0.0])


@pytest.mark.parametrize("raised", [0, 40, -60])
def test_without_upright_metrics_one_frame_serves_all_glyphs(
    tofu_file: Path, tmp_path: Path, raised: int
) -> None:
    """The face's 国 stands in the middle of its cell, however high the face draws it; a comma
    keeps its place to it, and is not itself put in the middle.
    """

    def lift(font: Any) -> None:
        without("vmtx", "vhea")(font)
        for name in font.getGlyphOrder():
            glyph = font["glyf"][name]
            if glyph.numberOfContours > 0:
                glyph.coordinates.translate((0, raised))
                glyph.recalcBounds(font["glyf"])

    face = variant(tofu_file, tmp_path / "flat.ttf", lift)
    shaped = shape(face, "国，", HAN, vertical=True)
    assert shaped.advance == [CELL, CELL]
    above, below = inked(face, shaped, 0)
    assert above == pytest.approx(CELL - below, abs=1e-6)
    assert inked(face, shaped, 1) == pytest.approx((0.05, 0.45), abs=1e-6)


def test_a_face_with_neither_metrics_nor_the_reference_is_left_as_it_is(tmp_path: Path) -> None:
    from tests.tofu import build

    path = build(tmp_path / "few.ttf", "沁")
    face = variant(path, tmp_path / "flat.ttf", without("vmtx", "vhea"))
    shaped = shape(face, "沁", HAN, vertical=True)
    assert (shaped.advance, shaped.along) == ([CELL], [0.0])


def test_a_feature_can_be_kept_out(tmp_path: Path) -> None:
    """Kerning between two 字, which must not move type off its grid."""
    from fontTools.feaLib.builder import addOpenTypeFeaturesFromString

    from tests.tofu import build

    def kern(font: Any) -> None:
        addOpenTypeFeaturesFromString(
            font, "feature kern { pos uni6C81 uni6E90 -200; } kern;", tables=["GPOS"]
        )

    face = variant(build(tmp_path / "plain.ttf", "沁源"), tmp_path / "kerned.ttf", kern)
    assert sum(shape(face, "沁源", HAN).advance) == pytest.approx(1.8)
    assert sum(shape(face, "沁源", HAN, features={"kern": False}).advance) == pytest.approx(2)
