"""A character → its class for line breaking and spacing: the one table of both.

Sources: C = W3C Requirements for Chinese Text Layout (clreq), G = GB/T 15834-2011 as third
parties quote it, U = Unicode 15 (East_Asian_Width, Line_Break). Where they differ the choice
is explained in docs/composition.md.
"""

from __future__ import annotations

import re
import unicodedata
from enum import IntEnum
from functools import cache
from typing import Final


class Class(IntEnum):
    """What a character is to its neighbours."""

    HAN = 0  # ideographs, kana and all that behaves like them
    OPEN = 1  # opening quotes and brackets: blank on their left
    CLOSE = 2  # closing quotes and brackets: blank on their right
    COMMA = 3  # stops inside a sentence
    COLON = 4
    STOP = 5  # stops that end a sentence
    QUERY = 6  # ！ and ？
    DASH = 7
    ELLIPSIS = 8
    CONNECTOR = 9
    INTERPUNCT = 10
    SOLIDUS = 11
    LATIN = 12  # letters, digits and the ASCII marks inside words
    SPACE = 13
    WIDE_SPACE = 14  # U+3000
    PREFIX = 15  # currency signs and signs of number
    POSTFIX = 16  # per cent, degree and their like
    ITERATION = 17
    MARK = 18  # combining marks, variation selectors: part of what they follow
    NOTHING = 19  # zero-width characters: they paint nothing
    CENTERED = 20  # ；：！？ in vertical type: they fill their cell

    __hash__ = int.__hash__  # an enum's own is a call of Python's: gaps are looked up by classes


# class, members, source
TABLE: Final[tuple[tuple[Class, str, str], ...]] = (
    (Class.COMMA, "，、；", "C §pause or stop marks; G 5.1.1"),
    (Class.COLON, "：", "C §pause or stop marks; clreq's squeezing list is silent about it"),
    (Class.STOP, "。．", "C; G 5.1.1–2. ．ends sentences in science"),
    (Class.QUERY, "！？‼⁇⁈⁉", "C; G 5.1.2"),
    (Class.OPEN, "“‘（《〈【〖〔［｛「『", "C §brackets; G 5.1.3"),
    (Class.CLOSE, "”’）》〉】〗〕］｝」』", "C §brackets; G 5.1.3"),
    (Class.DASH, "—⸺", "C; G 5.1.4: a pair of 2 em. A single — is a connector"),
    (Class.ELLIPSIS, "…⋯", "C; G 5.1.5: a pair of 2 em"),
    (Class.CONNECTOR, "–～〜‐‑", "C; G 5.1.6: short ½ em, ～ 1 em"),
    (Class.INTERPUNCT, "·・‧•", "C; G 5.1.7: ½ em"),
    (Class.SOLIDUS, "／", "C; G 5.1.9"),
    (Class.PREFIX, "￥＄￡￠§№", "U: Line_Break PR"),
    (Class.POSTFIX, "％‰‱℃℉°′″", "U: Line_Break PO"),
    (Class.ITERATION, "々〻ヽヾゝゞー", "U: Line_Break NS"),
    (Class.SPACE, " \u00a0\u2009\u202f", "spaces between words"),
    (Class.WIDE_SPACE, "\u3000", "G: the ideographic space"),
    (Class.NOTHING, "\u200b\u2060\ufeff\u00ad\u200c\u200d", "zero width: no ink, no stretch"),
)

CLASS_OF: Final = {character: kind for kind, members, _ in TABLE for character in members}

# East_Asian_Width=A: Chinese marks among Han, proportional ones among Latin letters (U).
_AMBIGUOUS: Final = re.compile("[“”‘’…—·°′″–]")
_COMBINING = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\u302a-\u302f"
    "\u3099\u309a\ufe00-\ufe0f\ufe20-\ufe2f\U000e0100-\U000e01ef]"
)
# Blocks written with letters and spaced as words: Latin, Greek, Cyrillic and their like, with
# the ASCII marks, arrows of number (±×÷) and superscripts.
_ALPHABETIC = re.compile(
    "[!-~\u00a1-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u052f\u1e00-\u1fff\u2070-\u209f\u2212]"
)
_INVISIBLE: Final = frozenset({"Cc", "Cf", "Zl", "Zp"})  # controls, direction marks, separators
_LONGEST_QUOTE: Final = 200  # characters looked through for the end of a Latin quotation
_LETTER = re.compile("[0-9A-Za-z\u00c0-\u024f\u0370-\u052f\u1e00-\u1fff]")


def classify(text: str) -> list[Class]:
    """The class of each character, ambiguous marks decided by their neighbours."""
    kinds = list(map(_alone, text))
    for match in _AMBIGUOUS.finditer(text):
        index, character = match.start(), match[0]
        if _among_letters(text, index, character):
            kinds[index] = Class.LATIN
        elif character == "—" and not _paired(text, index):
            kinds[index] = Class.CONNECTOR
    return kinds


@cache
def _alone(character: str) -> Class:
    """The class of a character whatever stands beside it."""
    if "\u4e00" <= character <= "\u9fff":
        return Class.HAN
    known = CLASS_OF.get(character)
    if known is not None:
        return known
    if _ALPHABETIC.match(character):
        return Class.LATIN
    if _COMBINING.match(character):
        return Class.MARK
    if unicodedata.category(character) in _INVISIBLE:
        return Class.NOTHING
    return Class.HAN


def _paired(text: str, index: int) -> bool:
    """Whether the — at `index` stands beside another: two make the dash, one connects."""
    return text[index - 1 : index] == "—" or text[index + 1 : index + 2] == "—"


def _among_letters(text: str, index: int, character: str) -> bool:
    """Whether an ambiguous mark stands in Latin text.

    An apostrophe does between two letters; any other mark where its inner neighbour is a
    letter and its outer one is a letter, a space, or the end of the text, Latin all round.
    """
    before = text[index - 1] if index else ""
    after = text[index + 1] if index + 1 < len(text) else ""
    left, right = bool(_LETTER.match(before)), bool(_LETTER.match(after))
    if character in "’‘" and left and right:
        return True
    if character in "°′″":
        return False
    if character in "“‘":
        return (before == " " or not before) and right and _latin_until(text, index + 1, "”’")
    if character in "”’":
        return left and (after in (" ", "") or after in ".,;:!?")
    if character == "–":
        return left and right
    return left and right and character != "—"


def _latin_until(text: str, start: int, closing: str) -> bool:
    """Whether only Latin stands between `start` and the closing quote, which is not far."""
    for character in text[start : start + _LONGEST_QUOTE]:
        if character in closing:
            return True
        if "\u2e80" <= character <= "\uffef":
            return False
    return True
