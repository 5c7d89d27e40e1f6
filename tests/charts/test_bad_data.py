"""Data that would mislead or does not fit, for every kind: an error, or a chart one can trust."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from typeset.charts import draw
from typeset.charts.kinds import PAINTERS
from typeset.diagnostics import Log
from typeset.display.ops import Clip, Fill, Glyphs, Stroke
from typeset.geometry import Rect
from typeset.issue import chart_rules, charts
from typeset.issue.charts import Chart, Figure, Series
from typeset.source import Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from typeset.display.frame import Frame

KINDS = list(PAINTERS)
PERCENT = (charts.Donut, charts.Waffle)
PRINTED = (charts.FigureList, charts.Strip, charts.Table)  # no length or area shows their values
LENGTHS = (charts.Bars, charts.PairedBars, charts.GroupedBars, charts.StackedBars)
ROOM = Rect(10, 20, 166, 260)  # a column's panel, 91 mm high


def chart_of(kind: type[Chart], values: list[str], example: Chart, label: str = "乡") -> Chart:
    """A chart of the kind: a member or category for each value."""
    span = example.span
    count = iter(range(1_000_000))

    def text(words: str) -> Text:
        return Text(words, span, f"t{next(count)}")

    def figure(value: str) -> Figure:
        return Figure(span=span, value=text(value), unit=text("%" if kind in PERCENT else "公里"),
                      subject=text("甲"), place=text("text"), label=text(label))  # fmt: skip

    figures = [figure(value) for value in values]
    if issubclass(kind, charts.Row):
        return kind(span=span, figures=figures)
    pair = issubclass(kind, charts.PairedBars)
    rows = [figures, [figure(value) for value in values]] if pair else [figures]
    names = [
        text(str(1980 + n)) if kind is charts.Line else text(label) for n in range(len(values))
    ]
    series = [Series(span=span, title=text("数"), figures=row) for row in rows]
    made: dict[str, Any] = {"span": span, "categories": names, "series": series}
    return kind(**made)


def said(chart: Chart) -> list[str]:
    """What reading says of the data."""
    log = Log()
    chart_rules.check_chart(chart, [], log)
    return [d.code for d in log.errors()]


def _extent(frame: Frame) -> Rect:
    """All that a frame's marks cover, words by their baselines."""
    xs: list[float] = []
    ys: list[float] = []
    for op in frame.ops:
        match op:
            case Glyphs():
                xs += [op.x, op.x + op.advance[-1]]
                ys += [op.y, op.y + 0.7 * op.size]
            case Fill() | Stroke() | Clip():
                xs += [v for _, *places in op.path for v in places[::2]]
                ys += [v for _, *places in op.path for v in places[1::2]]
    for part in frame.parts:
        inner = _extent(part)
        xs += [inner.x, inner.right] if inner.width else []
        ys += [inner.y, inner.top] if inner.width else []
    if not xs:
        return Rect(0, 0, 0, 0)
    return Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


@pytest.mark.parametrize("kind", KINDS)
def test_a_negative_value_is_an_error_or_a_point_or_printed(
    kind: type[Chart], specimens: dict[str, Chart], shop: Callable[..., draw.Shop], log: Log,
    words_of: Callable[[Frame], list[str]],
) -> None:  # fmt: skip
    chart = chart_of(kind, ["-3", "7", "5"], specimens["Bars"])
    if kind is not charts.Line and kind not in PRINTED:
        assert said(chart)[0] == "chart-negative"
        return
    assert said(chart) == []
    frame = draw.draw(chart, ROOM, shop())
    assert frame is not None
    assert "-3" in words_of(frame)
    assert log.errors() == ()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("value", ["", "—", "近百", "1.2.3", "nan", "1e9", "inf"])
def test_a_missing_value_is_never_drawn(
    kind: type[Chart], value: str, specimens: dict[str, Chart]
) -> None:
    found = said(chart_of(kind, [value, "7"], specimens["Bars"]))
    if kind in PRINTED:
        assert found == []  # an empty text is told where all texts are
    else:
        assert found[0] == "chart-value"


