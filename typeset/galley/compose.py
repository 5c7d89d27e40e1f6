"""A text and its style → a galley: paragraphs shaped once, broken as often as make-up likes."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

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
    key = (text.value, style, initial)
    galley = shop.galleys.get(key) or shop.last.get(key)
    if galley is not None:
        shop.galleys[key] = galley
        if all(paragraph.source is text for paragraph in galley.paragraphs):
            return galley
        return Galley(tuple(replace(paragraph, source=text) for paragraph in galley.paragraphs))
    before = len(shop.log.diagnostics)
    galley = Galley(tuple(_paragraphs(text, style, shop, initial)))
    # What had to be said of a text is said of it again on the next page; so is what a note
    # said of one of its characters on this page already.
    if len(shop.log.diagnostics) == before and not any(c in text.value for _, c in shop.noted):
        shop.galleys[key] = galley
    return galley


def _paragraphs(text: Text, style: Style, shop: Shop, initial: int) -> Iterator[Paragraph]:
    is_first = True
    for runs in markup.paragraphs(text, shop.log):
        if runs[0].text[:1] == "\u3000" and style.indent:
            shop.log.error("manual-indent", text.at(runs[0].at[0]))
            continue
        paragraph = itemize(text, runs, style, shop, initial=initial if is_first else 0)
        if paragraph is not None:
            is_first = False
            yield paragraph
