"""Color is separated, gray is black alone, ink is held."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from tests.color.conditions import built, condition
from tests.pictures.files import icc, scene
from typeset.color.characterize import Press
from typeset.color.press import Intent
from typeset.pictures import convert

LIMIT = 220


def gray_ramp() -> Image.Image:
    return Image.fromarray(np.arange(256, dtype=np.uint8)[None, :])


@pytest.mark.parametrize("intent", ["perceptual", "relative"])
def test_no_sample_of_a_color_picture_is_over_the_limit(intent: Intent) -> None:
    tones = convert.separate(scene(256, 256), None, built("newsprint"), intent)
    assert tones.sum(axis=2, dtype=int).max() <= 561


def test_white_stays_paper_and_black_is_the_darkest() -> None:
    ends = Image.new("RGB", (2, 1), "white")
    ends.putpixel((1, 0), (0, 0, 0))
    white, black = convert.separate(ends, None, built("newsprint"), "perceptual")[0]
    assert white.max() <= 1
    assert black[3] > 250


def test_gray_prints_in_black_alone_darker_to_darker() -> None:
    tones = convert.black_only(gray_ramp(), None, built("newsprint"))[0]
    assert tones[:, :3].max() == 0
    assert (np.diff(tones[:, 3].astype(int)) <= 0).all()
    assert tones[0, 3] == 255
    assert tones[255, 3] == 0


def test_middle_gray_prints_as_light_as_it_is_between_black_and_paper() -> None:
    aims = condition("newsprint").aims
    assert aims is not None
    tone = convert.black_only(gray_ramp(), None, built("newsprint"))[0, 118, 3] / 255
    light = Press(aims).relative(np.array([[0, 0, 0, tone], [0, 0, 0, 1]]))[:, 0]
    y = ((light + 16) / 116) ** 3
    # Level 118 of sRGB is L* 50, luminance 0.18, of the way from the solid to paper.
    assert (y[0] - y[1]) / (1 - y[1]) == pytest.approx(0.18, abs=0.015)


def test_a_picture_without_color_is_gray_in_any_mode() -> None:
    assert convert.is_gray(gray_ramp())
    assert convert.is_gray(gray_ramp().convert("RGB"))
    assert not convert.is_gray(scene(8, 8))


def test_a_profile_of_another_color_space_or_none_is_not_used() -> None:
    assert convert.source_profile(scene(4, 4), icc("sRGB")) is not None
    assert convert.source_profile(scene(4, 4), built("newsprint")) is None
    assert convert.source_profile(scene(4, 4), b"nonsense") is None
    assert convert.source_profile(scene(4, 4), b"") is None
    assert convert.source_profile(gray_ramp(), icc("sRGB")) is not None


def test_only_samples_over_the_limit_are_separated_again_and_keep_their_color() -> None:
    tones = np.array([[[255, 200, 200, 180], [40, 30, 30, 10]]], dtype=np.uint8)
    again = convert.hold_ink(convert.separate_again(tones, built("newsprint"), LIMIT), LIMIT)
    assert again[0, 1].tolist() == [40, 30, 30, 10]
    assert again[0, 0].sum(dtype=int) <= 561
    aims = condition("newsprint").aims
    assert aims is not None
    before, after = Press(aims).lab(np.stack((tones[0, 0], again[0, 0])) / 255)
    assert np.linalg.norm(after - before) < 5


def test_ink_is_held_without_touching_black() -> None:
    tones = np.full((2, 2, 4), 255, np.uint8)
    held = convert.hold_ink(tones, 240)
    assert held[..., 3].min() == 255
    assert held.sum(axis=2, dtype=int).max() <= 240 * 2.55
    uneven = np.array([[[201, 202, 203, 101]]], dtype=np.uint8)
    assert convert.hold_ink(uneven, 200).sum(dtype=int) <= 510


def test_line_art_is_solid_or_nothing() -> None:
    tones = convert.line_art(gray_ramp())
    assert set(np.unique(tones[..., 3]).tolist()) == {0, 255}
    assert tones[0, 0, 3] == 255
