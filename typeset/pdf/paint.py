"""Marks of one page → the operators of a content stream, and the resources they name.

No decisions are left to make: every mark comes with its place, its color and its glyphs.
Coordinates are fixed point, and a run's glyphs are held to their places, not to each other:
what rounding leaves of one gap is taken up by the next.
"""

from __future__ import annotations

from itertools import groupby, pairwise
from math import cos, isfinite, radians, sin
from typing import TYPE_CHECKING

from msgspec import Struct

from typeset.display.ops import (
    Clip,
    Fill,
    Glyphs,
    Op,
    Path,
    Picture,
    Registration,
    Shade,
    Stop,
    Stroke,
)
from typeset.pdf.palette import PLATES, Palette
from typeset.pdf.syntax import number, numbers, string

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from typeset.color.cmyk import Cmyk
    from typeset.display.flatten import DisplayList
    from typeset.pdf.embed import Font
    from typeset.pdf.structure import Mark

_SLACK = 0.002  # points a glyph may stand off its place before the text array moves it

OVERPRINT, KNOCK_OUT = "GO", "GK"
ALL_PLATES = "All"


class Content(Struct, frozen=True):
    """A page's operators, and what its resources must hold."""

    operators: bytes
    fonts: frozenset[str]
    states: frozenset[str]
    shades: tuple[str, ...]  # dictionaries of S0, S1 …
    pictures: tuple[str, ...]  # keys of I0, I1 …
    all_plates: bool


def paint(
    display: DisplayList,
    marks: Sequence[Mark],
    fonts: Mapping[str, Font],
    margin: float,
    palette: Palette = PLATES,
) -> Content:
    """The page's content, its trim `margin` points in from the corner of the sheet."""
    brush = _Brush(fonts, palette)
    if margin:
        brush.out.append(f"1 0 0 1 {number(margin)} {number(margin)} cm")
    for group, mark in zip(display.groups, marks, strict=True):
        brush.out.append(
            "/Artifact BMC" if mark.id is None else f"/{mark.role}<</MCID {mark.id}>>BDC"
        )
        for op in group.ops:
            brush.paint(op)
        brush.out.append("EMC")
    return Content(
        "\n".join(brush.out).encode("ascii"),
        frozenset(brush.fonts_used),
        frozenset(brush.states),
        tuple(brush.shades),
        tuple(brush.pictures),
        brush.all_plates,
    )


class _Brush:
    """Writes operators, one mark after the other."""

    def __init__(self, fonts: Mapping[str, Font], palette: Palette) -> None:
        self.fonts = fonts
        self.palette = palette
        self.out: list[str] = []
        self.fonts_used: set[str] = set()
        self.states: set[str] = set()
        self.shades: list[str] = []
        self.pictures: dict[str, int] = {}
        self.all_plates = False
        self.fill_color: Cmyk | None = None
        self.stroke_color: Cmyk | None = None
        self.overprints = False
        self.scale = 1.0
        self.pen: tuple[object, ...] = (1.0, 0, 0, ())

    def paint(self, op: Op) -> None:
        match op:
            case Glyphs():
                self._glyphs(op)
            case Fill():
                self._knock_out()
                self._fill(op.color)
                self.out.append(f"{outline(op.path)} {'f*' if op.even_odd else 'f'}")
            case Stroke():
                self._knock_out()
                self._stroke(op.color)
                self._nib(op.width, op.cap, op.join, op.dash)
                self.out.append(f"{outline(op.path)} S")
            case Shade():
                self._shade(op)
            case Picture():
                self._picture(op)
            case Registration():
                self._registration(op)
            case Clip():
                self._clip(op)

    def _glyphs(self, run: Glyphs) -> None:
        if not run.glyphs:
            return
        font = self.fonts[run.face]
        self._overprint(wanted=self.palette.overprints and run.color.is_black)
        self._fill(run.color)
        resource = font.down if run.vertical else font.across
        self.fonts_used.add(resource)
        words = ["BT", f"/{resource} {number(run.size)} Tf"]
        if run.scale != self.scale:
            words.append(f"{number(run.scale * 100)} Tz")
            self.scale = run.scale
        meaning = font.meaning
        text = "".join(run.text)
        # A glyph that stands for another text elsewhere: the run says its own.
        clash = text != "".join([meaning[glyph] for glyph in run.glyphs])
        if clash:
            words.append(f"/Span<</ActualText {string(text)}>>BDC")
        words += [
            f"{_matrix(run, start)} Tm {_array(font, run, start, end)} TJ"
            for start, end in _level(run)
        ]
        if clash:
            words.append("EMC")
        words.append("ET")
        self.out.append(" ".join(words))

    def _shade(self, op: Shade) -> None:
        self._knock_out()
        name = f"S{len(self.shades)}"
        self.shades.append(_axial(op, self.palette))
        self.out.append(f"q {outline(op.path)} W n /{name} sh Q")

    def _picture(self, op: Picture) -> None:
        self._knock_out()
        place = self.pictures.setdefault(op.key, len(self.pictures))
        box = op.box
        matrix = numbers((box.width, 0, 0, box.height, box.x, box.y))
        self.out.append(f"q {matrix} cm /I{place} Do Q")

    def _registration(self, op: Registration) -> None:
        self._knock_out()
        self._nib(op.width, 0, 0, ())
        self.all_plates = True
        self.stroke_color = None
        self.out.append(f"/{ALL_PLATES} CS 1 SCN {outline(op.path)} S")

    def _clip(self, op: Clip) -> None:
        saved = (self.fill_color, self.stroke_color, self.overprints, self.scale, self.pen)
        self.out.append(f"q {outline(op.path)} W n")
        for inner in op.ops:
            self.paint(inner)
        self.out.append("Q")
        self.fill_color, self.stroke_color, self.overprints, self.scale, self.pen = saved

    def _fill(self, color: Cmyk) -> None:
        if color != self.fill_color:
            self.out.append(f"{self.palette.operands(color)} {self.palette.fill}")
            self.fill_color = color

    def _stroke(self, color: Cmyk) -> None:
        if color != self.stroke_color:
            self.out.append(f"{self.palette.operands(color)} {self.palette.stroke}")
            self.stroke_color = color

    def _nib(self, width: float, cap: int, join: int, dash: tuple[float, ...]) -> None:
        pen = (width, cap, join, dash)
        if pen == self.pen:
            return
        for new, old, words in zip(
            pen,
            self.pen,
            (f"{number(width)} w", f"{cap} J", f"{join} j", f"[{numbers(dash)}] 0 d"),
            strict=True,
        ):
            if new != old:
                self.out.append(words)
        self.pen = pen

    def _knock_out(self) -> None:
        self._overprint(wanted=False)

    def _overprint(self, *, wanted: bool) -> None:
        """Black text alone prints over what lies beneath it; a page begins knocking out."""
        if wanted != self.overprints:
            state = OVERPRINT if wanted else KNOCK_OUT
            self.states.add(state)
            self.out.append(f"/{state} gs")
            self.overprints = wanted


