"""Horizontal bars (条形图): labels above or beside them by room, values outside or inside.

The rows fill the height they are given: bars grow up to the one thickness of all bars of a page's
columns, or of its wide charts; the rest is the same white between all rows. The first row stands
at the top, the last at the foot; no rule parts them, for they are one chart.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from msgspec import Struct

from typeset.charts import heading
from typeset.charts.plot import Plot, plot
from typeset.charts.sheet import Heights, Measure, Refused, Said, Sheet
from typeset.charts.values import star
from typeset.geometry import Rect
from typeset.issue import chart_rules
from typeset.issue.charts import Bars, Member
from typeset.source import Text

GAP = 4.0  # points between a bar's end and its value
THIN = 7.0  # points
WIDE = 240.0  # points; in a wider chart labels stand beside the bars
_THICK, _THICKER = 16.5, 24.0  # points, the most that a bar is thick in a column, in a wide chart
_TALL = 1.75  # em of the value, the most that a bar is thick beside it
_AIRY = 0.6  # of the bar, the white under it, until it is as thick as it may be
_BEST, _MOST = 0.8, 1.5  # of the bar, the white under it where it looks best; the most of it
_CAP, _COMMA = 0.70, 0.12  # em: the height of the value's digits, what a comma hangs below them
_LOWER = 0.05  # em that a star is lowered, to end where digits do
_UNDER = 2.0  # points between a label and its bar
_BETWEEN = 4.0  # points, least white between two rows
_TIGHT = 2.5  # points, least white between values whose labels stand beside the bars
_SLACK = 0.01  # points
_BESIDE = 0.42  # of the width, the most that labels beside the bars may take
_WITHIN = 2.5  # points that a bar is thicker than digits inside it
_INSIDE = 3.0  # points between a bar's end and the value inside it
_LEAST_SCALE = 0.45  # of the width: with shorter bars, values go inside
_AXIS, PROUD = 0.6, 1.5  # points: the zero line's width, how far it stands out of a bar
FLUSH = 0.0  # points that it stands out of one with a label over it, which it would touch
VISIBLE = 0.5  # points; a bar shorter than this is no bar


class Value(Struct, frozen=True):
    """A number with the words that print it; what was reckoned bears a star."""

    size: float
    words: Text
    star: str = ""


class Rows(Struct, frozen=True):
    """How the rows lie: the white between them, the labels' heights, the bars' thickness."""

    white: float  # between a bar and the next row
    labels: tuple[float, ...]  # height of each label above its bar, 0 beside it
    beside: float  # width of the labels' column, 0 above
    thick: float


def value_of(member: Member) -> Value:
    """A member's number; reading has checked that it is one."""
    stated = chart_rules.number(member)
    assert stated is not None
    return Value(float(stated), member.value, star(member))


def extent(measure: Measure, value: Value) -> float:
    """The width of a value with its star."""
    mark = measure.extent(value.star, "value") if value.star else 0.0
    return measure.extent(value.words, "value") + mark


def digits(measure: Measure, values: Sequence[Value]) -> float:
    """The height of a row's values, centered on it; a comma hangs below the digits."""
    hanging = any("," in value.words.value for value in values)
    return (_CAP + (2 * _COMMA if hanging else 0.0)) * measure.theme["value"].size


def heights(measure: Measure) -> Heights:
    chart = cast("Bars", measure.chart)
    members = chart.members()
    head = heading.height(measure, chart.title, members[0].unit)
    labels = [member.words for member in members]
    values = [value_of(member) for member in members]
    least, best = row_heights(measure, labels, values)
    return Heights(head + least, head + best, head + row_most(measure, labels, values))


def paint(sheet: Sheet) -> None:
    chart = cast("Bars", sheet.chart)
    members = chart.members()
    head = heading.paint(sheet, chart.title, members[0].unit)
    values = [value_of(member) for member in members]
    box = Rect(0, 0, sheet.width, sheet.height - head)
    with plot(sheet) as drawn:
        block(drawn, box, [m.words for m in members], values, ["first"] * len(values))


def row_heights(
    measure: Measure, labels: Sequence[Said], values: Sequence[Value]
) -> tuple[float, float]:
    """The least and the best height of rows of bars with their labels."""
    high = digits(measure, values)
    above = [_label_height(measure, label) for label in labels]
    tall = [height + _UNDER + max(THIN, high) + _BETWEEN for height in above]
    thick = max(thickest(measure), high)
    white = _BEST * thick
    least = sum(tall) - _BETWEEN
    best = sum(height + _UNDER + thick + white for height in above) - white
    if _fits_beside(measure, labels, values):
        least = min(least, len(values) * (high + _TIGHT))
        if measure.width >= WIDE:
            best = max(least, len(values) * (thick + white) - white)
    return least, max(least, best)


def row_most(measure: Measure, labels: Sequence[Said], values: Sequence[Value]) -> float:
    """The most height of rows that are still seen as one group."""
    thick = max(thickest(measure), digits(measure, values))
    most = len(values) * thick + (len(values) - 1) * _MOST * thick
    if measure.width < WIDE or not _fits_beside(measure, labels, values):
        most += sum(_label_height(measure, label) + _UNDER for label in labels)
    return max(most, *row_heights(measure, labels, values))


def thickest(measure: Measure) -> float:
    """The most that a bar of a chart may be thick."""
    most = _THICKER if measure.width >= WIDE else _THICK
    return min(most, _TALL * measure.theme["value"].size)


def thickness(measure: Measure, free: float, count: int, thinnest: float) -> float:
    """How thick so many bars are that stand in a height with white between them."""
    even = free / (count + (count - 1) * _AIRY)
    return max(thinnest, min(thickest(measure), even))


