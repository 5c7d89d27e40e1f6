"""A thread and what runs through it → the rows it takes, by the levers the layout allows.

The levers, in the order a layout names them: the rows of the elastic panel, the line counts
of paragraphs and the rows above heads, the tracking. The least change that fills every column
to the row is taken, and each decision is kept to be read (`typeset fit --explain`).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from typeset.plan.model import LineSlot, Placement, Thread

from . import copyfit
from .copyfit import Fits, Item, Overset, Prose
from .flow import Poured
from .tools import Tools

_STEPS = 2  # tracking is tried in halves of its limit
_MORE_ROWS = 3  # rows beyond the least that a balanced thread is tried in


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
    tracking: float
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
        return _attempt(placed, thread, items, tools, most_rows, 0.0, fill=False)
    if elastic or placed.area.balance:
        return _level(placed, thread, items, tools, most_rows)
    return _filled(placed, thread, items, tools, most_rows, dropped=dropped)


def _level(
    placed: Placement, thread: Thread, items: Sequence[Item], tools: Tools, most_rows: int
) -> tuple[Poured, Decision] | Overset:
    """The fewest rows in which all columns end level, every one of them full."""
    natural = _attempt(placed, thread, items, tools, _rows(thread) * 4, 0.0, fill=False)
    lines = natural.lines if isinstance(natural, Overset) else natural[0].fits.natural
    least = max(1, math.ceil(lines / len(thread.areas)) - 1)
    best: tuple[Poured, Decision] | None = None
    for rows in range(least, min(least + _MORE_ROWS, most_rows) + 1):
        found = _filled(placed, thread, items, tools, rows, dropped=False)
        if not isinstance(found, Overset) and (best is None or _worth(found) < _worth(best)):
            best = found
    return best or _attempt(placed, thread, items, tools, most_rows, 0.0, fill=True)


def _worth(found: tuple[Poured, Decision]) -> tuple[int, float]:
    """What is bad about a filling: lines left white, then what its lines and heads cost."""
    return _white(found), found[0].fits.cost


def _white(found: tuple[Poured, Decision]) -> int:
    """Lines left empty at the end of the thread."""
    return found[1].slots - found[1].used


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
    tries = [0.0, *(sign * limit * step / _STEPS for step in range(1, _STEPS + 1)
                    for sign in (1, -1))] if limit else [0.0]  # fmt: skip
    best: tuple[Poured, Decision] | Overset | None = None
    for tracking in tries:
        found = _attempt(placed, thread, items, tools, rows, tracking, fill=True, dropped=dropped)
        if isinstance(found, Overset):
            best = best or found
        elif not isinstance(best, tuple) or _white(found) < _white(best):
            best = found
            if _white(found) == 0:
                break
    assert best is not None, "there is always a first try"
    return best


def _attempt(
    placed: Placement,
    thread: Thread,
    items: Sequence[Item],
    tools: Tools,
    rows: int,
    tracking: float,
    *,
    fill: bool,
    dropped: bool = False,
) -> tuple[Poured, Decision] | Overset:
    slots = _first_rows(thread, rows)
    options = copyfit.options_for(items, slots, tracking=tracking)
    found = copyfit.fit(items, slots, options, most=len(slots), fill=fill)
    if isinstance(found, Overset):
        return found
    decision = _decision(placed, thread, items, options, found, slots, rows, tracking, dropped)
    return Poured(found, tracking, slots), decision


def _decision(
    placed: Placement,
    thread: Thread,
    items: Sequence[Item],
    options: copyfit.Options,
    found: Fits,
    slots: Sequence[LineSlot],
    rows: int,
    tracking: float,
    dropped: bool,
) -> Decision:
    changed = []
    opened = 0
    end = 0
    for number, (item, where) in enumerate(zip(items, found.placed, strict=True)):
        if isinstance(item, Prose):
            ways = options(number, where.first)
            own = min(ways.values(), key=lambda b: b.demerits).lines
            if own != where.count:
                changed.append((number + 1, own, where.count))
        elif where.first > end:
            opened += max(0, where.first - end - item.before)
        end = where.first + where.count
    used_rows = rows if len(thread.areas) > 1 else found.used
    return Decision(
        placed.name, found.natural, found.used, len(slots), rows,
        _rows(thread) - used_rows, tuple(changed), opened, tracking, dropped,
    )  # fmt: skip


def _rows(thread: Thread) -> int:
    """The rows of the thread's columns; of the shortest, where they differ."""
    counts = Counter(slot.area for slot in thread.slots)
    return min(counts[area] for area in thread.areas)


def _first_rows(thread: Thread, rows: int) -> tuple[LineSlot, ...]:
    """The slots of the first `rows` rows of every column."""
    seen: Counter[str] = Counter()
    kept = []
    for slot in thread.slots:
        seen[slot.area] += 1
        if seen[slot.area] <= rows:
            kept.append(slot)
    return tuple(kept)


def _allowed(tools: Tools, lever: str) -> bool:
    return lever in tools.layout.file.copyfit
