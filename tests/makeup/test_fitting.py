"""凑版: rows, line counts and levers of one thread, on columns of 8 字 that are counted by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.galley.setting import EM, Setting, open_tofu
from tests.makeup.hands import placed, tools
from tests.plan.pages import ROW, area, layout
from typeset.galley import breaking
from typeset.makeup import fitting, levers
from typeset.makeup.copyfit import Overset
from typeset.makeup.ledger import Decision
from typeset.makeup.levers import Levers
from typeset.makeup.ways import Head, Prose
from typeset.plan.model import LineSlot, Thread
from typeset.units import Length

if TYPE_CHECKING:
    from typeset.fonts.catalogue import FontBook
    from typeset.makeup.flow import Poured
    from typeset.makeup.ways import Item
    from typeset.plan.model import Placement

WIDE = 8  # 字
# Four lines of eight and one of three; or four, as the blanks of the commas give a line.
ELASTIC = "山水，田湖，沙人民政，今年以来松柏，青山水林，湖草沙，民政府今年以来松"


@pytest.fixture(scope="module")
def fonts(tmp_path_factory: pytest.TempPathFactory) -> FontBook:
    return open_tofu(tmp_path_factory.mktemp("fonts"))


def prose(fonts: FontBook, *texts: int | str) -> list[Item]:
    """Paragraphs: of so many full lines of plain 字, which take no other count, or of a text."""
    words = [text if isinstance(text, str) else "沁" * WIDE * text for text in texts]
    return [Prose(p) for text in words for p in Setting(fonts, text, WIDE).paragraphs]


def columns(*rows: int) -> Thread:
    """A thread through columns of so many rows."""
    areas = tuple(f"column-{c}" for c in range(1, len(rows) + 1))
    slots = tuple(
        LineSlot(name, row, 0.0, (row - 1) * ROW, WIDE * EM)
        for name, count in zip(areas, rows, strict=True)
        for row in range(1, count + 1)
    )
    return Thread(areas, slots)


def panel(**given: Any) -> Placement:
    """An elastic area with something to show."""
    return msgspec.structs.replace(bare_panel(**given), content="数读")


def bare_panel(**given: Any) -> Placement:
    """One for which the issue has nothing."""
    return placed(area(columns="1", rows="rest", under="column-1", **given), name="panel")


def pour(
    fonts: FontBook, thread: Thread, items: list[Item], *others: Placement,
    copyfit: tuple[str, ...] = ("panel", "lines"), **own: Any,
) -> tuple[Poured, Decision] | Overset:  # fmt: skip
    home = placed(area(columns="1", rows="1", **own), name="column-1")
    hands = tools(fonts, placements=(home, *others), copyfit=copyfit)
    return fitting.pour(home, thread, items, hands)


def decided(found: tuple[Poured, Decision] | Overset) -> Decision:
    assert not isinstance(found, Overset), found
    return found[1]


def first_slots(found: tuple[Poured, Decision] | Overset) -> list[int]:
    assert not isinstance(found, Overset), found
    return [at.first for at in found[0].fits.placed]


def test_a_text_that_has_room_takes_its_own_lines(fonts: FontBook) -> None:
    decision = decided(pour(fonts, columns(8), prose(fonts, 3, 2)))
    assert (decision.natural, decision.used, decision.slots, decision.rows) == (5, 5, 8, 8)
    assert (decision.changed, decision.tracked, decision.small) == ((), (), ())
    assert (decision.opened, decision.lone, decision.loose, decision.skipped) == (0, 0, 0, 0)
    assert (decision.panel, decision.white) == (0, 3)


def test_what_runs_over_is_said_in_lines_and_zi(fonts: FontBook) -> None:
    """12 lines in 10: the third paragraph's last two lines, 16 字 from its box 16 on."""
    found = pour(fonts, columns(10), prose(fonts, 4, 4, 4))
    assert found == Overset(lines=2, characters=16, item=2, box=16)


