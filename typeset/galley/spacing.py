"""Two neighbours' classes and a style → the gap between them (标点挤压, 中西文间距).

A mark is a body of ½ em with its ink in it; the other half of its cell is a gap, and so the
rules of compression are all here: what a gap is by nature, how far it gives, in which order.
A gap vanishes at a line's end, which is why a closing mark there is ½ em and an opening
mark at a line's start stands at its edge, without a rule for either.
"""

from __future__ import annotations

from enum import IntEnum
from functools import lru_cache
from typing import Final

from typeset.layout.styles import Style

from . import kinsoku
from .classes import Class
from .items import (
    FORBID,
    GIVE_HAN_LATIN,
    GIVE_WORD_SPACE,
    TAKE_BRACKET,
    TAKE_COMMA,
    TAKE_HAN,
    TAKE_HAN_LATIN,
    TAKE_STOP,
    TAKE_WORD_SPACE,
    Gap,
)


class Bond(IntEnum):
    """What holds two boxes together beside their classes."""

    NONE = 0
    GLUED = 1  # never parted, never spread: a number and its unit
    NOTE = 2  # never parted and solid: a note's number and the 字 it follows
    HELD = 3  # never parted, spaced as their classes say: brackets and what they hold
    SOFT = 4  # a place inside a URL or path, or after a word's own hyphen, where a line may end
    HYPHEN = 5  # a place where it may end with a hyphen
    SPARE = 6  # a place where it may end only if the paragraph is too loose without
    SPARE_HYPHEN = 7  # and there with a hyphen

    __hash__ = int.__hash__


# Blank after a closing mark or stop, and before an opening one, em.
# full: every mark 1 em; kaiming (开明): marks that end a sentence 1 em, the others ½; half: all
# ½; newspaper: stops 1 em, brackets and quotes ¾, all of them giving way (house choice).
_BLANK: Final = {
    "full": {"stop": 0.5, "comma": 0.5, "bracket": 0.5},
    "kaiming": {"stop": 0.5, "comma": 0.0, "bracket": 0.0},
    "half": {"stop": 0.0, "comma": 0.0, "bracket": 0.0},
    "newspaper": {"stop": 0.5, "comma": 0.5, "bracket": 0.25},
}
_FULLEST: Final = 0.5
# What of its blank a group may give: a sentence's end is always seen (house choice; clreq lets
# it go to nothing, or a style freeze it).
_GIVES: Final = {"stop": 0.5, "comma": 1.0, "bracket": 1.0}
_GROWS: Final = frozenset({"full", "newspaper"})  # styles whose blanks may grow to the fullest

_RANK: Final = {"stop": TAKE_STOP, "comma": TAKE_COMMA, "bracket": TAKE_BRACKET}
_GROUP: Final = {
    Class.CLOSE: "bracket",
    Class.COMMA: "comma",
    Class.COLON: "comma",
    Class.STOP: "stop",
    Class.QUERY: "stop",
}
_BLANK_AFTER: Final = frozenset(_GROUP)
_MARKS: Final = _BLANK_AFTER | {
    Class.OPEN, Class.INTERPUNCT, Class.WIDE_SPACE, Class.CENTERED,
}  # fmt: skip
_RIGID: Final = frozenset({Class.CONNECTOR, Class.SOLIDUS, Class.MARK, Class.NOTHING})
_DRAWN_JOINED: Final = frozenset({Class.DASH, Class.ELLIPSIS})

# Han–Western gap: least and most, em; clreq §reduction and §expansion.
_HAN_LATIN_LEAST: Final = 0.125
_HAN_LATIN_MOST: Final = 1 / 3
# A word space gives way to 0.6 of itself, which a reader still sees, and grows to ½ em.
_WORD_SPACE_LEAST: Final = 0.6
_WORD_SPACE_MOST: Final = 0.5

# Between two 字: what nobody sees missing, em. Taken last, where it saves a loose line.
_HAN_TAKES: Final = 0.05
# A line that would be looser than its style allows is wide at its marks and beside its words
# first, where white is no flaw: by as much, em, as a full blank once more.
_RESERVE: Final = 0.5

# The cost of ending a line inside a word; most where a hyphen has to be set for it.
_INSIDE: Final = {
    Bond.SOFT: 20.0, Bond.HYPHEN: 60.0, Bond.SPARE: 60.0, Bond.SPARE_HYPHEN: 90.0,
}  # fmt: skip


