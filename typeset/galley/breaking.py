"""A paragraph and the measures of the coming lines → its best breaks for each number of lines.

Knuth and Plass's total fit ("Breaking Paragraphs into Lines", 1981) over prefix sums. A node
is (place where a line may end, lines set so far); from each node only the few ends that fit
are tried, found by bisection, so the work grows in line with the text. Every number of lines
that can be had is kept for copyfitting; in a paragraph longer than a page only the best.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate
from typing import Final

from msgspec import Struct

from .items import FORBID, Paragraph

RUNT: Final = 1.9  # em of 字 and words that a last line holds at least: two 字 (孤字)

_COMFORT: Final = 0.05  # em between 字 that nobody sees: badness 100 is reached here
_RUNT_COST: Final = 1e8
_FORCED_COST: Final = 1e9  # a line that reaches its measure only far too loose
_HOPELESS_COST: Final = 1e12  # a line too wide: only where nothing else is left
# em per gap that the passes allow, after the style's own: then a reader sees it, then anything
_WIDER: Final = (0.3, 4.0)
_KEPT: Final = 7  # line counts kept at one place
_LONG: Final = 4000  # boxes; a paragraph longer than a page has no use for line counts
_SLACK: Final = 0.001  # points by which a line may be wider than its measure
_RAGGED_WHITE: Final = 4.0  # em at a ragged line's end before the next passes are tried
_RAGGED_COMFORT: Final = 2.0  # em at a ragged line's end: badness 100 is reached here


class Breaks(Struct, frozen=True):
    """One way to break a paragraph: the box after each line's last, its cost, its worst line."""

    ends: tuple[int, ...]
    demerits: float
    loosest: float  # em between 字 in the worst line
    too_wide: tuple[int, ...] = ()  # lines that hold something wider than their measure

    @property
    def lines(self) -> int:
        return len(self.ends)


class Sums(Struct, frozen=True):
    """Prefix sums at the places where a line may end, the paragraph's start the first of them.

    Those named `…_here` count what stands before the gap at the place, for a line that ends
    there; the others what stands before the box after it, for a line that begins there.
    """

    box: list[int]  # the box after the place
    width: list[float]
    width_here: list[float]
    shrink: list[float]
    shrink_here: list[float]
    give: list[float]  # stretch of the first ranks together
    give_here: list[float]
    open: list[int]  # gaps that take an equal share
    open_here: list[int]
    penalty: list[float]
    body: list[float]  # em of 字 and words from here to the paragraph's end


def sums(paragraph: Paragraph) -> Sums:
    """The prefix sums, once for all the ways a paragraph is broken."""
    gaps, widths, edge = paragraph.gap, paragraph.width, paragraph.edge
    count = len(widths)
    natural = [0.0, *accumulate(g.natural for g in gaps)]
    shrink = [0.0, *accumulate(g.shrink for g in gaps)]
    give = [0.0, *accumulate(g.stretch for g in gaps)]
    opened = [0, *accumulate(1 if g.is_open else 0 for g in gaps)]
    width = [0.0, *accumulate(widths)]
    body = list(accumulate(reversed(paragraph.body), initial=0.0))
    box = [0, *(i + 1 for i, g in enumerate(gaps) if g.penalty is not FORBID), count]
    last = len(natural) - 1
    return Sums(
        box,
        [width[b] + natural[min(b, last)] for b in box],
        [width[b] + natural[b - 1] + edge.get(b - 1, 0.0) if b else 0.0 for b in box],
        [shrink[min(b, last)] for b in box],
        [shrink[b - 1] if b else 0.0 for b in box],
        [give[min(b, last)] for b in box],
        [give[b - 1] if b else 0.0 for b in box],
        [opened[min(b, last)] for b in box],
        [opened[b - 1] if b else 0 for b in box],
        [gaps[b - 1].penalty or 0.0 if 0 < b < count else 0.0 for b in box],
        [body[count - b] for b in box],
    )


