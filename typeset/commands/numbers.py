"""`typeset numbers ISSUE.yaml`: the ledger of every number, and the charts that they bear."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from typeset.diagnostics import Log
from typeset.issue import numbers, proposals, read
from typeset.issue.numbers import Number
from typeset.issue.proposals import Proposal

_KINDS: Final = {
    "quantity": "", "about": "约数", "rating": "规格", "date": "日期", "grade": "等级",
    "bare": "没有认出单位", "word": "是量", "name": "不是量",
}  # fmt: skip
_IN_WORDS: Final = ("word", "name")
_CHARTS: Final = {
    "bars": "条形图", "paired-bars": "成对条形图", "line": "折线图", "waffle": "百格图",
}  # fmt: skip
_WHY: Final = {
    "share-of-hundred": "一百份中的一份，一格百分之一",
    "two-measures": "同样的几类，各有两种量：两组条，各从各的零起；正文没有说几类不重叠，不相加",
    "one-unit": "同一句、同一单位；是同类的量，就可比长短",
    "years": "同一个量，逐年的数",
    "growth": "是增减的幅度，不是整体里的一份：只列数",
    "totals": "各是各的总量，彼此不是部分，也没有上年数：只列数",
    "overlap": "说的是同一类东西，正文没有说几类不重叠：只列数",
    "few": "都是不过十的整数，读比画快：只列数",
    "no-common-unit": "单位各不相同，没有可比的量：只列数",
}


def run(path: Path, shown: str, log: Log) -> str:
    """The ledger as text, called `shown` in messages; empty when the issue cannot be read."""
    issue = read.read(path, shown, log)
    if issue is None:
        return ""
    ledger = numbers.ledger(issue)
    proposed = proposals.proposals(ledger)
    written = [n for n in ledger if n.kind not in _IN_WORDS]
    spoken = [n for n in ledger if n.kind in _IN_WORDS]
    lines = [*_rows(written, proposed), "", *_spoken(spoken), "", *map(_proposal, proposed)]
    return "\n".join(lines) + "\n"


def _rows(ledger: Sequence[Number], proposed: Sequence[Proposal]) -> Iterator[str]:
    """Numbers in figures: quantities numbered, 画 for those that a chart can show."""
    yield _row("", "数", "单位", "图", "所指", "处", "用在")
    drawn = {n for proposal in proposed if proposal.kind is not None for n in proposal.numbers}
    count = 0
    for number in ledger:
        counts = number.kind in ("quantity", "about", "rating")
        count += counts
        about = f"{number.subject}　{_KINDS[number.kind]}".strip("　")
        chart = "画" if number in drawn else "列" if number.kind in ("quantity", "about") else "—"
        yield _row(str(count) if counts else "—", number.value, number.unit, chart, about,
                   _place(number), " ".join(number.used) or "—")  # fmt: skip


def _spoken(ledger: Sequence[Number]) -> Iterator[str]:
    """Numbers in words, which no chart shows: those that are quantities, and names."""
    if ledger:
        yield "汉字写的数（不画）"
    for number in ledger:
        words = number.value + number.unit
        subject = f"　{number.subject}" if number.subject else ""
        yield f"  {_padded(words + subject, 36)}  {_KINDS[number.kind]}  {_place(number)}"


def _place(number: Number) -> str:
    return f"{number.span.file}:{number.span.line}:{number.span.column}"


def _row(*cells: str) -> str:
    widths = (4, 8, 10, 2, 38, 0, 0)
    return "  ".join(_padded(cell, w) for cell, w in zip(cells, widths, strict=True)).rstrip()


def _padded(words: str, width: int) -> str:
    """The words and blanks up to `width` columns of a terminal, where a 字 takes two."""
    taken = sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in words)
    return words + " " * max(0, width - taken)


def _proposal(proposal: Proposal) -> str:
    chart = _CHARTS[proposal.kind] if proposal.kind is not None else "不画"
    values = "、".join(f"{n.value}{n.unit}" for n in proposal.numbers)
    return f"{proposal.field}  {chart}  {values}：{_WHY[proposal.why]}"
