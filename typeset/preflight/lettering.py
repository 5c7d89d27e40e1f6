"""Text operators → where the glyphs of a line stand on the page (ISO 32000-1 §9.4)."""

from __future__ import annotations

from math import hypot
from typing import TYPE_CHECKING

from msgspec import Struct

from . import values
from .colors import GRAY, Paint
from .planes import IDENTITY, Matrix, Point, Shape, box_of, times

if TYPE_CHECKING:
    from .fonts import Font
    from .model import Box
    from .values import Thing

_BLACK = Paint(GRAY, (0.0, 0.0, 0.0, 100.0))


class State(Struct):
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


class Run(Struct, frozen=True):
    """Glyphs shown by one operator: the middles of their cells, their box, their size."""

    cells: tuple[Point, ...]
    box: Box
    size: float


class Line:
    """The text matrices of a content stream."""

    def __init__(self) -> None:
        self._matrix: Matrix = IDENTITY
        self._start: Matrix = IDENTITY

    def begin(self, matrix: Matrix) -> None:
        """Sets both matrices."""
        self._matrix = self._start = matrix

    def move(self, x: float, y: float) -> None:
        """Begins another line, this far from the start of the last."""
        self.begin(times((1.0, 0.0, 0.0, 1.0, x, y), self._start))

    def show(self, shown: list[Thing], state: State, *, told: bool) -> Run:
        """Shows strings, and moves between them, with the state's font, which it has.

        Hot: a page has thousands of glyphs, 4,000 of them take 15 ms. `told` says that the
        codes stand in a span with a text of its own.
        """
        font, size, scale = state.font, state.size, state.scale
        assert font is not None
        a, b, c, d, e, f = times(self._matrix, state.ctm)
        vertical, composite = font.is_vertical, font.is_composite
        codes_of = font.hidden if told else font.used
        cells: list[Point] = []
        widest = pen = 0.0
        for item in shown:
            move = values.number(item)
            if move is not None:
                pen -= move / 1000 * size * (1.0 if vertical else scale)
                continue
            for code in font.codes(values.raw(item)):
                extra = state.spacing
                if code == 32 and not composite:
                    extra += state.word_spacing
                if vertical:
                    step = font.down[1] / 1000 * size + extra
                    x, y = 0.0, pen + font.down[1] / 2000 * size
                    widest = max(widest, size)
                else:
                    width = font.width(code) / 1000 * size * scale
                    step = width + extra * scale
                    x, y = pen + width / 2, state.rise + 0.38 * size  # the middle of a 字
                    widest = max(widest, abs(width))
                cells.append((a * x + c * y + e, b * x + d * y + f))
                codes_of.add(code)
                pen += step
        advance = (0.0, pen) if vertical else (pen, 0.0)
        self._matrix = times((1.0, 0.0, 0.0, 1.0, *advance), self._matrix)
        left, bottom, right, top = box_of(cells)
        x, y = (abs(a) * widest + abs(c) * size) / 2, (abs(b) * widest + abs(d) * size) / 2
        return Run(tuple(cells), (left - x, bottom - y, right + x, top + y), size * hypot(c, d))
