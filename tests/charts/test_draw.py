from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.charts.at_random import any_chart
from typeset.charts import draw
from typeset.charts.kinds import PAINTERS, Painter
from typeset.charts.sheet import Heights, Measure, Sheet
from typeset.display import dump, flatten
from typeset.display.frame import Frame, Page
from typeset.display.ops import Clip, Fill, Glyphs, Stroke
from typeset.geometry import Rect
from typeset.issue import charts
from typeset.issue.charts import Bars, Chart, Figure
from typeset.source import Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from typeset.diagnostics import Log

GOLDEN = Path(__file__).parent / "golden"
KINDS = sorted(kind.__name__ for kind in PAINTERS)
WIDTHS = (166.0, 104.0)  # inside a panel of 63 mm, and of 41 mm


def _walk(frame: Frame) -> list[object]:
    return [*frame.ops, *(op for part in frame.parts for op in _walk(part))]


def test_every_kind_of_chart_data_has_its_painter() -> None:
    kinds = {
        kind for kind in vars(charts).values()
        if isinstance(kind, type) and issubclass(kind, Chart) and not kind.__subclasses__()
    }  # fmt: skip
    assert kinds == set(PAINTERS)


@pytest.mark.parametrize("kind", KINDS)
def test_golden(
    kind: str, specimens: dict[str, Chart], shop: Callable[..., draw.Shop],
    request: pytest.FixtureRequest,
) -> None:  # fmt: skip
    """Every mark of a chart of each kind, at its best height."""
    made = shop()
    chart = specimens[kind]
    high = draw.heights(chart, WIDTHS[0], made)
    assert high is not None
    box = Rect(0.0, 0.0, WIDTHS[0], high.best)
    frame = draw.draw(chart, box, made)
    assert frame is not None
    page = Page(kind, box.width, box.height, 0.0, (frame,))
    text = dump.dump(flatten.flatten(page))
    if request.config.getoption("--rewrite"):
        (GOLDEN / f"{kind}.ops").write_text(text, encoding="utf-8")
    assert text == (GOLDEN / f"{kind}.ops").read_text(encoding="utf-8")


def test_no_golden_is_left_over() -> None:
    assert sorted(path.stem for path in GOLDEN.glob("*.ops")) == KINDS


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("width", WIDTHS)
def test_a_chart_is_drawn_at_every_height_from_its_least(
    kind: str, width: float, specimens: dict[str, Chart], shop: Callable[..., draw.Shop], log: Log
) -> None:
    """And its words neither touch nor leave the box, which would be an error in the log."""
    made, chart = shop(width), specimens[kind]
    high = draw.heights(chart, width, made)
    assert high is not None
    assert high.least <= high.best
    for share in (0.0, 0.3, 0.7, 1.0, 1.3):
        height = high.least + share * (high.best - high.least)
        assert draw.draw(chart, Rect(10.0, 20.0, width, height), made) is not None
    assert log.errors() == ()


@pytest.mark.parametrize("kind", KINDS)
def test_no_mark_leaves_the_box(
    kind: str, specimens: dict[str, Chart], shop: Callable[..., draw.Shop]
) -> None:
    made, chart = shop(), specimens[kind]
    high = draw.heights(chart, WIDTHS[0], made)
    assert high is not None
    box = Rect(100.0, 200.0, WIDTHS[0], high.best)
    frame = draw.draw(chart, box, made)
    assert frame is not None
    for op in _walk(frame):
        if not isinstance(op, (Fill, Stroke, Clip)):
            continue
        xs = [v for _, *places in op.path for v in places[::2]]
        ys = [v for _, *places in op.path for v in places[1::2]]
        assert box.x - 1 <= min(xs)
        assert max(xs) <= box.right + 1
        assert box.y - 2.1 <= min(ys)
        assert max(ys) <= box.top + 2.1


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("width", WIDTHS)
def test_every_text_of_the_data_is_text_on_the_page(
    kind: str, width: float, specimens: dict[str, Chart], shop: Callable[..., draw.Shop],
    words_of: Callable[[Frame], list[str]],
) -> None:  # fmt: skip
    made, chart = shop(width), specimens[kind]
    high = draw.heights(chart, width, made)
    assert high is not None
    frame = draw.draw(chart, Rect(0.0, 0.0, width, high.best), made)
    assert frame is not None
    runs = [op for op in _walk(frame) if isinstance(op, Glyphs)]
    for text in chart.shown():
        shown = "".join("".join(run.text) for run in runs if run.source == text.path)
        times, rest = divmod(len(shown), len(text.value))
        assert (times > 0, rest, shown) == (True, 0, text.value * times)
    units = [
        text.value for text in chart.shown() if text.value in ("万亩", "万吨", "万度", "万人次")
    ]
    assert len(units) <= 1
    assert all(words_of(frame).count(unit) == 1 for unit in units)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("width", [*WIDTHS, 480.0])
