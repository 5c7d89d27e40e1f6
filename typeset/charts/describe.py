"""A chart's data → the words that stand for it where it cannot be seen."""

from __future__ import annotations

from typing import Final

from typeset.issue.charts import (
    Bars,
    Chart,
    Derived,
    Donut,
    FigureList,
    GroupedBars,
    Line,
    Matrix,
    Member,
    PairedBars,
    Row,
    StackedBars,
    Strip,
    Table,
    Waffle,
)

_NAMES: Final[dict[type[Chart], str]] = {
    Bars: "条形图", PairedBars: "成对条形图", GroupedBars: "分组条形图", StackedBars: "堆积条形图",
    Line: "折线图", Waffle: "百格图", Donut: "环形图", FigureList: "数读", Strip: "数字条",
    Table: "表",
}  # fmt: skip


def words(chart: Chart) -> str:
    """`条形图，整治河道：沁河干流22.5公里。`, or the data's own words where it has them."""
    if chart.alt is not None:
        return chart.alt.value
    about = "，".join(t.value for t in (chart.title, chart.year) if t is not None)
    name = _NAMES[type(chart)] + (f"，{about}" if about else "")
    return f"{name}：{_said(chart)}。"


def _said(chart: Chart) -> str:
    match chart:
        case Matrix():
            return "；".join(
                f"{series.title.value}，"
                + "，".join(
                    category.value + _value(figure)
                    for category, figure in zip(chart.categories, series.figures, strict=True)
                )
                for series in chart.series
            )
        case Row():
            return "，".join(member.words.value + _value(member) for member in chart.members())
    return ""


def _value(member: Member) -> str:
    mark = "（推算）" if isinstance(member, Derived) else ""
    return member.value.value + member.unit.value + mark
