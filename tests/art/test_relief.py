from __future__ import annotations

from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from typeset.art import relief
from typeset.art.relief import Crest, Range

rngs = st.integers(0, 2**32).map(Random)
HILLS = Range(foot=10, low=30, high=90, spacing=60, step=4, steep=0.8, rough=0.1, hollow=0.05)


def ridge(rng: Random) -> Crest:
    return relief.crest(HILLS, 0, 600, lambda _: 1, rng)


@given(rng=rngs)
def test_a_crest_runs_from_left_to_right_past_both_sides(rng: Random) -> None:
    points = ridge(rng).points
    assert points[0][0] < 0
    assert points[-1][0] > 600
    assert all(a[0] < b[0] for a, b in pairwise(points))


@given(rng=rngs)
def test_the_highest_peak_in_sight_reaches_its_height_and_none_passes_it(rng: Random) -> None:
    points = ridge(rng).points
    assert max(y for x, y in points if 0 <= x <= 600) == pytest.approx(HILLS.high)
    assert max(y for _, y in points) <= HILLS.high


@given(rng=rngs)
def test_in_sight_a_crest_has_no_long_straight_piece(rng: Random) -> None:
    for (x0, _), (x1, _) in pairwise(ridge(rng).points):
        if x0 >= 0 and x1 <= 600:
            assert x1 - x0 <= HILLS.step


@given(rng=rngs)
def test_shaded_sides_stay_below_the_highest_peak(rng: Random) -> None:
    crest = ridge(rng)
    sides = relief.shadows(crest, HILLS, rng)
    assert sides
    assert max(y for side in sides for _, y in side) <= HILLS.high
