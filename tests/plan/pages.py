"""A layout easily reckoned with: 字 of 10 points on 15, five columns of 8 字, 20 apart."""

from __future__ import annotations

from typing import Any

from typeset.diagnostics import Span
from typeset.geometry import Rect
from typeset.layout.model import Area, Body, Layout, LayoutFile, Margins, Sheet
from typeset.layout.styles import Known, Style, StyleSheet
from typeset.units import Em, Length

AT = Span("page.yaml", 1, 1)
EM, ROW = 10.0, 15.0
LIVE = Rect(50, 40, 480, 720)  # what is left of 600 × 800 between the margins


def area(**given: Any) -> Area:
    return Area(span=AT, **given)


def layout(
    body: dict[str, Any] | None = None,
    areas: dict[str, Area] | None = None,
    styles: dict[str, Style] | None = None,
    **file: Any,
) -> Layout:
    """The layout with some of its body and its file said otherwise."""
    own: dict[str, Any] = {
        "at": (Length(0), Length(100)), "columns": 5, "measure": Em(8), "gutter": Length(20),
        "rows": 40,
    } | (body or {})  # fmt: skip
    margins = Margins(span=AT, left=Length(50), top=Length(40), right=Length(70), bottom=Length(40))
    sheet = Sheet(span=AT, trim=(Length(600), Length(800)), margins=margins)
    known = {"body": Style("body", "tofu", EM, ROW)} | (styles or {})
    return Layout(
        "page",
        LayoutFile(span=AT, areas=areas or {}, **file),
        sheet,
        Body(span=AT, **own),
        StyleSheet(Known("unknown-style", known), {}),
        {},
    )
