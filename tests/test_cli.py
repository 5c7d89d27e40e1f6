"""The command: exit codes, languages, and how much it loads for what it does."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from typeset import __version__, cli, pipeline


def _run(*words: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 (this Python, our own words)
        [sys.executable, *words],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        cwd=cwd,
    )


@pytest.mark.parametrize(
    "words", [[], ["bild"], ["build"], ["build", "--nonsense", "x"], ["dump", "x.yaml"]]
)
def test_usage_exits_with_2(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        cli.main(words)
    assert left.value.code == 2
    assert "用法不对" in capsys.readouterr().err


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        cli.main(["--version"])
    assert left.value.code == 0
    assert capsys.readouterr().out == f"typeset {__version__}\n"


def test_missing_file_is_a_problem_of_the_sources(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", "nowhere.yaml"]) == 1
    assert "[file-not-found]" in capsys.readouterr().err


def test_words_are_english_when_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", "nowhere.yaml", "--lang", "en"]) == 1
    said = capsys.readouterr().err
    assert said.isascii() or "“" in said
    assert "error[file-not-found]: there is no file nowhere.yaml" in said


def _break(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> Any:
        raise KeyError("ouch")

    monkeypatch.setattr(pipeline, "read", fail)


def test_a_defect_is_one_line_and_exits_with_3(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _break(monkeypatch)
    assert cli.main(["check", "a.yaml"]) == 3
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "KeyError: 'ouch'" in said
    assert "Traceback" not in said


def test_traceback_is_shown_when_asked_for(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _break(monkeypatch)
    assert cli.main(["check", "a.yaml", "--traceback"]) == 3
    assert "Traceback" in capsys.readouterr().err


def test_a_defect_in_json_is_a_document(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _break(monkeypatch)
    assert cli.main(["check", "a.yaml", "--json"]) == 3
    told = json.loads(capsys.readouterr().out)
    assert told["exit"] == 3
    assert told["defects"][0]["error"] == "KeyError: 'ouch'"


def test_chinese_comes_out_under_a_plain_locale() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "typeset", "check", "nowhere.yaml"],
        capture_output=True, check=False, env={"LC_ALL": "POSIX", "PYTHONUTF8": "0"},
    )  # fmt: skip
    assert "没有这个文件" in done.stderr.decode("utf-8")


def test_interrupt_leaves_with_130(monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object) -> Any:
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "read", stop)
    assert cli.main(["check", "a.yaml"]) == 130


_HEAVY = ("yaml", "uharfbuzz", "reportlab", "PIL", "numpy", "matplotlib", "pikepdf", "fontTools")


def test_help_loads_none_of_the_libraries() -> None:
    code = "import sys; from typeset import cli; cli._parser(); print(*sys.modules)"
    loaded = set(_run("-c", code).stdout.split())
    assert loaded.isdisjoint(_HEAVY)
    assert "typeset.pipeline" not in loaded


def test_check_loads_neither_the_pdf_writer_nor_messages(tmp_path: Path) -> None:
    """Where nothing is to be said: no field blank, no filler spared."""
    issue = Path(cli.__file__).parents[1] / "data/samples/2025-02-26-jiali/issue.yaml"
    words = ["check", str(issue), "--layout", "broadsheet"]
    code = f"import sys; from typeset import cli; print(cli.main({words}), *sys.modules)"
    told = _run("-c", code, cwd=tmp_path).stdout.splitlines()[-1].split()
    assert told[0] == "0"
    assert not {m for m in told if m.startswith(("reportlab", "typeset.pdf", "typeset.messages."))}
