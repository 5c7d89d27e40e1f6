"""Colors as a content stream says them: four plates in shares of 1, or red, green and blue."""

from __future__ import annotations

import pytest

from typeset.color.cmyk import BLACK, PAPER, Cmyk
from typeset.pdf.palette import PLATES, screen

GREEN = Cmyk(80, 28, 82.5, 25)


@pytest.mark.parametrize(
    ("color", "operands"),
    [(BLACK, "0 0 0 1"), (PAPER, "0 0 0 0"), (GREEN, "0.8 0.28 0.825 0.25")],
)
def test_a_plates_tone_is_a_share_of_solid_ink(color: Cmyk, operands: str) -> None:
    assert PLATES.operands(color) == operands


def test_plates_are_device_cmyk_and_black_overprints_on_them() -> None:
    """ISO 32000-1 §8.6.8: k fills, K draws."""
    assert (PLATES.space, PLATES.fill, PLATES.stroke) == ("DeviceCMYK", "k", "K")
    assert PLATES.overprints


def test_no_tone_is_more_than_solid() -> None:
    with pytest.raises(ValueError, match="outside 0–100"):
        PLATES.operands(Cmyk(101, 0, 0, 0))


def test_a_screen_shows_what_each_color_was_converted_to() -> None:
    """255 is 1; 51 is a fifth."""
    palette = screen({GREEN: (51, 255, 0), BLACK: (0, 0, 0)})
    assert (palette.space, palette.fill, palette.stroke) == ("DeviceRGB", "rg", "RG")
    assert palette.operands(GREEN) == "0.2 1 0"
    assert palette.operands(BLACK) == "0 0 0"
    assert not palette.overprints


def test_a_color_that_was_never_converted_is_no_color_of_a_screen() -> None:
    """Better no page than one with ink in it."""
    with pytest.raises(KeyError):
        screen({BLACK: (0, 0, 0)}).operands(GREEN)
