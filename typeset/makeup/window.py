"""A thread that is to be full → the cursors between which each item must begin for it to be.

The fewest and the most lines of every item, added up from the first slot on and from the last
one back, leave few places where it can begin. A search kept to them misses no full thread and
looks at a fifth of the others; above all, around pictures, where a paragraph is broken anew for
every place it may begin at, most of those breaks are never made.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from .columns import Columns
from .ways import Head, Item

if TYPE_CHECKING:
    from .copyfit import Placed

Windows = list[tuple[int, int]]  # of each item the first and last cursor; then of the end
Bounds = Callable[[int, int], tuple[int, int]]  # (item, first slot) → its fewest and most lines
_Ends = Callable[[int, int], tuple[int, int]]  # (item, cursor) → where it ends, at least and most


def windows(
    items: Sequence[Item],
    columns: Columns,
    bounds: Bounds,
    most: int,
    signed: Mapping[int, Placed],
) -> Windows | None:
    """The cursors from which slot `most` can be reached with no row white; None if from none.

    An item that begins later never ends earlier, so the ends of a range bound it.
    """
    ends = _ends_of(items, columns, bounds, signed)
    ahead = [(0, 0)]
    for number in range(len(items)):
        low, high = ahead[-1]
        ahead.append((ends(number, low)[0], min(most, ends(number, high)[1])))
        if ahead[-1][0] > ahead[-1][1]:
            return None
    low = high = most
    found = [(most, most)]
    for number in range(len(items) - 1, -1, -1):
        first, last = ahead[number]
        while first <= last and ends(number, first)[1] < low:
            first += 1
        while first <= last and ends(number, last)[0] > high:
            last -= 1
        if first > last:
            return None
        low, high = first, last
        found.append((low, high))
    return found[::-1]


def _ends_of(
    items: Sequence[Item], columns: Columns, bounds: Bounds, signed: Mapping[int, Placed]
) -> _Ends:
    """Where an item ends that begins at a cursor, at least and at most."""

    def ends(number: int, cursor: int) -> tuple[int, int]:
        item, stood = items[number], signed.get(number)
        if stood is not None:
            end = stood.first + stood.count
            return (end, end) if cursor <= stood.first else (columns.count + 1, end)
        before = item.before
        if before and any(columns.at_top(cursor + row) for row in range(before + 1)):
            before = 0
        opened = cursor + max(item.before, item.most_before)
        if isinstance(item, Head):
            return cursor + before + min(
                item.rows, item.small_rows or item.rows
            ), opened + item.rows
        least, many = bounds(number, cursor + before)
        if opened > cursor + before:
            many = bounds(number, opened)[1]
        return cursor + before + least, opened + many

    return ends
