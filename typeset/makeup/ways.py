"""Paragraphs and heads as a thread takes them, and the ways in which each can be set.

What a paragraph can be set in depends on nothing but the measures of the lines it may take:
it is broken once for each run of measures, and most attempts, rows and starting slots share it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from msgspec import Struct

from typeset.galley import breaking
from typeset.galley.breaking import Breaks, Ready
from typeset.galley.items import Paragraph
from typeset.plan.model import LineSlot

_SAME: Final = 0.001  # points by which two measures are one
_NOT_SEEN: Final = 0.01  # em between 字 by which a line may be looser than need be
_LONGER: Final = 1.15  # times its own width: wider than lines of the loosest style are spread


class Way(Struct, frozen=True):
    """A way of setting a paragraph, and the tracking it needs, em."""

    breaks: Breaks
    tracking: float


Options = Callable[[int, int], dict[int, Way]]  # (item, first slot) → a paragraph's ways


class Prose(Struct, frozen=True):
    """A paragraph in a thread, the empty rows before it, and how far they may be opened."""

    paragraph: Paragraph
    before: int = 0
    most_before: int = 0


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
    kept: dict[tuple[int, tuple[float, ...], float], dict[int, Breaks]] = {}

    def options(
        self, slots: Sequence[LineSlot], trackings: Sequence[float], *, own_only: bool
    ) -> Options:
        """The ways from a slot on, each line count at its least tracking.

        `trackings` stand in the order they are preferred. With `own_only` a paragraph offers
        no other count of lines than its own.
        """
        measures = [slot.measure for slot in slots]
        uniform = all(abs(measure - measures[0]) < _SAME for measure in measures)
        kept: dict[tuple[int, int], dict[int, Way]] = {}

        def options(number: int, cursor: int) -> dict[int, Way]:
            key = (number, 0 if uniform else cursor)
            found = kept.get(key)
            if found is None:
                if uniform and own_only and trackings[0] == 0:
                    found = self._own(number, tuple(measures[:1]), trackings)
                elif uniform:
                    found = self._ways(number, tuple(measures[:1]), trackings)
                else:
                    found = self._around(number, measures[cursor:] or measures[-1:], trackings)
                if own_only:
                    own = own_lines(found)
                    found = {own: found[own]}
                kept[key] = found
            return found

        return options

    def _own(
        self, number: int, measures: tuple[float, ...], trackings: Sequence[float]
    ) -> dict[int, Way]:
        """The way that a paragraph takes by itself; all of them where that one shows."""
        paragraph = self._paragraph(number)
        optimum = breaking.optimum(paragraph, measures)
        if optimum.loosest > paragraph.style.loosest:
            return self._ways(number, measures, trackings)
        return {optimum.lines: Way(optimum, 0.0)}

    def _around(
        self, number: int, coming: Sequence[float], trackings: Sequence[float]
    ) -> dict[int, Way]:
        """The ways where measures differ, by no more of the coming lines than can be taken.

        So a paragraph that ends above a picture is set as if there were none.
        """
        reach = self._reach(number, coming)
        ways = self._ways(number, _short(coming[:reach]), trackings)
        if reach < len(coming):
            ways = {count: way for count, way in ways.items() if count <= reach}
        return ways or self._ways(number, _short(coming), trackings)

    def _reach(self, number: int, coming: Sequence[float]) -> int:
        """How many of the coming lines the paragraph takes at the very most."""
        paragraph = self._paragraph(number)
        wanted = self._ready(number).sums.right[-1] * _LONGER
        for line, measure in enumerate(coming):
            wanted -= measure - breaking.indent_of(paragraph, line)
            if wanted <= 0:
                return line + 2
        return len(coming)

    def _paragraph(self, number: int) -> Paragraph:
        item = self.items[number]
        assert isinstance(item, Prose), "only prose is broken"
        return item.paragraph

    def _ways(
        self, number: int, measures: tuple[float, ...], trackings: Sequence[float]
    ) -> dict[int, Way]:
        loosest = self._paragraph(number).style.loosest
        ways: dict[int, Way] = {}
        for tracking in trackings:
            for count, breaks in self._broken(number, measures, tracking).items():
                other = ways.get(count)
                if other is None or other.breaks.loosest > loosest >= breaks.loosest:
                    ways[count] = Way(breaks, tracking)
        return ways

    def _broken(
        self, number: int, measures: tuple[float, ...], tracking: float
    ) -> dict[int, Breaks]:
        key = (number, measures, tracking)
        found = self.kept.get(key)
        if found is None:
            paragraph = self._paragraph(number)
            broken = breaking.best(self._ready(number), measures, tracking=tracking)
            found = self.kept[key] = _decent(broken, paragraph.style.loosest)
        return found

    def _ready(self, number: int) -> Ready:
        found = self.ready.get(number)
        if found is None:
            found = self.ready[number] = breaking.ready(self._paragraph(number))
        return found


def _short(measures: Sequence[float]) -> tuple[float, ...]:
    """The measures less what the last of them stands for anyway."""
    end = len(measures)
    while end > 1 and abs(measures[end - 2] - measures[end - 1]) < _SAME:
        end -= 1
    return tuple(measures[:end])


def _decent(ways: dict[int, Breaks], loosest: float) -> dict[int, Breaks]:
    """The ways that read as well as the best: fitting never loosens a line for all to see."""
    limit = max(loosest, min(way.loosest for way in ways.values()) + _NOT_SEEN)
    return {count: way for count, way in ways.items() if way.loosest <= limit}


def own_lines(ways: dict[int, Way]) -> int:
    """The lines a paragraph takes when nothing presses it."""
    return min(ways.values(), key=lambda w: (w.tracking != 0, w.breaks.demerits)).breaks.lines


def is_loose(item: Item, way: Way) -> bool:
    """Whether a line of the paragraph is spread for all to see."""
    return isinstance(item, Prose) and way.breaks.loosest > item.paragraph.style.loosest + 1e-6
