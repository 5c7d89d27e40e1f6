"""A page's content stream → the pieces it paints (ISO 32000-1 §8 and §9).

Forms and patterns are followed. Nothing here judges: what cannot be read is noted as a fault
and passed over, as a viewer would.
"""

from __future__ import annotations

import re
from copy import copy
from math import hypot
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from . import colors, fonts, values
from .colors import CMYK, GRAY, RGB, Paint, Space, paint_of
from .painted import Fault, Painted, Tag
from .planes import (
    EVERYWHERE,
    IDENTITY,
    Matrix,
    Point,
    Shape,
    apply,
    area_of,
    box_of,
    curve,
    meet,
    shape_of,
    thinnest,
    times,
)

if TYPE_CHECKING:
    from .fonts import Font
    from .model import Box
    from .painted import Kind, Sheet
    from .values import Thing

_DEEPEST: Final = 12  # forms within forms; a file from elsewhere may hold a ring of them
_BLACK: Final = Paint(GRAY, (0.0, 0.0, 0.0, 100.0))
_EXPONENT: Final = re.compile(r"[-+]?\d*\.?\d+[eE][-+]?\d+")
_IGNORED: Final = frozenset("J j M d ri i d0 d1 MP DP BX EX".split())


class _State(Struct):
    """The graphics state, as far as the checks ask for it."""

    ctm: Matrix
    clips: tuple[Shape, ...] = ()
    fill: Paint = _BLACK
    stroke: Paint = _BLACK
    fill_pattern: Thing = None
    stroke_pattern: Thing = None
    width: float = 1.0
    fill_overprints: bool = False
    stroke_overprints: bool = False
    mode: int = 0
    soft: frozenset[str] = frozenset()  # the words of what makes it see-through
    spacing: float = 0.0
    word_spacing: float = 0.0
    scale: float = 1.0
    leading: float = 0.0
    font: Font | None = None
    size: float = 0.0
    rendering: int = 0
    rise: float = 0.0