@pytest.mark.parametrize("kind", KINDS)
def test_a_single_value_is_an_error_where_a_chart_compares(
    kind: type[Chart], specimens: dict[str, Chart], shop: Callable[..., draw.Shop], log: Log
) -> None:
    chart = chart_of(kind, ["7"], specimens["Bars"])
    compares = (charts.Bars, charts.Donut, charts.PairedBars, charts.GroupedBars, charts.Line)
    if kind in compares:
        assert said(chart) == ["chart-few"]
    else:
        assert said(chart) == []
        assert draw.draw(chart, ROOM, shop()) is not None
        assert log.errors() == ()


@pytest.mark.parametrize("kind", KINDS)
def test_forty_categories_are_an_error_that_says_why_or_all_drawn(
    kind: type[Chart], specimens: dict[str, Chart], shop: Callable[..., draw.Shop], log: Log
) -> None:
    values = ["2.5"] * 40 if kind in PERCENT else [str(n + 10) for n in range(40)]
    chart = chart_of(kind, values, specimens["Bars"])
    assert said(chart) == []
    assert draw.draw(chart, ROOM, shop()) is None
    why = {"chart-low", "chart-many", "chart-times", "chart-narrow"}
    assert {d.code for d in log.errors()} <= why
    if kind in (charts.Line, charts.Donut, charts.Waffle):
        return  # four parts at most; times and squares side by side
    before = len(log.errors())
    made = draw.heights(chart, 166, shop())
    assert made is not None
    assert draw.draw(chart, Rect(0, 0, 166, made.least), shop()) is not None
    assert len(log.errors()) == before


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("width", [104.0, 166.0, 480.0])
def test_labels_of_thirty_characters_neither_touch_nor_leave_the_box(
    kind: type[Chart], width: float,
    specimens: dict[str, Chart], shop: Callable[..., draw.Shop], log: Log,
) -> None:  # fmt: skip
    long = "县城棚户区改造与南北主干道地下管网更新以及背街小巷雨污分流工程"[:30]
    values = ["50", "30", "20"] if kind in PERCENT else ["3", "5"]
    chart = chart_of(kind, values, specimens["Bars"], long)
    made = shop(width)
    high = draw.heights(chart, width, made)
    assert high is not None, "each of them has room for its labels"
    for height in (high.least, high.best):
        frame = draw.draw(chart, Rect(10, 20, width, height), made)
        assert frame is not None
        assert Rect(10, 20, width, height).holds(_extent(frame), 2.1)
    assert log.errors() == ()


@pytest.mark.parametrize("kind", KINDS)
def test_values_a_million_apart_are_no_lengths(
    kind: type[Chart], specimens: dict[str, Chart], shop: Callable[..., draw.Shop], log: Log
) -> None:
    values = ["0.0001", "99.9999"] if kind in PERCENT else ["1", "1000000"]
    chart = chart_of(kind, values, specimens["Bars"])
    assert said(chart) == []
    frame = draw.draw(chart, ROOM, shop())
    if kind in LENGTHS or kind is charts.Donut:
        assert frame is None
        assert [d.code for d in log.errors()] == ["chart-scale"]
    else:
        assert frame is not None
        assert log.errors() == ()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("height", [-5.0, 0.0, 0.5, 9.0])
def test_no_height_left_is_an_error(
    kind: type[Chart], height: float,
    specimens: dict[str, Chart], shop: Callable[..., draw.Shop], log: Log,
) -> None:  # fmt: skip
    assert draw.draw(specimens[kind.__name__], Rect(10, 20, 166, height), shop()) is None
    code = "chart-no-room" if height <= 0 else "chart-low"
    assert [d.code for d in log.errors()] == [code]


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_at_all_is_drawn_as_nothing(
    kind: type[Chart], specimens: dict[str, Chart], shop: Callable[..., draw.Shop], log: Log,
    words_of: Callable[[Frame], list[str]],
) -> None:  # fmt: skip
    """All values zero: no bar, no division by nothing, and every zero is printed."""
    if kind is charts.Donut:
        assert said(chart_of(kind, ["0", "0"], specimens["Bars"])) == ["chart-whole"]
        return
    frame = draw.draw(chart_of(kind, ["0", "0"], specimens["Bars"]), ROOM, shop())
    assert frame is not None
    assert words_of(frame).count("0") >= 2
    assert log.errors() == ()
