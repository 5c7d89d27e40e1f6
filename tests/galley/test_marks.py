"""标点: of any face, however it draws them, a mark is ½ em with its ink inside."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from typeset import resources
from typeset.diagnostics import Log
from typeset.fonts import catalogue, shape
from typeset.fonts.face import ASCENT, Face, Ink
from typeset.galley.classes import Class, classify
from typeset.galley.marks import cell_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from typeset.galley.marks import Cell

HALVES = "，、；：。．！？“”‘’（）《》〈〉【】〖〗〔〕「」『』·"
FILLING = "：；！？"  # in upright type these take their whole cell
WITHIN = 0.021  # em by which ink may touch the middle of its cell, and rounding


class Drawn:
    """A face of one mark, its ink anywhere in its cell."""

    def __init__(self, ink: Ink | None, advance: float = 1.0) -> None:
        self._ink, self._advance = ink, advance

    def ink(self, _glyph: int) -> Ink | None:
        return self._ink

    def advance(self, _glyph: int) -> float:
        return self._advance


def drawn(left: float, right: float, bottom: float = 0.0, top: float = 0.3) -> Face:
    return cast("Face", Drawn(Ink(left, bottom, right, top)))


def level(face: Face, mark: str, width: float = 1.0) -> Cell:
    return cell_of(face, 1, mark, classify(f"字{mark}字")[1], width, vertical=False)


def upright(face: Face, mark: str) -> Cell:
    return cell_of(face, 1, mark, classify(f"字{mark}字")[1], 1.0, vertical=True)


inks = st.tuples(st.floats(0.0, 0.9), st.floats(0.02, 0.45)).map(
    lambda side: (side[0], min(1.0, sum(side)))
)


@given(mark=st.sampled_from(HALVES), ink=inks)
@settings(max_examples=300)
def test_wherever_a_face_draws_a_mark_its_body_is_half_an_em_around_its_ink(
    mark: str, ink: tuple[float, float]
) -> None:
    left, right = ink
    cell = level(drawn(left, right), mark)
    assert cell.width == 0.5
    assert left + cell.along >= -WITHIN
    assert right + cell.along <= 0.5 + WITHIN
    assert (cell.squeeze, cell.turned, cell.across) == (1.0, False, 0.0)


@given(mark=st.sampled_from(HALVES), left=st.floats(0, 0.2), width=st.floats(0.55, 0.8))
def test_a_mark_wider_than_half_an_em_keeps_its_width(mark: str, left: float, width: float) -> None:
    cell = level(drawn(left, left + width), mark)
    assert cell.width == pytest.approx(width)
    assert left + cell.along == pytest.approx(0, abs=WITHIN)


def test_a_mark_that_stands_where_it_should_is_not_moved() -> None:
    """The comma in the left half, the bracket in the right one, of which it begins the half em."""
    assert level(drawn(0.08, 0.27), "，").along == 0
    assert level(drawn(0.68, 0.93), "（").along == -0.5


def test_a_mark_in_the_middle_of_its_cell_is_centered_in_its_half() -> None:
    """Ink from 0.4 to 0.6 belongs at 0.15 to 0.35; so does an interpunct's."""
    assert level(drawn(0.4, 0.6), "。").along == pytest.approx(-0.25)
    assert level(drawn(0.4, 0.6), "（").along == pytest.approx(-0.25)
    assert level(drawn(0.1, 0.2), "·").along == pytest.approx(0.1)


def test_a_mark_without_ink_has_its_body() -> None:
    assert level(cast("Face", Drawn(None)), "，").width == 0.5


@given(left=st.floats(0.0, 0.3), length=st.floats(0.72, 1.2))
def test_two_dashes_join(left: float, length: float) -> None:
    """Drawn out to its cell and no further than that, the ink in its middle."""
    cell = cell_of(drawn(left, left + length), 1, "—", Class.DASH, 1.0, vertical=False)
    ink = (left * cell.squeeze + cell.along, (left + length) * cell.squeeze + cell.along)
    assert cell.width == 1
    assert ink[0] <= 0.001
    assert ink[1] >= 0.999
    assert sum(ink) == pytest.approx(1)
    assert 1 <= cell.squeeze <= 1.4


