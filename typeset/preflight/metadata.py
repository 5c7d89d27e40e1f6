"""XMP packet and Info dictionary → what the file claims to be, and where the two disagree."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

from msgspec import Struct

from . import values

if TYPE_CHECKING:
    from .findings import Findings
    from .inspect import Inspected
    from .model import Expectation
    from .values import Thing

RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
DC: Final = "http://purl.org/dc/elements/1.1/"
XMP: Final = "http://ns.adobe.com/xap/1.0/"
PDF: Final = "http://ns.adobe.com/pdf/1.3/"
PDFX: Final = "http://www.npes.org/pdfx/ns/id/"
PDFA: Final = "http://www.aiim.org/pdfa/ns/id/"
PDFUA: Final = "http://www.aiim.org/pdfua/ns/id/"
MM: Final = "http://ns.adobe.com/xap/1.0/mm/"
_EXTENSION: Final = "http://www.aiim.org/pdfa/ns/extension/"
_SCHEMA: Final = "http://www.aiim.org/pdfa/ns/schema#"
_PROPERTY: Final = "http://www.aiim.org/pdfa/ns/property#"
# ISO 19005-2 §6.6.2.3.1: the schemas of XMP 2005 and its own need no description.
_KNOWN: Final = frozenset(
    {
        DC, XMP, PDF, PDFA, MM, _EXTENSION,
        "http://ns.adobe.com/xap/1.0/rights/", "http://ns.adobe.com/xap/1.0/bj/",
        "http://ns.adobe.com/xap/1.0/t/pg/", "http://ns.adobe.com/photoshop/1.0/",
        "http://ns.adobe.com/camera-raw-settings/1.0/", "http://ns.adobe.com/tiff/1.0/",
        "http://ns.adobe.com/exif/1.0/", "http://ns.adobe.com/exif/1.0/aux/",
        "http://ns.adobe.com/xmp/1.0/DynamicMedia/",
    }
)  # fmt: skip
_PAIRS: Final = (
    ("Title", DC, "title"), ("Author", DC, "creator"), ("Subject", DC, "description"),
    ("Keywords", PDF, "Keywords"), ("Creator", XMP, "CreatorTool"), ("Producer", PDF, "Producer"),
    ("CreationDate", XMP, "CreateDate"), ("ModDate", XMP, "ModifyDate"),
)  # fmt: skip
_PDF_DATE: Final = re.compile(
    r"D:(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:(Z)|([+-])(\d\d)'?(\d\d)?'?)?"
)

Properties = dict[tuple[str, str], str]


class Claimed(Struct, frozen=True):
    """The standards a file is held to: those it claims and those it should."""

    press: bool
    archive: bool
    accessible: bool


class Packet(Struct, frozen=True):
    """An XMP packet: its properties, and those its extension schemas describe."""

    properties: Properties
    described: frozenset[tuple[str, str]]


def check(file: Inspected, expect: Expectation, found: Findings) -> Claimed:
    """Checks what the file says of itself; returns the standards to hold it to."""
    stream = values.get(file.pdf.Root, "Metadata")
    packet = _packet(stream, found)
    if packet is None:
        return Claimed(expect.press, expect.archive, expect.accessible)
    said = packet.properties
    claims = {
        "PDF/X-4": said.get((PDFX, "GTS_PDFXVersion"), ""),
        "PDF/A-2": said.get((PDFA, "part"), ""),
        "PDF/UA-1": said.get((PDFUA, "part"), ""),
    }
    wanted = {"PDF/X-4": expect.press, "PDF/A-2": expect.archive, "PDF/UA-1": expect.accessible}
    exact = {"PDF/X-4": {"PDF/X-4"}, "PDF/A-2": {"2"}, "PDF/UA-1": {"1"}}
    for standard, claim in claims.items():
        if (claim and claim not in exact[standard]) or (wanted[standard] and not claim):
            found.add("claim", standard=standard, claim=claim or "—")
    if expect.screen and claims["PDF/X-4"]:
        found.add("screen-claim", standard=claims["PDF/X-4"])
    if claims["PDF/A-2"] and said.get((PDFA, "conformance"), "") not in {"A", "B", "U"}:
        found.add("claim", standard="PDF/A-2", claim=said.get((PDFA, "conformance"), "—"))
    if claims["PDF/A-2"]:
        _check_described(packet, found)
    held = Claimed(
        expect.press or (bool(claims["PDF/X-4"]) and not expect.screen),
        expect.archive or bool(claims["PDF/A-2"]),
        expect.accessible or bool(claims["PDF/UA-1"]),
    )
    info = values.get(file.pdf.trailer, "Info")
    _check_agreement(said, info, found)
    if not said.get((DC, "title"), "").strip():
        found.add("title")
    if held.press:
        _check_press(said, info, found)
    return held


def _packet(stream: Thing, found: Findings) -> Packet | None:
    if not values.is_stream(stream):
        found.add("xmp", fault="missing")
        return None
    if values.get(stream, "Filter") is not None:
        found.add("xmp-packed")
    tree = _tree(values.content(stream))
    if tree is None:
        found.add("xmp", fault="broken")
        return None
    properties: Properties = {}
    described: set[tuple[str, str]] = set()
    for description in tree.iter(f"{{{RDF}}}Description"):
        for key, value in description.attrib.items():
            properties.setdefault(_split(key), value)
        for item in description:
            properties.setdefault(_split(item.tag), _told(item))
    for schema in tree.iter(f"{{{_EXTENSION}}}schemas"):
        described |= _described(schema)
    return Packet(
        {
            key: value
            for key, value in properties.items()
            if key[0] not in {RDF, _SCHEMA, _PROPERTY}
        },
        frozenset(described),
    )


def _tree(data: bytes) -> ET.Element | None:
    """The packet as XML, None where it is none."""
    if b"<!DOCTYPE" in data:
        return None  # a packet declares no entities; one that does is not worth expanding
    try:
        return ET.fromstring(data)  # noqa: S314  # without a document type nothing expands
    except (ET.ParseError, ValueError, LookupError):
        return None


def _split(tag: str) -> tuple[str, str]:
    space, _, local = tag[1:].partition("}") if tag.startswith("{") else ("", "", tag)
    return space, local


def _told(item: ET.Element) -> str:
    """The text of a property; of a list its items, joined as Info joins authors."""
    listed = [li.text or "" for li in item.iter(f"{{{RDF}}}li")]
    return "; ".join(listed) if listed else (item.text or "").strip()


def _described(schemas: ET.Element) -> set[tuple[str, str]]:
    found = set()
    for item in schemas.iter():
        space = item.findtext(f"{{{_SCHEMA}}}namespaceURI")
        if space is not None:
            for name in item.iter(f"{{{_PROPERTY}}}name"):
                found.add((space.strip(), (name.text or "").strip()))
    return found


def _check_described(packet: Packet, found: Findings) -> None:
    for key in packet.properties:
        if key[0] and key[0] not in _KNOWN and key not in packet.described:
            if key[0] == "http://www.w3.org/XML/1998/namespace":
                continue
            found.add("extension-schema", property=key[1])
    if (PDF, "Trapped") in packet.properties and (PDF, "Trapped") not in packet.described:
        found.add("extension-schema", property="Trapped")


def _check_agreement(said: Properties, info: Thing, found: Findings) -> None:
    for key, space, local in _PAIRS:
        stated = values.get(info, key)
        if stated is None:
            continue
        told, packet = values.text(stated), said.get((space, local))
        if packet is None:
            found.add("info-xmp", key=key, info=told[:60], xmp="—")
        elif not _agree(told, packet, is_date=key.endswith("Date")):
            found.add("info-xmp", key=key, info=told[:60], xmp=packet[:60])


def _agree(info: str, xmp: str, *, is_date: bool) -> bool:
    if not is_date:
        return info.strip() == xmp.strip()
    a, b = _info_date(info), _xmp_date(xmp)
    return a is not None and a == b


def _info_date(told: str) -> datetime | None:
    match = _PDF_DATE.match(told)
    if match is None:
        return None
    year, month, day, hour, minute, second = (
        int(part) if part else start
        for part, start in zip(match.groups()[:6], (0, 1, 1, 0, 0, 0), strict=True)
    )
    off = timedelta(hours=int(match[9] or 0), minutes=int(match[10] or 0))
    zone = UTC if match[8] is None else timezone(-off if match[8] == "-" else off)
    try:
        return datetime(year, month, day, hour, minute, second, tzinfo=zone)
    except ValueError:
        return None


def _xmp_date(told: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(told.strip())
    except ValueError:
        return None
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment


def _check_press(said: Properties, info: Thing, found: Findings) -> None:
    if values.name(values.get(info, "Trapped")) not in {"True", "False"}:
        found.add("trapped")
    for space, key in (
        (XMP, "CreateDate"), (XMP, "ModifyDate"), (XMP, "MetadataDate"),
        (MM, "DocumentID"), (MM, "VersionID"), (MM, "RenditionClass"),
    ):  # fmt: skip
        if not said.get((space, key)):
            found.add("xmp", fault=key)
