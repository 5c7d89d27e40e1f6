"""Pictures for reading: cropped as in print, in sRGB, no larger than the screen shows."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageCms

from tests.color.conditions import built
from tests.pictures.files import AT, INCH, icc, save, scene
from typeset.color.screen import ScreenPictures
from typeset.diagnostics import Log
from typeset.pictures import screen
from typeset.pictures.model import PreparedPicture, Wanted

RULES = ScreenPictures(ppi=150, least_ppi=72, quality=85, span=AT)


def shown(
    path: Path, size: tuple[float, float] = (INCH, INCH), focus: tuple[float, float] = (0.5, 0.5)
) -> tuple[PreparedPicture | None, Log]:
    log = Log()
    wanted = Wanted(path, path.name, AT, size[0], size[1], focus)
    return screen.for_screen(wanted, RULES, built("newsprint"), log), log


def _in_lab(image: Image.Image) -> Image.Image:
    srgb, lab = ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB")
    found = ImageCms.profileToProfile(image, srgb, lab, outputMode="LAB")
    assert found is not None
    return found


def pixels(picture: PreparedPicture | None) -> np.ndarray:
    assert picture is not None
    with Image.open(io.BytesIO(picture.samples)) as opened:
        return np.asarray(opened).astype(int)


@pytest.mark.parametrize("mode", ["RGB", "CMYK", "LAB"])
def test_color_comes_in_rgb_at_the_screens_resolution(tmp_path: Path, mode: str) -> None:
    image = _in_lab(scene(900, 900)) if mode == "LAB" else scene(900, 900).convert(mode)
    picture, log = shown(save(image, tmp_path / "a.tif"), (2 * INCH, INCH))
    assert picture is not None
    assert (picture.width, picture.height) == (300, 150)
    assert (picture.space, picture.packing) == ("DeviceRGB", "DCTDecode")
    assert not log.diagnostics


def test_colors_of_the_file_stay_what_they_were(tmp_path: Path) -> None:
    """Bright green is none on newsprint; on the screen it is itself."""
    path = save(Image.new("RGB", (200, 200), (20, 220, 60)), tmp_path / "a.png")
    middle = pixels(shown(path)[0])[75, 75]
    assert np.abs(middle - (20, 220, 60)).max() <= 3


def test_samples_carry_no_profile_of_their_own(tmp_path: Path) -> None:
    """The file's output intent says what RGB is; a profile of each picture would say it again."""
    path = save(scene(200, 200), tmp_path / "a.jpg", icc_profile=icc("sRGB"))
    picture, _ = shown(path)
    assert picture is not None
    assert b"ICC_PROFILE" not in picture.samples
    assert picture == shown(path)[0]


@pytest.mark.parametrize("profile", [b"", icc("sRGB")])
def test_gray_stays_one_channel(tmp_path: Path, profile: bytes) -> None:
    path = save(Image.new("L", (200, 200), 90), tmp_path / "a.jpg", icc_profile=profile)
    picture, _ = shown(path)
    assert picture is not None
    assert picture.space == "DeviceGray"
    assert abs(pixels(picture)[75, 75] - 90) <= 1


def test_line_art_keeps_its_edges(tmp_path: Path) -> None:
    picture, _ = shown(save(Image.new("1", (300, 300), 1), tmp_path / "a.tif"))
    assert picture is not None
    assert (picture.space, picture.packing) == ("DeviceGray", "FlateDecode")


def test_a_picture_too_coarse_for_a_screen_is_refused(tmp_path: Path) -> None:
    picture, log = shown(save(scene(60, 60), tmp_path / "a.png"))
    assert picture is None
    assert [fault.code for fault in log.diagnostics] == ["picture-ppi"]


def test_a_file_that_is_no_picture_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(b"no picture")
    picture, log = shown(path)
    assert picture is None
    assert log.errors()