def best(
    paragraph: Paragraph,
    measures: Sequence[float],
    *,
    tracking: float = 0.0,
    prefix: Sums | None = None,
) -> dict[int, Breaks]:
    """The best breaks for each number of lines that can be had.

    `measures` are those of the coming lines in points; the last stands for all after it.
    `tracking` is added after every box, in em. Never empty: where no break is good the least
    bad is given, and a line that cannot be made to fit is named in `too_wide`.
    O(boxes × ends tried × counts kept).
    """
    prefix = prefix or sums(paragraph)
    track = tracking * paragraph.em
    for tolerance in (paragraph.style.loosest, *_WIDER):
        found = _pass(paragraph, measures, prefix, tolerance, track, forced=False)
        if found:
            return found
    return _pass(paragraph, measures, prefix, _WIDER[-1], track, forced=True)


def measure_of(paragraph: Paragraph, number: int, measures: Sequence[float]) -> float:
    """What a line's type may fill: the slot's measure less indents and a dropped initial."""
    return measures[min(number, len(measures) - 1)] - indent_of(paragraph, number)


def indent_of(paragraph: Paragraph, number: int) -> float:
    """How far a line is moved in, points."""
    style, initial = paragraph.style, paragraph.initial
    if initial is not None and number < initial.lines:
        return initial.indent
    return (style.hanging_indent if number else style.indent) * paragraph.em


# demerits, place before, lines before, worst gap, line is too wide
_Node = tuple[float, int, int, float, bool]
# place, cost, gap of the line, line is too wide
_End = tuple[int, float, float, bool]


def _pass(
    paragraph: Paragraph,
    measures: Sequence[float],
    prefix: Sums,
    tolerance: float,
    track: float,
    *,
    forced: bool,
) -> dict[int, Breaks]:
    """One run at a tolerance; empty when it does not reach the end."""
    line = _Line(paragraph, prefix, tolerance, track, forced=forced)
    last = len(prefix.box) - 1
    several = len(paragraph.width) <= _LONG
    # From here on every line has the same measure, and so the same ends.
    special = max(len(measures) - 1, paragraph.initial.lines if paragraph.initial else 1)
    common = measure_of(paragraph, special, measures)
    head, box, body = paragraph.head, prefix.box, prefix.body
    may_be_runt = body[0] < RUNT or tolerance >= _WIDER[-1]
    nodes: list[dict[int, _Node] | None] = [None] * (last + 1)
    nodes[0] = {0: (0.0, -1, 0, 0.0, False)}
    for place in range(last):
        here = nodes[place]
        if here is None:
            continue
        if len(here) > 1:
            here = nodes[place] = _prune(here, several=several)
        runt = body[place] < RUNT
        usual: list[_End] | None = None
        for lines, node in here.items():
            if lines >= special and usual is not None:
                ends = usual
            else:
                measure = common if lines >= special else measure_of(paragraph, lines, measures)
                ends = line.ends(place, measure - head.get(box[place], 0.0))
                if lines >= special:
                    usual = ends
            for end, cost, loose, wide in ends:
                demerits = node[0] + cost
                if runt and end == last and lines:
                    if not may_be_runt:
                        continue
                    demerits += _RUNT_COST
                reached = nodes[end]
                if reached is None:
                    reached = nodes[end] = {}
                rival = reached.get(lines + 1)
                if rival is None or demerits < rival[0]:
                    worst = loose if loose > node[3] else node[3]
                    reached[lines + 1] = (demerits, place, lines, worst, wide)
    final = nodes[last] or {}
    return {n: _breaks(nodes, box, last, n) for n in sorted(final)}


