"""凑版的手段: each gives only where the layout names it, in its order, and as little as will do."""

import pytest

from typeset.makeup import fitting
from typeset.makeup.ways import Head
from typeset.plan import leading


def decisions(page) -> dict[str, fitting.Decision]:
    return {d.area: d for d in page.made.decisions}


def spend(sentences: int) -> dict[str, str]:
    """The 稳 story of 沁源, longer by some sentences of 16 字."""
    more = "全县发展态势稳中向好、量质并进。" * sentences
    return {"发展根基愈发坚实。": f"发展根基愈发坚实。{more}"}


def test_without_the_lever_lines_every_paragraph_keeps_its_own_count(page_with):
    change = {"copyfit: [panel, lines, tracking]": "copyfit: [panel]"}
    page = page_with(layout="spread", change=change)
    assert [d.changed for d in page.made.decisions] == [()] * 5
    assert [d.tracked for d in page.made.decisions] == [()] * 5
    named = page_with(layout="spread")
    assert any(d.changed for d in named.made.decisions)


def test_a_panel_with_the_remaining_rows_needs_the_lever_panel(page_with):
    change = {"copyfit: [panel, lines, tracking, leading]": "copyfit: [lines]"}
    assert set(page_with(layout="tabloid", change=change).codes) == {"lever-unnamed"}


def test_tracking_is_taken_only_where_lines_do_not_do(page_with):
    page = page_with(layout="picture")
    (decision,) = page.made.decisions
    assert decision.changed
    assert decision.tracked == ()


@pytest.mark.parametrize(
    ("change", "takes"), [({}, True), ({"tracking-limit: 0.01字\n": ""}, False)]
)
def test_tracking_stays_within_its_limit_and_off_without_one(page_with, change, takes):
    page = page_with(layout="spread", source="samples/2025-02-27-yili", change=change)
    tracked = [t for decision in page.made.decisions for _, t in decision.tracked]
    assert bool(tracked) == takes
    assert all(abs(tracking) <= 0.01 for tracking in tracked)


def test_an_optional_chart_goes_before_text_runs_over(page_with):
    page = page_with(layout="tabloid", data=spend(13))
    decision = decisions(page)["steady"]
    assert decision.dropped
    assert page.made.dropped == ("answers.steady.panel",)
    assert "left-out" in page.codes


def test_panels_side_by_side_go_together_and_every_one_is_named(page_with):
    change = {"gap: 1, least: 13, content": "gap: 1, least: 30, optional: true, content"}
    page = page_with(layout="picture", change=change)
    assert page.made.dropped == tuple(
        f"answers.{name}.panel" for name in ("steady", "advance", "fresh", "solid", "good")
    )
    assert "left-out" in page.codes
    assert "underset" in page.codes, "the rows under the level columns are white"


def test_a_chart_that_needs_more_rows_than_the_layouts_least_goes_too(page_with):
    """Whatever the text's length, an optional panel is drawn whole or left out: never an error."""
    fates = set()
    for sentences in range(8, 16):
        page = page_with(layout="tabloid", data=spend(sentences))
        assert not {"panel-squeezed", "overset"} & set(page.codes)
        fates.add(decisions(page)["steady"].dropped)
    assert fates == {True, False}


def test_a_panel_that_must_stay_and_has_no_room_is_an_error_that_says_its_rows(page_with):
    own = "least: 7, optional: true, content: answers.steady"
    change = {own: "least: 1, content: answers.steady"}
    page = page_with(layout="tabloid", data=spend(12), change=change)
    (fault,) = [d for d in page.said if d.code == "panel-squeezed"]
    assert int(fault.fields["rows"]) < int(fault.fields["least"])
    assert "overset" not in page.codes, "the text has room; it is the panel that has none"


