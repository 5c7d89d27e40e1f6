"""Two neighbours' classes and a style → the gap between them (标点挤压, 中西文间距).

A mark is a body of ½ em with its ink in it; the other half of its cell is a gap, and so the
rules of compression are all here: what a gap is by nature, how far it gives, in which order.
A gap vanishes at a line's end, which is why a closing mark there is ½ em and an opening
mark at a line's start stands at its edge, without a rule for either.
"""

from __future__ import annotations

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
    TAKE_HAN_LATIN,
    TAKE_STOP,
    TAKE_WORD_SPACE,
    Gap,
)

# Blank after a closing mark or stop, before an opening one: natural and least, em.
# full: every mark 1 em; kaiming (开明): sentence-ending marks 1 em, the others ½; half: ½ em
# but for sentence ends never squeezed away by the line, so that rows of Han keep the grid;
# newspaper: stops 1 em, brackets and quotes ¾, all may give way (house choice, as the papers).
_BLANK: Final = {
    "full": {"stop": 0.5, "comma": 0.5, "bracket": 0.5},
    "kaiming": {"stop": 0.5, "comma": 0.0, "bracket": 0.0},
    "half": {"stop": 0.0, "comma": 0.0, "bracket": 0.0},
    "newspaper": {"stop": 0.5, "comma": 0.5, "bracket": 0.25},
}
_FULLEST: Final = 0.5

_RANK: Final = {"stop": TAKE_STOP, "comma": TAKE_COMMA, "bracket": TAKE_BRACKET}
_GROUP: Final = {
    Class.CLOSE: "bracket",
    Class.OPEN: "bracket",
    Class.COMMA: "comma",
    Class.COLON: "comma",
    Class.STOP: "stop",
    Class.QUERY: "stop",
}
_BLANK_AFTER: Final = frozenset(
    {Class.CLOSE, Class.COMMA, Class.COLON, Class.STOP, Class.QUERY}
)
_MARKS: Final = _BLANK_AFTER | {
    Class.OPEN, Class.INTERPUNCT, Class.WIDE_SPACE, Class.CENTERED,
}  # fmt: skip
_RIGID: Final = frozenset({Class.CONNECTOR, Class.SOLIDUS, Class.MARK, Class.NOTHING})
_WESTERN: Final = frozenset({Class.LATIN})

# Han–Western gap: least and most, em; clreq §reduction and §expansion.
_HAN_LATIN_LEAST: Final = 0.125
_HAN_LATIN_MOST: Final = 1 / 3
# A word space is ¼–⅓ em by the face, at least ¼ of what it was, at most ½ em.
_WORD_SPACE_LEAST: Final = 0.6
_WORD_SPACE_MOST: Final = 0.5

_AFTER_HYPHEN: Final = 50.0  # the cost of ending a line after a hyphen or inside a URL


class Spacing:
    """The gaps of one style; each is made once and shared."""

    def __init__(self, style: Style) -> None:
        self.style = style
        self.made: dict[tuple[object, ...], Gap] = {}

    def between(
        self,
        before: Class,
        after: Class,
        *,
        space: float = 0.0,
        glued: bool = False,
        soft: bool = False,
    ) -> Gap:
        """The gap; `space` is the width of typed spaces, em; `soft` a place inside a long word."""
        key = (before, after, space, glued, soft)
        gap = self.made.get(key)
        if gap is None:
            gap = self.made[key] = self._make(before, after, space, glued=glued, soft=soft)
        return gap

    def _make(
        self, before: Class, after: Class, space: float, *, glued: bool, soft: bool
    ) -> Gap:
        style = self.style
        em = style.size
        level = style.kinsoku
        if soft:
            return Gap(0, 0, 0, 0, 0, is_open=False, penalty=_AFTER_HYPHEN)
        spaced = space > 0 and before is Class.LATIN and after is Class.LATIN
        allowed = spaced or kinsoku.may_break(level, before, after)
        penalty = 0.0 if allowed and not glued else FORBID
        track = style.tracking * em
        if space > 0:
            return Gap(
                space * em + track,
                space * em * (1 - _WORD_SPACE_LEAST),
                TAKE_WORD_SPACE,
                max(0.0, _WORD_SPACE_MOST - space) * em,
                GIVE_WORD_SPACE,
                is_open=not glued,
                penalty=penalty,
            )
        blank, group = self._blank(before, after)
        if group:
            most = 0.0 if style.punctuation in ("half", "kaiming") else _FULLEST - blank
            return Gap(
                blank * em + track,
                blank * em,
                _RANK[group],
                most * em,
                GIVE_WORD_SPACE,
                is_open=not glued,
                penalty=penalty,
            )
        if before in _RIGID or after in _RIGID:
            return Gap(track, 0, 0, 0, 0, is_open=False, penalty=penalty)
        if (before in _WESTERN) != (after in _WESTERN) and not {before, after} & _MARKS:
            return self._han_latin(glued=glued, penalty=penalty)
        is_open = not glued and not (before in _MARKS and after in _MARKS)
        if before is Class.LATIN and after is Class.LATIN:
            return Gap(0, 0, 0, 0, 0, is_open=False, penalty=penalty)
        return Gap(track, 0, 0, 0, 0, is_open=is_open, penalty=penalty)

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
        if after is Class.OPEN and before is not Class.OPEN and before is not Class.WIDE_SPACE:
            if before is Class.INTERPUNCT:
                return 0.0, ""
            return blank["bracket"], "bracket"
        return 0.0, ""

    def _han_latin(self, *, glued: bool, penalty: float | None) -> Gap:
        style = self.style
        em, gap = style.size, style.han_latin
        if glued or gap <= 0:
            return Gap(gap * em, 0, 0, 0, 0, is_open=not glued, penalty=penalty)
        return Gap(
            gap * em,
            max(0.0, gap - _HAN_LATIN_LEAST) * em,
            TAKE_HAN_LATIN,
            max(0.0, _HAN_LATIN_MOST - gap) * em,
            GIVE_HAN_LATIN,
            is_open=True,
            penalty=penalty,
        )
