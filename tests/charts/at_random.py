"""A chart of any kind with data at random: for tests that hold whatever is drawn."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from typeset.charts.kinds import PAINTERS
from typeset.diagnostics import Span
from typeset.issue import charts
from typeset.issue.charts import Chart, Derived, Figure, Series
from typeset.source import Text

_WORDS = "沁源县“两地通办”太岳山河、新能源（清洁）装机2024年占比亿元以上项目ABC"
_VALUES = ("7", "12.5", "40", "256.24", "98", "31", "1,234.5", "2085")
_UNITS = ("亿元", "个", "万平方米")


def any_chart(draw: st.DataObject, span: Span) -> Chart:
    """Titles and labels of 1 to 30 characters, 2 to 6 values or categories, 1 to 3 series."""
    count = iter(range(10_000))

    def text(words: str) -> Text:
        return Text(words, span, f"t{next(count)}")

    def label() -> Text:
        start = draw.draw(st.integers(0, len(_WORDS) - 1))
        length = draw.draw(st.integers(1, 30))
        return text((_WORDS[start:] + _WORDS)[:length])

    def figure(value: str, unit: str) -> Figure:
        return Figure(span=span, value=text(value), unit=text(unit), subject=text("甲"),
                      place=text("text"), label=label())  # fmt: skip

    def values(size: int) -> list[str]:
        return [draw.draw(st.sampled_from(_VALUES)) for _ in range(size)]

    kind = draw.draw(st.sampled_from(list(PAINTERS)))
    size = draw.draw(st.integers(2, 6))
    unit = draw.draw(st.sampled_from(_UNITS))
    about: dict[str, Any] = {
        "span": span, "title": label() if draw.draw(st.booleans()) else None,
        "year": text("2024年") if draw.draw(st.booleans()) else None,
    }  # fmt: skip
    if issubclass(kind, charts.Row):
        percent: dict[type[charts.Row], list[str]] = {
            charts.Donut: ["50", "30", "20"],
            charts.Waffle: ["87", "35.5", "100"],
        }
        told = percent.get(kind, values(size))
        if kind is charts.Waffle:
            told = told[: draw.draw(st.integers(1, 3))]
        elif kind is not charts.Donut and draw.draw(st.booleans()):
            about["derived"] = [
                Derived(span=span, value=text("99"), unit=text(unit), label=label(),
                        derived=text("40 + 59"))
            ]  # fmt: skip
        sign = "%" if kind in percent else unit
        return kind(figures=[figure(value, sign) for value in told], **about)
    times = kind is charts.Line
    names = [text(str(2018 + i)) if times else label() for i in range(size)]
    several = 2 if kind is charts.PairedBars else draw.draw(st.integers(1, 3))
    series = [
        Series(span=span, title=label(), figures=[figure(v, unit) for v in values(size)])
        for _ in range(several)
    ]
    made: dict[str, Any] = {"categories": names, "series": series, **about}
    return kind(**made)
