"""A desk to run the command at: the 沁源 issue in a folder of its own."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from typeset import resources

ISSUE = "data/2025-02-25-qinyuan/issue.yaml"


@pytest.fixture(scope="session")
def press(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where press profiles are kept, so that they are reckoned once for all tests."""
    return tmp_path_factory.mktemp("press")


@pytest.fixture
def desk(tmp_path: Path, press: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder, with the issue in it, made the current one."""
    (tmp_path / "build").mkdir()
    (tmp_path / "build/press").symlink_to(press)
    (tmp_path / ISSUE).parent.mkdir(parents=True)
    shutil.copy(resources.layouts().parent / ISSUE, tmp_path / ISSUE)
    monkeypatch.chdir(tmp_path)
    return tmp_path
