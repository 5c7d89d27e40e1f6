"""Paragraphs and heads, and the slots of a thread → where each stands, at the least cost (凑版).

A small dynamic programme over (item, slot). A paragraph offers the line counts it can be set
in, with their cost; a head takes whole rows and may have a row or two opened above it. The
cheapest combination that fits is taken. Nothing is cut and nothing shrunk: what does not fit
is said in lines and 字.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import msgspec
from msgspec import Struct

from .columns import Columns
from .ways import Head, Item, Options, Prose, Way, own_lines
from .window import Windows

_ORPHAN_COST = 4e5  # a line alone at a column's foot or head (孤行): worse than a loose line
BARE_HEAD_COST = 1e12  # too few lines under a head
_OTHER_COUNT_COST = 3e3  # a line count the paragraph would not have taken by itself
_TRACKED_COST = 1e4  # a paragraph set with tracking
_OPENED_ROW_COST = 2e4  # a row opened above a head beyond the design's own
_SMALL_HEAD_COST = 6e4  # a head set in its smaller design
_WHITE_ROW_COST = 1e6  # a row left white: a head did not fit there, or what follows is signed


class Placed(Struct, frozen=True):
    """An item placed: its first slot, the slots it takes, a paragraph's breaks."""

    first: int
    count: int
    way: Way | None


class Fits(Struct, frozen=True):
    """Every item at its place."""

    placed: tuple[Placed, ...]
    used: int  # slots, to the end of the last item
    cost: float
    white: int  # rows left white on the way


class Overset(Struct, frozen=True):
    """What runs over: lines and 字 beyond the last slot, the item and its box it starts in.

    `against` is the signed item it runs into, None where it is the thread's end; `signed` are the
    answers that were kept in place.
    """

    lines: int
    characters: int
    item: int
    box: int
    against: int | None = None
    signed: tuple[str, ...] = ()


NO_WAY: Final = Overset(0, 0, 0, 0)  # within the places that were to be looked at there is none


class _State(Struct):
    """The best way to a slot, as far as it is known."""

    key: tuple[int, int, float]  # what is bad about it, the worst first
    cost: float
    before: _State | None
    first: int = 0
    count: int = 0
    way: Way | None = None
    white: int = 0  # rows skipped under a column's last lines
    lone: int = 0  # lines left alone where a paragraph crosses


Signed = Mapping[int, Placed]  # signed items, by number: each stays where it was

# First slot, slots, way, cost, lone lines, rows left white in the column
_Move = tuple[int, int, Way | None, float, int, int]
_Costed = list[tuple[int, Way, float]]  # a paragraph's line counts, what each costs anywhere


class _Thread(Struct, frozen=True):
    """What the moves of every item are made of."""

    items: Sequence[Item]
    columns: Columns
    options: Options
    signed: Signed
    costed: dict[int, _Costed] = {}  # by the identity of ways: `options` gives the same again


def fit(
    items: Sequence[Item],
    columns: Columns,
    options: Options,
    *,
    most: int,
    fill: bool = False,
    signed: Signed | None = None,
    windows: Windows | None = None,
) -> Fits | Overset:
    """The cheapest places that end at or before slot `most`; with `fill` as near it as can be.

    The `signed` items stand as they are given. Within `windows` only those cursors are looked at
    (see `window.py`); where no way leads through them the answer is `NO_WAY`.
    """
    thread = _Thread(items, columns, options, signed or {})
    states = {0: _State((0, 0, 0.0), 0.0, None)}
    for number in range(len(items)):
        following: dict[int, _State] = {}
        low, high = windows[number + 1] if windows else (0, 1 << 30)
        for cursor, state in states.items():
            for first, count, way, cost, lone, empty in _moves(number, cursor, thread):
                end, total, alone = first + count, state.cost + cost, state.lone + lone
                if not low <= end <= high:
                    continue
                white = state.white + columns.skipped(cursor, first) + empty
                key = (white, alone, total) if fill else (0, 0, total)
                rival = following.get(end)
                if rival is None or key < rival.key:
                    following[end] = _State(key, total, state, first, count, way, white, alone)
        if not following:
            return _in_the_way(states, number, thread)
        states = following
    fitting = [end for end in states if end <= most]
    if not fitting:
        return _overset(items, states, most)
    if fill:
        chosen = min(fitting, key=lambda end: _emptiness(most - end, states[end]))
    else:
        chosen = min(fitting, key=lambda end: states[end].cost)
    best = states[chosen]
    return Fits(_trail(best), chosen, best.cost, best.white)


