"""A title's lines and the width they may fill → the size, tracking and scale that fill it.

What a sub does by eye: the size first, between the least and the most the layout gives; then
tracking; then, at the last, narrow type (长字) by no more than 5 %.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from typeset import units
from typeset.geometry import Rect, WritingMode
from typeset.layout.model import Part
from typeset.layout.styles import Style
from typeset.source import Text
from typeset.units import Length

from .tools import FittedTitle, Tools

_TIGHTEST = -0.04  # em of tracking taken before the type is narrowed
_NARROWEST = 0.95  # horizontal scale: 5 % is what nobody sees


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
    reference = _sized(style, most)
    width, gaps = _width(part, texts, reference, tools)
    size = max(least, min(most, most * room / width)) if width else most
    style = _sized(style, size)
    over = width * size / most - room
    if over <= 0:
        return style
    taken = min(over / max(1, gaps) / size, style.tracking - _TIGHTEST)
    style = msgspec.structs.replace(style, tracking=style.tracking - max(0.0, taken))
    width, _ = _width(part, texts, style, tools)
    if width <= room:
        return style
    return msgspec.structs.replace(style, scale=max(_NARROWEST, style.scale * room / width))


def _sized(style: Style, size: float) -> Style:
    return msgspec.structs.replace(style, size=size, leading=style.leading * size / style.size)


def _width(part: Part, texts: Sequence[Text], style: Style, tools: Tools) -> tuple[float, int]:
    """The width of the widest line at this style, and how many gaps between 字 are in it."""
    widths = [(line.width, len(text.value) - 1) for text in texts
              if (line := tools.line(text, style)) is not None]  # fmt: skip
    if not widths:
        return 0.0, 0
    if part.lines:
        step = float(part.step)
        return max((w + i * step, n) for i, (w, n) in enumerate(widths))
    gap = units.points(part.join, em=style.size, row=style.leading) * (len(widths) - 1)
    return sum(w for w, _ in widths) + gap, sum(n for _, n in widths)
