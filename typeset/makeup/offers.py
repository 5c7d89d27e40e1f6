"""The slots of a thread → what each paragraph offers from one of them on.

Where all lines are of one measure the slot does not matter. Beside a picture it does: there a
paragraph is broken for the very lines that it would take.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from typeset.plan.model import LineSlot

from .ways import Stock, Way, own_lines

_SAME: Final = 0.001  # points by which two measures are one
_SPREAD: Final = 2  # lines more that a paragraph may take whose lines are spread for all to see
_LONGER: Final = 1.15  # times its own width: wider than lines of the loosest style are spread
_NEVER: Final = 1 << 20  # lines of a paragraph that cannot be set


class Offers(Struct, frozen=True):
    """What the paragraphs of a thread offer in one attempt, by the slot they begin at."""

    stock: Stock
    measures: tuple[float, ...]  # of the slots, points
    alike: list[int]  # for each slot, the first after it of another measure
    trackings: tuple[float, ...]
    own_only: bool
    strict: bool
    kept: dict[tuple[int, int], dict[int, Way]] = {}
    evens: dict[tuple[int, float], dict[int, Way]] = {}
    level: dict[tuple[int, int], bool] = {}

    def ways(self, number: int, first: int) -> dict[int, Way]:
        """The ways of a paragraph by their line counts, each at its least tracking.

        The same object wherever all lines are of one measure. Empty only with `strict`.
        """
        found = self.kept.get((number, first))
        if found is None:
            found = self._even(number, first) if self._is_even(number, first) else None
            if found is None:
                found = self._own(self._around(number, first))
            self.kept[number, first] = found
        return found

    def fewest(self, number: int, first: int) -> int:
        """The fewest lines of a paragraph; around pictures it is not broken to know them."""
        if self.alike[0] == len(self.alike):
            return min(self.ways(number, first), default=_NEVER)
        return self.stock.fewest(number, self._taken(number, first), self.trackings)

    def most(self, number: int, first: int) -> int:
        """The most lines of a paragraph, likewise."""
        if self.alike[0] == len(self.alike):
            return max(self.ways(number, first), default=0)
        return self.stock.most(number, self._taken(number, first), self.trackings)

    def _taken(self, number: int, first: int) -> tuple[float, ...]:
        """The measures of the slots from one on, as few as tell how a paragraph is set there."""
        return self._coming(first, 1 if self._is_even(number, first) else None)

    def _even(self, number: int, first: int) -> dict[int, Way] | None:
        """The ways where all lines are of one measure; None where more are taken than are so."""
        measure = self._coming(first, 1)
        found = self.evens.get((number, measure[0]))
        if found is None:
            if self.own_only and not self.strict and self.trackings[0] == 0:
                found = self.stock.own(number, measure, self.trackings)
            else:
                found = self.stock.ways(number, measure, self.trackings, strict=self.strict)
            found = self.evens[number, measure[0]] = self._own(found)
        count = len(self.alike)
        fits = first >= count or self.alike[first] == count
        return found if fits or first + max(found, default=0) <= self.alike[first] else None

    def _own(self, found: dict[int, Way]) -> dict[int, Way]:
        """Those that are offered."""
        if not self.own_only or not found:
            return found
        own = own_lines(found)
        return {own: found[own]}

    def _is_even(self, number: int, first: int) -> bool:
        """Whether all lines that a paragraph may take from a slot on are of one measure.

        So a paragraph that ends above a picture is set as if there were none.
        """
        count = len(self.alike)
        if first >= count or self.alike[first] == count:
            return True
        found = self.level.get((number, first))
        if found is None:
            room, measure = self.alike[first] - first, self._coming(first, 1)
            long = self.stock.width(number) / measure[0] * _LONGER + _SPREAD
            found = room > long or self.stock.most(number, measure, self.trackings) <= room
            self.level[number, first] = found
        return found

    def _around(self, number: int, first: int) -> dict[int, Way]:
        """The ways where measures differ, by no more of the coming lines than can be taken."""
        most = self.stock.most(number, self._coming(first), self.trackings)
        most += 0 if self.strict else _SPREAD
        coming = _short(self._coming(first, most))
        ways = self.stock.ways(number, coming, self.trackings, strict=self.strict)
        if most < len(self.measures) - first:
            ways = {count: way for count, way in ways.items() if count <= most}
        if ways or self.strict:
            return ways
        return self.stock.ways(number, _short(self._coming(first)), self.trackings)

    def _coming(self, first: int, count: int | None = None) -> tuple[float, ...]:
        """The measures of so many slots, or of all, from one on; beyond the last, its own again."""
        last = None if count is None else first + count
        return self.measures[first:last] or self.measures[-1:]


def offers_of(
    stock: Stock,
    slots: Sequence[LineSlot],
    trackings: Sequence[float],
    *,
    own_only: bool = False,
    strict: bool = False,
) -> Offers:
    """What the paragraphs of a stock offer in these slots.

    `trackings` stand in the order they are preferred. With `own_only` a paragraph offers no other
    count of lines than its own; with `strict` none with a line spread for all to see or a word
    broken as a last resort.
    """
    measures = tuple(slot.measure for slot in slots)
    return Offers(stock, measures, _alike(measures), tuple(trackings), own_only, strict)


def _alike(measures: Sequence[float]) -> list[int]:
    """For each slot, the first after it whose measure is another."""
    found = [len(measures)] * len(measures)
    for number in range(len(measures) - 2, -1, -1):
        same = abs(measures[number] - measures[number + 1]) < _SAME
        found[number] = found[number + 1] if same else number + 1
    return found


def _short(measures: Sequence[float]) -> tuple[float, ...]:
    """The measures less what the last of them stands for anyway."""
    end = len(measures)
    while end > 1 and abs(measures[end - 2] - measures[end - 1]) < _SAME:
        end -= 1
    return tuple(measures[:end])
