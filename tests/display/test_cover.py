"""Whether paint covers a place."""

from __future__ import annotations

import pytest

from typeset.display import cover
from typeset.display.ops import Path, rectangle, rounded
from typeset.geometry import Rect

BOX = Rect(10, 20, 30, 40)
# A square with a square hole that is drawn the other way round, and one drawn the same way.
HOLE: Path = (
    *rectangle(Rect(0, 0, 10, 10)),
    ("M", 3.0, 3.0), ("L", 3.0, 7.0), ("L", 7.0, 7.0), ("L", 7.0, 3.0), ("Z",),
)  # fmt: skip
TWICE: Path = (*rectangle(Rect(0, 0, 10, 10)), *rectangle(Rect(3, 3, 4, 4)))


@pytest.mark.parametrize(
    ("x", "y", "inside"), [(25, 40, True), (11, 59, True), (9, 40, False), (25, 61, False)]
)
def test_a_box_covers_its_inside(x: float, y: float, inside: bool) -> None:
    assert cover.covers(rectangle(BOX), x, y) is inside


def test_a_round_corner_is_not_covered() -> None:
    path = rounded(BOX, 10)
    assert not cover.covers(path, 11, 21)
    assert cover.covers(path, 14, 24)  # 10 − 10/√2 = 2.9 from each edge the corner's curve runs


def test_a_hole_is_one_by_its_direction_or_by_the_even_odd_rule() -> None:
    assert not cover.covers(HOLE, 5, 5)
    assert cover.covers(TWICE, 5, 5)
    assert not cover.covers(TWICE, 5, 5, even_odd=True)
    assert cover.covers(TWICE, 1, 5, even_odd=True)


def test_the_extent_holds_the_path() -> None:
    assert cover.extent(rounded(BOX, 10)) == BOX
    assert cover.extent(()) == Rect(0, 0, 0, 0)
