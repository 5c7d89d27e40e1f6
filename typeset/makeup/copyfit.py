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
_WHITE_ROW_COST = 1e6  # a row left white at a column's foot, because a head did not fit there

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


def options_for(
    items: Sequence[Item], slots: Sequence[LineSlot], trackings: Sequence[float] = (0.0,)
) -> Options:
    """The ways of setting a paragraph from a slot on, each line count at its least tracking.

    Computed once where all measures agree; `trackings` stand in the order they are preferred.
    """
    measures = [slot.measure for slot in slots]
    uniform = len({round(m, 3) for m in measures}) <= 1
    kept: dict[tuple[int, int], dict[int, Way]] = {}

    def options(number: int, cursor: int) -> dict[int, Way]:
        key = (number, 0 if uniform else cursor)
        found = kept.get(key)
        if found is None:
            item = items[number]
            assert isinstance(item, Prose), "only prose is broken"
            coming = measures[:1] if uniform else measures[cursor:] or measures[-1:]
            found = kept[key] = _ways(item.paragraph, coming, trackings)
        return found

    return options


def _ways(
    paragraph: Paragraph, measures: Sequence[float], trackings: Sequence[float]
) -> dict[int, Way]:
    prefix = breaking.sums(paragraph)
    ways: dict[int, Way] = {}
    for tracking in trackings:
        found = breaking.best(paragraph, measures, tracking=tracking, prefix=prefix)
        for count, breaks in _decent(found, paragraph.style.loosest).items():
            ways.setdefault(count, Way(breaks, tracking))
    return ways


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
    return min(
        (w for w in ways.values() if not w.tracking), key=lambda w: w.breaks.demerits
    ).breaks.lines


def _head_ways(
    head: Head, cursor: int, slots: Sequence[LineSlot]
) -> Iterator[tuple[Placed, float]]:
    """Where a head can stand: here, lower by opened rows, or at the head of the next column."""
    if _at_top(cursor, slots):
        yield Placed(cursor, head.rows, None), 0.0
        return
    for before in range(head.before, max(head.before, head.most_before) + 1):
        first = cursor + before
        if _in_one_area(first, head.rows, slots):
            yield Placed(first, head.rows, None), _OPENED_ROW_COST * (before - head.before)
    area = slots[cursor].area if cursor < len(slots) else ""
    following = cursor
    while following < len(slots) and slots[following].area == area:
        following += 1
    if following < len(slots):
        white = following - cursor
        yield Placed(following, head.rows, None), _WHITE_ROW_COST * white


def _at_top(cursor: int, slots: Sequence[LineSlot]) -> bool:
    """Whether the slot is the first of its area."""
    return cursor == 0 or (cursor < len(slots) and slots[cursor - 1].area != slots[cursor].area)


def _in_one_area(first: int, count: int, slots: Sequence[LineSlot]) -> bool:
    end = first + count
    return end > len(slots) or slots[first].area == slots[end - 1].area


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
