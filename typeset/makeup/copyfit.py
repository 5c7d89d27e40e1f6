"""Paragraphs and heads, and the slots of a thread → where each stands, at the least cost (凑版).

A small dynamic programme over (item, slot). A paragraph offers the line counts it can be set
in, with their cost; a head takes whole rows and may have a row or two opened above it. The
cheapest combination that fits is taken. Nothing is cut and nothing shrunk: what does not fit
is said in lines and 字.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from typeset.plan.model import LineSlot

from .ways import Head, Item, Options, Prose, Way, own_lines

_ORPHAN_COST = 4e5  # a line alone at a column's foot or head (孤行): worse than a loose line
BARE_HEAD_COST = 1e12  # too few lines under a head
_OTHER_COUNT_COST = 3e3  # a line count the paragraph would not have taken by itself
_TRACKED_COST = 1e4  # a paragraph set with tracking
_OPENED_ROW_COST = 2e4  # a row opened above a head beyond the design's own
_SMALL_HEAD_COST = 6e4  # a head set in its smaller design
_WHITE_ROW_COST = 1e6  # a row left white at a column's foot, because a head did not fit there


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


class Columns(Struct, frozen=True):
    """How a thread's slots fall into areas: asked thousands of times, so counted once."""

    count: int
    begin: list[int]  # for each slot, the first of its area
    end: list[int]  # and the first after it
    run: list[int]  # the first after it that is no whole row under it: beside a picture, or beyond

    def at_top(self, slot: int) -> bool:
        """Whether the slot is the first of its area."""
        return slot == 0 or (slot < self.count and self.begin[slot] == slot)

    def level(self, first: int, count: int) -> bool:
        """Whether so many slots are whole rows of one area; those beyond the last may be."""
        end = first + count
        return end > self.count or self.run[first] >= end

    def lone_lines(self, first: int, count: int, keep: int) -> int:
        """How often too few lines stand where a paragraph crosses into the next frame (孤行)."""
        end = first + count
        if end > self.count or self.end[first] >= end:
            return 0
        least = min(keep, count)
        return (self.end[first] - first < least) + (end - self.begin[end - 1] < least)

    def skipped(self, cursor: int, first: int) -> int:
        """The rows left white where a head went on to the next column."""
        crosses = cursor < first < self.count and self.begin[cursor] != self.begin[first]
        return first - cursor if crosses else 0

    def under(self, first: int) -> int:
        """The slots from one on in the area of the slot before it: what stands under a head."""
        if first >= self.count:
            return self.count
        if first and self.begin[first] == first:
            return 0
        return self.end[first] - first


def columns_of(slots: Sequence[LineSlot]) -> Columns:
    """The areas of the slots."""
    count = len(slots)
    begin: list[int] = []
    for number, slot in enumerate(slots):
        same = number and slots[number - 1].area == slot.area
        begin.append(begin[-1] if same else number)
    end, run = [count] * count, [count] * count
    for number in range(count - 2, -1, -1):
        same = begin[number] == begin[number + 1]
        end[number] = end[number + 1] if same else number + 1
        here, under = slots[number], slots[number + 1]
        below = (under.row - 1, under.inline, under.measure)
        whole = same and (here.row, here.inline, here.measure) == below
        run[number] = run[number + 1] if whole else number + 1
    return Columns(count, begin, end, run)


class _State(Struct):
    """The best way to a slot, as far as it is known."""

    cost: float
    before: _State | None
    first: int = 0
    count: int = 0
    way: Way | None = None
    white: int = 0  # rows skipped under a column's last lines
    lone: int = 0  # lines left alone where a paragraph crosses


_Move = tuple[int, int, Way | None, float, int]  # first slot, slots, way, cost, lone lines
_Costed = list[tuple[int, Way, float]]  # a paragraph's line counts, what each costs anywhere


