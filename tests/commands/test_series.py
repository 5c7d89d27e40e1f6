"""`series`: the table on standard output, faults on standard error, the exit code."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.series.county import OTHER, data
from typeset.commands import series
from typeset.commands.places import places


def folder(tmp_path: Path, *issues: str) -> str:
    for number, words in enumerate(issues):
        path = tmp_path / f"county-{number}" / "issue.yaml"
        path.parent.mkdir()
        path.write_text(words, encoding="utf-8")
    return str(tmp_path)


def test_an_error_makes_the_exit_code_one_and_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    where = folder(tmp_path, data(), data(OTHER, {"[picture]": "[tabloid]"}))
    assert series.run([where], places(None, None), "en", json=False) == 1
    assert "series-layouts" in capsys.readouterr().err


def test_json_is_one_document_with_the_same(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    where = folder(tmp_path, data(), data(OTHER, {"[picture]": "[tabloid]"}))
    assert series.run([where], places(None, None), "zh", json=True) == 1
    out, err = capsys.readouterr()
    whole = json.loads(out)
    assert err == ""
    assert whole["exit"] == 1
    assert [row["county"] for row in whole["issues"]] == ["甲例县", "乙例县"]
    assert whole["indicators"][0]["units"] == ["个"]
    assert [d["code"] for d in whole["diagnostics"]] == ["series-layouts"]


def test_a_folder_without_issues_is_an_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert series.run([str(tmp_path)], places(None, None), "zh", json=False) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert "series-empty" in err


def test_a_data_file_named_twice_is_read_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    where = folder(tmp_path, data())
    file = str(tmp_path / "county-0" / "issue.yaml")
    assert series.run([where, file], places(None, None), "zh", json=False) == 0
    assert len(capsys.readouterr().out.splitlines()) == 2