class Reader:
    """Reads content onto a sheet. `known` holds the fonts of the file by their objects."""

    def __init__(self, sheet: Sheet, known: dict[object, Font]) -> None:
        self.sheet = sheet
        self.known = known
        self.state = _State(IDENTITY)
        self.tags: tuple[Tag, ...] = ()
        self.resources: Thing = None
        self.depth = 0
        self.flat = True
        self._stack: list[_State] = []
        self._outlines: list[list[Point]] = []
        self._clip: bool | None = None  # whether by the even-odd rule
        self._matrix = self._line = IDENTITY
        self._patterns: set[object] = set()

    def read(self, content: Thing, resources: Thing) -> None:
        """Reads a page, a form or a pattern with its resources."""
        import pikepdf

        outer = (self.resources, self._stack, self.tags, self.state)
        self.resources, self._stack, self.state = resources, [], copy(self.state)
        try:
            for step in pikepdf.parse_content_stream(content):
                operator = str(step.operator)
                if operator == "INLINE IMAGE":
                    self._picture(step.iimage.obj if hasattr(step, "iimage") else None)
                    continue
                try:
                    self._do(operator, list(step.operands))
                except (TypeError, ValueError, IndexError, OverflowError):
                    self._fault("operator", operator)
        except pikepdf.PdfError:
            self._fault("operator", "?")
        if self._stack:
            self._fault("operator", "q")
        if len(self.tags) != len(outer[2]):
            self._fault("tag-nesting", "BMC")
        self.resources, self._stack, self.tags, self.state = outer

    def _fault(self, rule: str, word: str) -> None:
        self.sheet.faults.append(Fault(rule, self.sheet.page, word))

    def _do(self, operator: str, operands: list[Thing]) -> None:
        """Does one operator: `_OPERATORS` names the method and what it takes."""
        if operator in _IGNORED:
            return
        known = _OPERATORS.get(operator)
        if known is None:
            exponent = _EXPONENT.fullmatch(operator)
            self._fault("number" if exponent else "operator", operator[:40])
            return
        known(self, operands)

    # The state

    def _save(self, _: list[Thing]) -> None:
        self._stack.append(copy(self.state))
        if len(self._stack) == 29:  # ISO 19005-2 §6.1.13: no more than 28
            self._fault("limit", "q")

    def _restore(self, _: list[Thing]) -> None:
        if not self._stack:
            self._fault("operator", "Q")
            return
        self.state = self._stack.pop()

    def _transform(self, operands: list[Thing]) -> None:
        self.state.ctm = times(_matrix(operands), self.state.ctm)

    def _line_width(self, operands: list[Thing]) -> None:
        self.state.width = _number(operands[0])

    def _graphics_state(self, operands: list[Thing]) -> None:
        given = values.get(self.resources, "ExtGState", values.name(operands[0]))
        state = self.state
        for key, value in values.entries(given):
            match key:
                case "OP":
                    state.stroke_overprints = bool(value)
                    if values.get(given, "op") is None:
                        state.fill_overprints = bool(value)
                case "op":
                    state.fill_overprints = bool(value)
                case "OPM":
                    state.mode = int(value)
                case "LW":
                    state.width = _number(value)
                case "Font":
                    font, size = values.items(value)
                    state.font, state.size = self._font(font), _number(size)
                case "ca" | "CA":
                    self._soften(key, is_soft=values.number(value) != 1)
                case "BM":
                    modes = {values.name(mode) for mode in values.each(value)}
                    self._soften(key, is_soft=not modes <= {"Normal", "Compatible"})
                case "SMask":
                    self._soften(key, is_soft=values.name(value) != "None")
                case "TR" | "TR2" | "HT" | "HTP":
                    if values.name(value) not in {"Default", "Identity"}:
                        self._fault("halftone", key)

    def _soften(self, key: str, *, is_soft: bool) -> None:
        self.state.soft = self.state.soft | {key} if is_soft else self.state.soft - {key}

    # Color

    def _fill_space(self, operands: list[Thing]) -> None:
        self.state.fill, self.state.fill_pattern = self._initial(operands[0]), None

    def _stroke_space(self, operands: list[Thing]) -> None:
        self.state.stroke, self.state.stroke_pattern = self._initial(operands[0]), None

    def _initial(self, thing: Thing) -> Paint:
        space = colors.space_of(thing, self.resources)
        first = (1.0,) if space.kind in {"Separation", "DeviceN"} else (0.0,)
        start = (0.0, 0.0, 0.0, 1.0) if space.kind == "DeviceCMYK" else first * space.components
        return paint_of(space, start)

    def _fill_color(self, operands: list[Thing]) -> None:
        self.state.fill, self.state.fill_pattern = self._color(self.state.fill.space, operands)

    def _stroke_color(self, operands: list[Thing]) -> None:
        self.state.stroke, self.state.stroke_pattern = self._color(self.state.stroke.space, operands)

    def _color(self, space: Space, operands: list[Thing]) -> tuple[Paint, Thing]:
        word = values.name(operands[-1]) if operands else ""
        if word:
            return Paint(space, None), values.get(self.resources, "Pattern", word)
        return paint_of(space, tuple(_number(value) for value in operands)), None

    def _device(self, operands: list[Thing], space: Space, *, stroke: bool) -> None:
        replaced = colors.space_of(_name("/" + space.kind), self.resources)
        paint = paint_of(replaced, tuple(_number(value) for value in operands))
        if stroke:
            self.state.stroke, self.state.stroke_pattern = paint, None
        else:
            self.state.fill, self.state.fill_pattern = paint, None

    # Paths

    def _move(self, operands: list[Thing]) -> None:
        x, y = operands
        self._outlines.append([apply(self.state.ctm, float(x), float(y))])

    def _to(self, operands: list[Thing]) -> None:
        x, y = operands
        self._outlines[-1].append(apply(self.state.ctm, float(x), float(y)))

    def _curve(self, operands: list[Thing]) -> None:
        at = [_number(value) for value in operands]
        ctm, last = self.state.ctm, self._outlines[-1][-1]
        a, b, c = (apply(ctm, at[n], at[n + 1]) for n in (0, 2, 4))
        self._outlines[-1] += curve(last, a, b, c)

    def _curve_from(self, operands: list[Thing]) -> None:
        at = [_number(value) for value in operands]
        ctm, last = self.state.ctm, self._outlines[-1][-1]
        b, c = (apply(ctm, at[n], at[n + 1]) for n in (0, 2))
        self._outlines[-1] += curve(last, last, b, c)

    def _curve_into(self, operands: list[Thing]) -> None:
        at = [_number(value) for value in operands]
        ctm, last = self.state.ctm, self._outlines[-1][-1]
        a, c = (apply(ctm, at[n], at[n + 1]) for n in (0, 2))
        self._outlines[-1] += curve(last, a, c, c)

    def _close(self, _: list[Thing]) -> None:
        if self._outlines:
            self._outlines.append([self._outlines[-1][0]])

    def _rectangle(self, operands: list[Thing]) -> None:
        x, y, width, height = (_number(value) for value in operands)
        corners = ((x, y), (x + width, y), (x + width, y + height), (x, y + height))
        self._outlines.append([apply(self.state.ctm, *corner) for corner in corners])
        self._outlines.append([self._outlines[-1][0]])

    def _end(
        self, *, fill: bool = False, stroke: bool = False, even_odd: bool = False, close: bool = False
    ) -> None:
        if close:
            self._close([])
        outlines = [outline for outline in self._outlines if len(outline) > 1]
        shape = shape_of(outlines, even_odd=even_odd)
        if fill and outlines:
            area = area_of(shape, self.state.clips)
            self._put("fill", area.box, area=area)
        if stroke and outlines:
            state = self.state
            width = state.width * thinnest(state.ctm)
            left, bottom, right, top = shape.box
            half = width / 2
            box = self._clipped((left - half, bottom - half, right + half, top + half))
            self._put("stroke", box, width=width, stroke=True)
        if self._clip is not None:
            clip = shape_of(outlines, even_odd=self._clip)
            self.state.clips = (*self.state.clips, clip)
        self._outlines, self._clip = [], None

    def _clipped(self, box: Box) -> Box:
        for clip in self.state.clips:
            box = meet(box, clip.box)
        return box

    def _put(self, kind: Kind, box: Box, *, stroke: bool = False, **more: Thing) -> None:
        state = self.state
        pattern = state.stroke_pattern if stroke else state.fill_pattern
        shading = more.pop("shading", None)
        if pattern is not None and shading is None and kind not in {"picture", "shade"}:
            shading = self._pattern(pattern)
        self.sheet.pieces.append(
            Painted(
                kind=kind,
                page=self.sheet.page,
                box=box,
                paint=None
                if kind in {"picture", "shade"}
                else state.stroke
                if stroke
                else state.fill,
                shading=shading,
                overprints=state.stroke_overprints if stroke else state.fill_overprints,
                overprint_mode=state.mode,
                soft=" ".join(sorted(state.soft)),
                tags=self.tags,
                flat=self.flat,
                **more,
            )
        )

    # Type

    def _begin_text(self, _: list[Thing]) -> None:
        self._matrix = self._line = IDENTITY

    def _set_font(self, operands: list[Thing]) -> None:
        font = values.get(self.resources, "Font", values.name(operands[0]))
        self.state.font, self.state.size = self._font(font), _number(operands[1])

    def _font(self, thing: Thing) -> Font | None:
        if not values.is_dict(thing):
            return None
        key = values.identity(thing) or ("direct", thing.unparse())
        if key not in self.known:
            self.known[key] = fonts.read(thing)
        return self.known[key]

    def _set_matrix(self, operands: list[Thing]) -> None:
        self._matrix = self._line = _matrix(operands)

    def _next_line(self, operands: list[Thing]) -> None:
        x, y = (_number(value) for value in operands)
        self._matrix = self._line = times((1.0, 0.0, 0.0, 1.0, x, y), self._line)

    def _next_line_leading(self, operands: list[Thing]) -> None:
        self.state.leading = -_number(operands[1])
        self._next_line(operands)

    def _new_line(self, _: list[Thing]) -> None:
        self._next_line([0, -self.state.leading])

    def _quote(self, operands: list[Thing]) -> None:
        self._new_line([])
        self._show([operands[-1]])

    def _double_quote(self, operands: list[Thing]) -> None:
        self.state.word_spacing = _number(operands[0])
        self.state.spacing = _number(operands[1])
        self._quote(operands)

    def _show_array(self, operands: list[Thing]) -> None:
        self._show(values.items(operands[0]))

    def _show(self, shown: list[Thing]) -> None:
        """Shows strings and moves between them; hot, a page has thousands of glyphs."""
        state = self.state
        font = state.font
        if font is None:
            self._fault("operator", "Tj")
            return
        size, scale, rise = state.size, state.scale, state.rise
        whole = times(self._matrix, state.ctm)
        a, b, c, d, e, f = whole
        vertical, composite = font.is_vertical, font.is_composite
        spacing, word_spacing = state.spacing, state.word_spacing
        told = any(tag.told for tag in self.tags)
        cells: list[Point] = []
        widest = pen = 0.0
        for item in shown:
            move = values.number(item)
            if move is not None:
                pen -= move / 1000 * size * (1.0 if vertical else scale)
                continue
            for code in font.codes(values.raw(item)):
                extra = spacing + (word_spacing if code == 32 and not composite else 0.0)
                if vertical:
                    step = font.down[1] / 1000 * size + extra
                    x, y = 0.0, pen + font.down[1] / 2000 * size
                    widest = max(widest, size)
                else:
                    width = font.width(code) / 1000 * size * scale
                    step = width + extra * scale
                    x, y = pen + width / 2, rise + 0.38 * size  # the middle of a 字
                    widest = max(widest, abs(width))
                cells.append((a * x + c * y + e, b * x + d * y + f))
                (font.hidden if told else font.used).add(code)
                pen += step
        advance = (0.0, pen) if vertical else (pen, 0.0)
        self._matrix = times((1.0, 0.0, 0.0, 1.0, *advance), self._matrix)
        if cells:
            half = (abs(a) * widest + abs(c) * size) / 2, (abs(b) * widest + abs(d) * size) / 2
            left, bottom, right, top = box_of(cells)
            box = self._clipped((left - half[0], bottom - half[1], right + half[0], top + half[1]))
            self._put_text(box, tuple(cells), size * hypot(c, d))

    def _put_text(self, box: Box, cells: tuple[Point, ...], size: float) -> None:
        rendering = self.state.rendering
        font = self.state.font
        if rendering in {0, 2, 4, 6}:
            self._put("text", box, font=font, size=size, cells=cells)
        if rendering in {1, 2, 5, 6}:
            width = self.state.width * thinnest(self.state.ctm)
            self._put("text", box, font=font, size=size, cells=cells, stroked=True, stroke=True,
                      width=width)  # fmt: skip

    # Pictures, forms, shadings, patterns

    def _object(self, operands: list[Thing]) -> None:
        thing = values.get(self.resources, "XObject", values.name(operands[0]))
        if not values.is_stream(thing):
            raise ValueError("no such object")
        if values.name(values.get(thing, "Subtype")) == "Image":
            self._picture(thing)
        elif values.name(values.get(thing, "Subtype")) == "Form":
            self._form(thing)

    def _picture(self, thing: Thing) -> None:
        corners = [apply(self.state.ctm, x, y) for x, y in ((0, 0), (1, 0), (1, 1), (0, 1))]
        shape = shape_of([corners], even_odd=False)
        area = area_of(shape, self.state.clips)
        self._put("picture", area.box, area=area, picture=thing,
                  size=hypot(*self.state.ctm[:2]), width=hypot(*self.state.ctm[2:4]))  # fmt: skip

    def _form(self, thing: Thing) -> None:
        if self.depth >= _DEEPEST:
            self._fault("limit", "Do")
            return
        outer = copy(self.state)
        matrix = values.numbers(values.get(thing, "Matrix"))
        if len(matrix) == 6:
            self.state.ctm = times(_matrix(list(matrix)), self.state.ctm)
        box = values.numbers(values.get(thing, "BBox"))
        if len(box) == 4:
            x0, y0, x1, y1 = box
            corners = [apply(self.state.ctm, *p) for p in ((x0, y0), (x1, y0), (x1, y1), (x0, y1))]
            self.state.clips = (*self.state.clips, shape_of([corners], even_odd=False))
        self.depth += 1
        saved = self._matrix, self._line, self._outlines
        self._outlines = []
        self.read(thing, values.get(thing, "Resources") or self.resources)
        self._matrix, self._line, self._outlines = saved
        self.depth -= 1
        self.state = outer

    def _shade(self, operands: list[Thing]) -> None:
        thing = values.get(self.resources, "Shading", values.name(operands[0]))
        shading = colors.shading_of(thing, self.resources, self.state.ctm)
        area = area_of(None, self.state.clips)
        self._put("shade", meet(area.box, self.sheet.media), area=area, shading=shading)

    def _pattern(self, pattern: Thing) -> colors.Shading | None:
        """The shading of a shading pattern; a tiling pattern is read, once, as it stands."""
        matrix = values.numbers(values.get(pattern, "Matrix"))
        matrix = matrix if len(matrix) == 6 else IDENTITY
        if values.number(values.get(pattern, "PatternType")) == 2:
            shading = values.get(pattern, "Shading")
            return colors.shading_of(shading, self.resources, _matrix(list(matrix)))
        key = values.identity(pattern)
        if not values.is_stream(pattern) or key in self._patterns or self.depth >= _DEEPEST:
            return None
        self._patterns.add(key)
        inner = Reader(self.sheet, self.known)
        inner.flat, inner.depth, inner.tags = False, self.depth + 1, self.tags
        inner._patterns = self._patterns
        inner.state.ctm = _matrix(list(matrix))
        inner.read(pattern, values.get(pattern, "Resources"))
        return None

    # Marked content

    def _mark(self, operands: list[Thing]) -> None:
        role = values.name(operands[0])
        properties = operands[1] if len(operands) > 1 else None
        if values.name(properties):
            properties = values.get(self.resources, "Properties", values.name(properties))
        number = values.number(values.get(properties, "MCID"))
        tag = Tag(
            role,
            None if number is None else int(number),
            values.get(properties, "ActualText") is not None,
        )
        inside = any(t.role == "Artifact" for t in self.tags)
        tagged = any(t.id is not None for t in self.tags)
        if (inside and tag.id is not None) or (tagged and role == "Artifact"):
            # ISO 14289-1 §7.1: neither inside the other.
            self._fault("tag-nesting", role)
        elif tagged and tag.id is not None:
            self._fault("tag-nesting", role)
        self.tags = (*self.tags, tag)
        if tag.id is not None:
            self.sheet.tags.append(tag)

    def _unmark(self, _: list[Thing]) -> None:
        if not self.tags:
            self._fault("tag-nesting", "EMC")
        self.tags = self.tags[:-1]


