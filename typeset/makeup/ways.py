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


Count = Callable[[Ready, Sequence[float], float], int]  # `passes.fewest` or `passes.most`


class Stock(Struct, frozen=True):
    """The ways of each paragraph of a thread: broken once, kept through every attempt."""

    items: Sequence[Item]
    ready: dict[int, Ready] = {}
    kept: dict[tuple[int, tuple[float, ...], float, bool], dict[int, Breaks]] = {}
    counted: dict[tuple[int, tuple[float, ...], float, Count], int] = {}

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
        # Counts are bounded for the strictest pass alone: where it has no way nothing is left out.
        bounded = len(trackings) > 1 and self._broken(number, measures, trackings[0], strict=True)
        for at, tracking in enumerate(trackings):
            if at and bounded and self._has_all(number, measures, tuple(trackings[at:]), ways):
                break
            if at and bounded and self._has_all(number, measures, (tracking,), ways):
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
        """Whether all line counts that the strictest pass can give are there, none loose."""
        loosest = self._paragraph(number).style.loosest
        least = self.fewest(number, measures, trackings)
        most = self.most(number, measures, trackings)
        return least <= most and all(
            n in ways and ways[n].breaks.loosest <= loosest for n in range(least, most + 1)
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

    def fewest(self, number: int, coming: tuple[float, ...], trackings: tuple[float, ...]) -> int:
        """Fewer of the coming lines than this a paragraph does not take."""
        return self._counted(number, coming, min(trackings), passes.fewest)

    def most(self, number: int, coming: tuple[float, ...], trackings: tuple[float, ...]) -> int:
        """Nor more than this."""
        return self._counted(number, coming, max(trackings), passes.most)

    def _counted(
        self, number: int, coming: tuple[float, ...], tracking: float, count: Count
    ) -> int:
        key = (number, coming, tracking, count)
        found = self.counted.get(key)
        if found is None:
            found = self.counted[key] = count(self._ready(number), coming, tracking)
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