def test_a_head_stands_in_its_smaller_design_only_where_the_lever_is_named(page_with):
    """Ten rows: three for the head and eight lines do not go, two and eight do."""
    areas = """
  small:
    at: [229mm, 466mm, 13字, 4行]
    over: true
    flow:
      - {design: big-head, small: low-head, rows: 3, small-rows: 2}
      - {text: county.label}
"""
    designs = """\
designs:
  big-head: [{words: 大题, at: [0mm, 0mm], style: claim, name: big}]
  low-head: [{words: 小题, at: [0mm, 0mm], style: intro, name: low}]
"""
    named = {"designs:\n": f"copyfit: [panel, lines, headline]\n{designs}"}
    kept = page_with(areas, change={"designs:\n": designs})
    assert "大题" in kept.words("small")
    crowded = areas.replace("4行", "3行")
    assert page_with(crowded, change={"designs:\n": designs}).codes == ["overset"]
    page = page_with(crowded, change=named)
    assert "小题" in page.words("small")
    assert decisions(page)["small"].small == (1,)


def test_a_smaller_design_must_be_smaller(page_with):
    areas = """
  small:
    at: [229mm, 466mm, 13字, 4行]
    over: true
    flow: [{design: caption, small: caption, rows: 2, small-rows: 2}]
"""
    assert page_with(areas).codes == ["small-rows"]


NO_LEADING = {"tracking, leading]": "tracking]"}


def test_another_leading_gives_every_column_one_row_more_in_the_same_band(page_with):
    page = page_with(layout="tabloid")
    assert page.plan.grid.rows == 48, "not while all fits"
    layout = page.job.layout
    other = leading.other(layout, 1)
    assert other is not None
    assert other.body.rows == 49
    own, given = layout.styles["body"].leading, other.styles["body"].leading
    assert own - 0.25 <= given < own
    assert 49 * given <= 48 * own + float(layout.body.spare) + 1e-9
    assert other.file.areas["good"].rows == "5-49"
    assert other.file.areas["good-head"].rows == "1-4"


def test_leading_brings_in_a_line_that_nothing_else_can(page_with):
    """One line over without the lever; with it all columns have 49 rows, and nothing is lost."""
    lines = 0
    for sentences in range(9, 22):
        page = page_with(layout="tabloid", data=spend(sentences), change=NO_LEADING)
        lines = next((int(d.fields["lines"]) for d in page.said if d.code == "overset"), 0)
        if lines:
            break
    assert lines == 1, "the first story that is too long is so by one line"
    led = page_with(layout="tabloid", data=spend(sentences))
    assert "overset" not in led.codes
    assert led.plan.grid.rows == 49


def test_what_even_another_leading_cannot_bring_in_is_said_of_the_layouts_own_rows(page_with):
    page = page_with(layout="tabloid", data=spend(25))
    (fault,) = [d for d in page.said if d.code == "overset"]
    assert int(fault.fields["lines"]) > 1


def test_a_leading_that_would_have_to_give_too_much_is_not_taken(page_with):
    page = page_with(layout="tabloid", change={"  spare: 0.4mm\n": ""})
    assert leading.other(page.job.layout, 1) is None, "13 pt × 48 ÷ 49 is 0.27 pt less"


@pytest.mark.parametrize("layout", ["broadsheet", "picture", "spread"])
def test_a_quarter_of_a_point_is_no_row_in_the_larger_layouts(composed, layout):
    """What docs/layouts.md says: rows × 0.25 pt is less than a row."""
    job, *_ = composed(layout)
    body = job.layout.body
    assert body.rows * 0.25 < job.layout.styles[body.style].leading


def test_the_levers_are_added_in_the_order_they_are_named(page_with):
    job = page_with(layout="tabloid").job
    stages = fitting.stages(job.layout.file)
    assert [(s.lines, len(s.trackings) > 1, s.headline) for s in stages] == [
        (True, False, False), (True, True, False),
    ]  # fmt: skip


def test_a_held_head_has_no_smaller_design():
    head = Head(3, 0, 2, 3, 0, 2)
    held = fitting.held(head, fitting.Levers())
    assert isinstance(held, Head)
    assert (held.small_rows, held.most_before) == (0, 0)
