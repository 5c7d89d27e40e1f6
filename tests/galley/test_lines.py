"""Taking and giving space on a line: the order of the ranks, and equal shares in each."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.galley.setting import EM, Setting
from typeset.galley.items import TAKE_RANKS

if TYPE_CHECKING:
    from typeset.fonts.catalogue import FontBook

TEXTS = st.text(st.sampled_from("沁源山水林田湖草，。、“”（）ab "), min_size=12, max_size=60)


@pytest.fixture(scope="module")
def book(fonts: FontBook) -> FontBook:
    return fonts


def spaces(set_: Setting, number: int) -> list[tuple[float, float, int, float]]:
    """For each gap of a line: what stands there, by nature, the rank it is taken in, its shrink."""
    paragraph = set_.paragraphs[0]
    ends = (0, *set_.breaks[0].ends)
    start, end = ends[number], ends[number + 1]
    at: dict[int, float] = {}
    glyph = paragraph.first[start]
    for run in set_.lines[number].runs:
        for place in run.place:
            at[glyph] = place
            glyph += 1
    begins = [
        at[paragraph.first[b]] - paragraph.place[paragraph.first[b]] for b in range(start, end)
    ]
    found = []
    for i in range(end - start - 1):
        gap = paragraph.gap[start + i]
        space = begins[i + 1] - begins[i] - paragraph.width[start + i]
        found.append((space, gap.natural, gap.shrink_rank, gap.shrink))
    return found


@given(text=TEXTS, measure=st.integers(8, 16))
@settings(deadline=None, max_examples=200)
def test_a_rank_is_taken_only_when_those_before_it_have_given_all(
    book: FontBook, text: str, measure: int
) -> None:
    set_ = Setting(book, text, measure, punctuation="full", han_latin=0.25)
    for number in range(len(set_.lines)):
        taken: dict[int, list[float]] = {}
        for space, natural, rank, shrink in spaces(set_, number):
            if shrink:
                taken.setdefault(rank, []).append((natural - space) / shrink)
        shares = [taken[rank] for rank in range(TAKE_RANKS) if rank in taken]
        for members in shares:  # the members of a rank give alike
            assert max(members) - min(members) < 1e-6
        for before, after in pairwise(shares):
            assert after[0] < 1e-6 or before[0] > 1 - 1e-6


@given(
    text=st.text(st.sampled_from("沁源山水林田"), min_size=12, max_size=60),
    measure=st.integers(5, 9),
)
@settings(deadline=None, max_examples=50)
def test_plain_type_stands_on_the_grid_of_its_em(book: FontBook, text: str, measure: int) -> None:
    """Within 0.01 mm, where no mark asks for half a 字 and no runt is to be saved."""
    rest = len(text) % measure
    if rest == 1:
        text = text[:-1]
    for line in Setting(book, text, measure).lines:
        for run in line.runs:
            assert all(abs(p / EM - round(p / EM)) * EM < 0.01 * 72 / 25.4 for p in run.place)


def test_every_open_gap_takes_an_equal_share(fonts: FontBook) -> None:
    set_ = Setting(fonts, "沁河出太岳往东流，两岸青山绿水", 8)
    given_ = [space - natural for space, natural, _, _ in spaces(set_, 0)]
    assert given_ == pytest.approx([EM / 6] * 6)


def test_number_and_unit_are_not_spread(fonts: FontBook) -> None:
    set_ = Setting(fonts, "投资12亿元左右了，两岸青山", 8.6)
    line = spaces(set_, 0)
    assert [round(space - natural, 6) for space, natural, _, _ in line[2:4]] == [0, 0]


def test_reserve_is_given_before_a_line_is_seen_to_be_loose(fonts: FontBook) -> None:
    """A comma's blank opens further so that 字 stand no more than 0.12 em apart."""
    set_ = Setting(fonts, "山水，林田湖草internationaliz", 8.2)
    assert set_.lines[0].gap <= 0.12 + 1e-9
    comma = spaces(set_, 0)[2]
    assert comma[0] > 0.62 * EM


def test_last_line_and_single_line_are_not_spread(fonts: FontBook) -> None:
    assert Setting(fonts, "沁河，东流。", 9).lines[0].gap == 0
