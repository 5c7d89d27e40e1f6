"""A picture file → an upright picture of 8 bits without alpha, and the profile it carries.

Files are whatever editors send: what cannot be read is refused with the reason, and what a
reader would have to guess about is said.
"""

from __future__ import annotations

import struct
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from typeset.diagnostics import Log, Span

if TYPE_CHECKING:
    from PIL.Image import Image

FORMATS: Final = ("JPEG", "PNG", "TIFF")

# Pillow's own plug-ins raise these on files that are cut short or wrong inside.
_BROKEN: Final = (OSError, SyntaxError, ValueError, EOFError, KeyError, struct.error)


class Loaded(Struct, frozen=True):
    """A picture in memory: mode L, RGB, CMYK or LAB; `line` if it was black and white only."""

    image: Image
    profile: bytes
    line: bool


def load(path: Path, shown: str, span: Span | None, log: Log) -> Loaded | None:
    """The picture a file holds; None, with the fault logged, when it cannot be used."""
    from PIL import Image, ImageOps, UnidentifiedImageError

    with warnings.catch_warnings():
        # A warning about odd metadata is no reader's business; one about size is.
        warnings.simplefilter("ignore")
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            with Image.open(path, formats=FORMATS) as opened:
                opened.verify()  # the check sums of PNG, whose decoder may stop early in silence
            with Image.open(path, formats=FORMATS) as opened:
                frames = getattr(opened, "n_frames", 1)
                profile = opened.info.get("icc_profile", b"") or b""
                opened.load()
                upright = ImageOps.exif_transpose(opened)
        except FileNotFoundError:
            log.error("file-not-found", span, file=shown)
            return None
        except (Image.DecompressionBombError, Image.DecompressionBombWarning):
            most = (Image.MAX_IMAGE_PIXELS or 0) // 1_000_000
            log.error("picture-too-large", span, file=shown, most=most)
            return None
        except UnidentifiedImageError:
            log.error("picture-format", span, file=shown, known="、".join(FORMATS))
            return None
        except _BROKEN as fault:
            log.error("picture-broken", span, file=shown, reason=str(fault))
            return None
    if frames > 1 and opened.format == "TIFF":
        log.warning("picture-frames", span, file=shown, frames=frames)
    plain = _plain(upright)
    if plain is None:
        log.error("picture-depth", span, file=shown, mode=upright.mode)
        return None
    return Loaded(plain, profile, upright.mode == "1")


def _plain(image: Image) -> Image | None:
    """The picture in one of four modes, flattened on paper; None for depths no press has."""
    if image.mode in ("RGBA", "LA", "PA", "La", "RGBa") or "transparency" in image.info:
        return _flatten(image)
    match image.mode:
        case "L" | "RGB" | "CMYK" | "LAB":
            return image
        case "1":
            return image.convert("L")
        case "P" | "YCbCr" | "HSV" | "RGBX":
            return image.convert("RGB")
        case "I" | "I;16" | "I;16B" | "I;16L" | "I;16N":
            return _halve_depth(image)
        case _:
            return None


def _flatten(image: Image) -> Image:
    """The picture on white paper; gray stays gray."""
    import PIL.Image

    layered = image.convert("RGBA")
    paper = PIL.Image.new("RGBA", layered.size, "white")
    flat = PIL.Image.alpha_composite(paper, layered).convert("RGB")
    return flat.convert("L") if image.mode in ("LA", "La", "L", "1") else flat


def _halve_depth(image: Image) -> Image | None:
    """16 bits of gray in 8; a gray of 32 bits, whose white nobody knows, is refused."""
    import numpy as np
    import PIL.Image

    samples = np.asarray(image).astype(np.int64)
    if samples.min() < 0 or samples.max() > 65535:
        return None
    return PIL.Image.fromarray(np.round(samples / 257).astype(np.uint8))
