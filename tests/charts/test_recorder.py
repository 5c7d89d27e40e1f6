from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from typeset.charts.drawing import Words
from typeset.charts.plot import plot
from typeset.charts.sheet import Refused, Sheet
from typeset.color.cmyk import Cmyk
from typeset.display.ops import Clip, Fill, Stroke
from typeset.geometry import Rect

if TYPE_CHECKING:
    from typeset.charts.draw import Shop
    from typeset.issue.charts import Chart

Draw = Callable[[Callable[[Any, Any], object]], Sheet]
BOX = Rect(10.0, 20.0, 100.0, 50.0)


@pytest.fixture
def sheet_of(specimens: dict[str, Chart], shop: Callable[..., Shop]) -> Draw:
    """A sheet on which a function has drawn with bare axes of 100 × 50 points."""

    def draw(paint: Callable[[Any, Any], object]) -> Sheet:
        made = shop()
        sheet = Sheet(specimens["Bars"], 120.0, 80.0, made.theme, made.hand)
        with plot(sheet) as drawn:
            paint(drawn, drawn.axes(BOX, (0, 100), (0, 50)))
        return sheet

    return draw


def _marks(sheet: Sheet) -> tuple[Any, ...]:
    return sheet.finish("Figure").marks


def test_a_bar_is_a_flat_fill_in_the_swatch_at_its_place(sheet_of: Draw) -> None:
    sheet = sheet_of(lambda p, a: a.barh([25], [40], height=10, color=p.color("first")))
    (fill,) = _marks(sheet)
    assert isinstance(fill, Fill)
    assert fill.color == Cmyk(80, 28, 82, 25)
    corners = {(round(s[1], 4), round(s[2], 4)) for s in fill.path if len(s) == 3}
    assert corners == {(10.0, 40.0), (50.0, 40.0), (50.0, 50.0), (10.0, 50.0)}


@pytest.mark.parametrize("color", ["black", "#286e4a", (0.2, 0.5, 0.3), "C0"])
def test_a_color_that_is_no_swatch_is_refused(sheet_of: Draw, color: object) -> None:
    with pytest.raises(Refused) as fault:
        sheet_of(lambda _, a: a.barh([25], [40], color=color))
    assert fault.value.code == "chart-color"


def test_a_translucent_color_becomes_a_flat_tint_of_its_ground(sheet_of: Draw) -> None:
    sheet = sheet_of(lambda p, a: a.barh([25], [40], color=p.color("first"), alpha=0.5))
    (fill,) = _marks(sheet)
    ground, color = sheet.theme.color("ground"), sheet.theme.color("first")
    assert fill.color == Cmyk(
        (ground.c + color.c) / 2, (ground.m + color.m) / 2, (ground.y + color.y) / 2,
        (ground.k + color.k) / 2,
    )  # fmt: skip
    assert fill.color.total_ink <= 220


def test_what_reaches_over_its_axes_is_clipped_and_nothing_else_is(sheet_of: Draw) -> None:
    inside = sheet_of(lambda p, a: a.barh([25], [100], height=9, color=p.color("first")))
    over = sheet_of(lambda p, a: a.barh([25], [140], height=9, color=p.color("first")))
    assert [type(mark) for mark in _marks(inside)] == [Fill]
    (clip,) = _marks(over)
    assert isinstance(clip, Clip)
    assert [type(op) for op in clip.ops] == [Fill]


def test_dashes_caps_and_widths_are_kept_in_points(sheet_of: Draw) -> None:
    def paint(p: Any, a: Any) -> None:
        a.plot([10, 90], [10, 10], color=p.color("axis"), linewidth=2.0, dashes=(3, 1.5),
               dash_capstyle="round")  # fmt: skip

    (stroke,) = _marks(sheet_of(paint))
    assert isinstance(stroke, Stroke)
    assert (stroke.width, stroke.dash, stroke.cap) == (2.0, (6.0, 3.0), 1)


def test_each_marker_is_a_mark_at_its_point(sheet_of: Draw) -> None:
    def paint(p: Any, a: Any) -> None:
        a.plot([10, 50, 90], [10, 20, 30], linestyle="none", marker="o", markersize=4,
               color=p.color("first"), markeredgewidth=0)  # fmt: skip

    marks = _marks(sheet_of(paint))
    assert len(marks) == 3
    starts = [[v for _, *p in mark.path for v in p[::2]] for mark in marks]
    assert [round((min(xs) + max(xs)) / 2, 3) for xs in starts] == [20.0, 60.0, 100.0]


def test_words_keep_their_baseline_and_their_text_of_the_data(sheet_of: Draw) -> None:
    def paint(p: Any, a: Any) -> None:
        text = p.sheet.texts[-1]
        p.say(a, text, "value", (40, 25), dx=4)
        p.say(a, "单位", "unit", (40, 5), across="center")

    value, unit = _marks(sheet_of(paint))
    assert isinstance(value, Words)
    assert isinstance(value.text, int)
    assert (round(value.x, 3), round(value.y, 3)) == (54.0, round(45 - 0.35 * 17, 3))
    assert (unit.text, round(unit.x, 3)) == ("单位", 50.0 - 7.5)


def test_pictures_shadings_hatches_and_mathematics_are_refused(sheet_of: Draw) -> None:
    def mathematics(p: Any, a: Any) -> None:
        a.text(5, 5, "$x^2$", parse_math=True, fontfamily="unit", color=p.color("ink"))

    def hatched(p: Any, a: Any) -> None:
        a.barh([25], [40], color=p.color("first"), hatch="//")

    def turned(p: Any, a: Any) -> None:
        a.text(5, 5, "年", rotation=90, fontfamily="unit", color=p.color("ink"))

    def foreign(p: Any, a: Any) -> None:
        a.text(5, 5, "12", fontfamily="DejaVu Sans", color=p.color("ink"))

    def shaded(_: Any, a: Any) -> None:
        a.tripcolor([0, 1, 0], [0, 0, 1], [1, 2, 3], shading="gouraud")

    cases: dict[str, Any] = {
        "chart-raster": lambda _, a: a.imshow(np.zeros((2, 2))),
        "chart-math": mathematics, "chart-hatch": hatched, "chart-turned": turned,
        "chart-face": foreign, "chart-shaded": shaded,
    }  # fmt: skip
    for code, paint in cases.items():
        with pytest.raises(Refused) as fault:
            sheet_of(paint)
        assert fault.value.code == code


def test_the_user_of_the_machine_has_no_say(sheet_of: Draw) -> None:
    import matplotlib as mpl

    with mpl.rc_context({"axes.linewidth": 9.0, "lines.linewidth": 9.0}):
        sheet = sheet_of(lambda p, a: a.plot([10, 50], [5, 5], color=p.color("axis")))
        assert mpl.rcParams["lines.linewidth"] == 9.0
    (stroke,) = _marks(sheet)
    assert stroke.width == 1.5
