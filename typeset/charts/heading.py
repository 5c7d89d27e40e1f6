"""A chart's own line: what is counted on the left, year and unit on the right, once."""

from __future__ import annotations

from typeset.source import Text

from .sheet import Measure, Refused, Said, Sheet

_Notes = tuple[Text | None, Text | None]  # year and unit

UNIT = "单位："
_ABOVE = 0.88  # em of the heading, from the line's top to its baseline
_GAP = 4.0  # points, least white between title and unit
_LEADING = 1.75  # em of the heading


def height(
    measure: Measure, title: Said | None, unit: Text | None, width: float | None = None, *,
    dated: bool = True,
) -> float:  # fmt: skip
    """What the heading takes; nothing where there is nothing to say.

    A heading within a chart is not `dated`: the chart says its year once.
    """
    lines, apart = _rows(measure, title, (_year(measure, dated=dated), unit), width)
    return (lines + apart) * _LEADING * measure.theme["heading"].size


def paint(
    sheet: Sheet, title: Said | None, unit: Text | None, *, x: float = 0.0,
    top: float | None = None, width: float | None = None, dated: bool = True,
) -> float:  # fmt: skip
    """The heading at `top`; returns what it takes."""
    year = _year(sheet, dated=dated)
    style = sheet.theme["heading"]
    wide = sheet.width if width is None else width
    ceiling = sheet.height if top is None else top
    lines, apart = _rows(sheet, title, (year, unit), wide)
    leading = _LEADING * style.size
    if title is not None:
        sheet.paragraph(title, "heading", x, ceiling, wide, leading)
    baseline = ceiling - _ABOVE * style.size - (lines - 1 + apart) * leading
    pen = x if apart and title is not None else x + wide - _note(sheet, (year, unit))
    if year is not None:
        pen += sheet.say(year, "unit", pen, baseline) + (sheet.theme["unit"].size if unit else 0.0)
    if unit is not None:
        pen += sheet.say(UNIT, "unit", pen, baseline)
        sheet.say(unit, "unit", pen, baseline)
    return (lines + apart) * leading


def _year(measure: Measure, *, dated: bool) -> Text | None:
    return measure.chart.year if dated else None


def _note(measure: Measure, notes: _Notes) -> float:
    """The width of year and unit."""
    year, unit = notes
    parts = [measure.extent(year, "unit")] if year is not None else []
    if unit is not None:
        parts.append(measure.extent(UNIT, "unit") + measure.extent(unit, "unit"))
    return sum(parts) + measure.theme["unit"].size * (len(parts) - 1 if parts else 0)


def _rows(
    measure: Measure, title: Said | None, notes: _Notes, width: float | None
) -> tuple[int, int]:
    """The lines of the title, and whether the note needs one more."""
    note = _note(measure, notes)
    room = measure.width if width is None else width
    if note > room:
        raise Refused("chart-narrow", measure.chart.span, width=round(measure.width))
    if title is None:
        return (1, 0) if note else (0, 0)
    lines = len(measure.lines(title, "heading", room))
    together = measure.extent(title, "heading") + _GAP + note
    return lines, int(note > 0 and together > room)
