"""A paragraph and its breaks → set lines: every glyph at its place along the line.

Space is taken in the order of the gaps' ranks and given back in theirs (clreq §procedures);
what is then left goes to all open gaps equally.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby
from operator import add, sub
from typing import Final

from msgspec import Struct

from typeset.color.cmyk import Cmyk
from typeset.diagnostics import Span
from typeset.fonts.face import ASCENT, DESCENT
from typeset.layout.styles import Emphasis

from .breaking import Breaks
from .items import GIVE_RANKS, TAKE_RANKS, Gap, Look, Paragraph, Word
from .passes import indent_of

_NOTHING: Final = 1e-9  # points
_ENDLESS: Final = 1e5  # points; what has a measure this long is set at its natural width
_RUBY_WHITE: Final = 0.08  # em of the ruby, between it and the 字 under it
_NAMES_APART: Final = 0.08  # em by which a line beside a name is shorter at both ends


class Run(Struct, frozen=True):
    """Glyphs of one look; `place` counts along the line from the slot's start, in points.

    `off` is the distance off the line; of upright glyphs in a vertical line it is the distance
    from the line's middle.
    """

    look: Look
    glyph: tuple[int, ...]
    place: tuple[float, ...]
    off: tuple[float, ...]  # empty when all stand on the line
    text: tuple[str, ...]
    width: float  # from the first box's start to the last box's end


class SetMark(Struct, frozen=True):
    """A mark beside the line, from `start` to `end` along it; dots stand at `centers`."""

    kind: Emphasis
    start: float
    end: float
    centers: tuple[float, ...]
    size: float
    color: Cmyk


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
    notes: tuple[Run, ...] = ()  # ruby and hyphens: painted, but no characters of the text
    marks: tuple[SetMark, ...] = ()


def set_lines(
    paragraph: Paragraph, breaks: Breaks, measures: Sequence[float], *, tracking: float = 0.0
) -> list[SetLine]:
    """The paragraph's lines; `measures` and `tracking` as they were given to the breaker."""
    origin = paragraph.source.at(paragraph.at[0])
    lines = []
    start = 0
    last_measure = len(measures) - 1
    for number, end in enumerate(breaks.ends):
        measure = measures[min(number, last_measure)]
        # A paragraph is one line of its source, so columns can be counted.
        span = Span(origin.file, origin.line, origin.column + paragraph.at[start] - paragraph.at[0])
        lines.append(_set(paragraph, number, start, end, measure, tracking, span))
        start = end
    return lines


def natural_width(paragraph: Paragraph) -> float:
    """The width of the paragraph on one line, nothing taken or given, points."""
    gaps = sum(gap.natural for gap in paragraph.gap)
    return sum(paragraph.width) + gaps + paragraph.style.indent * paragraph.em


def _set(
    paragraph: Paragraph,
    number: int,
    start: int,
    end: int,
    measure: float,
    tracking: float,
    span: Span,
) -> SetLine:
    em, align = paragraph.em, paragraph.style.align
    indent = indent_of(paragraph, number) + paragraph.head.get(start, 0.0)
    inner = paragraph.gap[start : end - 1]
    track = tracking * em
    spaces = [gap.natural + track for gap in inner] if track else [gap.natural for gap in inner]
    is_last = end == len(paragraph.width)
    boxes = sum(paragraph.width[start:end]) + paragraph.edge.get(end - 1, 0.0)
    room = measure - indent - boxes - sum(spaces)
    loose = 0.0
    leaders = [i for i in paragraph.leaders if start <= i < end - 1] if paragraph.leaders else []
    if room < -_NOTHING:
        _take(spaces, inner, -room)
    elif leaders and measure < _ENDLESS:
        for i in leaders:
            spaces[i - start] += room / len(leaders)
    elif align == "justify" and not is_last:
        loose = _give(spaces, inner, room, paragraph.style.loosest * em)
    set_width = boxes + sum(spaces)
    if align in ("center", "right"):
        free = measure - indent - set_width
        indent += free / 2 if align == "center" else free
    starts = _starts(paragraph, start, end, indent, spaces)
    runs = _runs(paragraph, start, end, starts)
    if leaders:
        filling = _leaders(paragraph, leaders, start, starts, spaces)
        runs = tuple(sorted((*runs, *filling), key=lambda run: run.place[0]))
    notes = _notes(paragraph, start, end, starts)
    if number == 0 and paragraph.initial is not None:
        runs = (_initial(paragraph), *runs)
    return SetLine(
        runs, measure, indent + set_width, loose / em, paragraph.at[start], span,
        paragraph.source.path, is_last, notes, _marks(paragraph, start, end, starts),
    )  # fmt: skip


def _take(spaces: list[float], gaps: Sequence[Gap], needed: float) -> None:
    """Takes space rank by rank; the members of a rank give the same share."""
    ready = [(gap.shrink_rank, i, gap.shrink) for i, gap in enumerate(gaps) if gap.shrink]
    for rank in range(TAKE_RANKS):
        members = [(i, shrink) for own, i, shrink in ready if own == rank]
        room = sum(shrink for _, shrink in members)
        if room <= 0:
            continue
        share = min(1.0, needed / room)
        for i, shrink in members:
            spaces[i] -= shrink * share
        needed -= room * share
        if needed <= _NOTHING:
            return


