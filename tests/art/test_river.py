from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from typeset.art import river

phases = st.floats(0, 6.3)


def ground(phase: float) -> river.Ground:
    return river.Ground(x=500, bottom=100, horizon=160, scale=180, phase=phase)


def test_the_lower_edge_is_near_and_the_horizon_far() -> None:
    assert ground(0).at(0, river.NEAR) == (500, 100)
    assert 159.9 < ground(0).at(0, 1000)[1] < 160


@given(phase=phases, sway=phases)
def test_the_river_narrows_with_distance(phase: float, sway: float) -> None:
    bank = river.course(ground(phase), 0.23, sway)
    half = len(bank) // 2
    left, right = bank[:half], bank[half:][::-1]
    # 9 distances off against 0.68: 0.076 as wide, banks that swell by 0.6–1.4 and bends that cut
    # the near end askew leave at most 0.28 of it.
    assert right[-1][0] - left[-1][0] < 0.3 * (right[0][0] - left[0][0])


@given(phase=phases, sway=phases)
def test_the_river_comes_from_below_the_edge_and_ends_before_the_horizon(
    phase: float, sway: float
) -> None:
    bank = river.course(ground(phase), 0.23, sway)
    assert bank[0][1] < 100
    assert bank[-1][1] < 100
    assert max(y for _, y in bank) < 160


@given(rng=st.integers(0, 2**32).map(Random))
def test_glints_lie_level_below_the_horizon(rng: Random) -> None:
    for left, top, right, bottom in river.glints(ground(1), 0.2, 20, rng):
        assert left[1] == right[1]
        assert 100 < bottom[1] < left[1] < top[1] < 160
