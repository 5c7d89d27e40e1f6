"""Tables of a press in 16-bit steps → the bytes of an ICC output profile, and a look at others'.

Version 2.4 (ICC.1:2001-04): what every RIP reads, and PDF/A-2 and PDF/X-4 both allow. The
numbers in comments are the clauses of that specification.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from typing import Final

from msgspec import Struct

HEADER: Final = 128
D50: Final = (0.9642, 1.0, 0.8249)  # the profile connection space's white (6.1.1, table 12)


class Lut(Struct, frozen=True):
    """A lut16 (6.5.7): curves in, a grid, curves out; samples big-endian, last input fastest."""

    inputs: int
    outputs: int
    points: int  # of the grid along each input
    curves_in: bytes
    grid: bytes
    curves_out: bytes

    def encode(self) -> bytes:
        """The tag's bytes."""
        size_in = len(self.curves_in) // (2 * self.inputs)
        size_out = len(self.curves_out) // (2 * self.outputs)
        assert len(self.grid) == 2 * self.points**self.inputs * self.outputs
        unit = struct.pack(">9i", 65536, 0, 0, 0, 65536, 0, 0, 0, 65536)
        head = struct.pack(">4s4x3Bx", b"mft2", self.inputs, self.outputs, self.points)
        sizes = struct.pack(">2H", size_in, size_out)
        return head + unit + sizes + self.curves_in + self.grid + self.curves_out


class Profile(Struct, frozen=True):
    """What an output profile says. `date` is ISO; `luts` are by tag signature."""

    description: str
    copyright: str
    date: str
    white: tuple[float, float, float]  # XYZ of the paper, 1 being a perfect white
    black: tuple[float, float, float]
    target: str  # what it was built from, as CGATS text
    luts: Mapping[str, Lut]


def encode(profile: Profile) -> bytes:
    """The file. Equal tables are stored once; nothing in it depends on when or where."""
    tags = {
        "desc": _description(profile.description),
        "cprt": _text(profile.copyright),
        "wtpt": _xyz(profile.white),
        "bkpt": _xyz(profile.black),
        "targ": _text(profile.target),
        "tech": struct.pack(">4s4x4s", b"sig ", b"offs"),  # offset lithography (6.4.38)
        **{name: lut.encode() for name, lut in profile.luts.items()},
    }
    places: dict[bytes, int] = {}
    at, body, entries = HEADER + 4 + 12 * len(tags), [], []
    for name, content in tags.items():
        if content not in places:
            places[content] = at
            padded = content + b"\0" * (-len(content) % 4)
            body.append(padded)
            at += len(padded)
        entries.append(struct.pack(">4s2I", name.encode(), places[content], len(content)))
    table = struct.pack(">I", len(tags)) + b"".join(entries)
    return _header(at, profile.date) + table + b"".join(body)


def size_of(profile: bytes) -> int | None:
    """The length that a profile's header gives it; None when it is no profile."""
    if len(profile) < HEADER + 4 or profile[36:40] != b"acsp":
        return None
    return int.from_bytes(profile[:4], "big")


def tags_of(profile: bytes) -> dict[str, bytes]:
    """The content of every tag; empty when the tag table does not hold together."""
    if size_of(profile) is None:
        return {}
    count = int.from_bytes(profile[HEADER : HEADER + 4], "big")
    if count > 200 or HEADER + 4 + 12 * count > len(profile):
        return {}
    tags = {}
    for number in range(count):
        name, at, size = struct.unpack_from(">4s2I", profile, HEADER + 4 + 12 * number)
        if at + size > len(profile):
            return {}
        tags[name.decode("latin-1")] = profile[at : at + size]
    return tags


def unfit_for_press(profile: bytes) -> str | None:
    """Why a profile cannot be the output of PDF/X-4 and PDF/A-2; None when it can."""
    size = size_of(profile)
    if size is None:
        return "signature"
    faults = {
        "size": size != len(profile),
        "version": profile[8] > 4,
        "class": profile[12:16] != b"prtr",
        "space": profile[16:20] != b"CMYK",
        "tables": not {"A2B0", "B2A0", "wtpt"} <= set(tags_of(profile)),
    }
    return next((name for name, found in faults.items() if found), None)


def _header(size: int, date: str) -> bytes:
    """The 128 bytes of 6.1; the fields of platform, device and model are left open."""
    year, month, day = (int(part) for part in date.split("-"))
    return (
        struct.pack(">I4xI4s4s4s", size, 0x02400000, b"prtr", b"CMYK", b"Lab ")
        + struct.pack(">6H", year, month, day, 0, 0, 0)
        + struct.pack(">4s4xI4x4x8xI", b"acsp", 0, 0)
        + _s15f16(D50)
        + bytes(48)
    )


def _s15f16(values: tuple[float, float, float]) -> bytes:
    return struct.pack(">3i", *(round(v * 65536) for v in values))


def _xyz(values: tuple[float, float, float]) -> bytes:
    return struct.pack(">4s4x", b"XYZ ") + _s15f16(values)


def _text(text: str) -> bytes:
    return struct.pack(">4s4x", b"text") + text.encode("ascii", "replace") + b"\0"


def _description(text: str) -> bytes:
    """A textDescriptionType (6.5.17): plain characters; the two other scripts stay empty."""
    plain = text.encode("ascii", "replace") + b"\0"
    head = struct.pack(">4s4xI", b"desc", len(plain)) + plain
    return head + struct.pack(">2I", 0, 0) + struct.pack(">HB", 0, 0) + bytes(67)
