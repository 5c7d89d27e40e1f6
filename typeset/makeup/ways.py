"""Paragraphs and heads as a thread takes them, and the ways in which each can be set.

What a paragraph can be set in depends on nothing but the measures of the lines it may take:
it is broken once for each run of measures, and most attempts, rows and starting slots share it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from msgspec import Struct

from typeset.galley import breaking, passes
from typeset.galley.breaking import Breaks
from typeset.galley.items import Paragraph
from typeset.galley.passes import Ready
from typeset.plan.model import LineSlot

_SAME: Final = 0.001  # points by which two measures are one
_SPREAD: Final = 2  # lines more that a paragraph may take whose lines are spread for all to see
_LONGER: Final = 1.15  # times its own width: wider than lines of the loosest style are spread
_NOT_SEEN: Final = 0.01  # em between 字 by which a line may be looser than need be


class Way(Struct, frozen=True):
    """A way of setting a paragraph, and the tracking it needs, em."""

    breaks: Breaks
    tracking: float


Options = Callable[[int, int], dict[int, Way]]  # (item, first slot) → ways by line count


class Prose(Struct, frozen=True):
    """A paragraph in a thread, the empty rows before it, and how far they may be opened."""

    paragraph: Paragraph
    before: int = 0
    most_before: int = 0
    flow: int = 0  # index of the area's flow entry it comes from


class Head(Struct, frozen=True):
    """A design in a thread: rows it takes, rows above it, lines that must follow it."""

    rows: int
    before: int
    most_before: int
    keep: int
    flow: int  # index of the area's flow entry it comes from
    small_rows: int = 0  # rows its smaller design takes; 0 where it has none


Item = Prose | Head


class Stock(Struct, frozen=True):
    """The ways of each paragraph of a thread: broken once, kept through every attempt."""

    items: Sequence[Item]
    ready: dict[int, Ready] = {}
    kept: dict[tuple[int, tuple[float, ...], float, bool], dict[int, Breaks]] = {}
    counted: dict[tuple[int, tuple[float, ...], tuple[float, ...]], tuple[int, int]] = {}

    def offers(
        self,
        slots: Sequence[LineSlot],
        trackings: Sequence[float],
        *,
        own_only: bool = False,
        strict: bool = False,
    ) -> Offers:
        """What the paragraphs offer from a slot on.

        `trackings` stand in the order they are preferred. With `own_only` a paragraph offers
        no other count of lines than its own; with `strict` none with a line spread for all to
        see or a word broken as a last resort.
        """
        measures = tuple(slot.measure for slot in slots)
        return Offers(self, measures, _alike(measures), tuple(trackings), own_only, strict)

    def ways(
        self,
        number: int,
        measures: tuple[float, ...],
        trackings: Sequence[float],
        *,
        strict: bool = False,
    ) -> dict[int, Way]:
        """The ways at these measures, each line count at the first tracking that does."""
        loosest = self._paragraph(number).style.loosest
        ways: dict[int, Way] = {}
        for at, tracking in enumerate(trackings):
            if at and self._has_all(number, measures, tuple(trackings[at:]), ways):
                break
            if at and self._has_all(number, measures, (tracking,), ways):
                continue
            for count, breaks in self._broken(number, measures, tracking, strict=strict).items():
                other = ways.get(count)
                if other is None or other.breaks.loosest > loosest >= breaks.loosest:
                    ways[count] = Way(breaks, tracking)
        return ways

    def _has_all(
        self,
        number: int,
        measures: tuple[float, ...],
        trackings: tuple[float, ...],
        ways: dict[int, Way],
    ) -> bool:
        """Whether all line counts that the trackings can give are there with no loose line."""
        loosest = self._paragraph(number).style.loosest
        least, most = self.counts(number, measures, trackings)
        return all(
            count in ways and ways[count].breaks.loosest <= loosest
            for count in range(least, most + 1)
        )

    def own(
        self, number: int, measures: tuple[float, ...], trackings: Sequence[float]
    ) -> dict[int, Way]:
        """The way that a paragraph takes by itself; all of them where that one shows."""
        paragraph = self._paragraph(number)
        optimum = breaking.optimum(paragraph, measures)
        if optimum.loosest > paragraph.style.loosest:
            return self.ways(number, measures, trackings)
        return {optimum.lines: Way(optimum, 0.0)}

    def counts(
        self, number: int, coming: tuple[float, ...], trackings: tuple[float, ...]
    ) -> tuple[int, int]:
        """Between how many and how many of the coming lines a paragraph takes."""
        key = (number, coming, trackings)
        found = self.counted.get(key)
        if found is None:
            found = passes.counts(self._ready(number), coming, trackings=trackings)
            self.counted[key] = found
        return found

    def width(self, number: int) -> float:
        """A paragraph on one line, points."""
        return self._ready(number).sums.right[-1]

    def _broken(
        self, number: int, measures: tuple[float, ...], tracking: float, *, strict: bool
    ) -> dict[int, Breaks]:
        key = (number, measures, tracking, strict)
        found = self.kept.get(key)
        if found is None:
            # Where there are strict ones, these are all that there are.
            found = None if strict else self.kept.get((number, measures, tracking, True))
            if not found:
                ready, loosest = self._ready(number), self._paragraph(number).style.loosest
                broken = breaking.best(ready, measures, tracking=tracking, strict=strict)
                found = _decent(broken, loosest)
            self.kept[key] = found
        return found

    def _paragraph(self, number: int) -> Paragraph:
        item = self.items[number]
        assert isinstance(item, Prose), "only prose is broken"
        return item.paragraph

    def _ready(self, number: int) -> Ready:
        found = self.ready.get(number)
        if found is None:
            found = self.ready[number] = passes.ready(self._paragraph(number))
        return found


_Counts = tuple[int, int]  # the fewest and the most lines
_NONE: Final = (1 << 20, 0)  # of a paragraph that cannot be set


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
    between: dict[tuple[int, int], _Counts] = {}

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

    def bounds(self, number: int, first: int) -> _Counts:
        """The fewest and the most lines of a paragraph; around pictures it is not broken for it."""
        found = self.between.get((number, first))
        if found is None:
            if self.alike[0] == len(self.alike):
                ways = self.ways(number, first)
                found = (min(ways), max(ways)) if ways else _NONE
            else:
                even = self._is_even(number, first)
                coming = self._coming(first, 1 if even else None)
                found = self.stock.counts(number, coming, self.trackings)
            self.between[number, first] = found
        return found

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
        room, measure = self.alike[first] - first, self._coming(first, 1)
        if room > self.stock.width(number) / measure[0] * _LONGER + _SPREAD:
            return True
        return self.stock.counts(number, measure, self.trackings)[1] <= room

    def _around(self, number: int, first: int) -> dict[int, Way]:
        """The ways where measures differ, by no more of the coming lines than can be taken."""
        most = self.stock.counts(number, self._coming(first), self.trackings)[1] + _SPREAD
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


def _decent(ways: dict[int, Breaks], loosest: float) -> dict[int, Breaks]:
    """The ways that read as well as the best: fitting never loosens a line for all to see."""
    if not ways:
        return ways
    limit = max(loosest, min(way.loosest for way in ways.values()) + _NOT_SEEN)
    return {count: way for count, way in ways.items() if way.loosest <= limit}


def own_lines(ways: dict[int, Way]) -> int:
    """The lines a paragraph takes when nothing presses it."""
    return min(ways.values(), key=lambda w: (w.tracking != 0, w.breaks.demerits)).breaks.lines


def is_loose(item: Item, way: Way) -> bool:
    """Whether a line of the paragraph is spread for all to see."""
    return isinstance(item, Prose) and way.breaks.loosest > item.paragraph.style.loosest + 1e-6
