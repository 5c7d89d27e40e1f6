"""A Latin word → where it may be broken as a last resort, and whether a hyphen is set there.

Chinese papers do not hyphenate (clreq §proportional western). But a long word that does not fit
leaves its neighbours' line spread for all to see, and then a hyphen is the lesser evil. The
places are those of the English dictionary that TeX and LibreOffice use, in pyphen.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from .spacing import Bond

if TYPE_CHECKING:
    from pyphen import Pyphen

_LETTERS: Final = re.compile(r"[A-Za-z]{5,}")  # shorter words are not worth a hyphen
_LEFT: Final = 2  # letters before a hyphen at least, and after it
_RIGHT: Final = 3
# Names of programs and their parts fall into words of their own, and either-or has its solidus:
# a hyphen would change them. What has its own hyphen needs none.
_INSIDE_NAMES: Final = re.compile(
    r"(?<=\w_)(?=\w\w)|(?<=[a-z]{2})(?=[A-Z]\w)|(?<=\w/)(?=\w\w)|(?<=[A-Za-z]{2}-)(?=[A-Za-z]{2})"
)


def spare_places(word: str) -> dict[int, Bond]:
    """The indexes before which a line may begin where it must, with what holds the two halves."""
    found = {match.start(): Bond.SPARE for match in _INSIDE_NAMES.finditer(word)}
    for letters in _LETTERS.finditer(word):
        for place in _dictionary().positions(letters[0].lower()):
            found.setdefault(letters.start() + place, Bond.SPARE_HYPHEN)
    return found


@cache
def _dictionary() -> Pyphen:
    import pyphen  # 10 ms with its dictionary: only for a text that has a long word

    return pyphen.Pyphen(lang="en_US", left=_LEFT, right=_RIGHT)