def _emptiness(left: int, state: _State) -> tuple[int, int, float]:
    """What is bad about a filling: white rows, then lone lines, then its cost."""
    return left + state.white, state.lone, state.cost


def _moves(number: int, cursor: int, thread: _Thread) -> Iterator[_Move]:
    """Where an item can stand from a cursor on."""
    item, signed = thread.items[number], thread.signed.get(number)
    if signed is not None:
        return _signed_move(item, signed, cursor, thread.columns)
    if isinstance(item, Head):
        return _head_moves(item, cursor, thread.columns)
    return _prose_moves(item, number, cursor, thread)


def _prose_moves(item: Prose, number: int, cursor: int, thread: _Thread) -> Iterator[_Move]:
    """A paragraph from here on, or lower by opened rows, with enough of it under its head."""
    columns, costed = thread.columns, thread.costed
    above = thread.items[number - 1] if number else None
    keep = above.keep if isinstance(above, Head) else 0
    starts = range(1)
    if not columns.at_top(cursor):
        starts = range(item.before, max(item.before, item.most_before) + 1)
    lines = item.paragraph.style.keep_lines
    for opened in starts:
        first = cursor + opened
        extra = _OPENED_ROW_COST * max(0, opened - item.before)
        if keep and columns.under(first) < keep:
            extra += BARE_HEAD_COST
        ways = thread.options(number, first)
        known = costed.get(id(ways))
        if known is None:
            known = costed[id(ways)] = _costs(ways)
        for count, way, cost in known:
            lone = columns.lone_lines(first, count, lines)
            yield first, count, way, cost + extra + _ORPHAN_COST * lone, lone, 0


def _costs(ways: dict[int, Way]) -> _Costed:
    """What each line count costs wherever it stands."""
    own = own_lines(ways) if ways else 0
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
        yield cursor, rows, None, cost, 0, 0
        return
    for before in range(0 if top else head.before, max(head.before, head.most_before) + 1):
        if columns.level(cursor + before, rows):
            opened = _OPENED_ROW_COST * max(0, before - head.before)
            yield cursor + before, rows, None, cost + opened, 0, 0
    for first in _lower(rows, cursor, columns):
        yield first, rows, None, cost + _WHITE_ROW_COST * (first - cursor), 0, 0


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


def _signed_move(item: Item, signed: Placed, cursor: int, columns: Columns) -> Iterator[_Move]:
    """The signed item where it was, if what stands before it leaves it there."""
    gap = signed.first - cursor
    if columns.at_top(signed.first):
        if gap >= 0:
            yield signed.first, signed.count, signed.way, _WHITE_ROW_COST * gap, 0, 0
    elif gap >= item.before:
        white = max(0, gap - max(item.before, item.most_before))
        cost = _WHITE_ROW_COST * white + _OPENED_ROW_COST * (gap - item.before - white)
        skipped = columns.skipped(cursor, signed.first)
        yield signed.first, signed.count, signed.way, cost, 0, 0 if skipped else white


def _trail(state: _State) -> tuple[Placed, ...]:
    placed: list[Placed] = []
    here = state
    while here.before is not None:
        placed.append(Placed(here.first, here.count, here.way))
        here = here.before
    return tuple(reversed(placed))


def _in_the_way(states: dict[int, _State], number: int, thread: _Thread) -> Overset:
    """No way leads on: by how much the tightest setting runs into the signed item."""
    signed = thread.signed.get(number)
    if signed is None:
        return NO_WAY
    item = thread.items[number]
    before = 0 if thread.columns.at_top(signed.first) else item.before
    found = _overset(thread.items, states, signed.first - before)
    return msgspec.structs.replace(found, against=number)


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
