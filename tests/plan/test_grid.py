"""正文网格: columns × 字, rows × leading; every area on it has its rectangle on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.plan.pages import LIVE, area, layout
from typeset.diagnostics import Log
from typeset.geometry import Rect
from typeset.plan import grid
from typeset.units import Em, Length, Rows

if TYPE_CHECKING:
    from typeset.layout.model import Area, Layout
    from typeset.plan.model import TypeArea


def planned(page: Layout) -> tuple[TypeArea, list[str]]:
    """The grid, and what was said of it."""
    log = Log()
    return grid.type_area(page, grid.live_area(page), log), [d.code for d in log.diagnostics]


def box(of: Area, page: Layout | None = None) -> tuple[Rect | None, list[str]]:
    log = Log()
    found, _ = planned(page or layout())
    return grid.box_of("a", of, found, LIVE, log), [d.code for d in log.diagnostics]


def test_the_type_area_is_the_sheet_less_its_margins() -> None:
    """600 × 800 less 50 left, 70 right, 40 above and below."""
    assert grid.live_area(layout()) == LIVE


def test_columns_are_zi_and_gutters_and_rows_are_leading() -> None:
    """5 × 8 字 and 4 × 20 are 480 points; 40 × 15 high, 100 under the top of the type area."""
    found, said = planned(layout())
    assert said == []
    assert list(found.lefts) == [50, 150, 250, 350, 450]
    assert list(found.widths) == [80] * 5
    assert found.box == Rect(50, 760 - 100 - 600, 480, 600)
    assert (found.em, found.row, found.rows) == (10, 15, 40)


def test_columns_of_unequal_width_stand_where_those_before_them_end() -> None:
    """变栏: 12 + 8 + 20 字, gutters of 2 字 and of 15 points."""
    body = {
        "columns": 3,
        "measures": [Em(12), Em(8), Em(20)],
        "gutters": [Em(2), Length(15)],
    }
    found, said = planned(layout(body))
    assert said == []
    assert list(found.widths) == [120, 80, 200]
    assert list(found.lefts) == [50, 50 + 120 + 20, 190 + 80 + 15]
    assert found.box.width == 120 + 20 + 80 + 15 + 200


@given(
    st.lists(st.integers(4, 12), min_size=1, max_size=5),
    st.integers(0, 20),
)
def test_whatever_its_columns_the_grid_is_as_wide_as_they_and_their_gutters(
    measures: list[int], gutter: int
) -> None:
    body = {
        "columns": len(measures),
        "measures": [Em(m) for m in measures],
        "gutter": Length(gutter),
    }
    found, _ = planned(layout(body))
    assert found.box.width == pytest.approx(sum(measures) * 10 + gutter * (len(measures) - 1))
    assert found.lefts[-1] + found.widths[-1] == pytest.approx(found.box.right)


@pytest.mark.parametrize(
    "body",
    [
        {"measures": [Em(8)] * 4},
        {"measures": [Em(8)] * 6},
        {"gutters": [Length(20)] * 5},
        {"gutters": [Length(20)] * 3},
    ],
)
def test_measures_and_gutters_that_do_not_go_with_the_columns_are_said(
    body: dict[str, Any],
) -> None:
    """And the page is planned on as if all were alike, so that its other faults are found too."""
    found, said = planned(layout(body))
    assert said == ["grid-columns"]
    assert list(found.widths) == [80] * 5


@pytest.mark.parametrize(
    "body", [{"measure": Em(9)}, {"rows": 45}, {"at": (Length(20), Length(0))}]
)
def test_a_grid_that_does_not_fit_the_type_area_is_said(body: dict[str, Any]) -> None:
    """500 points wide where there are 480; 675 high under 100 where there are 720; 20 to the
    right where there is nothing to spare.
    """
    assert planned(layout(body))[1] == ["grid-outside"]


def test_how_far_a_grid_stands_out_is_said_in_millimetres() -> None:
    log = Log()
    page = layout({"at": (Length(0), Length(120 + 72 / 25.4))})
    grid.type_area(page, grid.live_area(page), log)
    (fault,) = log.diagnostics
    assert (fault.fields["below"], fault.fields["beyond"]) == ("1.0 mm", "0.0 mm")


def test_an_area_has_its_columns_and_rows() -> None:
    """Columns 2 and 3 from 150 to 330; rows 3 to 5 are 45 points from 30 under the grid's top."""
    found, said = box(area(columns="2-3", rows="3-5"))
    assert said == []
    assert found == Rect(150, 660 - 30 - 45, 180, 45)


def test_an_area_across_unequal_columns_is_as_wide_as_they_are() -> None:
    page = layout({"columns": 3, "measures": [Em(12), Em(8), Em(20)]})
    found, _ = box(area(columns="2-3", rows="1"), page)
    assert found is not None
    assert (found.x, found.width) == (50 + 120 + 20, 80 + 20 + 200)


def test_an_area_with_the_remaining_rows_is_as_high_as_the_columns() -> None:
    found, _ = box(area(columns="1", rows="rest", under="text"))
    assert found == Rect(50, 60, 80, 600)


def test_an_area_off_the_grid_is_measured_from_the_type_areas_upper_left_corner() -> None:
    """In points, 字 and rows as it is said: 2 字 to the right, 1 row down."""
    found, _ = box(area(at=(Em(2), Rows(1), Length(100), Rows(2))))
    assert found == Rect(50 + 20, 760 - 15 - 30, 100, 30)


@pytest.mark.parametrize(
    ("place", "code"),
    [
        ({"columns": "1"}, "area-place"),
        ({"rows": "1"}, "area-place"),
        ({"columns": "0", "rows": "1"}, "off-grid-columns"),
        ({"columns": "3-2", "rows": "1"}, "off-grid-columns"),
        ({"columns": "5-6", "rows": "1"}, "off-grid-columns"),
        ({"columns": "1", "rows": "0-4"}, "off-grid-rows"),
        ({"columns": "1", "rows": "9-8"}, "off-grid-rows"),
        ({"columns": "1", "rows": "40-41"}, "off-grid-rows"),
        ({"columns": "1,2", "rows": "1"}, "area-span"),
        ({"columns": "1", "rows": "all"}, "area-span"),
    ],
)
def test_a_place_that_the_grid_has_not_is_said_and_has_no_rectangle(
    place: dict[str, str], code: str
) -> None:
    assert box(area(**place)) == (None, [code])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("3", (3, 3)), ("3-7", (3, 7)), (" 3 – 7 ", (3, 7)), ("10-12", (10, 12)),
        ("", None), ("-3", None), ("3-", None), ("3-7-9", None), ("a", None),
    ],
)  # fmt: skip
def test_a_span_is_one_number_or_two(text: str, found: tuple[int, int] | None) -> None:
    assert grid.span(text) == found


@pytest.mark.parametrize(("rows", "first"), [("3-7", 3), ("5", 5), ("rest", 1), (None, 1)])
def test_rows_are_counted_from_an_areas_first(rows: str | None, first: int) -> None:
    assert grid.first_row(area(columns="1", rows=rows)) == first
