"""Seals as the data file has them: read, written, refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from typeset.issue import seals
from typeset.issue.seals import Piece, Seal, Stood

PIECES = st.builds(
    lambda column, first, more: Piece(column, first, first + more),
    st.integers(1, 12), st.integers(1, 60), st.integers(0, 30),
)  # fmt: skip
STOOD = st.builds(
    Stood,
    st.lists(PIECES, min_size=1, max_size=3).map(tuple),
    st.integers(-200, 200).map(lambda n: n / 10000),
)
SEALS = st.builds(
    Seal, st.text("0123456789abcdef", min_size=12, max_size=12),
    st.lists(STOOD, max_size=5).map(tuple),
)  # fmt: skip


@given(SEALS)
def test_a_seal_is_read_as_it_is_written(seal: Seal) -> None:
    assert seals.read(seals.text(seal)) == seal


def test_a_seal_says_digest_columns_lines_and_tracking() -> None:
    assert seals.read("0123456789ab 1:2-5 1:6-20+2:1-3@-0.0100") == Seal(
        "0123456789ab",
        (Stood((Piece(1, 2, 5),)), Stood((Piece(1, 6, 20), Piece(2, 1, 3)), -0.01)),
    )


@pytest.mark.parametrize(
    "text",
    ["", "0123456789a", "0123456789AB", "0123456789ab 1:5-2", "0123456789ab 0:1-2",
     "0123456789ab 1:0-2", "0123456789ab 1:2", "0123456789ab 1:2-5@fast", "1:2-5 0123456789ab",
     "0123456789ab 1:1-2222", "0123456789ab １:1-2"],
)  # fmt: skip
def test_what_is_no_seal_is_refused(text: str) -> None:
    assert seals.read(text) is None
