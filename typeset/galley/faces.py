"""Characters and their styles → the face that sets each; what no face may set is refused."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby
from typing import Final

from msgspec import Struct

from typeset.diagnostics import Log
from typeset.fonts.catalogue import FontBook
from typeset.fonts.face import Face
from typeset.layout.styles import Style
from typeset.source import Text

from .classes import Class
from .items import Galley

# Pictures, flags, skin tones, and the selector and keycap that turn a character into one.
_EMOJI: Final = re.compile("[\U0001f000-\U0001faff\ufe0f\u20e3]")
_SELECTOR: Final = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_REFERENCE: Final = "国"  # fills its frame in every design: what two faces are compared by
_MOST_MATCHED: Final = 0.08  # a fallback is made larger or smaller by no more than this


class Shop(Struct, frozen=True):
    """What composing needs: the fonts, the styles by name, and where faults are noted.

    `galleys` holds the texts composed for this page, by their words, style and initial;
    `last` those of the page before it, which need not be shaped again.
    """

    fonts: FontBook
    styles: dict[str, Style]
    log: Log
    noted: set[tuple[str, str]]
    choices: dict[str, dict[str, str | None]]  # style's face → characters → the face that has them
    galleys: dict[tuple[str, Style, int], Galley]
    last: dict[tuple[str, Style, int], Galley]


def open_shop(
    fonts: FontBook, styles: dict[str, Style], log: Log, last: Shop | None = None
) -> Shop:
    """A shop with nothing noted yet; `last` is the one of a page with the same fonts and styles."""
    return Shop(fonts, styles, log, set(), {}, {}, {} if last is None else last.galleys)


def forget(shop: Shop) -> None:
    """Makes a shop say again what it said, for a page that is made up once more."""
    shop.noted.clear()
    shop.choices.clear()
    shop.fonts.forget_faults()


def choose(
    source: Text,
    text: str,
    at: Sequence[int],
    kinds: Sequence[Class],
    own: Sequence[Style],
    shop: Shop,
) -> list[str] | None:
    """The face of every character: the style's, or the next in its declared order that has it.

    None when a character was refused; every one that is, is logged.
    """
    chosen: list[str] = []
    whole = True
    for start, end in _of_one_style(own):
        name = own[start].face
        known = shop.choices.setdefault(name, {})
        faces = list(map(known.get, text[start:end]))
        clusters: Iterator[tuple[int, int]] = iter(())
        if Class.MARK in kinds[start:end]:
            clusters = _clusters(kinds, start, end)
        elif None in faces:  # characters that are new, or refused
            clusters = ((start + i, start + i + 1) for i, f in enumerate(faces) if f is None)
        for first, last in clusters:
            found = _of_cluster(source, text[first:last], at[first], kinds[first], name, shop)
            whole = whole and found is not None
            faces[first - start : last - start] = [found] * (last - first)
        chosen += [face or name for face in faces]
    return chosen if whole else None


def _of_one_style(own: Sequence[Style]) -> Iterator[tuple[int, int]]:
    """Where each stretch of one style starts and ends."""
    start = 0
    for _, same in groupby(own, key=id):
        end = start + sum(1 for _ in same)
        yield start, end
        start = end


def _of_cluster(
    source: Text, cluster: str, at: int, kind: Class, name: str, shop: Shop
) -> str | None:
    """The face of a character and the marks it carries; None, and logged, where it is refused."""
    face = _face(name, cluster, kind, shop)
    if face is None:
        _refuse(source, cluster, at, kind, name, shop)
    elif face != name:
        _note(source, cluster, at, name, face, shop)
    return face


def match(own: Face, used: Face) -> tuple[float, float]:
    """How a fallback is scaled and raised (em) so that its 字 stand as large as the face's own."""
    if own is used:
        return 1.0, 0.0
    return _match(own, used)


@cache
def _match(own: Face, used: Face) -> tuple[float, float]:
    here, there = own.ink(own.glyph(_REFERENCE)), used.ink(used.glyph(_REFERENCE))
    if here is None or there is None or not (own.glyph(_REFERENCE) and used.glyph(_REFERENCE)):
        return 1.0, 0.0
    ratio = (here.top - here.bottom) / (there.top - there.bottom)
    ratio = max(1 - _MOST_MATCHED, min(1 + _MOST_MATCHED, ratio))
    return ratio, (here.top + here.bottom) / 2 - ratio * (there.top + there.bottom) / 2


def _clusters(kinds: Sequence[Class], start: int, end: int) -> Iterator[tuple[int, int]]:
    """A character and the marks it carries, together, from `start` to `end`."""
    for i in range(start + 1, end + 1):
        if i == end or kinds[i] is not Class.MARK:
            yield start, i
            start = i


def _face(name: str, cluster: str, kind: Class, shop: Shop) -> str | None:
    known = shop.choices[name]
    if cluster not in known:
        refused = _EMOJI.search(cluster) or (kind is Class.NOTHING and cluster != "\t")
        known[cluster] = None if refused else _first_with(name, cluster, shop)
    return known[cluster]


def _first_with(name: str, cluster: str, shop: Shop) -> str | None:
    excepted, instead = shop.fonts.exception(name)
    own = shop.fonts.face(name)
    if own is not None and len(cluster) == 1 and cluster not in excepted and own.glyph(cluster):
        return name
    order = shop.fonts.chain(name)
    if cluster[0] in excepted and instead is not None:
        order = (instead, *order)
    # A face without the variant still has the character; one without the accent has nothing.
    needed = _SELECTOR.sub("", cluster)
    composed = unicodedata.normalize("NFC", needed)
    for candidate in order:
        face = shop.fonts.face(candidate)
        if face is not None and (_has(face, needed) or _has(face, composed)):
            return candidate
    return None


def _has(face: Face, characters: str) -> bool:
    return all(face.glyph(c) or c in "\u00a0\t" for c in characters)


def _refuse(source: Text, cluster: str, at: int, kind: Class, name: str, shop: Shop) -> None:
    """Says why a character is not set: a picture, nothing to be seen, or in no face."""
    span = source.at(at)
    code = " ".join(f"U+{ord(c):04X}" for c in cluster)
    if _EMOJI.search(cluster):
        shop.log.error("emoji", span, character=cluster, codepoint=code)
    elif unicodedata.category(cluster[0]) == "Cc":
        shop.log.error("control-character", span, codepoint=code)
    elif kind is Class.NOTHING:
        shop.log.error("zero-width-character", span, codepoint=code)
    elif shop.fonts.face(name) is not None:  # else its file is at fault, and that is said
        tried = "、".join(shop.fonts.entries[f].label for f in shop.fonts.chain(name))
        shop.log.error("missing-glyph", span, character=cluster, codepoint=code, tried=tried)


def _note(source: Text, cluster: str, at: int, name: str, face: str, shop: Shop) -> None:
    """Says once that another face stands in, but for what the catalogue gives it to set."""
    key = (name, cluster)
    if key in shop.noted or cluster in shop.fonts.exception(name)[0]:
        return
    shop.noted.add(key)
    label = shop.fonts.entries
    shop.log.note(
        "fallback-face", source.at(at), character=cluster,
        codepoint=" ".join(f"U+{ord(c):04X}" for c in cluster),
        face=label[name].label, used=label[face].label,
    )  # fmt: skip
