"""The fewest and the most lines of a paragraph, told before it is broken."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.galley.setting import EM, Setting
from typeset.galley import breaking, passes

if TYPE_CHECKING:
    from typeset.fonts.catalogue import FontBook
    from typeset.galley.items import Paragraph

HAN = "沁源山水林田湖草人民"
TEXTS = st.text(st.sampled_from(HAN * 4 + "，。、“”《》ab12%"), min_size=1, max_size=90)
MEASURES = st.lists(st.integers(6, 20), min_size=1, max_size=12)


@pytest.fixture(scope="module")
def book(fonts: FontBook) -> FontBook:
    return fonts


def paragraphs(book: FontBook, text: str, **style: Any) -> tuple[Paragraph, ...]:
    return Setting(book, text, 20, **style).paragraphs


@given(
    text=TEXTS, measures=MEASURES, align=st.sampled_from(["justify", "left"]),
    indent=st.integers(0, 2), tracking=st.sampled_from([-0.02, 0.0, 0.02]),
)  # fmt: skip
@settings(deadline=None, max_examples=120)
def test_no_strict_way_has_fewer_or_more_lines(
    book: FontBook, text: str, measures: list[int], align: str, indent: int, tracking: float
) -> None:
    """Against the breaker itself, whatever stands beside the lines."""
    for paragraph in paragraphs(book, text, align=align, indent=indent):
        ready = passes.ready(paragraph)
        room = [measure * EM for measure in measures]
        ways = breaking.best(ready, room, tracking=tracking, strict=True)
        least = passes.fewest(ready, room, tracking)
        most = passes.most(ready, room, tracking)
        assert all(least <= count <= most for count in ways)


def test_ideographs_alone_have_one_count(book: FontBook) -> None:
    """Forty 字, none of which can be squeezed, on lines of ten, then of eight."""
    (paragraph,) = paragraphs(book, HAN * 4)
    ready = passes.ready(paragraph)
    for measures, lines in (([10], 4), ([10, 10, 8], 5)):
        room = [measure * EM for measure in measures]
        assert (passes.fewest(ready, room), passes.most(ready, room)) == (lines, lines)


def test_strict_finds_nothing_where_a_line_would_be_spread_for_all_to_see(book: FontBook) -> None:
    """An unbreakable word of nine 字's width after five 字 on lines of ten."""
    (paragraph,) = paragraphs(book, HAN[:5] + "a" * 18 + HAN[:5])
    assert breaking.best(paragraph, [10 * EM], strict=True) == {}
    assert breaking.best(paragraph, [10 * EM])
