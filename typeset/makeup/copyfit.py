"""Paragraphs and the slots of a thread → a line count for each, at the least cost that fits (凑版).

A small dynamic programme over (paragraph, slot): every paragraph offers the line counts it can
be set in, with their cost; the cheapest combination that fits is taken. Nothing is cut and
nothing shrunk: what does not fit is said in lines and 字.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct

from typeset.galley import breaking
from typeset.galley.breaking import Breaks
from typeset.galley.items import Paragraph
from typeset.plan.model import LineSlot

_ORPHAN_COST = 4e4  # a line alone at a column's foot or head (孤行): worse than a loose line
_SHORT_COST = 3e3  # a line count the paragraph would not have taken by itself

Options = Callable[[int, int], dict[int, Breaks]]  # (paragraph, first slot) → its ways


class Story(Struct, frozen=True):
    """A paragraph of a thread, and the rows left empty before it."""

    paragraph: Paragraph
    before: int


class Fits(Struct, frozen=True):
    """The chosen breaks of each paragraph, the slot each begins in, and the slots used."""

    chosen: tuple[Breaks, ...]
    first: tuple[int, ...]
    used: int
    cost: float
    natural: int  # slots used if every paragraph had its own best


class Overset(Struct, frozen=True):
    """What runs over: lines and 字 beyond the last slot, the paragraph it starts in."""

    lines: int
    characters: int
    paragraph: int


class _State(Struct):
    cost: float
    before: _State | None
    breaks: Breaks | None
    first: int


def options_for(
    stories: Sequence[Story], slots: Sequence[LineSlot], *, tracking: float = 0.0
) -> Options:
    """The ways of setting a paragraph from a slot on; computed once where all measures agree."""
    measures = [slot.measure for slot in slots]
    uniform = len({round(m, 3) for m in measures}) <= 1
    kept: dict[tuple[int, int], dict[int, Breaks]] = {}

    def options(number: int, cursor: int) -> dict[int, Breaks]:
        key = (number, 0 if uniform else cursor)
        found = kept.get(key)
        if found is None:
            coming = measures[:1] if uniform else measures[cursor:] or measures[-1:]
            found = kept[key] = breaking.best(
                stories[number].paragraph, coming, tracking=tracking
            )
        return found

    return options


def fit(
    stories: Sequence[Story],
    slots: Sequence[LineSlot],
    options: Options,
    *,
    most: int,
    fill: bool = False,
) -> Fits | Overset:
    """The cheapest line counts that end at or before slot `most`; with `fill` as near it as can be."""
    states: dict[int, _State] = {0: _State(0.0, None, None, 0)}
    for number, story in enumerate(stories):
        following: dict[int, _State] = {}
        for cursor, state in states.items():
            start = cursor + (story.before if cursor else 0)
            ways = options(number, start)
            own = min(ways.values(), key=lambda b: b.demerits)
            for count, breaks in ways.items():
                end = start + count
                cost = state.cost + breaks.demerits + _SHORT_COST * (count != own.lines)
                cost += _orphans(start, count, slots, story.paragraph.style.keep_lines)
                rival = following.get(end)
                if rival is None or cost < rival.cost:
                    following[end] = _State(cost, state, breaks, start)
        states = following
    natural = min(states, key=lambda end: states[end].cost)
    fitting = [end for end in states if end <= most]
    if not fitting:
        return _overset(stories, states, most)
    chosen = max(fitting) if fill else min(fitting, key=lambda end: states[end].cost)
    return _fits(states[chosen], chosen, natural)


def _orphans(start: int, count: int, slots: Sequence[LineSlot], keep: int) -> float:
    """The cost of lines left alone where a paragraph crosses from one frame to the next."""
    end = start + count
    if end > len(slots) or slots[start].area == slots[end - 1].area:
        return 0.0
    cost = 0.0
    areas = [slot.area for slot in slots[start:end]]
    if areas.count(areas[0]) < min(keep, count):
        cost += _ORPHAN_COST
    if areas.count(areas[-1]) < min(keep, count):
        cost += _ORPHAN_COST
    return cost


def _fits(state: _State, used: int, natural: int) -> Fits:
    chosen: list[Breaks] = []
    first: list[int] = []
    cost = state.cost
    here: _State | None = state
    while here is not None and here.breaks is not None:
        chosen.append(here.breaks)
        first.append(here.first)
        here = here.before
    return Fits(tuple(reversed(chosen)), tuple(reversed(first)), used, cost, natural)


def _overset(stories: Sequence[Story], states: dict[int, _State], most: int) -> Overset:
    least = min(states)
    over = least - most
    characters = 0
    fits = _fits(states[least], least, least)
    where = len(stories) - 1
    for number in range(len(stories) - 1, -1, -1):
        breaks, first = fits.chosen[number], fits.first[number]
        edges = (0, *breaks.ends)
        for line in range(breaks.lines - 1, -1, -1):
            if first + line >= most:
                characters += edges[line + 1] - edges[line]
                where = number
    return Overset(over, characters, where)
