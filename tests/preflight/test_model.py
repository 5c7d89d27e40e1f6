"""Limits come from the press condition, not from the program."""

from __future__ import annotations

from pathlib import Path

import msgspec

from typeset.color import press
from typeset.diagnostics import Log
from typeset.preflight.model import Expectation, Limits, Sizes, limits_of

_PRESS = Path(__file__).resolve().parents[2] / "layouts" / "press"


def _condition(name: str) -> press.PressCondition:
    found = press.read(_PRESS / f"{name}.yaml", name, Log())
    assert found is not None
    return found


def test_newsprint_holds_240_per_cent_and_reversed_type_of_8_pt() -> None:
    limits = limits_of(_condition("newsprint"))
    assert (limits.total_ink, limits.window_ink) == (240, 245)
    assert (limits.type_reversed, limits.type_color, limits.rule_solid) == (8, 10, 0.25)


def test_coated_paper_takes_more() -> None:
    newsprint, coated = (limits_of(_condition(name)) for name in ("newsprint", "coated"))
    assert coated.total_ink > newsprint.total_ink
    assert coated.type_reversed < newsprint.type_reversed
    assert coated.picture_least > newsprint.picture_least


def test_limits_are_numbers_that_can_be_written_down() -> None:
    """They go into reports, so that no length of another kind may hide among them."""
    written = msgspec.json.encode(Expectation(limits=limits_of(_condition("newsprint"))))
    assert msgspec.json.decode(written, type=Expectation).limits.total_ink == 240
    limits = Limits()
    flat = [*msgspec.structs.astuple(limits), *msgspec.structs.astuple(limits.type_advised),
            *msgspec.structs.astuple(limits.rule_advised), *limits.rich_black]  # fmt: skip
    assert {type(value) for value in flat} == {float, Sizes, tuple}


def test_what_is_advised_comes_from_the_press() -> None:
    limits = limits_of(_condition("newsprint"))
    assert limits.type_advised == Sizes(6, 8, 10, 10)
    assert limits.rule_advised == Limits().rule_advised
    assert limits.rich_black == Limits().rich_black
    assert limits_of(_condition("coated")).rich_black == (60, 50, 50, 100)
    assert limits_of(_condition("coated")).rule_advised == Sizes(0.25, 0.5, 0.5, 0.5)
