"""A PDF → pictures of its pages, for people to look at."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def save_pages(pdf: bytes, folder: Path, stem: str, *, dpi: int = 150) -> list[Path]:
    """Writes `stem.png` for the first page, `stem-2.png` for the next, and says where."""
    import pypdfium2

    folder.mkdir(parents=True, exist_ok=True)
    written = []
    document = pypdfium2.PdfDocument(pdf)
    try:
        for number, page in enumerate(document, 1):
            path = folder / (f"{stem}.png" if number == 1 else f"{stem}-{number}.png")
            page.render(scale=dpi / 72).to_pil().save(path)
            written.append(path)
    finally:
        document.close()
    return written
