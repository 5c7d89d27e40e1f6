"""Areas and matrices on the page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from typeset.preflight.planes import apply, area_of, inverse, shape_of, thinnest, times

_SIDE = st.floats(-50, 50)
_SQUARE = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)]
_HOLE = [(3.0, 3.0), (7.0, 3.0), (7.0, 7.0), (3.0, 7.0)]


def test_a_box_covers_its_inside() -> None:
    shape = shape_of([_SQUARE], even_odd=False)
    assert shape.covers(5, 5)
    assert not shape.covers(11, 5)


def test_a_hole_is_a_hole_by_the_even_odd_rule_alone() -> None:
    assert not shape_of([_SQUARE, _HOLE], even_odd=True).covers(5, 5)
    assert shape_of([_SQUARE, _HOLE], even_odd=False).covers(5, 5)
    assert not shape_of([_SQUARE, _HOLE[::-1]], even_odd=False).covers(5, 5)


@given(x=_SIDE, y=_SIDE)
def test_a_diamond_covers_what_is_near_its_middle(x: float, y: float) -> None:
    shape = shape_of([[(0, 20), (20, 0), (0, -20), (-20, 0)]], even_odd=False)
    away = abs(x) + abs(y)
    if abs(away - 20) > 1e-6:
        assert shape.covers(x, y) == (away < 20)


def test_clips_take_away() -> None:
    left = shape_of([[(0.0, 0.0), (5.0, 0.0), (5.0, 10.0), (0.0, 10.0)]], even_odd=False)
    area = area_of(shape_of([_SQUARE], even_odd=False), (left,))
    assert area.covers(2, 5)
    assert not area.covers(8, 5)
    assert area.box == (0, 0, 5, 10)


@given(st.tuples(*[st.floats(-3, 3)] * 6))
def test_the_way_back_leads_back(matrix: tuple[float, float, float, float, float, float]) -> None:
    back = inverse(matrix)
    if back is not None and abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]) > 0.01:
        assert apply(times(matrix, back), 3, 4) == pytest.approx((3, 4), abs=1e-6)


@pytest.mark.parametrize(
    ("matrix", "least"),
    [((2, 0, 0, 3, 0, 0), 2), ((0, 2, -2, 0, 0, 0), 2), ((1, 1, 0, 1, 9, 9), 0.618),
     ((1, 0, 0, 0, 0, 0), 0)],
)  # fmt: skip
def test_a_line_is_as_thin_as_the_matrix_makes_it(
    matrix: tuple[float, float, float, float, float, float], least: float
) -> None:
    assert thinnest(matrix) == pytest.approx(least, abs=0.001)
