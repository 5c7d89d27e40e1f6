"""Lines over times: what a scale that leaves out zero owes its reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from typeset.charts import draw
from typeset.display.ops import Fill, Glyphs, Op, Stroke
from typeset.geometry import Rect
from typeset.issue.charts import Line

if TYPE_CHECKING:
    from collections.abc import Callable

    from typeset.display.frame import Frame
    from typeset.issue.charts import Chart

WIDTHS = (104.0, 166.0, 300.0)


@pytest.fixture
def days(chart: Callable[[str], Chart]) -> Callable[..., Line]:
    """A chart of one line over three years."""

    def make(*values: str, title: str = "空气优良天数", name: str = "优良天数") -> Line:
        figures = "\n".join(f"          - F {value} 天 甲" for value in values)
        made = chart(
            f"line:\n  title: {title}\n  categories: [2022年, 2023年, 2024年]\n  series:\n"
            f"    - title: {name}\n      figures:\n{figures}"
        )
        assert isinstance(made, Line)
        return made

    return make


@pytest.fixture
def drawn(shop: Callable[..., draw.Shop]) -> Callable[[Chart, float], Frame]:
    """A chart at its best height."""

    def make(chart: Chart, width: float) -> Frame:
        made = shop(width)
        high = draw.heights(chart, width, made)
        assert high is not None
        frame = draw.draw(chart, Rect(0, 0, width, high.best), made)
        assert frame is not None
        return frame

    return make


def _ops(frame: Frame) -> list[Op]:
    return [*frame.ops, *(op for part in frame.parts for op in _ops(part))]


def _places(stroke: Stroke) -> list[tuple[float, float]]:
    """The places that a stroke runs through."""
    return [(places[0], places[1]) for _, *places in stroke.path]


def _words(frame: Frame) -> dict[str, Glyphs]:
    return {"".join(op.text): op for op in _ops(frame) if isinstance(op, Glyphs)}


def _levels(frame: Frame) -> list[Stroke]:
    """Its level rules."""
    return [
        op for op in _ops(frame)
        if isinstance(op, Stroke) and len(op.path) == 2 and len({y for _, y in _places(op)}) == 1
    ]  # fmt: skip


def _breaks(frame: Frame) -> list[Stroke]:
    """Strokes of black that go to and fro: the axis, broken."""
    return [op for op in _ops(frame) if isinstance(op, Stroke) and len(op.path) > 5]


@pytest.mark.parametrize("width", WIDTHS)
def test_a_scale_without_zero_names_its_ticks_and_breaks_its_axis(
    width: float, days: Callable[..., Line], drawn: Callable[[Chart, float], Frame]
) -> None:
    frame = drawn(days("301", "315", "327"), width)
    words = _words(frame)
    assert {"0", "300", "310", "320"} <= set(words)
    assert "330" not in words, "no gridline over the highest point, through its value"
    (axis,) = _breaks(frame)
    places = _places(axis)
    middle = 0.35 * words["0"].size
    assert min(y for _, y in places) == pytest.approx(words["0"].y + middle)
    bent = [y for x, y in places if x != places[0][0]]
    assert len(bent) == 3
    assert words["0"].y + middle < min(bent) < max(bent) < words["300"].y + middle


@pytest.mark.parametrize("width", WIDTHS)
def test_a_scale_from_zero_has_no_break(
    width: float, days: Callable[..., Line], drawn: Callable[[Chart, float], Frame]
) -> None:
    assert _breaks(drawn(days("41", "98", "127"), width)) == []
    assert _breaks(drawn(days("300", "300", "300"), width)) == []


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("values", [("301", "315", "327"), ("41", "98", "127"), ("5", "5", "5")])
def test_no_rule_runs_through_a_value(
    width: float, values: tuple[str, ...], days: Callable[..., Line],
    drawn: Callable[[Chart, float], Frame],
) -> None:  # fmt: skip
    frame = drawn(days(*values), width)
    said = [op for op in _ops(frame) if isinstance(op, Glyphs) and op.size > 10]
    assert len([op for op in said if "".join(op.text) in values]) == 3
    for op in said:
        right = op.x + op.advance[-1] + 0.45 * op.size
        for rule in _levels(frame):
            (start, level), (end, _) = _places(rule)
            under = start < right and end > op.x
            assert not (under and op.y - 1 < level < op.y + 0.7 * op.size + 1)


def test_no_line_runs_through_the_first_value_of_a_broken_scale(
    days: Callable[..., Line], drawn: Callable[[Chart, float], Frame]
) -> None:
    """There is room for it on the left of its point."""
    frame = drawn(days("301", "315", "327"), 166.0)
    (line,) = (op for op in _ops(frame) if isinstance(op, Stroke) and op.width > 1)
    (x0, y0), (x1, y1), _ = _places(line)
    value = _words(frame)["301"]
    right = value.x + value.advance[-1] + 0.45 * value.size
    assert y0 + (right - x0) * (y1 - y0) / (x1 - x0) <= value.y


@pytest.mark.parametrize("width", WIDTHS)
def test_no_value_lies_on_a_broken_axis_or_under_its_first_tick(
    width: float, days: Callable[..., Line], drawn: Callable[[Chart, float], Frame]
) -> None:
    frame = drawn(days("301", "315", "327"), width)
    (axis,) = _breaks(frame)
    words = _words(frame)
    assert words["301"].x >= _places(axis)[0][0] + 1
    assert words["301"].y >= words["300"].y


@pytest.mark.parametrize(
    ("title", "name", "times"),
    [("空气优良天数", "优良天数", 0), ("空气", "优良天数", 1)],
)
def test_an_only_line_is_named_once_and_by_no_color(
    title: str, name: str, times: int, days: Callable[..., Line],
    drawn: Callable[[Chart, float], Frame], words_of: Callable[[Frame], list[str]],
) -> None:  # fmt: skip
    chart = days("301", "315", "327", title=title, name=name)
    frame = drawn(chart, 166.0)
    assert words_of(frame).count(name) == times
    assert words_of(frame).count(title) == 1
    assert [text.value for text in chart.shown()].count(name) == times
    squares = [op for op in _ops(frame) if isinstance(op, Fill) and len(op.path) == 5]
    assert squares == []
