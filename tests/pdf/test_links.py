"""Links as annotations: over their type, in the tree, with words."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pikepdf
import pytest

from tests.preflight import screen_specimen

if TYPE_CHECKING:
    from typeset.fonts.face import Face


@pytest.fixture(scope="module")
def pdf(tofu: Face, tofu_cff: Face) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(screen_specimen.good(tofu, tofu_cff)))


def _sides(link: pikepdf.Object, key: str = "Rect") -> list[float]:
    return [float(side) for side in link[f"/{key}"]]


def test_every_address_is_a_link_with_words(pdf: pikepdf.Pdf) -> None:
    links = list(pdf.pages[0].Annots)
    told = ["http://www.example.org/a/", "mailto:desk@example.org", "http://www.example.org"]
    assert [str(link.A.URI) for link in links] == told
    assert [str(link.Contents) for link in links] == told


def test_a_link_over_two_lines_has_a_box_on_each(pdf: pikepdf.Pdf) -> None:
    """“www.exam” ends the first line of 10.5 pt, “ple.org/a/” begins the next."""
    quads = _sides(pdf.pages[0].Annots[0], "QuadPoints")
    assert len(quads) == 16
    first, second = quads[:8], quads[8:]
    assert first[0] == pytest.approx(40 + 2 * 10.5)
    assert second[0] == pytest.approx(40)
    assert second[2] - second[0] == pytest.approx(10 * 10.5 / 2)
    assert first[1] - first[5] == pytest.approx(10.5)
    assert first[5] - second[5] == pytest.approx(14)
    left, bottom, right, top = _sides(pdf.pages[0].Annots[0])
    assert (left, bottom) == pytest.approx((40, 76 - 0.12 * 10.5))
    assert right == pytest.approx(40 + 2 * 10.5 + 8 * 10.5 / 2)
    assert top == pytest.approx(90 + 0.88 * 10.5)


def test_a_link_in_vertical_type_stands_upright(pdf: pikepdf.Pdf) -> None:
    left, bottom, right, top = _sides(pdf.pages[0].Annots[2])
    assert right - left == pytest.approx(10.5)
    assert top == pytest.approx(400 - 10.5)
    assert top - bottom == pytest.approx(15 * 10.5)


def test_element_and_annotation_name_each_other(pdf: pikepdf.Pdf) -> None:
    entries = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    owners = {int(entries[at]): entries[at + 1] for at in range(0, len(entries), 2)}
    for link in pdf.pages[0].Annots:
        element = owners[int(link.StructParent)]
        assert element.S == "/Link"
        (leaf,) = [kid for kid in element.K if isinstance(kid, pikepdf.Dictionary)]
        assert leaf.Obj.objgen == link.objgen
    assert int(pdf.Root.StructTreeRoot.ParentTreeNextKey) == len(owners)


def test_a_file_for_reading_speaks_of_no_press(pdf: pikepdf.Pdf) -> None:
    (intent,) = pdf.Root.OutputIntents
    assert intent.S == "/GTS_PDFA1"
    assert int(intent.DestOutputProfile.N) == 3
    content = pdf.pages[0].Contents.read_bytes()
    assert b" k\n" not in content
    assert b" K\n" not in content
    assert b" gs\n" not in content
    assert b"GTS_PDFX" not in pdf.Root.Metadata.read_bytes()
