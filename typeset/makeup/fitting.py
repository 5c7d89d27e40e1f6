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
from typing import TypeGuard

import msgspec
from msgspec import Struct

from typeset.plan.model import LineSlot, Placement, Thread

from . import copyfit, ledger
from .columns import Columns, columns_of, extents, first_rows, rows_of
from .copyfit import Overset, Placed
from .flow import Poured
from .ledger import Decision, worth
from .levers import Levers, held, stages
from .offers import offers_of
from .signed import Signed
from .tools import Tools
from .ways import Head, Item, Stock, own_lines
from .window import windows

_MORE_ROWS = 6  # rows beyond the least that a balanced thread is tried in

Found = tuple[Poured, Decision] | Overset


class _Try(Struct, frozen=True):
    """What is wanted of one attempt."""

    fill: bool  # as full as can be, or as cheap
    full: bool = False  # to the last line or not at all: then `NO_WAY`
    strict: bool = False  # with no line spread for all to see


class _Grid(Struct, frozen=True):
    """The lines of a thread's first rows."""

    slots: tuple[LineSlot, ...]
    columns: Columns
    signed: dict[int, Placed]  # the items that stay where they were


class _Work(Struct, frozen=True):
    """What every attempt at a thread needs."""

    area: str
    thread: Thread
    items: Sequence[Item]
    stages: list[Levers]
    stock: Stock
    signed: Signed | None
    grids: dict[int, _Grid] = {}  # by the rows of each column

    def grid(self, rows: int) -> _Grid:
        """The lines of so many rows: the same for every attempt with them."""
        found = self.grids.get(rows)
        if found is None:
            slots = first_rows(self.thread, rows)
            columns, signed = columns_of(slots), self.signed
            held = {} if signed is None else signed.at(slots, columns, self.stock)
            found = self.grids[rows] = _Grid(slots, columns, held)
        return found


def pour(
    placed: Placement,
    thread: Thread,
    items: Sequence[Item],
    tools: Tools,
    signed: Signed | None = None,
) -> Found:
    """The thread filled, and what that took; or by how much it runs over."""
    work = _Work(placed.name, thread, items, stages(tools.layout.file), Stock(items), signed)
    elastic = [
        p
        for p in tools.plan.placements
        if p.area.under in thread.areas and p.content not in (None, [])
    ]
    rows, most = rows_of(thread), max(extents(thread))
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
    found = _attempt(work, most_rows, Levers(), _Try(fill=False))
    if isinstance(found, Overset) or any(worth(*found, fill=False)[:-1]):
        return _first_that_does(work, most_rows, fill=False)
    return found


def _level(work: _Work, most_rows: int) -> Found:
    """The fewest rows in which all columns end level, every one of them full."""
    tried = _rows_to_try(work, most_rows)
    best: tuple[Poured, Decision] | None = None
    for rows in tried:
        found = _full(work, rows) if _is_full(best) else _filled(work, rows)
        if found is None or isinstance(found, Overset):
            continue
        if best is None or worth(*found, fill=True) < worth(*best, fill=True):
            best = found
    rows = most_rows if work.signed is None else tried[-1]
    return best or _attempt(work, rows, work.stages[-1], _Try(fill=True))


def _rows_to_try(work: _Work, most_rows: int) -> Sequence[int]:
    """From the fewest rows on that the text may take; those alone in which what is signed stays."""
    least = max(1, math.ceil(_natural(work) / len(work.thread.areas)) - 1)
    tried = range(least, max(least, min(least + _MORE_ROWS, most_rows)) + 1)
    if work.signed is None:
        return tried
    signed = [rows for rows in work.signed.rows if rows in tried]
    return signed or [min(work.signed.rows, key=lambda rows: abs(rows - tried[0]))]


def _natural(work: _Work) -> int:
    """The lines the text takes with no lever moved, were its thread one long column."""
    offers = offers_of(work.stock, work.thread.slots, (0.0,))
    cursor = 0
    for number, item in enumerate(work.items):
        first = cursor + (item.before if cursor else 0)
        count = item.rows if isinstance(item, Head) else own_lines(offers.ways(number, first))
        cursor = first + count
    return cursor


def _filled(work: _Work, rows: int) -> Found:
    """The thread filled to its last line where it can be."""
    full = _full(work, rows)
    return full if _is_full(full) else _first_that_does(work, rows, fill=True)


def _is_full(found: tuple[Poured, Decision] | None) -> TypeGuard[tuple[Poured, Decision]]:
    """Whether every line is filled, and every head has its lines under it."""
    return found is not None and not any(worth(*found, fill=True)[:2])


def _full(work: _Work, rows: int) -> tuple[Poured, Decision] | None:
    """What the fewest levers make of a thread that they fill to its last line, if any do.

    Only the places are looked at from which it can be filled, so it is tried before all others:
    first with no line spread for all to see, then with any.
    """
    best: tuple[Poured, Decision] | None = None
    for levers in work.stages:
        for strict in (True, False):
            found = _attempt(work, rows, levers, _Try(fill=True, full=True, strict=strict))
            if isinstance(found, Overset):
                continue
            if best is None or worth(*found, fill=True) < worth(*best, fill=True):
                best = found
            if not any(worth(*found, fill=True)[:-1]):
                return best
    return best


def _first_that_does(work: _Work, rows: int, *, fill: bool) -> Found:
    """What the fewest levers make of a thread; the best of all where none does everything."""
    best: tuple[Poured, Decision] | None = None
    over: Overset | None = None
    for levers in work.stages:
        found = _attempt(work, rows, levers, _Try(fill=fill))
        if isinstance(found, Overset):
            over = found
            continue
        if best is None or worth(*found, fill=fill) < worth(*best, fill=fill):
            best = found
        if not any(worth(*found, fill=fill)[:-1]):
            break
    if best is not None:
        return best
    assert over is not None, "there is always a stage"
    return over


def _attempt(work: _Work, rows: int, levers: Levers, want: _Try) -> Found:
    """One try with so many rows and these levers."""
    slots, columns = work.grid(rows).slots, work.grid(rows).columns
    items = [held(item, levers) for item in work.items]
    offers = offers_of(
        work.stock, slots, levers.trackings, own_only=not levers.lines, strict=want.strict
    )
    within = None
    signed = work.grid(rows).signed
    if want.full:
        within = windows(items, columns, offers, len(slots), signed)
        if within is None:
            return copyfit.NO_WAY
    found = copyfit.fit(
        items, columns, offers.ways, most=len(slots), fill=want.fill, signed=signed, windows=within
    )
    names = () if work.signed is None else work.signed.among(signed)
    if isinstance(found, Overset):
        return msgspec.structs.replace(found, signed=names)
    last = slots[min(found.used, len(slots)) - 1] if found.used else None
    several = len(work.thread.areas) > 1
    used_rows = rows if several or last is None else last.row - slots[0].row + 1
    plain = levers.trackings == (0.0,) and not (want.strict and signed)
    own = offers if plain else offers_of(work.stock, slots, (0.0,))
    given = ledger.entries(items, own, found, columns)
    decision = Decision(
        area=work.area, natural=ledger.unmoved(items, found, given), used=found.used,
        slots=len(slots), rows=rows, panel=max(0, rows_of(work.thread) - used_rows),
        white=len(slots) - found.used + given["skipped"], signed=names, least=0, dropped=False,
        **given,
    )  # fmt: skip
    return Poured(found, slots), decision
