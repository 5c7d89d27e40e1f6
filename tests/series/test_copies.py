"""重稿: a paragraph that stands in two issues is found, changed a little or not."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tests.series.county import LINE, OTHER, OTHER_LINE, checked, codes, data
from typeset.series.copies import _runs

STORY = (
    "推行一窗受理、一章办结，下放乡镇的审批事项达到106项，企业开办时间压缩到1天。清查盘活闲置校舍、"
    "粮站等资产，甲例县沉睡的老屋变成民宿、粮仓和直播间，村里的年轻人回来开店，老人也有了活计。"
)
COPY = {LINE: STORY}


def test_a_paragraph_copied_with_other_numbers_and_county_is_found(tmp_path: Path) -> None:
    changed = STORY.replace("106", "138").replace("1天", "2天").replace("甲例", "乙例")
    other = data(OTHER, {OTHER_LINE: changed})
    _, (fault,) = checked(tmp_path, data(COPY), other)
    assert (fault.severity, fault.code, fault.fields["share"]) == ("warning", "series-copy", 100)
    assert fault.related[0].fields == {"issue": "甲例县"}


def test_a_paragraph_half_rewritten_is_found(tmp_path: Path) -> None:
    changed = STORY.replace("村里的年轻人回来开店，老人也有了活计", "山村一天比一天热闹")
    other = data(OTHER, {OTHER_LINE: changed})
    assert codes(tmp_path, data(COPY), other) == ["series-copy"]


def test_the_set_sentence_of_every_report_is_no_copy(tmp_path: Path) -> None:
    """2024年，全县地区生产总值完成…… stands in all of them."""
    said = "2024年，全县地区生产总值完成98.4亿元，一般公共预算收入完成6.85亿元，"
    one = data({LINE: said + "主要指标好于预期、好于往年。"})
    other = data(OTHER, {OTHER_LINE: said + "粮满仓，渔满舱，产销两旺。"})
    assert codes(tmp_path, one, other) == []


def test_a_short_closing_line_said_word_for_word_again_is_found(tmp_path: Path) -> None:
    again = data(OTHER, {"长河奔涌，双岭苍苍": "青山不语，白溪有声"})
    assert codes(tmp_path, data(), again) == ["series-copy"]


@given(st.text("稳进新实好山水田林路", min_size=4), st.sampled_from("，。、；“”"))
def test_marks_make_no_difference(words: str, mark: str) -> None:
    assert _runs(mark.join(words), "甲例县") == _runs(words, "甲例县")
