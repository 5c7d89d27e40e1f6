"""`dump`: every stage as stable text."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands.conftest import ISSUE
from typeset import cli


def _dump(stage: str, capsys: pytest.CaptureFixture[str]) -> list[str]:
    assert cli.main(["dump", "--stage", stage, ISSUE]) == 0
    return capsys.readouterr().out.splitlines()


@pytest.mark.usefixtures("desk")
def test_plan_shows_areas_threads_and_their_lines(capsys: pytest.CaptureFixture[str]) -> None:
    lines = _dump("plan", capsys)
    assert lines[0] == "page broadsheet 1105.51 1544.88 bleed 0"
    assert "thread steady: steady, 38 lines" in lines
    assert sum(line.startswith("  slot steady ") for line in lines) == 38


@pytest.mark.usefixtures("desk")
def test_galley_shows_every_character_of_the_text(capsys: pytest.CaptureFixture[str]) -> None:
    lines = _dump("galley", capsys)
    boxes = [line.split('"')[1] for line in lines if line.startswith("    box ")]
    assert "黎霍高速沁源段" in "".join(boxes)


@pytest.mark.usefixtures("desk")
def test_lines_show_the_field_they_come_from(capsys: pytest.CaptureFixture[str]) -> None:
    lines = _dump("lines", capsys)
    assert any('"长治日报" masthead.nameplate' in line for line in lines)


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize("stage", ["plan", "galley", "lines", "ops"])
def test_the_same_input_gives_the_same_text(stage: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert _dump(stage, capsys) == _dump(stage, capsys)


def test_a_fault_of_the_sources_is_told(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = desk / ISSUE
    path.write_text(path.read_text(encoding="utf-8").replace("星期二", "星期三"), encoding="utf-8")
    assert cli.main(["dump", "--stage", "plan", ISSUE]) == 1
    assert "[weekday]" in capsys.readouterr().err
