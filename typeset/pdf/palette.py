"""Colors in ink → the operands and operators of a content stream: four plates, or a screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec import Struct

from typeset.pdf.syntax import number, tones

if TYPE_CHECKING:
    from collections.abc import Mapping

    from typeset.color.cmyk import Cmyk
    from typeset.color.screen import Rgb


class Palette(Struct, frozen=True):
    """How colors are said: the space, the operators that fill and draw in it, their operands.

    `overprints` is whether black type prints over what lies beneath it; a screen has no plates.
    """

    space: str
    fill: str
    stroke: str
    operands: Callable[[Cmyk], str]
    overprints: bool


PLATES = Palette("DeviceCMYK", "k", "K", tones, overprints=True)


def screen(shown: Mapping[Cmyk, Rgb]) -> Palette:
    """The palette of a page whose colors were converted."""

    def operands(color: Cmyk) -> str:
        return " ".join(number(part / 255) for part in shown[color])

    return Palette("DeviceRGB", "rg", "RG", operands, overprints=False)
