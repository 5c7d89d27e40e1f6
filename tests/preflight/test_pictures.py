"""Pictures are judged by the ink they lay down, however they are packed."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pikepdf
import pytest
from msgspec.structs import replace
from pikepdf import Name
from PIL import Image

from tests.preflight.broken import another_picture
from tests.preflight.specimen import EXPECTED, append, judged, mutate

if TYPE_CHECKING:
    from collections.abc import Callable


def _photo(tone: int) -> Callable[[pikepdf.Pdf], None]:
    """A CMYK JPEG as Adobe and Pillow write it, 0 for full ink; `tone` of 255 in each ink."""
    out = BytesIO()
    Image.new("CMYK", (120, 80), (tone,) * 4).save(out, "JPEG", quality=95)

    def change(pdf: pikepdf.Pdf) -> None:
        image = pdf.make_stream(
            out.getvalue(), Type=Name.XObject, Subtype=Name.Image, Width=120, Height=80,
            BitsPerComponent=8, ColorSpace=Name.DeviceCMYK, Filter=Name.DCTDecode,
            Decode=[1, 0, 1, 0, 1, 0, 1, 0],
        )  # fmt: skip
        append("43.2 0 0 28.8 320 40 cm /I9 Do", XObject_I9=image)(pdf)

    return change


@pytest.mark.parametrize(("tone", "rules"), [(60, set()), (200, {"picture-ink"})])
def test_an_inverted_photo_is_read_as_it_prints(good: bytes, tone: int, rules: set[str]) -> None:
    assert judged(mutate(good, _photo(tone))) == rules


@pytest.mark.parametrize(("tone", "rules"), [(60, set()), (150, {"ground-ink"})])
def test_black_type_adds_to_the_photo_beneath_it(good: bytes, tone: int, rules: set[str]) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        _photo(tone)(pdf)
        append("/GO gs 0 0 0 1 k BT /F1 12 Tf 325 50 Td <000B0013> Tj ET")(pdf)

    assert judged(mutate(good, change)) == rules


def test_type_is_judged_by_the_part_of_the_picture_that_it_stands_on(good: bytes) -> None:
    """The left half is dark; type that begins in the right half adds to light tones alone."""

    def change(x: int) -> Callable[[pikepdf.Pdf], None]:
        def apply(pdf: pikepdf.Pdf) -> None:
            row = bytes((150,)) * (60 * 4) + bytes((20,)) * (60 * 4)
            image = pdf.make_stream(
                row * 80, Type=Name.XObject, Subtype=Name.Image, Width=120, Height=80,
                BitsPerComponent=8, ColorSpace=Name.DeviceCMYK,
            )  # fmt: skip
            append("43.2 0 0 28.8 310 40 cm /I9 Do", XObject_I9=image)(pdf)
            append(f"/GO gs 0 0 0 1 k BT /F1 8 Tf {x} 50 Td <000B0013> Tj ET")(pdf)

        return apply

    assert judged(mutate(good, change(312))) == {"ground-ink"}
    assert judged(mutate(good, change(334))) == set()


def test_white_type_on_a_photo_is_seen(good: bytes) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        _photo(90)(pdf)
        append("0 0 0 0 k BT /F1 12 Tf 325 50 Td <000B0013> Tj ET")(pdf)

    assert judged(mutate(good, change)) == set()


def test_gray_pictures_pass_where_they_are_expected(good: bytes) -> None:
    gray = mutate(good, another_picture(ColorSpace=Name.DeviceGray))
    assert judged(gray, replace(EXPECTED, gray=True)) == set()


def test_a_tiny_picture_is_an_ornament(good: bytes) -> None:
    assert judged(mutate(good, another_picture(width=16, height=16))) == set()


def test_a_mask_wants_the_sharpness_of_line_art(good: bytes) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        mask = pdf.make_stream(bytes(15 * 80), Type=Name.XObject, Subtype=Name.Image, Width=120,
                               Height=80, ImageMask=True, BitsPerComponent=1)  # fmt: skip
        append("0 0 0 1 k 43.2 0 0 28.8 320 40 cm /I9 Do", XObject_I9=mask)(pdf)

    assert judged(mutate(good, change)) == {"picture-coarse"}
