"""A title's lines and the width they may fill → the size, tracking and scale that fill it.

What a sub does by eye: the size first, between the least and the most the layout gives; then
tracking; then, at the last, narrow type (长字) by no more than 5 %.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from msgspec import Struct

from typeset import units
from typeset.geometry import Rect, WritingMode
from typeset.layout.model import Part
from typeset.layout.styles import Style
from typeset.source import Text
from typeset.units import Length

from .tools import FittedTitle, Tools

_TIGHTEST = -0.04  # em of tracking taken before the type is narrowed
_NARROWEST = 0.95  # of its width: 5 % is what nobody sees


class _Line(Struct, frozen=True):
    """A line of the title at some size, points."""

    type: float  # its characters
    white: float  # between its texts, where that is given in 字
    fixed: float  # and where it is not; what it is moved in by
    gaps: int  # between 字


def fitted(
    part: Part, texts: Sequence[Text], style: Style, box: Rect, area: str, tools: Tools
) -> Style:
    """The style in which every line of the title fits the box, as large as it may be."""
    if part.fit is None or not texts:
        return style
    found = _fitted(part, part.fit, texts, style, box, tools)
    tools.titles.append(FittedTitle(
        f"{area}.{part.called}" if part.called else area, float(part.fit[0]), float(part.fit[1]),
        found.size, found.tracking - style.tracking, found.scale / style.scale,
    ))  # fmt: skip
    return found


def _fitted(
    part: Part,
    bounds: tuple[Length, Length],
    texts: Sequence[Text],
    style: Style,
    box: Rect,
    tools: Tools,
) -> Style:
    least, most = (float(size) for size in bounds)
    room = box.height if style.mode is WritingMode.VERTICAL else box.width
    lines = _lines(part, texts, _sized(style, most), tools)
    if not lines:
        return _sized(style, most)
    size = min(most * (room - line.fixed) / (line.type + line.white) for line in lines)
    style = _sized(style, max(least, min(most, size)))
    if size >= least:
        return style
    # By how much of an em each gap has to give in the line that needs it most.
    taken = max(
        ((line.type + line.white) / most + (line.fixed - room) / style.size) / max(1, line.gaps)
        for line in lines
    )
    taken = min(taken, style.tracking - _TIGHTEST)
    style = msgspec.structs.replace(style, tracking=style.tracking - max(0.0, taken))
    narrow = min(
        (room - line.fixed - line.white) / line.type for line in _lines(part, texts, style, tools)
    )
    return msgspec.structs.replace(style, scale=style.scale * max(_NARROWEST, min(1.0, narrow)))


def _sized(style: Style, size: float) -> Style:
    return msgspec.structs.replace(style, size=size, leading=style.leading * size / style.size)


def _lines(part: Part, texts: Sequence[Text], style: Style, tools: Tools) -> list[_Line]:
    """What the title's lines take at this style: one for each text, or one for them all."""
    widths = [(line.width, len(text.value) - 1) for text in texts
              if (line := tools.line(text, style)) is not None and line.width]  # fmt: skip
    if part.lines:
        step = float(part.step)
        return [_Line(width, 0.0, number * step, n) for number, (width, n) in enumerate(widths)]
    if not widths:
        return []
    between = len(widths) - 1
    white = units.points(part.join, em=style.size, row=style.leading)
    fixed = units.points(part.join, em=0.0, row=0.0)
    return [_Line(
        sum(w for w, _ in widths), (white - fixed) * between, fixed * between,
        sum(n for _, n in widths),
    )]  # fmt: skip
