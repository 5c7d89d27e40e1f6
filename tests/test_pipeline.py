"""From data file to file: every piece of the manuscript is read back from the PDF, in order."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pikepdf
import PIL.Image
import pypdfium2
import pytest
from msgspec.structs import replace

from typeset import pipeline
from typeset.diagnostics import Log, Problems
from typeset.display import flatten

ROOT = Path(__file__).parents[1]
QINYUAN = ROOT / "data/2025-02-25-qinyuan/issue.yaml"
MM = 72 / 25.4


def request(issue: Path = QINYUAN, layout: str = "broadsheet") -> pipeline.Request:
    return pipeline.Request(
        issue, "issue.yaml", ROOT / "layouts", ROOT / "fonts/catalogue.yaml", layout
    )


@pytest.fixture(scope="module")
def edition() -> pipeline.Edition:
    (built,) = pipeline.build(request(), Log())
    return built


@pytest.fixture(scope="module")
def pdf(edition: pipeline.Edition) -> bytes:
    return edition.pdf


def placed(built: pipeline.Edition, field: str) -> list[tuple[float, float, str]]:
    """Where each run of a field stands, and what it says."""
    runs = [run for run in flatten.glyph_runs(built.display) if run.source == field]
    return [(run.x, run.y, "".join(run.text)) for run in runs]


@pytest.fixture(scope="module")
def text(pdf) -> str:
    document = pypdfium2.PdfDocument(pdf)
    words = document[0].get_textpage().get_text_range()
    document.close()
    return "".join(words.split())


def pieces() -> list[str]:
    """The manuscript's pieces; the verse without the marks that the data file declares dropped."""
    lines = (ROOT / "tests/issue/qinyuan.txt").read_text(encoding="utf-8").split("\n")
    return ["".join(line.split()) for line in lines if line.strip()]


def test_every_piece_of_the_manuscript_is_in_the_pdfs_text(text):
    verse = "东风浩荡征帆劲，大潮奔涌奋楫先。"
    expected = [verse.replace("，", "").replace("。", "") if p == verse else p for p in pieces()]
    assert [piece for piece in expected if piece not in text] == []


def test_the_five_answers_follow_each_other_in_the_pdfs_text(text):
    answers = [piece for piece in pieces() if piece.startswith("这份答卷，是“")]
    assert len(answers) == 5
    places = [text.index(answer) for answer in answers]
    assert places == sorted(places)


def test_the_outline_leads_to_every_answer_and_panel(pdf, tmp_path):
    path = tmp_path / "page.pdf"
    path.write_bytes(pdf)
    with pikepdf.open(path) as document, document.open_outline() as outline:
        _, headline = outline.root
        answers = {answer.title: answer.children for answer in headline.children}
        assert list(answers) == list("稳进新实好")
        for name, (claim,) in answers.items():
            (panel,) = claim.children
            assert panel.title.startswith(f"数说·{name}｜")


def test_the_page_has_the_size_of_its_trim(pdf, tmp_path):
    path = tmp_path / "page.pdf"
    path.write_bytes(pdf)
    with pikepdf.open(path) as document:
        (page,) = document.pages
        trim = [float(v) for v in page.TrimBox]
        assert trim[2] - trim[0] == pytest.approx(390 * MM, abs=0.01)
        assert trim[3] - trim[1] == pytest.approx(545 * MM, abs=0.01)
        for box in (page.BleedBox, page.MediaBox):  # the page bleeds nowhere and bears no marks
            assert [float(v) for v in box] == pytest.approx(trim)


def test_the_page_is_painted_in_process_inks_only(pdf, tmp_path):
    path = tmp_path / "page.pdf"
    path.write_bytes(pdf)
    with pikepdf.open(path) as document:
        operators = {
            str(instruction.operator)
            for instruction in pikepdf.parse_content_stream(document.pages[0])
        }
    assert operators.isdisjoint({"rg", "RG", "g", "G"})
    assert {"k", "K"} <= operators


def test_every_font_is_embedded_and_a_subset(pdf, tmp_path):
    path = tmp_path / "page.pdf"
    path.write_bytes(pdf)
    with pikepdf.open(path) as document:
        fonts = document.pages[0].Resources.Font
        assert len(fonts) > 5
        for font in fonts.values():
            descendant = font.DescendantFonts[0]
            assert str(font.BaseFont)[7] == "+"
            assert "/FontFile2" in descendant.FontDescriptor
            assert "/ToUnicode" in font


def test_the_same_input_gives_the_same_bytes(pdf):
    (again,) = pipeline.build(request(), Log())
    assert again.pdf == pdf


def test_another_word_gives_another_file(pdf, tmp_path):
    changed = tmp_path / "issue.yaml"
    words = QINYUAN.read_text(encoding="utf-8")
    changed.write_text(words.replace("华章日新", "华章日焕"), encoding="utf-8")
    (edition,) = pipeline.build(request(changed), Log())
    assert edition.pdf != pdf


def test_an_answer_cut_to_one_line_moves_no_other(edition, tmp_path):
    """A late cut: the text of 好 is one line, and it has no panel; the others stay as they are."""
    words = QINYUAN.read_text(encoding="utf-8")
    start = words.index("      **生态好。**")
    end = words.index("    panel:", start)
    cut = words[:start] + "      整治沁河干流22.5公里。\n" + words[end:]
    cut = cut[: cut.index("    panel:", start)] + cut[cut.index("\nclosing:") :]
    changed = tmp_path / "issue.yaml"
    changed.write_text(cut, encoding="utf-8")
    log = Log()
    (short,) = pipeline.build(request(changed), log)
    assert log.errors() == ()
    (white,) = [d for d in log.diagnostics if d.code == "underset"]
    assert white.fields["area"] == "good"
    for name in ("steady", "advance", "fresh", "solid"):
        field = f"answers.{name}.text"
        assert placed(short, field) == placed(edition, field) != []
    ((_, _, line),) = placed(short, "answers.good.text")
    assert line == "整治沁河干流22.5公里。"


