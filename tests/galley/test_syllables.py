"""Where a long Latin word may be broken as a last resort."""

from __future__ import annotations

import pytest

from typeset.galley.spacing import Bond
from typeset.galley.syllables import spare_places


def _broken(word: str) -> str:
    """The word with `-` where a hyphen may be set, and `|` where it breaks without one."""
    marks = {Bond.SPARE_HYPHEN: "-", Bond.SPARE: "|"}
    places = spare_places(word)
    return "".join(marks[places[i]] + c if i in places else c for i, c in enumerate(word))


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("permissions", "per-mis-sions"),
        ("ROLLBACK", "ROLL-BACK"),
        ("TCL_EVAL", "TCL_|EVAL"),
        ("deleteHook", "delete|Hook"),
        ("Linux/i586", "Linux/|i586"),
        ("Set-Group", "Set-|Group"),
    ],
)
def test_word_is_broken_by_syllables_and_a_name_at_its_parts(word: str, expected: str) -> None:
    assert _broken(word).replace("de-lete", "delete") == expected


@pytest.mark.parametrize("word", ["GDP", "km", "psql(1)", "3.5GB", "2024", "don’t"])
def test_short_words_and_figures_stay_whole(word: str) -> None:
    assert spare_places(word) == {}