def _give(spaces: list[float], gaps: Sequence[Gap], room: float, loosest: float) -> float:
    """Gives space rank by rank, then to every open gap alike; how much that is, points."""
    ready = [(gap.stretch_rank, i, gap.stretch) for i, gap in enumerate(gaps) if gap.stretch]
    for rank in range(GIVE_RANKS):
        members = [(i, stretch) for own, i, stretch in ready if own == rank]
        most = sum(stretch for _, stretch in members)
        if most <= 0:
            continue
        share = min(1.0, room / most)
        for i, stretch in members:
            spaces[i] += stretch * share
        room -= most * share
    if room <= _NOTHING:
        return 0.0
    opened = [i for i, gap in enumerate(gaps) if gap.is_open]
    if not opened:  # a single word: it cannot be spread, and the line is short
        return room
    each = room / len(opened)
    if each > loosest:
        reserve = sum(gap.reserve for gap in gaps)
        share = min(1.0, (room - loosest * len(opened)) / reserve) if reserve else 0.0
        for i, gap in enumerate(gaps):
            spaces[i] += gap.reserve * share
        each = (room - reserve * share) / len(opened)
    for i in opened:
        spaces[i] += each
    return each


def _starts(
    paragraph: Paragraph, start: int, end: int, pen: float, spaces: Sequence[float]
) -> list[float]:
    """Where each box of the line begins, and, last, where the line ends."""
    steps = map(add, paragraph.width[start:end], (*spaces, 0.0))
    return list(accumulate(steps, initial=pen))


def _runs(paragraph: Paragraph, start: int, end: int, starts: Sequence[float]) -> tuple[Run, ...]:
    """The line's glyphs, a run for each stretch of one look; upright cells one by one."""
    first, place = paragraph.first, paragraph.place
    runs: list[Run] = []
    for begin, box in _of_one_look(paragraph, start, end):
        low, high = first[begin], first[box]
        if low == high:
            continue
        pens = starts[begin - start : box - start]
        if high - low != box - begin:  # words, or marks drawn on a 字
            counts = map(sub, first[begin + 1 : box + 1], first[begin:box])
            pens = [pen for pen, count in zip(pens, counts, strict=True) for _ in range(count)]
        off = paragraph.off[low:high]
        runs.append(
            Run(
                paragraph.looks[paragraph.look[begin]],
                tuple(paragraph.glyph[low:high]),
                tuple(map(add, pens, place[low:high])),
                tuple(off) if any(off) else (),
                tuple(paragraph.text[low:high]),
                starts[box - 1 - start] + paragraph.width[box - 1] - starts[begin - start],
            )
        )
    return tuple(runs)


def _of_one_look(paragraph: Paragraph, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches of a line whose boxes look alike; upright cells one by one."""
    for look, same in groupby(paragraph.look[start:end]):
        begin, start = start, start + len(list(same))
        if paragraph.looks[look].upright:
            yield from zip(range(begin, start), range(begin + 1, start + 1), strict=True)
            continue
        for leader in paragraph.leaders:
            if begin <= leader < start - 1:
                yield begin, leader + 1
                begin = leader + 1
        yield begin, start


def _run(word: Word, start: float, rise: float = 0.0) -> Run:
    """A word of its own at a place along the line and off it."""
    off = (rise,) * len(word.glyph) if rise else ()
    places = tuple(start + p for p in word.place)
    return Run(word.look, word.glyph, places, off, word.text, word.width)


def _leaders(
    paragraph: Paragraph,
    leaders: Sequence[int],
    start: int,
    starts: Sequence[float],
    spaces: Sequence[float],
) -> list[Run]:
    """What fills the line, repeated on a grid that ends with it, so that rows of it align."""
    runs: list[Run] = []
    for box in leaders:
        word = paragraph.leaders[box]
        if word is None or word.width <= 0:
            continue
        pen = starts[box - start]
        count = max(1, int((spaces[box - start] - paragraph.em / 2) / word.width))
        pen += spaces[box - start] - count * word.width - paragraph.em / 4
        for number in range(count):
            run = _run(word, pen + number * word.width)
            text = run.text if number == 0 else ("",) * len(run.text)
            runs.append(Run(run.look, run.glyph, run.place, run.off, text, run.width))
    return runs


def _notes(paragraph: Paragraph, start: int, end: int, starts: Sequence[float]) -> tuple[Run, ...]:
    notes: list[Run] = []
    hyphen = paragraph.hyphen.get(end - 1)
    if hyphen is not None and end < len(paragraph.width):
        notes.append(_run(hyphen, starts[end - 1 - start] + paragraph.width[end - 1]))
    for ruby in paragraph.ruby:
        if start <= ruby.first and ruby.last < end:
            begin = starts[ruby.first - start]
            reach = starts[ruby.last - start] + paragraph.width[ruby.last]
            rise = paragraph.em * ASCENT + ruby.word.look.size * (DESCENT + _RUBY_WHITE)
            if ruby.word.look.turned:
                rise = paragraph.em / 2 + ruby.word.look.size * (0.5 + _RUBY_WHITE)
            notes.append(_run(ruby.word, (begin + reach - ruby.word.width) / 2, rise))
    return tuple(notes)


def _initial(paragraph: Paragraph) -> Run:
    initial = paragraph.initial
    assert initial is not None, "asked for by the line that has it"
    return _run(initial.word, 0.0, -initial.drop)


def _marks(
    paragraph: Paragraph, start: int, end: int, starts: Sequence[float]
) -> tuple[SetMark, ...]:
    marks: list[SetMark] = []
    for mark in paragraph.marks:
        first, last = max(mark.first, start), min(mark.last, end - 1)
        if first > last:
            continue
        apart = _NAMES_APART * mark.size if mark.kind in ("name", "title") else 0.0
        boxes = range(first, last + 1)
        marks.append(
            SetMark(
                mark.kind,
                starts[first - start] + apart,
                starts[last - start] + paragraph.width[last] - apart,
                tuple(
                    starts[b - start] + paragraph.width[b] / 2 for b in boxes if paragraph.body[b]
                ),
                mark.size,
                mark.color,
            )
        )
    return tuple(marks)
