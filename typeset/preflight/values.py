"""Objects of a PDF, of whatever kind they turn out to be → plain numbers, names and texts.

A file from elsewhere may hold anything anywhere: what is not what it should be is None or
empty here, and the check that needs it says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from pikepdf import Array, Dictionary, Name, Object, PdfError, Stream, String

# A PDF object or what pikepdf makes of it: a number, a truth value, a string, None.
Thing = Any


def number(thing: Thing) -> float | None:
    """The number that it is."""
    if isinstance(thing, bool) or not isinstance(thing, int | float | Decimal):
        return None
    return float(thing)


def numbers(thing: Thing) -> tuple[float, ...]:
    """The numbers of an array; empty when one of them is none."""
    found = tuple(number(item) for item in items(thing))
    return () if None in found else tuple(n for n in found if n is not None)


def name(thing: Thing) -> str:
    """The name, without its slash; empty when it is none, "?" when it is no text."""
    if not isinstance(thing, Name):
        return ""
    try:
        return str(thing)[1:]
    except UnicodeDecodeError:
        return "?"


def text(thing: Thing) -> str:
    """The text of a string; empty when it is none."""
    return str(thing) if isinstance(thing, String) else ""


def raw(thing: Thing) -> bytes:
    """The bytes of a string; empty when it is none."""
    return bytes(thing) if isinstance(thing, String) else b""


def is_dict(thing: Thing) -> bool:
    """Whether it has keys: a dictionary or a stream."""
    return isinstance(thing, Dictionary | Stream)


def is_stream(thing: Thing) -> bool:
    """Whether it is a stream."""
    return isinstance(thing, Stream)


def is_array(thing: Thing) -> bool:
    """Whether it is an array."""
    return isinstance(thing, Array)


def get(thing: Thing, *path: str) -> Thing:
    """The entry at the end of the path of keys; None where the path breaks off."""
    for key in path:
        if not is_dict(thing):
            return None
        thing = thing.get(f"/{key}")
    return thing


def entries(thing: Thing) -> Iterator[tuple[str, Thing]]:
    """The keys, without slash, and values."""
    if is_dict(thing):
        for key, value in list(thing.items()):
            yield key[1:].encode("utf-8", "replace").decode("utf-8"), value


def items(thing: Thing) -> list[Thing]:
    """The items of an array; none of anything else."""
    return list(thing) if is_array(thing) else []


def each(thing: Thing) -> list[Thing]:
    """The items of an array, or the thing itself; nothing of None."""
    if thing is None:
        return []
    return items(thing) if is_array(thing) else [thing]


def identity(thing: Thing) -> tuple[int, int] | None:
    """Object and generation number; None for a direct object."""
    found = getattr(thing, "objgen", (0, 0))
    return found if found != (0, 0) else None


def content(stream: Object) -> bytes:
    """The decoded bytes of a stream; none where it cannot be decoded."""
    try:
        return stream.read_bytes() if is_stream(stream) else b""
    except PdfError:
        return b""
