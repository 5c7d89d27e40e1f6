"""A picture file, its slot and a screen → samples for reading: cropped the same, in sRGB.

It starts from the file again: a picture separated for newsprint has lost its colors for good.
"""

from __future__ import annotations

import io
import math
import zlib
from typing import TYPE_CHECKING, Literal

from . import crop, load
from .model import PreparedPicture, Wanted

if TYPE_CHECKING:
    from PIL.Image import Image

    from typeset.color.screen import ScreenPictures
    from typeset.diagnostics import Log


def for_screen(
    wanted: Wanted, rules: ScreenPictures, press: bytes, log: Log
) -> PreparedPicture | None:
    """The picture ready for its slot; None, with the faults logged, when it cannot be.

    `press` is the profile of the print: what CMYK that says no more of itself is taken for.
    """
    import PIL.Image

    loaded = load.load(wanted.path, wanted.shown, wanted.span, log)
    if loaded is None:
        return None
    size = (loaded.image.width, loaded.image.height)
    part = crop.fit(size, (wanted.width, wanted.height), wanted.focus, rules.ppi)
    if round(part.ppi) < round(rules.least_ppi):
        needed = [math.ceil(s / 72 * rules.least_ppi) for s in (wanted.width, wanted.height)]
        log.error(
            "picture-ppi", wanted.span, file=wanted.shown, ppi=round(part.ppi), slot=wanted.slot,
            has=f"{part.width} × {part.height}", needed=f"{needed[0]} × {needed[1]}",
            least=round(rules.least_ppi), advised=round(rules.ppi),
        )  # fmt: skip
        return None
    box = (part.left, part.top, part.left + part.width, part.top + part.height)
    image = loaded.image.resize(part.samples, PIL.Image.Resampling.LANCZOS, box)
    return _pack(_in_srgb(image, loaded.profile, press), rules.quality, line=loaded.line)


def _in_srgb(image: Image, profile: bytes, press: bytes) -> Image:
    """The picture in sRGB, or in gray where it holds no color."""
    from PIL import ImageCms

    from . import convert

    source = convert.source_profile(image, profile)
    if convert.is_gray(image) and source is None:
        return image.convert("L")
    screen = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
    if source is None and image.mode == "RGB":
        return image
    if source is None and image.mode == "LAB":
        source = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
    if source is None:
        source = ImageCms.ImageCmsProfile(io.BytesIO(press))
    if source.profile.xcolor_space.strip() == "RGB" and image.mode == "L":
        image = image.convert("RGB")
    shown = ImageCms.profileToProfile(
        image, source, screen, ImageCms.Intent.PERCEPTUAL, outputMode="RGB"
    )
    assert shown is not None, "only a transform in place gives nothing back"
    return shown.convert("L") if convert.is_gray(shown) else shown


def _pack(image: Image, quality: int, *, line: bool) -> PreparedPicture:
    """JPEG, save for black and white: its edges would ring."""
    width, height = image.size
    if line:
        samples = zlib.compress(image.tobytes(), 9)
        return PreparedPicture(width, height, "DeviceGray", samples, "FlateDecode")
    out = io.BytesIO()
    image.save(out, "JPEG", quality=quality, optimize=True, subsampling="4:2:0")
    space: Literal["DeviceRGB", "DeviceGray"] = "DeviceRGB" if image.mode == "RGB" else "DeviceGray"
    return PreparedPicture(width, height, space, out.getvalue(), "DCTDecode")
