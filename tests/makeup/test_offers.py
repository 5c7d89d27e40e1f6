"""What a paragraph can be set in depends on the lines it may take, and on no others."""

from __future__ import annotations

from typing import Any

import pytest

from typeset.galley import breaking
from typeset.makeup import flow
from typeset.makeup.offers import offers_of
from typeset.makeup.ways import Prose, Stock
from typeset.plan.model import LineSlot

EM = 10.5


@pytest.fixture
def items(page_with: Any) -> list[Any]:
    """The paragraphs of the first story of 沁源."""
    from typeset import pipeline
    from typeset.diagnostics import Log

    page = page_with()
    tools = pipeline.hands(page.job, page.plan, {}, Log())
    found = flow.items_of(page.plan["steady"], tools)
    assert all(isinstance(item, Prose) for item in found)
    return found


def slots(*widths: float) -> list[LineSlot]:
    """One column of lines so many 字 wide."""
    return [LineSlot("a", n + 1, 0.0, n * 15.75, w * EM) for n, w in enumerate(widths)]


def test_a_paragraph_above_a_picture_is_set_as_if_there_were_none(items):
    plain, around = slots(*[17] * 40), slots(*[17] * 30, *[8] * 10)
    stock = Stock(items)
    first = offers_of(stock, plain, (0.0,)).ways(1, 0)
    assert offers_of(stock, around, (0.0,)).ways(1, 0) == first
    assert len(stock.kept) == 1, "it was broken once"


@pytest.mark.parametrize("start", range(12))
def test_beside_a_picture_every_way_is_broken_for_the_lines_it_takes(items, start):
    """Against the breaker itself, given all coming measures."""
    widths = [17, 17, 17, 17, 17, 9, 8, 7, 8, 9, 17, 17, 17, 17, 17, 17, 17, 17, 17, 17, 17, 17]
    around = slots(*widths)
    for number in (1, 2, 3):
        found = offers_of(Stock(items), around, (0.0,)).ways(number, start)
        paragraph = items[number].paragraph
        coming = [slot.measure for slot in around[start:]]
        wanted = breaking.best(paragraph, coming)
        for count, way in found.items():
            assert way.breaks == wanted[count]
        own = min(wanted.values(), key=lambda breaks: breaks.demerits)
        assert own.lines in found


def test_with_own_only_a_paragraph_offers_one_count(items):
    found = offers_of(Stock(items), slots(*[17] * 40), (0.0,), own_only=True).ways(1, 0)
    assert len(found) == 1


def test_a_tracked_way_is_taken_where_none_else_has_the_count_or_it_is_less_loose(items):
    stock = Stock(items)
    plain = offers_of(stock, slots(*[17] * 40), (0.0,)).ways(1, 0)
    tracked = offers_of(stock, slots(*[17] * 40), (0.0, 0.01, -0.01)).ways(1, 0)
    assert plain.items() <= tracked.items()
    assert all(way.tracking for count, way in tracked.items() if count not in plain)
