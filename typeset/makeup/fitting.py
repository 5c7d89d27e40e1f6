"""A thread and what runs through it → the rows it takes, by the levers the layout allows.

The levers, in the order a layout names them: the rows of the elastic panel, the line counts
of paragraphs and the rows above heads, the tracking. The least change that fills every column
to the row is taken, and each decision is kept to be read (`typeset fit --explain`).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TypedDict

from msgspec import Struct

from typeset.plan.model import LineSlot, Placement, Thread

from . import copyfit
from .copyfit import Fits, Item, Overset
from .flow import Poured
from .tools import Tools

_STEPS = 2  # tracking is tried in halves of its limit
_MORE_ROWS = 6  # rows beyond the least that a balanced thread is tried in


class Ledger(TypedDict):
    """The part of a decision that each item has a share in."""

    changed: tuple[tuple[int, int, int], ...]
    tracked: tuple[tuple[int, float], ...]
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
    panel: int  # rows left to the elastic panel
    changed: tuple[tuple[int, int, int], ...]  # paragraph, lines of its own, lines given
    opened: int  # rows opened above heads
    lone: int  # lines left alone at a column's foot or head (孤行)
    skipped: int  # rows white at a column's foot because a head did not fit there
    tracked: tuple[tuple[int, float], ...]  # paragraph, its tracking in em
    dropped: bool  # an optional panel was left out


def pour(
    placed: Placement, thread: Thread, items: Sequence[Item], tools: Tools
) -> tuple[Poured, Decision] | Overset:
    """The thread filled, and what that took; or by how much it runs over."""
    elastic = [p for p in tools.plan.placements if p.area.under in thread.areas]
    kept = max((p.area.least + p.area.gap for p in elastic), default=0)
    optional = all(p.area.optional for p in elastic)
    rows = _rows(thread)
    found = _pour(placed, thread, items, tools, rows - kept, elastic=bool(elastic))
    if not isinstance(found, Overset) or not (elastic and optional):
        return found
    return _pour(placed, thread, items, tools, rows, elastic=False, dropped=True)


def _pour(
    placed: Placement,
    thread: Thread,
    items: Sequence[Item],
    tools: Tools,
    most_rows: int,
    *,
    elastic: bool,
    dropped: bool = False,
) -> tuple[Poured, Decision] | Overset:
    columns = len(thread.areas)
    if elastic and columns == 1:
        return _attempt(placed, thread, items, most_rows, fill=False)
    if elastic or placed.area.balance:
        return _level(placed, thread, items, tools, most_rows)
    return _filled(placed, thread, items, tools, most_rows, dropped=dropped)


def _level(
    placed: Placement, thread: Thread, items: Sequence[Item], tools: Tools, most_rows: int
) -> tuple[Poured, Decision] | Overset:
    """The fewest rows in which all columns end level, every one of them full."""
    natural = _attempt(placed, thread, items, _rows(thread) * 4, fill=False)
    lines = natural.lines if isinstance(natural, Overset) else natural[0].fits.natural
    least = max(1, math.ceil(lines / len(thread.areas)) - 1)
    best: tuple[Poured, Decision] | None = None
    for rows in range(least, min(least + _MORE_ROWS, most_rows) + 1):
        found = _filled(placed, thread, items, tools, rows, dropped=False)
        if not isinstance(found, Overset) and (best is None or _worth(found) < _worth(best)):
            best = found
    return best or _attempt(placed, thread, items, most_rows, fill=True)


def _worth(found: tuple[Poured, Decision]) -> tuple[bool, int, int, float]:
    """What is bad about a filling: bare heads, white lines, lone lines, then its cost."""
    cost = found[0].fits.cost
    return cost >= copyfit.BARE_HEAD_COST, _white(found), found[1].lone, cost


def _white(found: tuple[Poured, Decision]) -> int:
    """Lines left empty, at the end of the thread or under a column's last lines."""
    return found[1].slots - found[1].used + found[1].skipped


def _filled(
    placed: Placement,
    thread: Thread,
    items: Sequence[Item],
    tools: Tools,
    rows: int,
    *,
    dropped: bool,
) -> tuple[Poured, Decision] | Overset:
    """The thread filled to its last line where it can be: by line counts, then by tracking."""
    limit = float(tools.layout.file.tracking_limit) if _allowed(tools, "tracking") else 0.0
    steps = [limit * step / _STEPS for step in range(1, _STEPS + 1)] if limit else []
    trackings = (0.0, *(sign * step for step in steps for sign in (1, -1)))
    found = _attempt(placed, thread, items, rows, fill=True, dropped=dropped)
    if isinstance(found, Overset) or ((_white(found) or found[1].lone) and limit):
        tracked = _attempt(placed, thread, items, rows, trackings, fill=True, dropped=dropped)
        if isinstance(found, Overset) or isinstance(tracked, Overset):
            return tracked
        return min(found, tracked, key=_worth)
    return found


def _attempt(
    placed: Placement,
    thread: Thread,
    items: Sequence[Item],
    rows: int,
    trackings: Sequence[float] = (0.0,),
    *,
    fill: bool,
    dropped: bool = False,
) -> tuple[Poured, Decision] | Overset:
    slots = _first_rows(thread, rows)
    options = copyfit.options_for(items, slots, trackings)
    found = copyfit.fit(items, slots, options, most=len(slots), fill=fill)
    if isinstance(found, Overset):
        return found
    last = slots[min(found.used, len(slots)) - 1] if found.used else None
    used_rows = rows if len(thread.areas) > 1 or last is None else last.row - slots[0].row + 1
    ledger = _ledger(items, options, found, slots)
    decision = Decision(
        area=placed.name, natural=found.natural, used=found.used, slots=len(slots), rows=rows,
        panel=_rows(thread) - used_rows, dropped=dropped, **ledger,
    )  # fmt: skip
    return Poured(found, slots), decision


def _ledger(
    items: Sequence[Item], options: copyfit.Options, found: Fits, slots: Sequence[LineSlot]
) -> Ledger:
    """What each item gave: lines, tracking, rows above it."""
    changed: list[tuple[int, int, int]] = []
    tracked: list[tuple[int, float]] = []
    opened = skipped = lone = end = 0
    for number, (item, where) in enumerate(zip(items, found.placed, strict=True)):
        lone += copyfit.lone_lines(item, where, slots)
        if where.way is not None:
            own = copyfit.own_lines(options(number, where.first))
            if own != where.count:
                changed.append((number + 1, own, where.count))
            if where.way.tracking:
                tracked.append((number + 1, where.way.tracking))
        if where.first > end:
            if slots[end].area == slots[where.first].area:
                opened += max(0, where.first - end - item.before)
            else:
                skipped += where.first - end
        end = where.first + where.count
    return {"changed": tuple(changed), "tracked": tuple(tracked), "opened": opened,
            "skipped": skipped, "lone": lone}  # fmt: skip


def _rows(thread: Thread) -> int:
    """The rows of the thread's columns; of the shortest, where they differ."""
    rows: dict[str, set[int]] = {area: set() for area in thread.areas}
    for slot in thread.slots:
        rows[slot.area].add(slot.row)
    return min(len(found) for found in rows.values())


def _first_rows(thread: Thread, rows: int) -> tuple[LineSlot, ...]:
    """The slots of the first `rows` rows of every column; a row may hold two beside a picture."""
    first: dict[str, int] = {}
    for slot in thread.slots:
        first.setdefault(slot.area, slot.row)
    return tuple(slot for slot in thread.slots if slot.row < first[slot.area] + rows)


def _allowed(tools: Tools, lever: str) -> bool:
    return lever in tools.layout.file.copyfit
