"""Object bodies → the bytes of a PDF 1.6 file: numbering, cross-reference table and trailer.

reportlab's document does that work. What it would add of its own accord — a clock, an empty
font dictionary, comments that the environment switches on — is kept out here.
"""

from __future__ import annotations

import zlib

from reportlab.pdfbase import pdfdoc

# reportlab takes its settings from the environment and from files in the home directory;
# the bytes of a page may depend on neither.
pdfdoc.rl_config.pdfComments = 0

_LEVEL = 5  # level 6 takes a sixth longer for 0.5 %, level 9 half as long again for 0.6 %


class Object(pdfdoc.PDFObject):  # type: ignore[misc]  # reportlab ships no types
    """An indirect object; its body may be filled in after others refer to it."""

    def __init__(self, body: bytes = b"") -> None:
        self.body = body
        self.reference = ""

    def fill(self, body: str) -> None:
        """Sets the body."""
        self.body = body.encode("ascii")

    def format(self, _document: pdfdoc.PDFDocument) -> bytes:
        """What reportlab asks an object for."""
        return self.body


class File:
    """A PDF file being put together."""

    def __init__(self, identity: str) -> None:
        self._document = _Document(identity)

    def reserve(self) -> Object:
        """An object with a number, still empty."""
        return self._number(Object())

    def add(self, body: str) -> str:
        """Adds an object; returns the reference to it."""
        return self._number(Object(body.encode("ascii"))).reference

    def stream(self, entries: str, content: bytes) -> str:
        """Adds a stream with these dictionary entries, packed; returns the reference to it."""
        # Packing ten faces in threads beside the rest saved 0–6 ms of 46 on two cores: zlib
        # asks for the interpreter back at every block. Not worth its ways to fail.
        return self.raw_stream(f"{entries}/Filter/FlateDecode", zlib.compress(content, _LEVEL))

    def raw_stream(self, entries: str, content: bytes) -> str:
        """Adds a stream as it is: packed already, or to be read by tools that know no PDF."""
        head = f"<<{entries}/Length {len(content)}>>\nstream\n".encode("ascii")
        # ISO 19005-2 §6.1.7.1: an end of line before `endstream`; reportlab leaves it out.
        return self._number(Object(head + content + b"\nendstream")).reference

    def save(self, catalog: Object, info: Object) -> bytes:
        """The whole file."""
        self._document.Catalog = catalog
        self._document.info = info
        written: bytes = self._document.format()
        return written

    def _number(self, item: Object) -> Object:
        reference = self._document.Reference(item)
        item.reference = reference.format(self._document).decode("ascii")
        return item


class _Document(pdfdoc.PDFDocument):  # type: ignore[misc]  # reportlab ships no types
    def __init__(self, identity: str) -> None:
        super().__init__(pdfVersion=(1, 6), invariant=1)
        self._identity = identity.encode("ascii")
        # reportlab has put in a dictionary for the standard fonts, which are never embedded.
        self.objectcounter = 0
        self.idToObject.clear()
        self.numberToId.clear()
        self.idToObjectNumberAndVersion.clear()

    def ID(self) -> bytes:  # noqa: N802  # reportlab's name
        return b"[<%b> <%b>]" % (self._identity, self._identity)
