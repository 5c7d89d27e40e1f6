"""Total fit: the breaker's choice, its bounds, and what it does where no choice is good."""

from __future__ import annotations

from functools import partial
from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.galley.setting import EM, Setting, vertical
from tests.steps import steps
from typeset.galley import breaking
from typeset.galley.items import FORBID, Gap, Paragraph
from typeset.galley.lines import set_lines

if TYPE_CHECKING:
    from typeset.fonts.catalogue import FontBook
    from typeset.galley.breaking import Breaks
    from typeset.galley.lines import SetLine
    from typeset.layout.styles import Align

HAN = "沁源山水林田湖草人民"
MARKS = "，。、；：！？“”‘’（）《》"
TEXTS = st.text(st.sampled_from(HAN * 3 + MARKS + "ab12 —…·%"), min_size=1, max_size=60)
HOPELESS = 1e11
NEVER_FIRST = frozenset("，。、；：！？”’）》·")
NEVER_LAST = frozenset("“‘（《")


@pytest.fixture(scope="module")
def book(fonts: FontBook) -> FontBook:
    return fonts


@given(text=TEXTS, measure=st.integers(4, 20))
@settings(deadline=None, max_examples=150)
def test_every_character_is_set_once_and_in_order(book: FontBook, text: str, measure: int) -> None:
    set_ = Setting(book, text, measure)
    assert "".join(set_.words).replace(" ", "") == text.replace(" ", "")


@given(text=TEXTS, measure=st.integers(6, 20))
@settings(deadline=None, max_examples=150)
def test_no_line_begins_or_ends_with_what_may_not(book: FontBook, text: str, measure: int) -> None:
    words = Setting(book, text, measure).words
    assert all(line.strip()[:1] not in NEVER_FIRST for line in words[1:])
    assert all(line.strip()[-1:] not in NEVER_LAST for line in words[:-1])


@given(text=TEXTS, measure=st.integers(4, 20))
@settings(deadline=None, max_examples=150)
def test_no_line_is_wider_than_its_measure_unless_it_says_so(
    book: FontBook, text: str, measure: int
) -> None:
    set_ = Setting(book, text, measure)
    wide = set_.breaks[0].too_wide if set_.breaks else ()
    for number, line in enumerate(set_.lines):
        assert (line.width > measure * EM + 0.01) == (number in wide)


@given(text=TEXTS, measure=st.integers(6, 20))
@settings(deadline=None, max_examples=150)
def test_justified_lines_end_flush(book: FontBook, text: str, measure: int) -> None:
    set_ = Setting(book, text, measure)
    for line in set_.lines[:-1]:
        if any(g.is_open or g.stretch for g in _gaps(set_, line)):
            assert line.width >= (measure - 0.01) * EM


@given(
    text=st.text(st.sampled_from(HAN * 2 + MARKS), min_size=1, max_size=60),
    measure=st.integers(6, 20),
)
@settings(deadline=None, max_examples=100)
def test_square_type_breaks_alike_both_ways(book: FontBook, text: str, measure: int) -> None:
    """Save that ：；！？ fill their cell in vertical type."""
    text = text.translate(str.maketrans("：；！？", "，，。。"))
    level = Setting(book, text, measure).words
    assert level == Setting(book, text, measure, **vertical()).words


@given(
    text=st.text(st.sampled_from(HAN + "，。“”12"), min_size=1, max_size=22),
    measure=st.integers(4, 9),
)
@settings(deadline=None, max_examples=150)
def test_breaker_finds_what_trying_everything_finds(
    book: FontBook, text: str, measure: int
) -> None:
    """The least squeezed and stretched way, by the lines as set, among all ways there are."""
    for paragraph in Setting(book, text, measure).paragraphs:
        chosen = breaking.optimum(paragraph, [measure * EM])
        rivals = [
            breaking.best(_only(paragraph, ends), [measure * EM]) for ends in _all_ways(paragraph)
        ]
        # A pass at a wider tolerance is run only where the one before it finds no way.
        limit = next(t for t in (0.12, 0.3, 4.0, 1e9) if chosen.loosest <= t)
        if chosen.too_wide:
            continue
        best = min(
            way.demerits
            for found in rivals
            for way in found.values()
            if way.loosest <= limit
            and not way.too_wide
            and _is_runt(paragraph, way) == _is_runt(paragraph, chosen)
        )
        assert chosen.demerits == pytest.approx(best)


def _all_ways(paragraph: Paragraph) -> list[tuple[int, ...]]:
    places = [i + 1 for i, gap in enumerate(paragraph.gap) if gap.penalty is not FORBID]
    most = min(len(places), 5)
    return [ends for n in range(most + 1) for ends in combinations(places, n)]


def _only(paragraph: Paragraph, ends: tuple[int, ...]) -> Paragraph:
    """The paragraph with no other place to end a line than these."""
    import msgspec

    gaps = [
        gap if i + 1 in ends else msgspec.structs.replace(gap, penalty=FORBID)
        for i, gap in enumerate(paragraph.gap)
    ]
    return msgspec.structs.replace(paragraph, gap=gaps)


