"""The slots of a thread as columns: what stands at a column's head, what crosses its foot."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from typeset.plan.model import LineSlot, Thread


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


def rows_of(thread: Thread) -> int:
    """The rows of the thread's columns; of the shortest, where they differ."""
    return min(extents(thread))


def extents(thread: Thread) -> list[int]:
    """From the first row of each area that has lines to its last; pictures may stand between."""
    rows: dict[str, list[int]] = {}
    for slot in thread.slots:
        rows.setdefault(slot.area, []).append(slot.row)
    return [max(found) - min(found) + 1 for found in rows.values()] or [0]


def first_rows(thread: Thread, rows: int) -> tuple[LineSlot, ...]:
    """The slots of the first `rows` rows of every column; a row may hold two beside a picture."""
    first: dict[str, int] = {}
    for slot in thread.slots:
        first.setdefault(slot.area, slot.row)
    return tuple(slot for slot in thread.slots if slot.row < first[slot.area] + rows)
