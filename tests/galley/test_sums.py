"""Prefix sums: what a line holds by subtraction is what one counts box by box."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.galley.setting import EM, Setting
from typeset.galley.items import FORBID, TAKE_HAN
from typeset.galley.sums import natural, sums_of

if TYPE_CHECKING:
    from typeset.fonts.catalogue import FontBook
    from typeset.galley.items import Paragraph

TEXTS = st.text(
    st.sampled_from("沁源山水林田" * 2 + "，。、“”（）·%ab12 —…\u00ad"), min_size=1, max_size=30
)
STYLES = st.fixed_dictionaries(
    {},
    optional={
        "hang": st.just(True),
        "hyphenate": st.just("marked"),
        "han_latin": st.just(0.25),
        "tracking": st.sampled_from([0.02, -0.01]),
    },
)


@pytest.fixture(scope="module")
def book(fonts: FontBook) -> FontBook:
    return fonts


def lines_of(paragraph: Paragraph) -> list[tuple[int, int]]:
    """Every stretch of boxes, from its first to the one after its last."""
    return list(combinations(range(len(paragraph.width) + 1), 2))


@given(text=TEXTS, style=STYLES)
@settings(max_examples=150)
def test_any_lines_width_is_that_of_its_boxes_and_the_gaps_between(
    book: FontBook, text: str, style: dict[str, Any]
) -> None:
    for paragraph in Setting(book, text, 20, **style).paragraphs:
        sums = sums_of(paragraph)
        for a, b in lines_of(paragraph):
            width = sum(paragraph.width[a:b]) + sum(g.natural for g in paragraph.gap[a : b - 1])
            width += paragraph.edge.get(b - 1, 0.0)
            assert sums.right[b] - sums.left[a] == pytest.approx(width, abs=1e-6)


@given(text=TEXTS, style=STYLES)
@settings(max_examples=100)
def test_any_lines_gaps_are_summed_without_the_one_at_its_end(
    book: FontBook, text: str, style: dict[str, Any]
) -> None:
    for paragraph in Setting(book, text, 20, **style).paragraphs:
        sums = sums_of(paragraph)
        for a, b in lines_of(paragraph):
            inner = paragraph.gap[a : b - 1]
            by_hand = {
                "shrink": sum(g.shrink for g in inner),
                "tight": sum(g.shrink for g in inner if g.shrink_rank == TAKE_HAN),
                "give": sum(g.stretch for g in inner),
                "open": sum(1 for g in inner if g.is_open),
                "reserve": sum(g.reserve for g in inner),
            }
            for name, total in by_hand.items():
                column = getattr(sums, name)
                assert column[b - 1] - column[a] == pytest.approx(total, abs=1e-6), name


@given(text=TEXTS, style=STYLES)
@settings(max_examples=100)
def test_places_are_the_start_every_gap_that_allows_one_and_the_end(
    book: FontBook, text: str, style: dict[str, Any]
) -> None:
    for paragraph in Setting(book, text, 20, **style).paragraphs:
        sums = sums_of(paragraph)
        allowed = {i + 1: g.penalty for i, g in enumerate(paragraph.gap) if g.penalty is not FORBID}
        wanted = {0: 0.0} | allowed | {len(paragraph.width): 0.0}
        assert dict(zip(sums.box, sums.penalty, strict=True)) == wanted
        assert sums.box == sorted(sums.box)


def test_sums_of_four_zi_and_a_comma_by_hand(fonts: FontBook) -> None:
    """沁源，山水: boxes of 10, 10, 5, 10, 10; a gap of 5 after the comma; no break before it."""
    (paragraph,) = Setting(fonts, "沁源，山水", 20).paragraphs
    sums = sums_of(paragraph)
    assert sums.box == [0, 1, 3, 4, 5]
    assert sums.left == pytest.approx([0, 10, 20, 30, 40])
    assert sums.right == pytest.approx([0, 10, 20, 25, 40, 50])
    assert sums.body == pytest.approx([4, 3, 2, 2, 1, 0])
    assert natural(paragraph, 0.0) == pytest.approx(50)


def test_a_place_of_the_last_resort_is_asked_for(fonts: FontBook) -> None:
    """in·ter·na·tion·al is broken by its syllables only where the caller says so."""
    (paragraph,) = Setting(fonts, "沁international源", 20, hyphenate="sparing").paragraphs
    assert len(paragraph.width) > 3, "a box a syllable"
    assert sums_of(paragraph).box == [0, 1, len(paragraph.width) - 1, len(paragraph.width)]
    assert sums_of(paragraph, spare=True).box == list(range(len(paragraph.width) + 1))


@given(text=TEXTS, style=STYLES)
@settings(max_examples=50)
def test_a_paragraph_on_one_line_is_as_wide_as_it_is_set(
    book: FontBook, text: str, style: dict[str, Any]
) -> None:
    """Against the setter: one endless line, flush left."""
    set_ = Setting(book, text, 1e6, align="left", **style)
    for paragraph, line in zip(set_.paragraphs, set_.lines, strict=True):
        head = paragraph.head.get(0, 0.0)
        assert natural(paragraph, 0.0) == pytest.approx(line.width - head, abs=1e-6)


def test_tracking_stands_between_boxes_and_not_after_the_last(fonts: FontBook) -> None:
    (paragraph,) = Setting(fonts, "沁源县", 20).paragraphs
    assert natural(paragraph, 0.5) == pytest.approx(3 * EM + 2 * 0.5)
