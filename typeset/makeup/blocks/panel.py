"""数读: a titled list of figures, drawn for the height that the text leaves."""

from __future__ import annotations

from typing import cast

from typeset.color.cmyk import Cmyk
from typeset.display.frame import Frame
from typeset.display.ops import Fill, Op, Stroke, rectangle
from typeset.fonts.face import ASCENT
from typeset.geometry import Rect
from typeset.issue.model import Figure, Panel
from typeset.layout.model import Part
from typeset.makeup import place
from typeset.makeup.tools import Tools, overset

_PAD = 0.7  # em of the label style, around everything in the panel
_HEAD = 2.2  # em of the title, from the panel's top edge to the first figure's row
_RULE = 0.4  # points
_BAR = 2.0  # points, the panel's upper edge
_LEAST_ROW = 1.05  # em of the value: figures never stand closer
_MOST_ROW = 2.6


def set_block(content: object, box: Rect, part: Part, tools: Tools) -> Frame:
    """As many figures as the panel holds are all it was given: one too many is an error."""
    panel = cast("Panel", content)
    names = {"title": "panel-title", "label": "panel-label", "value": "panel-value",
             "unit": "panel-unit", "ground": "pale", "bar": "green", "rule": "k30",
             **part.styles}  # fmt: skip
    label_style, title_style = tools.style(names["label"]), tools.style(names["title"])
    value_style = tools.style(names["value"])
    pad = _PAD * label_style.size
    ground = Fill(rectangle(box), tools.swatch(names["ground"]))
    bar = Fill(rectangle(Rect(box.x, box.top - _BAR, box.width, _BAR)), tools.swatch(names["bar"]))
    frames = [Frame("Artifact", box, (ground, bar))]
    title = tools.line(panel.title, title_style)
    if title is not None:
        baseline = box.top - _BAR - pad - ASCENT * title_style.size
        frames.append(Frame("H4", box, tuple(place.horizontal(title, box.x + pad, baseline))))
    top = box.top - _BAR - pad - (_HEAD - 1 + ASCENT) * title_style.size
    room = top - box.y - pad
    row = room / len(panel.figures)
    if row < _LEAST_ROW * value_style.size:
        overset(tools, panel.title, part.name or "panel", part.span,
                over=len(panel.figures) - int(room / (_LEAST_ROW * value_style.size)))  # fmt: skip
    row = min(row, _MOST_ROW * value_style.size)
    inner = Rect(box.x + pad, box.y, box.width - 2 * pad, box.height)
    items = []
    for number, figure in enumerate(panel.figures):
        here = Rect(inner.x, top - (number + 1) * row, inner.width, row)
        items.append(Frame("LI", here, tuple(_row(figure, here, names, tools, part))))
        if number:
            items.append(Frame("Artifact", here, (_hairline(here, tools.swatch(names["rule"])),)))
    frames.append(Frame("L", inner, parts=tuple(items)))
    return Frame("Sect", box, parts=tuple(frames), name=panel.title.value)


def _hairline(box: Rect, color: Cmyk) -> Stroke:
    return Stroke((("M", box.x, box.top), ("L", box.right, box.top)), color, _RULE)


def _row(
    figure: Figure, box: Rect, names: dict[str, str], tools: Tools, part: Part
) -> list[Op]:
    label_style, value_style = tools.style(names["label"]), tools.style(names["value"])
    label = tools.line(figure.words, label_style)
    value = tools.line(figure.value, value_style)
    unit = tools.line(figure.unit, tools.style(names["unit"]))
    if label is None or value is None or unit is None:
        return []
    gap = 0.1 * value_style.size
    width = value.width + gap + unit.width
    if label.width + width > box.width:
        overset(tools, figure.words, part.name or "panel", part.span,
                over=round(label.width + width - box.width, 1))  # fmt: skip
    # All three on one baseline, the figures' height (0.7 em) centered in the row.
    baseline = box.y + box.height / 2 - 0.35 * value_style.size
    return [
        *place.horizontal(label, box.x, baseline + 0.1 * label_style.size),
        *place.horizontal(value, box.right - width, baseline),
        *place.horizontal(unit, box.right - unit.width, baseline),
    ]
