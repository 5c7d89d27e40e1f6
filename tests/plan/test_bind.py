"""Content meets place: what lies off the grid, over another, or leads nowhere is an error."""

from pathlib import Path

import pytest

from typeset.diagnostics import Log
from typeset.fonts import catalogue
from typeset.issue import read as issues
from typeset.layout import read as layouts
from typeset.plan.bind import bind

ROOT = Path(__file__).parents[2]
QINYUAN = ROOT / "data/2025-02-25-qinyuan/issue.yaml"


@pytest.fixture
def plan_with(tmp_path):
    """Plans the 沁源 issue on a layout that extends the broadsheet's furniture."""

    def plan(areas: str, body: str = "columns: 5, measure: 17字, gutter: 24.875pt, rows: 44"):
        for name in ("house", "sheet"):
            (tmp_path / f"{name}.yaml").write_bytes((ROOT / f"layouts/{name}.yaml").read_bytes())
        text = f"extends: sheet\nbody: {{at: [0mm, 216.3mm], {body}}}\nareas:\n{areas}"
        (tmp_path / "page.yaml").write_text(text, encoding="utf-8")
        log = Log()
        fonts = catalogue.read(ROOT / "fonts/catalogue.yaml", "catalogue.yaml", log)
        assert fonts is not None
        layout = layouts.read(tmp_path, "page", fonts, log)
        assert layout is not None, log.diagnostics
        issue = issues.read(QINYUAN, "issue.yaml", Log())
        assert issue is not None
        return bind(issue, layout, log), log.diagnostics

    return plan


def test_a_column_is_its_characters_times_their_size(plan_with):
    plan, said = plan_with('  a: {columns: "1", rows: 1-2}\n')
    assert said == []
    assert plan.grid.widths == (178.5,) * 5
    assert plan.grid.box.width == pytest.approx(992)
    assert plan.grid.row == 15.75


def test_the_columns_of_all_areas_share_their_rows(plan_with):
    plan, _ = plan_with('  a: {columns: "1", rows: 3-4}\n  b: {columns: 2-3, rows: 3-9}\n')
    assert plan["a"].box.top == pytest.approx(plan["b"].box.top)
    assert plan["b"].box.width == pytest.approx(2 * 178.5 + 24.875)


@pytest.mark.parametrize(
    ("areas", "code"),
    [
        ('  a: {columns: "6", rows: 1-2}\n', "off-grid-columns"),
        ('  a: {columns: "1", rows: 40-45}\n', "off-grid-rows"),
        ("  a: {columns: one, rows: 1-2}\n", "area-span"),
        ("  a: {}\n", "area-place"),
        ('  a: {columns: "1", rows: 1-5}\n  b: {columns: 1-2, rows: 5-6}\n', "areas-overlap"),
        ("  a: {at: [300mm, 0mm, 60mm, 5mm]}\n", "area-outside"),
        ('  a: {columns: "1", rows: 1-2, content: answers.bad}\n', "missing-content"),
        ('  a: {columns: "1", rows: 1-2, continues: z}\n', "unknown-area"),
        (
            """\
  a: {columns: "1", rows: 1-2, flow: [{text: closing}]}
  b: {columns: "2", rows: 1-2, continues: a}
  c: {columns: "3", rows: 1-2, continues: a}
""",
            "thread-forks",
        ),
        (
            """\
  a: {columns: "1", rows: 1-2, continues: b}
  b: {columns: "2", rows: 1-2, continues: a}
""",
            "thread-circle",
        ),
    ],
)
def test_a_fault_of_place_is_named(plan_with, areas, code):
    _, said = plan_with(areas)
    assert code in [d.code for d in said]


def test_an_overlap_names_both_places(plan_with):
    _, said = plan_with('  a: {columns: "1", rows: 1-5}\n  b: {columns: 1-2, rows: 5-6}\n')
    (fault,) = [d for d in said if d.code == "areas-overlap"]
    assert fault.span is not None
    assert fault.span.line != fault.related[0].span.line


def test_a_grid_that_leaves_the_type_area_is_an_error(plan_with):
    _, said = plan_with(
        '  a: {columns: "1", rows: 1-2}\n',
        body="columns: 5, measure: 18字, gutter: 24.875pt, rows: 44",
    )
    assert "grid-outside" in [d.code for d in said]


def test_a_thread_runs_through_its_areas_in_reading_order(plan_with):
    plan, said = plan_with(
        '  a: {columns: "2", rows: 1-2, flow: [{text: closing}]}\n'
        '  b: {columns: "1", rows: 5-6, continues: a}\n'
    )
    assert said == []
    assert [(s.area, s.row) for s in plan.threads["a"].slots] == [
        ("a", 1), ("a", 2), ("b", 5), ("b", 6),
    ]  # fmt: skip


def test_text_across_a_fold_is_an_error_and_a_title_is_not(plan_with, tmp_path):
    areas = (
        "  a: {columns: 2-3, rows: 1-2, flow: [{text: closing}]}\n"
        "  b: {at: [100mm, 10mm, 100mm, 10mm], parts: [{text: closing, at: [0mm, 0mm]}]}\n"
    )
    plan_with(areas)
    page = tmp_path / "page.yaml"
    folded = page.read_text(encoding="utf-8") + "page: {fold: [150mm]}\n"
    page.write_text(folded, encoding="utf-8")
    log = Log()
    fonts = catalogue.read(ROOT / "fonts/catalogue.yaml", "catalogue.yaml", log)
    assert fonts is not None
    layout = layouts.read(tmp_path, "page", fonts, log)
    issue = issues.read(QINYUAN, "issue.yaml", Log())
    assert layout is not None
    assert issue is not None
    bind(issue, layout, log)
    assert [(d.code, d.fields["area"]) for d in log.diagnostics] == [("text-over-fold", "a")]


def test_a_thread_runs_through_columns_of_unequal_width(plan_with):
    """变栏: each line is as long as its own column."""
    plan, said = plan_with(
        '  a: {columns: "1", rows: 1-2, flow: [{text: closing}]}\n'
        '  b: {columns: "2", rows: 1-3, continues: a}\n',
        body="columns: 3, measure: 17字, gutter: 20pt, rows: 44, measures: [20字, 14字, 17字]",
    )
    assert said == []
    assert [round(s.measure / plan.grid.em) for s in plan.threads["a"].slots] == [
        20,
        20,
        14,
        14,
        14,
    ]


def test_jump_lines_take_the_last_row_of_one_area_and_the_first_of_the_other(plan_with):
    plan, said = plan_with(
        '  a: {columns: "1", rows: 1-3, flow: [{text: closing}]}\n'
        '  b: {columns: "4", rows: 5-8, continues: a, jump: {foot: 下转第4栏, head: 上接第1栏}}\n'
    )
    assert said == []
    assert [(s.area, s.row) for s in plan.threads["a"].slots] == [
        ("a", 1), ("a", 2), ("b", 6), ("b", 7), ("b", 8),
    ]  # fmt: skip
