"""A picture as asked for and as it is ready for the press."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from msgspec import Struct

from typeset.diagnostics import Span
from typeset.units import MM


class Wanted(Struct, frozen=True):
    """A picture file and the slot (图位) it is to fill.

    `width` and `height` are the slot's, in points; `focus` is the point of the picture that
    cropping keeps, as parts of its width and height from the upper left corner.
    """

    path: Path
    shown: str  # what messages call the file
    span: Span | None
    width: float
    height: float
    focus: tuple[float, float] = (0.5, 0.5)

    @property
    def slot(self) -> str:
        """The slot's size as a reader says it."""
        return f"{self.width / MM:.1f} × {self.height / MM:.1f} mm"


class PreparedPicture(Struct, frozen=True):
    """Samples ready for the press or a screen, and how they are packed.

    `inverted` is for CMYK JPEG as Adobe writes it, 0 for full ink. `mask` is a gray picture:
    how much of each place shows.
    """

    width: int
    height: int
    space: Literal["DeviceCMYK", "DeviceRGB", "DeviceGray"]
    samples: bytes
    packing: Literal["FlateDecode", "DCTDecode"]
    bits: int = 8
    inverted: bool = False
    mask: PreparedPicture | None = None
