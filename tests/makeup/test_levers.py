"""凑版的手段: each gives only where the layout names it, in its order, and as little as will do."""

import pytest

from tests.makeup.counted import FIGURE, ROWS, issue, layout, solid, text
from typeset.makeup import levers
from typeset.makeup.ledger import Decision
from typeset.makeup.ways import Head
from typeset.plan import leading


def decisions(page) -> dict[str, Decision]:
    return {d.area: d for d in page.made.decisions}


def steady(rows: str, columns: str = "1") -> str:
    """An area for the story of that name."""
    place = f'columns: "{columns}", rows: {rows}'
    return f"  steady: {{{place}, content: answers.steady, flow: [{{text: .text}}]}}\n"


def panel(least: int, *, gap: int = 0, optional: bool = True) -> str:
    """An area for its panel, in the rows that the story leaves."""
    own = f"gap: {gap}, least: {least}{', optional: true' * optional}"
    place = 'columns: "1", rows: rest, under: steady'
    return f"  panel: {{{place}, {own}, content: answers.steady.panel}}\n"


# 段 -----------------------------------------------------------------------------------------


def test_without_the_lever_lines_a_paragraph_keeps_its_own_count(counted):
    """Thirteen times ten 字 in eleven rows of thirteen: ten lines full, or lines of twelve."""
    data = issue({"steady": solid(10)})
    kept = counted(layout(steady("5-15"), copyfit="panel"), data)
    assert decisions(kept)["steady"].changed == ()
    assert "underset" in kept.codes
    given = counted(layout(steady("5-15"), copyfit="panel, lines"), data)
    assert decisions(given)["steady"].changed == ((1, 10, 11),)
    assert "underset" not in given.codes


# 12.3 字 a line: thirteen 字 are 12.4 wide at their closest, less 0.12 where each of the twelve
# gaps gives a hundredth; so they stand in a line with tracking, and twelve do without.


def test_tracking_is_taken_only_where_lines_do_not_do(counted):
    data = issue({"steady": solid(10)})
    levers = "panel, lines, tracking"
    with_room = counted(layout(steady("1-11", "2"), copyfit=levers), data)
    assert decisions(with_room)["steady"].tracked == ()
    without = counted(layout(steady("1-10", "2"), copyfit="panel, lines"), data)
    assert without.codes == ["overset"]
    tracked = counted(layout(steady("1-10", "2"), copyfit=levers), data)
    assert decisions(tracked)["steady"].tracked == ((1, -0.01),)
    assert decisions(tracked)["steady"].used == 10


@pytest.mark.parametrize("limit", ["tracking-limit: 0.005字\n", ""])
def test_tracking_stays_within_its_limit_and_off_without_one(counted, limit):
    words = layout(steady("1-10", "2"), copyfit="panel, lines, tracking")
    assert "tracking-limit: 0.01字\n" in words
    words = words.replace("tracking-limit: 0.01字\n", limit)
    assert counted(words, issue({"steady": solid(10)})).codes == ["overset"]


# 图表板 -------------------------------------------------------------------------------------


def test_a_panel_with_the_remaining_rows_needs_the_lever_panel(counted):
    words = layout(steady("5-48") + panel(7), copyfit="lines")
    page = counted(words, issue({"steady": text(20)}, FIGURE))
    assert set(page.codes) == {"lever-unnamed"}


@pytest.mark.parametrize(("lines", "dropped"), [(36, False), (37, True)])
def test_an_optional_chart_goes_before_text_runs_over(counted, lines, dropped):
    """44 rows: seven for the panel, one above it, 36 for lines."""
    words = layout(steady("5-48") + panel(7, gap=1))
    page = counted(words, issue({"steady": text(lines)}, FIGURE))
    assert decisions(page)["steady"].dropped is dropped
    assert page.made.dropped == ("answers.steady.panel",) * dropped
    (told,) = [str(d.fields["field"]) for d in page.said if d.code == "left-out"]
    assert ("answers.steady.panel" in told.split("、")) is dropped
    assert "overset" not in page.codes


