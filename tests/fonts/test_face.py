"""A face opened: its glyphs, their advances and ink in em, and what its owner allows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.fonts.variants import variant, without
from tests.tofu import build
from typeset.fonts.face import Ink, open_face

if TYPE_CHECKING:
    from pathlib import Path

    from typeset.fonts.face import Face


def test_a_character_has_its_glyph_and_one_the_face_lacks_has_none(tofu: Face) -> None:
    assert tofu.glyph("沁") != tofu.glyph("源")
    assert tofu.glyph("\U00020000") == 0


@pytest.mark.parametrize(("character", "advance"), [("沁", 1.0), ("A", 0.5), (" ", 0.5)])
def test_advances_are_in_em(tofu: Face, character: str, advance: float) -> None:
    assert tofu.advance(tofu.glyph(character)) == advance


@pytest.mark.parametrize("outlines", ["tofu", "tofu_cff"])
@pytest.mark.parametrize(
    ("character", "ink"),
    [
        ("沁", (0.05, -0.07, 0.95, 0.83)),
        ("（", (0.55, -0.07, 0.95, 0.83)),
        ("a", (0.05, 0, 0.45, 0.7)),
    ],
)
def test_ink_is_in_em_from_the_glyphs_origin(
    request: pytest.FixtureRequest, outlines: str, character: str, ink: tuple[float, ...]
) -> None:
    face: Face = request.getfixturevalue(outlines)
    assert face.ink(face.glyph(character)) == Ink(*ink)


@pytest.mark.parametrize("character", " 　")
def test_a_space_has_no_ink(tofu: Face, character: str) -> None:
    assert tofu.ink(tofu.glyph(character)) is None


def test_measures_do_not_depend_on_the_units_a_face_is_drawn_in(
    tofu_file: Path, tmp_path: Path
) -> None:
    """2,048 to the em, as in many faces: the same em."""
    from fontTools.ttLib.scaleUpem import scale_upem

    face = variant(tofu_file, tmp_path / "tofu.ttf", lambda font: scale_upem(font, 2048))
    assert face.upem == 2048
    assert face.advance(face.glyph("A")) == 0.5
    ink = face.ink(face.glyph("沁"))
    assert ink is not None
    assert (ink.left, ink.top) == pytest.approx((0.05, 0.83), abs=0.001)


def test_outlines_are_known_by_their_kind(tofu: Face, tofu_cff: Face) -> None:
    assert (tofu.is_cff, tofu_cff.is_cff) == (False, True)


# OpenType, OS/2 fsType: 0 installable, 2 restricted, 4 preview and print, 8 editable; of several
# the least restrictive holds. 0x0200 lets only bitmaps be embedded.
@pytest.mark.parametrize(
    ("rights", "may"),
    [(0, True), (2, False), (4, True), (8, True), (6, True), (0x0200, False), (0x0204, False)],
)
def test_a_face_is_embedded_only_where_its_owner_allows_it(
    tofu_file: Path, tmp_path: Path, rights: int, *, may: bool
) -> None:
    def restrict(font: Any) -> None:
        font["OS/2"].fsType = rights

    assert variant(tofu_file, tmp_path / "own.ttf", restrict).may_be_embedded == may


@pytest.mark.parametrize(("rights", "may"), [(0, True), (0x0100, False), (0x0104, False)])
def test_a_face_is_subset_only_where_its_owner_allows_it(
    tofu_file: Path, tmp_path: Path, rights: int, *, may: bool
) -> None:
    def restrict(font: Any) -> None:
        font["OS/2"].fsType = rights

    assert variant(tofu_file, tmp_path / "own.ttf", restrict).may_be_subset == may


def test_a_face_that_says_nothing_of_rights_or_weight_is_free_and_regular(
    tofu_file: Path, tmp_path: Path
) -> None:
    face = variant(tofu_file, tmp_path / "old.ttf", without("OS/2"))
    assert face.may_be_embedded
    assert face.weight == 400


def test_weight_is_the_faces_own(tofu_file: Path, tmp_path: Path) -> None:
    def heavy(font: Any) -> None:
        font["OS/2"].usWeightClass = 900

    assert variant(tofu_file, tmp_path / "heavy.ttf", heavy).weight == 900


@pytest.mark.parametrize(
    ("name", "shown"),
    [("FZSSK--GBK1-0", "FZSSK--GBK1-0"), ("Fang Song(2)/1", "FangSong21"), ("方正书宋", "Face")],
)
def test_its_postscript_name_is_a_name_in_a_pdf(
    tofu_file: Path, tmp_path: Path, name: str, shown: str
) -> None:
    """No blank, bracket or solidus, which would end the name; of no letter at all, a stand-in."""

    def call(font: Any) -> None:
        font["name"].setName(name, 6, 3, 1, 0x409)

    assert variant(tofu_file, tmp_path / "named.ttf", call).postscript_name == shown


def test_a_variable_face_is_known(tofu_file: Path, tmp_path: Path, tofu: Face) -> None:
    from fontTools.fontBuilder import FontBuilder

    def vary(font: Any) -> None:
        builder = FontBuilder(font=font)
        builder.setupFvar([("wght", 200, 400, 900, "Weight")], [])
        builder.setupGvar({})

    assert variant(tofu_file, tmp_path / "variable.ttf", vary).is_variable
    assert not tofu.is_variable


def test_a_file_is_opened_once(tmp_path: Path) -> None:
    path = build(tmp_path / "own.ttf", "沁")
    assert open_face("own", path) is open_face("own", path)
    assert open_face("own", path) is not open_face("other", path)