def block(
    drawn: Plot, box: Rect, labels: Sequence[Said], values: Sequence[Value], colors: Sequence[str]
) -> None:
    """Rows of bars in a box: label, bar from zero, value."""
    sheet = drawn.sheet
    rows = _rows(sheet, box.height, labels, values)
    bars = Rect(box.x + rows.beside, box.y, box.width - rows.beside, box.height)
    middles = []
    top = box.top
    for label, height in zip(labels, rows.labels, strict=True):
        if height:
            sheet.paragraph(label, "label", box.x, top, box.width)
            top -= height + _UNDER
        middles.append(top - rows.thick / 2)
        if not height:
            sheet.say(label, "label", box.x, middles[-1] - 0.38 * sheet.theme["label"].size)
        top -= rows.thick + rows.white
    proud = PROUD if rows.beside else FLUSH
    draw(drawn, bars, middles, rows.thick, values, colors, proud)


def draw(
    drawn: Plot, box: Rect, middles: Sequence[float], thick: float,
    values: Sequence[Value], colors: Sequence[str], proud: float,
) -> None:  # fmt: skip
    """The bars and their values on one scale from zero, whose line stands so far out of a bar."""
    sheet = drawn.sheet
    widths = [extent(sheet, value) for value in values]
    roomy = thick >= _CAP * sheet.theme["value"].size + _WITHIN
    scale, inside = _scale(values, widths, box.width, may_stand_inside=roomy)
    for value in values:
        if 0 < value.size * scale < VISIBLE:
            raise Refused("chart-scale", value.words.span, value=value.words.value,
                          longest=max(values, key=lambda v: v.size).words.value)  # fmt: skip
    axes = drawn.axes(box, (0, box.width / scale), (box.y, box.top))
    axes.barh(middles, [value.size for value in values], height=thick, linewidth=0,
              color=[drawn.color(color) for color in colors])  # fmt: skip
    for value, middle, within, wide in zip(values, middles, inside, widths, strict=True):
        at, dx = (value.size, middle), -_INSIDE - wide if within else GAP
        color = "paper" if within else None
        drawn.say(axes, value.words, "value", at, dx=dx, color=color)
        if value.star:
            dx += wide - sheet.extent(value.star, "value")
            low = -_LOWER * sheet.theme["value"].size
            drawn.say(axes, value.star, "value", at, dx=dx, dy=low, color=color)
    reach = thick / 2 + proud
    axes.vlines([0.0] * len(middles), [m - reach for m in middles], [m + reach for m in middles],
                clip_on=False, color=drawn.color("axis"), linewidth=_AXIS)  # fmt: skip


def _scale(
    values: Sequence[Value], widths: Sequence[float], room: float, *, may_stand_inside: bool
) -> tuple[float, list[bool]]:
    """Points per unit, and which values stand inside their bars."""
    longest = max(value.size for value in values)
    if longest == 0:
        return 1.0, [False] * len(values)
    outside = min(
        (room - GAP - width) / value.size
        for value, width in zip(values, widths, strict=True) if value.size
    )  # fmt: skip
    if outside * longest >= _LEAST_SCALE * room or (outside > 0 and not may_stand_inside):
        return outside, [False] * len(values)
    scale = room / longest
    for value, width in zip(values, widths, strict=True):
        if value.size and scale * value.size < width + 2 * _INSIDE:
            scale = min(scale, (room - GAP - width) / value.size)
    if scale <= 0 or not may_stand_inside:
        raise Refused("chart-narrow", values[0].words.span, width=round(room))
    within = [
        scale * value.size >= width + 2 * _INSIDE
        for value, width in zip(values, widths, strict=True)
    ]
    return scale, within


def _rows(measure: Measure, height: float, labels: Sequence[Said], values: Sequence[Value]) -> Rows:
    """Labels above their bars where the height allows, else beside them; raises `Refused`."""
    count = len(values)
    high = digits(measure, values)
    above = [_label_height(measure, label) for label in labels]
    beside = _fits_beside(measure, labels, values)
    free = height - sum(above) - count * _UNDER  # for the bars and the white between them
    stands_above = free >= count * max(THIN, high) + (count - 1) * _BETWEEN - _SLACK
    if stands_above and not (beside and measure.width >= WIDE):
        return _filled(measure, free, max(THIN, high), tuple(above), 0.0)
    if beside and height >= count * (high + _TIGHT) - _SLACK:
        column = measure.widest(labels, "label") + measure.theme["label"].size * 0.7
        return _filled(measure, height, high, (0.0,) * count, column)
    least, _ = row_heights(measure, labels, values)
    raise Refused("chart-low", rows=count, height=round(height), least=round(least))


def _filled(
    measure: Measure, free: float, thinnest: float, labels: tuple[float, ...], beside: float
) -> Rows:
    """Rows whose bars and white take all of `free`."""
    count = len(labels)
    thick = thickness(measure, free, count, thinnest)
    white = (free - count * thick) / max(1, count - 1)
    return Rows(white, labels, beside, thick)


def _label_height(measure: Measure, label: Said) -> float:
    """Of a label over the whole width, in as many lines as it needs."""
    style = measure.theme["label"]
    return style.size + (len(measure.lines(label, "label", measure.width)) - 1) * style.leading


def _fits_beside(measure: Measure, labels: Sequence[Said], values: Sequence[Value]) -> bool:
    widest = measure.widest(labels, "label")
    value = max(extent(measure, value) for value in values)
    room = measure.width - widest - value - GAP - measure.theme["label"].size
    return widest <= _BESIDE * measure.width and room >= 0.25 * measure.width
