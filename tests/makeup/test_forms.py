"""版面手法, each once on the sheet of forms: layouts/forms.yaml with docs/forms/issue.yaml."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from typeset import cli
from typeset.diagnostics import Problems
from typeset.display import flatten
from typeset.display.ops import Fill, Picture
from typeset.geometry import Rect
from typeset.makeup import locks
from typeset.plan import thread

if TYPE_CHECKING:
    from tests.makeup.conftest import Sheet
    from typeset.display.ops import Glyphs

ROOT = Path(__file__).parents[2]
FORMS = ROOT / "docs/forms"


def test_the_sheet_is_full_and_nothing_is_amiss(forms):
    assert {d.code for d in forms.log.diagnostics} == {"left-out"}


# 串文 ---------------------------------------------------------------------------------------


def test_text_in_both_columns_keeps_clear_of_the_quote(forms):
    box = forms.plan["quote"].box
    around = Rect(box.x - 4, box.y, box.width + 8, box.height)
    assert not any(around.overlaps(one, 0.1) for one in forms.boxes("answers.run.text"))
    beside = [r for r in forms.of("answers.run.text") if box.y < r.y < box.top]
    assert {r.x < box.x for r in beside} == {True, False}, "lines stand on both its sides"


def test_text_follows_the_contour_of_a_round_thing(forms):
    placed = forms.plan["seal"]
    outline = thread.outline_of(placed.area, placed.box)
    ends: list[float] = []
    for run in forms.of("answers.run.text"):
        if placed.box.y < run.y < placed.box.top and run.x < placed.box.x:
            right = run.x + run.advance[-1]
            ends.append(right)
            assert right < _left_of(outline, run.y, run.y + 0.8 * run.size)
    assert len({round(end) for end in ends}) > 2, "its lines are of several lengths"


def _left_of(outline: thread.Outline, foot: float, top: float) -> float:
    """The leftmost point of an outline between two heights."""
    xs = [
        x1 + (x2 - x1) * (y - y1) / (y2 - y1)
        for (x1, y1), (x2, y2) in zip(outline, (*outline[1:], outline[0]), strict=True)
        for y in (foot, top)
        if y1 != y2 and min(y1, y2) <= y <= max(y1, y2)
    ]
    return min(xs, default=1e9)


def test_upright_text_runs_around_what_stands_in_it(forms):
    box = forms.plan["stamp"].box
    assert all(run.vertical or run.turn for run in forms.of("answers.upright.text"))
    assert not any(box.overlaps(one, 0.5) for one in forms.boxes("answers.upright.text"))
    above = [r for r in forms.of("answers.upright.text") if box.x < r.x < box.right]
    assert {r.y > box.top for r in above} == {True, False}, "above it and below it"


# 题、框、底纹、首字 -------------------------------------------------------------------------


def test_a_reversed_head_is_paper_on_a_ground(forms):
    frame = forms.frame("run-head")
    ground, head = frame.parts
    (fill,) = ground.ops
    assert isinstance(fill, Fill)
    assert fill.color.total_ink > 100
    assert ground.box.holds(head.box)
    assert all(run.color.total_ink == 0 for run in forms.of("answers.run.claim[0]"))


def test_a_tint_and_its_frame_lie_under_the_text(forms):
    (ground,) = forms.frame("box").parts
    assert len(ground.ops) == 2
    assert all(ground.box.holds(one) for one in forms.boxes("answers.upright.text"))
    order = [f.name for f in forms.made.page.frames]
    assert order.index("box") < order.index("upright")


def test_a_head_stands_upright_beside_its_text(forms):
    head = forms.of("answers.upright.claim[0]")
    assert all(run.vertical for run in head)
    assert min(r.x for r in head) > max(r.x for r in forms.of("answers.upright.text"))


def test_a_first_character_falls_across_three_lines(forms):
    first, *rest = forms.of("answers.run.text")
    assert first.size > 2.5 * rest[0].size
    lines = sorted({round(r.y, 1) for r in rest}, reverse=True)[:3]
    foot, line = first.y + first.rise[0] - 0.12 * first.size, lines[2] - 0.12 * rest[0].size
    assert foot == pytest.approx(line, abs=0.5), "its 字 box ends with that of the third line"
    assert all(r.x > first.x + first.size * 0.9 for r in rest if r.y > lines[2] - 1 and r.x < 200)


# 转版行 -------------------------------------------------------------------------------------


def _jumps(sheet: Sheet) -> dict[str, Glyphs]:
    words = {"（下转": "foot", "（上接": "head"}
    return {words[key]: run for run in sheet.runs for key in words
            if "".join(run.text).startswith(key)}  # fmt: skip


def test_jump_lines_stand_where_the_text_leaves_and_where_it_arrives(forms):
    found, grid = _jumps(forms), forms.plan.grid
    here, there = forms.plan["jump"].box, forms.plan["jump-2"].box
    foot, head = found["foot"], found["head"]
    assert here.y < foot.y < here.y + grid.row, "on the last row"
    assert there.top - grid.row < head.y < there.top, "on the first"
    assert head.x == pytest.approx(there.x, abs=4)
    assert foot.x + foot.advance[-1] + foot.size == pytest.approx(here.right, abs=4)
    text = [r for r in forms.of("answers.jump.text") if there.x <= r.x]
    assert max(r.y for r in text) < head.y


def test_no_jump_is_said_where_the_text_does_not_make_it(sheet_with):
    whole = (FORMS / "issue.yaml").read_text(encoding="utf-8")
    start = whole.index("文若在转出之前")
    end = whole.index("  middle:")
    sheet = sheet_with({f"\n      {whole[start:end].rstrip()}\n": "\n"})
    assert _jumps(sheet) == {}


def test_a_jump_needs_a_text_that_arrives(sheet_with):
    with pytest.raises(Problems) as found:
        sheet_with(layout={"    continues: jump\n": ""})
    assert {d.code for d in found.value.diagnostics} == {"jump-from-nowhere"}


def test_a_thread_fills_frames_of_unequal_height(forms):
    """Nine rows in the first frame, eleven in the second: all twenty are used."""
    (decision,) = [d for d in forms.made.decisions if d.area == "jump"]
    slots = forms.plan.threads["jump"].slots
    assert [sum(s.area == name for s in slots) for name in ("jump", "jump-2")] == [9, 11]
    assert (decision.used, decision.slots) == (20, 20)


# 组图 ---------------------------------------------------------------------------------------


def _pictures(sheet: Sheet) -> list[Rect]:
    return [op.box for op in flatten.marks(sheet.display) if isinstance(op, Picture)]


def test_the_pictures_of_a_group_share_height_and_gaps(forms):
    boxes = _pictures(forms)
    assert len(boxes) == 3
    assert len({round(b.height, 2) for b in boxes}) == len({round(b.y, 2) for b in boxes}) == 1
    assert [b.x - a.right for a, b in pairwise(boxes)] == pytest.approx([8, 8])
    area = forms.plan["group"].box
    assert boxes[0].x == pytest.approx(area.x)
    assert boxes[-1].right == pytest.approx(area.right)


def test_each_picture_has_its_caption_and_credit_under_it(forms):
    for number, box in enumerate(_pictures(forms)):
        for field in ("caption", "credit"):
            runs = forms.of(f"pictures[{number}].{field}")
            assert runs
            assert all(box.x - 0.1 <= r.x < box.right and r.y < box.y for r in runs)


def test_declared_transforms_are_made_under_pictures_too(sheet_with):
    more = "transforms:\n  - {field: 'pictures[0].caption', replace: {幅: 张}, why: 试}\nlead:"
    plain, changed = sheet_with(), sheet_with({"lead:": more})
    words = ["".join("".join(run.text) for run in sheet.of("pictures[0].caption"))
             for sheet in (plain, changed)]  # fmt: skip
    assert "幅" in words[0]
    assert words[1] == words[0].replace("幅", "张")


def test_a_group_in_two_rows_widens_the_last(sheet_with):
    sheet = sheet_with(layout={"gap: 8pt": "gap: 8pt, across: 2"})
    one, two, three = _pictures(sheet)
    assert one.y == two.y > three.top
    assert three.width == pytest.approx(one.width + two.width + 8)
    assert three.height == pytest.approx(one.height)


def test_focus_decides_what_part_of_a_picture_shows(sheet_with):
    plain = sheet_with()
    moved = sheet_with({"focus: [0.5, 0.5]": "focus: [0.5, 0.1]"})
    names = [[key for key in sheet.made.pictures if "two.png" in key] for sheet in (plain, moved)]
    samples = [s.made.pictures[n[0]].samples for s, n in zip((plain, moved), names, strict=True)]
    assert samples[0] != samples[1]
    assert [s.made.pictures[n[0]].height for s, n in zip((plain, moved), names, strict=True)] == [
        plain.made.pictures[names[0][0]].height
    ] * 2


def test_another_picture_of_the_same_name_breaks_the_seal(sheet_with, tmp_path):
    plain = sheet_with()
    Image.new("RGB", (760, 486), (200, 30, 40)).save(tmp_path / "other.png")
    other = sheet_with({"picture: one.png": "picture: ../other.png"})
    Image.new("RGB", (760, 486), (20, 130, 40)).save(tmp_path / "other.png")
    swapped = sheet_with({"picture: one.png": "picture: ../other.png"})
    seals = [locks.seals(sheet.made)["group"] for sheet in (plain, other, swapped)]
    assert len(set(seals)) == 3


def test_a_group_too_low_for_its_captions_is_an_error(sheet_with):
    with pytest.raises(Problems) as found:
        sheet_with(layout={"at: [0mm, 0mm, 176mm, 45mm], gap": "at: [0mm, 0mm, 176mm, 8mm], gap"})
    assert "block-overset-lines" in {d.code for d in found.value.diagnostics}


# 待图 ---------------------------------------------------------------------------------------


AWAITED = {"picture: two.png, ": ""}


def test_a_picture_to_come_keeps_its_place_and_is_said(sheet_with):
    sheet = sheet_with(AWAITED)
    assert [d.code for d in sheet.log.diagnostics if d.severity == "warning"] == ["picture-missing"]
    assert ["".join(r.text) for r in sheet.runs if "待" in r.text] == ["待图"]
    assert len(_pictures(sheet)) == 2
    assert sheet.of("pictures[1].caption"), "its caption is set"


def test_a_page_with_a_picture_to_come_does_not_pass_the_gate(
    tmp_path, monkeypatch, capsys, sheet_with
):
    sheet_with(AWAITED)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "build").symlink_to(ROOT / "build")
    words = ["build", "--layouts", "layouts", "forms/issue.yaml"]
    assert cli.main([*words, "-o", "page.pdf"]) == 1
    assert "[picture-awaited]" in capsys.readouterr().err
    assert not (tmp_path / "page.pdf").exists()
    assert (tmp_path / "page.rejected.pdf").exists()
    assert cli.main([*words, "-o", "page.pdf", "--no-gate"]) == 0
    assert (tmp_path / "page.pdf").exists()


def test_a_layouts_place_for_pictures_that_the_issue_has_none_of_is_awaited(sheet_with):
    whole = (FORMS / "issue.yaml").read_text(encoding="utf-8")
    group = whole[whole.index("pictures:\n") : whole.index("answers:\n")]
    sheet = sheet_with({group: ""})
    assert "picture-missing" in {d.code for d in sheet.log.diagnostics}
