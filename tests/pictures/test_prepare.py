"""From an editor's file to the samples in a slot."""

from __future__ import annotations

import zlib
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageCms

from tests.color.conditions import built
from tests.pictures.files import INCH, icc, prepared, save, scene
from typeset.pictures.model import PreparedPicture


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def samples(picture: PreparedPicture | None) -> NDArray[np.uint8]:
    assert picture is not None
    flat = np.frombuffer(zlib.decompress(picture.samples), np.uint8)
    return flat.reshape(picture.height, picture.width, 4)


def codes(log: object) -> list[str]:
    return [d.code for d in getattr(log, "diagnostics", ())]


@pytest.mark.parametrize("mode", ["RGB", "L", "CMYK"])
@pytest.mark.parametrize("kind", ["jpg", "tif"])
def test_a_picture_fills_its_slot_with_what_the_screen_shows(
    tmp_path: Path, cache: Path, mode: str, kind: str
) -> None:
    path = save(scene(900, 900).convert(mode), tmp_path / f"a.{kind}")
    picture, _ = prepared(path, cache, (2 * INCH, INCH))
    assert picture is not None
    # 40 lines a centimetre, two samples a line: 203 an inch.
    assert (picture.width, picture.height) == (406, 203)
    assert picture.space == "DeviceCMYK"
    assert samples(picture).sum(axis=2, dtype=int).max() <= 561  # 220 %


def test_the_part_around_the_focus_shows(tmp_path: Path, cache: Path) -> None:
    image = Image.new("RGB", (600, 200), "white")
    image.paste((200, 30, 30), (400, 0, 600, 200))
    path = save(image, tmp_path / "a.png")
    right = samples(prepared(path, cache, focus=(0.95, 0.5))[0])
    left = samples(prepared(path, cache, focus=(0.1, 0.5))[0])
    assert right[..., 1].min() > 150
    assert left.max() <= 1


def test_too_few_samples_are_an_error_that_says_how_many_are_needed(
    tmp_path: Path, cache: Path
) -> None:
    path = save(scene(90, 200), tmp_path / "a.jpg")
    picture, log = prepared(path, cache)
    assert picture is None
    (fault,) = log.diagnostics
    assert (fault.severity, fault.code) == ("error", "picture-ppi")
    assert fault.fields == {
        "file": "a.jpg", "ppi": 90, "slot": "25.4 × 25.4 mm", "has": "90 × 90",
        "needed": "149 × 149", "least": 99, "advised": 149,
    }  # fmt: skip


def test_few_samples_are_a_warning_each_time(tmp_path: Path, cache: Path) -> None:
    path = save(scene(120, 120), tmp_path / "a.jpg")
    for _ in range(2):
        picture, log = prepared(path, cache)
        assert picture is not None
        assert [(d.severity, d.code) for d in log.diagnostics] == [("warning", "picture-ppi-low")]


def test_samples_are_compared_rounded(tmp_path: Path, cache: Path) -> None:
    path = save(scene(149, 149), tmp_path / "a.jpg")
    _, log = prepared(path, cache, (72.2, 72.2))
    assert codes(log) == []


def test_line_art_keeps_its_samples_and_wants_more(tmp_path: Path, cache: Path) -> None:
    line = Image.new("1", (600, 600), 1)
    line.paste(0, (0, 0, 300, 600))
    found = samples(prepared(save(line, tmp_path / "a.png"), cache)[0])
    assert found.shape[:2] == (600, 600)
    assert set(np.unique(found).tolist()) == {0, 255}
    coarse = save(Image.new("1", (400, 400)), tmp_path / "b.png")
    picture, log = prepared(coarse, cache)
    assert picture is None
    assert codes(log) == ["picture-ppi"]


def test_a_gray_photo_saved_in_color_prints_in_black_alone(tmp_path: Path, cache: Path) -> None:
    gray = scene(300, 300).convert("L").convert("RGB")
    found = samples(prepared(save(gray, tmp_path / "a.png"), cache)[0])
    assert found[..., :3].max() == 0
    assert found[..., 3].max() > 100


@pytest.mark.parametrize(("kind", "off"), [("tif", 0), ("jpg", 3)])
def test_cmyk_without_a_profile_keeps_its_tones_and_says_so(
    tmp_path: Path, cache: Path, kind: str, off: int
) -> None:
    image = Image.new("CMYK", (200, 200), (20, 40, 60, 80))
    picture, log = prepared(save(image, tmp_path / f"a.{kind}"), cache)
    assert codes(log) == ["picture-cmyk-untagged"]
    assert np.abs(samples(picture).astype(int) - (20, 40, 60, 80)).max() <= off