def test_an_answer_of_five_thousand_zi_is_overset_in_lines_and_zi(tmp_path):
    words = QINYUAN.read_text(encoding="utf-8")
    start = words.index("      **生态好。**")
    changed = tmp_path / "issue.yaml"
    long = "      " + "全县绿水青山底色越来越亮，" * 385 + "\n"
    changed.write_text(words[:start] + long + words[start:], encoding="utf-8")
    with pytest.raises(Problems) as raised:
        pipeline.build(request(changed), Log())
    (fault,) = [d for d in raised.value.diagnostics if d.code == "overset"]
    assert fault.fields["area"] == "good"
    assert int(fault.fields["lines"]) > 250
    assert int(fault.fields["characters"]) > 4000
    assert fault.span is not None
    assert fault.span.line > 100
    assert fault.related


@pytest.fixture
def with_photo(tmp_path):
    """The 沁源 issue with a photo of this size in its picture slot."""

    def write(width: int, height: int) -> Path:
        image = PIL.Image.linear_gradient("L").resize((width, height))
        image = PIL.Image.merge("RGB", (image, image.rotate(180), image))
        image.save(tmp_path / "photo.jpg")
        words = QINYUAN.read_text(encoding="utf-8")
        (tmp_path / "issue.yaml").write_text(
            words.replace("hero:\n", "hero:\n  picture: photo.jpg\n"), encoding="utf-8"
        )
        return Path(tmp_path) / "issue.yaml"

    return write


def test_a_photo_takes_the_place_of_the_landscape(with_photo, tmp_path):
    issue = with_photo(2800, 1100)
    job = pipeline.Request(
        issue, "issue.yaml", ROOT / "layouts", ROOT / "fonts/catalogue.yaml", "broadsheet",
        tmp_path / "kept",
    )  # fmt: skip
    (edition,) = pipeline.build(job, Log())
    path = tmp_path / "page.pdf"
    path.write_bytes(edition.pdf)
    with pikepdf.open(path) as document:
        (image,) = document.pages[0].Resources.XObject.values()
        assert str(image.ColorSpace) == "/DeviceCMYK"
        assert 1.5 < int(image.Width) / int(image.Height) < 3.5


def test_a_photo_too_small_for_its_slot_is_an_error_in_pixels(with_photo):
    with pytest.raises(Problems) as raised:
        pipeline.build(request(with_photo(300, 120)), Log())
    (fault,) = [d for d in raised.value.diagnostics if d.severity == "error"]
    assert fault.code == "picture-ppi"
    assert fault.fields["needed"]


def test_a_photo_that_is_not_there_is_an_error(with_photo, tmp_path):
    issue = with_photo(2800, 1100)
    (tmp_path / "photo.jpg").unlink()
    with pytest.raises(Problems) as raised:
        pipeline.build(request(issue), Log())
    assert "file-not-found" in [d.code for d in raised.value.diagnostics]


def test_another_picture_of_the_same_name_gives_the_file_another_identity(tmp_path):
    issue = tmp_path / "issue.yaml"
    words = QINYUAN.read_text(encoding="utf-8")
    issue.write_text(words.replace("hero:\n", "hero:\n  picture: hero.png\n", 1), encoding="utf-8")
    found = []
    for tone in (40, 200):
        PIL.Image.new("L", (2400, 1000), tone).save(tmp_path / "hero.png")
        (edition,) = pipeline.build(request(issue), Log())
        with pikepdf.open(io.BytesIO(edition.pdf)) as pdf:
            found.append(bytes(pdf.trailer.ID[0]))
    assert found[0] != found[1]


@pytest.mark.parametrize("retried", ["leading", "rows"])
def test_missing_font_is_said_though_the_page_is_made_up_twice(tmp_path, retried):
    """A page that is made up again for want of room knows no less of its fonts."""
    fonts = tmp_path / "fonts"
    (fonts / "files").mkdir(parents=True)
    (fonts / "catalogue.yaml").write_bytes((ROOT / "fonts/catalogue.yaml").read_bytes())
    for file in (ROOT / "fonts/files").iterdir():
        if file.name != "LXGWWenKai-700.ttf":
            (fonts / "files" / file.name).symlink_to(file)
    words = QINYUAN.read_text(encoding="utf-8")
    issue = tmp_path / "issue.yaml"
    more = "全县绿水青山底色越来越亮，" * (16 if retried == "leading" else 0)
    issue.write_text(
        words.replace("      **改革求进。**", f"      {more}**改革求进。**", 1), "utf-8"
    )
    layouts = tmp_path / "layouts"
    shutil.copytree(ROOT / "layouts", layouts)
    name = "tabloid"
    if retried == "rows":
        name = "broadsheet"
        page = layouts / "broadsheet.yaml"
        page.write_text(page.read_text("utf-8").replace("least: 6", "least: 2"), "utf-8")
    log = Log()
    asked = replace(request(issue, name), catalogue=fonts / "catalogue.yaml", layouts=layouts)
    with pytest.raises(Problems):
        pipeline.build(asked, log)
    assert "font-missing" in [d.code for d in log.diagnostics]