def _is_runt(paragraph: Paragraph, way: Breaks) -> bool:
    return way.lines > 1 and sum(paragraph.body[way.ends[-2] :]) < 2


def _gaps(set_: Setting, line: SetLine) -> list[Gap]:
    paragraph = set_.paragraphs[0]
    number = set_.lines.index(line)
    ends = (0, *set_.breaks[0].ends)
    return list(paragraph.gap[ends[number] : ends[number + 1] - 1])


def _way(paragraph: Paragraph, measure: float) -> tuple[Breaks, list[SetLine]]:
    breaks = breaking.optimum(paragraph, [measure])
    return breaks, set_lines(paragraph, breaks, [measure])


@given(
    text=TEXTS,
    measure=st.integers(4, 20),
    tracking=st.sampled_from([0.0, 0.01, -0.01]),
    align=st.sampled_from(["justify", "left"]),
)
@settings(deadline=None, max_examples=150)
def test_optimum_is_the_cheapest_of_all_line_counts(
    book: FontBook, text: str, measure: int, tracking: float, align: Align
) -> None:
    for paragraph in Setting(book, text, measure, align=align).paragraphs:
        ways = breaking.best(paragraph, [measure * EM], tracking=tracking)
        optimum = breaking.optimum(paragraph, [measure * EM], tracking=tracking)
        assert optimum.demerits == pytest.approx(min(way.demerits for way in ways.values()))
        if optimum.demerits < HOPELESS:  # else the least bad line is all there is
            assert set_lines(paragraph, optimum, [measure * EM])[-1].is_last


def test_all_line_counts_that_can_be_had_are_kept(fonts: FontBook) -> None:
    text = "太岳山上，松柏常青；沁河两岸，稻麦飘香。" * 4
    (paragraph,) = Setting(fonts, text, 13).paragraphs
    ways = breaking.best(paragraph, [13 * EM])
    assert len(ways) >= 2
    assert all(len(set_lines(paragraph, way, [13 * EM])) == n for n, way in ways.items())


def test_lines_follow_the_measures_of_their_slots(fonts: FontBook) -> None:
    (paragraph,) = Setting(fonts, "沁" * 40, 10).paragraphs
    measures = [5 * EM, 5 * EM, 10 * EM]
    ways = breaking.best(paragraph, measures)
    chosen = min(ways.values(), key=lambda b: b.demerits)
    widths = [round(line.width / EM) for line in set_lines(paragraph, chosen, measures)]
    assert widths == [5, 5, 10, 10, 10]


def test_word_wider_than_its_measure_is_named_and_the_rest_is_set(fonts: FontBook) -> None:
    set_ = Setting(fonts, "请看" + "a" * 30 + "这一行，山水林田湖草，人民。", 8)
    assert len(set_.breaks[0].too_wide) == 1
    (number,) = set_.breaks[0].too_wide
    assert "a" * 30 in set_.words[number]
    assert all(line.width <= 8 * EM + 0.01 for i, line in enumerate(set_.lines) if i != number)


@pytest.mark.parametrize(
    "text",
    ["（" * 10_000 + "沁" + "）" * 10_000, "，" * 10_000, "—" * 9_999, "…" * 10_000,
     "沁源" * 20_000, "1" * 20_000, "a " * 10_000, "“沁a" * 5_000, "[" * 20_000,
     "沁·" * 10_000, "1.2,3" * 4_000, "[沁]{" * 4_000],
    ids=lambda text: text[:3],
)  # fmt: skip
@pytest.mark.timeout(120)  # a hang, not a slow machine
def test_nothing_hangs(fonts: FontBook, text: str) -> None:
    set_ = Setting(fonts, text, 17)
    shown = "".join(set_.words)
    assert shown.replace(" ", "") == text.replace(" ", "")


def test_spaces_alone_are_no_paragraph(fonts: FontBook) -> None:
    assert Setting(fonts, " " * 1000, 17).lines == []


def test_work_grows_in_line_with_the_text(fonts: FontBook) -> None:
    """Five times the text takes five times the steps; `make bench-long` times a million 字."""
    sentence = "太岳山上，松柏常青；2024年新造林7.38万亩，“绿色名片”更亮了。"
    taken = []
    for times in (200, 1000):  # both are longer than a page, where one way only is kept
        (paragraph,) = Setting(fonts, sentence * times, 400).paragraphs
        taken.append(steps(partial(_way, paragraph, 17 * EM)))
    assert taken[1] == pytest.approx(5 * taken[0], rel=0.02)


@pytest.mark.parametrize("text", ["沁", "——", "沁，", "ab"])
def test_box_as_wide_as_its_measure_is_set(fonts: FontBook, text: str) -> None:
    """Arithmetic may make it a hair wider than the measure that was written for it."""
    (paragraph,) = Setting(fonts, text, 20).paragraphs
    for short in (0.0, 1e-12, 0.0005, 0.001):
        breaks = breaking.optimum(paragraph, [sum(paragraph.width) - short])
        assert breaks.ends == (len(paragraph.width),)
        assert breaks.too_wide == ()
