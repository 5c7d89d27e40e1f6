"""Trim size, columns and 字 → a layout whose columns close on the type area.

The gutter is what the columns leave of the type area's width, and the margins take what
rounding leaves; rows are counted down to the foot. Masthead, title and foot are the tabloid's,
as much larger or smaller as the type area is wider or narrower: a place to go on from.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from msgspec import Struct

from typeset import resources, units
from typeset.units import MM, UnitError

from .new_layout_words import AREAS, HEAD, PATTERN_COLUMN, PATTERN_WIDTH, STYLES, TOP
from .new_words import StartError, Wanted, name_of

WANTED: Final = (
    Wanted("trim", "成品尺寸，宽 × 高，毫米", "trimmed size in mm", "390x545"),
    Wanted("columns", "正文几栏", "columns", "5"),
    Wanted("size", "正文字号", "size of the body type", "五号"),
    Wanted("measure", "每栏几字；0 则由程序算", "字 in a column; 0 to reckon it", "0"),
)
UNASKED: Final = ("layouts",)  # options that no question stands for

_SIDES: Final = re.compile(r"(\d+(?:\.\d+)?)\s*(?:mm)?\s*[x×*,，]\s*(\d+(?:\.\d+)?)\s*(?:mm)?")
_MARGIN: Final = 20 / 390  # of the trim's width: what 对开 papers leave, 20 mm of 390
_LEADING: Final = 1.5  # 字: 行距半字
_GUTTER: Final = 2.0  # 字, where the measure is reckoned
_LEAST_GUTTER: Final = 0.8  # 字: less, and lines are read on into the next column
_MOST_GUTTER: Final = 4.0
_LEAST_TYPE: Final = 6.0  # points: what newsprint holds
_FOOT: Final = 22.4  # mm of the pattern: rules, closing, credits
_LEAST_ROWS: Final = 24
_LENGTH: Final = re.compile(r"(-?\d+(?:\.\d+)?)(mm|pt)")

Said = tuple[tuple[str, str], ...]


class Sheet(Struct, frozen=True):
    """The page as reckoned; in mm, the type in points."""

    width: float
    height: float
    left: float
    right: float
    top: float
    columns: int
    measure: int
    size: float
    gutter: float
    body: float  # mm from the head of the type area
    rows: int

    @property
    def type_width(self) -> float:
        """The type area's width, mm."""
        return (self.columns * self.column + (self.columns - 1) * self.gutter) / MM

    @property
    def column(self) -> float:
        """A column's width, points."""
        return self.measure * self.size

    @property
    def row(self) -> float:
        """The grid's row, points."""
        return self.size * _LEADING


def start(name: str, options: dict[str, str]) -> tuple[Path, str, Said]:
    """The file, its words, and what to tell of it; raises `StartError`."""
    sheet = reckon(options)
    folder = Path(options["layouts"]) if options.get("layouts") else resources.layouts()
    gutters, gap = sheet.columns - 1, f"{sheet.gutter:g}"
    points = f"{sheet.columns * sheet.column + gutters * sheet.gutter:g}"
    sums = f"{sheet.columns} × {sheet.measure} 字 × {sheet.size:g} pt + {gutters} × {gap} pt"
    side = f"{sheet.left:g} / {sheet.right:g} mm"
    said = (
        (f"版心宽 {sums} = {points} pt = {sheet.type_width:.2f} mm",
         f"type area: {sums} = {points} pt = {sheet.type_width:.2f} mm wide"),
        (f"左右白边 {side}，正文 {sheet.rows} 行", f"margins {side}, {sheet.rows} rows of text"),
        ("行数、标题与图表的地方可再改；排一遍看：typeset build --layout " + name,
         f"change rows, heads and panels as you like; see it: typeset build --layout {name}"),
    )  # fmt: skip
    return folder / f"{name_of(name)}.yaml", words(sheet, name), said


def reckon(options: dict[str, str]) -> Sheet:
    """The page that the answers make; raises `StartError` where columns cannot close on it."""
    width, height = _sides(options["trim"])
    margin = round(min(25.0, max(10.0, width * _MARGIN)), 1)
    columns, size = _whole(options["columns"], "栏数", "columns", 1), _size(options["size"])
    room = (width - 2 * margin) * MM / size  # 字
    measure = _whole(options["measure"], "字数", "measure", 0)
    if measure == 0:
        measure = _fitting(columns, room)
    gap = (room - columns * measure) / (columns - 1) if columns > 1 else 0.0
    if columns == 1 and measure <= room:
        gap = _GUTTER  # asked for by the grid, between no columns
    _check(columns, measure, gap, room)
    # In quarters of a point, as gutters are given; what is left over is the right margin's.
    gutter = int(gap * size * 4 + 1e-6) / 4
    taken = (columns * measure * size + (columns - 1) * gutter) / MM
    left = round((width - taken) / 2, 2)
    right = round(width - left - taken, 2)
    return _rows(Sheet(width, height, left, right, margin, columns, measure, size, gutter, 0.0, 0))


