"""文流: what runs through an area, where its lines come to stand, and where it runs over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.galley.setting import open_tofu
from tests.makeup.hands import Copy, copy, part, placed, runs, text, tools, words
from tests.plan.pages import AT, ROW, area
from typeset.geometry import Rect
from typeset.layout.model import Flow
from typeset.makeup import flow
from typeset.makeup.copyfit import Fits, Overset, Placed
from typeset.makeup.flow import Poured
from typeset.makeup.ways import Head, Prose, Way
from typeset.plan.model import LineSlot
from typeset.units import Length

if TYPE_CHECKING:
    from typeset.fonts.catalogue import FontBook
    from typeset.layout.model import Area
    from typeset.makeup.ways import Item
    from typeset.plan.model import Placement

COLUMN = Rect(100, 300, 80, 300)


@pytest.fixture(scope="module")
def fonts(tmp_path_factory: pytest.TempPathFactory) -> FontBook:
    return open_tofu(tmp_path_factory.mktemp("fonts"))


def entry(**given: Any) -> Flow:
    return Flow(span=AT, **given)


def column(of: Area) -> Placement:
    return placed(of, COLUMN, "story")


def flowing(*entries: Flow, **own: Any) -> Placement:
    return column(area(columns="1", rows="1-20", flow=list(entries), **own))


def slots(*rows: int) -> tuple[LineSlot, ...]:
    return tuple(LineSlot("story", row, 0.0, (row - 1) * ROW, 80.0) for row in rows)


def way(*ends: int) -> Way:
    from typeset.galley.breaking import Breaks

    return Way(Breaks(ends, 1.0, 0.0), 0.0)


def said(item: Item) -> str:
    assert isinstance(item, Prose)
    return "".join(item.paragraph.text)


def test_every_paragraph_of_every_text_is_an_item_in_order(fonts: FontBook) -> None:
    issue = copy("第一段\n第二段", ["又一篇"])
    home = flowing(entry(text="kicker"), entry(text="headline[0]"))
    found = flow.items_of(home, tools(fonts, issue))
    assert [said(item) for item in found] == ["第一段", "第二段", "又一篇"]


def test_rows_before_a_text_stand_above_its_first_paragraph_only(fonts: FontBook) -> None:
    home = flowing(entry(text="kicker", before=2, most_before=4))
    first, second = flow.items_of(home, tools(fonts, copy("第一段\n第二段")))
    assert isinstance(first, Prose)
    assert isinstance(second, Prose)
    assert (first.before, first.most_before) == (2, 4)
    assert (second.before, second.most_before) == (0, 0)


def test_a_design_is_a_head_whose_rows_are_not_opened_unless_it_says_so(fonts: FontBook) -> None:
    home = flowing(
        entry(design="head", rows=3, before=1),
        entry(text="kicker"),
        entry(design="head", rows=3, before=1, most_before=2, keep=5, small="low", small_rows=2),
    )
    first, _, third = flow.items_of(home, tools(fonts))
    assert first == Head(rows=3, before=1, most_before=1, keep=3, flow=0, small_rows=0)
    assert third == Head(rows=3, before=1, most_before=2, keep=5, flow=2, small_rows=2)


def test_a_field_that_is_empty_is_no_item(fonts: FontBook) -> None:
    assert flow.items_of(flowing(entry(text="empty")), tools(fonts)) == []


def test_a_story_that_is_nudged_is_set_in_that_size(fonts: FontBook) -> None:
    from typeset.issue.model import Nudge

    issue = Copy(AT, text("山水"), nudge={"story": Nudge(span=AT, size=Length(12))})
    (item,) = flow.items_of(flowing(entry(text="kicker")), tools(fonts, issue))
    assert isinstance(item, Prose)
    assert item.paragraph.width == pytest.approx([12, 12])


def test_lines_stand_in_the_slots_they_were_given(fonts: FontBook) -> None:
    """Rows 1, 2 and 5: the top of the column is 600, a baseline 8.8 under the top of its row."""
    home = flowing(entry(text="kicker"))
    hands = tools(fonts, copy("山水林田湖草沙" * 3), placements=[home])
    items = flow.items_of(home, hands)
    poured = Poured(Fits((Placed(0, 3, way(8, 16, 21)),), 3, 0.0, 3), slots(1, 2, 5))
    (frame,) = flow.set_frames(home, items, poured, hands)
    assert frame.role == "P"
    found = runs(frame.ops)
    assert [run.y for run in found] == pytest.approx([600 - 8.8, 585 - 8.8, 540 - 8.8])
    assert [len(run.glyphs) for run in found] == [8, 8, 5]
    assert {run.x for run in found} == {100}


def test_a_line_beside_a_picture_begins_where_its_slot_does(fonts: FontBook) -> None:
    home = flowing(entry(text="kicker"))
    hands = tools(fonts, copy("山水林田"), placements=[home])
    beside = (LineSlot("story", 1, 30.0, 0.0, 50.0),)
    poured = Poured(Fits((Placed(0, 1, way(4)),), 1, 0.0, 1), beside)
    (frame,) = flow.set_frames(home, flow.items_of(home, hands), poured, hands)
    assert [run.x for run in runs(frame.ops)] == [130]


def test_upright_lines_stand_from_right_to_left(fonts: FontBook) -> None:
    """The middle of the first is half a 字 from the right edge, each further a row to the left."""
    home = flowing(entry(text="kicker"), vertical=True)
    hands = tools(fonts, copy("山水林田湖草沙人"), placements=[home])
    poured = Poured(Fits((Placed(0, 2, way(4, 8)),), 2, 0.0, 2), slots(1, 2))
    (frame,) = flow.set_frames(home, flow.items_of(home, hands), poured, hands)
    assert [run.x for run in runs(frame.ops)] == pytest.approx([175, 160])
    assert {run.y for run in runs(frame.ops)} == {600}


@pytest.mark.parametrize(("rows", "shown"), [(3, "大题"), (2, "小题")])
def test_a_head_is_set_in_the_design_of_the_rows_it_takes(
    fonts: FontBook, rows: int, shown: str
) -> None:
    """Its box is whole rows: from row 4 on, 45 points under the column's top."""
    home = flowing(entry(design="high", small="low", rows=3, small_rows=2))
    corner = [Length(0), Length(0)]
    designs = {
        "high": [part(words="大题", at=corner)],
        "low": [part(words="小题", at=corner)],
    }
    hands = tools(fonts, placements=[home], designs=designs)
    taken = slots(*range(4, 4 + rows))
    poured = Poured(Fits((Placed(0, rows, None),), rows, 0.0, rows), taken)
    (frame,) = flow.set_frames(home, flow.items_of(home, hands), poured, hands)
    assert frame.box == Rect(100, 600 - 45 - rows * ROW, 80, rows * ROW)
    assert [line for piece in frame.parts for line in words(piece.ops)] == [shown]


