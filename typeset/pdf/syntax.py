"""Values → the words of a PDF file: numbers, strings, names of color."""

from __future__ import annotations

from functools import lru_cache
from math import isfinite
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from typeset.color.cmyk import Cmyk


def number(value: float, places: int = 4) -> str:
    """The value in fixed point: `%g` writes 1e-17, which no reader of content streams takes."""
    if not isfinite(value):
        raise ValueError("a measure on the page is not a number")
    text = f"{value:.{places}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def numbers(values: Iterable[float]) -> str:
    """The values, spaced."""
    return " ".join(number(value) for value in values)


def string(text: str) -> str:
    """A text string: UTF-16 in hex (ISO 32000-1 §7.9.2.2)."""
    return f"<FEFF{utf16(text)}>"


def utf16(text: str) -> str:
    """The text in big-endian UTF-16, as hex."""
    if len(text) == 1 and text <= "\uffff":
        return f"{ord(text):04X}"
    return text.encode("utf-16-be").hex().upper()


def ascii_string(text: str) -> str:
    """A string of plain ASCII, as language tags and dates are."""
    escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"({escaped})"


@lru_cache(maxsize=1024)
def tones(color: Cmyk) -> str:
    """The operands of a CMYK color."""
    return f"{_tone(color.c)} {_tone(color.m)} {_tone(color.y)} {_tone(color.k)}"


def _tone(per_cent: float) -> str:
    if not 0 <= per_cent <= 100:
        raise ValueError("a tone is outside 0–100 %")
    return number(per_cent / 100)
