"""Plan of a page → marks laid over it on a proof: grid, areas with their names, the fold."""

from __future__ import annotations

from typeset.color.cmyk import Cmyk
from typeset.display.flatten import DisplayList, Group
from typeset.display.ops import Glyphs, Op, Stroke, rectangle
from typeset.fonts.face import Face
from typeset.geometry import Rect
from typeset.plan.model import PagePlan, TypeArea

# Non-photo blue and magenta of the make-up sheet: colors that no page part is drawn in.
_GRID = Cmyk(40, 0, 0, 0)
_FRAME = Cmyk(0, 70, 0, 0)
_FINE = 0.15  # points
_LINE = 0.5
_NAME = 6.0  # points, size of the areas' names
_EVERY = 5  # rows between two row numbers


def lay_over(display: DisplayList, plan: PagePlan, face: Face) -> DisplayList:
    """The page with the proof's marks over it, as an artifact that no reader hears."""
    ops: list[Op] = [*_grid(plan.grid), *_row_numbers(plan.grid, face)]
    ops.append(Stroke(rectangle(plan.live), _FRAME, _LINE, dash=(4, 2)))
    for placed in plan.placements:
        ops.append(Stroke(rectangle(placed.box), _FRAME, _LINE))
        ops.extend(_words(placed.name, placed.box.x + 1, placed.box.top - _NAME, face))
    ops.extend(
        Stroke((("M", x, 0.0), ("L", x, plan.height)), _FRAME, _LINE, dash=(8, 4))
        for x in plan.folds
    )
    half = (("M", 0.0, plan.height / 2), ("L", plan.width, plan.height / 2))
    ops.append(Stroke(half, _FRAME, _LINE, dash=(8, 4)))  # where a folded paper is creased
    return DisplayList(display.page, display.elements, (*display.groups, Group(-1, tuple(ops))))


def _grid(grid: TypeArea) -> list[Op]:
    """A line under every row of 字, a frame around every column."""
    ops: list[Op] = []
    for left, width in zip(grid.lefts, grid.widths, strict=True):
        ops.append(Stroke(rectangle(Rect(left, grid.box.y, width, grid.box.height)), _GRID, _FINE))
        for row in range(grid.rows):
            y = grid.box.top - row * grid.row - grid.em
            ops.append(Stroke((("M", left, y), ("L", left + width, y)), _GRID, _FINE))
    return ops


def _row_numbers(grid: TypeArea, face: Face) -> list[Op]:
    ops: list[Op] = []
    for row in range(0, grid.rows, _EVERY):
        y = grid.box.top - row * grid.row - _NAME
        ops.extend(_words(str(row + 1), grid.box.x - 10, y, face))
    return ops


def _words(words: str, x: float, y: float, face: Face) -> list[Op]:
    """Words in the proof's own small type; what the face lacks is left out of a name."""
    glyphs, places, text, pen = [], [], [], 0.0
    for character in words:
        glyph = face.glyph(character)
        if glyph:
            glyphs.append(glyph)
            places.append(pen)
            text.append(character)
            pen += face.advance(glyph) * _NAME
    if not glyphs:
        return []
    return [Glyphs(face.name, _NAME, _FRAME, x, y, tuple(glyphs), tuple(places), tuple(text))]