def test_a_chart_says_its_year_once(
    kind: str, width: float, specimens: dict[str, Chart], shop: Callable[..., draw.Shop],
    words_of: Callable[[Frame], list[str]], without: Callable[..., Chart],
) -> None:  # fmt: skip
    example = specimens[kind]
    chart = without(example, year=Text("2019年", example.span, "year"))
    made = shop(width)
    high = draw.heights(chart, width, made)
    assert high is not None
    for height in (high.least, high.best):
        frame = draw.draw(chart, Rect(0, 0, width, height), made)
        assert frame is not None
        assert words_of(frame).count("2019年") == 1


def test_too_low_a_box_is_an_error_that_says_what_it_takes(
    specimens: dict[str, Chart], shop: Callable[..., draw.Shop], log: Log
) -> None:
    assert draw.draw(specimens["Bars"], Rect(0, 0, 166, 40), shop()) is None
    assert [d.code for d in log.errors()] == ["chart-low"]
    fields = log.errors()[0].fields
    assert fields["rows"] == 4
    assert float(fields["least"]) > 40


@pytest.mark.parametrize("height", [0.0, -3.0])
def test_no_height_left_is_an_error(
    height: float, specimens: dict[str, Chart], shop: Callable[..., draw.Shop], log: Log
) -> None:
    assert draw.draw(specimens["Donut"], Rect(0, 0, 166, height), shop()) is None
    assert [d.code for d in log.errors()] == ["chart-no-room"]


def _bars(values: list[str], labels: list[str], example: Chart) -> Bars:
    figure = example.members()[0]
    assert isinstance(figure, Figure)
    figures = [
        msgspec.structs.replace(
            figure, value=Text(value, figure.value.span, f"v{i}"),
            label=Text(label, figure.value.span, f"l{i}"),
        )
        for i, (value, label) in enumerate(zip(values, labels, strict=True))
    ]  # fmt: skip
    return Bars(span=example.span, figures=figures)


def test_forty_bars_do_not_fit_a_panel(
    specimens: dict[str, Chart], shop: Callable[..., draw.Shop], log: Log
) -> None:
    chart = _bars([str(i + 1) for i in range(40)], [f"第{i}乡" for i in range(40)],
                  specimens["Bars"])  # fmt: skip
    assert draw.draw(chart, Rect(0, 0, 166, 260), shop()) is None
    assert [(d.code, d.fields["rows"]) for d in log.errors()] == [("chart-low", 40)]


def test_forty_bars_are_drawn_where_there_is_room(
    specimens: dict[str, Chart], shop: Callable[..., draw.Shop], log: Log
) -> None:
    chart = _bars([str(i + 1) for i in range(40)], [f"第{i}乡" for i in range(40)],
                  specimens["Bars"])  # fmt: skip
    assert draw.draw(chart, Rect(0, 0, 166, 700), shop()) is not None
    assert log.errors() == ()


