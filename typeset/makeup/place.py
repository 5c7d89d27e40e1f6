"""A set line and a place on paper → its marks."""

from __future__ import annotations

from typeset.display.ops import Fill, Glyphs, Op, Stroke, rectangle
from typeset.fonts.face import ASCENT, DESCENT
from typeset.galley.lines import Run, SetLine
from typeset.geometry import Rect

# The middle of the 字 box above the baseline, em: vertical lines are centered on it.
_MIDDLE = (ASCENT - DESCENT) / 2

_DOT_RISE = -0.26  # em below the baseline, where GB/T 15834 puts the dots of 着重号
_DOT = 0.12  # em, the dot's side
_NAME_DEPTH = 0.14  # em below the baseline, 专名号 and 书名号
_NAME_PEN = 0.05  # em
_WAVE = 0.25  # em, length of one wave


def horizontal(line: SetLine, x: float, baseline: float) -> list[Op]:
    """The marks of a line that starts at `x` on the baseline."""
    ops: list[Op] = []
    for run in line.runs:
        if not run.glyph:
            continue
        origin = run.place[0]
        look = run.look
        ops.append(
            Glyphs(
                look.face,
                look.size,
                look.color,
                x + origin,
                baseline + look.rise,
                run.glyph,
                tuple(p - origin for p in run.place),
                run.text,
                run.off,
                scale=look.scale,
                source=line.source,
                span=line.span,
            )  # fmt: skip
        )
        if look.emphasis != "none":
            ops.extend(_emphasis(run, x, baseline))
    return ops


def vertical(line: SetLine, center: float, top: float) -> list[Op]:
    """The marks of a vertical line whose middle is at `center` and which starts at `top`."""
    ops: list[Op] = []
    for run in line.runs:
        if not run.glyph:
            continue
        origin, look = run.place[0], run.look
        along = tuple(p - origin for p in run.place)
        if look.upright:
            # 纵中横: a short figure stands upright, centered in one cell.
            x, y = center - _width(run) / 2, top - origin - ASCENT * look.size
            turn, is_vertical = 0, False
        elif look.turned:
            x, y = center - _MIDDLE * look.size, top - origin
            turn, is_vertical = 90, False
        else:
            x, y = center, top - origin
            turn, is_vertical = 0, True
        ops.append(
            Glyphs(
                look.face,
                look.size,
                look.color,
                x,
                y,
                run.glyph,
                along,
                run.text,
                run.off,
                vertical=is_vertical,
                turn=turn,
                source=line.source,
                span=line.span,
            )  # fmt: skip
        )
    return ops


def _width(run: Run) -> float:
    return run.width if len(run.place) == 1 else run.place[-1] * 2 - run.place[0] * 2


def _emphasis(run: Run, x: float, baseline: float) -> list[Op]:
    look = run.look
    size, color = look.size, look.color
    start, end = x + run.place[0], x + run.place[0] + run.width
    depth = baseline - _NAME_DEPTH * size
    if look.emphasis == "dots":
        side = _DOT * size
        return [
            Fill(rectangle(Rect(x + place + size / 2 - side / 2, baseline + _DOT_RISE * size,
                                side, side)), color)
            for place, text in zip(run.place, run.text, strict=True)
            if text and text.isalnum()
        ]  # fmt: skip
    if look.emphasis == "title":
        path: list[tuple[str, float, float] | tuple[str, float, float, float, float, float, float]]
        path = [("M", start, depth)]
        step, pen, up = _WAVE * size, start, True
        while pen < end - 0.01:
            reach = min(pen + step, end)
            swing = depth + (0.09 if up else -0.09) * size
            path.append(("C", pen + (reach - pen) / 3, swing, pen + 2 * (reach - pen) / 3, swing,
                         reach, depth))  # fmt: skip
            pen, up = reach, not up
        return [Stroke(tuple(path), color, _NAME_PEN * size)]
    return [Stroke((("M", start, depth), ("L", end, depth)), color, _NAME_PEN * size)]
