"""The finished file, read back."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING

import msgspec
import pikepdf
import pypdfium2
import pytest

from tests.pdf.specimen import ABOUT, BOX, PRESS, RED, page_of, paragraph, press, set_text
from typeset.display.flatten import flatten
from typeset.display.frame import Frame
from typeset.display.ops import Fill, Picture, rectangle
from typeset.geometry import Rect
from typeset.pdf.write import write
from typeset.pictures.model import PreparedPicture

if TYPE_CHECKING:
    from typeset.fonts.face import Face

BODY = "今年以来，全县经济“稳中有进”（2025）。"


def read_text(written: bytes, page: int = 0) -> str:
    document = pypdfium2.PdfDocument(written)
    text = document[page].get_textpage().get_text_range()
    document.close()
    return str(text)


def packet(pdf: pikepdf.Pdf) -> str:
    return pdf.Root.Metadata.read_bytes().decode()


def test_same_input_gives_same_bytes(tofu: Face) -> None:
    page = page_of(paragraph(set_text(tofu, BODY)))
    assert press({"tofu": tofu}, page)[0] == press({"tofu": tofu}, page)[0]


def test_file_says_1_6_and_that_it_is_binary(tofu: Face) -> None:
    written, pdf = press({"tofu": tofu}, page_of(paragraph(set_text(tofu, BODY))))
    first, second = written.split(b"\n")[:2]
    assert first == b"%PDF-1.6"
    assert second.startswith(b"%")
    assert all(byte > 127 for byte in second[1:5])
    assert written.endswith(b"%%EOF\n")
    assert pdf.check_pdf_syntax() == []


def test_identity_comes_from_the_inputs(tofu: Face) -> None:
    _, pdf = press({"tofu": tofu}, page_of(paragraph(set_text(tofu, BODY))))
    assert [bytes(half).hex() for half in pdf.trailer.ID] == [ABOUT.digest[:32]] * 2


def test_boxes_stand_around_the_trim(tofu: Face) -> None:
    about = msgspec.structs.replace(ABOUT, slug=20)
    page = page_of(paragraph(set_text(tofu, BODY)), bleed=8.5)
    _, pdf = press({"tofu": tofu}, page, about=about)
    found = pdf.pages[0].obj
    assert [float(v) for v in found.MediaBox] == [0, 0, 457, 557]
    assert [float(v) for v in found.BleedBox] == [20, 20, 437, 537]
    assert [float(v) for v in found.TrimBox] == [28.5, 28.5, 428.5, 528.5]
    assert "/CropBox" not in found
    assert "/ArtBox" not in found


def test_pages_may_differ_in_size(tofu: Face) -> None:
    run = paragraph(set_text(tofu, BODY))
    _, pdf = press({"tofu": tofu}, page_of(run), page_of(run, width=300, height=200))
    assert [float(page.obj.TrimBox[2]) for page in pdf.pages] == [400, 300]


def test_a_face_is_embedded_once_for_all_pages(tofu: Face) -> None:
    one, two = paragraph(set_text(tofu, "今年")), paragraph(set_text(tofu, "全县"))
    _, pdf = press({"tofu": tofu}, page_of(one), page_of(two))
    programs = [item for item in pdf.objects if "/FontFile2" in (item if is_dict(item) else {})]
    assert len(programs) == 1


def is_dict(item: pikepdf.Object) -> bool:
    return item._type_name == "dictionary"


def test_no_font_is_left_outside_the_file(tofu: Face, tofu_cff: Face) -> None:
    faces = {"tofu": tofu, "tofu-cff": tofu_cff}
    frame = paragraph(set_text(tofu, BODY), set_text(tofu_cff, BODY))
    written, pdf = press(faces, page_of(frame))
    assert b"Helvetica" not in written
    for font in pdf.pages[0].Resources.Font.values():
        descriptor = font.DescendantFonts[0].FontDescriptor
        assert "/FontFile2" in descriptor or "/FontFile3" in descriptor
        assert re.match(r"/[A-Z]{6}\+Tofu", str(descriptor.FontName))


@pytest.mark.parametrize("spread", [0, 0.137, -0.4])
def test_text_is_read_back_verbatim(tofu: Face, tofu_cff: Face, spread: float) -> None:
    faces = {"tofu": tofu, "tofu-cff": tofu_cff}
    runs = [
        set_text(face, BODY, y=400 - 20 * at, spread=spread)
        for at, face in enumerate((tofu, tofu_cff))
    ]
    assert read_text(press(faces, page_of(paragraph(*runs)))[0]).split() == [BODY, BODY]


def test_vertical_text_is_read_back_verbatim(tofu: Face) -> None:
    run = set_text(tofu, "沁源「直排」，好", x=300, vertical=True)
    assert "".join(read_text(press({"tofu": tofu}, page_of(paragraph(run)))[0]).split()) == (
        "沁源「直排」，好"
    )


def test_a_glyph_with_two_meanings_is_read_back_as_each(tofu: Face) -> None:
    """竖排引号借用了『』的字形。"""
    bracket = set_text(tofu, "『甲』", y=400)
    quote = msgspec.structs.replace(bracket, y=380, text=("“", "甲", "”"))
    written, pdf = press({"tofu": tofu}, page_of(paragraph(bracket, quote)))
    assert read_text(written).split() == ["『甲』", "“甲”"]
    # The first meaning is the font's; only what differs from it says its text itself.
    assert pdf.pages[0].Contents.read_bytes().count(b"/ActualText") == 1
    assert b"/ActualText <FEFF201C7532201D>" in pdf.pages[0].Contents.read_bytes()


@pytest.mark.parametrize("vertical", [False, True])
@pytest.mark.parametrize("outlines", ["tofu", "tofu_cff"])
def test_ink_stands_where_the_run_says(
    request: pytest.FixtureRequest, outlines: str, *, vertical: bool
) -> None:
    face: Face = request.getfixturevalue(outlines)
    run = set_text(face, "方", x=100, y=200, size=100, vertical=vertical)
    written, _ = press({face.name: face}, page_of(paragraph(run)))
    document = pypdfium2.PdfDocument(written)
    page = document[0].render(scale=4).to_pil().convert("L")
    document.close()
    box = page.point(lambda tone: 255 * (tone < 128)).getbbox()
    # Tofu's ink: 5–95 across, 7 below the baseline to 83 above it; vertical, the run hangs
    # from the top centre of its cell, 88 above the baseline.
    x, baseline = (50, 112) if vertical else (100, 200)
    expected = (x + 5, 500 - baseline - 83, x + 95, 500 - baseline + 7)
    assert [side / 4 for side in box] == pytest.approx(expected, abs=0.3)


def test_a_file_without_profile_claims_no_press_standard(tofu: Face) -> None:
    _, pdf = press({"tofu": tofu}, page_of(paragraph(set_text(tofu, BODY))))
    assert "/OutputIntents" not in pdf.Root
    assert "GTS_PDFXVersion" not in packet(pdf)
    assert "pdfaid:part>" not in packet(pdf)


def test_both_intents_share_one_profile(tofu: Face) -> None:
    _, pdf = press({"tofu": tofu}, page_of(paragraph(set_text(tofu, BODY))), about=PRESS)
    intents = list(pdf.Root.OutputIntents)
    assert [str(intent.S) for intent in intents] == ["/GTS_PDFX", "/GTS_PDFA1"]
    assert len({intent.DestOutputProfile.objgen for intent in intents}) == 1
    assert intents[0].DestOutputProfile.read_bytes() == PRESS.profile
    assert "<pdfaid:conformance>A<" in packet(pdf)
    assert ">PDF/X-4<" in packet(pdf)


def test_a_profile_of_a_screen_makes_no_press_file(tofu: Face) -> None:
    assert PRESS.profile is not None
    screen = PRESS.profile.replace(b"prtrCMYK", b"mntrRGB ")
    about = msgspec.structs.replace(PRESS, profile=screen)
    _, pdf = press({"tofu": tofu}, page_of(paragraph(set_text(tofu, BODY))), about=about)
    assert "/OutputIntents" not in pdf.Root
    assert "GTS_PDFXVersion" not in packet(pdf)
    assert "pdfaid:part>" not in packet(pdf)


def test_a_figure_without_words_is_not_accessible(tofu: Face) -> None:
    ops = (Fill(rectangle(BOX), RED),)
    _, told = press({"tofu": tofu}, page_of(Frame("Figure", BOX, ops, alt="图")))
    _, mute = press({"tofu": tofu}, page_of(Frame("Figure", BOX, ops)))
    assert "pdfuaid:part>" in packet(told)
    assert "pdfuaid:part>" not in packet(mute)


def test_private_characters_lower_the_archive_level(tofu: Face) -> None:
    run = msgspec.structs.replace(set_text(tofu, "造"), text=("\ue000",))
    _, pdf = press({"tofu": tofu}, page_of(paragraph(run)), about=PRESS)
    assert "<pdfaid:conformance>B<" in packet(pdf)


def test_a_picture_is_written_once_and_masks_make_the_page_transparent(tofu: Face) -> None:
    mask = PreparedPicture(1, 1, "DeviceGray", b"\x80", "DCTDecode")
    photo = PreparedPicture(2, 1, "DeviceCMYK", bytes(8), "DCTDecode", inverted=True, mask=mask)
    ops = (Picture("a", BOX), Picture("a", Rect(200, 20, 10, 10)))
    page = flatten(page_of(Frame("Figure", BOX, ops, alt="图")))
    written = write([page], {"tofu": tofu}.__getitem__, ABOUT, {"a": photo})
    with pikepdf.open(BytesIO(written)) as pdf:
        found = pdf.pages[0]
        assert list(found.Resources.XObject.keys()) == ["/I0"]
        image = found.Resources.XObject.I0
        assert image.read_raw_bytes() == photo.samples
        assert [int(v) for v in image.Decode] == [1, 0] * 4
        assert image.SMask.read_raw_bytes() == mask.samples
        assert pikepdf.Name.DeviceCMYK == found.obj.Group.CS
