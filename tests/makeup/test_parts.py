"""部件: each thing of a design stands where the layout says, counted from its area's upper left."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
import pytest

from tests.galley.setting import open_tofu
from tests.makeup.hands import BOX, GREEN, Copy, codes, copy, part, placed, runs, tools, words
from tests.plan.pages import AT
from typeset.color.cmyk import BLACK
from typeset.display import flatten
from typeset.display.cover import extent
from typeset.display.ops import Fill, Op, Stroke
from typeset.geometry import Rect
from typeset.issue.model import Nudge
from typeset.makeup.design import set_design
from typeset.makeup.parts import set_part
from typeset.units import Em, Length, Rows

if TYPE_CHECKING:
    from typeset.display.flatten import DisplayList
    from typeset.fonts.catalogue import FontBook
    from typeset.layout.model import Part
    from typeset.makeup.tools import Tools

HERE = [Length(0), Length(0)]
BASE = 8.8  # points from the top of a line of 10 to its baseline
TOP = BOX.top
BAR = 1.8 * 72 / 25.4  # the broadsheet's, beside the red lead
SIZE, LEADING = 15.5, 22.5
LEAD = "站在全市两会召开的时间节点，向人民报告这一年来的奋斗历程和喜人成绩。沁源答卷，精彩万千。"


@pytest.fixture(scope="module")
def fonts(tmp_path_factory: pytest.TempPathFactory) -> FontBook:
    return open_tofu(tmp_path_factory.mktemp("fonts"))


def marks(hands: Tools, of: Part) -> tuple[Op, ...]:
    frame = set_part(of, placed(), hands)
    assert frame is not None
    return frame.ops


def made(fonts: FontBook, issue: Copy | None = None, **given: Any) -> tuple[tuple[Op, ...], Tools]:
    """The marks of a part, and the hands that set it."""
    hands = tools(fonts, issue)
    return marks(hands, part(**given)), hands


def test_a_rule_runs_from_place_to_place(fonts: FontBook) -> None:
    """From 2 字 right and 1 row down, 50 to the right."""
    rule = [Em(2), Rows(1), Length(70), Rows(1)]
    ops, _ = made(fonts, rule=rule, color="green", width=Length(0.75))
    assert ops == (Stroke((("M", 120, TOP - 15), ("L", 170, TOP - 15)), GREEN, 0.75),)


def test_a_box_is_filled_and_has_an_outline_only_where_one_is_asked_for(fonts: FontBook) -> None:
    box = [Length(10), Length(5), Length(50), Length(20)]
    path = (
        ("M", 110, 535), ("L", 160, 535), ("L", 160, 555), ("L", 110, 555), ("Z",),
    )  # fmt: skip
    assert made(fonts, box=box, color="green")[0] == (Fill(path, GREEN),)
    ops, _ = made(fonts, box=box, color="green", stroke="black", width=Length(2))
    assert ops == (Fill(path, GREEN), Stroke(path, BLACK, 2))


def test_a_box_without_a_size_reaches_to_its_areas_far_corner(fonts: FontBook) -> None:
    hands = tools(fonts)
    frame = set_part(part(box=[Length(10), Length(5)]), placed(), hands)
    assert frame is not None
    assert frame.box == Rect(110, 500, 190, 55)


def test_rules_and_boxes_are_no_content_for_a_reader(fonts: FontBook) -> None:
    hands = tools(fonts)
    for of in (part(rule=[*HERE, *HERE]), part(box=HERE)):
        frame = set_part(of, placed(), hands)
        assert frame is not None
        assert frame.role == "Artifact"


@pytest.mark.parametrize(("align", "x"), [("left", 100), ("center", 180), ("right", 260)])
def test_a_line_is_aligned_in_the_width_it_has(fonts: FontBook, align: str, x: float) -> None:
    """Four 字 of 10 in 200 points."""
    ops, hands = made(fonts, at=HERE, text="kicker", align=align)
    (run,) = runs(ops)
    assert (run.x, run.y) == pytest.approx((x, TOP - BASE))
    assert (run.source, codes(hands)) == ("kicker", [])


@pytest.mark.parametrize(("valign", "top"), [("top", 560), ("middle", 535), ("bottom", 510)])
def test_a_line_stands_at_the_top_the_middle_or_the_foot(
    fonts: FontBook, valign: str, top: float
) -> None:
    """10 points of type in 60: none, half or all of the other 50 above."""
    (run,) = runs(made(fonts, at=HERE, text="kicker", valign=valign)[0])
    assert run.y == pytest.approx(top - BASE)


def test_lengths_in_zi_are_of_the_parts_own_type(fonts: FontBook) -> None:
    """Of a style of 20 points 1 字 is 20; a row is the body's 15 whatever the style."""
    (run,) = runs(made(fonts, at=[Em(1), Rows(1)], text="kicker", style="head", align="left")[0])
    assert (run.x, run.y) == pytest.approx((120, TOP - 15 - 2 * BASE))