def words(sheet: Sheet, name: str) -> str:
    """The layout's file."""
    wide = sheet.type_width / PATTERN_WIDTH
    head = min(sheet.column / PATTERN_COLUMN, sheet.row / 13)
    last = sheet.columns
    values = {
        "name": name, "width": f"{sheet.width:g}", "height": f"{sheet.height:g}",
        "left": f"{sheet.left:g}", "right": f"{sheet.right:g}", "top": f"{sheet.top:g}",
        "body": f"{sheet.body:g}", "columns": f"{last}", "measure": f"{sheet.measure}",
        "gutter": f"{sheet.gutter:g}", "rows": f"{sheet.rows}", "size": f"{sheet.size:g}",
        "row": f"{sheet.row:g}", "across": "1" if last == 1 else f"1-{last}",
        "threads": "".join(_thread(number, sheet.rows) for number in range(2, last + 1)),
        "panel": f"{max(6, round(118 / sheet.row))}",
    }  # fmt: skip
    hero = sheet.body - scaled_number(TOP, wide)
    places = {"hero": f"{hero:g}", "calm": f"{hero * 0.66:.4g}"}
    # The pattern's own lengths are scaled; what is put in afterwards is of this page already.
    parts = [_scaled(STYLES, wide), _scaled(HEAD, head), _scaled(AREAS, wide)]
    for key, below in _below(sheet, hero, wide).items():
        places[key] = f"{below:.4g}"
    made = "".join(parts)
    for key, value in {**values, **places}.items():
        made = made.replace(f"<{key}>", value)
    return made


def scaled_number(value: float, factor: float) -> float:
    """A length of the pattern on this page, mm, as the file says it."""
    return float(f"{value * factor:.4g}")


def _below(sheet: Sheet, hero: float, wide: float) -> dict[str, float]:
    """Where the bands stand that follow the picture and the text; mm from the type area's head."""
    end = scaled_number(18.2, wide) + hero
    foot = sheet.height - 2 * sheet.top
    return {
        "caption-y": end + 0.4 * wide,
        "lead-y": end + 4.0 * wide,
        "key-y": end + 20.4 * wide,
        "rule-y": foot - 22.4 * wide,
        "closing-y": foot - 19.0 * wide,
    }


def _rows(sheet: Sheet) -> Sheet:
    """As many rows as there are above the foot, below a picture that is a quarter as high."""
    from msgspec.structs import replace

    wide = sheet.type_width / PATTERN_WIDTH
    height = sheet.height - 2 * sheet.top
    foot, top = height - _FOOT * wide, TOP * wide + 0.22 * sheet.type_width
    rows = int((foot - top) * MM / sheet.row)
    if rows < _LEAST_ROWS:
        raise StartError(
            f"正文只有 {rows} 行：纸太矮，或字太大",
            f"only {rows} rows: a larger sheet, smaller type",
        )
    body = int((foot - rows * sheet.row / MM) * 100) / 100
    return replace(sheet, rows=rows, body=body)


def _scaled(pattern: str, factor: float) -> str:
    """The pattern's mm and points, larger or smaller; no type below what newsprint holds."""

    def length(found: re.Match[str]) -> str:
        value, unit = float(found[1]) * factor, found[2]
        before = pattern[max(0, found.start() - 6) : found.start()]
        if unit == "pt" and before.endswith("size: "):
            value = max(value, _LEAST_TYPE)
        return f"{value:.4g}{unit}"

    return _LENGTH.sub(length, pattern)


def _thread(number: int, rows: int) -> str:
    before = "story" if number == 2 else f"story-{number - 1}"
    return f'  story-{number}: {{columns: "{number}", rows: 1-{rows}, continues: {before}}}\n'


def _sides(text: str) -> tuple[float, float]:
    found = _SIDES.fullmatch(text.strip())
    if found is None:
        raise StartError(f"“{text}”不是尺寸：写作 390x545", f"“{text}” is no size: write 390x545")
    return float(found[1]), float(found[2])


def _whole(text: str, zh: str, en: str, least: int) -> int:
    if not text.isdecimal() or int(text) < least:
        raise StartError(f"{zh}“{text}”不是整数", f"{en}: “{text}” is no whole number")
    return int(text)


def _fitting(columns: int, room: float) -> int:
    """字 in a column such that gutters are nearest to what papers leave."""
    if columns == 1:
        return int(room)
    few = int((room - (columns - 1) * _GUTTER) / columns)
    gap = (room - columns * (few + 1)) / (columns - 1)
    return (
        few + 1 if gap >= 1.0 and _GUTTER - gap < gap + columns / (columns - 1) - _GUTTER else few
    )


def _size(text: str) -> float:
    try:
        size = float(units.length(text))
    except UnitError:
        size = 0.0
    if size < _LEAST_TYPE or text.strip().endswith(("字", "行")):
        raise StartError(
            f"“{text}”不是字号：写作 五号 或 10.5pt", f"“{text}” is no size: write 10.5pt"
        )
    return size


def _check(columns: int, measure: int, gap: float, room: float) -> None:
    most = int((room - (columns - 1) * _LEAST_GUTTER) / columns)
    if most < 1 or gap < (_LEAST_GUTTER if columns > 1 else 0) or measure > room:
        raise StartError(
            f"{columns} 栏 × {measure} 字排不进 {room:.1f} 字的版心：每栏至多 {max(most, 0)} 字",
            f"{columns} × {measure} 字 do not go into {room:.1f} 字: at most {max(most, 0)} each",
        )
    if gap > _MOST_GUTTER:
        least = int((room - (columns - 1) * _MOST_GUTTER) / columns) + 1
        raise StartError(
            f"栏间要空 {gap:.1f} 字，太宽：每栏至少 {least} 字",
            f"gutters of {gap:.1f} 字 are too wide: {least} 字 a column at least",
        )
