"""A slot is told to people in millimetres."""

from __future__ import annotations

from pathlib import Path

from typeset.pictures.model import Wanted
from typeset.units import MM


def test_a_slot_is_told_in_millimetres() -> None:
    wanted = Wanted(Path("a.jpg"), "a.jpg", None, 62 * MM, 40.5 * MM)
    assert wanted.slot == "62.0 × 40.5 mm"