def test_a_dash_that_is_far_too_short_is_not_torn_out_of_shape() -> None:
    cell = cell_of(drawn(0.3, 0.7), 1, "—", Class.DASH, 1.0, vertical=False)
    assert cell.squeeze == 1.4


def test_a_dash_drawn_as_one_glyph_of_two_em_fills_both_cells() -> None:
    cell = cell_of(drawn(0.0, 2.0), 1, "——", Class.DASH, 2.0, vertical=False)
    assert (cell.width, cell.squeeze, cell.along) == (2, 1, 0)


@pytest.mark.parametrize(("mark", "cells"), [("…", 1), ("～", 1), ("–", 0.5), ("‑", 0.5)])
def test_ellipsis_and_connectors_stand_in_the_middle_of_their_cells(
    mark: str, cells: float
) -> None:
    """Ink of 0.4 em at the left of the face's cell."""
    cell = level(drawn(0.1, 0.5), mark)
    assert cell.width == cells
    assert 0.1 + cell.along == pytest.approx((cells - 0.4) / 2)


def test_a_stop_without_a_form_for_upright_type_stands_at_the_upper_right() -> None:
    """Level ink at the lower left, 0.05 to 0.25: as far from the right edge as from the left."""
    cell = upright(drawn(0.05, 0.25, 0.0, 0.2), "。")
    assert cell.across + 0.25 == pytest.approx(1 - 0.05)
    # down the line the ink reaches from ASCENT - 0.2 to ASCENT: in the middle of its half
    assert ASCENT - 0.2 + cell.along == pytest.approx(0.15)


def test_a_stop_that_stands_at_the_right_already_stays_there() -> None:
    cell = upright(drawn(0.7, 0.9, 0.6, 0.8), "，")
    assert (cell.across, cell.along) == (0, 0)


# The faces of the catalogue ------------------------------------------------------------------


@pytest.fixture(scope="module")
def faces() -> list[Face]:
    """Every Han face of the project."""
    book = catalogue.read(resources.fonts() / "catalogue.yaml", "catalogue.yaml", Log())
    assert book is not None
    opened = [book.face(n) for n in book.entries if not n.startswith("num-") and book.path(n)]
    return [face for face in opened if face is not None and face.glyph("，")]


def cells(face: Face, *, vertical: bool) -> Iterator[tuple[str, Cell]]:
    for mark in HALVES:
        if face.glyph(mark) and not (vertical and mark in FILLING):
            shaped = shape.shape(face, mark, shape.HAN, vertical=vertical)
            kind = classify(f"字{mark}字")[1]
            yield (
                mark,
                cell_of(face, shaped.glyph[0], mark, kind, shaped.advance[0], vertical=vertical),
            )


def along(face: Face, cell: Cell, *, vertical: bool) -> tuple[float, float]:
    """From where to where a mark's ink lies along its line."""
    ink: Any = face.ink(cell.glyph)
    if vertical and not cell.turned:
        return ASCENT - ink.top + cell.along, ASCENT - ink.bottom + cell.along
    return ink.left + cell.along, ink.right + cell.along


@pytest.mark.parametrize("vertical", [False, True])
def test_every_mark_of_our_faces_lies_in_its_body(faces: list[Face], *, vertical: bool) -> None:
    assert len(faces) > 10
    for face in faces:
        for mark, cell in cells(face, vertical=vertical):
            low, high = along(face, cell, vertical=vertical)
            assert low >= -WITHIN, (face.name, mark)
            assert high <= cell.width + WITHIN, (face.name, mark)
            assert 0.5 <= cell.width <= 0.52, (face.name, mark)
