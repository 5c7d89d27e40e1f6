"""The ledger of the 沁源 page, as PAGE.md §6 counts it by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from typeset.issue import numbers
from typeset.issue.numbers import Number

ROOT = Path(__file__).parents[2]
# Every quantity of the manuscript in reading order, with a word of what it counts.
QUANTITIES = """
220千伏 沁源北|50个 新建续建亿元以上项目|256.24亿元 新建续建亿元以上项目…总投资
44个 谋划实施新质生产力项目|58.9亿元 谋划实施新质生产力项目…总投资|291.5亿元 地区生产总值
29.71亿元 一般公共预算收入|25个 议事协调机构|179件 转办代表建议|11家 重组整合国企|5.47亿元 三资
60家 挂牌企业|560余名 党员干部|76项 政务服务|14所 高校|8项 科技成果|7座 智慧化矿井
4座 一级标准化矿井|35% 原煤转化率|87% 新能源和清洁能源装机占比|29个 引育新品种|11个 小区
4条 主干道|6条 街巷|95条 背街小巷|19人 柔性引才|10家 煤焦企业|1.6亿元 医疗设备|2085人 城镇新增就业
16.8万平方米 新增供热面积|6085户 新接入天然气|22.5公里 沁河干流|88.9公里 支流|7.38万亩 荒山造林
14.9万亩 飞播造林|3个 国省控断面|7个 采煤沉陷区|3个 扰动区|990户 搬迁治理|2家 景区
"""


def _counted(ledger: list[Number]) -> list[Number]:
    return [n for n in ledger if n.kind in ("quantity", "about", "rating")]


def test_the_forty_quantities_of_the_page_each_with_what_it_counts(ledger: list[Number]) -> None:
    wanted = [row.split() for row in QUANTITIES.strip().replace("\n", "|").split("|")]
    found = _counted(ledger)
    assert len(wanted) == 40
    assert [n.value + n.unit for n in found] == [stated for stated, _ in wanted]
    for number, (_, word) in zip(found, wanted, strict=True):
        assert word in number.subject


def test_dates_years_and_grades_are_no_quantities(ledger: list[Number]) -> None:
    others = [(n.value + n.unit, n.kind) for n in ledger if n not in _counted(ledger)]
    written = [value for value, kind in others if kind not in ("word", "name")]
    assert written == ["2025年", "2月", "25日", "2025", "2024年", "2024年", "2024年", "4A", "3A"]
    assert [value for value, kind in others if kind == "word"] == ["两项", "三项", "两年"]


def test_words_that_hold_a_number_are_listed_and_are_no_quantities(ledger: list[Number]) -> None:
    """PAGE.md §6, the last row."""
    named = [n.value for n in ledger if n.kind == "name"]
    wanted = """两会 一期 两纵两横 首站 第一方阵 首次 百强县 百强县 一轮 三资 两地通办 沿沁五市 一级
        一城两中心、一区三园 双提升 双主任 第二 第二 II类 首位 七县"""
    assert named == wanted.split()


def test_every_number_is_where_the_ledger_says(ledger: list[Number]) -> None:
    lines = (ROOT / "data/2025-02-25-qinyuan/issue.yaml").read_text(encoding="utf-8").split("\n")
    for number in ledger:
        assert lines[number.span.line - 1][number.span.column - 1 :].startswith(number.value)


def test_a_number_knows_the_figures_that_show_it(ledger: list[Number]) -> None:
    used = {n.value + n.unit: n.used for n in _counted(ledger)}
    assert "key-figures[0]" in used["291.5亿元"]
    assert any("waffle" in field for field in used["87%"])
    assert used["990户"] == ("answers.good.panel.filler.figures[0]",)
    assert used["1.6亿元"] == ()


def test_the_same_number_twice_is_shown_where_its_own_subject_is(issue_with) -> None:
    changed = ("谋划项目44个", "谋划项目50个")
    issue, said = issue_with(changed)
    assert said == []
    twice = [n for n in numbers.ledger(issue) if n.value == "50"]
    assert [n.used for n in twice] == [("key-figures[0]",), ()]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("空气优良天数2023年315天、2024年327天。", ["2023年 date", "315天 quantity", "2024年 date",
                                                "327天 quantity"]),
        ("接待游客23万人次，加装电梯48部。", ["23万人次 quantity", "48部 quantity"]),
        ("选派560余名，用电310万度。", ["560余名 about", "310万度 quantity"]),
        ("建成110千伏变电站，创4A景区。", ["110千伏 rating", "4A grade"]),
        ("开出9路公交。", ["9 bare"]),
        ("三所学校、七十岁老人，第三个春天。", ["三所 word", "七十岁 word", "第三个 name"]),
        ("一步一个脚印，百姓一年更比一年好。", []),
        ("一期建成，二期开工，邻近三市共建。", ["一期 name", "二期 name", "三市 name"]),
        ("水质由IV类升至III类。", ["IV类 name", "III类 name"]),
    ],
)  # fmt: skip
def test_a_number_is_told_by_what_follows_it(issue_with, said, found) -> None:
    issue, _ = issue_with(("closing: 结语。", f"closing: {said}"))
    assert issue is not None
    told = [n for n in numbers.ledger(issue) if n.field == "closing"]
    assert [f"{n.value}{n.unit} {n.kind}" for n in told] == found