def fit(
    items: Sequence[Item],
    slots: Sequence[LineSlot],
    options: Options,
    *,
    most: int,
    fill: bool = False,
) -> Fits | Overset:
    """The cheapest places that end at or before slot `most`; with `fill` as near it as can be."""
    columns = columns_of(slots)
    states = {0: _State(0.0, None)}
    for number, item in enumerate(items):
        following: dict[int, _State] = {}
        costed: dict[int, _Costed] = {}
        before = items[number - 1] if number else None
        keep = before.keep if isinstance(before, Head) else 0
        for cursor, state in states.items():
            if isinstance(item, Head):
                moves = _head_moves(item, cursor, columns)
            else:
                moves = _prose_moves(item, number, cursor, keep, columns, options, costed)
            for first, count, way, cost, lone in moves:
                end, total, alone = first + count, state.cost + cost, state.lone + lone
                white = state.white + columns.skipped(cursor, first)
                rival = following.get(end)
                if (
                    rival is None
                    or (fill and (white, alone, total) < (rival.white, rival.lone, rival.cost))
                    or (not fill and total < rival.cost)
                ):
                    following[end] = _State(total, state, first, count, way, white, alone)
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


def _emptiness(left: int, state: _State) -> tuple[int, int, float]:
    """What is bad about a filling: white rows, then lone lines, then its cost."""
    return left + state.white, state.lone, state.cost


def _prose_moves(
    item: Prose,
    number: int,
    cursor: int,
    keep: int,
    columns: Columns,
    options: Options,
    costed: dict[int, _Costed],
) -> Iterator[_Move]:
    """A paragraph from here on, or lower by opened rows; `keep` lines stand under a head.

    `costed` holds what each set of ways costs, by its identity: `options` gives the same again.
    """
    starts = range(1)
    if not columns.at_top(cursor):
        starts = range(item.before, max(item.before, item.most_before) + 1)
    lines = item.paragraph.style.keep_lines
    for opened in starts:
        first = cursor + opened
        extra = _OPENED_ROW_COST * max(0, opened - item.before)
        if keep and columns.under(first) < keep:
            extra += BARE_HEAD_COST
        ways = options(number, first)
        known = costed.get(id(ways))
        if known is None:
            known = costed[id(ways)] = _costs(ways)
        for count, way, cost in known:
            lone = columns.lone_lines(first, count, lines)
            yield first, count, way, cost + extra + _ORPHAN_COST * lone, lone


def _costs(ways: dict[int, Way]) -> _Costed:
    """What each line count costs wherever it stands."""
    own = own_lines(ways)
    return [
        (
            count, way,
            way.breaks.demerits + _OTHER_COUNT_COST * abs(count - own)
            + _TRACKED_COST * (way.tracking != 0),
        )
        for count, way in ways.items()
    ]  # fmt: skip


def _head_moves(head: Head, cursor: int, columns: Columns) -> Iterator[_Move]:
    """Where a head can stand, in its own design and in its smaller one."""
    yield from _head_places(head, head.rows, 0.0, cursor, columns)
    if head.small_rows:
        yield from _head_places(head, head.small_rows, _SMALL_HEAD_COST, cursor, columns)


def _head_places(
    head: Head, rows: int, cost: float, cursor: int, columns: Columns
) -> Iterator[_Move]:
    """Here, lower by opened rows, under a picture, or at the head of the next column."""
    top = columns.at_top(cursor)
    if top and columns.level(cursor, rows):
        yield cursor, rows, None, cost, 0
        return
    for before in range(0 if top else head.before, max(head.before, head.most_before) + 1):
        if columns.level(cursor + before, rows):
            opened = _OPENED_ROW_COST * max(0, before - head.before)
            yield cursor + before, rows, None, cost + opened, 0
    for first in _lower(rows, cursor, columns):
        yield first, rows, None, cost + _WHITE_ROW_COST * (first - cursor), 0


def _lower(rows: int, cursor: int, columns: Columns) -> Iterator[int]:
    """Where a head might go on to: under the picture that is in its way, and the next column
    that has whole rows enough; beyond the last slot where there is none.
    """
    first = cursor
    under = columns.end[cursor] if cursor < columns.count else columns.count
    while first < columns.count:
        first = columns.run[first]
        if first < columns.count and columns.level(first, rows):
            yield first
            if first >= under:
                return
    if not columns.level(cursor, rows):
        yield columns.count


def _trail(state: _State) -> tuple[Placed, ...]:
    placed: list[Placed] = []
    here = state
    while here.before is not None:
        placed.append(Placed(here.first, here.count, here.way))
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
