"""Frames minus exclusions → line slots in reading order (文流, 串文)."""

from __future__ import annotations

from collections.abc import Sequence

from typeset.geometry import Rect, WritingMode
from typeset.layout.model import Area

from .model import LineSlot, TypeArea

Outline = tuple[tuple[float, float], ...]  # a polygon on paper, its last side closed

LEAST_MEASURE = 4  # 字; a shorter piece beside a picture is left white
_STANDOFF = 0.5  # em between a picture and the lines beside it, at least
_CLEAR = 0.2  # em between a picture and the lines above and below it, at least


def slots(
    area: str,
    box: Rect,
    grid: TypeArea,
    first_row: int,
    exclusions: Sequence[Outline],
    mode: WritingMode = WritingMode.HORIZONTAL,
) -> list[LineSlot]:
    """The lines of one frame, shortened, split or left out where an exclusion lies in them."""
    inline, block = mode.extent(box)
    clear = _CLEAR * grid.em
    result: list[LineSlot] = []
    for number in range(int(block / grid.row + 0.01)):
        top = number * grid.row
        pieces = [(0.0, inline)]
        for outline in exclusions:
            reach = _reach(outline, box, mode, top - clear, top + grid.em + clear)
            if reach is not None:
                pieces = [p for piece in pieces for p in _without(piece, *reach, grid.em)]
        result.extend(
            LineSlot(area, first_row + number, start, top, end - start) for start, end in pieces
        )
    return result


def for_text(slots: Sequence[LineSlot], *, arrives: bool, leaves: bool) -> list[LineSlot]:
    """The lines of a frame less the rows of its jump lines (上接 first, 下转 last)."""
    rows = [slot.row for slot in slots]
    taken = {min(rows, default=0)} if arrives else set()
    taken |= {max(rows, default=0)} if leaves else set()
    return [slot for slot in slots if slot.row not in taken]


def outline_of(area: Area, box: Rect) -> Outline:
    """What lines run around: the area's contour, or its whole box."""
    contour = area.contour or [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)]
    return tuple((box.x + u * box.width, box.top - v * box.height) for u, v in contour)


def _reach(
    outline: Outline, box: Rect, mode: WritingMode, above: float, below: float
) -> tuple[float, float] | None:
    """From where to where an outline lies in one line of the frame, in the line's own axis."""
    if mode is WritingMode.HORIZONTAL:
        points = [(x - box.x, box.top - y) for x, y in outline]
    else:
        points = [(box.top - y, box.right - x) for x, y in outline]
    touched: list[float] = []
    for (i1, b1), (i2, b2) in zip(points, (*points[1:], points[0]), strict=True):
        low, high = max(above, min(b1, b2)), min(below, max(b1, b2))
        if low >= high:
            if b1 == b2 and above < b1 < below:
                touched += [i1, i2]
            continue
        slope = (i2 - i1) / (b2 - b1)
        touched += [i1 + (low - b1) * slope, i1 + (high - b1) * slope]
    return (min(touched), max(touched)) if touched else None


def _without(
    piece: tuple[float, float], start: float, end: float, em: float
) -> list[tuple[float, float]]:
    """What is left of a line beside an exclusion, in whole 字 counted from the line's own edge."""
    left, right = piece
    if end <= left or start >= right:
        return [piece]
    result = []
    before = int((start - _STANDOFF * em - left) / em + 0.001)
    if before >= LEAST_MEASURE:
        result.append((left, left + before * em))
    after = int((right - end - _STANDOFF * em) / em + 0.001)
    if after >= LEAST_MEASURE:
        result.append((right - after * em, right))
    return result
