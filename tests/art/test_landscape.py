from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from typeset.art import landscape
from typeset.art.colors import Colors
from typeset.color.cmyk import Cmyk, mix
from typeset.display.ops import Clip, Fill, Op, Path, Shade, rectangle
from typeset.geometry import Rect

MM = 72 / 25.4
LIMIT = 220  # per cent

# What the two sheets and a spread have for it, in mm: width, height, clear sky.
SLOTS = {
    "broadsheet": (350, 131.2, 58),
    "tabloid": (235, 64, 35),
    "picture page": (350, 218, 117),
    "spread": (740, 215, 120),
}


def slot(name: str) -> tuple[Rect, float]:
    width, height, clear = SLOTS[name]
    return Rect(20 * MM, 357 * MM, width * MM, height * MM), clear * MM


def marks(ops: Sequence[Op]) -> Iterator[Fill | Shade]:
    """Every mark, those inside clips too; a kind that newsprint cannot take is a failure."""
    for op in ops:
        match op:
            case Clip():
                yield from marks(op.ops)
            case Fill() | Shade():
                yield op
            case _:
                pytest.fail(f"{type(op).__name__} in a landscape")


def dots(path: Path) -> Iterator[tuple[float, float]]:
    for segment in path:
        for i in range(1, len(segment), 2):
            yield float(segment[i]), float(segment[i + 1])


def outlines(path: Path) -> list[list[tuple[float, float]]]:
    lines: list[list[tuple[float, float]]] = []
    for segment in path:
        if segment[0] == "M":
            lines.append([])
        lines[-1].extend(dots((segment,)))
    return lines


def tones(mark: Fill | Shade) -> Iterator[Cmyk]:
    if isinstance(mark, Fill):
        yield mark.color
        return
    for a, b in zip(mark.stops, mark.stops[1:], strict=False):
        yield from (mix(a.color, b.color, share / 8) for share in range(9))


boxes = st.builds(
    Rect, st.floats(-500, 500), st.floats(-500, 500), st.floats(60, 2200), st.floats(40, 800)
)
seeds = st.integers(0, 2**32)


@given(box=boxes, share=st.floats(0, 0.9), seed=seeds)
def test_only_sky_stands_behind_the_headline(
    colors: Colors, box: Rect, share: float, seed: int
) -> None:
    clear = share * box.height
    sky, *rest = marks(landscape.draw(box, colors, clear=clear, seed=seed))
    assert isinstance(sky, Shade)
    assert sky.path == rectangle(box)
    assert max(y for mark in rest for _, y in dots(mark.path)) <= box.top - clear + 0.01


@given(box=boxes, seed=seeds)
def test_nothing_shows_outside_the_box(colors: Colors, box: Rect, seed: int) -> None:
    (clip,) = landscape.draw(box, colors, clear=box.height / 2, seed=seed)
    assert isinstance(clip, Clip)
    assert clip.path == rectangle(box)


@pytest.mark.parametrize("name", SLOTS)
def test_land_covers_the_box_from_side_to_side(colors: Colors, name: str) -> None:
    box, clear = slot(name)
    (clip,) = landscape.draw(box, colors, clear=clear, seed=6)
    assert isinstance(clip, Clip)
    ranges = [op.path for op in clip.ops if isinstance(op, Clip)]
    assert len(ranges) == 4
    for path in ranges:
        assert min(x for x, _ in dots(path)) <= box.x
        assert max(x for x, _ in dots(path)) >= box.right


tone = st.floats(0, 100)
swatches = st.builds(Cmyk, tone, tone, tone, tone).map(
    lambda c: mix(Cmyk(0, 0, 0, 0), c, min(1, LIMIT / max(c.total_ink, 1)))
)
palettes = st.builds(Colors, *(swatches for _ in Colors.__struct_fields__))


@given(palette=palettes, seed=seeds)
def test_no_tone_has_more_ink_than_the_palette(palette: Colors, seed: int) -> None:
    box, clear = slot("tabloid")
    for mark in marks(landscape.draw(box, palette, clear=clear, seed=seed)):
        for color in tones(mark):
            assert color.total_ink <= LIMIT + 1e-6
            assert min(color.c, color.m, color.y, color.k) >= 0


@given(box=boxes, share=st.floats(0, 0.9), seed=seeds)
def test_stops_of_a_shade_rise_from_its_start_to_its_end(
    colors: Colors, box: Rect, share: float, seed: int
) -> None:
    for mark in marks(landscape.draw(box, colors, clear=share * box.height, seed=seed)):
        if isinstance(mark, Shade):
            places = [stop.at for stop in mark.stops]
            assert places == sorted(places)
            assert (places[0], places[-1]) == (0, 1)


def test_a_seed_draws_one_picture_and_another_seed_another(colors: Colors) -> None:
    box, clear = slot("broadsheet")
    first = landscape.draw(box, colors, clear=clear, seed=6)
    assert landscape.draw(box, colors, clear=clear, seed=6) == first
    assert landscape.draw(box, colors, clear=clear, seed=7) != first


def tallest_tree(ops: Sequence[Op], colors: Colors) -> float:
    """Height of the tallest single tree of the foreground."""
    heights = [
        max(y for _, y in line) - min(y for _, y in line)
        for mark in marks(ops)
        if isinstance(mark, Fill) and mark.color == colors.pine
        for line in outlines(mark.path)[1:]  # the first is the slope they stand on
    ]
    return max(heights)


@pytest.mark.parametrize("seed", range(5))
def test_trees_follow_the_height_of_the_box_and_not_its_width(colors: Colors, seed: int) -> None:
    def tree(width: float, height: float) -> float:
        ops = landscape.draw(Rect(0, 0, width, height), colors, clear=height / 2, seed=seed)
        return tallest_tree(ops, colors)

    usual = tree(1000, 400)
    assert tree(2000, 400) == pytest.approx(usual, rel=0.35)
    assert tree(2000, 800) == pytest.approx(2 * usual, rel=0.35)


def test_twice_the_width_shows_more_peaks_but_not_twice_as_many(colors: Colors) -> None:
    """Peaks of one shape in a low band would be many and small: √2 times as many, √2 as wide."""

    def peaks(width: float) -> int:
        found = 0
        for seed in range(12):
            (clip,) = landscape.draw(Rect(0, 0, width, 400), colors, clear=200, seed=seed)
            assert isinstance(clip, Clip)
            sides = next(op for op in clip.ops if isinstance(op, Clip)).ops[1]
            assert isinstance(sides, Shade)
            found += len(outlines(sides.path))
        return found

    assert peaks(2000) / peaks(1000) == pytest.approx(2**0.5, rel=0.12)


@pytest.mark.parametrize("name", SLOTS)
@pytest.mark.parametrize("seed", range(4))
def test_the_picture_stays_small_in_the_file(colors: Colors, name: str, seed: int) -> None:
    box, clear = slot(name)
    ops = landscape.draw(box, colors, clear=clear, seed=seed)
    (clip,) = ops
    assert isinstance(clip, Clip)
    clips = [op.path for op in clip.ops if isinstance(op, Clip)]
    paths = [*clips, *(mark.path for mark in marks(ops))]
    assert sum(1 for path in paths for _ in dots(path)) <= 6000


@pytest.mark.parametrize("clear", [-1, 100, 120])
def test_clear_sky_must_leave_room_for_land(colors: Colors, clear: float) -> None:
    with pytest.raises(ValueError, match="clear sky"):
        landscape.draw(Rect(0, 0, 300, 100), colors, clear=clear, seed=1)