def test_fields_on_one_line_stand_apart_by_their_join(fonts: FontBook) -> None:
    """Of 20 and 40 points with 2 字 between, and a space, so that copied words stay apart."""
    ops, _ = made(fonts, at=HERE, text="headline", style="left", join=Em(2))
    assert words(ops) == ["山河", "新貌一新"]
    assert [run.x for run in runs(ops)] == pytest.approx([100, 140])
    spoken = "".join("".join(op.text) for op in ops if hasattr(op, "text"))
    assert spoken == "山河 新貌一新"


def test_fields_on_lines_of_their_own_are_each_moved_in_a_step_further(fonts: FontBook) -> None:
    """错落: the second line 30 to the right and 15 down."""
    ops, _ = made(fonts, at=HERE, text="headline", style="left", lines=True, step=Length(30))
    assert [run.x for run in runs(ops)] == pytest.approx([100, 130])
    assert [run.y for run in runs(ops)] == pytest.approx([TOP - BASE, TOP - BASE - 15])


def test_upright_fields_run_down_from_the_top_in_the_middle(fonts: FontBook) -> None:
    """The second 20 and a join of 5 under the first."""
    at = [*HERE, Length(30), Length(100)]
    ops, _ = made(fonts, at=at, text="headline", style="left", vertical=True, join=Length(5))
    assert {run.x for run in runs(ops)} == {115}
    assert [run.y for run in runs(ops)] == pytest.approx([TOP, TOP - 25])


def test_a_text_in_a_box_runs_over_several_lines(fonts: FontBook) -> None:
    at = [*HERE, Length(30), Length(60)]
    ops, hands = made(fonts, copy("山水林田湖草沙人民"), at=at, text="kicker")
    assert words(ops) == ["山水林", "田湖草", "沙人民"]
    assert codes(hands) == []


@pytest.mark.parametrize(
    ("first", "down"),
    [
        ("山水林", 10 + 4),  # one line of 10, and 4 of white
        ("山水林田湖草", 25 + 4),  # a second line, 15 down
        ("山水林田湖草沙人民", 30),  # a third would push it lower than its own place
    ],
)
def test_a_text_comes_after_the_one_before_it_where_that_is_short(
    fonts: FontBook, first: str, down: float
) -> None:
    above = part(at=[*HERE, Length(30), Length(40)], text="kicker")
    below = part(at=[HERE[0], Length(30), Length(200), Length(30)], text="headline[0]",
                 after=Length(4))  # fmt: skip
    hands = tools(fonts, copy(first))
    *_, frame = set_design([above, below], placed(), hands)
    (run,) = runs(frame.ops)
    assert run.y == pytest.approx(TOP - down - BASE)
    alone = set_part(below, placed(), hands)
    assert alone is not None
    assert runs(alone.ops)[0].y == pytest.approx(TOP - 30 - BASE)


def test_a_nudge_of_a_text_moves_none_that_comes_after_it(fonts: FontBook) -> None:
    moved = msgspec.structs.replace(
        copy("山水林"), nudge={"title.kicker": Nudge(span=AT, dy=Length(5))}
    )
    above = part(at=[*HERE, Length(30), Length(40)], text="kicker")
    below = part(at=[HERE[0], Length(30), Length(200), Length(30)], text="headline[0]",
                 after=Length(4))  # fmt: skip
    first, second = set_design([above, below], placed(), tools(fonts, moved))
    assert runs(first.ops)[0].y == pytest.approx(TOP - 5 - BASE)
    assert runs(second.ops)[0].y == pytest.approx(TOP - 14 - BASE)


def test_a_label_and_the_words_of_the_layout_stand_before_the_field(fonts: FontBook) -> None:
    ops, _ = made(fonts, at=HERE, text="kicker", label="责编：", style="left")
    assert words(ops) == ["责编：", "山河新貌"]
    assert [run.source for run in runs(ops)] == ["", "kicker"]
    assert [run.x for run in runs(ops)][1] == pytest.approx(100 + 25), "the colon ends at its ink"


