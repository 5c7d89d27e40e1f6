"""Where a line may end by sense: a title in one piece that is too wide (断题), and the page's own
names in a lead or a closing, which stay whole where they can (词不拆行).

For a title, what a sub would try first: at the spaces the editor left, after the marks, and, where
there is neither, a verse of an even count in its middle (四四、五五、七七). More is not known here:
where a sentence may part is the editor's to say, by giving the headline as a list.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

import msgspec

from typeset.diagnostics import Log, Related
from typeset.galley.items import FORBID
from typeset.source import Text

if TYPE_CHECKING:
    from typeset.galley.items import Paragraph
    from typeset.galley.lines import SetLine
    from typeset.geometry import Rect
    from typeset.issue.model import Issue
    from typeset.layout.model import Part
    from typeset.layout.styles import Style

    from .tools import Tools

_PARTED: Final = 300.0  # of a line that ends within a name: as bad as 字 0.07 em apart
_LEAST: Final = 3  # 字 of each half of a verse
_KIND: Final = re.compile("[县市区旗]$")  # of a county's name, which a text may leave out
# Not compiled until a title is too wide: sets of 字 take a hundredth of a page's time.
_SPACED: Final = r"\S+"
_MARKED: Final = r"[^\s，、；：。！？…—]+[，、；：。！？…—]*[”’》〉）」』]*"
_VERSE: Final = r"[\u3400-\u4dbf\u4e00-\u9fff]+"

Ranges = list[tuple[int, int]]  # the characters of each line, from where to where


def breaks(words: str) -> Iterator[Ranges]:
    """The ways to break a title, the surest first; of several places the one nearest the middle."""
    for pattern in (_SPACED, _MARKED):
        found = [match.span() for match in re.finditer(pattern, words)]
        if len(found) > 1:
            yield min(_in_two(found), key=_uneven)
    half, odd = divmod(len(words), 2)
    if half >= _LEAST and not odd and re.fullmatch(_VERSE, words):
        yield [(0, half), (half, len(words))]


def proposal(part: Part, text: Text, style: Style, box: Rect, tools: Tools) -> tuple[Related, ...]:
    """The first of these ways that fits the box in the style, which is at its least by now.

    Asked for designs that set their fields line by line; in others a break would gain nothing.
    """
    quiet = msgspec.structs.replace(
        tools, log=Log(), shop=msgspec.structs.replace(tools.shop, log=Log())
    )
    for ranges in breaks(text.value):
        pieces = [Text(text.value[a:b], text.at(a), text.path) for a, b in ranges]
        if _fits([quiet.line(piece, style) for piece in pieces], part, style, box):
            words = " / ".join(piece.value for piece in pieces)
            return (Related("break-here", pieces[1].span, {"words": words}),)
    return ()


def whole(paragraph: Paragraph, names: Sequence[str]) -> Paragraph:
    """The paragraph with line ends within these names dear, though not forbidden."""
    words, at = paragraph.source.value, paragraph.at
    gaps = list(paragraph.gap)
    for name in names:
        start = words.find(name)
        while start >= 0:
            end = start + len(name)
            first, last = bisect_right(at, start), bisect_left(at, end)
            for box in range(max(1, first), last):
                gap = gaps[box - 1]
                if gap.penalty is not FORBID:
                    dear = max(gap.penalty, _PARTED)
                    gaps[box - 1] = msgspec.structs.replace(gap, penalty=dear)
            start = words.find(name, end)
    return msgspec.structs.replace(paragraph, gap=gaps)


def names_of(issue: Issue) -> list[str]:
    """What lines of display keep whole: the county, with and without 县, the headline as the editor
    parted it, and the words that the editor lists.
    """
    county = issue.county.name.value
    own = [county, _KIND.sub("", county), *(text.value for text in issue.title.headline)]
    own += [word.value for word in issue.words]
    return [name for name in dict.fromkeys(own) if len(name) > 1]


def _in_two(found: Ranges) -> Iterator[Ranges]:
    """Every way of making two lines of the pieces."""
    for at in range(1, len(found)):
        yield [(found[0][0], found[at - 1][1]), (found[at][0], found[-1][1])]


def _uneven(ranges: Ranges) -> int:
    (a, b), (c, d) = ranges
    return abs((b - a) - (d - c))


def _fits(lines: list[SetLine | None], part: Part, style: Style, box: Rect) -> bool:
    """Whether the lines, each moved in a step further, stand in the box."""
    height = (len(lines) - 1) * style.leading + style.size
    return height <= box.height and all(
        line is not None and line.width + number * float(part.step) <= box.width
        for number, line in enumerate(lines)
    )
