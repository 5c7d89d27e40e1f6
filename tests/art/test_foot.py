from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from typeset.art import foot
from typeset.art.colors import Colors
from typeset.color.cmyk import mix
from typeset.display.ops import Clip, Shade, rectangle
from typeset.geometry import Rect

MM = 72 / 25.4


def shades(box: Rect, colors: Colors, seed: int) -> list[Shade]:
    (clip,) = foot.draw(box, colors, seed=seed)
    assert isinstance(clip, Clip)
    assert clip.path == rectangle(box)
    assert all(isinstance(op, Shade) for op in clip.ops)
    return [op for op in clip.ops if isinstance(op, Shade)]


@given(width=st.floats(100, 2200), height=st.floats(10, 60), seed=st.integers(0, 2**32))
def test_hills_stand_on_the_lower_edge_and_reach_both_sides(
    colors: Colors, width: float, height: float, seed: int
) -> None:
    box = Rect(57, 71, width, height)
    for shade in shades(box, colors, seed):
        xs = [float(s[1]) for s in shade.path if len(s) == 3]
        assert min(xs) <= box.x
        assert max(xs) >= box.right
        first, last = shade.path[0], shade.path[-2]
        assert len(first) == len(last) == 3
        assert first[2] == last[2] == box.y


@pytest.mark.parametrize("seed", range(6))
def test_the_band_keeps_the_ink_limit(colors: Colors, seed: int) -> None:
    for shade in shades(Rect(0, 0, 350 * MM, 7.8 * MM), colors, seed):
        for a, b in pairwise(shade.stops):
            assert all(mix(a.color, b.color, t / 8).total_ink <= 220 for t in range(9))


def test_nearer_hills_are_darker(colors: Colors) -> None:
    crests = [shade.stops[0].color.total_ink for shade in shades(Rect(0, 0, 992, 22), colors, 3)]
    assert crests == sorted(crests)
    assert len(set(crests)) == len(crests)


def test_a_seed_draws_one_band_and_another_seed_another(colors: Colors) -> None:
    box = Rect(0, 0, 992, 22)
    assert foot.draw(box, colors, seed=3) == foot.draw(box, colors, seed=3)
    assert foot.draw(box, colors, seed=3) != foot.draw(box, colors, seed=4)
