"""Paragraphs and heads, and the slots of a thread → where each stands, at the least cost (凑版).

A small dynamic programme over (item, slot). A paragraph offers the line counts it can be set
in, with their cost; a head takes whole rows and may have a row or two opened above it. The
cheapest combination that fits is taken. Nothing is cut and nothing shrunk: what does not fit
is said in lines and 字.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct

from typeset.galley import breaking
from typeset.galley.breaking import Breaks
from typeset.galley.items import Paragraph
from typeset.plan.model import LineSlot

_ORPHAN_COST = 4e5  # a line alone at a column's foot or head (孤行): worse than a loose line
BARE_HEAD_COST = 1e12  # too few lines under a head
_OTHER_COUNT_COST = 3e3  # a line count the paragraph would not have taken by itself
_TRACKED_COST = 1e4  # a paragraph set with tracking
_OPENED_ROW_COST = 2e4  # a row opened above a head beyond the design's own
_SMALL_HEAD_COST = 6e4  # a head set in its smaller design
_WHITE_ROW_COST = 1e6  # a row left white at a column's foot, because a head did not fit there

_SAME = 0.001  # points by which two measures are one
_NOT_SEEN = 0.01  # em between 字 by which a line may be looser than need be


class Way(Struct, frozen=True):
    """A way of setting a paragraph, and the tracking it needs, em."""

    breaks: Breaks
    tracking: float


Options = Callable[[int, int], dict[int, Way]]  # (item, first slot) → a paragraph's ways


class Prose(Struct, frozen=True):
    """A paragraph in a thread, the empty rows before it, and how far they may be opened."""

    paragraph: Paragraph
    before: int = 0
    most_before: int = 0


class Head(Struct, frozen=True):
    """A design in a thread: rows it takes, rows above it, lines that must follow it."""

    rows: int
    before: int
    most_before: int
    keep: int
    flow: int  # index of the area's flow entry it comes from
    small_rows: int = 0  # rows its smaller design takes; 0 where it has none


Item = Prose | Head


class Placed(Struct, frozen=True):
    """An item placed: its first slot, the slots it takes, a paragraph's breaks."""

    first: int
    count: int
    way: Way | None


class Fits(Struct, frozen=True):
    """Every item at its place; `natural` is what the thread would take with no pressure."""

    placed: tuple[Placed, ...]
    used: int  # slots, to the end of the last item
    cost: float
    natural: int


class Overset(Struct, frozen=True):
    """What runs over: lines and 字 beyond the last slot, the item and its box it starts in."""

    lines: int
    characters: int
    item: int
    box: int


class _State(Struct):
    cost: float
    before: _State | None
    placed: Placed | None
    white: int = 0  # rows skipped under a column's last lines
    lone: int = 0  # lines left alone where a paragraph crosses


class Stock:
    """The ways of setting each paragraph of a thread: broken once, kept through every attempt.

    What a paragraph can be set in depends on nothing but the measures of the lines it may
    take, so most attempts, rows and starting slots share their ways.
    """

    def __init__(self, items: Sequence[Item]) -> None:
        self.items = items
        self.sums: dict[int, breaking.Sums] = {}
        self.kept: dict[tuple[int, tuple[float, ...], float], dict[int, Breaks]] = {}

    def options(
        self, slots: Sequence[LineSlot], trackings: Sequence[float], *, own_only: bool
    ) -> Options:
        """The ways from a slot on, each line count at its least tracking.

        `trackings` stand in the order they are preferred. With `own_only` a paragraph offers
        no other count of lines than its own.
        """
        measures = [slot.measure for slot in slots]
        narrowest = min(measures, default=0.0)
        uniform = measures[:1] if max(measures, default=0.0) - narrowest < _SAME else None
        kept: dict[tuple[int, int], dict[int, Way]] = {}

        def options(number: int, cursor: int) -> dict[int, Way]:
            key = (number, 0 if uniform else cursor)
            found = kept.get(key)
            if found is None:
                coming = uniform or _coming(measures, cursor, self._most(number, narrowest))
                found = self._ways(number, tuple(coming), trackings)
                if own_only:
                    own = own_lines(found)
                    found = {own: found[own]}
                kept[key] = found
            return found

        return options

    def _most(self, number: int, narrowest: float) -> int:
        """How many lines the paragraph takes at most, with some to spare."""
        return int(sum(self._paragraph(number).width) / max(narrowest, 1.0) * 1.25) + 4

    def _paragraph(self, number: int) -> Paragraph:
        item = self.items[number]
        assert isinstance(item, Prose), "only prose is broken"
        return item.paragraph

    def _ways(
        self, number: int, measures: tuple[float, ...], trackings: Sequence[float]
    ) -> dict[int, Way]:
        loosest = self._paragraph(number).style.loosest
        ways: dict[int, Way] = {}
        for tracking in trackings:
            for count, breaks in self._broken(number, measures, tracking).items():
                other = ways.get(count)
                if other is None or other.breaks.loosest > loosest >= breaks.loosest:
                    ways[count] = Way(breaks, tracking)
        return ways

    def _broken(
        self, number: int, measures: tuple[float, ...], tracking: float
    ) -> dict[int, Breaks]:
        key = (number, measures, tracking)
        found = self.kept.get(key)
        if found is None:
            paragraph = self._paragraph(number)
            prefix = self.sums.get(number)
            if prefix is None:
                prefix = self.sums[number] = breaking.sums(paragraph)
            broken = breaking.best(paragraph, measures, tracking=tracking, prefix=prefix)
            found = self.kept[key] = _decent(broken, paragraph.style.loosest)
        return found


