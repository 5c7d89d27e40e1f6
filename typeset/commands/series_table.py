"""A series → its table for people: the issues in order, then what several of them count."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal

from typeset import report
from typeset.series.check import Row, Series

Language = Literal["zh", "en"]

_BETWEEN: Final = "  "


def text(series: Series, language: Language) -> str:
    """The issues in order, then the indicators that several of them give."""
    chinese = language == "zh"
    issues = [_heads(series, chinese=chinese), *(_cells(row) for row in series.rows)]
    parts = [_lined(issues)]
    if series.indicators:
        counties = [row.county for row in series.rows]
        heads = ["指标", "单位"] if chinese else ["indicator", "unit"]
        rows = [[*heads, *counties]]
        for indicator in series.indicators:
            values = [value if value is not None else "—" for value in indicator.values]
            rows.append([indicator.name, "、".join(indicator.units), *values])
        parts.append(_lined(rows))
    return "\n".join(parts)


def _heads(series: Series, *, chinese: bool) -> list[str]:
    characters = [character for character, _ in series.rows[0].answers] if series.rows else []
    if chinese:
        return ["日期", "星期", "版次", "县", "主题", *characters, "共字", "数字", "版式"]
    return ["date", "day", "page", "county", "headline", *characters, "字", "figures", "layouts"]


def _cells(row: Row) -> list[str]:
    counts = [count for _, count in row.answers]
    return [
        row.date,
        row.weekday,
        row.folio or "—",
        row.county,
        row.headline,
        *map(str, counts),
        str(sum(counts)),
        str(row.figures),
        " ".join(row.layouts),
    ]


def _lined(rows: Sequence[Sequence[str]]) -> str:
    """Columns as wide as their widest cell on a terminal, where a 字 takes two places."""
    count = max(map(len, rows))
    even = [[*row, *[""] * (count - len(row))] for row in rows]
    widths = [max(report.width(row[at]) for row in even) for at in range(count)]
    lines = []
    for row in even:
        cells = (
            cell + " " * (width - report.width(cell))
            for cell, width in zip(row, widths, strict=True)
        )
        lines.append(_BETWEEN.join(cells).rstrip())
    return "".join(line + "\n" for line in lines)
