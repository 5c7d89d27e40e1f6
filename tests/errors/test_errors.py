"""Bad data and layouts → the exact text that a reader gets.

A folder here is a code. Its `case.yaml` says what is done to a copy of the 沁源 issue, the
house layouts and the catalogue; `expected.txt` is what `typeset check` then says, with its
exit code; `expected.en.txt`, where there is one, the same in English. `make golden` rewrites.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from typeset import cli, resources

_HERE = Path(__file__).parent
_ISSUE = Path("data/2025-02-25-qinyuan/issue.yaml")
_CASES = sorted(path.parent for path in _HERE.glob("*/case.yaml"))
_ROOT = resources.layouts().parent


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the issue, the layouts and the catalogue; its font files are the project's."""
    (tmp_path / _ISSUE).parent.mkdir(parents=True)
    shutil.copy(_ROOT / _ISSUE, tmp_path / _ISSUE)
    shutil.copytree(_ROOT / "layouts", tmp_path / "layouts")
    (tmp_path / "fonts").mkdir()
    shutil.copy(_ROOT / "fonts/catalogue.yaml", tmp_path / "fonts/catalogue.yaml")
    (tmp_path / "fonts/files").mkdir()
    for file in (_ROOT / "fonts/files").iterdir():
        (tmp_path / "fonts/files" / file.name).symlink_to(file)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _change(desk: Path, change: dict[str, Any]) -> None:
    """One change: `replace` old by new, each once; `append`; `bytes` in hex; or `delete`."""
    path = desk / change.get("file", _ISSUE)
    if change.get("delete"):
        path.unlink()
    elif "bytes" in change:
        path.unlink(missing_ok=True)  # a font file is a link into the project
        path.write_bytes(bytes.fromhex(change["bytes"]))
    else:
        text = path.read_text(encoding="utf-8")
        for old, new in change.get("replace", {}).items():
            assert old in text, f"{old!r} is no longer in {path.name}"
            text = text.replace(old, new, 1)
        path.write_text(text + change.get("append", ""), encoding="utf-8")


def _said(words: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    code = cli.main(words)
    return f"exit {code}\n{capsys.readouterr().err}"


@pytest.mark.parametrize("case", _CASES, ids=lambda case: case.name)
def test_fault_is_said_as_expected(
    case: Path, desk: Path, capsys: pytest.CaptureFixture[str], request: pytest.FixtureRequest
) -> None:
    told = yaml.safe_load((case / "case.yaml").read_text(encoding="utf-8"))
    for change in told["changes"]:
        _change(desk, change)
    words = ["check", "--layouts", "layouts", "--fonts", "fonts", *told.get("words", [])]
    words.append(told.get("issue", str(_ISSUE)))
    for language, name in (("zh", "expected.txt"), ("en", "expected.en.txt")):
        expected = case / name
        if language == "en" and not expected.exists():
            continue
        said = _said([*words, "--lang", language], capsys)
        assert f"[{case.name}]" in said
        if request.config.getoption("--rewrite"):
            expected.write_text(said, encoding="utf-8")
        assert said == expected.read_text(encoding="utf-8")


def test_every_folder_has_its_case() -> None:
    folders = {path for path in _HERE.iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert folders == set(_CASES)
