"""The gap between two neighbours, by their classes and the style (PW, JU, MX of the rules)."""

from __future__ import annotations

import pytest

from tests.galley.setting import EM, style_of
from typeset.galley.classes import Class, classify
from typeset.galley.items import FORBID
from typeset.galley.spacing import Bond, Spacing


def blank(pair: str, **changes: object) -> float:
    """The blank between two characters, em."""
    before, after = classify(f"字{pair}字")[1:3]
    return Spacing(style_of(**changes), "gb").between(before, after).natural / EM


@pytest.mark.parametrize(
    ("pair", "width"),
    [
        ("，（", 0.5), ("。“", 0.5), ("：“", 0.5), ("）（", 0.5), ("”（", 0.5),
        ("”。", 0.0), ("）、", 0.0), ("》）", 0.0), ("。”", 0.0), ("，、", 0.0), ("？！", 0.0),
        ("（“", 0.0), ("“《", 0.0), ("（）", 0.0), ("·《", 0.0), ("》·", 0.0),
        ("字（", 0.5), ("）字", 0.5), ("，字", 0.5), ("字，", 0.0), ("（字", 0.0), ("字字", 0.0),
    ],
)  # fmt: skip
def test_only_one_blank_stands_between_two_marks(pair: str, width: float) -> None:
    assert blank(pair, punctuation="full") == pytest.approx(width)


@pytest.mark.parametrize(
    ("punctuation", "comma", "stop", "bracket"),
    [
        ("full", 0.5, 0.5, 0.5),
        ("kaiming", 0, 0.5, 0),
        ("half", 0, 0, 0),
        ("newspaper", 0.5, 0.5, 0.25),
    ],
)
def test_each_way_of_punctuation_has_its_widths(
    punctuation: str, comma: float, stop: float, bracket: float
) -> None:
    found = [blank(pair, punctuation=punctuation) for pair in ("，字", "。字", "》字")]
    assert found == pytest.approx([comma, stop, bracket])


@pytest.mark.parametrize(
    ("text", "gap"), [("字a", 0.25), ("a字", 0.25), ("，a", 0.5), ("（a", 0), ("a）", 0)]
)
def test_latin_has_its_gap_beside_han_and_none_beside_marks(text: str, gap: float) -> None:
    before, after = classify(text)
    found = Spacing(style_of(punctuation="full", han_latin=0.25), "gb").between(before, after)
    assert found.natural / EM == pytest.approx(gap)


@pytest.mark.parametrize("bond", [Bond.GLUED, Bond.NOTE])
def test_what_is_glued_is_neither_parted_nor_spread(bond: Bond) -> None:
    gap = Spacing(style_of(), "gb").between(Class.LATIN, Class.HAN, bond=bond)
    assert gap.penalty is FORBID
    assert not gap.is_open
    assert gap.stretch == gap.shrink == gap.reserve == 0


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It’s", [Class.LATIN] * 4),
        ("他说“好”", [Class.HAN, Class.HAN, Class.OPEN, Class.HAN, Class.CLOSE]),
        ("1—2", [Class.LATIN, Class.CONNECTOR, Class.LATIN]),
        ("——", [Class.DASH, Class.DASH]),
        ("a·b", [Class.LATIN] * 3),
        ("阿·里", [Class.HAN, Class.INTERPUNCT, Class.HAN]),
        ("15℃", [Class.LATIN, Class.LATIN, Class.POSTFIX]),
    ],
)
def test_ambiguous_marks_are_what_their_neighbours_make_them(
    text: str, expected: list[Class]
) -> None:
    assert classify(text) == expected
