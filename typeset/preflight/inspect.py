"""The bytes of any PDF → its document, its sheets piece by piece, and its fonts."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from msgspec import Struct

from . import values
from .interpret import Reader
from .painted import Sheet

if TYPE_CHECKING:
    import pikepdf

    from .fonts import Font
    from .model import Box
    from .values import Thing

_NONE: Box = (0.0, 0.0, 0.0, 0.0)


class Inspected(Struct):
    """A file that could be opened, and what its pages were found to hold."""

    data: bytes
    pdf: pikepdf.Pdf
    sheets: list[Sheet]
    fonts: list[Font]


def opened(data: bytes) -> Inspected | None:
    """The file, opened; None where it is no PDF that opens without a password."""
    import pikepdf

    try:
        pdf = pikepdf.open(BytesIO(data), suppress_warnings=True)
        pages = [page.obj for page in pdf.pages]
    except (pikepdf.PdfError, ValueError, TypeError, RuntimeError):
        return None
    return Inspected(data, pdf, [_sheet(page, at) for at, page in enumerate(pages, 1)], [])


def read(file: Inspected) -> None:
    """Reads the content of every page onto its sheet."""
    import pikepdf

    known: dict[object, Font] = {}
    for sheet in file.sheets:
        page = sheet.dictionary
        Reader(sheet, known).read(pikepdf.Page(page), _inherited(page, "Resources"))
    file.fonts += known.values()


def box(page: Thing, key: str) -> Box | None:
    """A box of a page, its sides in order; None where it has none, or none of four numbers."""
    sides = values.numbers(_inherited(page, key))
    if len(sides) != 4:
        return None
    x0, y0, x1, y1 = sides
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _inherited(page: Thing, key: str) -> Thing:
    """An entry of a page, or of what it stands under."""
    for _ in range(64):  # a ring of parents ends here
        found = values.get(page, key)
        if found is not None or page is None:
            return found
        page = values.get(page, "Parent")
    return None


def _sheet(page: Thing, number: int) -> Sheet:
    media = box(page, "MediaBox") or _NONE
    bleed = box(page, "BleedBox") or media
    trim = box(page, "TrimBox") or box(page, "CropBox") or media
    return Sheet(number, page, trim, bleed, media, [], [], [])
