"""What a process keeps from one page to the next, while the files it was read from stay the same.

Issue after issue of a series is set in one layout and the same faces, and an issue that is
corrected is set again with all but a few of its words unchanged. What is kept is bounded: the
layouts in use, and the composed texts of the last page set in each.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from typeset.color import press
from typeset.color.press import PressCondition
from typeset.diagnostics import Log
from typeset.fonts import catalogue
from typeset.fonts.catalogue import FontBook
from typeset.galley.faces import Shop, open_shop
from typeset.layout import read as layouts
from typeset.layout.model import Layout

_Read = TypeVar("_Read")


class _Kept(Struct):
    """Something read, and the files it was read from, with their bytes."""

    value: object
    files: dict[Path, bytes]


class Shelf(Struct):
    """What was read, by what and where, and the shop of the last page set in each layout."""

    read: dict[tuple[str, Path, str], _Kept] = {}
    shops: dict[str, tuple[Layout, FontBook, Shop]] = {}


def fonts(shelf: Shelf, path: Path, log: Log) -> FontBook | None:
    """The font book of a catalogue; its faces' faults go to this log."""
    book = _kept(
        shelf, ("fonts", path, ""), log, lambda: catalogue.read(path, "fonts/catalogue.yaml", log),
        lambda _: [path],
    )  # fmt: skip
    if book is None or book.log is log:
        return book
    book = replace(book, log=log)
    book.forget_faults()
    return book


def layout(
    shelf: Shelf, directory: Path, name: str, catalogue_file: Path, book: FontBook, log: Log
) -> Layout | None:
    """A layout of a folder; its faces are those of the catalogue, from which `book` was read."""
    return _kept(
        shelf, ("layout", directory, f"{name} {catalogue_file}"), log,
        lambda: layouts.read(directory, name, book, log),
        lambda found: [catalogue_file, *(directory / f"{file}.yaml" for file in found.files)],
    )  # fmt: skip


def condition(shelf: Shelf, directory: Path, name: str, log: Log) -> PressCondition | None:
    """A press condition of a folder of layouts."""
    path = directory / "press" / f"{name}.yaml"
    shown = f"layouts/press/{name}.yaml"

    def files(found: PressCondition) -> list[Path]:
        own = found.file.profile  # the plant's
        return [path, *([path.parent / own] if own is not None else [])]

    return _kept(shelf, ("press", path, ""), log, lambda: press.read(path, shown, log), files)


def shop(shelf: Shelf, of: Layout, book: FontBook, log: Log) -> Shop:
    """A composing shop that knows what the last page of the same layout and faces was set from."""
    last = shelf.shops.get(of.name)
    is_same = last is not None and last[0] is of and last[1].entries is book.entries
    opened = open_shop(book, of.styles.styles, log, last[2] if last and is_same else None)
    shelf.shops[of.name] = (of, book, opened)
    return opened


def _kept(
    shelf: Shelf,
    key: tuple[str, Path, str],
    log: Log,
    read: Callable[[], _Read | None],
    files_of: Callable[[_Read], Iterable[Path]],
) -> _Read | None:
    """What was read before, if its files are the same to the byte; else it is read now."""
    kept = shelf.read.get(key)
    if kept is not None and all(_bytes(path) == was for path, was in kept.files.items()):
        return kept.value  # type: ignore[return-value]  # kept by this function under this key
    before = len(log.diagnostics)
    value = read()
    # What had to be said when it was read is said each time.
    if value is not None and len(log.diagnostics) == before:
        shelf.read[key] = _Kept(value, {path: _bytes(path) for path in files_of(value)})
    return value


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""
