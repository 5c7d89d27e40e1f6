"""What was signed of a thread → the items that stay where they were, whatever changes (锁版).

Answers that share a thread move one another: a line more in the first moves all after it. Where
they were signed, the items of each stay in their slots, and the fit finds its way between them.
An answer that was corrected itself cannot be held to the letter: the others are, and its seal
tells that it changed.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence

from msgspec import Struct

from typeset.issue.seals import Piece, Seal, Stood
from typeset.plan.model import LineSlot, Placement, Thread

from .copyfit import Fits, Placed
from .offers import offers_of
from .ways import Item, Prose, Stock


class Signed(Struct, frozen=True):
    """The answers of a thread that are signed: the items of each, and where they stood."""

    thread: Thread
    items: Sequence[Item]
    answers: Mapping[str, Sequence[int]]
    seals: Mapping[str, Seal]

    def places(self, slots: Sequence[LineSlot]) -> dict[int, tuple[int, int]] | None:
        """The first slot and the count of every signed item; None where the slots are others."""
        number = {place: at for at, place in enumerate(_places(slots, self.thread))}
        found: dict[int, tuple[int, int]] = {}
        for name, items in self.answers.items():
            for item, one in zip(items, self.seals[name].items, strict=True):
                taken = [number.get(place) for place in _lines(one)]
                first = taken[0]
                if first is None or taken != list(range(first, first + len(taken))):
                    return None
                found[item] = (first, len(taken))
        return found

    def at(self, slots: Sequence[LineSlot], stock: Stock) -> dict[int, Placed]:
        """The signed items at their places; without answers whose lines are not to be had now."""
        places = self.places(slots) or {}
        found: dict[int, Placed] = {}
        for name, items in self.answers.items() if places else ():
            held = dict(self._held(name, places, slots, stock))
            if len(held) == len(items):
                found.update(held)
        return found

    def among(self, numbers: Container[int]) -> Iterator[str]:
        """The answers whose items are among these."""
        yield from (name for name, items in self.answers.items() if items[0] in numbers)

    def _held(
        self,
        name: str,
        places: Mapping[int, tuple[int, int]],
        slots: Sequence[LineSlot],
        stock: Stock,
    ) -> Iterator[tuple[int, Placed]]:
        """Of the items of an answer those that can be set in their lines still."""
        for number, stood in zip(self.answers[name], self.seals[name].items, strict=True):
            first, count = places[number]
            if not isinstance(self.items[number], Prose):
                yield number, Placed(first, count, None)
                continue
            ways = offers_of(stock, slots, (stood.tracking,)).ways(number, first)
            if count in ways:
                yield number, Placed(first, count, ways[count])


def signed_of(
    placed: Placement, thread: Thread, items: Sequence[Item], lock: Mapping[str, Seal]
) -> Signed | None:
    """The answers of the thread that are signed with their lines and have as many items still."""
    if not lock:
        return None
    answers = {
        name: numbers
        for name, numbers in answers_of(placed, items).items()
        if name in lock and len(lock[name].items) == len(numbers)
    }
    return (
        Signed(thread, items, answers, {name: lock[name] for name in answers}) if answers else None
    )


def answers_of(placed: Placement, items: Sequence[Item]) -> dict[str, list[int]]:
    """The items of each text of an area that several run through, by `area.answer`; else none."""
    found: dict[str, list[int]] = {}
    for number, item in enumerate(items):
        content = placed.area.flow[item.flow].content or placed.path
        found.setdefault(f"{placed.name}.{content.rpartition('.')[2]}", []).append(number)
    return found if len(found) > 1 else {}


def lines_of(numbers: Sequence[int], fits: Fits, slots: Sequence[LineSlot], thread: Thread) -> Seal:
    """The lines that items took, in a seal that has no digest yet."""
    places = list(_places(slots, thread))
    found = []
    for placed in (fits.placed[number] for number in numbers):
        pieces: list[Piece] = []
        for column, line in places[placed.first : placed.first + placed.count]:
            if pieces and pieces[-1].column == column:
                pieces[-1] = Piece(column, pieces[-1].first, line)
            else:
                pieces.append(Piece(column, line, line))
        found.append(Stood(tuple(pieces), placed.way.tracking if placed.way is not None else 0.0))
    return Seal("", tuple(found))


def _places(slots: Sequence[LineSlot], thread: Thread) -> Iterator[tuple[int, int]]:
    """The column and line of every slot, counted from 1."""
    line: dict[str, int] = {}
    for slot in slots:
        line[slot.area] = line.get(slot.area, 0) + 1
        yield thread.areas.index(slot.area) + 1, line[slot.area]


def _lines(one: Stood) -> list[tuple[int, int]]:
    return [(p.column, line) for p in one.pieces for line in range(p.first, p.last + 1)]
