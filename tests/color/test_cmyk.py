"""Tones and what they add up to."""

from __future__ import annotations

from typeset.color.cmyk import BLACK, PAPER, Cmyk, mix


def test_total_ink_is_the_sum_of_the_plates() -> None:
    assert Cmyk(44, 38, 38, 100).total_ink == 220


def test_black_with_another_ink_under_it_is_not_the_black_that_overprints() -> None:
    assert BLACK.is_black
    assert not Cmyk(1, 0, 0, 100).is_black


def test_a_mixture_with_paper_is_a_tint() -> None:
    assert mix(BLACK, PAPER, 0.7).k == 30
