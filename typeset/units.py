"""`13字`, `6行`, `10.5pt`, `25mm`, `五号` → points.

Only layouts and data files speak in units; inside, a length is a float in points.
"""

from __future__ import annotations

import re
from typing import Final

MM: Final = 72 / 25.4

# 号 → pt as set by Chinese foundries since hot metal; the values of common DTP programs.
SIZES: Final = {
    "初号": 42.0, "小初": 36.0, "一号": 26.0, "小一": 24.0, "二号": 22.0, "小二": 18.0,
    "三号": 16.0, "小三": 15.0, "四号": 14.0, "小四": 12.0, "五号": 10.5, "小五": 9.0,
    "六号": 7.5, "小六": 6.5, "七号": 5.5, "八号": 5.0,
}  # fmt: skip

_LENGTH = re.compile(r"(-?\d+(?:\.\d+)?)\s*(mm|cm|in|pt|字|zi|em|行|rows?)$")


class Length(float):
    """A length in points, read from YAML."""

    __slots__ = ()


class Em(Length):
    """A length counted in 字 of the type it belongs to; the number is of 字, not of points."""

    __slots__ = ()


class Rows(Length):
    """A length counted in lines of the grid; the number is of lines, not of points."""

    __slots__ = ()


class UnitError(ValueError):
    """The text is no length; the message is for `bad-length`."""


def length(text: str) -> Length:
    """The length that `text` says; raises `UnitError` when it says none."""
    text = text.strip()
    if text in SIZES:
        return Length(SIZES[text])
    match = _LENGTH.match(text)
    if match is None:
        raise UnitError(text)
    number, unit = float(match[1]), match[2]
    if unit in ("字", "zi", "em"):
        return Em(number)
    if unit in ("行", "row", "rows"):
        return Rows(number)
    return Length(number * {"mm": MM, "cm": 10 * MM, "in": 72.0, "pt": 1.0}[unit])


def is_absolute(value: Length | None) -> bool:
    """Whether a length needs no type and no grid to be known: mm, cm, in, pt or a size name."""
    return not isinstance(value, (Em, Rows))


def points(value: Length, *, em: float, row: float) -> float:
    """`value` in points, where 1 字 is `em` and 1 行 is `row` points."""
    if isinstance(value, Em):
        return float(value) * em
    if isinstance(value, Rows):
        return float(value) * row
    return float(value)


def written(value: Length) -> str:
    """A length as a file writes it: in 字, 行 or points."""
    unit = "字" if isinstance(value, Em) else "行" if isinstance(value, Rows) else "pt"
    return f"{float(value):g}{unit}"


def in_mm(value: float) -> str:
    """`value` points as a reader in millimetres says it."""
    return f"{value / MM:.1f} mm"
