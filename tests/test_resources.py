"""Resources: found beside the package in a checkout, inside it in a wheel."""

from __future__ import annotations

from pathlib import Path

import pytest

from typeset import resources


def test_checkout_has_its_layouts_and_catalogue() -> None:
    assert (resources.layouts() / "house.yaml").is_file()
    assert (resources.fonts() / "catalogue.yaml").is_file()


def test_font_files_lie_beside_a_catalogue(tmp_path: Path) -> None:
    assert resources.font_files(tmp_path / "catalogue.yaml") == tmp_path / "files"


def test_wheel_keeps_font_files_out_of_the_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    share = tmp_path / "typeset" / "share"
    (share / "fonts").mkdir(parents=True)
    monkeypatch.setattr(resources, "_SHARE", share)
    assert resources.layouts() == share / "layouts"
    files = resources.font_files(resources.fonts() / "catalogue.yaml")
    assert share not in files.parents
    assert Path.home() in files.parents
