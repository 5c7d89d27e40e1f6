"""Marks and a box → the marks moved so that their ink, not their 字 boxes, meets it (视觉对齐).

A brush character fills its 字 box as its strokes will: set by the box, one stands in from the
column's edge, the next beyond it, and a flat one floats.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from typeset.display.ops import Glyphs, Op
from typeset.fonts.catalogue import FontBook
from typeset.geometry import Rect


def at_the_corner(ops: Sequence[Op], box: Rect, fonts: FontBook) -> list[Op]:
    """Level type moved so that its ink begins at the box's left edge and stands on its foot."""
    runs = [op for op in ops if isinstance(op, Glyphs)]
    inks = [ink for run in runs if (ink := of_run(run, fonts)) is not None]
    if not inks:
        return list(ops)
    dx = box.x - min(ink.x for ink in inks)
    dy = box.y - min(ink.y for ink in inks)
    return [replace(op, x=op.x + dx, y=op.y + dy) if isinstance(op, Glyphs) else op for op in ops]


def of_run(run: Glyphs, fonts: FontBook) -> Rect | None:
    """The box of a level run's ink, None where it has none."""
    face = fonts.face(run.face)
    if face is None:
        return None
    left, bottom, right, top = [], [], [], []
    for number, glyph in enumerate(run.glyphs):
        ink = face.ink(glyph)
        if ink is not None:
            x = run.x + run.advance[number]
            y = run.y + (run.rise[number] if run.rise else 0.0)
            left.append(x + ink.left * run.size * run.scale)
            right.append(x + ink.right * run.size * run.scale)
            bottom.append(y + ink.bottom * run.size)
            top.append(y + ink.top * run.size)
    if not left:
        return None
    x, y = min(left), min(bottom)
    return Rect(x, y, max(right) - x, max(top) - y)
