"""Plain text at a measure → a galley proof (毛条): columns of set lines, page after page.

A line of the text is a paragraph, set in a style of the house; blank lines are none. Columns
are sixty lines long and numbered in fives, as proofs are read.
"""

from __future__ import annotations

import hashlib
import time
from argparse import Namespace
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import msgspec

from typeset import units
from typeset.color.cmyk import BLACK
from typeset.diagnostics import Log, Problems, Span, nearest
from typeset.display import flatten
from typeset.display.frame import Frame, Page
from typeset.display.ops import Op
from typeset.fonts import catalogue
from typeset.fonts.catalogue import FontBook
from typeset.fonts.face import ASCENT
from typeset.galley import breaking, compose, itemize, lines, report
from typeset.galley.itemize import Shop
from typeset.galley.lines import SetLine
from typeset.geometry import Rect, WritingMode
from typeset.layout import read as layouts
from typeset.layout.styles import Style
from typeset.makeup import place
from typeset.source import Text

from . import files, run
from .places import CATALOGUE, Places, places
from .run import Outcome
from .run import Page as Told
from .tell import Teller

_LINES: Final = 60  # of a column
_COLUMNS: Final = 3  # at most, on a page
_MARGIN: Final = 15 * units.MM
_BETWEEN: Final = 3  # 字 between columns: room for the numbers
_NUMBERED: Final = 5  # every fifth line bears its number
_NUMBER_SIZE: Final = 6.0  # points


def galley(given: Namespace) -> int:
    """Sets the text; returns the exit code."""
    where = places(given.layouts, given.fonts)
    teller = Teller(where, given.lang, json=False, traces=given.traceback)
    log, start = Log(), time.perf_counter()
    pages: tuple[Told, ...] = ()
    try:
        made, pdf = _proof(given, where, log)
        log.stop_on_error()
        _put(Path(given.output), pdf, log)
        pages = (
            Told(given.text, "", made[0].width, made[0].height, time.perf_counter() - start, 0,
                 given.output, len(pdf)),
        )  # fmt: skip
    except Problems as found:
        run.note_raised(found, log)
    teller.tell(Outcome(given.text, pages, tuple(log.take())))
    return teller.close()


def _proof(given: Namespace, where: Places, log: Log) -> tuple[list[Page], bytes]:
    from typeset.pdf import about, write

    text, length = _text(given.text, log), _length(given.measure, log)
    fonts = catalogue.read(where.catalogue, CATALOGUE, log)
    log.stop_on_error()
    assert fonts is not None, "stopped above"
    assert text is not None, "stopped above"
    assert length is not None, "stopped above"
    styles = _styles(given.style, given.layout, where, fonts, log)
    log.stop_on_error()
    mode = WritingMode.VERTICAL if given.vertical else WritingMode.HORIZONTAL
    style = msgspec.structs.replace(styles[given.style], mode=mode)
    measure = units.points(length, em=style.size, row=style.leading)
    shop = itemize.open_shop(fonts, styles, log)
    set_ = _set(text, style, measure, shop, log)
    log.stop_on_error()
    numbers = msgspec.structs.replace(
        style, size=_NUMBER_SIZE, indent=0.0, align="left", mode=WritingMode.HORIZONTAL,
        color=BLACK, tracking=0.0,
    )  # fmt: skip
    pages = _pages(set_, measure, style, numbers, shop)
    displays = [flatten.flatten(page) for page in pages]
    day = datetime.fromtimestamp(Path(given.text).stat().st_mtime, UTC).date()
    said = about.About(
        title=Path(given.text).stem, date=day.isoformat(), press=False, archive=False,
        digest=hashlib.sha256(text.value.encode()).hexdigest(),
    )  # fmt: skip

    return pages, write.write(displays, fonts.painted, said)


def _text(name: str, log: Log) -> Text | None:
    try:
        value = Path(name).read_text(encoding="utf-8")
    except UnicodeDecodeError as fault:
        line = fault.object[: fault.start].count(b"\n") + 1
        log.error("not-utf8", Span(name, line, 1), byte=fault.start)
        return None
    except OSError:
        log.error("file-not-found", None, file=name)
        return None
    if not value.strip():
        log.error("empty-file", Span(name, 1, 1))
        return None
    return _Plain(value, Span(name, 1, 1), "text")


