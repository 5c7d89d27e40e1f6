"""The panels as another program reads them back from the file."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

import pikepdf
import pypdfium2
import pytest

from typeset import pipeline
from typeset.charts import describe
from typeset.diagnostics import Log
from typeset.issue.model import texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from typeset.display.frame import Frame
    from typeset.pipeline import Edition

ROOT = Path(__file__).parents[2]
ISSUE = ROOT / "data/2025-02-25-qinyuan/issue.yaml"
LAYOUTS = ("broadsheet", "picture", "spread", "tabloid")


@pytest.fixture(scope="module", params=LAYOUTS)
def edition(request: pytest.FixtureRequest) -> Edition:
    """The page in each layout."""
    (built,) = pipeline.build(
        pipeline.Request(
            ISSUE, ISSUE.name, ROOT / "layouts", ROOT / "fonts/catalogue.yaml", request.param
        ),
        Log(),
    )
    return built


def _frames(frame: Frame) -> Iterator[Frame]:
    yield frame
    for part in frame.parts:
        yield from _frames(part)


def test_every_word_of_a_panel_can_be_selected_inside_its_box(edition: Edition) -> None:
    page = edition.made.page
    boxes = {
        f.name: f.box for top in page.frames for f in _frames(top) if f.name.startswith("数说")
    }
    document = pypdfium2.PdfDocument(edition.pdf)
    left, bottom, _, _ = document[0].get_trimbox()
    read = document[0].get_textpage()
    spared = {text.path for text in texts(edition.made.spared)}
    for answer in edition.job.issue.answers.values():
        assert answer.panel is not None
        box = boxes[answer.panel.title.value]
        found = read.get_text_bounded(left + box.x, bottom + box.y, left + box.right,
                                      bottom + box.top)  # fmt: skip
        found = "".join(found.split())
        shown = [text.value for text in texts(answer.panel) if text.path not in spared]
        assert all("".join(words.split()) in found for words in shown)
        assert len("".join(shown)) <= len(found)
    document.close()


def test_every_chart_has_its_words_in_the_file(edition: Edition) -> None:
    charts = [chart for answer in edition.job.issue.answers.values() if answer.panel is not None
              for entry in answer.panel.charts for chart in entry.charts]  # fmt: skip
    with _open(edition) as pdf:
        said = {str(o.Alt) for o in pdf.objects
                if isinstance(o, pikepdf.Dictionary) and o.get("/S") == "/Figure"}  # fmt: skip
    assert {describe.words(chart) for chart in charts} <= said


def test_charts_bring_neither_pictures_nor_fonts_of_their_own(edition: Edition) -> None:
    with _open(edition) as pdf:
        fonts = [(str(o.BaseFont), str(o.Encoding)) for o in pdf.objects
                 if isinstance(o, pikepdf.Dictionary) and o.get("/Type") == "/Font"
                 and o.get("/Subtype") == "/Type0"]  # fmt: skip
        pictures = [o for o in pdf.objects
                    if isinstance(o, pikepdf.Stream) and o.get("/Subtype") == "/Image"]  # fmt: skip
    assert len(fonts) == len(set(fonts))
    assert not any("DejaVu" in name or "Helvetica" in name for name, _ in fonts)
    assert pictures == []


def _open(edition: Edition) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(edition.pdf))
