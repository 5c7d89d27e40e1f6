"""A paragraph and the measures of the coming lines → its best breaks for each number of lines.

Knuth and Plass's total fit ("Breaking Paragraphs into Lines", 1981) over prefix sums. A node
is (place where a line may end, lines set so far); from each node only the few ends that fit
are tried, found by bisection, so the work grows in line with the text. Every number of lines
that can be had is kept for copyfitting; in a paragraph longer than a page only the best.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from operator import attrgetter
from typing import Final

from msgspec import Struct

from .ends import End, ends_of
from .items import Paragraph
from .passes import WIDER, Pass, Ready, measure_of, pass_of, ready
from .sums import natural

RUNT: Final = 1.9  # em of 字 and words that a last line holds at least: two 字 (孤字)

_RUNT_COST: Final = 1e11  # outweighs any sum of lines
_KEPT: Final = 7  # line counts kept at one place
_LONG: Final = 4000  # boxes; a paragraph longer than a page has no use for line counts


class Breaks(Struct, frozen=True):
    """One way to break a paragraph: the box after each line's last, its cost, its worst line."""

    ends: tuple[int, ...]
    demerits: float
    loosest: float  # em between 字 in the worst line
    too_wide: tuple[int, ...] = ()  # lines that hold something wider than their measure

    @property
    def lines(self) -> int:
        return len(self.ends)


def best(
    paragraph: Paragraph | Ready,
    measures: Sequence[float],
    *,
    tracking: float = 0.0,
    strict: bool = False,
) -> dict[int, Breaks]:
    """The best breaks for each number of lines that can be had.

    `measures` are those of the coming lines in points; the last stands for all after it.
    `tracking` is added after every box, in em. Never empty: where no break is good the least
    bad is given, and a line that cannot be made to fit is named in `too_wide`. With `strict`,
    nothing is given that the strictest pass does not find.
    O(boxes × ends tried × counts kept).
    """
    known = paragraph if isinstance(paragraph, Ready) else ready(paragraph)
    track = tracking * known.paragraph.em
    strictness = known.strictness
    for spare, tolerance in strictness:
        found = _run(known.paragraph, measures, pass_of(known, spare, tolerance, track))
        if found or strict:
            return found
    return _forced(known, measures, strictness[-1], track)


def optimum(paragraph: Paragraph, measures: Sequence[float], *, tracking: float = 0.0) -> Breaks:
    """The best breaks of all, for text that need not fit a given number of lines.

    What `best` gives at its cheapest, in half the time where all lines but the first have one
    measure: nothing but the cheapest way to each place is kept.
    """
    track = tracking * paragraph.em
    whole = natural(paragraph, track)
    if whole <= measure_of(paragraph, 0, measures) - paragraph.head.get(0, 0.0):
        return Breaks((len(paragraph.width),), 1.0, 0.0)  # on one line, which costs nothing
    if len(measures) > 1 or paragraph.initial is not None:
        ways = best(paragraph, measures, tracking=tracking)
        return min(ways.values(), key=attrgetter("demerits"))
    known = ready(paragraph)
    strictness = known.strictness
    for spare, tolerance in strictness:
        found = _cheapest(paragraph, measures, pass_of(known, spare, tolerance, track))
        if found is not None:
            return found
    ways = _forced(known, measures, strictness[-1], track)
    return min(ways.values(), key=attrgetter("demerits"))


def _forced(
    known: Ready, measures: Sequence[float], last: tuple[bool, float], track: float
) -> dict[int, Breaks]:
    """The least bad, where no line can be had that is not too wide or has nothing to spread."""
    run = pass_of(known, *last, track)
    ends = ends_of(run.reach, forced=True)
    return _run(known.paragraph, measures, Pass(run.sums, run.reach, run.tolerance, ends))


# demerits, place before, lines before, gap of the line in em, line is too wide
_Node = tuple[float, int, int, float, bool]


def _cheapest(paragraph: Paragraph, measures: Sequence[float], run: Pass) -> Breaks | None:
    """The cheapest way in a pass where only the first line's measure differs, if any."""
    ends, box, body, head = run.ends, run.sums.box, run.sums.body, paragraph.head
    last = len(box) - 1
    common = measure_of(paragraph, 1, measures)
    may_be_runt = body[0] < RUNT or run.tolerance >= WIDER[-1]
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
        for end, cost, loose, _ in ends(place, measure):
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


def _run(  # noqa: C901, PLR0912  # one loop, kept in one piece for speed
    paragraph: Paragraph, measures: Sequence[float], run: Pass
) -> dict[int, Breaks]:
    """One pass; empty when it does not reach the end."""
    ends, known, box, body = run.ends, run.known, run.sums.box, run.sums.body
    last, head = len(box) - 1, paragraph.head
    several = len(paragraph.width) <= _LONG
    # From here on every line has the same measure, and so the same ends.
    special = max(len(measures) - 1, paragraph.initial.lines if paragraph.initial else 1)
    own = [measure_of(paragraph, number, measures) for number in range(special + 1)]
    differ = len(measures) > 1
    tables = [_table(known, measure, last) for measure in own] if differ else []
    may_be_runt = body[0] < RUNT or run.tolerance >= WIDER[-1]
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
        usual: list[End] | None = None
        for lines, node in here.items():
            if lines >= special and usual is not None:
                found = usual
            else:
                number = min(lines, special)
                seen = tables[number][place] if differ else None
                if seen is None:
                    measure = own[number]
                    if head:
                        measure -= head.get(box[place], 0.0)
                    seen = ends(place, measure)
                    if differ:
                        tables[number][place] = seen
                found = seen
                if lines >= special:
                    usual = found
            for end, cost, loose, wide in found:
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
                    reached[lines + 1] = (demerits, place, lines, loose, wide)
    final = nodes[last] or {}
    return {n: _breaks(trail, box, last, n, final[n]) for n in sorted(final)}


def _table(
    known: dict[float, list[list[End] | None]], measure: float, last: int
) -> list[list[End] | None]:
    """What is known of the ends at a measure, by the place a line begins at."""
    found = known.get(measure)
    if found is None:
        found = known[measure] = [None] * last
    return found


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
    node, loosest = last, 0.0
    while lines:
        ends.append(box[place])
        loosest = max(loosest, node[3])
        if node[4]:
            wide.append(lines - 1)
        place, lines = node[1], node[2]
        before = trail[place]
        assert before is not None, "a line began there"
        node = before[lines] if isinstance(before, dict) else before
    return Breaks(tuple(reversed(ends)), last[0], loosest, tuple(reversed(wide)))
