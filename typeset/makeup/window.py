"""A thread that is to be full → the cursors between which each item must begin for it to be.

The fewest and the most lines of every item, added up from the first slot on and from the last
one back, leave few places where it can begin. A search kept to them looks at a fifth of the
places; above all, around pictures, where a paragraph is broken anew for every place it may begin
at, most of those breaks are never made. It misses no full thread but one in which a head goes on
under a picture or, around pictures, a line is spread for all to see: where it finds none, all
places are looked at (`fitting.py`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from msgspec import Struct

from .columns import Columns
from .ways import Head, Item

if TYPE_CHECKING:
    from .copyfit import Placed

Windows = list[tuple[int, int]]  # of each item the first and last cursor; then of the end


class Bounds(Protocol):
    """What a paragraph takes from a slot on: (item, slot) → lines."""

    def fewest(self, number: int, first: int) -> int:
        """Fewer it cannot be set in."""

    def most(self, number: int, first: int) -> int:
        """Nor in more."""


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
    ends = _Ends(items, columns, bounds, signed)
    ahead = [(0, 0)]
    for number in range(len(items)):
        low, high = ahead[-1]
        ahead.append((ends.first(number, low), min(most, ends.last(number, high))))
        if ahead[-1][0] > ahead[-1][1]:
            return None
    low = high = most
    found = [(most, most)]
    for number in range(len(items) - 1, -1, -1):
        first, last = ahead[number]
        while first <= last and ends.last(number, first) < low:
            first += 1
        while first <= last and ends.first(number, last) > high:
            last -= 1
        if first > last:
            return None
        low, high = first, last
        found.append((low, high))
    return found[::-1]


class _Ends(Struct, frozen=True):
    """Where an item ends that begins at a cursor, at least and at most."""

    items: Sequence[Item]
    columns: Columns
    bounds: Bounds
    signed: Mapping[int, Placed]

    def first(self, number: int, cursor: int) -> int:
        item, signed = self.items[number], self.signed.get(number)
        if signed is not None:
            fits = cursor <= signed.first
            return signed.first + signed.count if fits else self.columns.count + 1
        before = item.before
        if before and any(self.columns.at_top(cursor + row) for row in range(before + 1)):
            before = 0
        if isinstance(item, Head):
            return cursor + before + min(item.rows, item.small_rows or item.rows)
        return cursor + before + self.bounds.fewest(number, cursor + before)

    def last(self, number: int, cursor: int) -> int:
        item, signed = self.items[number], self.signed.get(number)
        if signed is not None:
            return signed.first + signed.count
        opened = cursor + max(item.before, item.most_before)
        if isinstance(item, Head):
            return opened + item.rows
        return opened + self.bounds.most(number, opened)