def _number(thing: Thing) -> float:
    found = values.number(thing)
    if found is None:
        raise ValueError("no number")
    return found


def _matrix(operands: list[Thing]) -> Matrix:
    a, b, c, d, e, f = (float(value) for value in operands)
    return a, b, c, d, e, f


def _name(word: str) -> Thing:
    from pikepdf import Name

    return Name(word)


def _setter(field: str, factor: float = 1.0):  # noqa: ANN202
    def do(reader: Reader, operands: list[Thing]) -> None:
        setattr(reader.state, field, _number(operands[0]) * factor)

    return do


def _rendering(reader: Reader, operands: list[Thing]) -> None:
    reader.state.rendering = int(_number(operands[0]))


def _clipping(*, even_odd: bool):  # noqa: ANN202
    def do(reader: Reader, _: list[Thing]) -> None:
        reader._clip = even_odd

    return do


def _ending(**how: bool):  # noqa: ANN202
    return lambda reader, _: reader._end(**how)


def _device(space: Space, *, stroke: bool):  # noqa: ANN202
    return lambda reader, operands: reader._device(operands, space, stroke=stroke)


_OPERATORS = {
    "q": Reader._save, "Q": Reader._restore, "cm": Reader._transform,
    "w": Reader._line_width, "gs": Reader._graphics_state,
    "cs": Reader._fill_space, "CS": Reader._stroke_space,
    "sc": Reader._fill_color, "scn": Reader._fill_color,
    "SC": Reader._stroke_color, "SCN": Reader._stroke_color,
    "g": _device(GRAY, stroke=False), "G": _device(GRAY, stroke=True),
    "rg": _device(RGB, stroke=False), "RG": _device(RGB, stroke=True),
    "k": _device(CMYK, stroke=False), "K": _device(CMYK, stroke=True),
    "m": Reader._move, "l": Reader._to, "c": Reader._curve, "v": Reader._curve_from,
    "y": Reader._curve_into, "h": Reader._close, "re": Reader._rectangle,
    "S": _ending(stroke=True), "s": _ending(stroke=True, close=True),
    "f": _ending(fill=True), "F": _ending(fill=True), "f*": _ending(fill=True, even_odd=True),
    "B": _ending(fill=True, stroke=True),
    "B*": _ending(fill=True, stroke=True, even_odd=True),
    "b": _ending(fill=True, stroke=True, close=True),
    "b*": _ending(fill=True, stroke=True, even_odd=True, close=True),
    "n": _ending(), "W": _clipping(even_odd=False), "W*": _clipping(even_odd=True),
    "BT": Reader._begin_text, "ET": lambda _reader, _operands: None,
    "Tc": _setter("spacing"), "Tw": _setter("word_spacing"), "Tz": _setter("scale", 0.01),
    "TL": _setter("leading"), "Ts": _setter("rise"), "Tr": _rendering,
    "Tf": Reader._set_font, "Td": Reader._next_line, "TD": Reader._next_line_leading,
    "Tm": Reader._set_matrix, "T*": Reader._new_line,
    "Tj": Reader._show, "TJ": Reader._show_array, "'": Reader._quote, '"': Reader._double_quote,
    "Do": Reader._object, "sh": Reader._shade,
    "BMC": Reader._mark, "BDC": Reader._mark, "EMC": Reader._unmark,
}  # fmt: skip
