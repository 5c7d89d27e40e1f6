"""What is said of lines as they were set."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.galley.setting import EM, Setting
from typeset.diagnostics import Diagnostic, Log
from typeset.galley import breaking, lines, report

if TYPE_CHECKING:
    from typeset.fonts.catalogue import FontBook

# Nine 字 and a word that does not fit behind them: 1.3 em of white for the eight gaps.
LONG_WORD = "在事务中用这一条命令permissions可以撤销"


def _said(fonts: FontBook, text: str, measure: int, **changes: Any) -> list[Diagnostic]:
    (paragraph,) = Setting(fonts, text, measure, **changes).paragraphs
    breaks = breaking.optimum(paragraph, [measure * EM])
    log = Log()
    set_ = lines.set_lines(paragraph, breaks, [measure * EM])
    report.report(paragraph, breaks, set_, log)
    return log.diagnostics


def test_line_spread_beyond_its_style_is_a_warning(fonts: FontBook) -> None:
    (said,) = _said(fonts, LONG_WORD, 13)
    assert (said.severity, said.code, said.fields["line"]) == ("warning", "loose-line", 1)


def test_word_broken_instead_is_a_note_that_names_both_halves(fonts: FontBook) -> None:
    (said,) = _said(fonts, LONG_WORD, 13, hyphenate="sparing")
    assert (said.severity, said.code) == ("note", "word-broken")
    assert f"{said.fields['before']}{said.fields['after']}" == "permissions"


def test_word_stays_whole_where_no_line_is_loose(fonts: FontBook) -> None:
    text = LONG_WORD.replace("在事务中", "在一个很大的事务中")
    assert _said(fonts, text, 15, hyphenate="sparing") == []
    assert Setting(fonts, text, 15, hyphenate="sparing").words == Setting(fonts, text, 15).words


def test_what_is_wider_than_its_measure_is_an_error_with_both_widths(fonts: FontBook) -> None:
    said = _said(fonts, "请看" + "a" * 30 + "这一行", 8)
    assert [(d.severity, d.code, d.fields["measure"]) for d in said if d.code != "loose-line"] == [
        ("error", "line-unsettable", 8.0)
    ]
