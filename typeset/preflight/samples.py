"""The samples of a CMYK picture, and what ink they lay down at a place of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from . import values
from .planes import apply

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from .model import Tones
    from .painted import Painted
    from .planes import Point
    from .values import Thing


def size_of(picture: Thing) -> tuple[float, float]:
    """Its samples across and up."""
    width = values.number(values.get(picture, "Width"))
    height = values.number(values.get(picture, "Height"))
    return width or 0.0, height or 0.0


def is_cmyk(picture: Thing) -> bool:
    """Whether its samples are of DeviceCMYK, a byte each."""
    bits = values.number(values.get(picture, "BitsPerComponent"))
    return values.name(values.get(picture, "ColorSpace")) == "DeviceCMYK" and bits == 8


def unpacked(picture: Thing) -> NDArray[Any] | None:
    """The samples, 255 for full ink; None where they cannot be unpacked."""
    from io import BytesIO

    import numpy as np
    from PIL import Image

    across, up = (int(side) for side in size_of(picture))
    packings = [values.name(f) for f in values.each(values.get(picture, "Filter"))]
    decode = values.numbers(values.get(picture, "Decode"))
    try:
        if packings == ["DCTDecode"]:
            with Image.open(BytesIO(picture.read_raw_bytes())) as opened:
                if opened.mode != "CMYK":
                    return None
                # Pillow turns the samples of Adobe's JPEGs round; the PDF means them as stored.
                stored = np.asarray(opened)
                flipped = "adobe" in opened.info
                samples = 255 - stored if flipped else stored
        else:
            data = np.frombuffer(values.content(picture), dtype=np.uint8)
            samples = data[: up * across * 4].reshape(up, across, 4)
    except (OSError, ValueError):
        return None
    return 255 - samples if decode[:2] == (1.0, 0.0) else samples


class Photos:
    """The pictures of a sheet, each unpacked once, when type is found to stand on it."""

    def __init__(self) -> None:
        self._samples: dict[int, NDArray[Any] | None] = {}

    def tones(self, piece: Painted, place: Point, size: float) -> Tones | None:
        """The mean ink of a picture in a square of `size` points; None where it cannot tell."""
        if piece.back is None or not piece.size or not piece.width or not is_cmyk(piece.picture):
            return None
        key = id(piece)
        if key not in self._samples:
            self._samples[key] = unpacked(piece.picture)
        samples = self._samples[key]
        if samples is None or not samples.size:
            return None
        height, width = samples.shape[:2]
        u, v = apply(piece.back, *place)
        across, up = size / piece.size * width / 2, size / piece.width * height / 2
        x, y = u * width, (1 - v) * height
        left, right = max(0, int(x - across)), max(1, min(width, int(x + across) + 1))
        top, foot = max(0, int(y - up)), max(1, min(height, int(y + up) + 1))
        square = samples[top:foot, left:right].reshape(-1, 4)
        if not square.size:
            return None
        cyan, magenta, yellow, black = (float(tone) / 2.55 for tone in square.mean(axis=0))
        return cyan, magenta, yellow, black
