"""Lines as they were set → what has to be said of them."""

from __future__ import annotations

from collections.abc import Sequence

from typeset.diagnostics import Log

from .breaking import Breaks
from .items import Paragraph
from .lines import SetLine


def report(paragraph: Paragraph, breaks: Breaks, set_: Sequence[SetLine], log: Log) -> None:
    """A line that cannot be set is an error, one looser than its style allows a warning; a word
    that was broken to keep a line from being loose is noted.
    """
    for number in breaks.too_wide:
        line = set_[number]
        log.error("line-unsettable", line.span, width=round(line.width / paragraph.em, 1),
                  measure=round(line.measure / paragraph.em, 1))  # fmt: skip
    for number, (line, end) in enumerate(zip(set_, breaks.ends, strict=True)):
        if line.gap > paragraph.style.loosest + 1e-6 and not line.is_last:
            log.warning("loose-line", line.span, gap=round(line.gap, 2), line=number + 1,
                        limit=paragraph.style.loosest)  # fmt: skip
        if not line.is_last and paragraph.gap[end - 1].is_spare:
            before, after = _halves(paragraph, end)
            log.note("word-broken", line.span, before=before, after=after)


def _halves(paragraph: Paragraph, box: int) -> tuple[str, str]:
    """The word that is broken before `box`, in its two halves."""
    gaps, first = paragraph.gap, paragraph.first
    start, end = box - 1, box + 1
    while start and gaps[start - 1].is_spare:
        start -= 1
    while end <= len(gaps) and gaps[end - 1].is_spare:
        end += 1
    text = paragraph.text
    return "".join(text[first[start] : first[box]]), "".join(text[first[box] : first[end]])
