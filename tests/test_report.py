"""Diagnostics as people read them: place, line, caret, second places, help."""

from __future__ import annotations

from pathlib import Path

import pytest

from typeset import report
from typeset.diagnostics import Diagnostic, Field, Related, Span
from typeset.report import Report


def _fault(line: int, column: int, code: str = "empty-file", file: str = "f.yaml") -> Diagnostic:
    return Diagnostic("error", code, Span(file, line, column), {})


def _report(tmp_path: Path, text: str, **how: bool) -> Report:
    (tmp_path / "f.yaml").write_text(text, encoding="utf-8")
    return Report(lambda name: tmp_path / name, "zh", **how)


def test_wide_characters_move_the_caret_two_columns(tmp_path: Path) -> None:
    lines = _report(tmp_path, "ab沁源c\n").text([_fault(1, 5)]).split("\n")
    assert lines[1] == "    1 | ab沁源c"
    assert lines[2] == "      |       ^"


def test_combining_marks_take_no_column() -> None:
    assert report.width("e\u0301沁") == 3


def test_a_long_line_is_shown_around_its_fault(tmp_path: Path) -> None:
    text = "沁" * 200 + "★" + "源" * 200
    lines = _report(tmp_path, text).text([_fault(1, 201)]).split("\n")
    shown, caret = lines[1].removeprefix("    1 | "), lines[2].removeprefix("      | ")
    assert report.width(shown) <= 100
    assert shown.startswith("…")
    assert shown.endswith("…")
    at = report.width(shown[: shown.index("★")])
    assert caret.index("^") == at


@pytest.mark.parametrize("bad", ["\x1b[31m", "\u202e", "\x07", "\u200b"])
def test_nothing_of_a_source_commands_the_terminal(tmp_path: Path, bad: str) -> None:
    said = _report(tmp_path, f"a: {bad}b\n").text([_fault(1, 1)])
    assert bad[0] not in said


@pytest.mark.parametrize("color", [True, False])
def test_nothing_of_a_value_commands_the_terminal(tmp_path: Path, color: bool) -> None:
    fields: dict[str, Field] = {"where": "a", "value": "\x1b]0;x\x07", "known": "\x1b[2J"}
    fault = Diagnostic("error", "unknown-value", Span("f\x1b[7m.yaml", 1, 1), fields)
    said = _report(tmp_path, "a", color=color).text([fault])
    for command in ("\x1b]", "\x07", "\x1b[2J", "\x1b[7m"):
        assert command not in said


def test_second_places_and_help_follow(tmp_path: Path) -> None:
    fault = Diagnostic(
        "error", "duplicate-key", Span("f.yaml", 2, 1), {"key": "a"},
        (Related("first-key", Span("f.yaml", 1, 1)),),
    )  # fmt: skip
    lines = _report(tmp_path, "a: 1\na: 2\n").text([fault]).splitlines()
    assert lines[0] == "f.yaml:2:1: 错误[duplicate-key]：“a”写了两次"
    assert lines[3] == "  f.yaml:1:1: 第一次写在这里"
    assert lines[4].startswith("  办法：")


def test_a_fault_without_a_place_has_no_line(tmp_path: Path) -> None:
    said = _report(tmp_path, "").text([Diagnostic("error", "file-not-found", None, {"file": "x"})])
    assert said.splitlines()[0] == "错误[file-not-found]：没有这个文件：x"


@pytest.mark.parametrize("place", [(99, 1), (1, 999), (0, 0)])
def test_a_place_beyond_the_file_does_no_harm(tmp_path: Path, place: tuple[int, int]) -> None:
    assert "[empty-file]" in _report(tmp_path, "a\n").text([_fault(*place)])


def test_a_file_that_is_gone_does_no_harm() -> None:
    assert "[empty-file]" in Report(lambda _: None).text([_fault(1, 1)])


def test_faults_stand_in_the_order_of_their_places() -> None:
    faults = [_fault(9, 1), _fault(2, 8), _fault(2, 3), Diagnostic("error", "x", None, {})]
    places = [(d.span.line, d.span.column) if d.span else None for d in report.in_order(faults)]
    assert places == [None, (2, 3), (2, 8), (9, 1)]


def test_the_same_fault_is_said_once() -> None:
    assert len(report.in_order([_fault(1, 1), _fault(1, 1)])) == 1
    alike = [Diagnostic("warning", "x", None, {"limit": v}) for v in (0.12, 0.12000000000000001)]
    assert len(report.in_order(alike)) == 1


def test_color_is_there_only_when_asked_for(tmp_path: Path) -> None:
    assert "\x1b" not in _report(tmp_path, "a").text([_fault(1, 1)])
    assert "\x1b[31m错误" in _report(tmp_path, "a", color=True).text([_fault(1, 1)])


def test_summary_counts_by_severity() -> None:
    both = [_fault(1, 1), Diagnostic("warning", "x", None, {}), Diagnostic("note", "y", None, {})]
    assert report.summary(both, "zh") == "1 处错误，1 处警告"
    assert report.summary(both[:1] * 2, "en") == "2 errors"
    assert report.summary(both[2:], "en") == ""


def test_data_holds_all_that_a_program_needs(tmp_path: Path) -> None:
    data = _report(tmp_path, "a").data(
        Diagnostic("error", "weekday", Span("f.yaml", 1, 1),
                   {"date": "d", "wanted": "w", "found": "f"},
                   (Related("date-here", Span("f.yaml", 2, 3)),))
    )  # fmt: skip
    assert (data["code"], data["file"], data["line"], data["column"]) == ("weekday", "f.yaml", 1, 1)
    assert data["fields"] == {"date": "d", "wanted": "w", "found": "f"}
    assert data["message"] == "d是w，不是“f”"
    assert data["related"][0]["line"] == 2
