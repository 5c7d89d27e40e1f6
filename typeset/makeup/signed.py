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

from .columns import Columns, extents, first_rows
from .copyfit import Fits, Placed
from .offers import offers_of
from .ways import Head, Item, Stock


class Signed(Struct, frozen=True):
    """The answers of a thread that are signed, and the rows of its columns that their lines ask
    for.
    """

    thread: Thread
    items: Sequence[Item]
    answers: Mapping[str, Sequence[int]]
    seals: Mapping[str, Seal]
    rows: list[int]

    def at(self, slots: Sequence[LineSlot], columns: Columns, stock: Stock) -> dict[int, Placed]:
        """The signed items at their places; without answers whose lines are not to be had now."""
        numbers = _numbered(slots, self.thread)
        found: dict[int, Placed] = {}
        for name, items in self.answers.items():
            places = _found(self.seals[name].items, numbers)
            held = dict(self._held(name, places or [], slots, columns, stock))
            if len(held) == len(items):
                found.update(held)
        return found

    def among(self, numbers: Container[int]) -> tuple[str, ...]:
        """The answers whose items are among these."""
        return tuple(name for name, items in self.answers.items() if items[0] in numbers)

    def _held(
        self,
        name: str,
        places: Sequence[tuple[int, int]],
        slots: Sequence[LineSlot],
        columns: Columns,
        stock: Stock,
    ) -> Iterator[tuple[int, Placed]]:
        """Of the items of an answer those that can be set in their lines still."""
        stood = self.seals[name].items
        for number, one, (first, count) in zip(self.answers[name], stood, places, strict=False):
            if isinstance(self.items[number], Head):
                if columns.level(first, count):
                    yield number, Placed(first, count, None)
                continue
            ways = offers_of(stock, slots, (one.tracking,)).ways(number, first)
            if count in ways:
                yield number, Placed(first, count, ways[count])


def signed_of(
    placed: Placement, thread: Thread, items: Sequence[Item], lock: Mapping[str, Seal]
) -> tuple[Signed | None, tuple[str, ...]]:
    """The answers of the thread that are signed; and those whose lines this thread has not: as
    many as have other items than it, no place in it, or one that another answer has before them.
    """
    answers = {n: of for n, of in answers_of(placed, items).items() if n in lock} if lock else {}
    if not answers:
        return None, ()
    most = max(extents(thread))
    numbered = {n: _numbered(first_rows(thread, n), thread) for n in range(1, most + 1)}
    rows, kept, after = list(numbered), [], dict.fromkeys(numbered, 0)
    for name, numbers in answers.items():
        ends = {n: _end(numbers, items, lock[name].items, numbered[n], after[n]) for n in rows}
        fitting = [n for n, end in ends.items() if end is not None]
        if fitting:
            rows, after = fitting, {n: ends[n] or 0 for n in fitting}
            kept.append(name)
    loose = tuple(name for name in answers if name not in kept)
    if not kept:
        return None, loose
    held = {name: answers[name] for name in kept}
    return Signed(thread, items, held, {name: lock[name] for name in kept}, rows), loose


def _end(
    numbers: Sequence[int],
    items: Sequence[Item],
    stood: Sequence[Stood],
    numbered: Mapping[tuple[int, int], int],
    after: int,
) -> int | None:
    """The slot after an answer's last line; None where it cannot stand so, from a slot on."""
    places = _found(stood, numbered)
    if places is None or len(places) != len(numbers):
        return None
    for number, (first, count) in zip(numbers, places, strict=True):
        item = items[number]
        if first < after or (isinstance(item, Head) and count not in (item.rows, item.small_rows)):
            return None
        after = first + count
    return after


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
    column = {area: number for number, area in enumerate(thread.areas, 1)}
    line = dict.fromkeys(thread.areas, 0)
    for slot in slots:
        line[slot.area] += 1
        yield column[slot.area], line[slot.area]


def _numbered(slots: Sequence[LineSlot], thread: Thread) -> dict[tuple[int, int], int]:
    """The slots by column and line."""
    return {place: number for number, place in enumerate(_places(slots, thread))}


def _found(
    stood: Sequence[Stood], numbered: Mapping[tuple[int, int], int]
) -> list[tuple[int, int]] | None:
    """The first slot and the count of every item; None where its lines are no slots on end."""
    found: list[tuple[int, int]] = []
    for one in stood:
        lines = [(p.column, line) for p in one.pieces for line in range(p.first, p.last + 1)]
        taken = [numbered.get(place) for place in lines]
        first = taken[0]
        if first is None or taken != list(range(first, first + len(taken))):
            return None
        found.append((first, len(taken)))
    return found
