"""The built profile, as LittleCMS and our own model see it."""

from __future__ import annotations

import io

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageCms

from tests.color.conditions import built, condition
from typeset.color import profile
from typeset.color.characterize import Array, Press

CONDITIONS = ("newsprint", "coated")
Codes = NDArray[np.uint8]


def transform(icc: bytes, codes: Codes, mode: str, other: str, intent: ImageCms.Intent) -> Codes:
    ends = {
        "CMYK": ImageCms.ImageCmsProfile(io.BytesIO(icc)),
        "LAB": ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")),
        "RGB": ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")),
    }
    way = ImageCms.buildTransform(ends[mode], ends[other], mode, other, intent)
    done = ImageCms.applyTransform(Image.frombytes(mode, (len(codes), 1), codes.tobytes()), way)
    assert done is not None
    return np.frombuffer(done.tobytes(), np.uint8).reshape(len(codes), -1)


def colors(codes: Codes) -> Array:
    signed = codes[:, 1:].astype(np.int8).astype(float)
    return np.concatenate((codes[:, :1] / 2.55, signed), axis=1)


def model(name: str) -> Press:
    aims = condition(name).aims
    assert aims is not None
    return Press(aims)


@pytest.mark.parametrize("name", CONDITIONS)
def test_littlecms_finds_the_colors_of_the_model(name: str) -> None:
    codes = np.random.default_rng(3).integers(0, 256, (4000, 4)).astype(np.uint8)
    intent = ImageCms.Intent.ABSOLUTE_COLORIMETRIC
    found = colors(transform(built(name), codes, "CMYK", "LAB", intent))
    missed = np.linalg.norm(found - model(name).lab(codes / 255), axis=1)
    # Half a step of 8 bits in L*, a* and b* is 0.73 at worst, 0.4 on the whole.
    assert missed.mean() < 0.5
    assert missed.max() < 1.2


@pytest.mark.parametrize("name", CONDITIONS)
def test_colors_within_reach_come_back(name: str) -> None:
    limit = condition(name).ink.separation / 100
    mixed = np.random.default_rng(4).random((3000, 4))
    wanted = model(name).relative(mixed[mixed.sum(axis=1) <= limit])
    coded = np.concatenate((wanted[:, :1] * 2.55, wanted[:, 1:] % 256), axis=1)
    codes = np.round(coded).astype(np.int64).astype(np.uint8)
    intent = ImageCms.Intent.RELATIVE_COLORIMETRIC
    tones = transform(built(name), codes, "LAB", "CMYK", intent) / 255
    missed = np.linalg.norm(model(name).relative(tones) - colors(codes), axis=1)
    assert missed.mean() < 1.5
    assert np.percentile(missed, 95) < 3


@pytest.mark.parametrize("name", CONDITIONS)
@pytest.mark.parametrize("mode", ["LAB", "RGB"])
@pytest.mark.parametrize("intent", [0, 1, 2])
def test_nothing_separates_to_more_than_the_ink(name: str, mode: str, intent: int) -> None:
    codes = np.random.default_rng(5).integers(0, 256, (100_000, 3)).astype(np.uint8)
    tones = transform(built(name), codes, mode, "CMYK", ImageCms.Intent(intent))
    assert tones.sum(axis=1).max() / 2.55 <= condition(name).ink.separation


@pytest.mark.parametrize("name", CONDITIONS)
def test_a_gray_ramp_keeps_to_the_line_from_paper_to_black(name: str) -> None:
    ramp = np.repeat(np.arange(256, dtype=np.uint8)[:, None], 3, axis=1)
    tones = transform(built(name), ramp, "RGB", "CMYK", ImageCms.Intent.PERCEPTUAL)
    aims = condition(name).aims
    assert aims is not None
    paper, black = (np.array(aims.solids[inks]) for inks in ("", "K"))
    found = model(name).lab(tones / 255)
    along = np.clip((found[:, :1] - paper[0]) / (black[0] - paper[0]), 0, 1)
    off = (found - (paper + (black - paper) * along))[:, 1:]
    assert np.hypot(off[:, 0], off[:, 1]).max() <= 2
    assert (np.diff(found[:, 0]) > -0.6).all()


@pytest.mark.parametrize("intent", [0, 1])
def test_paper_takes_no_ink(intent: int) -> None:
    white = np.array([[255, 255, 255]], dtype=np.uint8)
    tones = transform(built("newsprint"), white, "RGB", "CMYK", ImageCms.Intent(intent))
    assert tones.max() <= 1


def test_dark_gray_is_mostly_black_ink() -> None:
    dark = np.array([[60, 60, 60]], dtype=np.uint8)
    found = transform(built("newsprint"), dark, "RGB", "CMYK", ImageCms.Intent.PERCEPTUAL)
    tones = found[0].astype(int)
    assert tones[3] > 1.5 * tones[:3].max()


def test_the_same_condition_gives_the_same_bytes() -> None:
    assert profile.build(condition("newsprint")) == built("newsprint")