@given(st.lists(st.integers(1, 6), min_size=1, max_size=6), st.integers(1, 30))
def test_a_text_of_one_length_fits_or_runs_over_by_what_is_too_much(
    book: FontBook, counts: list[int], rows: int
) -> None:
    """Plain 字 give no line: what is over is the sum of the lines less the rows."""
    found = pour(book, columns(rows), prose(book, *counts))
    over = sum(counts) - rows
    if over > 0:
        assert isinstance(found, Overset)
        assert (found.lines, found.characters) == (over, over * WIDE)
    else:
        assert decided(found).used == sum(counts)


@pytest.fixture(scope="module")
def book(fonts: FontBook) -> FontBook:
    return fonts


class TestLines:
    """The lever `lines`: another count of lines than a paragraph's own."""

    def test_the_paragraph_of_these_tests_can_be_set_in_two_counts(self, fonts: FontBook) -> None:
        (item,) = prose(fonts, ELASTIC)
        assert isinstance(item, Prose)
        ways = breaking.best(item.paragraph, [WIDE * EM])
        assert sorted(ways) == [4, 5]
        assert ways[5].demerits < ways[4].demerits, "five are its own"

    def test_a_line_too_many_is_brought_in(self, fonts: FontBook) -> None:
        """Three lines and five in seven rows."""
        decision = decided(pour(fonts, columns(7), prose(fonts, 3, ELASTIC)))
        assert decision.changed == ((2, 5, 4),)
        assert (decision.natural, decision.used) == (8, 7)

    def test_it_is_not_where_the_layout_does_not_name_the_lever(self, fonts: FontBook) -> None:
        """The last line's three 字 are over."""
        found = pour(fonts, columns(7), prose(fonts, 3, ELASTIC), copyfit=("panel",))
        assert found == Overset(lines=1, characters=3, item=1, box=32)

    def test_it_is_not_where_the_text_has_room(self, fonts: FontBook) -> None:
        decision = decided(pour(fonts, columns(8), prose(fonts, 3, ELASTIC)))
        assert decision.changed == ()


class TestBalance:
    """栏底齐平: columns that end level."""

    def test_an_even_number_of_lines_is_shared_out(self, fonts: FontBook) -> None:
        found = pour(fonts, columns(20, 20), prose(fonts, 4, 4), balance=True)
        decision = decided(found)
        assert (decision.rows, decision.used, decision.slots) == (4, 8, 8)
        assert decision.panel == 0, "there is none"
        assert decision.white == 32, "sixteen rows of two columns"
        assert first_slots(found) == [0, 4]

    def test_an_odd_one_leaves_one_line_white(self, fonts: FontBook) -> None:
        """Nine lines in two columns of five; the second paragraph's last line stands alone."""
        decision = decided(pour(fonts, columns(20, 20), prose(fonts, 3, 3, 3), balance=True))
        assert (decision.rows, decision.used, decision.slots) == (5, 9, 10)
        assert decision.lone == 1

    def test_without_it_the_first_column_is_filled(self, fonts: FontBook) -> None:
        decision = decided(pour(fonts, columns(20, 20), prose(fonts, 4, 4)))
        assert (decision.rows, decision.used, decision.slots) == (20, 8, 40)

    def test_a_text_longer_than_its_columns_runs_over_by_what_is_too_much(
        self, fonts: FontBook
    ) -> None:
        found = pour(fonts, columns(3, 3), prose(fonts, 4, 4), balance=True)
        assert isinstance(found, Overset)
        assert (found.lines, found.characters) == (2, 16)


