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


def test_the_limit_is_that_of_the_press(limits: list[float]) -> None:
    assert cli.main(["plates", "a.pdf"]) == 1
    assert cli.main(["plates", "a.pdf", "--press", "coated"]) == 1
    assert limits == [245, 340]


def test_a_press_that_nobody_knows_is_said(
    limits: list[float], capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["plates", "a.pdf", "--press", "stone"]) == 1
    assert "layouts/press/stone.yaml" in capsys.readouterr().err
    assert limits == []