class _Line:
    """The ends that a line from a place can have, at one tolerance and tracking."""

    def __init__(
        self, paragraph: Paragraph, prefix: Sums, tolerance: float, track: float, *, forced: bool
    ) -> None:
        self.prefix = prefix
        self.tolerance = tolerance
        self.forced = forced
        self.em = em = paragraph.em
        self.justified = paragraph.style.align == "justify"
        self.width, self.width_here = prefix.width, prefix.width_here
        if track:
            box = prefix.box
            self.width = [w + track * b for w, b in zip(self.width, box, strict=True)]
            self.width_here = [w + track * (b - 1) for w, b in zip(self.width_here, box, strict=True)]
        # The widest a line can be made; the first end that reaches the measure is bisected for.
        share = tolerance * em
        self.widest = [w + s + o * share for w, s, o in
                       zip(self.width, prefix.give, prefix.open, strict=True)]  # fmt: skip
        self.widest_here = [w + s + o * share for w, s, o in
                            zip(self.width_here, prefix.give_here, prefix.open_here, strict=True)]  # fmt: skip
        self.white = em * (_RAGGED_WHITE if tolerance < _WIDER[0] else 1e9)

    def ends(self, place: int, measure: float) -> list[_End]:
        """The places where a line from `place` can end, each with its cost.

        Long and plain, because it is the hottest loop of the house.
        """
        prefix, em, justified = self.prefix, self.em, self.justified
        width_here, shrink_here = self.width_here, prefix.shrink_here
        give_here, open_here, penalty = prefix.give_here, prefix.open_here, prefix.penalty
        base, base_shrink = self.width[place], prefix.shrink[place]
        base_give, base_open = prefix.give[place], prefix.open[place]
        last = len(width_here) - 1
        limit = measure + _SLACK
        found: list[_End] = []
        if justified:
            low = bisect_left(self.widest_here, measure + self.widest[place] - _SLACK, place + 1, last)
        else:
            low = bisect_left(width_here, base + measure - self.white, place + 1, last)
        for end in range(low, last + 1):
            room = measure - (width_here[end] - base)
            can_shrink = shrink_here[end] - base_shrink
            if room + can_shrink < -_SLACK:
                if width_here[end] - base - can_shrink > limit + em:
                    break
                continue
            loose = 0.0
            if room < 0:
                cost = 100 * (-room / can_shrink) ** 3 if can_shrink > 0 else 0.0
            elif end == last:
                cost = 0.0
            elif not justified:
                cost = 100 * (room / em / _RAGGED_COMFORT) ** 2
            else:
                can_give = give_here[end] - base_give
                rest = room - can_give
                if rest <= 0:
                    cost = 10 * (room / can_give) ** 3 if can_give else 0.0
                else:
                    opened = open_here[end] - base_open
                    if not opened:
                        if rest > 2 * _SLACK:
                            continue
                        cost = 10.0
                    else:
                        loose = rest / opened / em
                        cost = 10 + 100 * (loose / _COMFORT) ** 3
            found.append((end, (1 + cost + penalty[end]) ** 2, loose, False))
        return found or (self._least_bad(place, measure) if self.forced else found)

    def _least_bad(self, place: int, measure: float) -> list[_End]:
        """The fullest line from `place`, or one too wide where the first thing in it is."""
        prefix = self.prefix
        last = len(prefix.box) - 1
        end = place + 1
        while end < last and self._fits(place, end + 1, measure):
            end += 1
        if not self._fits(place, end, measure):
            return [(end, _HOPELESS_COST, 0.0, True)]
        room = measure - (self.width_here[end] - self.width[place])
        opened = prefix.open_here[end] - prefix.open[place]
        return [(end, _FORCED_COST, max(0.0, room) / self.em / max(1, opened), False)]

    def _fits(self, place: int, end: int, measure: float) -> bool:
        prefix = self.prefix
        width = self.width_here[end] - self.width[place]
        return width - (prefix.shrink_here[end] - prefix.shrink[place]) <= measure + _SLACK


def _prune(here: dict[int, _Node], *, several: bool) -> dict[int, _Node]:
    """The line counts beside the cheapest one, or that alone."""
    cheapest = min(here, key=lambda n: here[n][0])
    if not several:
        return {cheapest: here[cheapest]}
    if len(here) <= _KEPT:
        return here
    return {n: node for n, node in here.items() if abs(n - cheapest) <= _KEPT // 2}


def _breaks(
    nodes: list[dict[int, _Node] | None], box: list[int], last: int, count: int
) -> Breaks:
    ends: list[int] = []
    wide: list[int] = []
    place, lines = last, count
    first = (nodes[place] or {})[lines]
    while lines:
        _, before, fewer, _, is_wide = (nodes[place] or {})[lines]
        ends.append(box[place])
        if is_wide:
            wide.append(lines - 1)
        place, lines = before, fewer
    return Breaks(tuple(reversed(ends)), first[0], first[3], tuple(reversed(wide)))
