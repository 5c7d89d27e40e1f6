"""Several pictures as one block (组图): rows of pictures with common gaps, each with its caption.

`across` pictures stand side by side; where the last row has fewer, they are wider. The pictures
of a row have one height, the captions under them as many lines as the longest of the row takes.
A caption ends with its credit, as 图／某某 or whatever the editor wrote.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from msgspec import Struct

from typeset.display.frame import Frame
from typeset.fonts.face import ASCENT
from typeset.galley.lines import SetLine
from typeset.geometry import Rect
from typeset.issue.model import Photo
from typeset.layout.model import Part
from typeset.layout.styles import Style
from typeset.makeup import pictured, place
from typeset.makeup.tools import Tools, overset, paragraph_lines

_UNDER = 0.35  # em of the caption, between a picture and its caption
_LEAST = 2.0  # heights of a caption's line: a picture less high than that is none


class _Cell(Struct, frozen=True):
    """A picture of a row: where it starts, how wide it is, the lines under it."""

    photo: Photo
    x: float
    width: float
    caption: list[SetLine]
    credit: SetLine | None

    def lines(self) -> int:
        """The lines under the picture: a credit stands at the caption's end where it has room."""
        return len(self.caption) + (self.credit is not None and not self._has_room())

    def _has_room(self) -> bool:
        if self.credit is None or not self.caption:
            return False
        return self.caption[-1].width + self.credit.width * 1.1 + 4.0 <= self.width


def set_block(content: object, box: Rect, part: Part, tools: Tools) -> Frame:
    """All pictures of the group, in rows that fill the box."""
    photos = cast("list[Photo]", content)
    style = tools.style(part.styles.get("caption", "caption"), align="left", indent=0.0)
    rows = [_row(row, box, part, style, tools) for row in _rows(photos, part.across)]
    gap = float(part.gap)
    under = sum(_depth(row, style) for row in rows)
    height = (box.height - under - gap * (len(rows) - 1)) / len(rows)
    if height < _LEAST * style.leading:
        over = max(1, round((_LEAST * style.leading - height) * len(rows) / style.leading))
        overset(tools, photos[0].caption, part.name or "pictures", part.span,
                "block-overset-lines", over=over, lines=len(photos))  # fmt: skip
        return Frame("Div", box, name="pictures")
    frames: list[Frame] = []
    top = box.top
    for row in rows:
        frames += [_cell(cell, top, height, style, part, tools) for cell in row]
        top -= height + _depth(row, style) + gap
    return Frame("Div", box, parts=tuple(frames), name="pictures")


def _rows(photos: Sequence[Photo], across: int) -> list[Sequence[Photo]]:
    across = across or len(photos)
    return [photos[at : at + across] for at in range(0, len(photos), across)]


def _row(photos: Sequence[Photo], box: Rect, part: Part, style: Style, tools: Tools) -> list[_Cell]:
    gap = float(part.gap)
    width = (box.width - gap * (len(photos) - 1)) / len(photos)
    return [
        _Cell(
            photo, box.x + number * (width + gap), width,
            paragraph_lines(tools, tools.shown(photo.caption), style, width),
            None if photo.credit is None else tools.line(tools.shown(photo.credit), style),
        )
        for number, photo in enumerate(photos)
    ]  # fmt: skip


def _depth(row: Sequence[_Cell], style: Style) -> float:
    """What the captions of a row take under its pictures."""
    return _UNDER * style.size + max(cell.lines() for cell in row) * style.leading


def _cell(cell: _Cell, top: float, height: float, style: Style, part: Part, tools: Tools) -> Frame:
    slot = Rect(cell.x, top - height, cell.width, height)
    photo = cell.photo
    if photo.picture is not None:
        picture = pictured.shown(photo.picture, photo, slot, tools)
    else:
        picture = pictured.awaited(slot, part, part.name or "pictures", photo.span, tools)
    first = slot.y - _UNDER * style.size - ASCENT * style.size
    ops = [
        op for number, line in enumerate(cell.caption)
        for op in place.horizontal(line, cell.x, first - number * style.leading)
    ]  # fmt: skip
    if cell.credit is not None:
        x = cell.x + cell.width - cell.credit.width
        ops += place.horizontal(cell.credit, x, first - (cell.lines() - 1) * style.leading)
        if cell.credit.width > cell.width and photo.credit is not None:
            overset(tools, photo.credit, part.name or "pictures", part.span,
                    over=cell.credit.width - cell.width)  # fmt: skip
    foot = Rect(cell.x, slot.y - _depth([cell], style), cell.width, _depth([cell], style))
    whole = Rect(cell.x, foot.y, cell.width, height + foot.height)
    return Frame("Div", whole, parts=(picture, Frame("Caption", foot, tuple(ops))))