def _coming(measures: Sequence[float], cursor: int, most: int) -> Sequence[float]:
    """The measures of the lines a paragraph may take from a slot on; one where all agree."""
    coming = measures[cursor : cursor + most] or measures[-1:]
    first = coming[0]
    return coming[:1] if all(abs(m - first) < _SAME for m in coming) else coming


def _decent(ways: dict[int, Breaks], loosest: float) -> dict[int, Breaks]:
    """The ways that read as well as the best: fitting never loosens a line for all to see."""
    limit = max(loosest, min(way.loosest for way in ways.values()) + _NOT_SEEN)
    return {count: way for count, way in ways.items() if way.loosest <= limit}


def fit(
    items: Sequence[Item],
    slots: Sequence[LineSlot],
    options: Options,
    *,
    most: int,
    fill: bool = False,
) -> Fits | Overset:
    """The cheapest places that end at or before slot `most`; with `fill` as near it as can be."""
    states: dict[int, _State] = {0: _State(0.0, None, None)}
    for number, item in enumerate(items):
        following: dict[int, _State] = {}
        for cursor, state in states.items():
            ways = (
                _head_ways(item, cursor, slots)
                if isinstance(item, Head)
                else _prose_ways(items, number, cursor, slots, options)
            )
            for placed, cost in ways:
                end, total = placed.first + placed.count, state.cost + cost
                white = state.white + _skipped(cursor, placed.first, slots)
                lone = state.lone + lone_lines(item, placed, slots)
                rival = following.get(end)
                better = rival is None or (
                    (white, lone, total) < (rival.white, rival.lone, rival.cost)
                    if fill
                    else total < rival.cost
                )
                if better:
                    following[end] = _State(total, state, placed, white, lone)
        states = following
    natural = min(states, key=lambda end: states[end].cost)
    fitting = [end for end in states if end <= most]
    if not fitting:
        return _overset(items, states, most)
    if fill:
        chosen = min(fitting, key=lambda end: _emptiness(most - end, states[end]))
    else:
        chosen = min(fitting, key=lambda end: states[end].cost)
    return Fits(_trail(states[chosen]), chosen, states[chosen].cost, natural)


def _skipped(cursor: int, first: int, slots: Sequence[LineSlot]) -> int:
    """The rows left white where a head went on to the next column."""
    crosses = first < len(slots) and cursor < first and slots[cursor].area != slots[first].area
    return first - cursor if crosses else 0


def _emptiness(left: int, state: _State) -> tuple[int, int, float]:
    """What is bad about a filling: white rows, then lone lines, then its cost."""
    return left + state.white, state.lone, state.cost


def _prose_ways(
    items: Sequence[Item], number: int, cursor: int, slots: Sequence[LineSlot], options: Options
) -> Iterator[tuple[Placed, float]]:
    item = items[number]
    assert isinstance(item, Prose), "a head has ways of its own"
    if _at_top(cursor, slots):
        starts = [(cursor, 0.0)]
    else:
        most = max(item.before, item.most_before)
        starts = [(cursor + n, _OPENED_ROW_COST * (n - item.before))
                  for n in range(item.before, most + 1)]  # fmt: skip
    for first, opened in starts:
        yield from _from(items, number, first, opened, slots, options)


