"""What becomes of a data file: pages, diagnostics, defects."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from tests.commands.conftest import ISSUE
from typeset import resources
from typeset.commands import run
from typeset.commands.places import places


def test_page_goes_to_the_folder_of_its_issue() -> None:
    assert run.output(ISSUE, "tabloid") == Path("build/2025-02-25-qinyuan/tabloid.pdf")


def test_defect_names_the_last_place_of_ours() -> None:
    try:
        places(None, None).request(None, None)  # type: ignore[arg-type]  # what a defect does
    except TypeError as fault:
        found = run.defect("a.yaml", fault)
    assert found.error.startswith("TypeError: ")
    assert found.at.startswith("commands/places.py:")
    assert "Traceback" in found.trace


def test_a_layout_that_fails_does_not_stop_the_next(desk: Path) -> None:
    path, layouts = desk / ISSUE, desk / "layouts"
    text = path.read_text(encoding="utf-8").replace("[broadsheet]", "[tabloid, broadsheet]")
    path.write_text(text, encoding="utf-8")
    shutil.copytree(resources.layouts(), layouts)
    tabloid = (layouts / "tabloid.yaml").read_text(encoding="utf-8")
    fewer = re.sub(r"^  rows: \d+$", "  rows: 30", tabloid, count=1, flags=re.MULTILINE)
    (layouts / "tabloid.yaml").write_text(fewer, encoding="utf-8")
    (outcome,) = run.each([ISSUE], places(str(layouts), None), None, lambda *_: ("", 0))
    assert "off-grid-rows" in {d.code for d in outcome.diagnostics}
    assert [page.layout for page in outcome.pages] == ["broadsheet"]


def test_notes_of_a_page_that_failed_are_not_told(desk: Path) -> None:
    path = desk / ISSUE
    text = path.read_text(encoding="utf-8").replace("发展根基", "发展𰻝基", 1)
    put = ("", 0)
    path.write_text(text, encoding="utf-8")
    (good,) = run.each([ISSUE], places(None, None), None, lambda *_: put)
    assert "fallback-face" in {d.code for d in good.diagnostics}
    path.write_text(text.replace("征途如虹", "征途如虹🌈", 1), encoding="utf-8")
    (bad,) = run.each([ISSUE], places(None, None), None, lambda *_: put)
    assert bad.failed
    assert "fallback-face" not in {d.code for d in bad.diagnostics}
