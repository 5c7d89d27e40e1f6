"""What the file says of itself → the XMP packet and the Info dictionary, which agree."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from typeset.pdf.syntax import ascii_string, string

if TYPE_CHECKING:
    from typeset.pdf.about import About, Claims


def info(about: About) -> str:
    """The document information dictionary."""
    told = (
        ("Title", about.title),
        ("Author", about.author),
        ("Subject", about.subject),
        ("Keywords", about.keywords),
        ("Creator", about.creator),
        ("Producer", about.producer),
    )
    entries = "".join(f"/{key}{string(text)}" for key, text in told if text)
    when = ascii_string(_moment(about).strftime("D:%Y%m%d%H%M%SZ"))
    return f"<<{entries}/CreationDate{when}/ModDate{when}/Trapped/False>>"


def xmp(about: About, claims: Claims) -> bytes:
    """The XMP packet. It claims what `claims` says and no more."""
    properties = [*_dublin_core(about), *_basic(about)]
    schemas = []
    if claims.press:
        properties.append("<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>")
        schemas.append(_PRESS_SCHEMA)
    if claims.archive:
        properties += [
            "<pdfaid:part>2</pdfaid:part>",
            f"<pdfaid:conformance>{claims.archive}</pdfaid:conformance>",
        ]
    if claims.accessible:
        properties.append("<pdfuaid:part>1</pdfuaid:part>")
        schemas.append(_ACCESSIBLE_SCHEMA)
    if claims.archive and schemas:
        # ISO 19005-2 §6.6.2.3: properties it does not know are described in the file.
        properties.append(_EXTENSION.format("\n".join(schemas)))
    return _PACKET.format("\n".join(properties)).encode()


def _escape(text: str) -> str:
    """The text as XML holds it; `html` and `xml.sax` would cost 2 ms of import for this."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _moment(about: About) -> datetime:
    moment = datetime.fromisoformat(about.date)
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def _dublin_core(about: About) -> list[str]:
    def alternative(key: str, text: str) -> str:
        item = f'<rdf:li xml:lang="x-default">{_escape(text)}</rdf:li>'
        return f"<dc:{key}><rdf:Alt>{item}</rdf:Alt></dc:{key}>"

    found = ["<dc:format>application/pdf</dc:format>"]
    if about.title:
        found.append(alternative("title", about.title))
    if about.subject:
        found.append(alternative("description", about.subject))
    if about.author:
        item = f"<rdf:li>{_escape(about.author)}</rdf:li>"
        found.append(f"<dc:creator><rdf:Seq>{item}</rdf:Seq></dc:creator>")
    if about.language:
        item = f"<rdf:li>{_escape(about.language)}</rdf:li>"
        found.append(f"<dc:language><rdf:Bag>{item}</rdf:Bag></dc:language>")
    return found


def _basic(about: About) -> list[str]:
    when = _moment(about).strftime("%Y-%m-%dT%H:%M:%SZ")
    identity = about.digest[:32].ljust(32, "0")
    uuid = "-".join((identity[:8], identity[8:12], identity[12:16], identity[16:20], identity[20:]))
    told = (
        ("xmp:CreateDate", when),
        ("xmp:ModifyDate", when),
        ("xmp:MetadataDate", when),
        ("xmp:CreatorTool", about.creator),
        ("pdf:Producer", about.producer),
        ("pdf:Keywords", about.keywords),
        ("xmpMM:DocumentID", f"uuid:{uuid}"),
        ("xmpMM:InstanceID", f"uuid:{uuid}"),
        ("xmpMM:VersionID", "1"),
        ("xmpMM:RenditionClass", "default"),
    )
    return [f"<{key}>{_escape(text)}</{key}>" for key, text in told if text]


_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
{}
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>
"""

_EXTENSION = """<pdfaExtension:schemas><rdf:Bag>
{}
</rdf:Bag></pdfaExtension:schemas>"""

_PRESS_SCHEMA = """<rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/X identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.npes.org/pdfx/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfxid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>GTS_PDFXVersion</pdfaProperty:name>
<pdfaProperty:valueType>Text</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The version of PDF/X the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li>"""

_ACCESSIBLE_SCHEMA = """<rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of PDF/UA the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li>"""