def test_labels_of_thirty_characters_run_over_several_lines(
    specimens: dict[str, Chart], shop: Callable[..., draw.Shop], log: Log,
    words_of: Callable[[Frame], list[str]],
) -> None:  # fmt: skip
    long = "县城棚户区改造与南北主干道地下管网更新以及背街小巷雨污分流工程"
    chart = _bars(["3", "5"], [long[:30], long[1:]], specimens["Bars"])
    frame = draw.draw(chart, Rect(0, 0, 104, 150), shop(104.0))
    assert frame is not None
    assert log.errors() == ()
    assert long[:30] in "".join(words_of(frame))


def test_values_a_million_apart_are_no_bars(
    specimens: dict[str, Chart], shop: Callable[..., draw.Shop], log: Log
) -> None:
    chart = _bars(["1", "1000000"], ["甲", "乙"], specimens["Bars"])
    assert draw.draw(chart, Rect(0, 0, 166, 120), shop()) is None
    assert [(d.code, d.fields["value"]) for d in log.errors()] == [("chart-scale", "1")]


def test_nothing_has_no_bar_and_says_so(
    specimens: dict[str, Chart],
    shop: Callable[..., draw.Shop],
    words_of: Callable[[Frame], list[str]],
) -> None:
    frame = draw.draw(
        _bars(["0", "7"], ["甲", "乙"], specimens["Bars"]), Rect(0, 0, 166, 120), shop()
    )
    assert frame is not None
    assert "0" in words_of(frame)


@settings(max_examples=40, deadline=None,
          suppress_health_check=[HealthCheck.function_scoped_fixture])  # fmt: skip
@given(
    values=st.lists(st.integers(0, 900), min_size=2, max_size=6),
    length=st.integers(1, 24), width=st.sampled_from([104.0, 130.0, 166.0]),
    height=st.floats(60, 260),
)  # fmt: skip
def test_bars_have_the_lengths_of_their_values_or_are_not_drawn(
    values: list[int], length: int, width: float, height: float,
    specimens: dict[str, Chart], shop: Callable[..., draw.Shop], log: Log,
) -> None:  # fmt: skip
    chart = _bars([str(v) for v in values], ["乡" * length] * len(values), specimens["Bars"])
    before = len(log.errors())
    frame = draw.draw(chart, Rect(0, 0, width, height), shop(width))
    assert (frame is None) == (len(log.errors()) > before)
    if frame is None:
        assert {d.code for d in log.errors()[before:]} <= {
            "chart-low",
            "chart-scale",
            "chart-narrow",
        }
        return
    bars = [op for op in _walk(frame) if isinstance(op, Fill)]
    lengths = []
    for bar in bars:
        xs = [x for _, *places in bar.path for x in places[::2]]
        lengths.append(max(xs) - min(xs))
    drawn = [v for v in values if v] if len(lengths) < len(values) else values
    for (a, la), (b, lb) in zip(
        zip(drawn, lengths, strict=True), list(zip(drawn, lengths, strict=True))[1:], strict=False
    ):
        assert la * b == pytest.approx(lb * a, abs=1e-3 * max(values))


@pytest.mark.parametrize(
    "kind", [kind for kind in PAINTERS if issubclass(kind, charts.Row)], ids=lambda k: k.__name__
)
@pytest.mark.parametrize("width", WIDTHS)
def test_derived_values_bear_a_star_in_every_kind(
    kind: type[charts.Row], width: float, specimens: dict[str, Chart],
    shop: Callable[..., draw.Shop], log: Log, words_of: Callable[[Frame], list[str]],
) -> None:  # fmt: skip
    example = specimens["Bars"]
    assert isinstance(example, Bars)
    percent = issubclass(kind, (charts.Donut, charts.Waffle))
    unit = Text("%" if percent else "公里", example.span, "u")
    numbers = ("50", "30", "20") if percent else ("3", "5", "8")
    figures = [
        msgspec.structs.replace(figure, value=Text(value, example.span, f"v{value}"), unit=unit)
        for figure, value in zip(example.figures, numbers[:2], strict=False)
    ]
    derived = msgspec.structs.replace(
        example.derived[0], value=Text(numbers[2], example.span, "d"), unit=unit
    )
    chart = kind(span=example.span, figures=figures, derived=[derived])
    made = shop(width)
    high = draw.heights(chart, width, made)
    assert high is not None
    frame = draw.draw(chart, Rect(0, 0, width, high.best), made)
    assert frame is not None
    words = words_of(frame)
    assert words.count("*") == 1
    assert words[words.index("*") - 1] == numbers[2]
    assert log.errors() == ()


