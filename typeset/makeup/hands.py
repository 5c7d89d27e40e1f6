"""A chart's words → lines as the page sets all words, with their ink: by a hand that says what is
wrong with them, or by one that only tries.
"""

from __future__ import annotations

import math

import msgspec

from typeset.charts.drawing import Hand, SetWords
from typeset.diagnostics import Log
from typeset.display.ops import Glyphs
from typeset.galley.lines import SetLine
from typeset.geometry import Rect
from typeset.layout.styles import Style
from typeset.source import Text

from . import place
from .tools import Tools, paragraph_lines


def hands(tools: Tools) -> tuple[Hand, Hand]:
    """Sets a chart's words as the page sets all words; the second hand says nothing of them."""
    # A panel asks for the same words when it is measured, fitted and drawn.
    kept: dict[tuple[Text, Style, float | None], list[SetWords]] = {}
    silence = Log()
    shop = msgspec.structs.replace(tools.shop, log=silence, noted=set(), choices={})
    silent = msgspec.structs.replace(tools, log=silence, shop=shop)

    def set_words(text: Text, style: Style, measure: float | None) -> list[SetWords]:
        key = (text, style, measure)
        if key not in kept:
            kept[key] = _set_words(tools, *key)
        return kept[key]

    def try_words(text: Text, style: Style, measure: float | None) -> list[SetWords]:
        key = (text, style, measure)
        if key in kept:
            return kept[key]
        made = _set_words(silent, *key)
        if silence.diagnostics:  # said when the words are set indeed
            silence.take()
            shop.noted.clear()
            shop.choices.clear()
        else:
            kept[key] = made
        return made

    return set_words, try_words


def _set_words(tools: Tools, text: Text, style: Style, measure: float | None) -> list[SetWords]:
    if measure is None:
        line = tools.line(text, style)
        lines = [] if line is None else [line]
    else:
        flush = msgspec.structs.replace(style, align="left", indent=0.0)
        lines = paragraph_lines(tools, text, flush, measure)
    return [SetWords(line.width, _ink(line, tools), tuple(place.horizontal(line, 0.0, 0.0)))
            for line in lines]  # fmt: skip


def _ink(line: SetLine, tools: Tools) -> Rect:
    """The box of the line's ink, from its start and baseline."""
    left, bottom, right, top = math.inf, math.inf, -math.inf, -math.inf
    for op in place.horizontal(line, 0.0, 0.0):
        if not isinstance(op, Glyphs):
            continue
        face = tools.shop.fonts.face(op.face)
        for glyph, at in zip(op.glyphs, op.advance, strict=True):
            ink = face.ink(glyph) if face is not None else None
            if ink is None:
                continue
            x = op.x + at
            left, right = min(left, x + ink.left * op.size), max(right, x + ink.right * op.size)
            bottom = min(bottom, op.y + ink.bottom * op.size)
            top = max(top, op.y + ink.top * op.size)
    if left > right:
        return Rect(0.0, 0.0, 0.0, 0.0)
    return Rect(left, bottom, right - left, top - bottom)
