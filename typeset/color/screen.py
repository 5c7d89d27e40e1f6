"""A screen condition file, and colors in ink → what a screen is to show: sRGB by LittleCMS.

The colors are those of the print: they go through the press's own profile, its paper becoming
the screen's white. Black ink alone becomes gray without a tint, as eyes take it on paper.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from typeset import binding, source
from typeset.binding import Node
from typeset.diagnostics import Log

from .cmyk import Cmyk
from .press import Intent

if TYPE_CHECKING:
    from PIL.ImageCms import ImageCmsProfile

Rgb = tuple[int, int, int]

# LittleCMS stamps a profile with the moment it was made (ICC.1:2022 §7.2.8, bytes 24–35); the
# same page has to give the same bytes, so that it bears the day of the sRGB standard.
_DATE: Final = bytes((7, 207, 0, 10, 0, 18, 0, 0, 0, 0, 0, 0))  # 1999-10-18, IEC 61966-2-1
_LIGHT: Final = (0.2126, 0.7152, 0.0722)  # of R, G, B in a gray (IEC 61966-2-1)


class ScreenPictures(Node, frozen=True, kw_only=True, rename="kebab"):
    """What a screen shows of a picture: samples per inch, and how well a JPEG holds them."""

    ppi: float
    least_ppi: float
    quality: int


class ScreenFile(Node, frozen=True, kw_only=True, rename="kebab"):
    """A screen condition as its file says it."""

    label: str
    identifier: str
    description: str
    registry: str = ""
    intent: Intent = "relative"
    links: bool = True
    picture: ScreenPictures


class ScreenCondition(Struct, frozen=True):
    """A screen condition by the name that `--for` gives."""

    name: str
    file: ScreenFile


def read(folder: Path, name: str, log: Log) -> ScreenCondition | None:
    """The condition `name` of a folder of them; None, with the faults logged, when it has any."""
    known = sorted(path.stem for path in folder.glob("*.yaml"))
    if name not in known:
        log.error("unknown-output", None, name=name, known="、".join(("press", *known)))
        return None
    data = source.read(
        folder / f"{name}.yaml", f"{folder.parent.name}/{folder.name}/{name}.yaml", log
    )
    file = None if data is None else binding.bind(data, ScreenFile, {}, log)
    if file is None:
        return None
    picture = file.picture
    if not (0 < picture.least_ppi <= picture.ppi and 1 <= picture.quality <= 95):
        log.error("screen-picture", picture.span, ppi=round(picture.ppi),
                  least=round(picture.least_ppi), quality=picture.quality)  # fmt: skip
        return None
    return ScreenCondition(name, file)


def srgb() -> bytes:
    """The ICC profile of sRGB as LittleCMS makes it, the same at any time."""
    from PIL import ImageCms

    made = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return bytes(made[:24]) + _DATE + bytes(made[36:])


def convert(colors: Iterable[Cmyk], press: bytes, intent: Intent) -> dict[Cmyk, Rgb]:
    """Each color as sRGB, 0–255; `press` is the profile of the print."""
    from PIL import Image, ImageCms

    wanted = list(dict.fromkeys(colors))
    if not wanted:
        return {}
    strip = Image.new("CMYK", (len(wanted), 1))
    for at, color in enumerate(wanted):
        tones = (color.c, color.m, color.y, color.k)
        strip.putpixel((at, 0), tuple(round(tone * 2.55) for tone in tones))
    way = ImageCms.buildTransform(
        _opened(press), _opened(srgb()), "CMYK", "RGB",
        ImageCms.Intent.RELATIVE_COLORIMETRIC if intent == "relative"
        else ImageCms.Intent.PERCEPTUAL,
        ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )  # fmt: skip
    shown = ImageCms.applyTransform(strip, way)
    assert shown is not None, "only a transform in place gives nothing back"
    found = list(zip(*[iter(shown.tobytes())] * 3, strict=True))
    return {
        color: _neutral(rgb) if not (color.c or color.m or color.y) else rgb
        for color, rgb in zip(wanted, found, strict=True)
    }


def _neutral(rgb: Rgb) -> Rgb:
    """The gray that is as light."""
    gamma = 2.4  # close to sRGB's own curve, and the same both ways
    light = sum(share * (tone / 255) ** gamma for share, tone in zip(_LIGHT, rgb, strict=True))
    gray = round(255 * light ** (1 / gamma))
    return gray, gray, gray


def _opened(profile: bytes) -> ImageCmsProfile:
    from PIL import ImageCms

    return ImageCms.ImageCmsProfile(io.BytesIO(profile))
