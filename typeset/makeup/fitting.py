"""A thread and what runs through it → the rows it takes, by the levers the layout allows.

The levers, in the order a layout names them: the rows of the elastic panel, the line counts
of paragraphs and the rows above heads, the tracking, the smaller design of a head. Each is
added to those before it only where they do not do. The least change that fills every column
to the row is taken, and each decision is kept to be read (`typeset fit --explain`).

The last lever, the leading of the whole page, makes another grid: see `plan/leading.py`.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TypedDict

import msgspec
from msgspec import Struct

from typeset.layout.model import LayoutFile
from typeset.plan.model import LineSlot, Placement, Thread

from . import copyfit
from .copyfit import Fits, Overset, columns_of
from .flow import Poured, paragraph_number
from .tools import Tools
from .ways import Head, Item, Options, Prose, Stock, is_loose, own_lines

_STEPS = 2  # tracking is tried in halves of its limit
_MORE_ROWS = 6  # rows beyond the least that a balanced thread is tried in


class Levers(Struct, frozen=True):
    """What may give in one attempt."""

    lines: bool = False  # line counts of paragraphs, rows above heads
    trackings: tuple[float, ...] = (0.0,)  # em, in the order they are preferred
    headline: bool = False  # a head's smaller design


class Ledger(TypedDict):
    """The part of a decision that each item has a share in."""

    changed: tuple[tuple[int, int, int], ...]
    tracked: tuple[tuple[int, float], ...]
    small: tuple[int, ...]
    loose: int
    opened: int
    skipped: int
    lone: int


class Decision(Struct, frozen=True):
    """What copyfitting did to one thread: the ledger that staff can read."""

    area: str
    natural: int  # lines the text takes by itself
    used: int
    slots: int  # lines there are, in the rows chosen
    rows: int  # rows of each column
    panel: int  # rows left to the elastic panel; 0 where there is none
    white: int  # lines left empty that no panel takes
    changed: tuple[tuple[int, int, int], ...]  # paragraph, lines of its own, lines given
    opened: int  # rows opened above heads
    lone: int  # lines left alone at a column's foot or head (孤行)
    skipped: int  # rows white at a column's foot because a head did not fit there
    tracked: tuple[tuple[int, float], ...]  # paragraph, its tracking in em
    small: tuple[int, ...]  # paragraphs whose head stands in its smaller design
    loose: int  # paragraphs with a line looser than their style allows
    least: int  # rows that the elastic panel was kept at least, with the white above it
    dropped: bool  # an optional panel was left out


Found = tuple[Poured, Decision] | Overset


class _Work(Struct, frozen=True):
    """What every attempt at a thread needs."""

    area: str
    thread: Thread
    items: Sequence[Item]
    stages: list[Levers]
    stock: Stock


def pour(placed: Placement, thread: Thread, items: Sequence[Item], tools: Tools) -> Found:
    """The thread filled, and what that took; or by how much it runs over."""
    work = _Work(placed.name, thread, items, stages(tools.layout.file), Stock(items))
    elastic = [
        p
        for p in tools.plan.placements
        if p.area.under in thread.areas and p.content not in (None, [])
    ]
    rows, most = _rows(thread), max(_extents(thread))
    if not elastic:
        return _alone(work, placed, rows, most)
    kept = max(p.area.least + p.area.gap for p in elastic)
    optional = all(p.area.optional for p in elastic)
    if kept < rows or not optional:
        # One that wants all rows gets those that are left, which is said where it is set.
        found = _over_panel(work, rows - kept if kept < rows else rows)
        if not isinstance(found, Overset):
            return found[0], msgspec.structs.replace(found[1], least=kept)
        if not optional:
            return found
    found = _alone(work, placed, rows, most)
    if isinstance(found, Overset):
        return found
    return found[0], msgspec.structs.replace(found[1], dropped=True)


def stages(file: LayoutFile) -> list[Levers]:
    """The levers of a thread in the layout's order, each added to those before it."""
    found: list[Levers] = []
    now = Levers()
    limit = float(file.tracking_limit)
    for lever in file.copyfit:
        if lever == "lines":
            now = msgspec.structs.replace(now, lines=True)
        elif lever == "tracking" and limit:
            steps = [limit * step / _STEPS for step in range(1, _STEPS + 1)]
            trackings = (0.0, *(sign * step for step in steps for sign in (1, -1)))
            now = msgspec.structs.replace(now, trackings=trackings)
        elif lever == "headline":
            now = msgspec.structs.replace(now, headline=True)
        else:
            continue
        found.append(now)
    return found or [now]


def _alone(work: _Work, placed: Placement, rows: int, most: int) -> Found:
    """The thread with no panel under it: what it leaves of all its lines is white."""
    found = _level(work, rows) if placed.area.balance else _filled(work, most)
    if isinstance(found, Overset):
        return found
    decision = found[1]
    white = len(work.thread.slots) - decision.used + decision.skipped
    return found[0], msgspec.structs.replace(decision, panel=0, white=white)


def _over_panel(work: _Work, most_rows: int) -> Found:
    """The thread over its panel, which takes what is left under one column or several."""
    if len(work.thread.areas) > 1:
        return _level(work, most_rows)
    found = _short(work, most_rows)
    if isinstance(found, Overset):
        return found
    return found[0], msgspec.structs.replace(found[1], white=0)


def _short(work: _Work, most_rows: int) -> Found:
    """A single column that need not be full: the panel under it takes what is left.

    What the text takes by itself, with no lever moved, does for most; to break it for other
    line counts would take twice as long.
    """
    found = _attempt(work, most_rows, Levers(), fill=False)
    if isinstance(found, Overset) or any(_worth(found, fill=False)[:-1]):
        return _first_that_does(work, most_rows, fill=False)
    return found


