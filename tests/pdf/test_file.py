from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING

import pikepdf

from typeset.pdf.file import File

if TYPE_CHECKING:
    import pytest


def smallest() -> bytes:
    file = File("00" * 16)
    catalog, info = file.reserve(), file.reserve()
    stream = file.stream("/Kind/Test", b"content")
    pages = file.add("<</Type/Pages/Kids[]/Count 0>>")
    catalog.fill(f"<</Type/Catalog/Pages {pages}/Test {stream}>>")
    info.fill("<<>>")
    return file.save(catalog, info)


def test_cross_references_lead_to_the_objects() -> None:
    written = smallest()
    start = int(written.rsplit(b"startxref\n", 1)[1].split()[0])
    assert written[start:].startswith(b"xref\n0 5\n0000000000 65535 f \n")
    offsets = [int(at) for at in re.findall(rb"(\d{10}) 00000 n \n", written[start:])]
    assert len(offsets) == 4, "catalog, info, stream and pages"
    for number, at in enumerate(offsets, 1):
        assert written[at:].startswith(f"{number} 0 obj\n".encode())


def test_a_stream_ends_on_a_line_of_its_own() -> None:
    """ISO 19005-2 §6.1.7.1."""
    written = smallest()
    assert b"\nendstream\nendobj\n" in written
    with pikepdf.open(BytesIO(written)) as pdf:
        assert pdf.Root.Test.read_bytes() == b"content"


def test_reportlab_adds_nothing_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")
    one = smallest()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    assert smallest() == one
    with pikepdf.open(BytesIO(one)) as pdf:
        assert len(pdf.objects) == 4
