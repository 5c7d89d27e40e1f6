"""A search kept to the cursors from which a thread can be full misses no full thread."""

from __future__ import annotations

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.makeup.test_copyfit import columns, prose
from typeset.galley.breaking import Breaks
from typeset.makeup import copyfit
from typeset.makeup.copyfit import NO_WAY, Fits, Overset, Placed
from typeset.makeup.ways import Head, Item, Way
from typeset.makeup.window import Windows, windows

WAYS = st.dictionaries(
    st.integers(1, 9), st.floats(1, 1e4, allow_nan=False).map(round), min_size=1, max_size=3
)
HEADS = st.builds(
    Head, rows=st.integers(2, 4), before=st.integers(0, 1), most_before=st.integers(1, 2),
    keep=st.integers(0, 3), flow=st.just(0),
)  # fmt: skip
ITEMS = st.lists(st.one_of(HEADS, WAYS, WAYS, WAYS), min_size=1, max_size=8)
COLUMNS = st.lists(st.integers(4, 14), min_size=1, max_size=4)


def ways_of(counts: dict[int, int]) -> dict[int, Way]:
    return {n: Way(Breaks(tuple(range(10, 10 * n + 1, 10)), cost, 0.0), 0.0)
            for n, cost in counts.items()}  # fmt: skip


class Thread:
    """Items, what their paragraphs can be set in, and the columns they run through."""

    def __init__(self, given: list[Head | dict[int, int]], rows: list[int]) -> None:
        self.items: list[Item] = [one if isinstance(one, Head) else prose() for one in given]
        self.ways = [{} if isinstance(one, Head) else ways_of(one) for one in given]
        self.columns = columns(*rows)

    def options(self, number: int, _first: int) -> dict[int, Way]:
        return self.ways[number]

    def fewest(self, number: int, _first: int) -> int:
        return min(self.ways[number])

    def most(self, number: int, _first: int) -> int:
        return max(self.ways[number])

    def fit(
        self, *, signed: dict[int, Placed] | None = None, windows: Windows | None = None
    ) -> Fits | Overset:
        return copyfit.fit(self.items, self.columns, self.options, most=self.columns.count,
                           fill=True, signed=signed, windows=windows)  # fmt: skip

    def windows(self, signed: dict[int, Placed] | None = None) -> Windows | None:
        return windows(self.items, self.columns, self, self.columns.count, signed or {})


def is_full(found: Fits | Overset, thread: Thread) -> bool:
    return isinstance(found, Fits) and found.used == thread.columns.count and found.white == 0


@given(ITEMS, COLUMNS)
@settings(deadline=None, max_examples=250)
def test_a_full_thread_is_found_at_the_same_cost(
    given: list[Head | dict[int, int]], rows: list[int]
) -> None:
    """Against the search of every cursor; what it finds next to a full thread is the same."""
    thread = Thread(given, rows)
    everywhere, kept = thread.fit(), thread.windows()
    within = thread.fit(windows=kept) if kept is not None else NO_WAY
    if is_full(everywhere, thread):
        assert within == everywhere
    else:
        assert not is_full(within, thread)


@given(ITEMS, COLUMNS)
@settings(deadline=None, max_examples=100)
def test_what_is_signed_stays_where_it_stood(
    given: list[Head | dict[int, int]], rows: list[int]
) -> None:
    """Every other item is signed as it came out; the rest finds its own places again."""
    thread = Thread(given, rows)
    before = thread.fit()
    assume(isinstance(before, Fits))
    assert isinstance(before, Fits), "assumed"
    signed = {number: before.placed[number] for number in range(0, len(given), 2)}
    after = thread.fit(signed=signed)
    assert isinstance(after, Fits)
    assert all(after.placed[number] == placed for number, placed in signed.items())
    assert after.used <= thread.columns.count
    if is_full(after, thread):
        assert thread.fit(signed=signed, windows=thread.windows(signed)) == after