class _Careless:
    """A painter whose words lie where they should not."""

    def __init__(self, *places: tuple[float, float]) -> None:
        self.places = places

    def paint(self, sheet: Sheet) -> None:
        for x, y in self.places:
            sheet.say("九十五", "label", x, y)

    def heights(self, _: Measure) -> Heights:
        return Heights(10, 20)


@pytest.mark.parametrize(
    ("places", "codes"),
    [
        (((0, 5), (0, 30)), []),
        (((0, 5), (20, 10)), ["chart-overlap"]),
        (((-4, 5),), ["chart-outside"]),
        (((0, -4),), ["chart-outside"]),
        (((150, 5),), ["chart-outside"]),
        (((0, 55),), ["chart-outside"]),
    ],
)  # fmt: skip
def test_ink_that_touches_other_ink_or_leaves_the_box_is_an_error(
    places: tuple[tuple[float, float], ...], codes: list[str], specimens: dict[str, Chart],
    shop: Callable[..., draw.Shop], log: Log, monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    careless = _Careless(*places)
    painter = Painter(careless.heights, careless.paint, has_axes=False)
    kind: type[Chart] = Bars
    monkeypatch.setitem(PAINTERS, kind, painter)
    draw.draw(specimens["Bars"], Rect(10, 20, 166, 60), shop())
    assert [d.code for d in log.errors()] == codes


def test_a_kept_chart_is_the_same_and_its_figures_know_their_new_place(
    specimens: dict[str, Chart], shop: Callable[..., draw.Shop], tmp_path: Path
) -> None:
    box = Rect(5, 6, 166, 190)
    first = draw.draw(specimens["Bars"], box, shop(kept=tmp_path))
    assert len(list(tmp_path.iterdir())) == 1
    again = draw.draw(specimens["Bars"], box, shop(kept=tmp_path))
    assert first == again == draw.draw(specimens["Bars"], box, shop())


def test_a_kept_chart_asks_for_no_matplotlib() -> None:
    """Neither does a page whose charts have no axes."""
    code = (
        "import sys; import typeset.charts.draw, typeset.charts.kinds, typeset.charts.keep;"
        "sys.exit(int('matplotlib' in sys.modules or 'numpy' in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0  # noqa: S603


@settings(max_examples=120, deadline=None,
          suppress_health_check=[HealthCheck.function_scoped_fixture])  # fmt: skip
@given(data=st.data(), width=st.sampled_from((*WIDTHS, 300.0, 480.0)), share=st.floats(0.0, 1.4))
def test_from_its_least_height_on_nothing_overlaps_and_nothing_leaves_the_panel(
    data: st.DataObject, width: float, share: float,
    specimens: dict[str, Chart], shop: Callable[..., draw.Shop], log: Log,
) -> None:  # fmt: skip
    """What cannot be drawn at any height says why; height is never the reason."""
    chart, made = any_chart(data, specimens["Bars"].span), shop(width)
    before = len(log.errors())
    high = draw.heights(chart, width, made)
    if high is not None:
        height = high.least + share * (high.best - high.least)
        draw.draw(chart, Rect(3.0, 4.0, width, height), made)
    codes = {d.code for d in log.errors()[before:]}
    assert codes <= {"chart-narrow", "chart-scale", "chart-crowded", "chart-times"}