class Spacing:
    """The gaps of one style under one level of 避头尾; each is made once and shared."""

    def __init__(self, style: Style, level: str) -> None:
        self.style = style
        self.level = level
        self.made: dict[tuple[Class, Class, float, Bond], Gap] = {}
        self.usual = self.between(Class.HAN, Class.HAN)

    def between(
        self, before: Class, after: Class, space: float = 0.0, bond: Bond = Bond.NONE
    ) -> Gap:
        """The gap; `space` is the width of the spaces typed there, em."""
        key = (before, after, space, bond)
        gap = self.made.get(key)
        if gap is None:
            gap = self.made[key] = self._make(before, after, space, bond)
        return gap

    def _make(  # noqa: PLR0911  # a table of cases, one return each
        self, before: Class, after: Class, space: float, bond: Bond
    ) -> Gap:
        style = self.style
        track = style.tracking * style.size
        if bond in _INSIDE:
            # Never spread, not even a URL alone on its line: white would change what it says.
            return Gap(
                track, 0, 0, 0, 0, is_open=False, penalty=_INSIDE[bond],
                is_spare=bond in (Bond.SPARE, Bond.SPARE_HYPHEN),
            )  # fmt: skip
        if bond is Bond.NOTE:
            return _rigid(track, FORBID)
        penalty = self._penalty(before, after, space, bond)
        if space > 0 and self._keeps_space(before, after):
            return self._word_space(space, penalty, is_open=bond is not Bond.GLUED)
        blank, group = self._blank(before, after)
        if group:
            return self._mark(blank, group, penalty, is_open=bond is not Bond.GLUED)
        if before in _RIGID or after in _RIGID or (before is after and before in _DRAWN_JOINED):
            return _rigid(track, penalty)
        if bond is Bond.GLUED:
            glue = style.han_latin if (before is Class.LATIN) != (after is Class.LATIN) else 0.0
            return _rigid(track + glue * style.size * (not {before, after} & _MARKS), penalty)
        if before is Class.LATIN and after is Class.LATIN:
            return _rigid(track, penalty)
        if (before is Class.LATIN) != (after is Class.LATIN) and not {before, after} & _MARKS:
            return self._han_latin(penalty)
        if before in _MARKS and after in _MARKS:
            return _rigid(track, penalty)
        takes = _HAN_TAKES * style.size if before is after is Class.HAN else 0.0
        return Gap(track, takes, TAKE_HAN, 0, 0, is_open=True, penalty=penalty)

    def _penalty(self, before: Class, after: Class, space: float, bond: Bond) -> float | None:
        if bond is not Bond.NONE:
            return FORBID
        if space > 0 and before is Class.LATIN and after is Class.LATIN:
            return 0.0
        return 0.0 if kinsoku.may_break(self.level, before, after) else FORBID

    def _keeps_space(self, before: Class, after: Class) -> bool:
        """Whether typed spaces have a width of their own.

        Between Han and Latin they are the style's gap, beside a mark the mark's blank: the
        same to the eye whether the writer typed them or not.
        """
        if before is Class.LATIN and after is Class.LATIN:
            return True
        return (
            before is not Class.LATIN
            and after is not Class.LATIN
            and not ({before, after} & (_MARKS | {Class.DASH, Class.ELLIPSIS}))
        )

    def _word_space(self, space: float, penalty: float | None, *, is_open: bool) -> Gap:
        style = self.style
        em = style.size
        return Gap(
            (space + style.tracking) * em,
            space * em * (1 - _WORD_SPACE_LEAST),
            TAKE_WORD_SPACE,
            max(0.0, _WORD_SPACE_MOST - space) * em,
            GIVE_WORD_SPACE,
            is_open=is_open,
            penalty=penalty,
            reserve=_RESERVE * em * is_open,
        )

    def _mark(self, blank: float, group: str, penalty: float | None, *, is_open: bool) -> Gap:
        style = self.style
        em = style.size
        most = _FULLEST - blank if style.punctuation in _GROWS else 0.0
        return Gap(
            (blank + style.tracking) * em,
            blank * _GIVES[group] * em,
            _RANK[group],
            most * em,
            GIVE_WORD_SPACE,
            is_open=is_open,
            penalty=penalty,
            reserve=_RESERVE * em * is_open,
        )

    def _blank(self, before: Class, after: Class) -> tuple[float, str]:
        """The blank between two neighbours, em, and the group of marks it belongs to."""
        blank = _BLANK[self.style.punctuation]
        if before in _BLANK_AFTER:
            # clreq §adjacent marks: between two marks only one blank stands, and none where
            # the second closes too.
            if after in _BLANK_AFTER or after is Class.INTERPUNCT:
                return 0.0, ""
            group = _GROUP[before]
            return blank[group], group
        if after is Class.OPEN and before not in (
            Class.OPEN, Class.WIDE_SPACE, Class.INTERPUNCT,
        ):  # fmt: skip
            return blank["bracket"], "bracket"
        return 0.0, ""

    def _han_latin(self, penalty: float | None) -> Gap:
        style = self.style
        em, gap = style.size, style.han_latin
        track = style.tracking * em
        most = _HAN_LATIN_MOST - gap if gap > 0 else 0.0
        return Gap(
            gap * em + track,
            max(0.0, gap - _HAN_LATIN_LEAST) * em,
            TAKE_HAN_LATIN,
            max(0.0, most) * em,
            GIVE_HAN_LATIN,
            is_open=True,
            penalty=penalty,
            reserve=_RESERVE * em,
        )


@lru_cache(maxsize=256)
def spacing_of(style: Style, level: str) -> Spacing:
    """The gaps of a style, made once in a process: a page has hundreds of texts in few styles."""
    return Spacing(style, level)


def _rigid(natural: float, penalty: float | None) -> Gap:
    return Gap(natural, 0, 0, 0, 0, is_open=False, penalty=penalty)
