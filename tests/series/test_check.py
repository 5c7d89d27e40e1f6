"""A series: locked parts the same in all issues, dates and pages in sequence, no title twice."""

from __future__ import annotations

from pathlib import Path

from tests.series.county import OTHER, ROOT, checked, codes, data
from typeset.diagnostics import Log
from typeset.series import check


def test_two_issues_of_one_series_have_nothing_to_complain_of(tmp_path: Path) -> None:
    found, said = checked(tmp_path, data(), data(OTHER))
    assert said == []
    assert [row.county for row in found.rows] == ["甲例县", "乙例县"]
    assert found.rows[0].answers == (("稳", 24), ("进", 16))


def test_the_table_stands_in_the_order_of_days_not_of_files(tmp_path: Path) -> None:
    found, _ = checked(tmp_path, data(OTHER), data())
    assert [row.date for row in found.rows] == ["2025-02-26", "2025-02-27"]


def test_another_layout_is_an_error_with_both_places(tmp_path: Path) -> None:
    _, (fault,) = checked(tmp_path, data(), data(OTHER, {"[picture]": "[tabloid]"}))
    assert (fault.severity, fault.code) == ("error", "series-layouts")
    assert fault.related[0].fields == {"issue": "甲例县"}


def test_answers_in_another_order_are_an_error(tmp_path: Path) -> None:
    swapped = {
        "  steady:": "  first:",
        "  advance:": "  steady:",
        "answers.steady": "answers.first",
    }
    assert "series-answers" in codes(tmp_path, data(), data(OTHER, swapped))


def test_a_locked_word_that_differs_is_an_error_at_that_word(tmp_path: Path) -> None:
    _, (fault,) = checked(tmp_path, data(), data(OTHER, {"话新篇": "谱新篇"}))
    assert (fault.code, fault.fields["field"]) == ("series-locked", "series.slogans")
    assert fault.span is not None
    assert fault.span.line == 9


def test_another_big_character_is_an_error(tmp_path: Path) -> None:
    assert codes(tmp_path, data(), data(OTHER, {"character: 进": "character: 新"})) == [
        "series-locked"
    ]


def test_roles_of_the_credits_are_locked_and_names_are_not(tmp_path: Path) -> None:
    names = data(OTHER, {"[本报示例]": "[本报示例, 示例]"})
    roles = data(OTHER, {"role: 策划": "role: 统筹"})
    (tmp_path / "names").mkdir()
    (tmp_path / "roles").mkdir()
    assert codes(tmp_path / "names", data(), names) == []
    assert codes(tmp_path / "roles", data(), roles) == ["series-locked"]


def test_two_issues_on_one_page_of_one_day_are_an_error(tmp_path: Path) -> None:
    same_day = {"2025年2月27日": "2025年2月26日", "星期四": "星期三"}
    assert codes(tmp_path, data(), data(OTHER, same_day)) == ["series-date"]


def test_pages_of_one_day_follow_each_other(tmp_path: Path) -> None:
    same_day = {"2025年2月27日": "2025年2月26日", "星期四": "星期三"}
    for folio, wanted in (("06", []), ("07", ["series-folio"])):
        folder = tmp_path / folio
        folder.mkdir()
        assert codes(folder, data(), data(OTHER, same_day, {'"05"': f'"{folio}"'})) == wanted


def test_a_page_a_day_may_keep_its_number_and_may_not_jump(tmp_path: Path) -> None:
    for folio, wanted in (("05", []), ("06", []), ("12", ["series-folio"])):
        folder = tmp_path / folio
        folder.mkdir()
        assert codes(folder, data(), data(OTHER, {'"05"': f'"{folio}"'})) == wanted


def test_a_headline_stands_once(tmp_path: Path) -> None:
    again = data(OTHER, {"实干为墨, 双岭作答": "青山作证, 白溪向前"})
    assert codes(tmp_path, data(), again) == ["series-twice"]


def test_one_line_of_a_verse_used_again_is_found(tmp_path: Path) -> None:
    again = data(OTHER, {"长河日出照征程": "溪流白石万家新"})
    _, (fault,) = checked(tmp_path, data(), again)
    assert (fault.code, fault.fields["words"]) == ("series-twice", "溪流白石万家新")
    assert fault.span is not None
    assert fault.span.column == 25  # of the second line of the verse


def test_a_folder_named_for_another_day_is_a_warning(tmp_path: Path) -> None:
    path = tmp_path / "2025-03-01-jiali" / "issue.yaml"
    path.parent.mkdir()
    path.write_text(data(), encoding="utf-8")
    log = Log()
    check.check([path], ROOT / "layouts", ROOT / "fonts" / "catalogue.yaml", log)
    assert [d.code for d in log.diagnostics] == ["series-folder"]


def test_an_area_moved_in_one_issue_alone_is_an_error(tmp_path: Path) -> None:
    moved = data(OTHER) + "nudge: {closing: {dx: 2mm}}\n"
    _, (fault,) = checked(tmp_path, data(), moved)
    assert (fault.code, fault.fields["area"]) == ("series-geometry", "closing")
    assert round(float(fault.fields["right"]) / 72 * 25.4, 1) == 2.0


def test_an_area_moved_in_all_issues_alike_is_none(tmp_path: Path) -> None:
    move = "nudge: {closing: {dx: 2mm}}\n"
    assert codes(tmp_path, data() + move, data(OTHER) + move) == []


def test_type_changed_by_hand_in_one_issue_is_a_warning(tmp_path: Path) -> None:
    changed = data(OTHER) + "nudge: {title.headline: {size: 120pt}}\n"
    assert codes(tmp_path, data(), changed) == ["series-nudge"]


def test_the_samples_are_a_series() -> None:
    log = Log()
    paths = sorted((ROOT / "data" / "samples").glob("*/issue.yaml"))
    found = check.check(paths, ROOT / "layouts", ROOT / "fonts" / "catalogue.yaml", log)
    assert [d.code for d in log.diagnostics] == []
    assert len(found.rows) == len(paths) == 3
