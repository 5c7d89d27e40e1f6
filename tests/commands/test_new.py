"""`new`: questions answered by options or by somebody; no file is overwritten."""

from __future__ import annotations

from pathlib import Path

import pytest

from typeset.commands import new

GIVEN = {"date": "2025-03-01", "county": "丁例县", "headline": "新篇开卷 好戏连台"}


def test_an_issue_is_started_from_options_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert new.run("issue", "dingli", GIVEN | {"folder": str(tmp_path)}, "zh") == 0
    made = tmp_path / "2025-03-01-dingli" / "issue.yaml"
    assert "丁例县" in made.read_text(encoding="utf-8")
    assert "星期六" in capsys.readouterr().out


def test_what_is_there_is_not_overwritten(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    options = GIVEN | {"folder": str(tmp_path)}
    made = tmp_path / "2025-03-01-dingli" / "issue.yaml"
    made.parent.mkdir()
    made.write_text("稿件", encoding="utf-8")
    assert new.run("issue", "dingli", options, "zh") == 2
    assert made.read_text(encoding="utf-8") == "稿件"
    assert "不覆盖" in capsys.readouterr().err


def test_what_is_missing_is_asked_and_the_default_is_offered(tmp_path: Path) -> None:
    asked = []

    def ask(question: str) -> str:
        asked.append(question)
        return ""

    options = {"trim": "275x390", "layouts": str(tmp_path)}
    assert new.run("layout", "four", options, "zh", ask=ask) == 0
    assert len(asked) == 3
    assert "[5]" in asked[0]
    assert (tmp_path / "four.yaml").is_file()


def test_with_nobody_to_ask_the_missing_option_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    options = {"date": "2025-03-01", "headline": "新篇", "folder": str(tmp_path)}
    assert new.run("issue", "dingli", options, "en") == 2
    assert "--county is missing" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("kind", "strange"), [("layout", "folder"), ("layout", "date"), ("issue", "trim")]
)
def test_an_option_of_the_other_kind_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], kind: str, strange: str
) -> None:
    where = {"issue": {"folder": str(tmp_path)}, "layout": {"layouts": str(tmp_path)}}[kind]
    options = GIVEN | where if kind == "issue" else where
    assert new.run(kind, "dingli", options | {strange: "275x390"}, "zh") == 2
    assert f"不用 --{strange}" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
