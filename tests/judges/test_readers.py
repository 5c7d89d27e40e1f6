"""qpdf, Ghostscript, poppler and pdfium read the same file, and the same text in it."""

from __future__ import annotations

import shutil
import subprocess
from itertools import combinations
from typing import TYPE_CHECKING, Any

import numpy as np
import pikepdf
import PIL.Image
import pypdfium2
import pytest

from typeset.preflight import gate
from typeset.preflight.model import Expectation, for_screen, limits_of

if TYPE_CHECKING:
    from pathlib import Path

    from tests.judges.conftest import Judged
    from typeset.color.press import PressCondition

pytestmark = pytest.mark.long


def _run(*words: str) -> str:
    """What a tool writes; it has to be there, say nothing on the side and end well."""
    if shutil.which(words[0]) is None:
        pytest.fail(f"{words[0]} is not installed; the README says what `make test-long` needs")
    done = subprocess.run(words, capture_output=True, text=True, check=False)  # noqa: S603
    assert done.returncode == 0, done.stdout + done.stderr
    assert not done.stderr, done.stderr
    return done.stdout


@pytest.fixture(params=["page", "small", "vertical", "web", "links"])
def judged(request: pytest.FixtureRequest) -> Judged:
    """Each of the files in turn."""
    found: Judged = request.getfixturevalue(request.param)
    return found


def _dense(text: str) -> str:
    """The text without what readers add between its lines."""
    return "".join(c for c in text if not c.isspace() and c not in "\u200b\ufffe\x02")


def test_qpdf_finds_no_fault(judged: Judged) -> None:
    assert "No syntax or stream encoding errors" in _run("qpdf", "--check", str(judged.path))


def test_poppler_reads_the_text_in_reading_order(judged: Judged) -> None:
    assert _dense(_run("pdftotext", "-raw", str(judged.path), "-")) == _dense(judged.text)


def test_pdfium_reads_the_same_characters(judged: Judged) -> None:
    """As a set with counts: pdfium orders lines by itself and reads no ActualText."""
    with pypdfium2.PdfDocument(judged.path) as document:
        told = "".join(page.get_textpage().get_text_bounded() for page in document)
    assert sorted(_dense(told)) == sorted(_dense(judged.text))


def test_ghostscript_draws_without_a_word(judged: Judged, tmp_path: Path) -> None:
    out = tmp_path / "page.png"
    words = ["-q", "-dSAFER", "-dBATCH", "-dNOPAUSE", "-sDEVICE=png16m", "-r36"]
    assert not _run("gs", *words, f"-sOutputFile={out}", str(judged.path))
    assert out.stat().st_size > 1000


@pytest.mark.parametrize("name", ["page", "web"])
def test_three_readers_draw_the_same_page(
    name: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    """Seen from afar, in cells of 3 mm: what one draws and another leaves out would stand out.

    They smooth type each in its own way and turn inks into light each in its own.
    """
    judged: Judged = request.getfixturevalue(name)
    first, second = tmp_path / "poppler", tmp_path / "gs.png"
    _run("pdftoppm", "-r", "144", "-png", "-singlefile", str(judged.path), str(first))
    words = ["-q", "-dSAFER", "-dBATCH", "-dNOPAUSE", "-sDEVICE=png16m", "-r144"]
    smooth = ["-dTextAlphaBits=4", "-dGraphicsAlphaBits=4"]
    _run("gs", *words, *smooth, f"-sOutputFile={second}", str(judged.path))
    with pypdfium2.PdfDocument(judged.path) as document:
        third = document[0].render(scale=2).to_pil()
    pages = [PIL.Image.open(f"{first}.png"), PIL.Image.open(second), third]
    cells = [
        np.asarray(page.convert("RGB").resize((130, 182), PIL.Image.Resampling.BOX), np.float64)
        for page in pages
    ]
    for one, other in combinations(cells, 2):
        light, shade = one.mean(axis=2).ravel(), other.mean(axis=2).ravel()
        assert np.corrcoef(light, shade)[0, 1] > 0.985
        assert np.abs(one - other).max() < 64


def test_poppler_finds_every_font_embedded_with_a_map(judged: Judged) -> None:
    listed = _run("pdffonts", str(judged.path)).splitlines()[2:]
    assert listed
    for line in listed:
        assert line.split()[-5:-2] == ["yes", "yes", "yes"], line


def test_the_gate_finds_nothing_an_editor_could_not_mend(
    judged: Judged, condition: PressCondition
) -> None:
    """Sizes of type and rules are the layout's; all else is the program's and has to be right."""
    is_web = judged.path.name.endswith(".web.pdf")
    expect = for_screen() if is_web else Expectation(limits=limits_of(condition))
    report = gate.run(judged.path, expect)
    layout = {"hairline", "type-color", "type-many-inks", "type-screened", "type-reversed",
              "type-small", "type-advised", "rule-advised"}  # fmt: skip
    assert [f for f in report.findings if f.rule not in layout] == []


def test_structure_tells_the_text_in_the_same_order(page: Judged) -> None:
    """A screen reader, walking the tree, meets every piece of content once, in the order of
    the content stream, which is the order of `pdftotext -raw`.
    """
    with pikepdf.open(page.path) as pdf:
        ids: list[int] = []

        def walk(thing: Any) -> None:
            if isinstance(thing, pikepdf.Array):
                for kid in thing:
                    walk(kid)
            elif isinstance(thing, pikepdf.Dictionary):
                ids.extend([int(thing.MCID)] if "/MCID" in thing else [])
                walk(thing.get("/K"))
            elif thing is not None:
                ids.append(int(thing))

        walk(pdf.Root.StructTreeRoot.K)
    assert ids == list(range(len(ids)))
