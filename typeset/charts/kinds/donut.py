"""Parts of a whole (环形图): a ring from twelve o'clock, each part named and valued beside it."""

from __future__ import annotations

import math
from typing import cast

from typeset.charts import heading, values
from typeset.charts.plot import plot
from typeset.charts.sheet import Heights, Measure, Refused, Sheet
from typeset.charts.theme import PARTING, SERIES
from typeset.geometry import Rect
from typeset.issue.charts import Donut, Member

from . import bars

_CAP = 0.70  # em, the height of digits
_LEAST, _MOST = 44.0, 140.0  # points, the ring's width
_SHARE = 0.46  # of the panel's width, the most the ring takes
_RING = 0.36  # of the radius
_SIDE = 9.0  # points between ring and words
_KEY, _INSET = 0.8, 1.2  # em of the label, a color's square; from its left to the words
_UNDER = 2.5  # points between a label and its value
_ROW, _MOST_ROW = 4.0, 14.0  # points, least and most white between two parts' words


def heights(measure: Measure) -> Heights:
    chart = cast("Donut", measure.chart)
    head = heading.height(measure, chart.title, None)
    words = sum(_height(measure, member) for member in chart.members())
    words += _ROW * (len(chart.members()) - 1)
    ring = min(_MOST, _SHARE * measure.width)
    return Heights(head + max(_LEAST, words), head + max(ring, words + 8))


def paint(sheet: Sheet) -> None:
    chart = cast("Donut", sheet.chart)
    members = chart.members()
    if len(members) > len(SERIES):
        raise Refused("chart-many", found=len(members), most=len(SERIES))
    top = sheet.height - heading.paint(sheet, chart.title, None)
    side = min(top, _SHARE * sheet.width, _MOST)
    words = sum(_height(sheet, member) for member in members)
    white = (top - words) / max(1, len(members) - 1)
    if side < _LEAST - 0.01 or white < _ROW - 0.01:
        raise Refused("chart-low", rows=len(members), height=round(sheet.height),
                      least=round(heights(sheet).least))  # fmt: skip
    # Ring and words stand in the middle of their room.
    wide = side + _SIDE + max(_extent(sheet, member) for member in members)
    left = max(0.0, (sheet.width - wide) / 2)
    _ring(sheet, members, Rect(left, (top - side) / 2, side, side))
    white = min(white, _MOST_ROW)
    y = (top + words + white * (len(members) - 1)) / 2
    for member, color in zip(members, SERIES, strict=False):
        _part(sheet, member, color, left + side + _SIDE, y)
        y -= _height(sheet, member) + white


def _ring(sheet: Sheet, members: tuple[Member, ...], box: Rect) -> None:
    parts = [bars.value_of(member) for member in members]
    total = sum(value.size for value in parts) or 1.0
    for value in parts:
        if 0 < value.size * box.width * math.pi / total < bars.VISIBLE:
            raise Refused("chart-scale", value.words.span, value=value.words.value,
                          longest=max(parts, key=lambda v: v.size).words.value)  # fmt: skip
    with plot(sheet) as drawn:
        from matplotlib.patches import Wedge

        axes = drawn.axes(box, (-1, 1), (-1, 1))
        turned = 0.0
        for value, color in zip(parts, SERIES, strict=False):
            # Clockwise from twelve o'clock: the first part begins where a clock does.
            start, end = 90 - 360 * (turned + value.size) / total, 90 - 360 * turned / total
            turned += value.size
            if not value.size:
                continue
            axes.add_patch(Wedge((0, 0), 1, start, end, width=_RING, linewidth=PARTING,
                                 facecolor=drawn.color(color), clip_on=False,
                                 edgecolor=drawn.color("ground")))  # fmt: skip


def _part(sheet: Sheet, member: Member, color: str, left: float, top: float) -> None:
    label = sheet.theme["label"]
    key = _KEY * label.size
    sheet.box(Rect(left, top - key - 0.08 * label.size, key, key), color)
    inset = _INSET * label.size
    lines = sheet.paragraph(member.words, "label", left + inset, top, _measure(sheet))
    foot = top - lines + (label.leading - label.size)
    baseline = foot - _UNDER - _CAP * sheet.theme["value"].size
    wide = values.say(sheet, member, "value", left + inset, baseline)
    sheet.say(member.unit, "percent", left + inset + wide, baseline)


def _extent(measure: Measure, member: Member) -> float:
    """The width of a part's key and words."""
    label = measure.theme["label"]
    lines = measure.lines(member.words, "label", _measure(measure))
    value = values.extent(measure, member, "value") + measure.extent(member.unit, "percent")
    return _INSET * label.size + max(value, *(line.width for line in lines))


def _height(measure: Measure, member: Member) -> float:
    label = measure.theme["label"]
    lines = len(measure.lines(member.words, "label", _measure(measure)))
    return (
        lines * label.leading
        - (label.leading - label.size)
        + _UNDER
        + (_CAP * measure.theme["value"].size)
    )


def _measure(measure: Measure) -> float:
    """The measure of the words beside the widest ring."""
    left = min(_SHARE * measure.width, _MOST) + _SIDE
    return measure.width - left - _INSET * measure.theme["label"].size
