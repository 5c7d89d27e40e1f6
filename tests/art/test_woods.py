from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from typeset.art import woods
from typeset.art.relief import Line

rngs = st.integers(0, 2**32).map(Random)
EDGE: Line = [(0, 40), (50, 42), (120, 30), (300, 12)]


def area(line: Line) -> float:
    """Signed: below 0 where the outline runs clockwise."""
    return sum(
        x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in zip(line, [*line[1:], line[0]], strict=True)
    )


def stand(tall: float, rng: Random) -> list[Line]:
    """Trees on EDGE, the tall ones at its left end."""
    return woods.stand(EDGE, 0, 300, tall, (0.2, 0.6), rng)


@given(rng=rngs, tall=st.floats(5, 60))
def test_trees_run_the_same_way_round_as_their_slope(rng: Random, tall: float) -> None:
    """Otherwise a tree would be a hole where it overlaps the slope."""
    slope = [(0.0, 0.0), *EDGE, (300.0, 0.0)]
    assert all(area(part) * area(slope) > 0 for part in stand(tall, rng))


@given(rng=rngs, tall=st.floats(5, 60))
def test_no_single_tree_is_taller_than_allowed(rng: Random, tall: float) -> None:
    """The edge is nowhere higher than 42."""
    assert max(y for part in stand(tall, rng) for _, y in part) <= 42 + tall + 1e-9


@given(rng=rngs)
def test_trees_get_lower_towards_the_inner_end(rng: Random) -> None:
    """At four fifths of the way a tree has 0.2 ** 0.8 = 0.28 of the height at the side."""
    for part in stand(50, rng):
        if part[0][0] > 240:
            assert max(y for _, y in part) - min(y for _, y in part) <= 0.28 * 50


@given(rng=rngs, tall=st.floats(2, 30))
def test_a_wood_follows_its_edge(rng: Random, tall: float) -> None:
    wood = woods.fringe(EDGE, tall, (), rng)
    assert (wood[0], wood[-1]) == (EDGE[0], EDGE[-1])
    assert all(a[0] <= b[0] for a, b in pairwise(wood))
    assert all(-1e-9 <= y - _height(x) <= 1.3 * tall for x, y in wood)


@given(rng=rngs)
def test_a_wood_thins_out_at_its_ends(rng: Random) -> None:
    wood = woods.fringe(EDGE, 12, (300,), rng)
    assert all(y - _height(x) <= 12 * 0.65 for x, y in wood if x > 285)


@given(rng=rngs)
def test_trees_differ(rng: Random) -> None:
    trees = stand(20, rng)
    shapes = {tuple((x - tree[0][0], y - tree[0][1]) for x, y in tree) for tree in trees}
    assert len(shapes) == len(trees) > 2


@pytest.mark.parametrize("kind", [woods.pine, woods.larch])
@given(rng=rngs)
def test_a_tree_stands_on_its_base(
    kind: Callable[[float, float, float, Random], list[Line]], rng: Random
) -> None:
    trunk, *boughs = kind(100, 20, 30, rng)
    assert trunk[0][1] == trunk[-1][1] == 20
    assert trunk[0][0] < trunk[-1][0]
    assert all(min(y for _, y in bough) > 20 for bough in boughs)


@given(rng=rngs)
def test_boughs_of_a_pine_hang_on_its_trunk(rng: Random) -> None:
    trunk, *boughs = woods.pine(100, 0, 100, rng)
    for bough in boughs:
        middle = sum(y for _, y in bough) / len(bough)
        x = min(trunk, key=lambda dot: abs(dot[1] - middle))[0]
        assert min(a for a, _ in bough) - 3 <= x <= max(a for a, _ in bough) + 3


def _height(x: float) -> float:
    (x0, y0), (x1, y1) = next((a, b) for a, b in pairwise(EDGE) if a[0] <= x <= b[0])
    return y0 + (y1 - y0) * (x - x0) / (x1 - x0)