def test_an_empty_field_is_no_frame_unless_something_stands_for_it(fonts: FontBook) -> None:
    hands = tools(fonts)
    assert set_part(part(at=HERE, text="empty"), placed(), hands) is None
    assert set_part(part(at=HERE, text="none"), placed(), hands) is None
    assert words(marks(hands, part(at=HERE, text="empty", blank="一一一"))) == ["一一一"]
    assert codes(hands) == []


@pytest.mark.parametrize(
    ("given", "over"),
    [
        ({"text": "kicker", "style": "head"}, 10),  # 4 × 20 in 70
        ({"text": "headline", "join": Em(2)}, 10),  # 20 + 20 + 40
        ({"text": "headline", "lines": True, "step": Length(50)}, 20),  # 40 in 70 − 50
    ],
)
def test_a_line_that_is_too_wide_is_said_by_how_many_points(
    fonts: FontBook, given: dict[str, Any], over: float
) -> None:
    hands = tools(fonts)
    narrow = placed(box=Rect(100, 500, 70, 60))
    set_part(part(at=HERE, **given), narrow, hands)
    assert [(d.code, d.fields["over"]) for d in hands.log.diagnostics] == [("block-overset", over)]


@pytest.mark.parametrize(("height", "over"), [(40, 0), (39, 0), (37, 1), (25, 1), (24, 2), (10, 2)])
def test_a_box_that_is_too_low_is_said_by_how_many_lines(
    fonts: FontBook, height: float, over: int
) -> None:
    """Three lines are 40 points high; a fifth of a 字 may hang out at the foot."""
    at = [*HERE, Length(30), Length(height)]
    _, hands = made(fonts, copy("山水林田湖草沙人民"), at=at, text="kicker")
    said = [(d.code, d.fields["over"], d.fields["lines"]) for d in hands.log.diagnostics]
    assert said == ([("block-overset-lines", over, 3)] if over else [])


def test_an_upright_line_must_fit_its_height(fonts: FontBook) -> None:
    hands = tools(fonts, copy("山水林田湖草沙"))
    set_part(part(at=HERE, text="kicker", vertical=True, style="left"), placed(), hands)
    assert [(d.code, d.fields["over"]) for d in hands.log.diagnostics] == [("block-overset", 10)]


def test_what_is_no_text_is_said(fonts: FontBook) -> None:
    hands = tools(fonts)
    set_part(part(at=HERE, text="nudge"), placed(), hands)
    assert codes(hands) == ["not-a-text"]


def test_a_nudged_part_is_moved_and_set_in_the_size_asked_for(fonts: FontBook) -> None:
    """手工挪动: 5 to the right, 10 down, in 20 points instead of 10."""
    nudge = Nudge(span=placed().area.span, dx=Length(5), dy=Length(10), size=Length(20))
    issue = Copy(copy().span, copy().kicker, nudge={"title.kicker": nudge})
    (run,) = runs(made(fonts, issue, at=HERE, text="kicker", style="left")[0])
    assert (run.x, run.y, run.size) == pytest.approx((105, TOP - 10 - 2 * BASE, 20))


def test_a_transform_is_made_before_the_text_is_set(fonts: FontBook) -> None:
    from typeset.source import Text

    hands = msgspec.structs.replace(
        tools(fonts), shown=lambda t: Text(t.value.replace("新", "　"), t.span, t.path)
    )
    assert "".join(words(marks(hands, part(at=HERE, text="kicker")))) == "山河　貌"


def bar_of(display: DisplayList) -> Rect:
    """The one fill of the bar's width; its foot and its head."""
    fills = [op for group in display.groups for op in group.ops if isinstance(op, Fill)]
    bars = [box for fill in fills if (box := extent(fill.path)).width == pytest.approx(BAR)]
    (bar,) = bars
    return bar


@pytest.mark.parametrize(("lead", "lines"), [("两行的导语" * 5, 2), ("三行的导语" * 8, 3)])
def test_a_bar_is_as_high_as_the_lines_beside_it(page_with: Any, lead: str, lines: int) -> None:
    page = page_with(data={LEAD: lead})
    bar = bar_of(flatten.flatten(page.made.page))
    found = page.of("lead[0]")
    assert len({run.y for run in found}) == lines
    assert bar.height == pytest.approx((lines - 1) * LEADING + SIZE)
    assert bar.y < min(run.y for run in found) < max(run.y for run in found) < bar.top
