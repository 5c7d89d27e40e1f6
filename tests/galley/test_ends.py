"""The ends that a line can have: every one that can be set, no other, and what each costs."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.galley.setting import EM, Setting
from typeset.galley.ends import ends_of
from typeset.galley.reach import reach_of
from typeset.galley.sums import sums_of

if TYPE_CHECKING:
    from typeset.fonts.catalogue import FontBook
    from typeset.galley.ends import End
    from typeset.galley.items import Paragraph

TEXTS = st.text(
    st.sampled_from("沁源山水林田" * 2 + "，。、“”（）·%ab12 —…"), min_size=1, max_size=30
)
EDGE = 0.005  # points to either side of a limit, where rounding may decide


@pytest.fixture(scope="module")
def book(fonts: FontBook) -> FontBook:
    return fonts


def paragraph_of(fonts: FontBook, text: str, **style: Any) -> Paragraph:
    (paragraph,) = Setting(fonts, text, 20, **style).paragraphs
    return paragraph


def ends(
    paragraph: Paragraph, place: int, measure: float, tolerance: float = 0.12, *,
    track: float = 0.0, forced: bool = False,
) -> dict[int, End]:  # fmt: skip
    """What can follow a place, by the box after the line's last."""
    sums = sums_of(paragraph)
    reach = reach_of(paragraph, sums, tolerance, track)
    found = ends_of(reach, forced=forced)(place, measure)
    return {sums.box[end[0]]: end for end in found}


def bounds(
    paragraph: Paragraph, first: int, last: int, tolerance: float, track: float
) -> tuple[float, float]:
    """How narrow and how wide boxes `first` to `last` - 1 can be set, counted one by one."""
    inner = paragraph.gap[first : last - 1]
    natural = sum(paragraph.width[first:last]) + paragraph.edge.get(last - 1, 0.0)
    natural += sum(gap.natural + track for gap in inner)
    spread = sum(
        gap.stretch + gap.reserve + (tolerance * EM if gap.is_open else 0.0) for gap in inner
    )
    return natural - sum(gap.shrink for gap in inner), natural + spread


@given(
    text=TEXTS,
    measure=st.floats(20, 200),
    tolerance=st.sampled_from([0.12, 0.3, 4.0]),
    track=st.sampled_from([0.0, 0.1, -0.1]),
    style=st.sampled_from([{}, {"hang": True}, {"han_latin": 0.25}, {"punctuation": "half"}]),
)
@settings(max_examples=300)
def test_every_line_that_can_be_set_is_given_and_no_other(
    book: FontBook, text: str, measure: float, tolerance: float, track: float, style: dict[str, Any]
) -> None:
    """Against trying every end of every place."""
    for paragraph in Setting(book, text, 20, **style).paragraphs:
        box, count = sums_of(paragraph).box, len(paragraph.width)
        for place, first in enumerate(box[:-1]):
            given_ = ends(paragraph, place, measure, tolerance, track=track)
            for last in box[place + 1 :]:
                least, most = bounds(paragraph, first, last, tolerance, track)
                if last == count:
                    most = float("inf")  # a paragraph's last line need not be full
                if least <= measure - EDGE and most >= measure + EDGE:
                    assert last in given_, (first, last)
                if least > measure + EDGE or most < measure - EDGE:
                    assert last not in given_, (first, last)


@given(text=TEXTS, measure=st.floats(40, 200), tolerance=st.sampled_from([0.12, 0.3]))
@settings(max_examples=150)
def test_no_line_is_spread_beyond_the_tolerance_or_too_wide(
    book: FontBook, text: str, measure: float, tolerance: float
) -> None:
    for paragraph in Setting(book, text, 20).paragraphs:
        for place in range(len(sums_of(paragraph).box) - 1):
            for _, _, loose, wide in ends(paragraph, place, measure, tolerance).values():
                assert 0 <= loose <= tolerance + 1e-3
                assert not wide


MEASURES = [m / 10 for m in range(700, 1200, 5)]


