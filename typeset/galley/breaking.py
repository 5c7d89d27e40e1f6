"""A paragraph and the measures of the coming lines → its best breaks for each number of lines.

Knuth and Plass's total fit ("Breaking Paragraphs into Lines", 1981) over prefix sums. A node
is (place where a line may end, lines set so far); from each node only the few ends that fit
are tried, found by bisection, so the work grows in line with the text. Every number of lines
that can be had is kept for copyfitting; in a paragraph longer than a page only the best.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import accumulate
from operator import add, attrgetter, itemgetter
from typing import Final

from msgspec import Struct

from .items import FORBID, TAKE_HAN, Paragraph

RUNT: Final = 1.9  # em of 字 and words that a last line holds at least: two 字 (孤字)

_COMFORT: Final = 0.05  # em between 字 that nobody sees: badness 100 is reached here
_CUBIC: Final = 0.3  # em between 字, up to which badness is cubic; beyond, all is lost anyway
_RESERVE_COST: Final = 2e3  # a line whose marks are spread beyond their fullest, and for each em
_SEEN_COST: Final = 5e3  # a line that a reader sees is loose: as few as can be
# Each of these outweighs any sum of what stands before it.
_RUNT_COST: Final = 1e11
_FORCED_COST: Final = 1e12  # a line that has nothing to be spread at
_HOPELESS_COST: Final = 1e14  # a line too wide: only where nothing else is left
# em per gap that the passes allow, after the style's own: then a reader sees it, then anything
_WIDER: Final = (0.3, 4.0)
_KEPT: Final = 7  # line counts kept at one place
_LONG: Final = 4000  # boxes; a paragraph longer than a page has no use for line counts
_SLACK: Final = 0.001  # points by which a line may be wider than its measure
_RAGGED_WHITE: Final = 4.0  # em at a ragged line's end before the next passes are tried
_SQUEEZED: Final = 200.0  # all marks of a line at their least: as bad as 字 0.06 em apart
_TIGHT: Final = 400.0  # 字 at their closest too: as bad as 0.09 em
_RAGGED_SQUEEZE: Final = 200.0  # a ragged line need not be squeezed
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
    shrink: tuple[float, ...]
    shrink_here: tuple[float, ...]
    give: tuple[float, ...]  # stretch of the first ranks together
    give_here: tuple[float, ...]
    open: tuple[float, ...]  # gaps that take an equal share
    open_here: tuple[float, ...]
    reserve: tuple[float, ...]
    reserve_here: tuple[float, ...]
    tight: tuple[float, ...]  # what of the shrink stands between 字: taken last, and dear
    tight_here: tuple[float, ...]
    penalty: list[float]
    body: list[float]  # em of 字 and words from here to the paragraph's end


def sums(paragraph: Paragraph) -> Sums:
    """The prefix sums, once for all the ways a paragraph is broken."""
    gaps, edge = paragraph.gap, paragraph.edge
    count = len(paragraph.width)
    box = [0, *(i + 1 for i, g in enumerate(gaps) if g.penalty is not FORBID), count]
    # Gathered by the interpreter's own loops: this is as hot as the breaking itself.
    there = itemgetter(*box)
    here = itemgetter(0, *(b - 1 for b in box[1:]))

    def both(values: Iterable[float]) -> tuple[tuple[float, ...], tuple[float, ...]]:
        """What lies before the box after each place, and before the gap at it."""
        total = [0.0, *accumulate(values)]
        total.append(total[-1])
        return there(total), here(total)

    natural, natural_here = both(map(attrgetter("natural"), gaps))
    shrink, shrink_here = both(map(attrgetter("shrink"), gaps))
    give, give_here = both(map(attrgetter("stretch"), gaps))
    opened, opened_here = both(map(attrgetter("is_open"), gaps))
    reserve, reserve_here = both(map(attrgetter("reserve"), gaps))
    tight, tight_here = both([g.shrink if g.shrink_rank == TAKE_HAN else 0.0 for g in gaps])
    boxes = there([0.0, *accumulate(paragraph.width)])
    width_here = list(map(add, boxes, natural_here))
    if edge:
        width_here = [w + edge.get(b - 1, 0.0) for w, b in zip(width_here, box, strict=True)]
    penalty = [0.0, *(g.penalty for g in gaps if g.penalty is not FORBID), 0.0]
    body = there([0.0, *accumulate(paragraph.body)])
    return Sums(
        box, list(map(add, boxes, natural)), width_here, shrink, shrink_here, give, give_here,
        opened, opened_here, reserve, reserve_here, tight, tight_here, penalty,
        [body[-1] - b for b in body],
    )  # fmt: skip


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


def _pass(  # noqa: C901  # one loop, kept in one piece for speed
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
    trail: list[dict[int, _Node] | _Node | None] = [None] * last
    for place in range(last):
        here = nodes[place]
        if here is None:
            continue
        if len(here) > 1:
            here = _prune(here, several=several)
        # Of a long paragraph a bare tuple is kept: a million dictionaries burden the collector.
        trail[place] = here if several else next(iter(here.values()))
        nodes[place] = None
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
                    worst = max(node[3], loose)
                    reached[lines + 1] = (demerits, place, lines, worst, wide)
    final = nodes[last] or {}
    return {n: _breaks(trail, box, last, n, final[n]) for n in sorted(final)}


class _Line:
    """The ends that a line from a place can have, at one tolerance and tracking."""

    def __init__(
        self, paragraph: Paragraph, prefix: Sums, tolerance: float, track: float, *, forced: bool
    ) -> None:
        self.prefix = prefix
        self.tolerance = tolerance
        self.forced = forced
        self.em = em = paragraph.em
        self.loosest = paragraph.style.loosest
        self.justified = paragraph.style.align == "justify"
        self.width, self.width_here = prefix.width, prefix.width_here
        if track:
            box = prefix.box
            self.width = [w + track * b for w, b in zip(self.width, box, strict=True)]
            self.width_here = [
                w + track * (b - 1) for w, b in zip(self.width_here, box, strict=True)
            ]
        # The widest a line can be made; the first end that reaches the measure is bisected for.
        share = tolerance * em
        self.widest = [
            w + g + o * share + r
            for w, g, o, r in zip(self.width, prefix.give, prefix.open, prefix.reserve, strict=True)
        ]
        self.widest_here = [
            w + g + o * share + r
            for w, g, o, r in zip(
                self.width_here, prefix.give_here, prefix.open_here, prefix.reserve_here,
                strict=True,
            )
        ]  # fmt: skip
        self.white = em * (_RAGGED_WHITE if tolerance < _WIDER[0] else 1e9)

    def ends(  # noqa: C901, PLR0912, PLR0915  # the hottest loop, kept in one piece for speed
        self, place: int, measure: float
    ) -> list[_End]:
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
        loosest = self.loosest
        reserve, reserve_here = prefix.reserve, prefix.reserve_here
        tight, tight_here = prefix.tight, prefix.tight_here
        found: list[_End] = []
        if justified:
            low = bisect_left(
                self.widest_here, measure + self.widest[place] - _SLACK, place + 1, last
            )
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
                by_marks = can_shrink - (tight_here[end] - tight[place])
                if -room <= by_marks:
                    cost = _SQUEEZED * (-room / by_marks) ** 3
                else:
                    cost = _SQUEEZED + _TIGHT * (-room - by_marks) / can_shrink
                cost += _RAGGED_SQUEEZE * (not justified)
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
                        cost = 10.0
                        if loose > loosest:
                            over = rest / em - loosest * opened
                            cost += _RESERVE_COST * (1 + over)
                            rest -= reserve_here[end] - reserve[place]
                            loose = max(loosest, rest / opened / em)
                            cost += _SEEN_COST * (loose > loosest)
                        if loose <= _CUBIC:
                            cost += 100 * (loose / _COMFORT) ** 3
                        else:
                            cost += 100 * (_CUBIC / _COMFORT) ** 3 + 1e4 * (loose - _CUBIC)
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
    trail: list[dict[int, _Node] | _Node | None],
    box: list[int],
    place: int,
    lines: int,
    last: _Node,
) -> Breaks:
    """The way that leads to the last node."""
    ends: list[int] = []
    wide: list[int] = []
    node = last
    while lines:
        ends.append(box[place])
        if node[4]:
            wide.append(lines - 1)
        place, lines = node[1], node[2]
        before = trail[place]
        assert before is not None, "a line began there"
        node = before[lines] if isinstance(before, dict) else before
    return Breaks(tuple(reversed(ends)), last[0], last[3], tuple(reversed(wide)))