def test_what_runs_over_is_said_from_the_first_zi_that_has_no_line(fonts: FontBook) -> None:
    """The second paragraph from its ninth 字 on; a head among the items is no paragraph."""
    home = flowing(entry(design="head", rows=2), entry(text="kicker"))
    issue = copy("山水林田\n" + "沁" * 20)
    hands = tools(fonts, issue, placements=[home])
    items = flow.items_of(home, hands)
    flow.report_overset(Overset(2, 12, item=2, box=8), home, items, hands, [], 3)
    (fault,) = hands.log.diagnostics
    assert fault.code == "overset"
    assert fault.span == issue.kicker.at(5 + 8)
    assert fault.fields == {
        "area": "story", "lines": 2, "characters": 12, "paragraph": 2, "paragraphs": 2,
    }  # fmt: skip
    assert [(r.key, r.fields["lines"]) for r in fault.related] == [("thread-ends", 3)]


def test_a_head_without_room_is_said_at_the_text_under_it(fonts: FontBook) -> None:
    home = flowing(entry(text="headline[0]"), entry(design="head", rows=2), entry(text="kicker"))
    issue = copy("山水林田")
    hands = tools(fonts, issue, placements=[home])
    items = flow.items_of(home, hands)
    flow.report_overset(Overset(3, 4, item=1, box=0), home, items, hands, [], 3)
    (fault,) = hands.log.diagnostics
    assert fault.span == issue.kicker.at(0)
    assert fault.fields["paragraph"] == 2


def test_heads_do_not_count_among_paragraphs() -> None:
    head = Head(rows=2, before=0, most_before=0, keep=2, flow=0)
    one = Prose(None)  # type: ignore[arg-type]  # its words do not matter
    items: list[Item] = [head, one, one, head, one]
    assert [flow.paragraph_number(items, n) for n in range(5)] == [1, 1, 2, 3, 3]
