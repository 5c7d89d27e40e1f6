"""Rectangles on paper, and the two ways of writing."""

from __future__ import annotations

from itertools import pairwise
from math import pi

import pytest
from hypothesis import given
from hypothesis import strategies as st

from typeset.geometry import Point, Rect, WritingMode, chords

_LENGTH = st.floats(min_value=0.1, max_value=2000)
_PLACE = st.floats(min_value=-500, max_value=2000)
_RECTS = st.builds(Rect, _PLACE, _PLACE, _LENGTH, _LENGTH)


def test_horizontal_lines_go_down_from_the_upper_left() -> None:
    frame = Rect(100, 200, 50, 80)
    assert WritingMode.HORIZONTAL.place(frame, 0, 0) == Point(100, 280)
    assert WritingMode.HORIZONTAL.place(frame, 7, 10) == Point(107, 270)


def test_vertical_lines_go_left_from_the_upper_right() -> None:
    frame = Rect(100, 200, 50, 80)
    assert WritingMode.VERTICAL.place(frame, 0, 0) == Point(150, 280)
    assert WritingMode.VERTICAL.place(frame, 7, 10) == Point(140, 273)


@given(_RECTS)
def test_a_frame_ends_where_its_extent_says(frame: Rect) -> None:
    for mode in WritingMode:
        inline, block = mode.extent(frame)
        end = mode.place(frame, inline, block)
        assert abs(end.y - frame.y) < 1e-6
        side = frame.right if mode is WritingMode.HORIZONTAL else frame.x
        assert abs(end.x - side) < 1e-6


@given(_RECTS, _RECTS)
def test_overlap_is_mutual(a: Rect, b: Rect) -> None:
    assert a.overlaps(b) == b.overlaps(a)


@given(_RECTS)
def test_a_frame_holds_itself_and_what_is_inset(frame: Rect) -> None:
    assert frame.holds(frame)
    assert frame.holds(frame.inset(frame.width / 4, frame.height / 4))
    assert not frame.inset(frame.width / 4, frame.height / 4).holds(frame)


def test_frames_that_only_touch_do_not_overlap() -> None:
    assert not Rect(0, 0, 10, 10).overlaps(Rect(10, 0, 10, 10))
    assert Rect(0, 0, 10, 10).overlaps(Rect(9.9, 9.9, 10, 10))


def test_chords_stay_near_the_circle() -> None:
    k = 0.5522847498
    points = [(1.0, 0.0), *chords((1, 0), (1, k), (k, 1), (0, 1))]
    area = sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(points)) / 2
    assert area == pytest.approx(pi / 4, rel=0.01)


def test_a_rectangle_is_moved_right_and_down():
    assert Rect(10, 20, 3, 4).moved(2, 5) == Rect(12, 15, 3, 4)
