"""A character's class: what the standards name, what Unicode says of the rest, and the doubtful."""

from __future__ import annotations

import unicodedata
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from typeset.galley.classes import TABLE, Class, classify

HAN, LATIN = Class.HAN, Class.LATIN


def alone(character: str) -> Class:
    """The class among 字, where nothing makes an ambiguous mark Latin."""
    return classify(f"字{character}字")[1]


def among(text: str, mark: str) -> Class:
    """The class of the mark where it stands in a text for the first time."""
    return classify(text)[text.index(mark)]


def test_no_character_stands_in_two_classes() -> None:
    count = Counter(character for _, members, _ in TABLE for character in members)
    assert [character for character, times in count.items() if times > 1] == []


@pytest.mark.parametrize(
    ("kind", "categories"), [(Class.OPEN, {"Ps", "Pi"}), (Class.CLOSE, {"Pe", "Pf"})]
)
def test_opening_and_closing_marks_are_what_unicode_calls_them(
    kind: Class, categories: set[str]
) -> None:
    (members,) = [m for k, m, _ in TABLE if k is kind]
    assert {unicodedata.category(c) for c in members} == categories


def test_every_opening_mark_has_its_closing_one() -> None:
    """In Unicode a pair has neighbouring codes, or one code between them."""
    by_kind = {kind: members for kind, members, _ in TABLE}
    for opening, closing in zip(by_kind[Class.OPEN], by_kind[Class.CLOSE], strict=True):
        assert ord(closing) - ord(opening) in (1, 2)


@pytest.mark.parametrize(
    ("mark", "kind"),
    [  # GB/T 15834-2011, section 4, in its order
        ("。", Class.STOP), ("？", Class.QUERY), ("！", Class.QUERY), ("，", Class.COMMA),
        ("、", Class.COMMA), ("；", Class.COMMA), ("：", Class.COLON), ("“", Class.OPEN),
        ("”", Class.CLOSE), ("（", Class.OPEN), ("）", Class.CLOSE), ("·", Class.INTERPUNCT),
        ("《", Class.OPEN), ("》", Class.CLOSE), ("～", Class.CONNECTOR), ("／", Class.SOLIDUS),
    ],
)  # fmt: skip
def test_every_mark_of_the_standard_has_its_class(mark: str, kind: Class) -> None:
    assert alone(mark) is kind


def test_two_dashes_are_a_dash_and_one_connects() -> None:
    assert classify("字——字") == [HAN, Class.DASH, Class.DASH, HAN]
    assert classify("北京—太原") == [HAN, HAN, Class.CONNECTOR, HAN, HAN]


def test_every_wide_letter_of_unicode_is_set_like_han() -> None:
    """Ideographs of all extensions, kana, bopomofo, hangul, fullwidth letters and digits."""
    wide = [
        c for c in map(chr, range(0x1100, 0x32000))
        if unicodedata.east_asian_width(c) in "WF" and unicodedata.category(c) in ("Lo", "Lu", "Nd")
    ]  # fmt: skip
    assert len(wide) > 90_000
    assert {c for c in wide if alone(c) not in (HAN, Class.ITERATION)} == set()


def test_every_letter_of_the_european_scripts_is_latin() -> None:
    scripts = ("LATIN ", "GREEK ", "CYRILLIC ")
    letters = [
        c for c in map(chr, range(0x21, 0x2000))
        if unicodedata.category(c) in ("Lu", "Ll", "Lt")
        and unicodedata.name(c, "").startswith(scripts) and not 0x1C80 <= ord(c) <= 0x1DFF
    ]  # fmt: skip
    assert len(letters) > 1000
    assert {c for c in letters if alone(c) is not LATIN} == set()


@pytest.mark.parametrize("character", "\x07\x85\u200e\u202e\u2066\u2028\u200b\u2060\ufeff")
def test_what_paints_nothing_is_nothing(character: str) -> None:
    assert alone(character) is Class.NOTHING


@pytest.mark.parametrize("mark", "\u0301\u0300\u3099\ufe00\ufe0f\U000e0100\u20dd")
def test_what_is_drawn_on_a_character_is_a_mark(mark: str) -> None:
    assert classify(f"沁{mark}") == [HAN, Class.MARK]


@pytest.mark.parametrize(
    ("text", "mark", "kind"),
    [
        ("Children’s day", "’", LATIN),
        ("他’她", "’", Class.CLOSE),
        ("“Go” 了", "“", LATIN),
        ("“Go” 了", "”", LATIN),
        ("“Go到”了", "“", Class.OPEN),
        ("说“Go”了", "“", Class.OPEN),
        ("说“Go”了", "”", Class.CLOSE),
        ("2024–2025", "–", LATIN),
        ("北京–太原", "–", Class.CONNECTOR),
        ("Qin—Yuan", "—", Class.CONNECTOR),
        ("a…b", "…", LATIN),
        ("wait…好", "…", Class.ELLIPSIS),
        ("3′a", "′", Class.POSTFIX),
        ("15°C", "°", Class.POSTFIX),
    ],
)
def test_a_doubtful_mark_is_decided_by_its_neighbours(text: str, mark: str, kind: Class) -> None:
    assert among(text, mark) is kind


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=30))
def test_every_character_has_one_class(text: str) -> None:
    assert len(classify(text)) == len(text)


@given(
    st.text("沁源，。（）《》、2025Ab%　", max_size=20), st.text("沁源，。（）2025Ab", max_size=20)
)
def test_a_mark_that_is_not_doubtful_is_the_same_in_any_company(before: str, after: str) -> None:
    assert classify(before + after) == classify(before) + classify(after)
