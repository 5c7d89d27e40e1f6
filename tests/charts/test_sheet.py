"""What a painter draws on, in square type: a 字 is 1 em wide, any other character 0.45."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.charts.conftest import square
from typeset.charts import theme
from typeset.charts.drawing import Words
from typeset.charts.sheet import Measure, Refused, Sheet
from typeset.diagnostics import Log
from typeset.display.ops import Fill, Stroke
from typeset.geometry import Rect

if TYPE_CHECKING:
    from collections.abc import Callable

    from typeset.issue.charts import Chart
    from typeset.layout.styles import StyleSheet

LABEL, LEADING = 8.8, 12.0  # points


@pytest.fixture
def page(sheet: StyleSheet, specimens: dict[str, Chart]) -> Callable[[], Sheet]:
    """An empty sheet of 166 × 100 points for the specimen of bars."""

    def make() -> Sheet:
        look = theme.theme_of(sheet, {}, 166, Log())
        assert look is not None
        return Sheet(specimens["Bars"], 166, 100, look, square)

    return make


def said(drawn: Sheet) -> list[Words]:
    return [mark for mark in drawn.finish("Figure").marks if isinstance(mark, Words)]


def test_words_are_as_wide_as_their_characters(page: Callable[[], Sheet]) -> None:
    assert page().extent("造林2024", "label") == pytest.approx((2 + 4 * 0.45) * LABEL)
    assert page().widest(["造林", "造", "林木种苗"], "label") == pytest.approx(4 * LABEL)
    assert page().widest([], "label") == 0


@pytest.mark.parametrize(("anchor", "x"), [("left", 50), ("center", 50 - LABEL), ("right", 32.4)])
def test_words_stand_left_of_around_or_right_of_their_place(
    page: Callable[[], Sheet], anchor: str, x: float
) -> None:
    """Two 字 of 8.8 points at 50."""
    drawn = page()
    width = drawn.say("造林", "label", 50, 20, anchor=anchor)  # type: ignore[arg-type]  # a case
    (words,) = said(drawn)
    assert (words.x, words.y, width) == pytest.approx((x, 20, 2 * LABEL))


def test_no_words_leave_no_mark(page: Callable[[], Sheet]) -> None:
    drawn = page()
    assert drawn.say("", "label", 50, 20) == 0
    assert said(drawn) == []


def test_a_text_of_the_data_is_named_by_its_number_and_words_of_our_own_as_they_are(
    page: Callable[[], Sheet],
) -> None:
    """So a kept drawing finds the text of today's file again."""
    drawn = page()
    own = drawn.texts[3]
    drawn.say(own, "label", 0, 0)
    drawn.say("单位：", "label", 0, 0)
    assert [words.text for words in said(drawn)] == [3, "单位："]


def test_a_paragraph_stands_line_under_line_from_its_top(page: Callable[[], Sheet]) -> None:
    """Seven 字 in a measure of five are four and three; the baseline is 0.88 em down."""
    drawn = page()
    height = drawn.paragraph("荒山造林和封育", "label", 10, 90, 5 * LABEL)
    first, second = said(drawn)
    assert height == 2 * LEADING
    assert (first.line, second.line) == (0, 1)
    assert first.measure == pytest.approx(4 * LABEL, abs=0.02)
    assert (first.y, second.y) == pytest.approx((90 - 0.88 * LABEL, 90 - 0.88 * LABEL - LEADING))
    assert (first.x, second.x) == (10, 10)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(count=st.integers(1, 30), room=st.integers(2, 12))
def test_lines_are_evened_out_and_never_become_more(
    page: Callable[[], Sheet], count: int, room: int
) -> None:
    """`count` 字 in as few lines as the room allows: the longest is no longer than it must be."""
    drawn = page()
    lines = -(-count // room)
    measure = drawn.even("林" * count, "label", room * LABEL)
    assert len(drawn.lines("林" * count, "label", measure)) == lines
    longest = max(line.width for line in drawn.lines("林" * count, "label", measure))
    assert longest == pytest.approx((-(-count // lines)) * LABEL)


def test_what_cannot_be_broken_and_does_not_fit_is_refused_at_its_place(
    page: Callable[[], Sheet],
) -> None:
    """A 字 of 8.8 points in 8."""
    drawn = page()
    own = drawn.texts[1]
    with pytest.raises(Refused) as found:
        drawn.lines(own, "label", 8)
    assert found.value.code == "chart-narrow"
    assert found.value.span == own.span
    assert found.value.fields == {"width": 166}


def test_what_is_drawn_in_a_group_belongs_to_it(page: Callable[[], Sheet]) -> None:
    drawn = page()
    drawn.box(Rect(0, 0, 10, 10), "ground")
    with drawn.group("L"):
        with drawn.group("LI"):
            drawn.say("造林", "label", 0, 0)
        drawn.rule(0, 10, 5, 0.4)
    drawn.box(Rect(0, 0, 5, 5), "first")
    made = drawn.finish("Figure")
    (listed,) = made.groups
    (item,) = listed.groups
    assert [type(mark) for mark in made.marks] == [Fill, Fill]
    assert [type(mark) for mark in listed.marks] == [Stroke]
    assert [type(mark) for mark in item.marks] == [Words]
    assert (made.role, listed.role, item.role) == ("Figure", "L", "LI")


def test_a_group_that_was_refused_half_way_swallows_nothing_after_it(
    page: Callable[[], Sheet],
) -> None:
    drawn = page()
    with pytest.raises(Refused), drawn.group("L"):
        raise Refused("chart-low")
    drawn.say("造林", "label", 0, 0)
    assert len(said(drawn)) == 1


def test_colors_are_those_of_the_theme(page: Callable[[], Sheet]) -> None:
    drawn = page()
    drawn.box(Rect(1, 2, 3, 4), "first")
    drawn.rule(5, 9, 7, 0.4)
    box, rule = drawn.finish("Figure").marks
    outline = (("M", 1, 2), ("L", 4, 2), ("L", 4, 6), ("L", 1, 6), ("Z",))
    assert box == Fill(outline, drawn.theme.color("first"))
    assert rule == Stroke((("M", 5, 7), ("L", 9, 7)), drawn.theme.color("rule"), 0.4)


def test_a_panel_is_compact_under_130_points(
    sheet: StyleSheet, specimens: dict[str, Chart]
) -> None:
    for width, compact in ((129.9, True), (130, False)):
        look = theme.theme_of(sheet, {}, width, Log())
        assert look is not None
        assert Measure(specimens["Bars"], width, look, square).is_compact == compact
