"""Chart data, a box, a theme and a hand for words → the chart's frame, its words proved apart."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path

import msgspec
from msgspec import Struct

from typeset.diagnostics import Log
from typeset.display.frame import Frame
from typeset.display.ops import Op
from typeset.geometry import Rect
from typeset.issue.charts import Chart
from typeset.source import Text

from . import describe, keep
from .drawing import Group, Hand, Words, moved
from .kinds import PAINTERS
from .sheet import Heights, Measure, Refused, Sheet
from .theme import Theme

_TOUCH = 0.25  # points that ink may share before a reader sees it touch
_OVER = 0.5  # points of ink beyond the box that no one sees, as of a glyph's curve


class Shop(Struct, frozen=True):
    """What drawing needs beside the data: looks, a hand, the log, where drawings are kept."""

    theme: Theme
    hand: Hand
    quiet: Hand  # sets the same words and says nothing of them
    log: Log
    fonts: str = ""  # the digest of the fonts that the hand sets with
    kept: Path | None = None  # folder of kept drawings; without one nothing is kept

    def on_trial(self) -> Shop:
        """For measuring what may not be drawn: whatever is wrong with it is no fault yet."""
        return msgspec.structs.replace(self, hand=self.quiet, log=Log())


def heights(chart: Chart, width: float, shop: Shop) -> Heights | None:
    """The least and best height of a chart; None, with the fault logged, if it has none."""
    try:
        return measured(chart, width, shop)
    except Refused as fault:
        _report(fault, chart, shop)
        return None


def measured(chart: Chart, width: float, shop: Shop) -> Heights:
    """The least and best height of a chart; raises `Refused` if it has none."""
    return PAINTERS[type(chart)].heights(Measure(chart, width, shop.theme, shop.hand))


def draw(chart: Chart, box: Rect, shop: Shop) -> Frame | None:
    """The chart in its box; None, with the fault logged, when it cannot be drawn there."""
    painter = PAINTERS[type(chart)]
    if box.height <= 0 or box.width <= 0:
        _report(Refused("chart-no-room"), chart, shop)
        return None
    sheet = Sheet(chart, box.width, box.height, shop.theme, shop.hand)
    try:
        drawing = _drawn(sheet, shop, has_axes=painter.has_axes)
    except Refused as fault:
        _report(fault, chart, shop)
        return None
    inks: list[tuple[Rect, str]] = []
    frame = _frame(drawing, sheet, box, inks)
    alt = describe.words(chart) if painter.role == "Figure" else ""
    _prove(inks, box, chart, shop)
    return msgspec.structs.replace(frame, alt=alt)


def _drawn(sheet: Sheet, shop: Shop, *, has_axes: bool) -> Group:
    """The drawing: the one kept, or made now."""
    painter = PAINTERS[type(sheet.chart)]
    name = None
    if has_axes and shop.kept is not None:
        name = keep.key(sheet, shop.fonts)
        found = keep.read(shop.kept, name)
        if found is not None:
            return found
    painter.paint(sheet)
    drawing = sheet.finish(painter.role)
    if name is not None and shop.kept is not None:
        keep.write(shop.kept, name, drawing)
    return drawing


def _frame(group: Group, sheet: Sheet, box: Rect, inks: list[tuple[Rect, str]]) -> Frame:
    ops: list[Op] = []
    for mark in group.marks:
        if isinstance(mark, Words):
            ops.extend(_set(mark, sheet, box, inks))
        else:
            ops.append(moved(mark, box.x, box.y))
    parts = tuple(_frame(inner, sheet, box, inks) for inner in group.groups)
    return Frame(group.role, box, tuple(ops), parts)


def _set(mark: Words, sheet: Sheet, box: Rect, inks: list[tuple[Rect, str]]) -> Sequence[Op]:
    """A line of words at its place on the page."""
    chart, theme = sheet.chart, sheet.theme
    text = sheet.texts[mark.text] if isinstance(mark.text, int) else Text(mark.text, chart.span)
    style = theme[mark.role]
    if mark.color is not None:
        style = msgspec.structs.replace(style, color=theme.color(mark.color))
    line = sheet.hand(text, style, mark.measure)[mark.line]
    x, y = box.x + mark.x, box.y + mark.y
    ink = line.ink
    inks.append((Rect(x + ink.x, y + ink.y, ink.width, ink.height), text.value))
    return [moved(op, x, y) for op in line.ops]


def _prove(inks: Sequence[tuple[Rect, str]], box: Rect, chart: Chart, shop: Shop) -> None:
    """No ink of words touches other words or leaves the box."""
    for number, (ink, words) in enumerate(inks):
        if not box.holds(ink, _OVER):
            over = max(box.x - ink.x, box.y - ink.y, ink.right - box.right, ink.top - box.top)
            shop.log.error("chart-outside", chart.span, words=words, over=round(over, 1))
            return
        for other, others in inks[:number]:
            if ink.overlaps(other, _TOUCH):
                shop.log.error("chart-overlap", chart.span, words=words, other=others)
                return


def _report(fault: Refused, chart: Chart, shop: Shop) -> None:
    fields = {
        name: math.ceil(value) if isinstance(value, float) else value
        for name, value in fault.fields.items()
    }
    shop.log.error(fault.code, fault.span or chart.span, **fields)
