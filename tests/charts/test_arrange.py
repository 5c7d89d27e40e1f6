"""Charts of a panel in the room that the text leaves: from 41 mm to 180 mm wide, to 91 mm high."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec
import pytest

from typeset.charts import arrange, draw
from typeset.charts.kinds import PAINTERS
from typeset.charts.sheet import Refused
from typeset.display.ops import Clip, Fill, Glyphs, Op, Stroke
from typeset.geometry import Rect
from typeset.issue.charts import Matrix
from typeset.source import Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from typeset.diagnostics import Log
    from typeset.display.frame import Frame
    from typeset.issue.charts import Chart

KINDS = sorted(kind.__name__ for kind in PAINTERS)
WIDTHS = (104.0, 166.0, 300.0, 480.0)
HIGHEST = 258.0  # points: 91 mm


def _ops(frame: Frame) -> list[Op]:
    own = [inner for op in frame.ops for inner in (op.ops if isinstance(op, Clip) else [op])]
    return [*own, *(op for part in frame.parts for op in _ops(part))]


def _whites(frame: Frame) -> tuple[list[float], float]:
    """The level bands of a frame without ink, from its top down to its last ink; and the foot."""
    spans = []
    for op in _ops(frame):
        if isinstance(op, Glyphs):
            spans.append((op.y, op.y + 0.7 * op.size))
        elif isinstance(op, (Fill, Stroke)):
            ys = [y for _, *places in op.path for y in places[1::2]]
            if min(ys) < max(ys) or isinstance(op, Fill):
                spans.append((min(ys), max(ys)))
    whites = []
    edge = frame.box.top
    for low, high in sorted(spans, key=lambda span: -span[1]):
        if high < edge:
            whites.append(edge - high)
        edge = min(edge, low)
    return whites, edge - frame.box.y


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("width", WIDTHS)
def test_no_chart_leaves_more_white_under_itself_than_between_its_rows(
    kind: str, width: float, specimens: dict[str, Chart], shop: Callable[..., draw.Shop], log: Log
) -> None:
    chart, made = specimens[kind], shop(width)
    high = draw.heights(chart, width, made)
    assert high is not None
    for asked in (high.least, high.best, (high.best + HIGHEST) / 2, max(high.best, HIGHEST)):
        height = min(asked, high.most)  # all that a panel gives it while others can grow
        frame = draw.draw(chart, Rect(7, 9, width, height), made)
        assert frame is not None
        whites, foot = _whites(frame)
        assert foot <= max(whites, default=0.0) + 2.0, height
    assert log.errors() == ()


@pytest.mark.parametrize("kind", ["Bars", "PairedBars", "GroupedBars", "StackedBars"])
@pytest.mark.parametrize("width", WIDTHS)
def test_bars_stand_evenly_and_grow_no_thicker_than_their_values_bear(
    kind: str, width: float, specimens: dict[str, Chart], shop: Callable[..., draw.Shop]
) -> None:
    made = shop(width)
    frame = draw.draw(specimens[kind], Rect(0, 0, width, 400), made)
    assert frame is not None
    bars = [op for op in _ops(frame) if isinstance(op, Fill)]
    ys = [[y for _, *places in bar.path for y in places[1::2]] for bar in bars]
    thick = [max(y) - min(y) for y in ys if max(y) - min(y) > 8]  # a legend's keys are smaller
    assert max(thick) - min(thick) < 0.01
    assert max(thick) <= 1.75 * made.theme["value"].size + 0.01
    if kind == "Bars":
        tops = sorted({round(max(y), 2) for y in ys}, reverse=True)
        steps = [a - b for a, b in pairwise(tops)]
        assert max(steps) - min(steps) < 0.1


def test_labels_stand_beside_the_bars_of_a_wide_chart_and_over_those_of_a_column(
    specimens: dict[str, Chart], shop: Callable[..., draw.Shop]
) -> None:
    chart = specimens["Bars"]
    lefts = []
    for width in (166.0, 480.0):
        frame = draw.draw(chart, Rect(0, 0, width, 200), shop(width))
        assert frame is not None
        lefts.append(min(x for op in frame.ops if isinstance(op, Fill)
                         for _, *places in op.path for x in places[::2]))  # fmt: skip
    assert lefts[0] == pytest.approx(0, abs=0.01)
    assert lefts[1] > 4 * 8.8


@pytest.mark.parametrize("kind", ["Bars", "PairedBars", "GroupedBars"])
@pytest.mark.parametrize("width", WIDTHS)
def test_bars_are_of_one_thickness_and_their_values_of_one_size_however_high_the_room(
    kind: str, width: float, specimens: dict[str, Chart], shop: Callable[..., draw.Shop]
) -> None:
    """5.8 mm at most, in a wide chart 8.5; in a narrow panel small values allow no more."""
    most = 24.0 if width > 240 else 16.5
    chart, made = specimens[kind], shop(width)
    paths = {member.value.path for member in chart.members()}
    for height in (258.0, 400.0, 600.0):
        frame = draw.draw(chart, Rect(0, 0, width, height), made)
        assert frame is not None
        sizes = {op.size for op in _ops(frame) if isinstance(op, Glyphs) and op.source in paths}
        assert sizes == {made.theme["value"].size}
        thick = {round(_covered(op).height, 2) for op in _ops(frame) if isinstance(op, Fill)}
        assert max(thick) <= most
    assert max(thick) == most


@pytest.mark.parametrize("width", WIDTHS)
def test_no_rule_parts_the_bars_of_one_chart(
    width: float, specimens: dict[str, Chart], shop: Callable[..., draw.Shop]
) -> None:
    frame = draw.draw(specimens["Bars"], Rect(0, 0, width, 600), shop(width))
    assert frame is not None
    rules = [op for op in _ops(frame) if isinstance(op, Stroke)]
    assert rules, "the zero line"
    assert all(len({x for _, *places in op.path for x in places[::2]}) == 1 for op in rules)


@pytest.mark.parametrize("kind", ["Bars", "PairedBars", "GroupedBars"])
@pytest.mark.parametrize("width", WIDTHS)
def test_the_zero_line_stays_under_a_label_that_stands_over_its_bar(
    kind: str, width: float, specimens: dict[str, Chart], shop: Callable[..., draw.Shop]
) -> None:
    chart, made = specimens[kind], shop(width)
    high = draw.measured(chart, width, made)
    for height in (high.least, high.best, 400.0):
        frame = draw.draw(chart, Rect(0, 0, width, height), made)
        assert frame is not None
        labels = [
            Rect(op.x, op.y - 0.08 * op.size, op.advance[-1] + op.size, 0.92 * op.size)
            for op in _ops(frame) if isinstance(op, Glyphs) and not op.text[0].isascii()
        ]  # fmt: skip
        for op in _ops(frame):
            if isinstance(op, Stroke):
                xs = [x for _, *places in op.path for x in places[::2]]
                ys = [y for _, *places in op.path for y in places[1::2]]
                line = Rect(
                    min(xs) - 0.3, min(ys), max(xs) - min(xs) + 0.6, max(ys) - min(ys) + 0.9
                )
                assert not any(line.overlaps(label, 0) for label in labels), height


@pytest.mark.parametrize("width", WIDTHS)
def test_rows_of_a_list_are_never_pulled_apart_and_its_values_are_of_one_size(
    width: float, specimens: dict[str, Chart], shop: Callable[..., draw.Shop]
) -> None:
    chart, made = specimens["FigureList"], shop(width)
    value = made.theme["value"].size
    paths = {member.value.path for member in chart.members()}
    least = draw.measured(chart, width, made).least
    for height in (least, 170.0, 280.0, 500.0):
        frame = draw.draw(chart, Rect(0, 0, width, height), made)
        assert frame is not None
        runs = [op for op in _ops(frame) if isinstance(op, Glyphs) and op.source in paths]
        assert {op.size for op in runs} == {value}
        feet = sorted({round(op.y, 2) for op in runs}, reverse=True)
        lines = Counter(op.source for op in _ops(frame) if isinstance(op, Glyphs))
        over = (max(lines.values()) - 1) * made.theme["label"].leading
        assert all(a - b <= 4 * value + over + 0.01 for a, b in pairwise(feet))
        assert height - feet[0] <= 0.85 * 4 * value + over  # the first row stands at the top


@pytest.mark.parametrize("width", WIDTHS)
def test_label_value_and_unit_of_a_row_stand_on_one_baseline(
    width: float, chart: Callable[[str], Chart], shop: Callable[..., draw.Shop]
) -> None:
    made = chart("list:\n  figures:\n    - F 47 % 占比\n    - F 21 座 井")
    for height in (60.0, 90.0, 200.0):
        frame = draw.draw(made, Rect(0, 0, width, height), shop(width))
        assert frame is not None
        feet = {"".join(op.text): op.y for op in _ops(frame) if isinstance(op, Glyphs)}
        assert feet["占比"] == feet["47"] == feet["%"]
        assert feet["井"] == feet["21"] == feet["座"]


@pytest.mark.parametrize("width", WIDTHS)
def test_a_per_cent_sign_in_a_list_stands_small_and_close_to_its_number(
    width: float, chart: Callable[[str], Chart], shop: Callable[..., draw.Shop]
) -> None:
    made = chart("list:\n  figures:\n    - F 47 % 占比\n    - F 21 座 井")
    frame = draw.draw(made, Rect(0, 0, width, 90), shop(width))
    assert frame is not None
    words = {"".join(op.text): op for op in _ops(frame) if isinstance(op, Glyphs)}
    number, sign = words["47"], words["%"]
    assert sign.size == pytest.approx(0.55 * number.size)
    assert sign.x == pytest.approx(number.x + number.advance[-1] + 0.45 * number.size)


def test_what_a_list_cannot_use_goes_to_the_chart_beside_it_or_stays_at_the_foot(
    specimens: dict[str, Chart], shop: Callable[..., draw.Shop]
) -> None:
    made, listed = shop(), specimens["FigureList"]
    most = draw.measured(listed, 166.0, made).most
    best = draw.measured(specimens["Bars"], 166.0, made).best
    room = best + most + 60
    found = arrange.arrange([specimens["Bars"], listed], Rect(0, 0, 166, room), made)
    assert isinstance(found, arrange.Arranged)
    (_, bars), (_, rows) = found.places
    assert rows.height <= most
    assert rows.y == pytest.approx(0, abs=0.01)
    assert bars.top == pytest.approx(room)
    assert bars.height > best
    alone = arrange.arrange([listed], Rect(0, 0, 166, 700), made)
    assert isinstance(alone, arrange.Arranged)
    assert alone.places[0][1].y == pytest.approx(700 - most)


def test_a_list_runs_in_two_columns_where_one_would_part_label_and_value(
    specimens: dict[str, Chart], shop: Callable[..., draw.Shop]
) -> None:
    chart = specimens["FigureList"]
    for width, columns in ((166.0, 1), (300.0, 2)):
        frame = draw.draw(chart, Rect(0, 0, width, 120), shop(width))
        assert frame is not None
        labels = {member.words.path for member in chart.members()}
        lefts = {round(op.x) for op in _ops(frame)
                 if isinstance(op, Glyphs) and op.source in labels}  # fmt: skip
        assert len(lefts) == columns


def test_charts_stand_under_each_other_and_side_by_side_where_that_is_crowded(
    specimens: dict[str, Chart], shop: Callable[..., draw.Shop]
) -> None:
    charts = [specimens["Bars"], specimens["StackedBars"]]
    made = shop(480.0)
    best = arrange.heights(charts, 480.0, made)
    assert best is not None
    for height, levels in ((best.best, 2), (best.least, 1)):
        found = arrange.arrange(charts, Rect(0, 0, 480, height), made)
        assert isinstance(found, arrange.Arranged)
        boxes = [box for _, box in found.places]
        assert len({box.top for box in boxes}) == levels
        assert not boxes[0].overlaps(boxes[1], 0)
        assert max(box.top for box in boxes) == pytest.approx(height)
        assert min(box.y for box in boxes) == pytest.approx(0, abs=0.01)
        assert len(found.rules) == 1


def test_a_panel_in_which_charts_fit_one_way_is_never_too_low(
    specimens: dict[str, Chart], shop: Callable[..., draw.Shop]
) -> None:
    """Narrow columns may need more height than charts under each other."""
    made = shop(300.0)
    for first in KINDS:
        charts = [specimens[first], specimens["FigureList"]]
        wanted = arrange.heights(charts, 300.0, made)
        assert wanted is not None
        found = arrange.arrange(charts, Rect(0, 0, 300, wanted.least), made)
        assert isinstance(found, arrange.Arranged), first
        less = arrange.arrange(charts, Rect(0, 0, 300, wanted.least - 2), made)
        assert isinstance(less, arrange.TooLow), first
        assert less.over == pytest.approx(2)


def test_a_column_never_sets_charts_side_by_side(
    specimens: dict[str, Chart], shop: Callable[..., draw.Shop]
) -> None:
    charts = [specimens["Bars"], specimens["StackedBars"]]
    wanted = arrange.heights(charts, 166.0, shop())
    assert wanted is not None
    found = arrange.arrange(charts, Rect(0, 0, 166, wanted.least - 1), shop())
    assert isinstance(found, arrange.TooLow)
    assert found.over == pytest.approx(1)


def test_what_a_column_is_too_narrow_for_is_no_fault_of_a_wide_panel(
    specimens: dict[str, Chart], shop: Callable[..., draw.Shop], log: Log
) -> None:
    """A table whose columns need more than half of the panel stands under the other."""
    made, table = shop(290.0), specimens["Table"]
    assert isinstance(table, Matrix)
    names = [Text("很长的一个栏目名", s.title.span) for s in table.series]
    series = [msgspec.structs.replace(s, title=name)
              for s, name in zip(table.series, names, strict=True)]  # fmt: skip
    wide = msgspec.structs.replace(table, series=series)
    with pytest.raises(Refused):
        draw.measured(wide, 133.0, made)
    found = arrange.arrange([wide, specimens["Bars"]], Rect(0, 0, 290, 260), made)
    assert isinstance(found, arrange.Arranged)
    assert {box.x for _, box in found.places} == {0.0}
    assert log.errors() == ()


def test_squares_stand_side_by_side_where_they_are_as_large_as_in_a_stack(
    specimens: dict[str, Chart], shop: Callable[..., draw.Shop]
) -> None:
    chart = specimens["Waffle"]
    count = len(chart.members())
    for height, rows in ((count * 60.0, 1), (count * 140.0, count)):
        frame = draw.draw(chart, Rect(0, 0, 216, height), shop(216.0))
        assert frame is not None
        fills = [_covered(op) for op in _ops(frame) if isinstance(op, Fill)]
        squares = [box for box in fills if box.height > 20]
        lefts = {round(box.x) for box in squares}
        assert len(lefts) == (count if rows == 1 else 1)


def test_columns_of_a_table_share_what_its_labels_leave(
    specimens: dict[str, Chart], shop: Callable[..., draw.Shop]
) -> None:
    chart, made = specimens["Table"], shop(480.0)
    assert isinstance(chart, Matrix)
    frame = draw.draw(chart, Rect(0, 0, 480, 160), made)
    assert frame is not None
    runs = {op.source: op for op in _ops(frame) if isinstance(op, Glyphs)}
    first = [runs[one.path] for one in chart.categories]
    edge = max(op.x + op.advance[-1] + op.size for op in first)
    whites = []
    for series in chart.series:
        head = runs[series.title.path]
        whites.append(head.x - edge)
        edge = head.x + head.advance[-1] + head.size
    assert edge == pytest.approx(480)
    assert max(whites) - min(whites) < 20


@pytest.mark.parametrize("kind", ["Bars", "PairedBars", "GroupedBars", "StackedBars", "Waffle"])
@pytest.mark.parametrize("width", WIDTHS)
def test_no_words_stand_half_on_a_bar_or_square(
    kind: str, width: float, specimens: dict[str, Chart], shop: Callable[..., draw.Shop]
) -> None:
    """A value stands inside its bar or beside it; a label never touches one."""
    chart, made = specimens[kind], shop(width)
    high = draw.heights(chart, width, made)
    assert high is not None
    for height in (high.least, (high.least + high.best) / 2, high.best, HIGHEST + 60):
        frame = draw.draw(chart, Rect(7, 9, width, height), made)
        assert frame is not None
        bars = [_covered(op) for op in _ops(frame) if isinstance(op, Fill)]
        for run in (op for op in _ops(frame) if isinstance(op, Glyphs)):
            last = 1.0 if not run.text[-1].isascii() else 0.45
            ink = Rect(run.x, run.y, run.advance[-1] + last * run.size, 0.7 * run.size)
            for bar in bars:
                assert bar.holds(ink, 0.3) or not bar.overlaps(ink, 0.25), (run.text, height)


def _covered(fill: Fill) -> Rect:
    xs = [x for _, *places in fill.path for x in places[::2]]
    ys = [y for _, *places in fill.path for y in places[1::2]]
    return Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def test_rows_of_a_list_are_not_drawn_apart(
    specimens: dict[str, Chart], shop: Callable[..., draw.Shop]
) -> None:
    """2.6 em of the value, however high the room, and what a label of two lines adds."""
    made, chart = shop(), specimens["FigureList"]
    found = arrange.arrange([chart], Rect(0, 0, 166, 900), made)
    assert isinstance(found, arrange.Arranged)
    frame = draw.draw(chart, found.places[0][1], made)
    assert frame is not None
    values = {member.value.path for member in chart.members()}
    lines = sorted(op.y for op in _ops(frame) if isinstance(op, Glyphs) and op.source in values)
    steps = [b - a for a, b in pairwise(lines)]
    assert min(steps) == pytest.approx(2.6 * made.theme["value"].size)
    assert max(steps) <= min(steps) + made.theme["label"].leading


@pytest.mark.parametrize("width", [166.0, 300.0, 480.0])
@pytest.mark.parametrize("beside", [False, True])
def test_a_line_is_not_drawn_out_higher_than_it_is_wide(
    width: float, *, beside: bool, specimens: dict[str, Chart], shop: Callable[..., draw.Shop]
) -> None:
    """Beyond its best height, from the first time to the last, and under the highest point."""
    made, chart = shop(width), specimens["Line"]
    charts, room = [chart], 900.0
    if beside:  # a wide panel that is crowded sets them in one row
        charts.append(specimens["Waffle"])
        high = arrange.heights(charts, width, made)
        assert high is not None
        room = 0.8 * high.best
    found = arrange.arrange(charts, Rect(0, 0, width, room), made)
    assert isinstance(found, arrange.Arranged)
    _, box = found.places[0]
    frame = draw.draw(chart, box, made)
    assert frame is not None
    drawn = [op for op in _ops(frame) if isinstance(op, Stroke) and op.width > 1]
    xs = [x for op in drawn for _, *places in op.path for x in places[::2]]
    across = max(xs) - min(xs)
    best = draw.measured(chart, box.width, made).best
    field = box.height - (best - 92)
    assert field <= max(92, across + made.theme["tick"].size) + 0.01