@pytest.mark.parametrize(
    "text", ["沁河出太岳，山水林，田湖草沙青", "沁“河出”太岳，山水ab林", "沁河出太岳山水林田湖"]
)
def test_a_line_costs_more_the_further_it_is_from_its_natural_width(
    fonts: FontBook, text: str
) -> None:
    """The same eight boxes at wider and wider measures: down to the natural one, then up."""
    paragraph = paragraph_of(fonts, text)
    last = 8
    natural = sum(paragraph.width[:last]) + sum(g.natural for g in paragraph.gap[: last - 1])
    costs = {m: found[last][1] for m in MEASURES if last in (found := ends(paragraph, 0, m, 4.0))}
    tighter = [cost for m, cost in costs.items() if m < natural]
    looser = [cost for m, cost in costs.items() if m >= natural]
    assert len(looser) > 20
    assert all(a >= b for a, b in pairwise(tighter))
    assert all(a <= b for a, b in pairwise(looser))
    assert all(cost > 1.1 for cost in tighter)
    assert looser[0] == pytest.approx(1, abs=0.2), "a line at its own width costs nothing"


def test_what_marks_give_is_cheaper_than_what_zi_give(fonts: FontBook) -> None:
    """A line 3 points too wide: with a comma in it, and with none."""
    with_mark = paragraph_of(fonts, "沁河出太，岳山水林田湖")
    without = paragraph_of(fonts, "沁河出太岳山水林田湖草")
    measure = 8 * EM - 3
    marks, zi = ends(with_mark, 0, measure)[8], ends(without, 0, measure)[8]
    assert marks[1] < zi[1]


def test_what_is_narrower_than_a_hyphen_may_follow_where_the_hyphen_did_not_fit(
    fonts: FontBook,
) -> None:
    """A hyphen of 6 points after the fifth box, a sixth box of 2: with it the line is shorter."""
    paragraph = paragraph_of(fonts, "沁" * 12)
    width = [10.0] * 5 + [2.0] + [10.0] * 6
    paragraph = msgspec.structs.replace(paragraph, width=width, edge={4: 6.0})
    found = ends(paragraph, 0, 52.0)
    assert 5 not in found, "56 points, of which 字 give 2"
    assert 6 in found, "52 points"


def test_a_last_line_need_not_be_full(fonts: FontBook) -> None:
    paragraph = paragraph_of(fonts, "沁源")
    assert ends(paragraph, 0, 10 * EM)[2][1:] == (1.0, 0.0, False)


def test_a_line_without_a_gap_that_opens_must_fill_its_measure_by_itself(fonts: FontBook) -> None:
    """One word and then 字: the word alone is a line only at its own width."""
    paragraph = paragraph_of(fonts, "沁" * 3 + "abcdefgh" + "沁" * 9)
    word = sums_of(paragraph).box.index(3)
    assert 4 in ends(paragraph, word, 4 * EM, 4.0)
    assert 4 not in ends(paragraph, word, 4.05 * EM, 4.0)


def test_a_ragged_line_is_as_wide_as_it_is(fonts: FontBook) -> None:
    """Flush left nothing is spread, and the fuller line costs less."""
    paragraph = paragraph_of(fonts, "沁源山水林田湖草沙", align="left")
    found = ends(paragraph, 0, 5.5 * EM)
    assert sorted(found) == [2, 3, 4, 5], "up to four em may be left white"
    assert found[5][1] < found[4][1] < found[3][1] < found[2][1]
    assert all(loose == 0 for _, _, loose, _ in found.values())


def test_where_nothing_fits_nothing_is_given_unless_a_line_is_forced(fonts: FontBook) -> None:
    paragraph = paragraph_of(fonts, "abcdefghijkl沁源山")
    assert ends(paragraph, 0, 4 * EM) == {}
    (end,) = ends(paragraph, 0, 4 * EM, forced=True).values()
    assert end[3], "said to be too wide"
    assert end[0] == 1, "the word alone, and nothing with it"


def test_a_forced_line_is_the_fullest_that_fits(fonts: FontBook) -> None:
    """A 字 and a word of nine em at 7 em: neither can be spread, and both are too much."""
    paragraph = paragraph_of(fonts, "沁abcdefghijklmnopqr")
    (end,) = ends(paragraph, 0, 7 * EM, forced=True).values()
    assert sums_of(paragraph).box[end[0]] == 1, "the 字 alone"
    assert not end[3]


def test_tracking_takes_part_in_every_line(fonts: FontBook) -> None:
    """Six 字 with a tenth of an em between them are 6.5 em wide."""
    paragraph = paragraph_of(fonts, "沁源山水林田湖草沙沙沙沙")
    assert ends(paragraph, 0, 6.5 * EM, track=0.1 * EM)[6][1] == pytest.approx(1)
    assert 6 not in ends(paragraph, 0, 6.1 * EM, track=0.1 * EM), "0.25 em is all that 字 give"
