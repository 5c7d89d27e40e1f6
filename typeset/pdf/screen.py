"""A page's marks for print → the same for a screen: links, and a palette of converted colors."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from typeset.color.cmyk import mix
from typeset.display.flatten import DisplayList, flatten, marks
from typeset.display.frame import Frame, Page
from typeset.display.ops import Clip, Fill, Glyphs, Registration, Shade, Stop, Stroke
from typeset.pdf import palette

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from typeset.color.cmyk import Cmyk
    from typeset.color.screen import Rgb
    from typeset.display.ops import Op

_STEPS: Final = 8  # stretches between two stops: ink does not run straight in light
_ADDRESS: Final = re.compile(
    r"(?P<web>(?:https?://|www\.)[a-z0-9][a-z0-9.-]*\.[a-z]{2,}(?::\d+)?"
    r"(?:[/?#][\w.~:/?#\[\]@!$&'()*+,;=%-]*)?)"
    r"|(?P<mail>[\w.%+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,})",
    re.ASCII | re.IGNORECASE,
)
_AFTER: Final = ".,;:!?'"  # marks that end a sentence, not an address


class Screened(Struct, frozen=True):
    """A page for a screen, and how its colors are said."""

    display: DisplayList
    palette: palette.Palette


def screened(
    page: Page,
    texts: Mapping[str, str],
    convert: Callable[[Iterable[Cmyk]], dict[Cmyk, Rgb]],
    *,
    links: bool,
) -> Screened:
    """The page, cut to its trim. `texts` are the fields of the issue by path, as they are shown;
    addresses are looked for in them, for a page drops the blanks at the ends of its lines.
    """
    frames = tuple(_frame(frame, texts, links=links) for frame in page.frames)
    display = flatten(replace(page, frames=frames, bleed=0.0))
    return Screened(display, palette.screen(convert(_colors(display))))


def _colors(display: DisplayList) -> Iterator[Cmyk]:
    for op in marks(display):
        if isinstance(op, Glyphs | Fill | Stroke):
            yield op.color
        elif isinstance(op, Shade):
            yield from (stop.color for stop in op.stops)


def _frame(frame: Frame, texts: Mapping[str, str], *, links: bool) -> Frame:
    parts = tuple(_frame(part, texts, links=links) for part in frame.parts)
    ops = tuple(_op(op) for op in frame.ops if not isinstance(op, Registration))
    if links and frame.role not in {"Artifact", "Figure"} and not frame.actual:
        return _linked(replace(frame, ops=ops, parts=parts), texts)
    return replace(frame, ops=ops, parts=parts)


def _op(op: Op) -> Op:
    if isinstance(op, Clip):
        return replace(op, ops=tuple(_op(inner) for inner in op.ops))
    if isinstance(op, Shade):
        return replace(op, stops=_stops(op.stops))
    return op


def _stops(stops: Sequence[Stop]) -> tuple[Stop, ...]:
    """The stops, and those between that keep a run of inks what it is in print."""
    steps = [
        Stop(a.at + (b.at - a.at) * step / _STEPS, mix(a.color, b.color, step / _STEPS))
        for a, b in pairwise(stops)
        for step in range(_STEPS if b.at > a.at else 1)
    ]
    return (*steps, stops[-1])


# Links --------------------------------------------------------------------------------------


class _Piece(Struct, frozen=True):
    """Marks that stand together; `href` where they are a link."""

    ops: list[Op]
    href: str = ""


def _linked(frame: Frame, texts: Mapping[str, str]) -> Frame:
    """The frame with its addresses as links, between what stands before and after each."""
    pieces = [_Piece([])]
    for source, ops in _stretches(frame.ops):
        for piece in _pieces(ops, texts.get(source)):
            if piece.href or pieces[-1].href:
                pieces.append(piece)
            else:
                pieces[-1].ops.extend(piece.ops)
    if len(pieces) == 1:
        return frame
    first, *others = pieces
    parts = [
        Frame("Link" if piece.href else "Span", frame.box, tuple(piece.ops), href=piece.href)
        for piece in others
        if piece.ops
    ]
    return replace(frame, ops=tuple(first.ops), parts=(*parts, *frame.parts))


def _stretches(ops: Sequence[Op]) -> Iterator[tuple[str, list[Op]]]:
    """The marks, parted where the field that the characters come from is another."""
    source = ""
    kept: list[Op] = []
    for op in ops:
        if isinstance(op, Glyphs) and op.source != source:
            if kept:
                yield source, kept
            source, kept = op.source, []
        kept.append(op)
    if kept:
        yield source, kept


def _pieces(ops: list[Op], field: str | None) -> Iterator[_Piece]:
    """The marks of one field, cut at both ends of each address."""
    painted = "".join("".join(op.text) for op in ops if isinstance(op, Glyphs))
    known = set(addresses(painted if field is None else field))
    if not known:
        yield _Piece(ops)
        return
    # The longest first: one address may be the beginning of another.
    either = "|".join(re.escape(one) for one in sorted(known, key=len, reverse=True))
    at = 0
    for match in re.finditer(either, painted):
        before, rest = _cut(ops, match.start() - at)
        link, ops = _cut(rest, match.end() - match.start())
        if before:
            yield _Piece(before)
        yield _Piece(link, href(match[0]))
        at = match.end()
    yield _Piece(ops)


def _cut(ops: list[Op], count: int) -> tuple[list[Op], list[Op]]:
    """The marks up to and after that many characters."""
    before: list[Op] = []
    for at, op in enumerate(ops):
        if not count:
            return before, ops[at:]
        if isinstance(op, Glyphs):
            size = sum(map(len, op.text))
            if size > count:
                first, second = _parted(op, count)
                return [*before, first], [second, *ops[at + 1 :]]
            count -= size
        before.append(op)
    return before, []


def _parted(run: Glyphs, count: int) -> tuple[Glyphs, Glyphs]:
    """The run up to and after that many characters; a glyph for several goes with the first."""
    at = told = 0
    while told < count:
        told += len(run.text[at])
        at += 1

    def part(where: slice) -> Glyphs:
        return replace(
            run, glyphs=run.glyphs[where], advance=run.advance[where], text=run.text[where],
            rise=run.rise[where],
        )  # fmt: skip

    return part(slice(0, at)), part(slice(at, None))


def addresses(text: str) -> list[str]:
    """The addresses of the web and of mail in a text, as they are shown."""
    found = []
    for match in _ADDRESS.finditer(text):
        shown = match[0].rstrip(_AFTER)
        while shown.endswith(")") and shown.count(")") > shown.count("("):
            shown = shown[:-1].rstrip(_AFTER)
        found.append(shown)
    return found


def href(shown: str) -> str:
    """Where an address leads: what a reader leaves out is put before it."""
    if "://" in shown:
        return shown
    return f"http://{shown}" if shown.lower().startswith("www.") else f"mailto:{shown}"
