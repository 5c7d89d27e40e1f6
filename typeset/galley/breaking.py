"""A paragraph and the measures of the coming lines → its best breaks for each number of lines.

Knuth and Plass's total fit ("Breaking Paragraphs into Lines", 1981) over prefix sums. A node
is (place where a line may end, lines set so far); from each node only the few ends that fit
are tried, found by bisection, so the work grows in line with the text. Every number of lines
that can be had is kept for copyfitting; in a paragraph longer than a page only the best.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate
from operator import add, attrgetter
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
    """Prefix sums over a paragraph's boxes and gaps.

    `box` holds the box after each place where a line may end, the paragraph's start the first
    of them. `left[i]` is where box i begins and `right[i]` where the box before it ends, with
    what its width gains there, were all set on one line. The others count, at i, what the gaps
    before box i hold together; so a line of boxes a to b-1 has `shrink[b - 1] - shrink[a]`.
    """

    box: list[int]
    penalty: list[float]  # of each place
    left: list[float]
    right: list[float]
    shrink: list[float]
    tight: list[float]  # what of the shrink stands between 字: taken last, and dear
    give: list[float]  # stretch of the first ranks together
    open: list[float]  # gaps that take an equal share
    reserve: list[float]
    body: list[float]  # em of 字 and words from box i to the paragraph's end


def sums(paragraph: Paragraph, *, spare: bool = False) -> Sums:
    """The prefix sums, once for all the ways a paragraph is broken; `spare` places too, or not."""
    gaps, edge = paragraph.gap, paragraph.edge

    def before(values: Iterable[float]) -> list[float]:
        return list(accumulate(values, initial=0.0))

    # Gathered by the interpreter's own loops: this is as hot as the breaking itself.
    boxes, natural = before(paragraph.width), before(map(attrgetter("natural"), gaps))
    right = [0.0, *map(add, boxes[1:], natural)]
    for i, gained in edge.items():
        right[i + 1] += gained
    penalties = [None if g.is_spare and not spare else g.penalty for g in gaps]
    places = [i for i, penalty in enumerate(penalties, 1) if penalty is not FORBID]
    left_of = before(reversed(paragraph.body))
    return Sums(
        [0, *places, len(paragraph.width)],
        [0.0, *(penalty for penalty in penalties if penalty is not FORBID), 0.0],
        list(map(add, boxes, natural)),
        right,
        before(map(attrgetter("shrink"), gaps)),
        before([g.shrink if g.shrink_rank == TAKE_HAN else 0.0 for g in gaps]),
        before(map(attrgetter("stretch"), gaps)),
        before(map(attrgetter("is_open"), gaps)),
        before(map(attrgetter("reserve"), gaps)),
        left_of[::-1],
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
    track = tracking * paragraph.em
    passes = _passes(paragraph, prefix or sums(paragraph))
    for sums_, tolerance in passes:
        found = _pass(paragraph, measures, sums_, tolerance, track, forced=False)
        if found:
            return found
    return _pass(paragraph, measures, *passes[-1], track, forced=True)


def optimum(paragraph: Paragraph, measures: Sequence[float], *, tracking: float = 0.0) -> Breaks:
    """The best breaks of all, for text that need not fit a given number of lines.

    What `best` gives at its cheapest, in half the time where all lines but the first have one
    measure: nothing but the cheapest way to each place is kept.
    """
    track = tracking * paragraph.em
    whole = _natural(paragraph, track)
    if whole <= measure_of(paragraph, 0, measures) - paragraph.head.get(0, 0.0):
        return Breaks((len(paragraph.width),), 1.0, 0.0)  # on one line, which costs nothing
    if len(measures) > 1 or paragraph.initial is not None:
        return min(
            best(paragraph, measures, tracking=tracking).values(), key=attrgetter("demerits")
        )
    passes = _passes(paragraph, sums(paragraph))
    for sums_, tolerance in passes:
        found = _cheapest(paragraph, measures, sums_, tolerance, track)
        if found is not None:
            return found
    ways = _pass(paragraph, measures, *passes[-1], track, forced=True)
    return min(ways.values(), key=attrgetter("demerits"))


def _natural(paragraph: Paragraph, track: float) -> float:
    """The width of the paragraph on one line, nothing taken or given."""
    gaps = sum([gap.natural for gap in paragraph.gap])
    edge = paragraph.edge.get(len(paragraph.width) - 1, 0.0)
    return sum(paragraph.width) + gaps + track * len(paragraph.gap) + edge


def _passes(paragraph: Paragraph, prefix: Sums) -> list[tuple[Sums, float]]:
    """What is tried, from the strictest on: the style's loosest line, then words broken as a last
    resort, then ever looser lines.
    """
    passes = [(prefix, paragraph.style.loosest)]
    if any(gap.is_spare for gap in paragraph.gap):
        prefix = sums(paragraph, spare=True)
        passes.append((prefix, paragraph.style.loosest))
    return passes + [(prefix, tolerance) for tolerance in _WIDER]


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
_Ends = Callable[[int, float], list[_End]]


def _cheapest(
    paragraph: Paragraph, measures: Sequence[float], prefix: Sums, tolerance: float, track: float
) -> Breaks | None:
    """The cheapest way at a tolerance where only the first line's measure differs, if any."""
    ends_of = _ends(paragraph, prefix, tolerance, track, forced=False)
    box, body, head = prefix.box, prefix.body, paragraph.head
    last = len(box) - 1
    common = measure_of(paragraph, 1, measures)
    may_be_runt = body[0] < RUNT or tolerance >= _WIDER[-1]
    total = [math.inf] * (last + 1)
    before = [0] * (last + 1)
    gap = [0.0] * (last + 1)
    total[0] = 0.0
    for place in range(last):
        so_far = total[place]
        if so_far == math.inf:
            continue
        measure = common if place else measure_of(paragraph, 0, measures)
        if head:
            measure -= head.get(box[place], 0.0)
        for end, cost, loose, _ in ends_of(place, measure):
            demerits = so_far + cost
            if demerits < total[end]:
                if end == last and place and body[box[place]] < RUNT:
                    demerits += _RUNT_COST
                    if not may_be_runt or demerits >= total[end]:
                        continue
                total[end], before[end], gap[end] = demerits, place, loose
    if total[last] == math.inf:
        return None
    trail = []
    place = last
    while place:
        trail.append(place)
        place = before[place]
    trail.reverse()
    return Breaks(tuple(box[p] for p in trail), total[last], max(gap[p] for p in trail))


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
    ends_of = _ends(paragraph, prefix, tolerance, track, forced=forced)
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
        runt = body[box[place]] < RUNT
        usual: list[_End] | None = None
        for lines, node in here.items():
            if lines >= special and usual is not None:
                ends = usual
            else:
                measure = common if lines >= special else measure_of(paragraph, lines, measures)
                ends = ends_of(place, measure - head.get(box[place], 0.0))
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


