"""A page's content stream → the pieces it paints (ISO 32000-1 §8 and §9).

Forms and patterns are followed. Nothing here judges: what cannot be read is noted as a fault
and passed over, as a viewer would.
"""

from __future__ import annotations

import re
from copy import copy
from math import hypot
from typing import TYPE_CHECKING, ClassVar, Final

from . import colors, fonts, values
from .colors import CMYK, GRAY, RGB, Paint, Space, paint_of
from .lettering import Line, State
from .painted import Fault, Painted, Tag
from .pen import Pen
from .planes import (
    IDENTITY,
    Matrix,
    apply,
    area_of,
    inverse,
    meet,
    shape_of,
    thinnest,
    times,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from .fonts import Font
    from .model import Box
    from .painted import Kind, Sheet
    from .values import Thing

_DEEPEST: Final = 12  # forms within forms; a file from elsewhere may hold a ring of them
_EXPONENT: Final = re.compile(r"[-+]?\d*\.?\d+[eE][-+]?\d+")
_PATH: Final = frozenset("m l c v y h re".split())
_IGNORED: Final = frozenset("J j M d ri i d0 d1 MP DP BX EX ET".split())
# Operators that end a path: whether it fills, strokes, by the even-odd rule, closed first.
_ENDINGS: Final = {
    "n": (False, False, False, False), "S": (False, True, False, False),
    "s": (False, True, False, True), "f": (True, False, False, False),
    "F": (True, False, False, False), "f*": (True, False, True, False),
    "B": (True, True, False, False), "B*": (True, True, True, False),
    "b": (True, True, False, True), "b*": (True, True, True, True),
}  # fmt: skip
# Operators that set a number of the state, and what they count it in.
_SETTINGS: Final = {
    "w": ("width", 1.0), "Tc": ("spacing", 1.0), "Tw": ("word_spacing", 1.0),
    "Tz": ("scale", 0.01), "TL": ("leading", 1.0), "Ts": ("rise", 1.0),
}  # fmt: skip
_DEVICES: Final = {"g": GRAY, "G": GRAY, "rg": RGB, "RG": RGB, "k": CMYK, "K": CMYK}
_SPACES: Final = frozenset(("cs", "CS"))
_COLORS: Final = frozenset(("sc", "SC", "scn", "SCN"))
_PLAIN_NAMES: Final = frozenset(("Default", "Identity"))


class Reader:
    """Reads content onto a sheet. `known` holds the fonts of the file by their objects."""

    def __init__(self, sheet: Sheet, known: dict[object, Font]) -> None:
        self.sheet = sheet
        self.known = known
        self.state = State(IDENTITY)
        self.tags: tuple[Tag, ...] = ()
        self.resources: Thing = None
        self.depth = 0
        self.flat = True
        self._stack: list[State] = []
        self.pen = Pen()
        self._clip: bool | None = None  # whether by the even-odd rule
        self.line = Line()
        self._patterns: set[object] = set()
        # A reader takes 1e5 for an operator, which leaves the next one without its numbers.
        self._is_bereft = False

    def read(self, content: Thing, resources: Thing) -> None:
        """Reads a page, a form or a pattern with its resources."""
        import pikepdf

        outer = (self.resources, self._stack, self.tags, self.state)
        self.resources, self._stack, self.state = resources, [], copy(self.state)
        try:
            steps = pikepdf.parse_content_stream(content)
        except (pikepdf.PdfError, TypeError, ValueError, RuntimeError):
            self._fault("operator", "?")
            steps = []
        for step in steps:
            operator = "?"
            try:
                operator = str(step.operator)
                if isinstance(step, pikepdf.ContentStreamInlineImage):
                    self._picture(step.iimage.obj)  # a dictionary of long names, of no stream
                else:
                    self._do(operator, list(step.operands))
            except (TypeError, ValueError, IndexError, OverflowError):
                if not self._is_bereft:
                    self._fault("operator", operator[:40])
            self._is_bereft = _EXPONENT.fullmatch(operator) is not None
        if self._stack:
            self._fault("operator", "q")
        if len(self.tags) != len(outer[2]):
            self._fault("tag-nesting", "BMC")
        self.resources, self._stack, self.tags, self.state = outer

    def _fault(self, rule: str, word: str) -> None:
        self.sheet.faults.append(Fault(rule, self.sheet.page, word))

    def _do(self, operator: str, operands: list[Thing]) -> None:
        """Does one operator, by its family or, of no family, by its name."""
        if operator in _IGNORED:
            return
        if operator in _PATH:
            self.pen.matrix = self.state.ctm
            self.pen.draw(operator, list(_numbers(operands)))
        elif operator in _ENDINGS:
            fill, stroke, even_odd, close = _ENDINGS[operator]
            self._end(fill=fill, stroke=stroke, even_odd=even_odd, close=close)
        elif operator in _SETTINGS:
            field, factor = _SETTINGS[operator]
            setattr(self.state, field, _number(operands[0]) * factor)
        elif operator in _DEVICES:
            self._set_device(_DEVICES[operator], operands, stroke=operator.isupper())
        elif operator in _SPACES:
            self._set_space(operands[0], stroke=operator.isupper())
        elif operator in _COLORS:
            self._set_color(operands, stroke=operator.isupper())
        elif operator in self._OTHERS:
            self._OTHERS[operator](self, operands)
        else:
            exponent = _EXPONENT.fullmatch(operator)
            self._fault("number" if exponent else "operator", operator[:40])

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

    def _graphics_state(self, operands: list[Thing]) -> None:
        given = values.get(self.resources, "ExtGState", values.name(operands[0]))
        state = self.state
        strokes, fills = values.get(given, "OP"), values.get(given, "op")
        if strokes is not None:  # ISO 32000-1 table 58: OP alone is for both
            state.stroke_overprints = state.fill_overprints = bool(strokes)
        if fills is not None:
            state.fill_overprints = bool(fills)
        for key, value in values.entries(given):
            match key:
                case "OPM":
                    state.mode = int(_number(value))
                case "LW":
                    state.width = _number(value)
                case "Font":
                    font, size = values.items(value)
                    state.font, state.size = self._font(font), _number(size)
                case _:
                    self._set_effect(key, value)

    def _set_effect(self, key: str, value: Thing) -> None:
        match key:
            case "TR" | "TR2" | "HT" | "HTP":
                if values.name(value) not in _PLAIN_NAMES:
                    self._fault("halftone", key)
            case "ca" | "CA":
                self._soften(key, is_soft=values.number(value) != 1)
            case "BM":
                modes = {values.name(mode) for mode in values.each(value)}
                self._soften(key, is_soft=not modes <= {"Normal", "Compatible"})
            case "SMask":
                self._soften(key, is_soft=values.name(value) != "None")

    def _soften(self, key: str, *, is_soft: bool) -> None:
        self.state.soft = self.state.soft | {key} if is_soft else self.state.soft - {key}

    # Color

    def _set_space(self, thing: Thing, *, stroke: bool) -> None:
        self._set_paint(self._initial(thing), None, stroke=stroke)

    def _set_paint(self, paint: Paint, pattern: Thing, *, stroke: bool) -> None:
        if stroke:
            self.state.stroke, self.state.stroke_pattern = paint, pattern
        else:
            self.state.fill, self.state.fill_pattern = paint, pattern

    def _initial(self, thing: Thing) -> Paint:
        space = colors.space_of(thing, self.resources)
        first = (1.0,) if space.kind in {"Separation", "DeviceN"} else (0.0,)
        start = (0.0, 0.0, 0.0, 1.0) if space.kind == "DeviceCMYK" else first * space.components
        return paint_of(space, start)

    def _set_color(self, operands: list[Thing], *, stroke: bool) -> None:
        space = (self.state.stroke if stroke else self.state.fill).space
        word = values.name(operands[-1]) if operands else ""
        if word:
            pattern = values.get(self.resources, "Pattern", word)
            self._set_paint(Paint(space, None), pattern, stroke=stroke)
        else:
            self._set_paint(paint_of(space, _numbers(operands)), None, stroke=stroke)

    def _set_device(self, space: Space, operands: list[Thing], *, stroke: bool) -> None:
        replaced = colors.space_of(_name("/" + space.kind), self.resources)
        self._set_paint(paint_of(replaced, _numbers(operands)), None, stroke=stroke)

    # Paths

    def _end(
        self,
        *,
        fill: bool = False,
        stroke: bool = False,
        even_odd: bool = False,
        close: bool = False,
    ) -> None:
        if close:
            self.pen.close()
        outlines = self.pen.take()
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
        self._clip = None

    def _clip_winding(self, _: list[Thing]) -> None:
        self._clip = False

    def _clip_even_odd(self, _: list[Thing]) -> None:
        self._clip = True

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
        self.line.begin(IDENTITY)

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

    def _set_rendering(self, operands: list[Thing]) -> None:
        self.state.rendering = int(_number(operands[0]))

    def _set_matrix(self, operands: list[Thing]) -> None:
        self.line.begin(_matrix(operands))

    def _next_line(self, operands: list[Thing]) -> None:
        x, y = (_number(value) for value in operands)
        self.line.move(x, y)

    def _next_line_leading(self, operands: list[Thing]) -> None:
        self.state.leading = -_number(operands[1])
        self._next_line(operands)

    def _new_line(self, _: list[Thing]) -> None:
        self.line.move(0.0, -self.state.leading)

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
        state = self.state
        if state.font is None:
            self._fault("operator", "Tj")
            return
        run = self.line.show(shown, state, told=any(tag.told for tag in self.tags))
        if not run.cells:
            return
        more: dict[str, Thing] = {"font": state.font, "size": run.size, "cells": run.cells}
        box = self._clipped(run.box)
        if state.rendering in {0, 2, 4, 6}:
            self._put("text", box, **more)
        if state.rendering in {1, 2, 5, 6}:
            width = state.width * thinnest(state.ctm)
            self._put("text", box, stroke=True, stroked=True, width=width, **more)

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
                  size=hypot(*self.state.ctm[:2]), width=hypot(*self.state.ctm[2:4]),
                  back=inverse(self.state.ctm))  # fmt: skip

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
        saved = self.line, self.pen
        self.line, self.pen = Line(), Pen()
        self.read(thing, values.get(thing, "Resources") or self.resources)
        self.line, self.pen = saved
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

    # Operators that are no one's family, by name.
    _OTHERS: ClassVar[Mapping[str, Callable[[Reader, list[Thing]], None]]] = {
        "q": _save, "Q": _restore, "cm": _transform, "gs": _graphics_state,
        "W": _clip_winding, "W*": _clip_even_odd, "Do": _object, "sh": _shade,
        "BT": _begin_text, "Tf": _set_font, "Tr": _set_rendering, "Tm": _set_matrix,
        "Td": _next_line, "TD": _next_line_leading, "T*": _new_line,
        "Tj": _show, "TJ": _show_array, "'": _quote, '"': _double_quote,
        "BMC": _mark, "BDC": _mark, "EMC": _unmark,
    }  # fmt: skip


def _number(thing: Thing) -> float:
    found = values.number(thing)
    if found is None:
        raise ValueError("no number")
    return found


def _numbers(operands: list[Thing]) -> tuple[float, ...]:
    return tuple(_number(value) for value in operands)


def _matrix(operands: Sequence[Thing]) -> Matrix:
    a, b, c, d, e, f = (float(value) for value in operands)
    return a, b, c, d, e, f


def _name(word: str) -> Thing:
    from pikepdf import Name

    return Name(word)
