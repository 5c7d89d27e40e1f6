"""One good press page to break: type across and down, panels, rules, a shade, a picture, marks."""

from __future__ import annotations

import struct
from io import BytesIO
from typing import TYPE_CHECKING

import pikepdf

from tests.pdf.specimen import RED, set_text
from typeset.color.cmyk import PAPER, Cmyk
from typeset.display.flatten import flatten
from typeset.display.frame import Frame, Page
from typeset.display.ops import (
    Fill,
    Picture,
    Registration,
    Shade,
    Stop,
    Stroke,
    line,
    rectangle,
)
from typeset.geometry import Rect
from typeset.pdf.about import About, Condition
from typeset.pdf.write import write
from typeset.pictures.model import PreparedPicture
from typeset.preflight import gate
from typeset.preflight.model import Expectation, Report
from typeset.units import MM

if TYPE_CHECKING:
    from collections.abc import Callable

    from typeset.fonts.face import Face

WIDTH, HEIGHT, BLEED, SLUG = 140.0, 180.0, 3.0, 10.0  # mm
EXPECTED = Expectation(trim=(WIDTH, HEIGHT), bleed=BLEED, pages=1)
PANEL = Cmyk(20, 0, 40, 0)

_TAGS = b"".join(struct.pack(">4sLL", tag, 156, 16) for tag in (b"A2B0", b"B2A0"))
_BODY = struct.pack(">L", 2) + _TAGS + bytes(16)
# As much of an ICC profile as can be judged without color science.
PROFILE = (
    struct.pack(">L", 128 + len(_BODY)) + bytes(4) + b"\x02\x40\x00\x00prtrCMYKLab "
    + bytes(12) + b"acsp" + bytes(88) + _BODY
)  # fmt: skip


def about(profile: bytes = PROFILE) -> About:
    """What the page says of itself."""
    return About(
        title="沁源答卷",
        date="2025-02-25",
        digest="0123456789abcdef" * 4,
        author="编辑部",
        subject="特刊",
        profile=profile,
        condition=Condition("newsprint", "coldset newsprint"),
        slug=SLUG * MM,
    )


def good(face: Face, cff: Face, profile: bytes = PROFILE) -> bytes:
    """The page, without fault."""
    page = Page("A01", WIDTH * MM, HEIGHT * MM, BLEED * MM, frames(face, cff))
    faces = {face.name: face, cff.name: cff}
    samples = bytes((40, 20, 60, 10)) * (120 * 80)
    picture = PreparedPicture(120, 80, "DeviceCMYK", pikepdf_flate(samples), "FlateDecode")
    return write([flatten(page)], faces.__getitem__, about(profile), {"photo": picture})


def pikepdf_flate(samples: bytes) -> bytes:
    """The samples, packed."""
    import zlib

    return zlib.compress(samples)


def frames(face: Face, cff: Face) -> tuple[Frame, ...]:
    """What is on the page."""
    whole = Rect(20, 20, 300, 400)
    panel = Rect(40, 200, 200, 60)
    shade = Rect(40, 120, 200, 40)
    out = -(BLEED + 3) * MM
    stops = (Stop(0, Cmyk(10, 0, 10, 0)), Stop(1, Cmyk(80, 30, 80, 20)))
    return (
        Frame("Artifact", whole, (
            Fill(rectangle(panel), PANEL),
            Stroke(line(40, 280, 240, 280), RED, 1.0),
            Shade(rectangle(shade), 40, 0, 240, 0, stops),
            Registration(line(out, 0, out - 8, 0), 0.3),
        )),
        Frame("Document", whole, (), (
            Frame("H1", whole, (set_text(face, "沁源答卷", 40, 450, 30, color=RED),), name="沁源"),
            Frame("H2", whole, (set_text(face, "县域", 40, 420, 16),), name="县域"),
            Frame("P", whole, (
                set_text(face, "森林覆盖全县，", 40, 400),
                set_text(cff, "水从山里来。", 40, 386),
                set_text(face, "字压在底上", 50, 230),
            )),
            Frame("P", whole, (set_text(face, "直排「试」", 300, 400, vertical=True),)),
            Frame("P", whole, (Fill(rectangle(Rect(250, 200, 60, 60)), RED),
                               set_text(face, "反白", 260, 220, 12, color=PAPER))),
            Frame("Figure", whole, (Picture("photo", Rect(260, 40, 43.2, 28.8)),), alt="山"),
        )),
    )  # fmt: skip


def mutate(data: bytes, change: Callable[[pikepdf.Pdf], None]) -> bytes:
    """The file with one change, written so that nothing else changes."""
    out = BytesIO()
    with pikepdf.open(BytesIO(data)) as pdf:
        change(pdf)
        pdf.save(
            out,
            compress_streams=False,
            stream_decode_level=pikepdf.StreamDecodeLevel.none,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            fix_metadata_version=False,
            deterministic_id=True,
        )
    return out.getvalue()


def rewrite(old: bytes, new: bytes) -> Callable[[pikepdf.Pdf], None]:
    """A change of the first page's content."""

    def change(pdf: pikepdf.Pdf) -> None:
        content = pdf.pages[0].Contents.read_bytes()
        assert old in content, "the specimen no longer holds what is to be broken"
        pdf.pages[0].Contents = pdf.make_stream(content.replace(old, new, 1))

    return change


def append(operators: str, **resources: pikepdf.Object) -> Callable[[pikepdf.Pdf], None]:
    """More painted on the first page, as an artifact; resources as `Kind_name=object`."""

    def change(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0]
        for key, value in resources.items():
            kind, _, name = key.partition("_")
            if f"/{kind}" not in page.Resources:
                page.Resources[f"/{kind}"] = pikepdf.Dictionary()
            page.Resources[f"/{kind}"][f"/{name}"] = value
        content = page.Contents.read_bytes()
        words = f"\n/Artifact BMC q /GK gs {operators} Q EMC\n" if operators else "\n"
        page.Contents = pdf.make_stream(content + words.encode())

    return change


def rules(report: Report) -> set[str]:
    """The words of the rules that were broken."""
    return {finding.rule for finding in report.findings}


def judged(data: bytes, expect: Expectation = EXPECTED) -> set[str]:
    """The rules that a file breaks."""
    return rules(gate.preflight(data, expect))
