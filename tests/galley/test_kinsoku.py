"""What may begin and end a line at each level (TYPOGRAPHY §2)."""

from __future__ import annotations

import pytest

from typeset.galley.classes import classify
from typeset.galley.kinsoku import may_break

LEVELS = ("loose", "normal", "gb", "strict")


@pytest.mark.parametrize(
    ("pair", "levels"),
    [
        ("字，", ()), ("字。", ()), ("字”", ()), ("（字", ()), ("￥字", ()),
        ("字！", ("loose",)), ("字：", ("loose",)), ("字·", ("loose",)), ("字々", ("loose",)),
        ("字％", ("loose",)),
        ("字～", ("loose", "normal")), ("字／", ("loose", "normal")), ("／字", ("loose", "normal")),
        ("字——", ("loose", "normal", "gb")), ("字……", ("loose", "gb")),
        ("～字", LEVELS), ("字“", LEVELS), ("。字", LEVELS), ("字字", LEVELS),
    ],
)  # fmt: skip
def test_levels_say_what_may_begin_and_end_a_line(pair: str, levels: tuple[str, ...]) -> None:
    before, after = classify(pair)[:2]
    assert tuple(level for level in LEVELS if may_break(level, before, after)) == levels
