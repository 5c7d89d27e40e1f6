"""Small pages to write, and a reader that says where a file's glyphs stand."""

from __future__ import annotations

from copy import copy
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING

import pikepdf
from msgspec import Struct

from typeset.color.cmyk import BLACK, Cmyk
from typeset.display.flatten import DisplayList, flatten
from typeset.display.frame import Frame, Page
from typeset.display.ops import Glyphs
from typeset.fonts.shape import shape
from typeset.geometry import Rect
from typeset.pdf.about import About, Condition
from typeset.pdf.write import write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from typeset.display.ops import Op
    from typeset.fonts.face import Face

RED = Cmyk(0, 100, 90, 10)
BOX = Rect(20, 20, 100, 100)
ABOUT = About(title="沁源答卷", date="2025-02-25", digest="0123456789abcdef" * 4)
# The header of an ICC profile of a CMYK press; no more of it is looked at.
PROFILE = bytes(8) + b"\x02\x40\x00\x00prtrCMYKLab " + bytes(12) + b"acsp" + bytes(88)
PRESS = About(
    title="沁源答卷",
    date="2025-02-25",
    digest="0123456789abcdef" * 4,
    profile=PROFILE,
    condition=Condition("IFRA26S", "coldset newsprint"),
)


def set_text(  # noqa: PLR0913  # a run has this much to say
    face: Face,
    text: str,
    x: float = 50,
    y: float = 300,
    size: float = 10.5,
    *,
    color: Cmyk = BLACK,
    vertical: bool = False,
    spread: float = 0.0,
    turn: int = 0,
    scale: float = 1.0,
) -> Glyphs:
    """A run of `text`, its glyphs `spread` points further apart than they are wide."""
    shaped = shape(face, text, "Hani", vertical=vertical)
    pen, places, off = 0.0, [], []
    for advance, along, across in zip(shaped.advance, shaped.along, shaped.across, strict=True):
        places.append(pen + along * size)
        off.append(across * size)
        pen += advance * size * scale + spread
    return Glyphs(
        face=face.name,
        size=size,
        color=color,
        x=x,
        y=y,
        glyphs=tuple(shaped.glyph),
        advance=tuple(places),
        text=tuple(text[at] for at in shaped.cluster),
        rise=tuple(off) if any(off) else (),
        vertical=vertical,
        turn=turn,
        scale=scale,
    )


def paragraph(*ops: Op) -> Frame:
    """A paragraph of these marks."""
    return Frame("P", BOX, ops)


def page_of(*frames: Frame, width: float = 400, height: float = 500, bleed: float = 0) -> Page:
    """A page of these frames."""
    return Page("A01", width, height, bleed, frames)


def press(
    faces: Mapping[str, Face], *pages: Page, about: About = ABOUT
) -> tuple[bytes, pikepdf.Pdf]:
    """The pages written, as bytes and opened."""
    written = write([flatten(page) for page in pages], faces.__getitem__, about)
    return written, pikepdf.open(BytesIO(written))


def list_of(*ops: Op) -> DisplayList:
    """A page with one paragraph, flattened."""
    return flatten(page_of(paragraph(*ops)))


class Place(Struct, frozen=True):
    """A painted glyph: its code, its origin on the sheet, and how it is painted."""

    font: str
    code: int
    x: float
    y: float
    overprints: bool
    color: tuple[float, ...]


Matrix = tuple[float, float, float, float, float, float]
_PLAIN: Matrix = (1, 0, 0, 1, 0, 0)


def operations(page: pikepdf.Page) -> list[tuple[str, list[pikepdf.Object]]]:
    """The content stream: operators with their operands."""
    return [
        (str(step.operator), list(step.operands))
        for step in pikepdf.parse_content_stream(page)
        if isinstance(step, pikepdf.ContentStreamInstruction)
    ]


def places(page: pikepdf.Page) -> Iterator[Place]:
    """Where a reader of the file puts each glyph (ISO 32000-1 §9.4.4)."""
    state = _State()
    stack: list[_State] = []
    for operator, operands in operations(page):
        match operator:
            case "q":
                stack.append(copy(state))
            case "Q":
                state = stack.pop()
            case "TJ":
                yield from _shown(state, operands[0], page.Resources.Font[state.font])
            case _:
                _set(state, operator, operands, page)


class _State(Struct):
    ctm: Matrix = _PLAIN
    matrix: Matrix = _PLAIN
    font: str = ""
    size: float = 0.0
    scale: float = 1.0
    overprints: bool = False
    color: tuple[float, ...] = ()


def _set(state: _State, operator: str, operands: list[pikepdf.Object], page: pikepdf.Page) -> None:
    match operator:
        case "cm":
            state.ctm = _times(_matrix(operands), state.ctm)
        case "gs":
            state.overprints = bool(page.Resources.ExtGState[str(operands[0])].op)
        case "k":
            state.color = tuple(float(tone) for tone in operands)
        case "Tf":
            state.font, state.size = str(operands[0]), float(operands[1])
        case "Tz":
            state.scale = float(operands[0]) / 100
        case "Tm":
            state.matrix = _matrix(operands)


def _shown(state: _State, array: pikepdf.Object, font: pikepdf.Object) -> Iterator[Place]:
    vertical = str(font.Encoding) == "/Identity-V"
    width = widths(font)
    pen = 0.0
    items: list[object] = list(array)
    for item in items:
        if isinstance(item, int | float | Decimal):
            pen -= float(item) / 1000 * state.size * (1 if vertical else state.scale)
            continue
        raw = bytes(item)  # type: ignore[call-overload]  # a pikepdf string is its bytes
        for at in range(0, len(raw), 2):
            code = int.from_bytes(raw[at : at + 2], "big")
            shift: Matrix = (1, 0, 0, 1, 0, pen) if vertical else (1, 0, 0, 1, pen, 0)
            final = _times(_times(shift, state.matrix), state.ctm)
            yield Place(state.font, code, final[4], final[5], state.overprints, state.color)
            pen += -state.size if vertical else width(code) / 1000 * state.size * state.scale


def widths(font: pikepdf.Object) -> Callable[[int], float]:
    """The width of a code, from the DW and W of a Type 0 font."""
    descendant = font.DescendantFonts[0]
    usual = float(descendant.DW)
    found: dict[int, float] = {}
    listed = list(descendant.W)
    while listed:
        first, several, *listed = listed
        found |= {int(first) + at: float(width) for at, width in enumerate(several)}
    return lambda code: found.get(code, usual)


def _matrix(operands: list[pikepdf.Object]) -> Matrix:
    a, b, c, d, e, f = (float(value) for value in operands)
    return (a, b, c, d, e, f)


def _times(m: Matrix, n: Matrix) -> Matrix:
    return (
        m[0] * n[0] + m[1] * n[2],
        m[0] * n[1] + m[1] * n[3],
        m[2] * n[0] + m[3] * n[2],
        m[2] * n[1] + m[3] * n[3],
        m[4] * n[0] + m[5] * n[2] + n[4],
        m[4] * n[1] + m[5] * n[3] + n[5],
    )
