"""Separations give the color they are asked for, within the ink."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.color.conditions import condition
from typeset.color.characterize import Array, Press
from typeset.color.separate import Cusps, Policy, Separator, compress

LIMIT = 2.2
POLICY = Policy(LIMIT, 0.08, 0.7, 1.0)


@cache
def separator() -> Separator:
    aims = condition("newsprint").aims
    assert aims is not None
    return Separator(Press(aims), POLICY)


@cache
def cusps() -> Cusps:
    return Cusps(separator().press)


def within_reach(count: int) -> Array:
    tones = np.random.default_rng(7).random((count, 4))
    return np.asarray(separator().press.relative(tones[tones.sum(axis=1) <= LIMIT]))


def test_colors_within_reach_are_met() -> None:
    colors = within_reach(1500)
    missed = separator().error(separator().solve(colors), colors)
    assert missed.mean() < 0.1
    assert missed.max() < 2


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.floats(0, 100), *[st.floats(-128, 127)] * 2), min_size=1, max_size=20))
def test_no_color_whatever_takes_more_than_the_ink(colors: list[tuple[float, ...]]) -> None:
    tones = separator().solve(np.array(colors))
    assert tones.sum(axis=1).max() <= LIMIT + 1e-9
    assert tones.min() >= 0
    assert tones.max() <= 1


def test_black_grows_with_depth_and_spares_lights_and_colors() -> None:
    ramp = np.zeros((50, 3))
    ramp[:, 0] = np.linspace(100, 35, 50)
    black = separator().wanted_black(ramp)
    assert (np.diff(black) >= -1e-12).all()
    assert black[0] == 0
    assert black[-1] == 1
    vivid = ramp + np.array((0, 60, 30))
    assert (separator().wanted_black(vivid) < black + 1e-12).all()


def test_what_is_too_vivid_keeps_its_hue() -> None:
    vivid = np.array([[62.0, 90.0, 60.0], [70.0, -70.0, 50.0], [60.0, -40.0, -60.0]])
    found = separator().press.relative(separator().solve(vivid, rounds=40))
    turn = np.degrees(np.arctan2(found[:, 2], found[:, 1]) - np.arctan2(vivid[:, 2], vivid[:, 1]))
    assert (np.abs((turn + 180) % 360 - 180) < 8).all()


def test_black_and_white_of_a_picture_go_to_the_darkest_ink_and_the_paper() -> None:
    ends = np.array([[100.0, 0, 0], [0.0, 0, 0]])
    moved = compress(ends, separator(), cusps())
    assert moved[0] == pytest.approx((100, 0, 0), abs=1e-9)
    assert moved[1, 0] == pytest.approx(separator().darkest, abs=0.01)


def test_what_is_more_vivid_is_printed_more_vivid() -> None:
    for a, b in ((1, 0.5), (0, 1), (-1, 0.6), (0.2, -1)):
        ramp = np.array([[75.0, c * a, c * b] for c in range(5, 120, 5)])
        moved = compress(ramp, separator(), cusps())
        printed = separator().press.relative(separator().solve(moved, rounds=40))
        chroma = np.hypot(printed[:, 1], printed[:, 2])
        assert (np.diff(chroma) > -0.5).all()


def test_muted_colors_of_a_picture_keep_their_chroma_but_for_the_lighter_black() -> None:
    skin = np.array([[72.0, 12.0, 18.0]])
    moved = compress(skin, separator(), cusps())
    assert 0.75 < np.hypot(*moved[0, 1:]) / np.hypot(*skin[0, 1:]) < 1.02


def test_the_most_chroma_of_a_hue_is_that_of_its_solid() -> None:
    solids = separator().press.relative(np.eye(4)[:3])
    chroma = np.hypot(solids[:, 1], solids[:, 2])
    assert cusps().most(solids) == pytest.approx(chroma, rel=0.05)


def test_a_light_green_is_printed_green_and_not_washed_out() -> None:
    green = np.array([[88.0, -79.0, 81.0]])  # the green of sRGB, which no press has
    found = separator().press.relative(
        separator().solve(compress(green, separator(), cusps()), rounds=40)
    )
    assert np.hypot(*found[0, 1:]) > 30  # at its lightness the press has 14
    assert found[0, 1] < -20
