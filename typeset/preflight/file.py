"""The bytes of a file and its objects → faults of syntax, and things no press file may hold."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from . import values

if TYPE_CHECKING:
    from .findings import Findings
    from .inspect import Inspected
    from .values import Thing

_VERSION = re.compile(rb"%PDF-(\d\.\d)")
# qpdf begins with the file's name, which is an address in memory here.
_SOURCE = re.compile(r"(WARNING: )?(stream )?<_io\.BytesIO object at 0x[0-9a-f]+>[,:]? ?")
_ENDING = re.compile(rb"\r\n?|\n")
_STRING, _NAME, _REAL = 32767, 127, 2147483647  # ISO 19005-2 §6.1.13


def check_bytes(data: bytes, found: Findings) -> None:
    """Checks what can be seen without understanding the file: its first and its last bytes."""
    version = _VERSION.match(data)
    stated = version[1].decode("ascii") if version else "?"
    line_end = _ENDING.search(data, 5, 40)
    comment = data[line_end.end() : line_end.end() + 5] if line_end else b""
    if stated != "1.6":
        found.add("header", version=stated, fault="version")
    elif comment[:1] != b"%" or len(comment) < 5 or min(comment[1:]) < 128:
        found.add("header", version=stated, fault="comment")
    end = data.rfind(b"%%EOF")
    rest = data[end + 5 :] if end >= 0 else b""
    if end < 0:
        found.add("trailing", bytes=0)
    elif rest not in {b"", b"\n", b"\r", b"\r\n"}:
        found.add("trailing", bytes=len(rest.lstrip(b"\r\n")) or len(rest))


def check(file: Inspected, found: Findings) -> None:
    """Checks the trailer, every stream's packing, and the limits of objects."""
    pdf = file.pdf
    identity = values.items(values.get(pdf.trailer, "ID"))
    if len(identity) != 2 or not all(values.raw(part) for part in identity):
        found.add("file-id")
    if pdf.is_encrypted:
        found.add("encrypted")
    for thing in pdf.objects:
        if values.is_stream(thing):
            _check_packing(thing, found)
        _check_limits(thing, found)
    for page in file.sheets:
        sides = (page.media[2] - page.media[0], page.media[3] - page.media[1])
        if not all(3 <= side <= 14400 for side in sides):
            found.add("limit", page.page, what="page")


def check_damage(file: Inspected, found: Findings) -> None:
    """Checks that the file could be read without mending: what qpdf says of it as a whole."""
    mended = [*file.pdf.check_pdf_syntax(), *map(str, file.pdf.get_warnings())]
    for words in dict.fromkeys(_SOURCE.sub("", words) for words in mended):
        found.add("damaged", words=words[:160])


def _check_packing(stream: Thing, found: Findings) -> None:
    for unpacker in values.each(values.get(stream, "Filter")):
        if values.name(unpacker) in {"LZWDecode", "LZW", "Crypt"}:
            found.add("filter", filter=values.name(unpacker))
    if values.get(stream, "F") is not None:
        found.add("filter", filter="F")


def _check_limits(thing: Thing, found: Findings, depth: int = 0) -> None:
    """Walks a direct object; what it refers to is walked as an object of its own."""
    if depth > 64 or (depth and values.identity(thing) is not None):
        return
    for key, item in values.entries(thing):
        if len(key.encode()) > _NAME:
            found.add("limit", what="name")
        _check_limits(item, found, depth + 1)
    for item in values.items(thing):
        _check_limits(item, found, depth + 1)
    _check_value(thing, found)


def _check_value(thing: Thing, found: Findings) -> None:
    if len(values.name(thing).encode()) > _NAME:
        found.add("limit", what="name")
    if len(values.raw(thing)) > _STRING:
        found.add("limit", what="string")
    if abs(values.number(thing) or 0) > _REAL:
        found.add("limit", what="number")
