"""A paragraph and the measures of the coming lines → its best breaks for each number of lines.

Knuth and Plass's total fit ("Breaking Paragraphs into Lines", 1981) over prefix sums. Nodes
are (box after which a line ended, lines set so far); from each node only the few ends that
fit are tried, found by bisection, so the work grows in line with the text. Every number of
lines that can be had is kept for copyfitting; in a paragraph longer than a page only those
beside the best.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate
from typing import Final

from msgspec import Struct

from .items import FORBID, GIVE_RANKS, Paragraph

RUNT: Final = 2  # 字 that a last line holds at least, beside its marks (孤字)

_COMFORT: Final = 0.05  # em between 字 that nobody sees: badness 100 is reached here
_RUNT_COST: Final = 1e6
_HOPELESS: Final = 1e12  # a line too wide: only where nothing else is left
# em per gap that the passes allow, after the style's own: then a reader sees it, then anything
_WIDER: Final = (0.3, 4.0)
_KEPT: Final = 7  # line counts kept at one place
_KEPT_LONG: Final = 1
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


class Sums(Struct, frozen=True):
    """Prefix sums of a paragraph: what lies before box i, gaps after boxes counted with them."""

    natural: list[float]
    shrink: list[float]
    give: list[float]  # stretch of the first ranks together
    open: list[int]  # gaps that take an equal share
    body: list[int]


def sums(paragraph: Paragraph) -> Sums:
    """The prefix sums, once for all the ways a paragraph is broken."""
    gaps = paragraph.gap
    last = len(paragraph.width) - 1
    return Sums(
        list(accumulate((w + (gaps[i].natural if i < last else 0.0)
                         for i, w in enumerate(paragraph.width)), initial=0.0)),
        list(accumulate((g.shrink for g in gaps), initial=0.0)),
        list(accumulate((g.stretch for g in gaps), initial=0.0)),
        list(accumulate((1 if g.is_open else 0 for g in gaps), initial=0)),
        list(accumulate(paragraph.body, initial=0)),
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
    O(boxes × ends tried × counts kept): 100,000 字 in about 1 s.
    """
    prefix = prefix or sums(paragraph)
    track = tracking * paragraph.em
    for tolerance in (paragraph.style.loosest, *_WIDER):
        found = _pass(paragraph, measures, prefix, tolerance, track, forced=False)
        if found:
            return found
    return _pass(paragraph, measures, prefix, _WIDER[-1], track, forced=True)


class _Node(Struct):
    """A line ended here: what it cost so far, and the line before."""

    demerits: float
    before: _Node | None
    end: int
    loosest: float
    wide: bool


def _pass(
    paragraph: Paragraph,
    measures: Sequence[float],
    prefix: Sums,
    tolerance: float,
    track: float,
    *,
    forced: bool,
) -> dict[int, Breaks]:
    """One run at a tolerance. Long and plain, because it is the hottest loop of the house."""
    natural, shrink, give, opened, body = (
        prefix.natural, prefix.shrink, prefix.give, prefix.open, prefix.body,
    )  # fmt: skip
    gaps, hang, head = paragraph.gap, paragraph.hang, paragraph.head
    em, count = paragraph.em, len(paragraph.width)
    style = paragraph.style
    justified = style.align == "justify"
    first_indent, other_indent = style.indent * em, style.hanging_indent * em
    slack = 0.001
    kept = _KEPT_LONG if count > _LONG else _KEPT
    last_measure = len(measures) - 1
    uniform = len(set(measures)) == 1
    fullest = max(measures)
    # nodes[p][n]: the best way to have set the boxes before p in n lines
    nodes: dict[int, dict[int, _Node]] = {0: {0: _Node(0.0, None, 0, 0.0, wide=False)}}
    waiting = [0]
    position = 0
    total_body = body[count]
    while waiting:
        position = waiting.pop(0)
        here = nodes[position]
        if position == count:
            break
        if len(here) > kept:
            here = nodes[position] = _prune(here, kept)
        tried: dict[float, list[tuple[int, float, float, bool]]] = {}
        for lines, node in here.items():
            measure = measures[min(lines, last_measure)] - (other_indent if lines else first_indent)
            measure -= head.get(position, 0.0)
            ends = tried.get(measure) if uniform else None
            if ends is None:
                ends = tried[measure] = _ends(
                    position, measure, natural, shrink, give, opened, gaps, hang, em, count,
                    tolerance, track, slack, justified=justified, forced=forced,
                )  # fmt: skip
            for end, cost, loose, wide in ends:
                demerits = node.demerits + cost
                if end == count and lines and total_body - body[position] < RUNT:
                    if not forced and tolerance < _WIDER[-1] and total_body >= RUNT:
                        continue
                    demerits += _RUNT_COST
                reached = nodes.get(end)
                if reached is None:
                    reached = nodes[end] = {}
                    _insert(waiting, end)
                rival = reached.get(lines + 1)
                if rival is None or demerits < rival.demerits:
                    reached[lines + 1] = _Node(
                        demerits, node, end, max(node.loosest, loose), wide=wide
                    )
        if position and count > _LONG:
            pass
    del fullest
    final = nodes.get(count, {})
    return {n: _breaks(node) for n, node in sorted(final.items())}


