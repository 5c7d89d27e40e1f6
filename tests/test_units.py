"""Lengths as desks write them → points."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from typeset import units
from typeset.units import Em, Rows


@pytest.mark.parametrize(
    ("written", "points"),
    [
        ("25.4mm", 72.0),
        ("2.54 cm", 72.0),
        ("1in", 72.0),
        ("10.5pt", 10.5),
        ("五号", 10.5),
        ("小五", 9.0),
        ("初号", 42.0),
        (" 六号 ", 7.5),
        ("-1mm", -72 / 25.4),
    ],
)
def test_a_length_is_so_many_points(written: str, points: float) -> None:
    assert units.length(written) == pytest.approx(points)


def test_sizes_of_type_fall_from_the_largest_to_the_smallest() -> None:
    assert list(units.SIZES.values()) == sorted(units.SIZES.values(), reverse=True)


def test_characters_and_rows_wait_for_their_type() -> None:
    assert units.points(units.length("17字"), em=10.5, row=15.75) == pytest.approx(178.5)
    assert units.points(units.length("6行"), em=10.5, row=15.75) == pytest.approx(94.5)
    assert isinstance(units.length("1em"), Em)
    assert isinstance(units.length("2rows"), Rows)


@pytest.mark.parametrize(
    "written", ["17", "17px", "mm", "", "十mm", "1,5mm", "1e3mm", "九号", "nanpt"]
)
def test_what_is_no_length_is_refused(written: str) -> None:
    with pytest.raises(units.UnitError):
        units.length(written)


@given(st.floats(min_value=-1000, max_value=1000))
def test_millimetres_come_back_as_they_went(value: float) -> None:
    shown = units.in_mm(units.length(f"{value:.1f}mm"))
    assert shown in {f"{value:.1f} mm", "0.0 mm", "-0.0 mm"}


@pytest.mark.parametrize("text", ["-3pt", "0字", "2.5行", "10.5pt"])
def test_a_length_is_written_as_it_was(text: str) -> None:
    assert units.written(units.length(text)) == text
