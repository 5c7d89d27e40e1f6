"""A set line and a place on paper → its marks."""

from __future__ import annotations

from typeset.display.ops import Fill, Glyphs, Op, Path, Segment, Stroke, circle
from typeset.fonts.face import ASCENT, DESCENT
from typeset.galley.lines import Run, SetLine, SetMark

# The middle of the 字 box above the baseline, em: vertical lines are centered on it.
_MIDDLE = (ASCENT - DESCENT) / 2

_DOT_OFF = 0.16  # em from the 字 box to the middle of a dot of 着重号 (GB/T 15834 §5.1.8)
_DOT = 0.06  # em, its radius
_LINE_OFF = 0.06  # em from the 字 box to a line beside it
_LINE_PEN = 0.05  # em
_WAVE = 0.25  # em, half a wave of 书名号
_SWING = 0.12  # em, how far its control points stand off: the wave itself swings 3/4 of it


def horizontal(line: SetLine, x: float, baseline: float) -> list[Op]:
    """The marks of a line that starts at `x` on the baseline."""
    ops: list[Op] = []
    for run in (*line.runs, *line.notes):
        origin, look = run.place[0], run.look
        ops.append(
            Glyphs(
                look.face,
                look.size,
                look.color,
                x + origin,
                baseline + look.rise,
                run.glyph,
                tuple([p - origin for p in run.place]),
                run.text,
                run.off,
                scale=look.scale,
                source=_source(line, run),
                span=line.span,
            )
        )
    for mark in line.marks:
        foot = baseline - DESCENT * mark.size
        ops.extend(_beside(mark, x, foot, along=(1, 0), off=(0, -1)))
    return ops


def vertical(line: SetLine, center: float, top: float) -> list[Op]:
    """The marks of a vertical line whose middle is at `center` and which starts at `top`."""
    ops: list[Op] = []
    for run in (*line.runs, *line.notes):
        origin, look = run.place[0], run.look
        along, off = tuple([p - origin for p in run.place]), run.off
        turn, is_vertical, scale = 0, False, look.scale
        if look.upright:
            # 纵中横: the figures stand side by side, centered in one cell.
            first = off[0] if off else 0.0
            x, y = center + first + look.rise, top - origin - ASCENT * look.size
            along, off = tuple([p - first for p in off]) or (0.0,) * len(run.glyph), ()
        elif look.turned:
            x, y, turn = center - _MIDDLE * look.size + look.rise, top - origin, 90
        else:
            x, y, is_vertical, scale = center + look.rise, top - origin, True, 1.0
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
                off,
                vertical=is_vertical,
                turn=turn,
                scale=scale,
                source=_source(line, run),
                span=line.span,
            )
        )
    for mark in line.marks:
        # G 5.2.4–5: dots at the right, the lines of names and titles at the left.
        side = 1 if mark.kind == "dots" else -1
        ops.extend(_beside(mark, top, center + side * mark.size / 2, along=(0, -1), off=(side, 0)))
    return ops


def _source(line: SetLine, run: Run) -> str:
    """The field a run's characters come from; ruby and hyphens come from none."""
    return "" if run in line.notes else line.source


def _beside(
    mark: SetMark, origin: float, edge: float, *, along: tuple[int, int], off: tuple[int, int]
) -> list[Op]:
    """A mark's ops; places along the line count from `origin`, those off it from `edge`."""
    em = mark.size

    def at(place: float, away: float) -> tuple[float, float]:
        """A place along the line and away from the 字, on paper."""
        if along[0]:
            return origin + place, edge + off[1] * away
        return edge + off[0] * away, origin - place

    if mark.kind == "dots":
        return [
            Fill(circle(*at(center, _DOT_OFF * em), _DOT * em), mark.color)
            for center in mark.centers
        ]
    if mark.kind != "title":
        path: Path = (("M", *at(mark.start, _LINE_OFF * em)), ("L", *at(mark.end, _LINE_OFF * em)))
        return [Stroke(path, mark.color, _LINE_PEN * em)]
    middle = _LINE_OFF * em + _SWING * em / 2
    count = max(2, round((mark.end - mark.start) / (_WAVE * em)))
    step = (mark.end - mark.start) / count
    segments: list[Segment] = [("M", *at(mark.start, middle))]
    for number in range(count):
        pen = mark.start + number * step
        swing = middle + (_SWING if number % 2 else -_SWING) * em
        segments.append(
            (
                "C",
                *at(pen + step / 3, swing),
                *at(pen + 2 * step / 3, swing),
                *at(pen + step, middle),
            )
        )
    return [Stroke(tuple(segments), mark.color, _LINE_PEN * em)]
