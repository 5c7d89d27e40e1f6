"""`plates`: the limit of ink is the press condition's."""

from __future__ import annotations

from pathlib import Path

import pytest

from typeset import cli
from typeset.preflight import plates
from typeset.preflight.plates import Report


@pytest.fixture
def limits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The limits that files are separated with; no file is."""
    asked: list[float] = []

    def run(path: Path, out: Path, *, limit: float) -> Report:
        asked.append(limit)
        raise ValueError(f"{path} {out}")

    monkeypatch.setattr(plates, "run", run)
    return asked


def test_the_limit_is_that_of_the_press(
    limits: list[float], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.pdf").touch()
    assert cli.main(["plates", "a.pdf"]) == 1
    assert cli.main(["plates", "a.pdf", "--press", "coated"]) == 1
    assert limits == [245, 340]


def test_a_press_that_nobody_knows_is_said(
    limits: list[float], capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["plates", "a.pdf", "--press", "stone"]) == 1
    assert "layouts/press/stone.yaml" in capsys.readouterr().err
    assert limits == []


@pytest.mark.parametrize("verb", ["plates", "softproof"])
@pytest.mark.parametrize(
    ("lang", "said"), [("zh", "读不了 nowhere.pdf：No such file or directory\n"),
                       ("en", "cannot read nowhere.pdf: No such file or directory\n")],
)  # fmt: skip
def test_a_file_that_is_not_there_is_said_in_words_of_our_own(
    verb: str, lang: str, said: str, monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path, capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    """Before any other program is asked."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(plates, "separate", None)
    assert cli.main([verb, "nowhere.pdf", "--lang", lang]) == 1
    assert capsys.readouterr().err == said
