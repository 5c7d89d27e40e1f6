"""What the reader of content streams makes of them."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pikepdf
import pytest

from tests.pdf.specimen import places
from tests.preflight.specimen import append, mutate
from typeset.preflight import inspect

if TYPE_CHECKING:
    from typeset.preflight.painted import Painted


def _pieces(data: bytes) -> list[Painted]:
    file = inspect.opened(data)
    assert file is not None
    inspect.read(file)
    assert file.sheets[0].faults == []
    return file.sheets[0].pieces


def _added(good: bytes, operators: str) -> list[Painted]:
    before = len(_pieces(good))
    return _pieces(mutate(good, append(operators)))[before:]


def test_glyphs_stand_where_another_reader_puts_them(good: bytes) -> None:
    """The writer's tests have a reader of their own, from origin to origin of each glyph."""
    with pikepdf.open(BytesIO(good)) as pdf:
        origins = list(places(pdf.pages[0]))
    cells = [
        (piece, cell) for piece in _pieces(good) if piece.kind == "text" for cell in piece.cells
    ]
    assert len(cells) == len(origins)
    for (piece, (x, y)), origin in zip(cells, origins, strict=True):
        down = piece.font is not None and piece.font.is_vertical
        across = (0, -piece.size / 2) if down else (piece.size / 2, 0.38 * piece.size)
        assert (x, y) == pytest.approx((origin.x + across[0], origin.y + across[1]), abs=0.01)


def test_a_saved_state_comes_back(good: bytes) -> None:
    inside, after = _added(good, "0 0 0 0 k q 2 0 0 2 0 0 cm 0 1 0 0 k 0 0 5 5 re f Q 0 0 5 5 re f")
    assert inside.box[2] - inside.box[0] == pytest.approx(10)
    assert after.box[2] - after.box[0] == pytest.approx(5)
    assert [piece.paint and piece.paint.tones for piece in (inside, after)] == [
        (0, 100, 0, 0),
        (0, 0, 0, 0),
    ]


def test_a_clip_cuts_what_follows_it(good: bytes) -> None:
    (piece,) = _added(good, "0 0 5 5 re W n 0 0 0 1 k 0 0 50 50 re f")
    assert piece.box[2] - piece.box[0] == pytest.approx(5)


def test_a_line_is_as_thick_as_the_matrix_makes_it(good: bytes) -> None:
    (piece,) = _added(good, "0.5 0 0 0.25 0 0 cm 2 w 0 0 m 50 0 l S")
    assert piece.width == pytest.approx(0.5)


def test_artifacts_and_content_are_told_apart(good: bytes) -> None:
    pieces = _pieces(good)
    assert all(piece.is_tagged != piece.is_artifact for piece in pieces)
    assert {piece.kind for piece in pieces} == {"fill", "stroke", "shade", "text", "picture"}


def test_the_size_of_type_is_what_is_printed(good: bytes) -> None:
    (piece,) = _added(good, "0.5 0 0 0.5 0 0 cm BT /F1 12 Tf 2 0 0 2 30 30 Tm <000B> Tj ET")
    assert piece.size == pytest.approx(12)
