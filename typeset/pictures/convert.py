"""A loaded picture and the press's profile → tones of C, M, Y and K for every sample.

Color goes through LittleCMS. Gray prints in black alone: three more plates under it would
only bring their misregister. Total ink is held for every sample.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final, Literal

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageChops, ImageCms

from typeset.color.press import Intent

if TYPE_CHECKING:
    from PIL.ImageCms import ImageCmsProfile, ImageCmsTransform

Tones = NDArray[np.uint8]  # (height, width, 4), 255 being solid

# White of LittleCMS's L* in 8 bits, and the light it stands for.
_LIGHT: Final = np.linspace(0, 100, 256)


def is_gray(image: Image.Image) -> bool:
    """Whether a picture holds no color at all, whatever its mode."""
    if image.mode != "RGB":
        return image.mode == "L"
    red, green, blue = image.split()
    return not any(
        ImageChops.difference(one, other).getbbox() for one, other in ((red, green), (red, blue))
    )


def source_profile(image: Image.Image, profile: bytes) -> ImageCmsProfile | None:
    """The profile a picture carries, if it is whole and of the picture's own color space."""
    if not profile:
        return None
    try:
        opened = ImageCms.ImageCmsProfile(io.BytesIO(profile))
    except (OSError, ImageCms.PyCMSError):
        return None
    # Gray files often keep the RGB profile of the picture they were made from: its curve holds.
    fits = {"L": ("GRAY", "RGB"), "RGB": ("RGB",), "CMYK": ("CMYK",), "LAB": ("Lab",)}[image.mode]
    return opened if opened.profile.xcolor_space.strip() in fits else None


def separate(
    image: Image.Image, source: ImageCmsProfile | None, press: bytes, intent: Intent
) -> Tones:
    """Tones of a color picture; without a source profile, RGB is taken as sRGB."""
    if source is None:
        source = ImageCms.ImageCmsProfile(
            ImageCms.createProfile("LAB" if image.mode == "LAB" else "sRGB")
        )
    way = _transform(source, _opened(press), image.mode, "CMYK", intent)
    return as_tones(_apply(image, way))


def black_only(image: Image.Image, source: ImageCmsProfile | None, press: bytes) -> Tones:
    """Tones of a gray picture on the black plate, its black being the solid."""
    table = _black_table(_lightness(source), press)
    black = table[np.asarray(image.convert("L"))]
    tones = np.zeros((*black.shape, 4), np.uint8)
    tones[..., 3] = black
    return tones


def line_art(image: Image.Image) -> Tones:
    """Tones of a black and white picture: solid black or paper."""
    tones = np.zeros((image.height, image.width, 4), np.uint8)
    tones[..., 3] = np.where(np.asarray(image) < 128, 255, 0)
    return tones


def as_tones(image: Image.Image) -> Tones:
    """The samples of a CMYK picture as they are."""
    return np.asarray(image, dtype=np.uint8)


def separate_again(tones: Tones, press: bytes, limit: float) -> Tones:
    """Tones of a picture that came separated: samples over the limit get their color anew."""
    over = tones.sum(axis=2, dtype=np.int64) > limit * 2.55
    if not over.any():
        return tones
    opened = _opened(press)
    way = _transform(opened, opened, "CMYK", "CMYK", "relative", compensate=False)
    again = tones.copy()
    strip = Image.fromarray(tones[over][None, :, :], "CMYK")
    again[over] = as_tones(_apply(strip, way))[0]
    return again


def hold_ink(tones: Tones, limit: float) -> Tones:
    """Tones with no sample over the limit, in per cent: what is over comes off C, M and Y."""
    total = tones.sum(axis=2, dtype=np.int64)
    over = total > limit * 2.55
    if not over.any():
        return tones
    held = tones.copy()
    color = tones[over][:, :3].astype(np.float64)
    room = np.maximum(limit * 2.55 - tones[over][:, 3], 0)
    share = room / np.maximum(color.sum(axis=1), 1)
    held[over, :3] = np.floor(color * share[:, None]).astype(np.uint8)
    return held


def _lightness(source: ImageCmsProfile | None) -> NDArray[np.float64]:
    """L* of the 256 grays of a picture; without a profile, as sRGB has them."""
    ramp = Image.fromarray(np.arange(256, dtype=np.uint8)[None, :])
    if source is None or source.profile.xcolor_space.strip() != "GRAY":
        if source is None:
            source = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
        ramp = ramp.convert("RGB")
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
    way = _transform(source, lab, ramp.mode, "LAB", "relative", compensate=False)
    return np.asarray(_LIGHT[np.asarray(_apply(ramp, way).getchannel(0))[0]])


def _black_table(light: NDArray[np.float64], press: bytes) -> Tones:
    """The black tone of each of 256 grays, their black taken to the solid's."""
    ramp = np.zeros((1, 256, 4), np.uint8)
    ramp[..., 3] = np.arange(256)
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
    way = _transform(_opened(press), lab, "CMYK", "LAB", "relative", compensate=False)
    printed = np.asarray(_apply(Image.fromarray(ramp, "CMYK"), way).getchannel(0))[0]
    # LittleCMS gives 8 bits: tones of one step of lightness count by their middle.
    steps, where = np.unique(printed, return_inverse=True)
    middles = np.bincount(where, np.arange(256)) / np.bincount(where)
    floor = _luminance(_LIGHT[steps[:1]])
    wanted = _luminance(light) * (1 - floor) + floor
    tones = np.interp(wanted, _luminance(_LIGHT[steps]), middles)
    tones[wanted >= 1] = 0
    return np.round(tones).astype(np.uint8)


def _luminance(light: NDArray[np.float64]) -> NDArray[np.float64]:
    """Y of L* (CIE 15)."""
    return np.asarray(np.where(light > 8, ((light + 16) / 116) ** 3, light / 903.3))


def _opened(profile: bytes) -> ImageCmsProfile:
    return ImageCms.ImageCmsProfile(io.BytesIO(profile))


def _transform(
    source: ImageCmsProfile,
    target: ImageCmsProfile,
    mode: str,
    target_mode: Literal["CMYK", "LAB"],
    intent: Intent,
    *,
    compensate: bool = True,
) -> ImageCmsTransform:
    relative = intent == "relative"
    flags = ImageCms.Flags.NONE
    if relative and compensate:
        flags = ImageCms.Flags.BLACKPOINTCOMPENSATION
    chosen = ImageCms.Intent.RELATIVE_COLORIMETRIC if relative else ImageCms.Intent.PERCEPTUAL
    return ImageCms.buildTransform(source, target, mode, target_mode, chosen, flags)


def _apply(image: Image.Image, way: ImageCmsTransform) -> Image.Image:
    done = ImageCms.applyTransform(image, way)
    assert done is not None, "only a transform in place gives nothing back"
    return done