def _ends(  # noqa: C901, PLR0915  # the hottest loop of the house, kept in one piece
    paragraph: Paragraph, prefix: Sums, tolerance: float, track: float, *, forced: bool
) -> _Ends:
    """What gives the ends that a line from a place can have at a measure, each with its cost.

    A function made for one pass, so that what it reads is at hand: it is called for every place
    and runs some three times through its loop.
    """
    em, loosest = paragraph.em, paragraph.style.loosest
    justified = paragraph.style.align == "justify"
    box, penalty, left, right = prefix.box, prefix.penalty, prefix.left, prefix.right
    if track:
        left = [x + track * i for i, x in enumerate(left)]
        right = [0.0, *(x + track * i for i, x in enumerate(right[1:]))]
    shrink, tight, give = prefix.shrink, prefix.tight, prefix.give
    opened, reserve = prefix.open, prefix.reserve
    last = len(box) - 1
    # The least and the most that a line to each place can reach, the first of them bisected for.
    narrowest = [right[b] - shrink[b - 1] for b in box]
    white = em * (_RAGGED_WHITE if tolerance < _WIDER[0] else 1e9)
    spread = [white] * len(right)
    if justified:
        share = tolerance * em
        spread = [g + o * share + r for g, o, r in zip(give, opened, reserve, strict=True)]
    widest = [right[b] + spread[b - 1] for b in box]
    squeezed = 1 + (0.0 if justified else _RAGGED_SQUEEZE)

    def ends(  # noqa: C901, PLR0912  # likewise
        place: int, measure: float
    ) -> list[_End]:
        """The places where a line from `place` can end."""
        first = box[place]
        reach = left[first] + measure
        most = reach - shrink[first] + _SLACK
        least = reach + (spread[first] if justified else 0.0) - _SLACK
        found: list[_End] = []
        for end in range(bisect_left(widest, least, place + 1, last), last + 1):
            if narrowest[end] > most:
                # A narrow mark may still follow where a wide box did not fit.
                if narrowest[end] > most + em:
                    break
                continue
            gap = box[end] - 1  # the one that vanishes at the line's end
            room = reach - right[gap + 1]
            loose = 0.0
            if room < 0:
                can_shrink = shrink[gap] - shrink[first]
                by_marks = can_shrink - (tight[gap] - tight[first])
                if -room <= by_marks:
                    cost = squeezed + _SQUEEZED * (-room / by_marks) ** 3
                else:
                    cost = squeezed + _SQUEEZED + _TIGHT * (-room - by_marks) / can_shrink
            elif end == last:
                cost = 1.0
            elif not justified:
                cost = 1 + 100 * (room / em / _RAGGED_COMFORT) ** 2
            else:
                can_give = give[gap] - give[first]
                rest = room - can_give
                if rest <= 0:
                    cost = 1 + 10 * (room / can_give) ** 3 if can_give else 1.0
                else:
                    shares = opened[gap] - opened[first]
                    cost = 11.0
                    if shares:
                        loose = rest / shares / em
                        if loose > loosest:
                            cost += _RESERVE_COST * (1 + rest / em - loosest * shares)
                            rest -= reserve[gap] - reserve[first]
                            loose = max(loosest, rest / shares / em)
                            cost += _SEEN_COST * (loose > loosest)
                        if loose <= _CUBIC:
                            cost += 100 * (loose / _COMFORT) ** 3
                        else:
                            cost += 100 * (_CUBIC / _COMFORT) ** 3 + 1e4 * (loose - _CUBIC)
                    elif rest > 2 * _SLACK:
                        continue
            found.append((end, (cost + penalty[end]) ** 2, loose, False))
        return found

    def fits(place: int, end: int, measure: float) -> bool:
        first = box[place]
        return narrowest[end] <= left[first] + measure - shrink[first] + _SLACK

    def ends_or_least_bad(place: int, measure: float) -> list[_End]:
        """The ends; where there are none, the fullest line, or one that is too wide."""
        found = ends(place, measure)
        if found:
            return found
        end = place + 1
        while end < last and fits(place, end + 1, measure):
            end += 1
        if not fits(place, end, measure):
            return [(end, _HOPELESS_COST, 0.0, True)]
        first, gap = box[place], box[end] - 1
        room = measure - (right[gap + 1] - left[first])
        shares = max(1, opened[gap] - opened[first])
        return [(end, _FORCED_COST, max(0.0, room) / em / shares, False)]

    return ends_or_least_bad if forced else ends


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
