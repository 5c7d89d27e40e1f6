"""The table of a series: issues, what they count, columns that stand even."""

from __future__ import annotations

from pathlib import Path

from tests.series.county import OTHER, checked, data
from typeset.commands import series_table
from typeset.report import width


def test_the_table_has_the_issues_and_what_they_both_count(tmp_path: Path) -> None:
    found, _ = checked(tmp_path, data(), data(OTHER))
    lines = series_table.text(found, "zh").splitlines()
    assert lines[0].split()[:5] == ["日期", "星期", "版次", "县", "主题"]
    assert lines[1].split()[:4] == ["2025-02-26", "星期三", "05", "甲例县"]
    assert [line.split() for line in lines[4:]] == [
        ["指标", "单位", "甲例县", "乙例县"],
        ["改造老旧小区", "个", "37", "37"],
        ["城镇新增就业", "人", "1685", "1685"],
    ]


def test_columns_are_even_where_a_character_takes_two_places(tmp_path: Path) -> None:
    found, _ = checked(tmp_path, data(), data(OTHER, {"乙例县": "乙县"}))
    lines = series_table.text(found, "en").splitlines()
    words = ("headline", "青山作证", "实干为墨")
    starts = {width(line[: line.index(w)]) for line, w in zip(lines, words, strict=False)}
    assert len(starts) == 1


def test_what_a_county_does_not_count_is_a_dash(tmp_path: Path) -> None:
    third = {"2025年2月27日": "2025年2月28日", "星期四": "星期五", "改造老旧小区": "改造小区院落"}
    (tmp_path / "all").mkdir()
    found, _ = checked(tmp_path / "all", data(), data(OTHER), data(OTHER, third))
    rows = [line.split() for line in series_table.text(found, "zh").splitlines()]
    assert ["改造老旧小区", "个", "37", "37", "—"] in rows
