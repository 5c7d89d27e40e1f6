"""The layout's styles and swatches → the roles that charts draw with, and matplotlib's settings.

matplotlib knows colors as red, green and blue. Each role of the theme gets a code of its own, no
color that matplotlib would choose by itself; the recorder looks the code up, exactly.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import msgspec
from msgspec import Struct

from typeset.color.cmyk import BLACK, Cmyk
from typeset.diagnostics import Log
from typeset.layout.styles import Style, StyleSheet

# Role → the layout's style; a layout's part may name others under the same roles.
STYLES: Final = {
    "heading": "panel-title", "label": "panel-label", "value": "panel-value",
    "unit": "panel-unit", "big": "panel-value", "sign": "panel-value", "tick": "panel-unit",
    "key": "panel-value", "point": "panel-value", "cell": "panel-value", "percent": "panel-value",
}  # fmt: skip
# Role → the layout's swatch.
SWATCHES: Final = {
    "ground": "mist", "track": "pale", "rule": "black", "axis": "black", "ink": "black",
    "paper": "paper", "first": "green", "second": "leaf", "third": "gold", "fourth": "k30",
}  # fmt: skip
SERIES: Final = ("first", "second", "third", "fourth")

COMPACT: Final = 130.0  # points; design desk: narrower panels take smaller figures, one row
_BIG = 2.0  # times the value, beside a square of a hundred cells
_KEY = 1.35  # times the value, in a strip
_CELL = 12.0  # points, the figures of a table: black, as they are many
_SIGN = 0.5  # of that, its sign
_PERCENT = 0.55  # of the value in a list, its sign, as in the key figures; no smaller than a unit
_LEAST_COLOR = 10.0  # points; PAGE.md §4: smaller type is K100
_LEAST_INKS = 14.0  # points; smaller type has two inks at most
# A thin rule is solid black: newsprint breaks so fine a tint into dots.
HAIRLINE = 0.4  # points
# A line in the ground's color that parts two colors: ink grows into a finer one.
PARTING = 1.0  # points

Code = tuple[int, int, int]


class Theme(Struct, frozen=True):
    """Styles and colors by the roles they play in charts."""

    styles: dict[str, Style]
    swatches: dict[str, Cmyk]

    def __getitem__(self, role: str) -> Style:
        return self.styles[role]

    def color(self, role: str) -> Cmyk:
        """The ink of a role."""
        return self.swatches[role]

    def code(self, role: str) -> tuple[float, float, float]:
        """The role's color as matplotlib is told it."""
        r, g, b = _code(list(self.swatches).index(role))
        return (r / 255, g / 255, b / 255)

    def role_of(self, code: Code) -> str | None:
        """The role that has this code."""
        for index, role in enumerate(self.swatches):
            if _code(index) == code:
                return role
        return None


def theme_of(sheet: StyleSheet, names: Mapping[str, str], width: float, log: Log) -> Theme | None:
    """The theme of a panel `width` points wide; None, with the fault logged, if type breaks rules.

    `names` are the part's own names for roles, where they differ from the usual.
    """
    styles = {role: sheet[names.get(role, usual)] for role, usual in STYLES.items()}
    swatches = {role: sheet.swatches[names.get(role, usual)] for role, usual in SWATCHES.items()}
    label, value = styles["label"], styles["value"]
    if width < COMPACT:
        value = _sized(value, min(value.size, _LEAST_INKS))
    styles |= {
        "heading": _sized(styles["heading"], label.size),
        "value": value,
        "big": _sized(value, _BIG * value.size),
        "key": _sized(value, _KEY * value.size),
        "point": _sized(value, min(value.size, _LEAST_INKS)),
        "cell": _black(_sized(styles["cell"], _CELL)),
        "percent": _percent(value, styles["unit"].size),
        "sign": _sized(styles["sign"], _SIGN * _BIG * value.size),
    }
    swatches |= {f"type-{role}": style.color for role, style in styles.items()}
    faults = [style for style in styles.values() if not _is_legible(style)]
    for style in faults:
        log.error("chart-type", style.span, style=style.name, size=round(style.size, 1),
                  inks=style.color.inks)  # fmt: skip
    return None if faults else Theme(styles, swatches)


def settings(theme: Theme) -> dict[str, object]:
    """What matplotlib is to draw with where a kind of chart says nothing itself."""
    return {
        "axes.edgecolor": theme.code("axis"),
        "axes.linewidth": HAIRLINE,
        "axes.axisbelow": True,
        "axes.unicode_minus": False,
        "grid.color": theme.code("rule"),
        "grid.linewidth": HAIRLINE,
        "lines.solid_capstyle": "butt",
        "lines.solid_joinstyle": "round",
        "patch.linewidth": 0.0,
        "text.color": theme.code("ink"),
        "text.parse_math": False,
        "xtick.major.size": 0.0,
        "ytick.major.size": 0.0,
        "xtick.color": theme.code("ink"),
        "ytick.color": theme.code("ink"),
        "path.simplify": False,
    }


def _sized(style: Style, size: float) -> Style:
    return msgspec.structs.replace(style, size=size, leading=style.leading * size / style.size)


def _black(style: Style) -> Style:
    return msgspec.structs.replace(style, color=BLACK, swatch="black")


def _percent(value: Style, least: float) -> Style:
    """The sign of a value in a list: black where the value's color would be too small to read."""
    sign = _sized(value, max(_PERCENT * value.size, least))
    return sign if _is_legible(sign) else _black(sign)


def _is_legible(style: Style) -> bool:
    if style.size < _LEAST_COLOR:
        return style.color.is_black
    return style.size >= _LEAST_INKS or style.color.inks <= 2


def _code(index: int) -> Code:
    """A code that no color of matplotlib's own cycles and names has."""
    return (3 + index, 250 - index, 13)