def _filled(work: _Work, rows: int) -> Found:
    """The thread filled to its last line where it can be."""
    return _first_that_does(work, rows, fill=True)


def _level(work: _Work, most_rows: int) -> Found:
    """The fewest rows in which all columns end level, every one of them full."""
    columns = len(work.thread.areas)
    natural = _attempt(work, _rows(work.thread) * 4, work.stages[0], fill=False)
    lines = natural.lines if isinstance(natural, Overset) else natural[0].fits.natural
    least = max(1, math.ceil(lines / columns) - 1)
    best: tuple[Poured, Decision] | None = None
    for rows in range(least, min(least + _MORE_ROWS, most_rows) + 1):
        found = _filled(work, rows)
        if isinstance(found, Overset):
            continue
        if best is None or _worth(found, fill=True) < _worth(best, fill=True):
            best = found
    return best or _attempt(work, most_rows, work.stages[-1], fill=True)


def _first_that_does(work: _Work, rows: int, *, fill: bool) -> Found:
    """What the fewest levers make of a thread; the best of all where none does everything."""
    best: tuple[Poured, Decision] | None = None
    over: Overset | None = None
    for levers in work.stages:
        found = _attempt(work, rows, levers, fill=fill)
        if isinstance(found, Overset):
            over = found
            continue
        if best is None or _worth(found, fill=fill) < _worth(best, fill=fill):
            best = found
        if not any(_worth(found, fill=fill)[:-1]):
            break
    if best is not None:
        return best
    assert over is not None, "there is always a stage"
    return over


def _worth(found: tuple[Poured, Decision], *, fill: bool) -> tuple[bool, int, int, int, float]:
    """What is bad about a filling: bare heads, white lines, lone and loose ones, then its cost."""
    cost, decision = found[0].fits.cost, found[1]
    white = decision.white if fill else 0
    return cost >= copyfit.BARE_HEAD_COST, white, decision.lone, decision.loose, cost


def _attempt(work: _Work, rows: int, levers: Levers, *, fill: bool) -> Found:
    slots = _first_rows(work.thread, rows)
    items = [held(item, levers) for item in work.items]
    options = work.stock.options(slots, levers.trackings, own_only=not levers.lines)
    found = copyfit.fit(items, slots, options, most=len(slots), fill=fill)
    if isinstance(found, Overset):
        return found
    last = slots[min(found.used, len(slots)) - 1] if found.used else None
    several = len(work.thread.areas) > 1
    used_rows = rows if several or last is None else last.row - slots[0].row + 1
    ledger = _ledger(items, options, found, slots)
    decision = Decision(
        area=work.area, natural=found.natural, used=found.used, slots=len(slots), rows=rows,
        panel=max(0, _rows(work.thread) - used_rows),
        white=len(slots) - found.used + ledger["skipped"], least=0, dropped=False, **ledger,
    )  # fmt: skip
    return Poured(found, slots), decision


def held(item: Item, levers: Levers) -> Item:
    """The item with what no lever of the attempt moves held as the design has it."""
    if not levers.lines:
        item = msgspec.structs.replace(item, most_before=item.before)
    if isinstance(item, Head) and item.small_rows and not levers.headline:
        item = msgspec.structs.replace(item, small_rows=0)
    return item


def _ledger(
    items: Sequence[Item], options: Options, found: Fits, slots: Sequence[LineSlot]
) -> Ledger:
    """What each item gave: lines, tracking, rows above it."""
    changed: list[tuple[int, int, int]] = []
    tracked: list[tuple[int, float]] = []
    small: list[int] = []
    columns = columns_of(slots)
    opened = skipped = lone = loose = end = 0
    for number, (item, where) in enumerate(zip(items, found.placed, strict=True)):
        if isinstance(item, Prose):
            keep = item.paragraph.style.keep_lines
            lone += columns.lone_lines(where.first, where.count, keep)
        paragraph = paragraph_number(items, number)
        if where.way is not None:
            own = own_lines(options(number, where.first))
            if own != where.count:
                changed.append((paragraph, own, where.count))
            if where.way.tracking:
                tracked.append((paragraph, where.way.tracking))
            loose += is_loose(item, where.way)
        elif isinstance(item, Head) and item.small_rows and where.count == item.small_rows:
            small.append(paragraph)
        if where.first > end:
            if slots[end].area == slots[where.first].area:
                opened += max(0, where.first - end - item.before)
            else:
                skipped += where.first - end
        end = where.first + where.count
    return {"changed": tuple(changed), "tracked": tuple(tracked), "small": tuple(small),
            "opened": opened, "skipped": skipped, "lone": lone, "loose": loose}  # fmt: skip


def _rows(thread: Thread) -> int:
    """The rows of the thread's columns; of the shortest, where they differ."""
    return min(_extents(thread))


def _extents(thread: Thread) -> list[int]:
    """From the first row of each area that has lines to its last; pictures may stand between."""
    rows: dict[str, list[int]] = {}
    for slot in thread.slots:
        rows.setdefault(slot.area, []).append(slot.row)
    return [max(found) - min(found) + 1 for found in rows.values()] or [0]


def _first_rows(thread: Thread, rows: int) -> tuple[LineSlot, ...]:
    """The slots of the first `rows` rows of every column; a row may hold two beside a picture."""
    first: dict[str, int] = {}
    for slot in thread.slots:
        first.setdefault(slot.area, slot.row)
    return tuple(slot for slot in thread.slots if slot.row < first[slot.area] + rows)
