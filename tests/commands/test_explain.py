"""`explain`: a page for every code, a list of all, a hint for a slip."""

from __future__ import annotations

import pytest

from typeset import cli
from typeset.messages import words


def test_page_says_what_why_and_what_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["explain", "overset"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("overset\n  区域“〈area〉”的文字多出 〈lines〉 行")
    assert "凑" in said
    assert "办法：" in said
    assert "{" not in said


def test_page_is_english_when_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["explain", "overset", "--lang", "en"]) == 0
    assert "help: cut about" in capsys.readouterr().out


def test_a_slip_is_answered_with_what_is_near(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["explain", "oversets"]) == 2
    assert "overset" in capsys.readouterr().err


def test_list_holds_every_code(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["explain"]) == 0
    listed = {line.split()[0] for line in capsys.readouterr().out.splitlines() if line[:1] == " "}
    assert listed == set(words.all_words())