class TestPanel:
    """The lever `panel`: an elastic area takes the rows that the text leaves."""

    def test_it_gets_what_the_text_leaves(self, fonts: FontBook) -> None:
        decision = decided(pour(fonts, columns(12), prose(fonts, 3, 2), panel(least=3, gap=1)))
        assert (decision.used, decision.panel, decision.least) == (5, 7, 4)
        assert decision.white == 0
        assert not decision.dropped

    def test_without_content_it_takes_no_rows_and_what_the_text_leaves_is_white(
        self, fonts: FontBook
    ) -> None:
        """Nor does it keep its least from a text that needs them."""
        decision = decided(pour(fonts, columns(12), prose(fonts, 3, 2), bare_panel(least=3)))
        assert (decision.used, decision.panel, decision.white) == (5, 0, 7)
        full = decided(pour(fonts, columns(12), prose(fonts, 12), bare_panel(least=3)))
        assert (full.used, full.white, full.dropped) == (12, 0, False)

    @pytest.mark.parametrize(("lines", "fits"), [(8, True), (9, False)])
    def test_it_keeps_its_least_rows_and_the_white_above_it(
        self, fonts: FontBook, lines: int, *, fits: bool
    ) -> None:
        """Twelve rows less three and one leave eight to the text."""
        found = pour(fonts, columns(12), prose(fonts, lines), panel(least=3, gap=1))
        if fits:
            assert decided(found).panel == 4
        else:
            assert found == Overset(lines=1, characters=8, item=0, box=64)

    def test_a_line_is_brought_in_before_it_goes_without_its_least(self, fonts: FontBook) -> None:
        found = pour(fonts, columns(11), prose(fonts, 3, ELASTIC), panel(least=3, gap=1))
        decision = decided(found)
        assert (decision.changed, decision.used, decision.panel) == (((2, 5, 4),), 7, 4)

    def test_an_optional_one_is_left_out_before_text_runs_over(self, fonts: FontBook) -> None:
        optional = panel(least=3, gap=1, optional=True)
        decision = decided(pour(fonts, columns(12), prose(fonts, 9), optional))
        assert decision.dropped
        assert (decision.used, decision.panel, decision.white) == (9, 0, 3)

    def test_all_are_left_out_only_where_all_may_be(self, fonts: FontBook) -> None:
        both = (panel(least=3, gap=1, optional=True), panel(least=2))
        found = pour(fonts, columns(12), prose(fonts, 9), *both)
        assert found == Overset(lines=1, characters=8, item=0, box=64)

    def test_the_largest_least_of_several_is_kept(self, fonts: FontBook) -> None:
        both = (panel(least=3, gap=1), panel(least=5))
        assert decided(pour(fonts, columns(12), prose(fonts, 5), *both)).least == 5

    def test_under_several_columns_they_end_level(self, fonts: FontBook) -> None:
        found = pour(fonts, columns(12, 12), prose(fonts, 4, 4), panel(least=3))
        assert (decided(found).rows, decided(found).panel) == (4, 8)
        assert decided(found).white == 0

    def test_a_line_white_above_it_in_one_of_several_columns_is_counted(
        self, fonts: FontBook
    ) -> None:
        found = pour(fonts, columns(12, 12), prose(fonts, 3, 4), panel(least=3))
        assert (decided(found).panel, decided(found).white) == (8, 1)

    @pytest.mark.parametrize("optional", [False, True])
    @pytest.mark.parametrize("least", [11, 12, 40])
    @pytest.mark.parametrize("count", [1, 2])
    def test_one_that_wants_all_rows_and_more_gets_those_that_the_text_leaves(
        self, fonts: FontBook, count: int, least: int, *, optional: bool
    ) -> None:
        """Which are too few: an error of the page, or it is left out."""
        wants = panel(least=least, gap=1, optional=optional)
        decision = decided(pour(fonts, columns(*[12] * count), prose(fonts, 4), wants))
        assert decision.used == 4
        assert decision.dropped is optional
        assert decision.panel < least