def test_panels_side_by_side_go_together_and_every_one_is_named(counted):
    """Two columns of twenty lines; 28 rows are left, one of them above the panels."""
    areas = """\
  steady:
    columns: "1"
    rows: 1-48
    over: true
    balance: true
    flow: [{text: answers.steady.text}, {text: answers.good.text}]
  steady-2: {columns: "2", rows: 1-48, continues: steady}
  panels:
    {columns: 1-2, rows: rest, under: steady, gap: 1, least: LEAST, optional: true,
     content: answers.*.panel}
"""
    words = layout(areas, answers=("steady", "good")).replace("12.3字", "13字")
    data = issue({"steady": text(20), "good": text(20)}, FIGURE)
    kept = counted(words.replace("LEAST", "27"), data)
    assert kept.made.dropped == ()
    page = counted(words.replace("LEAST", "28"), data)
    assert page.made.dropped == ("answers.steady.panel", "answers.good.panel")
    assert "left-out" in page.codes
    (white,) = [d for d in page.said if d.code == "underset"]
    assert white.fields["lines"] == 2 * 28, "the rows under the level columns are white"


def test_a_chart_that_needs_more_rows_than_the_layouts_least_goes_too(counted):
    """Whatever the text's length, an optional panel is drawn whole or left out: never an error."""
    words = layout(steady("5-48") + panel(1))
    fates = []
    for lines in (20, 38, 39, 40, 41, 42, 43):
        page = counted(words, issue({"steady": text(lines)}, FIGURE))
        assert not {"panel-squeezed", "overset"} & set(page.codes)
        fates.append(decisions(page)["steady"].dropped)
    assert fates == sorted(fates), "once it has gone it does not come back"
    assert (fates[0], fates[-1]) == (False, True), "one row is no room for a chart and its title"


def test_a_panel_that_must_stay_and_has_no_room_is_an_error_that_says_its_rows(counted):
    words = layout(steady("5-48") + panel(1, optional=False))
    page = counted(words, issue({"steady": text(43)}, FIGURE))
    (fault,) = [d for d in page.said if d.code == "panel-squeezed"]
    assert fault.fields["rows"] == 1
    assert int(fault.fields["least"]) > 1
    assert "overset" not in page.codes, "the text has room; it is the panel that has none"


# 题 -----------------------------------------------------------------------------------------


def test_a_head_stands_in_its_smaller_design_only_where_the_lever_is_named(counted):
    """Ten rows: three for the head and eight lines do not go, two and eight do."""
    areas = """\
  steady:
    columns: "1"
    rows: 5-14
    content: answers.steady
    flow: [{design: big, small: low, rows: 3, small-rows: 2}, {text: .text}]
designs:
  big: [{words: 大题, at: [0mm, 0mm], name: big}]
  low: [{words: 小题, at: [0mm, 0mm], name: low}]
"""
    named, unnamed = (layout(areas, copyfit=f"panel, lines{more}") for more in (", headline", ""))
    roomy = counted(named, issue({"steady": text(7)}))
    assert "大题" in roomy.words("steady")
    assert "overset" in counted(unnamed, issue({"steady": text(8)})).codes
    page = counted(named, issue({"steady": text(8)}))
    assert "小题" in page.words("steady")
    assert decisions(page)["steady"].small == (1,)


def test_a_smaller_design_must_be_smaller(page_with):
    areas = """
  small:
    at: [229mm, 466mm, 13字, 4行]
    over: true
    flow: [{design: caption, small: caption, rows: 2, small-rows: 2}]
"""
    assert page_with(areas).codes == ["small-rows"]


# 行距 ---------------------------------------------------------------------------------------


LED, NOT_LED = "panel, lines, leading", "panel, lines"


def test_another_leading_gives_every_column_one_row_more_in_the_same_band(counted):
    page = counted(layout(steady("5-48"), copyfit=LED), issue({"steady": text(44)}))
    assert page.plan.grid.rows == ROWS, "not while all fits"
    other = leading.other(page.job.layout, 1)
    assert other is not None
    assert other.body.rows == 49
    assert other.styles["body"].leading == pytest.approx(576 / 49)
    assert other.file.areas["steady"].rows == "5-49"
    assert other.file.areas["head"].rows == "1-4"


def test_leading_brings_in_a_line_that_nothing_else_can(counted):
    """44 rows under the head, 45 lines."""
    data = issue({"steady": text(45)})
    without = counted(layout(steady("5-48"), copyfit=NOT_LED), data)
    (fault,) = [d for d in without.said if d.code == "overset"]
    assert (fault.fields["lines"], fault.fields["characters"]) == (1, 13)
    led = counted(layout(steady("5-48"), copyfit=LED), data)
    assert "overset" not in led.codes
    assert led.plan.grid.rows == 49
    assert led.plan.grid.row == pytest.approx(576 / 49)
    lines = {run.y for run in led.of("answers.steady.text")}
    assert len(lines) == 45


def test_what_even_another_leading_cannot_bring_in_is_said_of_what_is_left_then(counted):
    page = counted(layout(steady("5-48"), copyfit=LED), issue({"steady": text(47)}))
    (fault,) = [d for d in page.said if d.code == "overset"]
    assert (fault.fields["lines"], fault.fields["characters"]) == (2, 26)


