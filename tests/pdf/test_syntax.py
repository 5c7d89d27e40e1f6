from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from typeset.color.cmyk import Cmyk
from typeset.pdf.syntax import ascii_string, number, string, tones


@given(st.floats(-1e6, 1e6))
def test_numbers_are_fixed_point_to_four_places(value: float) -> None:
    text = number(value)
    assert re.fullmatch(r"-?\d+(\.\d{0,3}[1-9])?", text)
    assert float(text) == pytest.approx(value, abs=0.00005001)
    assert text != "-0"


def test_whole_numbers_keep_their_zeros() -> None:
    assert number(100) == "100"
    assert number(100, 0) == "100"


def test_characters_beyond_the_first_plane_are_kept() -> None:
    assert bytes.fromhex(string("𠮷县")[1:-1]).decode("utf-16") == "𠮷县"


def test_parentheses_cannot_end_a_string() -> None:
    assert ascii_string(r"a)(\b") == r"(a\)\(\\b)"


def test_a_tone_outside_the_scale_is_refused() -> None:
    assert tones(Cmyk(0, 100, 12.5, 0)) == "0 1 0.125 0"
    with pytest.raises(ValueError, match="0–100"):
        tones(Cmyk(0, 101, 0, 0))
