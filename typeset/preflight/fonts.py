"""A font dictionary → what a code is wide, which glyph it shows, and what it stands for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from . import values

if TYPE_CHECKING:
    from .values import Thing

_TAGGED = re.compile(r"[A-Z]{6}\+.")
_BLOCK = re.compile(rb"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)
_TOKEN = re.compile(rb"<([0-9A-Fa-f\s]*)>|(\[)|(\])")
_FILES = ("FontFile", "FontFile2", "FontFile3")


class Font(Struct):
    """A font as its file describes it; `used` are the codes that the pages show."""

    name: str
    subtype: str  # of the font itself; a Type 0 font's descendant has its own
    descendant: str
    encoding: str
    dictionary: Thing
    cid_font: Thing  # the descendant, or the font itself
    widths: dict[int, float]
    usual: float
    down: tuple[float, float]  # DW2: height of the origin, advance
    unicode: dict[int, str] | None
    used: set[int]
    hidden: set[int]  # of them, those that only stand in spans with a text of their own

    @property
    def is_composite(self) -> bool:
        """Whether codes are of two bytes."""
        return self.subtype == "Type0"

    @property
    def is_vertical(self) -> bool:
        """Whether its lines run down."""
        return self.is_composite and self.encoding.endswith("-V")

    @property
    def descriptor(self) -> Thing:
        """The font descriptor, None without one."""
        return values.get(self.cid_font, "FontDescriptor")

    @property
    def is_embedded(self) -> bool:
        """Whether the file holds a program for it."""
        return any(values.is_stream(values.get(self.descriptor, key)) for key in _FILES)

    @property
    def is_subset(self) -> bool:
        """Whether it bears the tag of a subset."""
        return bool(_TAGGED.match(self.name))

    def codes(self, shown: bytes) -> list[int]:
        """The codes of a shown string."""
        if not self.is_composite:
            return list(shown)
        return [int.from_bytes(shown[at : at + 2], "big") for at in range(0, len(shown), 2)]

    def width(self, code: int) -> float:
        """The width that the file states, in thousandths of an em."""
        return self.widths.get(code, self.usual)

    def program(self) -> tuple[str, bytes]:
        """The key and the bytes of the font program; empty without one."""
        for key in _FILES:
            stream = values.get(self.descriptor, key)
            if values.is_stream(stream):
                return key, values.content(stream)
        return "", b""


def read(thing: Thing) -> Font:
    """The font of a font dictionary."""
    subtype = values.name(values.get(thing, "Subtype"))
    descendants = values.items(values.get(thing, "DescendantFonts"))
    cid_font = descendants[0] if subtype == "Type0" and descendants else thing
    encoding = values.get(thing, "Encoding")
    down = values.numbers(values.get(cid_font, "DW2"))
    composite = subtype == "Type0"
    usual = values.number(values.get(cid_font, "DW")) if composite else None
    missing = values.number(values.get(cid_font, "FontDescriptor", "MissingWidth"))
    return Font(
        name=values.name(values.get(thing, "BaseFont")) or "?",
        subtype=subtype,
        descendant=values.name(values.get(cid_font, "Subtype")) if composite else "",
        encoding=values.name(encoding) or values.name(values.get(encoding, "CMapName")),
        dictionary=thing,
        cid_font=cid_font,
        widths=_cid_widths(cid_font) if composite else _simple_widths(thing),
        usual=(1000.0 if usual is None else usual) if composite else missing or 500.0,
        down=(down[0], down[1]) if len(down) == 2 else (880.0, -1000.0),
        unicode=_unicode(values.get(thing, "ToUnicode")),
        used=set(),
        hidden=set(),
    )


def _simple_widths(thing: Thing) -> dict[int, float]:
    first = int(values.number(values.get(thing, "FirstChar")) or 0)
    matrix = values.numbers(values.get(thing, "FontMatrix"))
    scale = matrix[0] * 1000 if len(matrix) == 6 else 1.0  # a Type 3 font has its own em
    listed = values.numbers(values.get(thing, "Widths"))
    return {first + at: width * scale for at, width in enumerate(listed)}


def _cid_widths(cid_font: Thing) -> dict[int, float]:
    found: dict[int, float] = {}
    listed = values.items(values.get(cid_font, "W"))
    at = 0
    while at + 1 < len(listed):
        first, second = values.number(listed[at]), listed[at + 1]
        if first is None:
            break
        if values.is_array(second):
            found |= {int(first) + n: width for n, width in enumerate(values.numbers(second))}
            at += 2
            continue
        last = values.number(second)
        width = values.number(listed[at + 2]) if at + 2 < len(listed) else None
        if last is None or width is None or last - first > 65535:
            break
        found |= dict.fromkeys(range(int(first), int(last) + 1), width)
        at += 3
    return found


def _unicode(stream: Thing) -> dict[int, str] | None:
    """What the ToUnicode map says of each code; None without a map."""
    if not values.is_stream(stream):
        return None
    found: dict[int, str] = {}
    for kind, body in _BLOCK.findall(values.content(stream)):
        if kind == b"bfchar":
            words = [_hex(m[1]) for m in _TOKEN.finditer(body) if m[1] is not None]
            pairs = zip(words[::2], words[1::2], strict=False)
            found |= {int.from_bytes(code, "big"): _told(meaning) for code, meaning in pairs}
        else:
            _ranges(body, found)
    return found


def _ranges(body: bytes, found: dict[int, str]) -> None:
    words: list[bytes] = []
    listed: list[bytes] | None = None
    for match in _TOKEN.finditer(body):
        if match[2]:
            listed = []
        elif match[3]:
            if listed is not None and len(words) == 2:
                first = int.from_bytes(words[0], "big")
                found |= {first + at: _told(word) for at, word in enumerate(listed)}
            words, listed = [], None
        elif listed is not None:
            listed.append(_hex(match[1]))
        else:
            words.append(_hex(match[1]))
            if len(words) == 3:
                first, last = (int.from_bytes(word, "big") for word in words[:2])
                start = int.from_bytes(words[2], "big")
                size = len(words[2])
                for code in range(first, min(last, first + 65535) + 1):
                    value = (start + code - first) % (1 << 8 * size) if size else 0
                    found[code] = _told(value.to_bytes(size, "big"))
                words = []


def _hex(digits: bytes) -> bytes:
    clean = b"".join(digits.split())
    return bytes.fromhex((clean + b"0" * (len(clean) % 2)).decode("ascii"))


def _told(utf16: bytes) -> str:
    return utf16.decode("utf-16-be", "replace")
