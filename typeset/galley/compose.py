"""A text and its style → a galley: paragraphs shaped once, broken as often as make-up likes."""

from __future__ import annotations

from typeset.issue import markup
from typeset.layout.styles import Style
from typeset.source import Text

from .faces import Shop
from .itemize import itemize
from .items import Galley, Paragraph


def compose(text: Text, style: Style, shop: Shop, *, initial: int = 0) -> Galley:
    """The paragraphs of `text`, a line of it each; faults go to the shop's log.

    `initial` is the number of lines over which the first character of all is dropped.
    """
    paragraphs: list[Paragraph] = []
    for runs in markup.paragraphs(text, shop.log):
        if runs[0].text[:1] == "\u3000" and style.indent:
            shop.log.error("manual-indent", text.at(runs[0].at[0]))
            continue
        paragraph = itemize(text, runs, style, shop, initial=0 if paragraphs else initial)
        if paragraph is not None:
            paragraphs.append(paragraph)
    return Galley(tuple(paragraphs))
