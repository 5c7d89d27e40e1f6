"""Another leading: a row more or fewer in the same band, by no more than the layout allows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.plan.pages import area, layout
from typeset.plan import leading
from typeset.units import Length

if TYPE_CHECKING:
    from typeset.layout.model import Area, Layout

LEVER: dict[str, Any] = {"copyfit": ("lines", "leading")}
AREAS = {
    "head": area(columns="1", rows="1-4"),
    "text": area(columns="1", rows="5-40"),
    "last": area(columns="2", rows="40"),
    "panel": area(columns="3", rows="rest", under="text"),
    "title": area(at=(Length(0), Length(0), Length(480), Length(90))),
}


def other(step: int, limit: float = 0.5, *, areas: dict[str, Area] | None = None, **body: Any) -> (
    Layout | None
):  # fmt: skip
    """40 rows of 15 points and so many more, each of which may give `limit`."""
    page = layout(body, areas or AREAS, leading_limit=Length(limit), **LEVER)
    return leading.other(page, step)


def row(page: Layout | None) -> float:
    assert page is not None
    return page.styles["body"].leading


def test_one_row_more_in_the_same_height() -> None:
    """600 ÷ 41 = 14.634: 0.366 less a row."""
    found = other(1)
    assert row(found) == pytest.approx(600 / 41)
    assert found is not None
    assert found.body.rows == 41


def test_one_row_fewer_in_the_same_height() -> None:
    """600 ÷ 39 = 15.385."""
    assert row(other(-1)) == pytest.approx(600 / 39)


def test_white_under_the_grid_is_used_before_the_leading_gives() -> None:
    """606 ÷ 41 = 14.780; with a whole row of white it need not give at all, and never grows."""
    assert row(other(1, spare=Length(6))) == pytest.approx(606 / 41)
    assert row(other(1, spare=Length(15))) == 15
    assert row(other(1, spare=Length(40))) == 15


def test_white_under_the_grid_is_none_of_a_page_with_fewer_rows() -> None:
    assert row(other(-1, spare=Length(6))) == pytest.approx(600 / 39)


@pytest.mark.parametrize(
    ("step", "limit", "does"),
    [(1, 0.37, True), (1, 0.36, False), (-1, 0.39, True), (-1, 0.38, False)],
)
def test_a_leading_gives_no_more_than_its_limit(step: int, limit: float, *, does: bool) -> None:
    """One row more costs 0.366 points of each, one fewer adds 0.385."""
    assert (other(step, limit) is not None) == does


def test_without_the_lever_or_a_limit_the_page_stays_on_its_leading() -> None:
    assert leading.other(layout(leading_limit=Length(1), copyfit=("lines", "tracking")), 1) is None
    assert leading.other(layout(**LEVER), 1) is None


@pytest.mark.parametrize(("step", "last"), [(1, "41"), (-1, "39")])
def test_what_ended_with_the_last_row_ends_with_it_again(step: int, last: str) -> None:
    found = other(step, areas={n: a for n, a in AREAS.items() if n != "last"})
    assert found is not None
    assert {name: a.rows for name, a in found.file.areas.items()} == {
        "head": "1-4", "text": f"5-{last}", "panel": "rest", "title": None,
    }  # fmt: skip


def test_an_area_of_the_last_row_alone_grows_with_a_row_and_is_left_to_be_refused_without() -> None:
    """Its only row is gone: the grid will say that it lies off it."""
    more, fewer = other(1), other(-1)
    assert more is not None
    assert fewer is not None
    assert more.file.areas["last"].rows == "40-41"
    assert fewer.file.areas["last"].rows == "40"


def test_only_the_body_is_led_otherwise() -> None:
    from typeset.layout.styles import Style

    note = Style("note", "tofu", 8, 12)
    page = layout(None, AREAS, {"note": note}, leading_limit=Length(1), **LEVER)
    found = leading.other(page, 1)
    assert found is not None
    assert found.styles["note"] == note
    assert page.styles["body"].leading == 15, "the layout itself is as it was"
    assert (found.sheet, found.body.at) == (page.sheet, page.body.at)


@given(step=st.integers(-3, 3).filter(bool), limit=st.floats(0.05, 2), spare=st.floats(0, 20))
def test_within_its_limit_the_band_never_grows_beyond_its_white(
    step: int, limit: float, spare: float
) -> None:
    found = other(step, limit, spare=Length(spare))
    if found is not None:
        height = found.body.rows * row(found)
        assert height <= 600 + spare + 1e-9
        assert abs(row(found) - 15) <= limit
        assert found.body.rows == 40 + step
