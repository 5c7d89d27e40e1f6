from __future__ import annotations

import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

import msgspec

from tests.pdf.specimen import PRESS, page_of, paragraph, press, set_text
from typeset.pdf.about import Claims
from typeset.pdf.metadata import xmp

if TYPE_CHECKING:
    from typeset.fonts.face import Face

ABOUT = msgspec.structs.replace(
    PRESS, title="“<&>”", author="长治日报", subject="特刊", keywords="沁源, 答卷"
)
ALL = Claims(press=True, archive="A", accessible=True)
PREFIXES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
}


def said(packet: bytes, path: str) -> list[str]:
    tree = ET.fromstring(packet)  # noqa: S314  # our own bytes
    return ["".join(found.itertext()) for found in tree.iterfind(f".//{path}", PREFIXES)]


def test_packet_and_info_say_the_same(tofu: Face) -> None:
    _, pdf = press({"tofu": tofu}, page_of(paragraph(set_text(tofu, "字"))), about=ABOUT)
    packet = pdf.Root.Metadata.read_bytes()
    info = pdf.docinfo
    for key, path in (
        ("/Title", "dc:title"),
        ("/Author", "dc:creator"),
        ("/Subject", "dc:description"),
        ("/Keywords", "pdf:Keywords"),
        ("/Creator", "xmp:CreatorTool"),
        ("/Producer", "pdf:Producer"),
    ):
        assert said(packet, path) == [str(info[key])]
    assert said(packet, "xmp:CreateDate") == ["2025-02-25T00:00:00Z"]
    assert str(info["/CreationDate"]) == "D:20250225000000Z"
    assert str(info["/Trapped"]) == "/False"


def test_packet_is_readable_without_unpacking(tofu: Face) -> None:
    written, _ = press({"tofu": tofu}, page_of(paragraph(set_text(tofu, "字"))), about=ABOUT)
    assert b'<?xpacket begin="\xef\xbb\xbf"' in written


def test_archive_describes_the_schemas_it_does_not_know() -> None:
    uris = said(xmp(ABOUT, ALL), "pdfaSchema:namespaceURI")
    assert uris == ["http://www.npes.org/pdfx/ns/id/", "http://www.aiim.org/pdfua/ns/id/"]


def test_nothing_is_claimed_that_is_not_held() -> None:
    packet = xmp(ABOUT, Claims(press=False, archive="", accessible=False))
    for claim in (b"PDF/X", b"pdfaid:part>", b"pdfuaid:part>", b"pdfaExtension:schemas>"):
        assert claim in xmp(ABOUT, ALL)
        assert claim not in packet


def test_an_hour_is_kept_in_universal_time() -> None:
    about = msgspec.structs.replace(ABOUT, date="2025-02-25T06:00:00+08:00")
    assert said(xmp(about, ALL), "xmp:ModifyDate") == ["2025-02-24T22:00:00Z"]
