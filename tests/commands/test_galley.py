"""`galley`: plain text as columns of set lines."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from typeset import cli

_TEXT = "沁源县地处太岳山中段，沁河自北向南穿境而过，全县森林覆盖率居全省前列。" * 12


def _pages(path: Path) -> list[tuple[float, float]]:
    with pikepdf.open(path) as pdf:
        return [(float(p.mediabox[2]), float(p.mediabox[3])) for p in pdf.pages]


def _set(folder: Path, text: str, *words: str) -> int:
    (folder / "text.txt").write_text(text, encoding="utf-8")
    return cli.main(["galley", str(folder / "text.txt"), "-o", str(folder / "out.pdf"), *words])


def test_a_short_text_is_one_column(tmp_path: Path) -> None:
    assert _set(tmp_path, _TEXT, "--measure", "13字") == 0
    ((width, _),) = _pages(tmp_path / "out.pdf")
    assert width < 13 * 10.5 + 100


def test_a_long_text_runs_through_columns_and_pages(tmp_path: Path) -> None:
    assert _set(tmp_path, "\n".join([_TEXT] * 8), "--measure", "13字") == 0
    assert len(_pages(tmp_path / "out.pdf")) > 1


def test_vertical_text_makes_a_wide_page(tmp_path: Path) -> None:
    assert _set(tmp_path, _TEXT, "--measure", "13字", "--vertical") == 0
    ((width, height),) = _pages(tmp_path / "out.pdf")
    assert width > height


@pytest.mark.parametrize(
    ("text", "words", "code"),
    [
        (_TEXT, ("--measure", "13"), "bad-length"),
        (_TEXT, ("--measure", "0字"), "bad-length"),
        (_TEXT, ("--measure", "13字", "--style", "bodi"), "unknown-style"),
        (_TEXT, ("--measure", "13字", "--layout", "nowhere"), "unknown-layout"),
        (" \n", ("--measure", "13字"), "empty-file"),
        ("甲\u200b乙", ("--measure", "13字"), "zero-width-character"),
        ("a" * 90, ("--measure", "13字"), "line-unsettable"),
    ],
)
def test_what_cannot_be_set_is_said(
    text: str, words: tuple[str, ...], code: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _set(tmp_path, text, *words) == 1
    assert f"[{code}]" in capsys.readouterr().err
    assert not (tmp_path / "out.pdf").exists()


def test_a_fault_points_at_its_line_of_the_text(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _set(tmp_path, "甲乙\n丙🌈丁\n", "--measure", "13字") == 1
    assert "text.txt:2:2: 错误[emoji]" in capsys.readouterr().err