class _Plain(Text):
    """A text that is a whole file: offsets are its own lines and columns."""

    __slots__ = ()

    def at(self, offset: int) -> Span:
        before = self.value[:offset]
        return Span(self.span.file, before.count("\n") + 1, offset - before.rfind("\n"))


def _length(words: str, log: Log) -> units.Length | None:
    try:
        found = units.length(words)
    except units.UnitError:
        log.error("bad-length", None, value=words, where="--measure")
        return None
    if found <= 0:
        log.error("bad-length", None, value=words, where="--measure")
        return None
    return found


def _styles(name: str, of: str, where: Places, fonts: FontBook, log: Log) -> dict[str, Style]:
    """The styles of a layout, the one asked for among them."""
    layout = layouts.read(where.layouts, of, fonts, log)
    if layout is None:
        return {}
    styles = layout.styles.styles
    if name not in styles:
        log.error("unknown-style", None, name=name, nearest=nearest(name, styles))
    return styles


def _set(text: Text, style: Style, measure: float, shop: Shop, log: Log) -> list[SetLine]:
    result: list[SetLine] = []
    for paragraph in compose.compose(text, style, shop).paragraphs:
        breaks = breaking.optimum(paragraph, [measure])
        set_ = lines.set_lines(paragraph, breaks, [measure])
        report.report(paragraph, breaks, set_, log)
        result += set_
    return result


def _pages(
    set_: Sequence[SetLine], measure: float, style: Style, numbers: Style, shop: Shop
) -> list[Page]:
    columns = [set_[i : i + _LINES] for i in range(0, len(set_), _LINES)]
    across = min(_COLUMNS, len(columns))
    between, block = _BETWEEN * style.size, _LINES * style.leading
    vertical = style.mode is WritingMode.VERTICAL
    inline = across * measure + (across - 1) * between
    width, height = (block, inline) if vertical else (inline, block)
    frame = Rect(_MARGIN, _MARGIN, width, height)
    pages: list[Page] = []
    for first in range(0, len(columns), across):
        frames = []
        for at, column in enumerate(columns[first : first + across]):
            start = at * (measure + between)
            ops: list[Op] = []
            for row, line in enumerate(column):
                ops += _line(line, frame, start, row, style)
                number = (first + at) * _LINES + row + 1
                if number % _NUMBERED == 0:
                    ops += _number(number, frame, start, row, style, numbers, shop)
            frames.append(Frame("P", frame, tuple(ops)))
        name = f"galley-{len(pages) + 1}"
        pages.append(
            Page(name, width + 2 * _MARGIN, height + 2 * _MARGIN, 0.0, tuple(frames), name)
        )
    return pages


def _line(line: SetLine, frame: Rect, start: float, row: int, style: Style) -> list[Op]:
    """A line in its row; vertical lines stand on the middle of their 字."""
    if style.mode is WritingMode.VERTICAL:
        at = style.mode.place(frame, start, row * style.leading + style.size / 2)
        return place.vertical(line, at.x, at.y)
    at = style.mode.place(frame, start, row * style.leading + ASCENT * style.size)
    return place.horizontal(line, at.x, at.y)


def _number(
    number: int, frame: Rect, start: float, row: int, style: Style, numbers: Style, shop: Shop
) -> list[Op]:
    """The line's number before its start, small."""
    text = Text(str(number), Span("", 1, 1))
    galley = compose.compose(text, numbers, shop)
    if not galley.paragraphs:
        return []
    paragraph = galley.paragraphs[0]
    whole = breaking.Breaks((len(paragraph.width),), 0.0, 0.0)
    line = lines.set_lines(paragraph, whole, [_MARGIN])[0]
    gap = 0.5 * style.size
    if style.mode is WritingMode.VERTICAL:
        at = style.mode.place(frame, start - gap, row * style.leading + style.size / 2)
        return place.horizontal(line, at.x - line.width / 2, at.y)
    at = style.mode.place(frame, start - gap - line.width, row * style.leading)
    return place.horizontal(line, at.x, at.y - ASCENT * style.size)


def _put(path: Path, pdf: bytes, log: Log) -> None:
    try:
        files.replace(path, pdf)
    except OSError as fault:
        log.error("file-unwritable", None, file=str(path), reason=fault.strerror or "")
        log.stop_on_error()