def test_cmyk_made_for_this_press_keeps_its_tones_and_other_cmyk_its_color(
    tmp_path: Path, cache: Path
) -> None:
    image = Image.new("CMYK", (200, 200), (100, 40, 60, 20))
    own = save(image, tmp_path / "a.tif", icc_profile=built("newsprint"))
    picture, log = prepared(own, cache)
    assert codes(log) == []
    assert samples(picture)[9, 9].tolist() == [100, 40, 60, 20]
    other = save(image, tmp_path / "b.tif", icc_profile=built("coated"))
    picture, log = prepared(other, cache)
    assert codes(log) == []
    # Newsprint gains twice as much: the same color takes smaller dots.
    assert samples(picture)[9, 9, :3].sum() < 180


def test_too_much_ink_of_a_picture_that_came_separated_is_brought_down(
    tmp_path: Path, cache: Path
) -> None:
    image = Image.new("CMYK", (200, 200), (255, 230, 230, 220))
    picture, _ = prepared(save(image, tmp_path / "a.jpg", quality=95), cache)
    assert samples(picture).sum(axis=2, dtype=int).max() <= 561  # 220 %


def test_a_profile_in_the_file_is_used(tmp_path: Path, cache: Path) -> None:
    patch = Image.new("LAB", (200, 200), (140, 170, 150))
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
    shown = ImageCms.applyTransform(patch, ImageCms.buildTransform(lab, srgb, "LAB", "RGB"))
    assert shown is not None
    plain = save(shown, tmp_path / "a.png")
    tagged = save(shown, tmp_path / "b.png", icc_profile=icc("sRGB"))
    one, two = (samples(prepared(p, cache)[0]).astype(int) for p in (plain, tagged))
    assert np.abs(one - two).max() <= 2
    wrong = save(shown, tmp_path / "c.png", icc_profile=icc("LAB"))
    assert codes(prepared(wrong, cache)[1]) == ["picture-profile"]


def test_sharpening_is_the_conditions_and_leaves_flat_tones(tmp_path: Path, cache: Path) -> None:
    image = Image.new("L", (400, 400), 90)
    image.paste(170, (200, 0, 400, 400))
    path = save(image, tmp_path / "a.png")
    found = samples(prepared(path, cache)[0])[100, :, 3].astype(int)
    assert found.max() > found[5]
    assert found.min() < found[-5]
    assert len(set(found[:80].tolist())) == 1


def test_the_same_picture_gives_the_same_samples_and_is_read_back_without_its_codec(
    tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = save(scene(300, 300), tmp_path / "a.jpg")
    first, _ = prepared(path, cache)
    other, _ = prepared(path, tmp_path / "other")
    assert first == other
    monkeypatch.setattr("typeset.pictures.load.load", None)
    assert prepared(path, cache)[0] == first


def test_a_spoilt_kept_picture_is_made_again(tmp_path: Path, cache: Path) -> None:
    path = save(scene(300, 300), tmp_path / "a.jpg")
    first, _ = prepared(path, cache)
    (kept,) = cache.iterdir()
    kept.write_bytes(kept.read_bytes()[:50])
    assert prepared(path, cache)[0] == first


def test_another_slot_press_or_focus_is_another_picture(tmp_path: Path, cache: Path) -> None:
    path = save(scene(600, 500), tmp_path / "a.jpg")
    for size, focus, press in (
        ((INCH, INCH), (0.5, 0.5), "newsprint"),
        ((INCH, 80.0), (0.5, 0.5), "newsprint"),
        ((INCH, INCH), (0.2, 0.5), "newsprint"),
        ((INCH, INCH), (0.5, 0.5), "coated"),
    ):
        assert prepared(path, cache, size, focus, press)[0] is not None
    assert len(list(cache.iterdir())) == 4


def test_a_file_that_is_not_there_is_named_at_its_place(tmp_path: Path, cache: Path) -> None:
    picture, log = prepared(tmp_path / "none.jpg", cache)
    assert picture is None
    assert codes(log) == ["file-not-found"]
    assert log.diagnostics[0].span is not None
    assert log.diagnostics[0].span.line == 12
