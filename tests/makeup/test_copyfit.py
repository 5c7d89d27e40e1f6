"""Line counts and rows are chosen so that a thread is full, at the least cost."""

from typing import Any

from typeset.galley.breaking import Breaks
from typeset.layout.styles import Style
from typeset.makeup import copyfit
from typeset.makeup.columns import Columns, columns_of
from typeset.makeup.copyfit import Fits, Overset
from typeset.makeup.ways import Head, Prose, Way
from typeset.plan.model import LineSlot


class _Paragraph:
    """Stands for a shaped paragraph: the fitter asks for nothing but its style."""

    style = Style(name="body", face="tofu", size=10, leading=15)


def prose(before: int = 0) -> Prose:
    return Prose(_Paragraph(), before)  # type: ignore[arg-type]  # see above


def columns(*rows: int) -> Columns:
    return columns_of(
        [
            LineSlot(f"column-{c}", r, 0.0, r * 15.0, 170.0)
            for c, count in enumerate(rows)
            for r in range(1, count + 1)
        ]
    )


def ways(*counts: tuple[int, float]):
    """Every paragraph can be set in these line counts at these demerits."""
    made = {n: Way(Breaks(tuple(range(10, 10 * n + 1, 10)), cost, 0.0), 0.0) for n, cost in counts}
    return lambda _number, _cursor: made


def fit(*given: Any, **wanted: Any) -> Fits:
    """The places found, where there are any."""
    found = copyfit.fit(*given, **wanted)
    assert isinstance(found, Fits)
    return found


def counts(found: Fits) -> list[int]:
    return [placed.count for placed in found.placed]


def test_with_room_every_paragraph_has_its_own_best():
    found = fit([prose(), prose()], columns(20), ways((4, 10.0), (5, 500.0)), most=20)
    assert counts(found) == [4, 4]


def test_a_thread_to_fill_takes_another_line_where_it_costs_least():
    found = fit([prose(), prose()], columns(9), ways((4, 10.0), (5, 500.0)), most=9, fill=True)
    assert sorted(counts(found)) == [4, 5]
    assert found.used == 9


def test_pressed_text_takes_fewer_lines():
    found = fit([prose(), prose()], columns(7), ways((3, 900.0), (4, 10.0)), most=7)
    assert sorted(counts(found)) == [3, 4]


def test_what_does_not_fit_is_said_in_lines_and_zi():
    found = copyfit.fit([prose(), prose()], columns(6), ways((4, 10.0)), most=6)
    assert found == Overset(lines=2, characters=20, item=1, box=20)


def test_no_line_of_a_paragraph_stands_alone_at_a_columns_head():
    """Four lines on three rows and one: the fifth line is taken, though it costs more."""
    both = ways((4, 10.0), (5, 5000.0))
    found = fit([prose(), prose()], columns(7, 9), both, most=16)
    second = found.placed[1]
    assert 7 - second.first >= 2, "two lines at the foot"
    assert second.first + second.count - 7 >= 2, "two lines at the head"


def test_a_head_that_does_not_fit_goes_to_the_next_column():
    head = Head(rows=4, before=1, most_before=1, keep=3, flow=0)
    found = fit([prose(), head, prose()], columns(8, 10), ways((5, 10.0)), most=18)
    assert found.placed[1].first == 8


def test_a_head_at_a_columns_head_has_no_rows_above_it():
    head = Head(rows=4, before=2, most_before=3, keep=3, flow=0)
    found = fit([head, prose()], columns(12), ways((5, 10.0)), most=12)
    assert found.placed[0].first == 0


def test_rows_are_opened_above_a_head_to_fill_the_column():
    head = Head(rows=4, before=1, most_before=3, keep=3, flow=0)
    found = fit([prose(), head, prose()], columns(16), ways((5, 10.0)), most=16, fill=True)
    assert found.placed[1].first == 5 + 2
    assert found.used == 16


def test_filling_counts_what_is_white_under_a_column():
    """Five rows for the head's four and three lines: it goes on, and four rows stay white."""
    head = Head(rows=4, before=0, most_before=0, keep=3, flow=0)
    found = fit(
        [prose(), head, prose()], columns(9, 10), ways((5, 10.0), (6, 20.0)), most=19, fill=True
    )
    assert found.placed[0].count == 6, "the paragraph takes the line that lessens the white"


def test_lines_stand_under_a_head_in_its_own_column():
    """A head with two rows left under it: opened rows do not help, so it goes on."""
    head = Head(rows=4, before=0, most_before=0, keep=3, flow=0)
    found = fit([prose(), head, prose()], columns(11, 10), ways((5, 10.0)), most=21)
    assert found.placed[1].first == 11


def test_a_full_thread_without_lone_lines_is_found_where_there_is_one():
    """Ten rows in two columns: 4 + 6 leaves a line alone at the foot, 5 + 5 none."""
    found = fit(
        [prose(), prose()], columns(5, 5), ways((4, 10.0), (5, 9000.0), (6, 10.0)), most=10,
        fill=True,
    )  # fmt: skip
    assert counts(found) == [5, 5]


def test_a_lone_line_is_kept_rather_than_a_white_row():
    found = fit([prose(), prose()], columns(5, 5), ways((4, 10.0), (6, 10.0)), most=10, fill=True)
    assert found.used == 10


def beside(rows: int, first: int, last: int) -> list[LineSlot]:
    """One column with a picture at the right of some of its rows."""
    return [
        LineSlot("a", r, 0.0, r * 15.0, 90.0 if first <= r <= last else 170.0)
        for r in range(1, rows + 1)
    ]


def test_a_head_stands_over_whole_rows_not_half_beside_a_picture():
    """Five lines, then a head of four rows: two whole rows, three beside the picture, no more."""
    head = Head(rows=4, before=0, most_before=0, keep=3, flow=0)
    slots = beside(30, first=8, last=10)
    found = fit([prose(), head, prose()], columns_of(slots), ways((5, 10.0), (6, 20.0)), most=30)
    placed = found.placed[1]
    over = slots[placed.first : placed.first + placed.count]
    assert len({slot.measure for slot in over}) == 1
    assert placed.first == 10, "it goes below the picture"


def test_a_head_that_has_whole_rows_nowhere_runs_over():
    """Five lines and a head of four rows in columns of five and three: one row is missing."""
    head = Head(rows=4, before=0, most_before=0, keep=0, flow=0)
    found = copyfit.fit([prose(), head], columns(5, 3), ways((5, 10.0)), most=8)
    assert found == Overset(lines=1, characters=0, item=1, box=0)


def test_a_head_may_stand_beside_a_picture_where_all_its_rows_do():
    head = Head(rows=4, before=0, most_before=2, keep=3, flow=0)
    slots = beside(30, first=6, last=16)
    found = fit([prose(), head, prose()], columns_of(slots), ways((5, 10.0)), most=30)
    assert found.placed[1].first == 5
