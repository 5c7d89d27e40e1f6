"""A finished file that cannot be read is said by its name, and why."""

from __future__ import annotations

from pathlib import Path

import pytest

from typeset.commands import files


def test_a_file_that_can_be_opened_is_not_spoken_of(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "page.pdf").touch()
    assert files.readable(str(tmp_path / "page.pdf"), "zh")
    assert capsys.readouterr().err == ""


def test_a_folder_is_no_file_that_can_be_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert not files.readable(str(tmp_path), "zh")
    assert capsys.readouterr().err == f"读不了 {tmp_path}：Is a directory\n"
