"""A PDF → pictures of its pages, for people to look at."""

from __future__ import annotations

import io


def pictures(pdf: bytes, dpi: int) -> list[bytes]:
    """Each page as a PNG that knows its size."""
    import pypdfium2

    found = []
    document = pypdfium2.PdfDocument(pdf)
    try:
        for page in document:
            out = io.BytesIO()
            page.render(scale=dpi / 72).to_pil().save(out, "PNG", dpi=(dpi, dpi))
            found.append(out.getvalue())
    finally:
        document.close()
    return found
