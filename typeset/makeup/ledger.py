"""A filled thread → what each lever gave to it, to be read and to be weighed (凑版账目)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypedDict

from msgspec import Struct

from . import copyfit
from .columns import Columns
from .copyfit import Fits
from .flow import Poured, paragraph_number
from .offers import Offers
from .ways import Head, Item, Prose, is_loose, own_lines


class Ledger(TypedDict):
    """The part of a decision that each item has a share in."""

    changed: tuple[tuple[int, int, int], ...]
    tracked: tuple[tuple[int, float], ...]
    small: tuple[int, ...]
    loose: int
    opened: int
    skipped: int
    lone: int


class Decision(Struct, frozen=True):
    """What copyfitting did to one thread: the ledger that staff can read."""

    area: str
    natural: int  # lines the text takes by itself
    used: int
    slots: int  # lines there are, in the rows chosen
    rows: int  # rows of each column
    panel: int  # rows left to the elastic panel; 0 where there is none
    white: int  # lines left empty that no panel takes
    changed: tuple[tuple[int, int, int], ...]  # paragraph, lines of its own, lines given
    opened: int  # rows opened above heads
    lone: int  # lines left alone at a column's foot or head (孤行)
    skipped: int  # rows white: a head did not fit there, or what follows is signed
    tracked: tuple[tuple[int, float], ...]  # paragraph, its tracking in em
    small: tuple[int, ...]  # paragraphs whose head stands in its smaller design
    loose: int  # paragraphs with a line looser than their style allows
    signed: tuple[str, ...]  # answers that stay where they were signed
    least: int  # rows that the elastic panel was kept at least, with the white above it
    dropped: bool  # an optional panel was left out


def entries(items: Sequence[Item], own: Offers, found: Fits, columns: Columns) -> Ledger:
    """What each item gave: lines, tracking, rows above it; `own` is what they offer untracked."""
    changed: list[tuple[int, int, int]] = []
    tracked: list[tuple[int, float]] = []
    small: list[int] = []
    opened = white = lone = loose = end = 0
    for number, (item, where) in enumerate(zip(items, found.placed, strict=True)):
        if isinstance(item, Prose):
            keep = item.paragraph.style.keep_lines
            lone += columns.lone_lines(where.first, where.count, keep)
        paragraph = paragraph_number(items, number)
        if where.way is not None:
            lines = own_lines(own.ways(number, where.first))
            if lines != where.count:
                changed.append((paragraph, lines, where.count))
            if where.way.tracking:
                tracked.append((paragraph, where.way.tracking))
            loose += is_loose(item, where.way)
        elif isinstance(item, Head) and item.small_rows and where.count == item.small_rows:
            small.append(paragraph)
        if where.first > end:
            crossed = columns.skipped(end, where.first)
            white += crossed
            opened += 0 if crossed else max(0, where.first - end - item.before)
        end = where.first + where.count
    opened -= found.white - white  # above what is signed, more than may be opened is white
    return {"changed": tuple(changed), "tracked": tuple(tracked), "small": tuple(small),
            "opened": opened, "skipped": found.white, "lone": lone, "loose": loose}  # fmt: skip


def unmoved(items: Sequence[Item], found: Fits, ledger: Ledger) -> int:
    """The lines without what the levers gave."""
    given = sum(given - own for _, own, given in ledger["changed"])
    smaller = sum(
        item.rows - where.count
        for item, where in zip(items, found.placed, strict=True) if isinstance(item, Head)
    )  # fmt: skip
    return found.used - given + smaller - ledger["opened"] - ledger["skipped"]


def worth(poured: Poured, decision: Decision, *, fill: bool) -> tuple[bool, int, int, int, float]:
    """What is bad about a filling: bare heads, white lines, lone and loose ones, then its cost."""
    cost = poured.fits.cost
    white = decision.white if fill else 0
    return cost >= copyfit.BARE_HEAD_COST, white, decision.lone, decision.loose, cost