class TestHeads:
    """Heads among paragraphs: rows opened above them, their smaller design."""

    def test_rows_are_opened_above_a_head_to_fill_the_column(self, fonts: FontBook) -> None:
        """Three lines, a head of two rows with one above it, three lines: nine rows of ten."""
        first, second = prose(fonts, 3, 3)
        head = Head(rows=2, before=1, most_before=2, keep=2, flow=0)
        found = pour(fonts, columns(10), [first, head, second])
        assert first_slots(found) == [0, 5, 7]
        assert (decided(found).opened, decided(found).used) == (1, 10)

    def test_a_smaller_design_is_the_last_that_gives(self, fonts: FontBook) -> None:
        """Ten rows: 3 + 4 + 4 lines and rows do not go, with a head of two they do."""
        first, second = prose(fonts, 3, 4)
        head = Head(rows=4, before=0, most_before=0, keep=2, flow=0, small_rows=3)
        items: list[Item] = [head, first, second]
        named = pour(fonts, columns(10), items, copyfit=("lines", "headline"))
        assert decided(named).small == (1,)
        unnamed = pour(fonts, columns(10), items, copyfit=("lines",))
        assert isinstance(unnamed, Overset)
        assert unnamed.lines == 1
        roomy = pour(fonts, columns(11), items, copyfit=("lines", "headline"))
        assert decided(roomy).small == ()


LINES, HEADLINE = Levers(lines=True), Levers(headline=True)


@pytest.mark.parametrize(
    ("copyfit", "stages"),
    [
        (("panel", "lines"), [LINES]),
        (("lines", "headline"), [LINES, Levers(lines=True, headline=True)]),
        (("headline", "lines"), [HEADLINE, Levers(lines=True, headline=True)]),
        (("panel", "leading"), [Levers()]),  # levers of the page, not of a thread
        ((), [Levers()]),
    ],
)
def test_levers_are_added_in_the_order_they_are_named(
    copyfit: tuple[str, ...], stages: list[Levers]
) -> None:
    assert levers.stages(layout(copyfit=copyfit).file) == stages


def test_tracking_is_tried_by_halves_of_its_limit_loose_before_tight() -> None:
    file = layout(copyfit=("tracking",), tracking_limit=Length(0.02)).file
    (stage,) = levers.stages(file)
    assert stage.trackings == pytest.approx((0, 0.01, -0.01, 0.02, -0.02))
    assert levers.stages(layout(copyfit=("tracking",)).file) == [Levers()], "none without a limit"


@pytest.mark.parametrize(
    ("moved", "before", "small"),
    [(Levers(), 1, 0), (LINES, 3, 0), (HEADLINE, 1, 2), (Levers(lines=True, headline=True), 3, 2)],
)
def test_what_no_lever_moves_is_held(moved: Levers, before: int, small: int) -> None:
    """Rows are opened above a head by the lever `lines`, its design changed by `headline`."""
    head = Head(rows=3, before=1, most_before=3, keep=2, flow=0, small_rows=2)
    held = levers.held(head, moved)
    assert isinstance(held, Head)
    assert (held.before, held.most_before, held.small_rows) == (1, before, small)


class TestAroundPictures:
    """Where measures differ, only the places from which the thread can be full are looked at."""

    @pytest.mark.parametrize("row", [2, 5, 8])
    @pytest.mark.parametrize("left", [0, 7])
    def test_the_same_filling_is_found_as_among_all_places(
        self, fonts: FontBook, monkeypatch: pytest.MonkeyPatch, row: int, left: int
    ) -> None:
        """Two columns with four rows of 9 字 somewhere in each, and as many lines as paragraphs
        that can each give or take one will fill.
        """
        items = prose(fonts, ELASTIC, 3, ELASTIC, ELASTIC)
        widths = [[9 if row <= n < row + 4 else WIDE for n in range(12)],
                  [9 if left <= n < left + 4 else WIDE for n in range(12)]]  # fmt: skip
        slots = [
            LineSlot(f"column-{c + 1}", n + 1, 0.0, n * ROW, width * EM)
            for c, column in enumerate(widths)
            for n, width in enumerate(column)
        ]
        for rows in range(9, 13):
            thread = Thread(("column-1", "column-2"), tuple(s for s in slots if s.row <= rows))
            kept = pour(fonts, thread, items)
            with monkeypatch.context() as patch:
                patch.setattr(fitting, "windows", lambda items, columns, *_: (
                    [(0, columns.count)] * (len(items) + 1)))  # fmt: skip
                assert kept == pour(fonts, thread, items)
