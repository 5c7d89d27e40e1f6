from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from typeset.art import sky
from typeset.art.colors import Colors
from typeset.color.cmyk import mix
from typeset.display.ops import Op, Shade, rectangle
from typeset.geometry import Rect

BOX = Rect(0, 0, 1000, 400)
LAND = Rect(0, 0, 1000, 200)


def shades(colors: Colors, height: float) -> list[Shade]:
    """The sky over a level range `height` points high, the sun in the middle."""
    ops: list[Op] = sky.draw(BOX, LAND, [(-10, height), (1010, height)], 0.5, colors)
    assert all(isinstance(op, Shade) for op in ops)
    return [op for op in ops if isinstance(op, Shade)]


def heights(shade: Shade) -> list[float]:
    return [float(y) for segment in shade.path for y in segment[2::2]]


@given(height=st.floats(40, 170))
def test_the_sun_stands_half_behind_the_range(colors: Colors, height: float) -> None:
    sun = shades(colors, height)[-1]
    assert min(heights(sun)) < height < max(heights(sun))
    assert max(heights(sun)) - height > height - min(heights(sun))


@given(height=st.floats(40, 170))
def test_no_light_of_the_sun_reaches_the_headlines_sky(colors: Colors, height: float) -> None:
    first, *rest = shades(colors, height)
    assert first.path == rectangle(BOX)
    assert max(y for shade in rest for y in heights(shade)) <= LAND.top + 1e-9


def test_light_grows_towards_the_sun_in_steps_too_small_to_see(colors: Colors) -> None:
    """2 per cent of an ink is what newsprint's own unevenness hides."""
    rings = shades(colors, 100)[:-1]
    sizes = [max(heights(ring)) - min(heights(ring)) for ring in rings]
    assert sizes == sorted(sizes, reverse=True)
    for outer, inner in pairwise(rings):
        for a, b in zip(outer.stops, inner.stops, strict=True):
            assert a.color.y <= b.color.y + 1e-9
            assert b.color.y - a.color.y <= 3


def test_the_sun_melts_into_the_dawn(colors: Colors) -> None:
    stops = shades(colors, 100)[-1].stops
    assert stops[0].color == colors.sun
    assert stops[-1].color.total_ink == pytest.approx(mix(colors.sun, colors.dawn, 0.75).total_ink)
