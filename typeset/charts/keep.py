"""A drawn chart ↔ a file named by the digest of all that it was drawn from.

Drawing with matplotlib costs half a second of imports; a chart whose data, size, theme, fonts
and program are what they were is read back instead. The folder may be deleted at any time.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import msgspec

from typeset.color.cmyk import Cmyk
from typeset.display.ops import Clip, Fill, Stroke
from typeset.display.ops import Path as Outline

from .drawing import Group, Mark, Words
from .sheet import Sheet

_HERE = Path(__file__).parent


def key(sheet: Sheet, fonts: str) -> str:
    """The digest of a chart's data, size and theme, of its words as set, of fonts and programs.

    The width and ink of every text stand for whatever may change how words are set.
    """
    chart = sheet.chart
    words = [
        (text.value, [(line.width, line.ink) for line in sheet.lines(text, role)])
        for text in chart.shown()
        for role in (("value",) if text.value.isascii() else ("label", "unit"))
    ]  # fmt: skip
    theme = sheet.theme
    held = msgspec.msgpack.encode(
        (type(chart).__name__, _plain(chart), round(sheet.width, 3), round(sheet.height, 3), words,
         [(role, style.face, style.size, style.leading, style.color)
          for role, style in theme.styles.items()], theme.swatches, fonts),
        enc_hook=str,  # names that still are scalars of a layout file
    )  # fmt: skip
    return hashlib.sha256(held + programs()).hexdigest()


def read(folder: Path, name: str) -> Group | None:
    """The drawing kept under a key; None when there is none that can be read."""
    try:
        return _group(msgspec.msgpack.decode((folder / f"{name}.chart").read_bytes()))
    except (OSError, msgspec.DecodeError, ValueError, TypeError, IndexError):
        return None


def write(folder: Path, name: str, drawing: Group) -> None:
    """Keeps a drawing, whole or not at all; a folder that cannot be written keeps nothing."""
    part = folder / f".{name}.{os.getpid()}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        part.write_bytes(msgspec.msgpack.encode(_pack_group(drawing)))
        part.replace(folder / f"{name}.chart")
    except OSError:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)


@cache
def programs() -> bytes:
    """The digest of the code that draws and of matplotlib's version, without importing it."""
    from typeset import __version__

    total = hashlib.sha256(__version__.encode())
    data = (_HERE.parent / "issue" / name for name in ("charts.py", "chart_rules.py"))
    for path in (*sorted(_HERE.rglob("*.py")), *data):
        total.update(path.read_bytes())
    found = find_spec("matplotlib")
    if found is not None and found.origin is not None:
        total.update((Path(found.origin).parent / "_version.py").read_bytes())
    return total.digest()


def _plain(part: object) -> object:
    """Data without the places it stands at: a line added above a chart changes nothing in it."""
    from typeset.source import Text

    if isinstance(part, Text):
        return part.value
    if isinstance(part, (list, tuple)):
        return [_plain(item) for item in part]
    if isinstance(part, msgspec.Struct):
        return {
            name: _plain(getattr(part, name)) for name in part.__struct_fields__ if name != "span"
        }
    return part


# Packing ------------------------------------------------------------------------------------


def _pack_group(group: Group) -> list[Any]:
    return [group.role, [_pack(mark) for mark in group.marks],
            [_pack_group(inner) for inner in group.groups]]  # fmt: skip


def _pack(mark: Mark) -> list[Any]:
    match mark:
        case Fill():
            return ["fill", mark.path, _inks(mark.color), mark.even_odd]
        case Stroke():
            return ["stroke", mark.path, _inks(mark.color), mark.width, mark.dash, mark.cap,
                    mark.join]  # fmt: skip
        case Clip():
            return ["clip", mark.path, [_pack(op) for op in mark.ops]]  # type: ignore[arg-type]  # fills and strokes
        case Words():
            return ["words", mark.text, mark.role, mark.x, mark.y, mark.color, mark.measure,
                    mark.line]  # fmt: skip


def _inks(color: Cmyk) -> tuple[float, float, float, float]:
    return (color.c, color.m, color.y, color.k)


def _group(packed: list[Any]) -> Group:
    role, marks, groups = packed
    return Group(role, tuple(map(_mark, marks)), tuple(map(_group, groups)))


def _mark(packed: list[Any]) -> Mark:
    kind, *rest = packed
    match kind:
        case "fill":
            return Fill(_path(rest[0]), Cmyk(*rest[1]), rest[2])
        case "stroke":
            return Stroke(_path(rest[0]), Cmyk(*rest[1]), rest[2], tuple(rest[3]), *rest[4:])
        case "clip":
            return Clip(_path(rest[0]), tuple(map(_mark, rest[1])))  # type: ignore[arg-type]  # likewise
        case "words":
            return Words(*rest)
    raise ValueError(kind)


def _path(packed: list[list[Any]]) -> Outline:
    return tuple(tuple(segment) for segment in packed)
