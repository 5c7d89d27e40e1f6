"""What messages call files → the files."""

from __future__ import annotations

from pathlib import Path

from typeset import resources
from typeset.commands.places import CATALOGUE, places


def test_layouts_and_fonts_are_those_of_typeset_unless_said() -> None:
    where = places(None, None)
    assert where.layouts == resources.layouts()
    assert where.find(CATALOGUE) == resources.fonts() / "catalogue.yaml"
    assert where.find("layouts/house.yaml") == resources.layouts() / "house.yaml"


def test_other_folders_are_found_by_the_names_that_messages_use(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/page.yaml").write_text("")
    where = places(str(tmp_path / "mine"), str(tmp_path / "faces"))
    assert where.find("mine/page.yaml") == tmp_path / "mine/page.yaml"
    assert where.find(CATALOGUE) == tmp_path / "faces/catalogue.yaml"


def test_a_data_file_is_called_as_it_was_named() -> None:
    request = places(None, None).request("../x/issue.yaml", None)
    assert request.shown == "../x/issue.yaml"
    assert places(None, None).find("../x/issue.yaml") == Path("../x/issue.yaml")
