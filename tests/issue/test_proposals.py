"""The charts that the 沁源 page bears, as PAGE.md §6 decides them by hand."""

from __future__ import annotations

from typeset.issue import proposals
from typeset.issue.numbers import Number


def test_the_charts_that_the_text_bears_are_those_of_the_design(ledger: list[Number]) -> None:
    made = [
        (p.field.split(".")[1], p.kind, "、".join(n.value for n in p.numbers))
        for p in proposals.proposals(ledger) if p.kind is not None
    ]  # fmt: skip
    assert made == [
        ("steady", "paired-bars", "50、256.24、44、58.9"),
        ("fresh", "waffle", "35"), ("fresh", "waffle", "87"),
        ("solid", "bars", "4、6、95"),
        ("good", "bars", "22.5、88.9"), ("good", "bars", "7.38、14.9"),
    ]  # fmt: skip


def test_what_a_chart_can_show_is_what_the_design_marks_so(ledger: list[Number]) -> None:
    counted = [n for n in ledger if n.kind in ("quantity", "about", "rating")]
    drawn = {n for p in proposals.proposals(ledger) if p.kind is not None for n in p.numbers}
    assert [at for at, n in enumerate(counted, 1) if n in drawn] == [
        2, 3, 4, 5, 19, 20, 23, 24, 25, 32, 33, 34, 35,
    ]  # fmt: skip
    assert counted[12].kind == "about"  # 560余名: never drawn
    assert counted[0].kind == "rating"


def test_kinds_of_one_thing_may_overlap_and_are_not_compared(ledger: list[Number]) -> None:
    (refused,) = [p for p in proposals.proposals(ledger) if p.why == "overlap"]
    assert [n.subject for n in refused.numbers] == ["智慧化矿井", "一级标准化矿井"]


def test_an_answer_without_an_honest_chart_is_said_to_have_none(ledger: list[Number]) -> None:
    advance = [p for p in proposals.proposals(ledger) if p.field == "answers.advance.text"]
    assert [(p.kind, p.why) for p in advance] == [(None, "no-common-unit")]


def test_totals_of_an_economy_are_never_compared_as_bars(ledger: list[Number]) -> None:
    refused = {
        p.why: [n.value for n in p.numbers] for p in proposals.proposals(ledger)
        if p.kind is None and p.field == "answers.steady.text"
    }  # fmt: skip
    assert refused == {"totals": ["291.5", "29.71"]}
