"""What every block is set with: lines at their natural width, stacks of lines, alignment."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.galley.setting import open_tofu
from tests.makeup.hands import BOX, codes, copy, placed, runs, text, tools
from typeset.diagnostics import Problems
from typeset.galley.lines import SetLine
from typeset.geometry import WritingMode
from typeset.makeup.tools import aligned, overset, paragraph_lines, stack

if TYPE_CHECKING:
    from typeset.fonts.catalogue import FontBook
    from typeset.makeup.tools import Tools


@pytest.fixture(scope="module")
def fonts(tmp_path_factory: pytest.TempPathFactory) -> FontBook:
    return open_tofu(tmp_path_factory.mktemp("fonts"))


def lines(hands: Tools, count: int, **changes: object) -> list[SetLine]:
    """So many lines of five 字."""
    copy_ = text("山水林田湖" * count)
    return paragraph_lines(hands, copy_, hands.style("body", **changes), 50)


def test_words_on_one_line_stand_at_their_natural_width(fonts: FontBook) -> None:
    """Whatever the style says of indents and of setting to the measure's end."""
    hands = tools(fonts)
    style = hands.style("body", indent=2.0, align="center")
    line = hands.line(text("山水林"), style)
    assert line is not None
    assert line.width == pytest.approx(30)
    assert line.runs[0].place == pytest.approx((0, 10, 20))
    assert line.source == "kicker"


def test_words_of_the_layout_come_from_no_field(fonts: FontBook) -> None:
    hands = tools(fonts)
    line = hands.words("责编", hands.style("body"))
    assert line is not None
    assert line.source == ""


def test_nothing_is_no_line(fonts: FontBook) -> None:
    hands = tools(fonts)
    assert hands.line(text(" "), hands.style("body")) is None


def test_a_style_is_changed_for_one_use_only(fonts: FontBook) -> None:
    hands = tools(fonts)
    assert hands.style("body", size=30.0).size == 30
    assert hands.style("body").size == 10


def test_a_style_or_swatch_that_the_layout_has_not_is_its_fault(fonts: FontBook) -> None:
    with pytest.raises(Problems) as found:
        tools(fonts).style("bodie")
    assert [(d.code, d.fields["name"]) for d in found.value.diagnostics] == [
        ("unknown-style", "bodie")
    ]


def test_a_path_of_the_issue_leads_to_its_field(fonts: FontBook) -> None:
    issue = copy("东风起")
    hands = tools(fonts, issue)
    assert hands.field("kicker", placed()) is issue.kicker
    assert hands.field("headline[1]", placed()) is issue.headline[1]
    assert hands.field("headline", placed()) is None, "a list of texts is no text"
    assert codes(hands) == []


@pytest.mark.parametrize("path", ["kick", "headline[9]", "kicker.more", "headline[x]"])
def test_a_path_that_leads_nowhere_is_said_with_its_area(fonts: FontBook, path: str) -> None:
    hands = tools(fonts)
    assert hands.content(path, placed()) is None
    (fault,) = hands.log.diagnostics
    assert (fault.code, fault.fields) == ("missing-content", {"area": "title", "content": path})


def test_a_text_is_broken_at_its_measure_paragraph_by_paragraph(fonts: FontBook) -> None:
    hands = tools(fonts)
    found = paragraph_lines(hands, text("山水林田湖草沙\n沁源"), hands.style("body"), 40)
    shown = ["".join(c for run in line.runs for c in run.text) for line in found]
    assert shown == ["山水林田", "湖草沙", "沁源"]


def test_what_is_wrong_with_a_line_is_said(fonts: FontBook) -> None:
    hands = tools(fonts)
    paragraph_lines(hands, text("abcdefghijklmnop"), hands.style("body"), 40)
    assert codes(hands) == ["line-unsettable"]


def shown(found: list[SetLine]) -> list[str]:
    return ["".join("".join(run.text) for run in line.runs) for line in found]


def test_a_name_of_the_page_is_kept_on_one_line_where_it_can_be(fonts: FontBook) -> None:
    """Ten 字 a line, ragged: the tenth is the name's first."""
    hands = msgspec.structs.replace(tools(fonts), names=("太岳",))
    copy_, style = text("山水林田湖草民沁源太岳山水林田"), hands.style("body", align="left")
    apart = shown(paragraph_lines(tools(fonts), copy_, style, 100))
    assert (apart[0][-1], apart[1][0]) == ("太", "岳"), "or there is nothing to keep"
    assert shown(paragraph_lines(hands, copy_, style, 100))[1].startswith("太岳")


def test_a_name_that_has_no_room_on_one_line_is_parted(fonts: FontBook) -> None:
    """It is dear, not forbidden: twelve 字 on lines of five."""
    name = "山水林田湖草人民沁源太岳"
    hands = msgspec.structs.replace(tools(fonts), names=(name,))
    found = shown(paragraph_lines(hands, text(name), hands.style("body"), 50))
    assert [len(line) for line in found] == [5, 5, 2]
    assert codes(hands) == []


@pytest.mark.parametrize(
    ("valign", "first"),
    # The box reaches from 500 to 560; three lines of 10 on 15 are 40 high, their baseline 8.8
    # under their tops.
    [("top", 560 - 8.8), ("middle", 550 - 8.8), ("bottom", 540 - 8.8)],
)
def test_lines_are_stacked_where_they_are_aligned(
    fonts: FontBook, valign: str, first: float
) -> None:
    hands = tools(fonts)
    found = runs(stack(lines(hands, 3), BOX, hands.style("body"), valign=valign))
    assert [run.y for run in found] == pytest.approx([first, first - 15, first - 30])
    assert {run.x for run in found} == {100}


def test_upright_lines_run_from_the_right_in_the_middle_of_their_box(fonts: FontBook) -> None:
    """Three lines are 40 points across in a box of 200: 80 of white to either side."""
    hands = tools(fonts)
    set_ = lines(hands, 3, mode=WritingMode.VERTICAL)
    found = runs(stack(set_, BOX, hands.style("body", mode=WritingMode.VERTICAL)))
    assert [run.x for run in found] == pytest.approx([300 - 80 - 5, 200, 185])
    assert {run.y for run in found} == {560}


def test_no_lines_make_no_marks(fonts: FontBook) -> None:
    hands = tools(fonts)
    assert stack([], BOX, hands.style("body"), valign="middle") == []


@given(width=st.floats(0, 100), room=st.floats(0, 100))
def test_alignment_shares_out_the_white(width: float, room: float) -> None:
    """Left and justified all of it at the end, centered half, right none."""
    white = room - width
    assert aligned(width, room, "left") == aligned(width, room, "justify") == 0
    assert aligned(width, room, "right") == white
    assert aligned(width, room, "center") == pytest.approx(white / 2)


def test_what_does_not_fit_is_said_with_both_places(fonts: FontBook) -> None:
    hands = tools(fonts)
    at = placed().area.span
    overset(hands, text("山水"), "title", at, over=3.5)
    (fault,) = hands.log.diagnostics
    assert (fault.code, fault.fields) == ("block-overset", {"area": "title", "over": 3.5})
    assert fault.span == text("山水").span
    assert [(r.key, r.span) for r in fault.related] == [("area-here", at)]
