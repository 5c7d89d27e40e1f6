"""Columns and rows → rectangles on paper; what lies off the grid is an error."""

from __future__ import annotations

import re

from typeset import units
from typeset.diagnostics import Log
from typeset.geometry import Rect
from typeset.layout.model import REST, Area, Layout

from .model import TypeArea

_SPAN = re.compile(r"(\d+)(?:\s*[-–]\s*(\d+))?$")


def live_area(layout: Layout) -> Rect:
    """The type area (版心) on paper."""
    sheet = layout.sheet
    width, height = (float(v) for v in sheet.trim)
    margins = sheet.margins
    return Rect(
        float(margins.left),
        float(margins.bottom),
        width - float(margins.left) - float(margins.right),
        height - float(margins.top) - float(margins.bottom),
    )


def type_area(layout: Layout, live: Rect, log: Log) -> TypeArea:
    """The body grid, computed from its type."""
    body = layout.body
    style = layout.styles[body.style]
    em, row = style.size, style.leading
    measures = body.measures or [body.measure] * body.columns
    gutters = body.gutters or [body.gutter] * (body.columns - 1)
    if len(measures) != body.columns or len(gutters) != body.columns - 1:
        log.error("grid-columns", body.span, columns=body.columns, measures=len(measures),
                  gutters=len(gutters))  # fmt: skip
        measures = [body.measure] * body.columns
        gutters = [body.gutter] * (body.columns - 1)
    widths = [units.points(m, em=em, row=row) for m in measures]
    left = live.x + units.points(body.at[0], em=em, row=row)
    top = live.top - units.points(body.at[1], em=em, row=row)
    lefts = [left]
    for width, gutter in zip(widths, gutters, strict=False):
        lefts.append(lefts[-1] + width + units.points(gutter, em=em, row=row))
    height = body.rows * row
    box = Rect(left, top - height, lefts[-1] + widths[-1] - left, height)
    if not live.holds(box, 0.2):
        log.error(
            "grid-outside", body.span, width=units.in_mm(box.width),
            height=units.in_mm(box.height), below=units.in_mm(max(0.0, live.y - box.y)),
            beyond=units.in_mm(max(0.0, box.right - live.right)),
        )  # fmt: skip
    return TypeArea(box, tuple(lefts), tuple(widths), row, em, body.rows)


def box_of(name: str, area: Area, grid: TypeArea, live: Rect, log: Log) -> Rect | None:
    """The area's rectangle on paper; an elastic one (`rows: rest`) gets the columns' height."""
    if area.at is not None:
        x, y, width, height = (units.points(v, em=grid.em, row=grid.row) for v in area.at)
        return Rect(live.x + x, live.top - y - height, width, height)
    if area.columns is None or area.rows is None:
        log.error("area-place", area.span, area=name)
        return None
    columns = span(area.columns)
    rows = (1, grid.rows) if area.rows == REST else span(area.rows)
    if columns is None or rows is None:
        log.error(
            "area-span", area.span, area=name, text=area.columns if columns is None else area.rows
        )
        return None
    if not 1 <= columns[0] <= columns[1] <= len(grid.lefts):
        log.error(
            "off-grid-columns", area.span, area=name, text=area.columns, columns=len(grid.lefts)
        )
        return None
    if not 1 <= rows[0] <= rows[1] <= grid.rows:
        log.error("off-grid-rows", area.span, area=name, text=area.rows, rows=grid.rows)
        return None
    left, last = grid.lefts[columns[0] - 1], columns[1] - 1
    top = grid.box.top - (rows[0] - 1) * grid.row
    height = (rows[1] - rows[0] + 1) * grid.row
    return Rect(left, top - height, grid.lefts[last] + grid.widths[last] - left, height)


def first_row(area: Area) -> int:
    """The first row of a grid area, from 1."""
    rows = span(area.rows or "1")
    return rows[0] if rows else 1


def span(text: str) -> tuple[int, int] | None:
    """The first and the last of `3-7` or `3`; None where the text is neither."""
    match = _SPAN.match(text.strip())
    if match is None:
        return None
    first = int(match[1])
    return first, int(match[2] or first)
