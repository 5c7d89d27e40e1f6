"""Plates as tones and the output's profile → a PNG of the sheet as it will look (数码样).

Absolute colorimetric: the paper's gray, the black that is none, the narrow gamut are all
shown, as on a screen beside the sheet.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from .screen import srgb

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def softproof(tones: NDArray[np.uint8], profile: bytes, dpi: float) -> bytes:
    """The PNG, in sRGB; `tones` is (height, width, 4) in C, M, Y, K, 255 being solid."""
    from PIL import Image, ImageCms

    if tones.ndim != 3 or tones.shape[2] != 4:
        raise ValueError(f"four plates wanted, shape {tones.shape} given")
    plates = Image.fromarray(tones, "CMYK")
    # The picture carries the profile, so that it has to be the same at any time.
    screen = ImageCms.ImageCmsProfile(io.BytesIO(srgb()))
    way = ImageCms.buildTransform(
        ImageCms.ImageCmsProfile(io.BytesIO(profile)), screen, "CMYK", "RGB",
        ImageCms.Intent.ABSOLUTE_COLORIMETRIC,
    )  # fmt: skip
    shown = ImageCms.applyTransform(plates, way)
    assert shown is not None, "only a transform in place gives nothing back"
    out = io.BytesIO()
    shown.save(out, "PNG", dpi=(dpi, dpi))
    return out.getvalue()
