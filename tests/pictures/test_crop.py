"""Which part of a picture shows, and with how many samples."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from typeset.pictures.crop import fit

SIDE = st.integers(1, 9000)
LENGTH = st.floats(10, 1500)
PART = st.floats(0, 1)


def test_a_wide_picture_in_a_square_slot_loses_its_sides_evenly() -> None:
    part = fit((3000, 1000), (72, 72), (0.5, 0.5), 10_000)
    assert (part.left, part.top, part.width, part.height) == (1000, 0, 1000, 1000)
    assert part.ppi == 1000


def test_the_focus_decides_which_side_goes() -> None:
    assert fit((3000, 1000), (72, 72), (0.9, 0.5), 10_000).left == 2000
    assert fit((3000, 1000), (72, 72), (0.4, 0.5), 10_000).left == 700


def test_more_samples_than_the_screen_shows_are_left_out() -> None:
    part = fit((3000, 1500), (144, 72), (0.5, 0.5), 200)
    assert part.samples == (400, 200)
    assert part.ppi == 1500


def test_nothing_is_enlarged() -> None:
    assert fit((100, 100), (72, 72), (0.5, 0.5), 200).samples == (100, 100)


@given(SIDE, SIDE, LENGTH, LENGTH, PART, PART)
def test_the_part_lies_in_the_picture_and_has_the_slots_shape(
    across: int, down: int, width: float, height: float, x: float, y: float
) -> None:
    part = fit((across, down), (width, height), (x, y), 203)
    assert 0 <= part.left <= across - part.width
    assert 0 <= part.top <= down - part.height
    assert part.width == across or part.height == down
    if min(part.width, part.height) > 50:
        assert part.width / part.height == pytest.approx(width / height, rel=0.03)


@given(SIDE, SIDE, LENGTH, LENGTH, PART, PART)
def test_the_focus_shows(
    across: int, down: int, width: float, height: float, x: float, y: float
) -> None:
    part = fit((across, down), (width, height), (x, y), 203)
    assert part.left - 1 <= x * across <= part.left + part.width + 1
    assert part.top - 1 <= y * down <= part.top + part.height + 1
