"""`preflight`: what the gate found, and whether the file may go to press."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands.conftest import ISSUE
from typeset import cli


@pytest.mark.usefixtures("desk")
def test_a_built_page_may_go_to_press(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["build", ISSUE, "-o", "page.pdf"]) == 0
    capsys.readouterr()
    assert cli.main(["preflight", "page.pdf"]) == 0
    assert "page.pdf：可以付印" in capsys.readouterr().out


def test_what_is_no_pdf_may_not(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(b"no pdf")
    assert cli.main(["preflight", str(path)]) == 1


def test_a_file_that_is_not_there_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["preflight", "nowhere.pdf", "--lang", "en"]) == 1
    assert "cannot read nowhere.pdf" in capsys.readouterr().err