def _insert(waiting: list[int], end: int) -> None:
    """Keeps the places still to be left in order; a new one is nearly always the last."""
    if not waiting or end > waiting[-1]:
        waiting.append(end)
    else:
        waiting.insert(bisect_left(waiting, end), end)


def _ends(
    start: int,
    measure: float,
    natural: list[float],
    shrink: list[float],
    give: list[float],
    opened: list[int],
    gaps: list,
    hang: dict[int, float],
    em: float,
    count: int,
    tolerance: float,
    track: float,
    slack: float,
    *,
    justified: bool,
    forced: bool,
) -> list[tuple[int, float, float, bool]]:
    """The ends that a line from `start` can have: (box after it, cost, em of gap, too wide)."""
    found: list[tuple[int, float, float, bool]] = []
    base, base_shrink, base_give, base_open = natural[start], shrink[start], give[start], opened[start]
    # A line stretched to the limit still has to reach the measure: nothing before `low` does.
    least = measure / (1 + tolerance) - em if justified else 0.0
    low = max(start + 1, bisect_left(natural, base + least, start + 1, count)) if least > 0 else start + 1
    last = -1
    for end in range(low, count + 1):
        inner = end - 1
        width = natural[end] - base - (gaps[inner].natural if end < count else 0.0)
        width += track * (inner - start) - hang.get(inner, 0.0)
        can_shrink = shrink[inner] - base_shrink
        if width - can_shrink > measure + slack:
            break
        if end < count and gaps[inner].penalty is FORBID:
            continue
        last = end
        cost, loose = _line_cost(
            measure - width, can_shrink, give[inner] - base_give, opened[inner] - base_open, em,
            tolerance, ragged=not justified or end == count,
        )  # fmt: skip
        if cost is None:
            continue
        penalty = (gaps[inner].penalty or 0.0) if end < count else 0.0
        found.append((end, (1 + cost + penalty) ** 2, loose, False))
    if forced and not found:
        end = last if last > 0 else _first_break(start, gaps, count)
        width = natural[end] - base
        wide = last < 0
        cost = _HOPELESS if wide else 1e9
        loose = 0.0 if wide else max(0.0, measure - width) / em / max(1, opened[end - 1] - base_open)
        found.append((end, cost, loose, wide))
    return found


def _line_cost(
    room: float,
    can_shrink: float,
    can_give: float,
    opened: int,
    em: float,
    tolerance: float,
    *,
    ragged: bool,
) -> tuple[float | None, float]:
    """Badness of a line with `room` points to fill (or, negative, to take), and its gap in em."""
    if room < 0:
        ratio = -room / can_shrink if can_shrink > 0 else 0.0
        return 100 * ratio**3, 0.0
    if ragged:
        return 0.0, 0.0
    rest = room - can_give
    if rest <= 0:
        return 10 * (room / can_give) ** 3 if can_give else 0.0, 0.0
    if opened == 0:
        return (None, 0.0) if rest > 0.01 * em else (0.0, 0.0)
    loose = rest / opened / em
    if loose > tolerance:
        return None, loose
    return 10 + 100 * (loose / _COMFORT) ** 3, loose


def _first_break(start: int, gaps: list, count: int) -> int:
    """The first place after `start` where a line may end at all."""
    for end in range(start + 1, count):
        if gaps[end - 1].penalty is not FORBID:
            return end
    return count


def _prune(here: dict[int, _Node], kept: int) -> dict[int, _Node]:
    """The line counts beside the cheapest one."""
    cheapest = min(here, key=lambda n: here[n].demerits)
    return {n: node for n, node in here.items() if abs(n - cheapest) <= kept // 2}


def _breaks(node: _Node) -> Breaks:
    ends: list[int] = []
    wide: list[int] = []
    here: _Node | None = node
    while here is not None and here.before is not None:
        ends.append(here.end)
        if here.wide:
            wide.append(here.end)
        here = here.before
    ends.reverse()
    return Breaks(
        tuple(ends),
        node.demerits,
        node.loosest,
        tuple(i for i, end in enumerate(ends) if end in wide),
    )
