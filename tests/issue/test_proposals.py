"""The charts that the 沁源 page bears, as PAGE.md §6 decides them by hand."""

from __future__ import annotations

import pytest

from typeset.issue import numbers, proposals
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


def test_a_rate_of_growth_is_no_share_and_gets_no_waffle(issue_with) -> None:
    issue, _ = issue_with(("closing: 结语。", "closing: 研发投入比上年增长18.7%，转化率达到35%。"))
    assert issue is not None
    told = [n for n in numbers.ledger(issue) if n.field == "closing"]
    made = [(p.numbers[0].value, p.kind, p.why) for p in proposals.proposals(told)]
    assert made == [("18.7", None, "growth"), ("35", "waffle", "share-of-hundred")]


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("空气优良天数2022年301天、2023年315天、2024年327天。", "line"),
        ("2024年，沁河治理22.5公里、支流88.9公里。", "bars"),
        ("飞播造林14.9万亩，荒山造林7.38万亩，封山育林3.05万亩。", "bars"),
        (
            "甲地签约31个、到位38.6亿元，乙地28个、33.4亿元，丙地24个、25.5亿元。",
            "paired-bars",
        ),
        ("2023年治理沁河22.5公里、支流88.9公里，2024年又治理12公里。", "bars"),
    ],
)
def test_the_way_numbers_stand_in_a_sentence_tells_their_chart(
    issue_with, said: str, kind: str
) -> None:
    issue, _ = issue_with(("closing: 结语。", f"closing: {said}"))
    assert issue is not None
    told = [n for n in numbers.ledger(issue) if n.field == "closing"]
    assert [p.kind for p in proposals.proposals(told)] == [kind]
