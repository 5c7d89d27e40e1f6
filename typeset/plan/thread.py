"""Frames minus exclusions → line slots in reading order (文流, 串文)."""

from __future__ import annotations

from typeset.geometry import Rect, WritingMode

from .model import LineSlot, TypeArea

LEAST_MEASURE = 4  # 字; a shorter piece beside a picture is left white
_STANDOFF = 0.5  # em between a picture and the lines around it, at least


def slots(
    area: str,
    box: Rect,
    grid: TypeArea,
    first_row: int,
    exclusions: list[Rect],
    mode: WritingMode = WritingMode.HORIZONTAL,
) -> list[LineSlot]:
    """The lines of one frame, shortened, split or left out where an exclusion lies in them."""
    inline, block = mode.extent(box)
    result: list[LineSlot] = []
    for number in range(int(block / grid.row + 0.01)):
        top = number * grid.row
        pieces = [(0.0, inline)]
        for other in exclusions:
            start, end, above, below = _logical(other, box, mode)
            if above < top + grid.em and below > top:
                pieces = [p for piece in pieces for p in _without(piece, start, end, grid.em)]
        result.extend(
            LineSlot(area, first_row + number, start, top, end - start) for start, end in pieces
        )
    return result


def _logical(other: Rect, box: Rect, mode: WritingMode) -> tuple[float, float, float, float]:
    """The exclusion in the frame's axes: inline from and to, block from and to."""
    if mode is WritingMode.HORIZONTAL:
        return other.x - box.x, other.right - box.x, box.top - other.top, box.top - other.y
    return box.top - other.top, box.top - other.y, box.right - other.right, box.right - other.x


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
