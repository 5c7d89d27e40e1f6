"""Files of every kind are read upright and plain, or refused by name."""

from __future__ import annotations

import struct
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, PngImagePlugin

from tests.pictures.files import AT, jpeg, save, scene
from typeset.diagnostics import Log
from typeset.pictures.load import Loaded, load

NEVER = ("CMYK", "png")  # PNG has no CMYK


def read(path: Path) -> tuple[Loaded | None, list[str]]:
    log = Log()
    return load(path, path.name, AT, log), [d.code for d in log.diagnostics]


@pytest.mark.parametrize(
    ("mode", "kind"),
    [(m, k) for m in ("RGB", "L", "CMYK") for k in ("jpg", "png", "tif") if (m, k) != NEVER],
)
def test_pictures_of_the_three_kinds_keep_their_mode(tmp_path: Path, mode: str, kind: str) -> None:
    loaded, codes = read(save(scene(40, 30).convert(mode), tmp_path / f"a.{kind}"))
    assert codes == []
    assert loaded is not None
    assert (loaded.image.mode, loaded.image.size) == (mode, (40, 30))


def test_a_progressive_jpeg_is_read(tmp_path: Path) -> None:
    loaded, codes = read(save(scene(60, 60), tmp_path / "a.jpg", progressive=True))
    assert codes == []
    assert loaded is not None
    assert (loaded.image.mode, loaded.image.size) == ("RGB", (60, 60))


@pytest.mark.parametrize(("orientation", "size"), [(1, (40, 30)), (6, (30, 40)), (3, (40, 30))])
def test_a_photo_taken_sideways_stands_upright(
    tmp_path: Path, orientation: int, size: tuple[int, int]
) -> None:
    image = Image.new("RGB", (40, 30), "white")
    image.paste("black", (0, 0, 10, 10))
    exif = Image.Exif()
    exif[0x0112] = orientation
    loaded, _ = read(save(image, tmp_path / "a.png", exif=exif))
    assert loaded is not None
    assert loaded.image.size == size
    corner = {1: (2, 2), 6: (27, 2), 3: (37, 27)}[orientation]
    assert loaded.image.getpixel(corner) == (0, 0, 0)


@pytest.mark.parametrize(("mode", "flat"), [("RGBA", "RGB"), ("LA", "L")])
def test_alpha_is_flattened_on_paper(tmp_path: Path, mode: str, flat: str) -> None:
    image = Image.new("RGBA", (20, 20), (0, 0, 0, 0))
    image.paste((0, 0, 0, 255), (0, 0, 10, 20))
    loaded, _ = read(save(image.convert(mode), tmp_path / "a.png"))
    assert loaded is not None
    assert loaded.image.mode == flat
    grays = loaded.image.convert("L")
    assert (grays.getpixel((2, 2)), grays.getpixel((15, 2))) == (0, 255)


def test_a_palette_with_a_clear_color_is_flattened_on_paper(tmp_path: Path) -> None:
    image = Image.new("P", (8, 8), 1)
    image.putpalette([255, 0, 0, 0, 0, 255])
    loaded, _ = read(save(image, tmp_path / "a.png", transparency=1))
    assert loaded is not None
    assert loaded.image.getpixel((3, 3)) == (255, 255, 255)


@pytest.mark.parametrize("kind", ["png", "tif"])
def test_gray_of_16_bits_keeps_its_tones(tmp_path: Path, kind: str) -> None:
    ramp = np.linspace(0, 65535, 256).astype(np.uint16)[None, :].repeat(4, axis=0)
    loaded, codes = read(save(Image.fromarray(ramp), tmp_path / f"a.{kind}"))
    assert loaded is not None, codes
    assert np.asarray(loaded.image)[0].tolist() == list(range(256))


def test_color_of_16_bits_keeps_its_tones(tmp_path: Path) -> None:
    path = tmp_path / "a.tif"
    samples = np.array([[[0, 32896, 65535]] * 4] * 4, dtype="<u2").tobytes()
    tags = [
        (256, 3, 1, 4), (257, 3, 1, 4), (258, 3, 3, 8), (259, 3, 1, 1), (262, 3, 1, 2),
        (273, 4, 1, 14), (277, 3, 1, 3), (278, 3, 1, 4), (279, 4, 1, len(samples)),
    ]  # fmt: skip
    head = b"II*\0" + struct.pack("<I", 14 + len(samples)) + struct.pack("<3H", 16, 16, 16)
    table = b"".join(struct.pack("<2H2I", *tag) for tag in tags)
    path.write_bytes(head + samples + struct.pack("<H", len(tags)) + table + bytes(4))
    loaded, codes = read(path)
    assert loaded is not None, codes
    assert loaded.image.getpixel((2, 2)) == (0, 128, 255)


def test_black_and_white_is_known_as_line_art(tmp_path: Path) -> None:
    loaded, _ = read(save(Image.new("1", (20, 20)), tmp_path / "a.png"))
    assert loaded is not None
    assert loaded.line
    assert loaded.image.mode == "L"


def test_samples_that_are_no_tones_are_refused(tmp_path: Path) -> None:
    found, codes = read(save(Image.new("F", (10, 10), 0.5), tmp_path / "a.tif"))
    assert (found, codes) == (None, ["picture-depth"])


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "picture-format"),
        (b"not a picture at all", "picture-format"),
        (b"GIF89a" + bytes(40), "picture-format"),
        (jpeg(scene(200, 200))[:900], "picture-broken"),
        (jpeg(scene(200, 200))[:20], "picture-format"),
    ],
)
def test_what_is_no_whole_picture_is_refused(tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(content)
    found, codes = read(path)
    assert (found, codes) == (None, [code])


def test_a_png_with_a_spoilt_middle_is_refused(tmp_path: Path) -> None:
    path = save(scene(200, 200), tmp_path / "a.png")
    content = bytearray(path.read_bytes())
    content[len(content) // 2 :] = bytes(len(content) - len(content) // 2)
    path.write_bytes(content)
    found, codes = read(path)
    assert (found, codes) == (None, ["picture-broken"])


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    assert read(tmp_path / "none.jpg") == (None, ["file-not-found"])


def test_a_small_file_that_claims_a_huge_picture_is_refused_unread(tmp_path: Path) -> None:
    path = save(scene(4, 4), tmp_path / "a.png")
    content = bytearray(path.read_bytes())
    content[16:24] = (30_000).to_bytes(4, "big") * 2
    header = bytes(content[12:29])
    content[29:33] = PngImagePlugin._crc32(header).to_bytes(4, "big")
    path.write_bytes(content)
    assert read(path) == (None, ["picture-too-large"])


def test_further_pages_of_a_tiff_are_told_of(tmp_path: Path) -> None:
    pages = [scene(10, 10), scene(10, 10)]
    path = save(pages[0], tmp_path / "a.tif", save_all=True, append_images=pages[1:])
    found, codes = read(path)
    assert found is not None
    assert codes == ["picture-frames"]
