"""Lines run around what lies in them: shorter, split, or left out."""

import pytest

from typeset.geometry import Rect, WritingMode
from typeset.plan.model import TypeArea
from typeset.plan.thread import slots

GRID = TypeArea(Rect(0, 0, 200, 150), (0.0,), (200.0,), 15.0, 10.0, 10)
BOX = Rect(0, 0, 200, 150)


def box_outline(x, y, width, height):
    return ((x, y), (x + width, y), (x + width, y + height), (x, y + height))


def measures(found):
    return [(slot.row, slot.inline, slot.measure) for slot in found]


def test_a_frame_without_exclusions_has_a_full_line_in_every_row():
    found = slots("a", BOX, GRID, 1, [])
    assert measures(found) == [(row, 0.0, 200.0) for row in range(1, 11)]


def test_rows_are_counted_from_the_areas_first_row_on_the_grid():
    assert [s.row for s in slots("a", Rect(0, 0, 200, 30), GRID, 5, [])] == [5, 6]


def test_a_picture_at_the_right_shortens_lines_by_whole_zi():
    found = slots("a", BOX, GRID, 1, [box_outline(150, 122, 50, 28)])
    # 150 − half an em of white = 145 → 14 字
    assert measures(found)[:2] == [(1, 0.0, 140.0), (2, 0.0, 140.0)]
    assert measures(found)[2] == (3, 0.0, 200.0)


def test_a_picture_in_the_middle_splits_the_line():
    found = slots("a", BOX, GRID, 1, [box_outline(80, 135, 40, 15)])
    assert measures(found)[:2] == [(1, 0.0, 70.0), (1, 130.0, 70.0)]


def test_a_piece_too_short_to_read_is_left_white():
    found = slots("a", BOX, GRID, 1, [box_outline(30, 137, 170, 13)])
    assert found[0].row == 2


def test_lines_follow_a_contour():
    triangle = ((200.0, 150.0), (200.0, 0.0), (50.0, 0.0))
    widths = [s.measure for s in slots("a", BOX, GRID, 1, [triangle])]
    assert widths == sorted(widths, reverse=True)
    assert len(set(widths)) > 5


@pytest.mark.parametrize("mode", list(WritingMode))
def test_square_frames_run_around_alike_in_both_directions(mode):
    """The picture at the lines' end: right in horizontal type, below in vertical."""
    square = Rect(0, 0, 150, 150)
    outline = (
        box_outline(100, 122, 50, 28)
        if mode is WritingMode.HORIZONTAL
        else box_outline(122, 0, 28, 50)
    )
    found = [s.measure for s in slots("a", square, GRID, 1, [outline], mode)]
    assert found == [90.0, 90.0] + [150.0] * 8


@pytest.mark.parametrize(("height", "shortened"), [(28, 2), (28.5, 3)])
def test_a_picture_keeps_clear_of_the_lines_above_and_below_it(height, shortened):
    """The third line's 字 begin 30 points down; a fifth of one is the least white over them."""
    found = slots("a", BOX, GRID, 1, [box_outline(150, 150 - height, 50, height)])
    assert sum(slot.measure < 200 for slot in found) == shortened
