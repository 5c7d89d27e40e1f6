"""The 沁源 page in every layout: full, level, on the grid, nothing over anything."""

from collections import defaultdict

import pytest

from typeset.display import flatten
from typeset.display.ops import Glyphs
from typeset.fonts.face import ASCENT, DESCENT

LAYOUTS = ("broadsheet", "picture", "tabloid", "spread")
MM = 72 / 25.4


def body_runs(display, size) -> list[Glyphs]:
    """The runs of body type inside the grid, by the field they come from."""
    return [
        run for run in flatten.glyph_runs(display)
        if run.source.startswith("answers.") and run.source.endswith(".text") and run.size == size
    ]  # fmt: skip


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_page_is_neither_over_nor_under(composed, layout):
    *_, log = composed(layout)
    assert [d for d in log.diagnostics if d.code in ("overset", "underset", "block-overset")] == []


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_baseline_of_the_body_is_on_the_grid(composed, layout):
    _, plan, _, display, _ = composed(layout)
    grid = plan.grid
    runs = body_runs(display, grid.em)
    assert len(runs) > 100
    for run in runs:
        rows = (grid.box.top - ASCENT * grid.em - run.y) / grid.row
        assert abs(rows - round(rows)) * grid.row < 0.01 * MM


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_justified_line_ends_at_its_columns_edge(composed, layout):
    """Read back from the glyphs: a line's last advance ends within 0.01 em of the measure."""
    job, plan, _, display, _ = composed(layout)
    grid = plan.grid
    lines = defaultdict(list)
    for run in body_runs(display, grid.em):
        column = max(i for i, left in enumerate(grid.lefts) if run.x + grid.em >= left)
        lines[column, round(run.y, 2)].append(run)
    ends = [
        (grid.lefts[column] + grid.widths[column]) - _right(max(runs, key=lambda r: r.x), job)
        for (column, _), runs in lines.items()
    ]
    over = [end for end in ends if end < -0.01 * grid.em]
    assert over == [], "a line runs over its column's edge"


def _right(run: Glyphs, job) -> float:
    """The right edge of a run's last body: half an em where it ends with a mark."""
    face = job.fonts.face(run.face)
    glyphs = [i for i, text in enumerate(run.text) if text.strip()]
    last = glyphs[-1]
    ink = face.ink(run.glyphs[last])
    return run.x + run.advance[last] + (ink.right if ink is not None else 0.0) * run.size


@pytest.mark.parametrize("layout", ["picture"])
def test_the_columns_of_a_balanced_thread_end_level(composed, layout):
    _, plan, _, display, _ = composed(layout)
    grid = plan.grid
    lowest: dict[int, float] = {}
    for run in body_runs(display, grid.em):
        column = max(i for i, left in enumerate(grid.lefts) if run.x + grid.em >= left)
        lowest[column] = min(lowest.get(column, run.y), run.y)
    assert len(lowest) == len(grid.lefts)
    assert max(lowest.values()) - min(lowest.values()) < 0.1


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_mark_lies_on_the_sheet(composed, layout):
    _, plan, _, display, _ = composed(layout)
    for run in flatten.glyph_runs(display):
        assert 0 <= run.x <= plan.width
        assert 0 <= run.y <= plan.height


def test_the_spreads_text_keeps_clear_of_the_fold(composed):
    """Headline and landscape cross the fold (中缝); no other line of type does."""
    _, plan, _, display, _ = composed("spread")
    fold = plan.width / 2
    crossing = {
        run.source
        for run in flatten.glyph_runs(display)
        if run.x < fold < run.x + max(run.advance) + run.size * 0.9 and not run.vertical
        if "".join(run.text).strip()
    }
    assert crossing <= {"title.headline[0]", "title.headline[1]", "title.kicker"}


def test_no_character_stands_on_the_spreads_fold(composed):
    """What crosses it has its white there: a fold through a 字 is a broken 字."""
    _, plan, _, display, _ = composed("spread")
    fold = plan.width / 2
    for run in flatten.glyph_runs(display):
        for advance, text in zip(run.advance, run.text, strict=True):
            left = run.x + (0 if run.vertical else advance)
            assert not text.strip() or not left - 1 < fold < left + run.size + 1, text


@pytest.mark.parametrize("layout", ["broadsheet", "picture", "spread"])
def test_type_keeps_clear_of_the_horizontal_fold(composed, layout):
    """A sheet of this height is folded across its middle: ink there is rubbed off or broken."""
    job, plan, _, display, _ = composed(layout)
    fold = plan.height / 2
    near = set()
    for run in flatten.glyph_runs(display):
        face = job.fonts.face(run.face)
        for number, glyph in enumerate(run.glyphs):
            ink = face.ink(glyph)
            if ink is None or run.vertical or run.turn:
                continue
            y = run.y + (run.rise[number] if run.rise else 0)
            if y + ink.bottom * run.size < fold + 1.5 * MM < y + ink.top * run.size + 3 * MM:
                near.add((run.source, run.text[number]))
    assert near == set()


@pytest.mark.parametrize("layout", ["broadsheet", "picture", "tabloid"])
def test_leads_side_by_side_stand_on_the_same_baselines(composed, layout):
    """They are of two sizes; their boxes begin at two heights for that."""
    *_, display, _ = composed(layout)
    feet: dict[str, list[float]] = {"lead[0]": [], "lead[1]": []}
    for run in flatten.glyph_runs(display):
        if run.source in feet:
            feet[run.source].append(run.y)
    left, right = (sorted(set(ys), reverse=True) for ys in feet.values())
    count = min(len(left), len(right))
    assert count >= 2
    assert left[:count] == pytest.approx(right[:count], abs=0.02)


@pytest.mark.parametrize("layout", ["spread", "picture"])
def test_a_rule_between_columns_of_a_text_is_as_high_as_the_text(composed, layout):
    _, plan, made, display, _ = composed(layout)
    grid = plan.grid
    runs = [run for run in flatten.glyph_runs(display)
            if run.source.startswith("answers.") and run.size == grid.em]  # fmt: skip
    seen = 0
    for stroke in made.page.frames[0].ops:
        (_, x, head), (_, _, foot) = stroke.path
        left = max(i for i, at in enumerate(grid.lefts) if at < x)
        ends = (grid.lefts[left], grid.lefts[left + 1] + grid.widths[left + 1])
        beside = [run for run in runs if ends[0] <= run.x < ends[1] and foot - 1 < run.y < head]
        if layout == "spread" and head > grid.box.top - grid.row:
            continue  # between two stories, whose panels it goes along too
        seen += 1
        assert head >= max(run.y + ASCENT * grid.em for run in beside) - 0.01
        assert foot == pytest.approx(min(run.y - DESCENT * grid.em for run in beside), abs=0.01)
        if layout == "spread":
            assert head == pytest.approx(max(run.y + ASCENT * grid.em for run in beside), abs=0.01)
    assert seen >= 5


def test_the_editors_blank_fields_are_warnings(composed):
    *_, log = composed("broadsheet")
    assert {d.fields["word"] for d in log.diagnostics if d.code == "blank-field"} == {
        "责任编辑", "版次",
    }  # fmt: skip
