"""What the night brings: copy too short and too long, pictures that are not what they should be."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from tests.pictures.files import save, scene
from typeset.diagnostics import Diagnostic, Problems

FORMS = Path(__file__).parents[2] / "docs/forms"
ISSUE = (FORMS / "issue.yaml").read_text(encoding="utf-8")
MIDDLE = ISSUE[ISSUE.index("      文里的题占整行") : ISSUE.index("closing:")]


def said(sheet_with, data: dict[str, str]) -> list[Diagnostic]:
    """Errors and warnings of the sheet of forms with its data changed."""
    try:
        found = sheet_with(data).log.diagnostics
    except Problems as problems:
        found = list(problems.diagnostics)
    return [d for d in found if d.severity != "note"]


# 文 -----------------------------------------------------------------------------------------


def test_an_answer_of_one_line_is_underset_in_rows_and_characters(sheet_with):
    (fault,) = said(sheet_with, {MIDDLE: "      只有一行字。\n"})
    assert (fault.severity, fault.code) == ("warning", "underset")
    lines, characters = int(fault.fields["lines"]), int(fault.fields["characters"])
    assert lines == 24 - 2 - 1, "two columns of twelve rows, less the head and the line"
    assert characters == lines * 13


@pytest.mark.timeout(120)  # a hang, not a slow machine
def test_an_answer_of_5000_characters_is_overset_at_its_first_character_without_a_line(sheet_with):
    sentence = "正文写得太长，一版排不下。"
    words = f"      {sentence * 385}\n"
    (fault,) = said(sheet_with, {MIDDLE: words})
    assert (fault.severity, fault.code) == ("error", "overset")
    lines, characters = int(fault.fields["lines"]), int(fault.fields["characters"])
    assert characters == pytest.approx(5005 - 22 * 13, rel=0.05)
    assert lines == pytest.approx(characters / 13, rel=0.05)
    assert fault.span is not None
    assert fault.span.column > 22 * 11, "the place is where the text has no more lines"
    assert [r.key for r in fault.related] == ["thread-ends"], "no five sentences are enough"


def test_an_answer_of_one_line_leaves_its_rows_to_the_panel(page_with):
    """On the broadsheet a panel takes what is left, so nothing is white."""
    page = page_with(source="samples/2025-02-28-bingli")
    assert min(d.used for d in page.made.decisions) < 15
    assert "underset" not in page.codes


# 题 -----------------------------------------------------------------------------------------


HEADLINE = "headline: [版面手法, 一版看全]"


def test_a_headline_of_two_characters_is_as_large_as_the_layout_lets_it_be(sheet_with):
    sheet = sheet_with({HEADLINE: "headline: [手法]"})
    assert [d.code for d in sheet.log.diagnostics if d.severity != "note"] == []
    assert {run.size for run in sheet.of("title.headline[0]")} == {46}


def test_a_headline_of_thirty_characters_is_too_wide_by_so_many_mm(sheet_with):
    faults = said(sheet_with, {HEADLINE: f"headline: [{'版面手法一版看全又长又满' * 3}]"})
    (fault,) = [d for d in faults if d.code == "block-overset"]
    assert float(fault.fields["over"]) > 100
    assert fault.span is not None
    assert fault.span.file == "issue.yaml"
    assert [(r.key, r.span.file) for r in fault.related] == [("area-here", "layouts/forms.yaml")]


# 图 -----------------------------------------------------------------------------------------


ONE = "picture: one.png"


def test_a_picture_that_is_not_there_is_named_where_the_data_names_it(sheet_with):
    (fault,) = said(sheet_with, {ONE: "picture: gone.png"})
    assert (fault.severity, fault.code) == ("error", "file-not-found")
    assert fault.span is not None
    line = ISSUE.split("\n")[fault.span.line - 1]
    assert line[fault.span.column - 1 :].startswith("one.png")


@pytest.mark.parametrize(
    ("size", "codes"),
    [
        ((1, 1), ["picture-ppi"]),
        ((700, 1600), ["picture-cropped"]),  # upright in a wide slot
        ((3000, 150), ["picture-ppi-low", "picture-cropped"]),  # wide, and too low for it
        ((760, 486), []),
    ],
)
def test_a_picture_that_does_not_suit_its_slot_is_said(sheet_with, tmp_path, size, codes):
    (tmp_path / "forms").mkdir(exist_ok=True)
    save(scene(*size), tmp_path / "forms/odd.png")
    found = said(sheet_with, {ONE: "picture: odd.png"})
    assert [d.code for d in found] == codes


def test_a_gray_picture_takes_its_place_as_well(sheet_with, tmp_path):
    (tmp_path / "forms").mkdir(exist_ok=True)
    save(Image.new("L", (760, 486), 200), tmp_path / "forms/gray.png")
    assert said(sheet_with, {ONE: "picture: gray.png"}) == []


def test_a_headline_of_nothing_that_can_be_set_is_an_error_and_no_defect(page_with):
    page = page_with(
        layout="picture", data={"headline: [筑梦太岳, 勇谱新篇]": 'headline: ["\U0001f600"]'}
    )
    assert "emoji" in page.codes
