"""Indicators of a series: one name, one unit each, and a table of those that several give."""

from __future__ import annotations

from pathlib import Path

from tests.series.county import OTHER, checked, codes, data


def test_an_indicator_in_two_units_is_an_error_at_the_unit(tmp_path: Path) -> None:
    converted = {"1685人": "0.17万人", '"1685", unit: 人': '"0.17", unit: 万人'}
    _, (fault,) = checked(tmp_path, data(), data(OTHER, converted))
    assert (fault.severity, fault.code) == ("error", "series-unit")
    assert (fault.fields["found"], fault.fields["wanted"]) == ("万人", "人")
    assert fault.span is not None
    assert fault.span.line == 23


def test_a_subject_with_two_names_is_a_warning(tmp_path: Path) -> None:
    renamed = data(OTHER, {"label: 改造老旧小区": "label: 老旧小区改造数量"})
    assert codes(tmp_path, data(), renamed) == ["series-label"]


def test_two_names_of_the_same_characters_are_asked_about(tmp_path: Path) -> None:
    turned = {"城镇新增就业": "新增城镇就业"}
    _, (fault,) = checked(tmp_path, data(), data(OTHER, turned))
    assert (fault.severity, fault.code) == ("warning", "series-label-near")
    assert (fault.fields["found"], fault.fields["wanted"]) == ("新增城镇就业", "城镇新增就业")


def test_near_names_that_one_issue_tells_apart_are_not_asked_about(tmp_path: Path) -> None:
    both = {
        "城镇新增就业1685人。": "城镇新增就业1685人。农村新增就业900人。",
        "  advance:": "        - {value: '900', unit: 人, subject: 农村新增就业,"
        " in: answers.steady.text}\n  advance:",
    }
    rural = {"城镇新增就业": "农村新增就业"}
    assert codes(tmp_path, data(both), data(OTHER, rural)) == []


def test_figures_named_by_category_and_series_are_not_compared_by_their_subjects(
    tmp_path: Path,
) -> None:
    """2024年 is the subject of many a number, and the name of none."""
    matrix = (
        "      charts:\n"
        "        - line:\n"
        "            categories: [2023年, 2024年]\n"
        "            series:\n"
        "              - title: 新增就业\n"
        "                figures:\n"
        "                  - {value: '8', unit: 人, subject: 2023年, in: closing}\n"
        "                  - {value: '9', unit: 人, subject: 2024年, in: closing}\n"
        "      figures:"
    )
    one = {"      figures:": matrix, "白溪有声。": "2023年8人，2024年9人。"}
    named = ", subject: 2024年, in: closing, label: 转业人数}\n  advance:"
    other = {"  advance:": "        - {value: '9', unit: 人" + named, "双岭苍苍。": "2024年9人。"}
    assert codes(tmp_path, data(one), data(OTHER, other)) == []


def test_what_several_counties_count_is_listed_with_their_values(tmp_path: Path) -> None:
    found, _ = checked(tmp_path, data(), data(OTHER, {"37": "52"}))
    shared = {indicator.name: indicator for indicator in found.indicators}
    assert shared["改造老旧小区"].units == ("个",)
    assert shared["改造老旧小区"].values == ("37", "52")


def test_figures_of_a_filler_are_compared_too(tmp_path: Path) -> None:
    last = '        - {value: "1685", unit: 人, subject: 城镇新增就业, in: answers.steady.text}\n'
    filler = {last: f"      filler:\n        figures:\n  {last}"}
    converted = {"1685人": "0.17万人", '"1685", unit: 人': '"0.17", unit: 万人'}
    _, (fault,) = checked(tmp_path, data(), data(OTHER, filler, converted))
    assert fault.code == "series-unit"