def outline(path: Path) -> str:
    """The path's construction operators.

    Hot: a landscape has 5,000 places, 2 ms. A hundredth of a point is a third of the dot of a
    2,400 dpi platesetter; zeros stay, since to strip them takes three times as long.
    """
    text = " ".join([_BUILD[segment[0]] % segment[1:] for segment in path])
    if "n" in text:  # nan or inf: no operator has that letter
        raise ValueError("a measure on the page is not a number")
    return text


_BUILD = {
    "M": "%.2f %.2f m",
    "L": "%.2f %.2f l",
    "C": "%.2f %.2f %.2f %.2f %.2f %.2f c",
    "Z": "h",
}


def _level(run: Glyphs) -> list[tuple[int, int]]:
    """The stretches of a run that stand equally far off the line."""
    if not any(run.rise):
        return [(0, len(run.glyphs))]
    stretches: list[tuple[int, int]] = []
    start = 0
    for _, same in groupby(run.rise):
        end = start + sum(1 for _ in same)
        stretches.append((start, end))
        start = end
    return stretches


def _matrix(run: Glyphs, start: int) -> str:
    """The text matrix at a glyph: its place along and off the line, turned with the run."""
    rise = run.rise[start] if run.rise else 0.0
    along = run.advance[start]
    x, y = (rise, -along) if run.vertical else (along, rise)
    if run.turn % 360 == 0:
        return f"1 0 0 1 {number(run.x + x)} {number(run.y + y)}"
    c, s = cos(radians(run.turn)), sin(radians(run.turn))
    return numbers((c, -s, s, c, run.x + x * c + y * s, run.y - x * s + y * c))


def _array(font: Font, run: Glyphs, start: int, end: int) -> str:
    """The text array; `pen` is where a reader of the file stands.

    Hot: 4,000 glyphs, all of them moved, in 5 ms. A float rounded to two places is written
    without an exponent from 0.01 up to 1e16.
    """
    # ISO 32000-1 §9.4.4: a number moves back along the line; vertical y grows upwards, so
    # there it moves on. Horizontal scale counts along horizontal lines only.
    unit = run.size / 1000 if run.vertical else -run.size * run.scale / 1000
    step = abs(unit)
    code, width, glyphs, advance = font.code, font.width, run.glyphs, run.advance
    vertical = run.vertical
    words: list[str] = []
    codes: list[str] = []
    pen = advance[start]
    for at in range(start, end):
        off = advance[at] - pen
        if not -_SLACK <= off <= _SLACK:  # put so that what is no number comes in, too
            move = round(off / unit, 2)
            words.append(f"<{''.join(codes)}>{move}")
            codes.clear()
            pen += move * unit
        glyph = glyphs[at]
        codes.append(code[glyph])
        pen += run.size if vertical else width[glyph] * step
    if not isfinite(pen):
        raise ValueError(f"a place of “{''.join(run.text)}” is not a number")
    words.append(f"<{''.join(codes)}>")
    return f"[{''.join(words)}]"


def _axial(op: Shade, palette: Palette) -> str:
    """The shading dictionary: a function for each stretch between two stops, stitched."""
    stops = list(op.stops)
    if stops[0].at > 0:
        stops.insert(0, Stop(0, stops[0].color))
    if stops[-1].at < 1:
        stops.append(Stop(1, stops[-1].color))
    # Two stops at one place make a hard edge: no stretch lies between them.
    stretches = [(a, b) for a, b in pairwise(stops) if b.at > a.at]
    tones = palette.operands
    functions = [
        f"<</FunctionType 2/Domain[0 1]/C0[{tones(a.color)}]/C1[{tones(b.color)}]/N 1>>"
        for a, b in stretches
    ]
    if len(functions) == 1:
        function = functions[0]
    else:
        function = (
            f"<</FunctionType 3/Domain[0 1]/Functions[{''.join(functions)}]"
            f"/Bounds[{numbers(b.at for _, b in stretches[:-1])}]"
            f"/Encode[{' '.join('0 1' for _ in stretches)}]>>"
        )
    axis = numbers((op.x0, op.y0, op.x1, op.y1))
    return (
        f"<</ShadingType 2/ColorSpace/{palette.space}/Coords[{axis}]/Extend[true true]"
        f"/Function{function}>>"
    )
