"""Links of a page → the annotations that lead to their addresses, one for each link."""

from __future__ import annotations

from math import cos, radians, sin
from typing import TYPE_CHECKING

from typeset.display.ops import Glyphs
from typeset.fonts.face import ASCENT, DESCENT
from typeset.pdf.syntax import ascii_string, numbers, string

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from typeset.display.flatten import DisplayList
    from typeset.pdf.embed import Font
    from typeset.pdf.structure import Sheet

Corner = tuple[float, float]


def fill(sheets: Sequence[Sheet], fonts: Mapping[str, Font]) -> None:
    """Writes the annotations; the parent tree has their elements after the rows of the pages."""
    key = len(sheets)
    for sheet in sheets:
        links = iter(sheet.links)
        for at, element in enumerate(sheet.display.elements):
            if element.href:
                runs = _runs(sheet.display, at)
                corners = [_corners(run, fonts[run.face], sheet.margin) for run in runs]
                next(links).fill(_annotation(element.href, corners, key, sheet))
                key += 1


def _runs(display: DisplayList, at: int) -> Iterator[Glyphs]:
    for group in display.groups:
        if group.element == at:
            yield from (op for op in group.ops if isinstance(op, Glyphs) and op.glyphs)


def _corners(run: Glyphs, font: Font, margin: float) -> tuple[Corner, ...]:
    """The corners of a run's em box: upper left, upper right, lower left, lower right."""
    start, end = run.advance[0], run.advance[-1]
    if run.vertical:
        sides = (-run.size / 2, run.size / 2, -end - run.size, -start)
    else:
        end += font.width[run.glyphs[-1]] / 1000 * run.size * run.scale
        sides = (start, end, -DESCENT * run.size, ASCENT * run.size)
    left, right, low, high = sides
    c, s = cos(radians(run.turn)), sin(radians(run.turn))
    return tuple(
        (run.x + x * c + y * s + margin, run.y - x * s + y * c + margin)
        for x, y in ((left, high), (right, high), (left, low), (right, low))
    )


def _annotation(address: str, corners: Sequence[tuple[Corner, ...]], key: int, sheet: Sheet) -> str:
    """ISO 14289-1 §7.18.5: a link says in words where it leads; ISO 19005-2 §6.3.2: it prints."""
    places = [corner for run in corners for corner in run]
    xs, ys = [x for x, _ in places], [y for _, y in places]
    box = (min(xs), min(ys), max(xs), max(ys))
    return (
        f"<</Type/Annot/Subtype/Link/P {sheet.page.reference}/Rect[{numbers(box)}]"
        f"/QuadPoints[{numbers(side for corner in places for side in corner)}]"
        f"/Border[0 0 0]/F 4/StructParent {key}/Contents{string(address)}"
        f"/A<</S/URI/URI{ascii_string(address)}>>>>"
    )
