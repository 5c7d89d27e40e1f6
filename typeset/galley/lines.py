"""A paragraph and its breaks → set lines: every glyph at its place along the line.

Space is taken in the order of the gaps' ranks and given back in theirs (clreq §procedures);
what is then left goes to all open gaps equally.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from typeset.diagnostics import Span

from .breaking import Breaks
from .items import GIVE_RANKS, TAKE_RANKS, Gap, Look, Paragraph


class Run(Struct, frozen=True):
    """Glyphs of one look; `place` counts along the line from the slot's start, in points."""

    look: Look
    glyph: tuple[int, ...]
    place: tuple[float, ...]
    off: tuple[float, ...]  # empty when all stand on the line
    text: tuple[str, ...]
    width: float  # from the first box's start to the last box's end


class SetLine(Struct, frozen=True):
    """A line of type, set: what a slot waits for."""

    runs: tuple[Run, ...]
    measure: float
    width: float  # of what is set, from the slot's start to the last box's end
    gap: float  # em between 字, beyond their own, negative where space was taken
    at: int  # offset in the source of its first character
    span: Span
    source: str
    is_last: bool


def set_lines(
    paragraph: Paragraph, breaks: Breaks, measures: Sequence[float], *, tracking: float = 0.0
) -> list[SetLine]:
    """The paragraph's lines; `measures` and `tracking` as they were given to the breaker."""
    lines = []
    start = 0
    last_measure = len(measures) - 1
    for number, end in enumerate(breaks.ends):
        measure = measures[min(number, last_measure)]
        indent = paragraph.style.hanging_indent if number else paragraph.style.indent
        lines.append(_set(paragraph, start, end, measure, indent * paragraph.em, tracking))
        start = end
    return lines


def natural_width(paragraph: Paragraph) -> float:
    """The width of the paragraph on one line, nothing taken or given, points."""
    gaps = sum(gap.natural for gap in paragraph.gap)
    return sum(paragraph.width) + gaps + paragraph.style.indent * paragraph.em


def _set(
    paragraph: Paragraph, start: int, end: int, measure: float, indent: float, tracking: float
) -> SetLine:
    style, em = paragraph.style, paragraph.em
    indent += paragraph.head.get(start, 0.0)
    inner = paragraph.gap[start : end - 1]
    spaces = [gap.natural + tracking * em for gap in inner]
    hang = paragraph.hang.get(end - 1, 0.0)
    width = sum(paragraph.width[start:end]) + sum(spaces) - hang
    is_last = end == len(paragraph.width)
    room = measure - indent - width
    if room < -1e-9:
        _take(spaces, inner, -room)
    elif style.align == "justify" and not is_last:
        _give(spaces, inner, room)
    set_width = sum(paragraph.width[start:end]) + sum(spaces) - hang
    if style.align in ("center", "right"):
        free = measure - indent - set_width
        indent += free / 2 if style.align == "center" else free
    opened = [s - g.natural for s, g in zip(spaces, inner, strict=True) if g.is_open and not g.shrink]
    runs = _runs(paragraph, start, end, indent, spaces)
    return SetLine(
        runs,
        measure,
        indent + set_width,
        max(opened, default=0.0) / em,
        paragraph.at[start],
        paragraph.source.at(paragraph.at[start]),
        paragraph.source.path,
        is_last,
    )


def _take(spaces: list[float], gaps: Sequence[Gap], needed: float) -> None:
    """Takes space rank by rank; the members of a rank give the same share."""
    for rank in range(TAKE_RANKS):
        room = sum(gap.shrink for gap in gaps if gap.shrink_rank == rank)
        if room <= 0:
            continue
        share = min(1.0, needed / room)
        for i, gap in enumerate(gaps):
            if gap.shrink_rank == rank:
                spaces[i] -= gap.shrink * share
        needed -= room * share
        if needed <= 1e-9:
            return


def _give(spaces: list[float], gaps: Sequence[Gap], room: float) -> None:
    """Gives space rank by rank, the rest to every open gap alike."""
    for rank in range(GIVE_RANKS):
        most = sum(gap.stretch for gap in gaps if gap.stretch_rank == rank)
        if most <= 0:
            continue
        share = min(1.0, room / most)
        for i, gap in enumerate(gaps):
            if gap.stretch_rank == rank:
                spaces[i] += gap.stretch * share
        room -= most * share
    opened = [i for i, gap in enumerate(gaps) if gap.is_open]
    if room > 1e-9 and opened:
        for i in opened:
            spaces[i] += room / len(opened)


def _runs(
    paragraph: Paragraph, start: int, end: int, pen: float, spaces: Sequence[float]
) -> tuple[Run, ...]:
    """The line's glyphs, a run for each stretch of one look."""
    first, look = paragraph.first, paragraph.look
    runs: list[Run] = []
    box = start
    while box < end:
        here = look[box]
        begin = pen
        places: list[float] = []
        glyph_from = first[box]
        while box < end and look[box] == here:
            for g in range(first[box], first[box + 1]):
                places.append(pen + paragraph.place[g])
            pen += paragraph.width[box]
            width = pen - begin
            if box < end - 1:
                pen += spaces[box - start]
            box += 1
        glyph_to = first[box]
        off = paragraph.off[glyph_from:glyph_to]
        runs.append(
            Run(
                paragraph.looks[here],
                tuple(paragraph.glyph[glyph_from:glyph_to]),
                tuple(places),
                tuple(off) if any(off) else (),
                tuple(paragraph.text[glyph_from:glyph_to]),
                width,
            )
        )
    return tuple(runs)
