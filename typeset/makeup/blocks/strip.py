"""Key figures side by side: value, unit, label (数字条)."""

from __future__ import annotations

from typing import cast

import msgspec

from typeset.charts.theme import HAIRLINE
from typeset.display.frame import Frame
from typeset.display.ops import Op, Stroke
from typeset.fonts.face import ASCENT
from typeset.geometry import Rect
from typeset.issue.model import Figure
from typeset.layout.model import Part
from typeset.makeup import place
from typeset.makeup.tools import Tools, overset

_GAP = 0.04  # em of the value, between value and unit
_SIGN = 0.55  # of the value's size, a per cent sign, which belongs to the number
_LABEL = 1.6  # em of the label, from the figures' feet to the label's
_PAD = 4.0  # points, least white beside a label


def set_block(content: object, box: Rect, part: Part, tools: Tools) -> Frame:
    """A cell for each figure, cells of one width; first figure in the style `figure-first`."""
    figures = cast("list[Figure]", content)
    cell = box.width / len(figures)
    frames: list[Frame] = []
    rules: list[Op] = []
    names = {"value": "figure-value", "first": "figure-first", "unit": "figure-unit",
             "label": "figure-label", "rule": "black", **part.styles}  # fmt: skip
    for number, figure in enumerate(figures):
        here = Rect(box.x + number * cell, box.y, cell, box.height)
        if number:
            inset = box.height * 0.17
            rules.append(Stroke((("M", here.x, here.y + inset), ("L", here.x, here.top - inset)),
                                tools.swatch(names["rule"]), HAIRLINE))  # fmt: skip
        ops = _cell(figure, here, names, tools, first=number == 0, part=part)
        frames.append(Frame("LI", here, tuple(ops)))
    rule_frame = Frame("Artifact", box, tuple(rules))
    return Frame("L", box, parts=(rule_frame, *frames), name="key-figures")


def _cell(
    figure: Figure, box: Rect, names: dict[str, str], tools: Tools, *, first: bool, part: Part
) -> list[Op]:
    value_style = tools.style(names["first"] if first else names["value"])
    unit_style, label_style = tools.style(names["unit"]), tools.style(names["label"])
    gap = _GAP * value_style.size
    if figure.unit.value == "%":
        gap = 0.0
        unit_style = msgspec.structs.replace(value_style, size=_SIGN * value_style.size)
    value = tools.line(figure.value, value_style)
    unit = tools.line(figure.unit, unit_style)
    label = tools.line(tools.shown(figure.words), label_style)
    if value is None or unit is None or label is None:
        return []
    width = value.width + gap + unit.width
    if max(width, label.width) > box.width - _PAD:
        overset(tools, figure.words, part.name or "key-figures", part.span,
                over=round(max(width, label.width) - box.width + _PAD, 1))  # fmt: skip
    # The value's figures (0.7 em high) and the label stand as one group, centered in the cell.
    height = value_style.size * 0.72 + label_style.size * _LABEL
    baseline = box.y + (box.height + height) / 2 - value_style.size * 0.72
    left = box.x + (box.width - width) / 2
    foot = baseline - label_style.size * (_LABEL - 1 + ASCENT)
    return [
        *place.horizontal(label, box.x + (box.width - label.width) / 2, foot),
        *place.horizontal(value, left, baseline),
        *place.horizontal(unit, left + value.width + gap, baseline),
    ]
