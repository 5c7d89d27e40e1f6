"""The soft proof shows the sheet, gray paper and all."""

from __future__ import annotations

import io
import time

import numpy as np
import pytest
from PIL import Image

from tests.color.conditions import built
from typeset.color.softproof import softproof


def proof(*inks: tuple[int, int, int, int]) -> list[tuple[int, ...]]:
    plates = np.array([inks], dtype=np.uint8)
    image = Image.open(io.BytesIO(softproof(plates, built("newsprint"), 150)))
    assert image.format == "PNG"
    assert image.size == (len(inks), 1)
    return [image.getpixel((x, 0)) for x in range(len(inks))]  # type: ignore[misc]  # RGB


def test_paper_is_gray_and_black_is_not_black() -> None:
    paper, black = proof((0, 0, 0, 0), (0, 0, 0, 255))
    # L* 85.2 a* 0.9 b* 5.18 and L* 36.8 a* 1.5 b* 4.5 in sRGB, by CIE's own formulas.
    assert paper == pytest.approx((220, 212, 202), abs=3)
    assert black == pytest.approx((93, 86, 79), abs=3)


def test_magenta_prints_red_and_pale() -> None:
    ((red, green, blue),) = proof((0, 255, 0, 0))
    assert red > 200
    assert green < 110
    assert 110 < blue < 160


def test_three_plates_are_refused() -> None:
    with pytest.raises(ValueError, match="four plates"):
        softproof(np.zeros((2, 2, 3), np.uint8), built("newsprint"), 150)


def test_the_same_plates_give_the_same_file_at_any_time() -> None:
    """LittleCMS stamps the profile that the picture carries with the second it is made in."""
    plates = np.full((4, 4, 4), 90, np.uint8)
    first = softproof(plates, built("newsprint"), 72)
    time.sleep(1.1)
    assert softproof(plates, built("newsprint"), 72) == first