@pytest.mark.parametrize(
    ("rows", "spare", "reaches"),
    [
        (47, "0pt", True),  # 564 ÷ 48 = 11.75, a quarter of a point less
        (46, "0pt", False),  # 552 ÷ 47 = 11.745
        (46, "0.3pt", True),  # 552.3 ÷ 47 = 11.751
    ],
)
def test_a_leading_that_would_have_to_give_too_much_is_not_taken(counted, rows, spare, reaches):
    words = layout(steady(f"5-{rows}"), copyfit=LED, spare=spare)
    assert "rows: 48\n" in words
    words = words.replace("rows: 48\n", f"rows: {rows}\n")
    page = counted(words, issue({"steady": text(rows - 4)}))
    other = leading.other(page.job.layout, 1)
    assert (other is not None) is reaches
    if other is not None:
        assert (rows + 1) * other.styles["body"].leading <= rows * 12 + float(spare[:-2]) + 1e-9


@pytest.mark.parametrize("name", ["broadsheet", "picture", "tabloid", "spread"])
def test_every_layout_that_names_the_lever_is_within_its_reach(composed, name):
    """So that no layout promises what its rows cannot give; docs/layouts.md has the sums."""
    job, *_ = composed(name)
    body, file = job.layout.body, job.layout.file
    own = job.layout.styles[body.style].leading
    needed = own - (body.rows * own + float(body.spare)) / (body.rows + 1)
    assert ("leading" in file.copyfit) is (needed <= 0.25)


def test_the_lever_takes_effect_in_the_layout_that_names_it(page_with):
    """四开, with a story that is one line too long for its own rows, whatever they are."""
    for sentences in range(5, 60):
        story = "发展根基愈发坚实。" + "全县发展态势稳中向好、量质并进。" * sentences
        data = {"发展根基愈发坚实。": story}
        kept = page_with(layout="tabloid", data=data, change={", leading]": "]"})
        over = [d for d in kept.said if d.code == "overset"]
        if over:
            break
    assert [d.fields["lines"] for d in over] == [1]
    led = page_with(layout="tabloid", data=data)
    assert "overset" not in led.codes
    own = page_with(layout="tabloid").plan.grid
    assert led.plan.grid.rows == own.rows + 1
    assert own.row - 0.25 <= led.plan.grid.row < own.row


# 次序 ---------------------------------------------------------------------------------------


def test_the_levers_are_added_in_the_order_they_are_named(counted):
    words = layout(steady("5-48"), copyfit="panel, lines, tracking, headline, leading")
    job = counted(words, issue({"steady": text(44)})).job
    stages = levers.stages(job.layout.file)
    assert [(s.lines, len(s.trackings) > 1, s.headline) for s in stages] == [
        (True, False, False), (True, True, False), (True, True, True),
    ]  # fmt: skip


def test_a_held_head_has_no_smaller_design():
    head = Head(3, 0, 2, 3, 0, 2)
    held = levers.held(head, levers.Levers())
    assert isinstance(held, Head)
    assert (held.small_rows, held.most_before) == (0, 0)


def test_a_row_left_white_is_not_cured_by_a_panel_without_its_rows(counted):
    """The panel needs the six rows that 38 lines leave of 44; a row fewer is one too few."""
    words = layout(
        steady("5-48") + panel(3, optional=False)
        + steady("1-48", "2").replace("steady", "advance"),
        copyfit="panel, leading", answers=("steady", "advance"),
    ).replace("leading-limit: 0.25pt", "leading-limit: 0.3pt")  # fmt: skip
    data = issue({"steady": text(38)}, *[FIGURE] * 3)
    data += issue({"advance": text(43)}).partition("answers:\n")[2]
    page = counted(words, data)
    assert page.codes == ["underset", "left-out"]
    assert page.plan.grid.rows == ROWS
    assert leading.other(page.job.layout, -1) is not None, "the lever does reach so far"


def test_a_panel_that_wants_more_rows_than_its_column_has_is_squeezed(counted):
    """44 rows, 30 lines: fourteen are left, and 43 with one above them are wanted."""
    data = issue({"steady": text(30)}, FIGURE)
    page = counted(layout(steady("5-48") + panel(43, gap=1, optional=False)), data)
    (fault,) = [d for d in page.said if d.severity == "error"]
    assert (fault.code, fault.fields["rows"], fault.fields["least"]) == ("panel-squeezed", 13, 43)
    assert [r.key for r in fault.related] == ["area-here"]
