"""Picture files as editors send them, drawn for the tests."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image, ImageCms

from tests.color.conditions import built, condition
from typeset.diagnostics import Log, Span
from typeset.pictures import prepare
from typeset.pictures.model import PreparedPicture, Wanted

AT = Span("data/issue.yaml", 12, 9)
INCH = 72.0


def scene(width: int, height: int) -> Image.Image:
    """Color everywhere: red grows to the right, green downwards, blue in squares."""
    y, x = np.mgrid[0:height, 0:width]
    blue = ((x // 16 + y // 16) % 2) * 255
    samples = np.stack((x * 255 // width, y * 255 // height, blue), -1).astype(np.uint8)
    return Image.fromarray(samples)


def save(image: Image.Image, path: Path, **options: Any) -> Path:
    """The file, in the format of its name."""
    image.save(path, **options)
    return path


def prepared(
    path: Path,
    cache: Path,
    size: tuple[float, float] = (INCH, INCH),
    focus: tuple[float, float] = (0.5, 0.5),
    press: str = "newsprint",
) -> tuple[PreparedPicture | None, Log]:
    """The picture made ready for a slot, one inch square if not said otherwise."""
    log = Log()
    wanted = Wanted(path, path.name, AT, size[0], size[1], focus)
    return prepare.prepare(wanted, condition(press), built(press), cache, log), log


def icc(name: str) -> bytes:
    """One of LittleCMS's own profiles."""
    return ImageCms.ImageCmsProfile(ImageCms.createProfile(name)).tobytes()  # type: ignore[arg-type]  # sRGB, LAB


def jpeg(image: Image.Image) -> bytes:
    """The bytes of a JPEG."""
    out = io.BytesIO()
    image.save(out, "JPEG", quality=90)
    return out.getvalue()