def _from(
    items: Sequence[Item],
    number: int,
    first: int,
    opened: float,
    slots: Sequence[LineSlot],
    options: Options,
) -> Iterator[tuple[Placed, float]]:
    """The ways of a paragraph that begins in the slot `first`."""
    item = items[number]
    assert isinstance(item, Prose), "a head has ways of its own"
    ways = options(number, first)
    own = own_lines(ways)
    head = items[number - 1] if number else None
    for count, way in ways.items():
        cost = opened + way.breaks.demerits + _OTHER_COUNT_COST * abs(count - own)
        cost += _TRACKED_COST * (way.tracking != 0)
        placed = Placed(first, count, way)
        cost += _ORPHAN_COST * lone_lines(item, placed, slots)
        if isinstance(head, Head):
            cost += _bare(first, slots, head.keep)
        yield placed, cost


def own_lines(ways: dict[int, Way]) -> int:
    """The lines a paragraph takes when nothing presses it."""
    return min(ways.values(), key=lambda w: (w.tracking != 0, w.breaks.demerits)).breaks.lines


def _head_ways(
    head: Head, cursor: int, slots: Sequence[LineSlot]
) -> Iterator[tuple[Placed, float]]:
    """Where a head can stand, in its own design and in its smaller one."""
    yield from _head_places(head, head.rows, cursor, slots)
    if head.small_rows:
        for placed, cost in _head_places(head, head.small_rows, cursor, slots):
            yield placed, cost + _SMALL_HEAD_COST


def _head_places(
    head: Head, rows: int, cursor: int, slots: Sequence[LineSlot]
) -> Iterator[tuple[Placed, float]]:
    """Here, lower by opened rows, or at the head of the next column."""
    if _at_top(cursor, slots):
        yield Placed(cursor, rows, None), 0.0
        return
    for before in range(head.before, max(head.before, head.most_before) + 1):
        first = cursor + before
        if _in_one_area(first, rows, slots):
            yield Placed(first, rows, None), _OPENED_ROW_COST * (before - head.before)
    area = slots[cursor].area if cursor < len(slots) else ""
    following = cursor
    while following < len(slots) and slots[following].area == area:
        following += 1
    if following < len(slots):
        white = following - cursor
        yield Placed(following, rows, None), _WHITE_ROW_COST * white


def _at_top(cursor: int, slots: Sequence[LineSlot]) -> bool:
    """Whether the slot is the first of its area."""
    return cursor == 0 or (cursor < len(slots) and slots[cursor - 1].area != slots[cursor].area)


def _in_one_area(first: int, count: int, slots: Sequence[LineSlot]) -> bool:
    end = first + count
    return end > len(slots) or slots[first].area == slots[end - 1].area


def is_loose(item: Item, way: Way) -> bool:
    """Whether a line of the paragraph is spread for all to see."""
    return isinstance(item, Prose) and way.breaks.loosest > item.paragraph.style.loosest + 1e-6


def lone_lines(item: Item, placed: Placed, slots: Sequence[LineSlot]) -> int:
    """How often too few lines stand where a paragraph crosses into the next frame (孤行)."""
    end = placed.first + placed.count
    if isinstance(item, Head) or end > len(slots):
        return 0
    if slots[placed.first].area == slots[end - 1].area:
        return 0
    areas = [slot.area for slot in slots[placed.first : end]]
    least = min(item.paragraph.style.keep_lines, placed.count)
    return sum(areas.count(edge) < least for edge in (areas[0], areas[-1]))


def _bare(first: int, slots: Sequence[LineSlot], keep: int) -> float:
    """The cost of a head under which fewer than `keep` lines stand in its column."""
    if first >= len(slots):
        return 0.0
    area = slots[first - 1].area if first else slots[first].area
    under = 0
    while first + under < len(slots) and slots[first + under].area == area and under < keep:
        under += 1
    return BARE_HEAD_COST if under < keep else 0.0


def _trail(state: _State) -> tuple[Placed, ...]:
    placed: list[Placed] = []
    here: _State | None = state
    while here is not None and here.placed is not None:
        placed.append(here.placed)
        here = here.before
    return tuple(reversed(placed))


def _overset(items: Sequence[Item], states: dict[int, _State], most: int) -> Overset:
    """By how much the tightest setting runs over, and in which item it begins to."""
    least = min(states)
    characters = box = 0
    where = len(items) - 1
    for number, placed in reversed(list(enumerate(_trail(states[least])))):
        if placed.first + placed.count <= most:
            break
        where, box = number, 0
        if placed.way is not None:
            edges = (0, *placed.way.breaks.ends)
            box = edges[max(0, most - placed.first)]
            characters += edges[-1] - box
    return Overset(least - most, characters, where, box)
