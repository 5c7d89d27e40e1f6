"""The structure tree: what a screen reader hears, and the way back from each mark."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pikepdf

from tests.pdf.specimen import ABOUT, BOX, RED, operations, page_of, press, set_text
from typeset.display.flatten import flatten
from typeset.display.frame import Frame, Page
from typeset.display.ops import Fill, rectangle
from typeset.geometry import Rect
from typeset.pdf.structure import is_accessible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from typeset.display.frame import Role
    from typeset.fonts.face import Face

PANEL = (Fill(rectangle(BOX), RED),)
PICTURED = Rect(200, 300, 50, 40)


def part(face: Face, role: Role, text: str = "", *parts: Frame, name: str = "") -> Frame:
    return Frame(role, BOX, (set_text(face, text),) if text else (), parts, name=name)


def specimen(face: Face) -> Page:
    table = part(
        face, "Table", "",
        part(face, "TR", "", part(face, "TH", "甲"), part(face, "TH", "乙")),
        part(face, "TR", "", part(face, "TH", "丙"), part(face, "TD", "丁")),
    )  # fmt: skip
    section = Frame(
        "Sect", BOX, PANEL,
        (part(face, "H2", "小题", name="小题"), part(face, "P", "正文"), table),
    )  # fmt: skip
    figure = Frame("Figure", PICTURED, PANEL, (part(face, "Caption", "图说"),), alt="一块红")
    title = part(face, "H1", "大题", name="大题")
    empty = Frame("Div", BOX, PANEL)
    return page_of(
        Frame("Artifact", BOX, PANEL),
        Frame("Document", BOX, (), (title, section, figure, empty)),
    )


def elements(root: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """Every structure element, parents first."""
    kids: list[object] = [root.K] if "/S" not in root else list(root.K)
    for kid in kids:
        if isinstance(kid, pikepdf.Object) and kid.get("/Type") == "/StructElem":
            yield kid
            yield from elements(kid)


def contents(element: pikepdf.Object) -> list[int]:
    kids: list[object] = list(element.K)
    return [kid for kid in kids if isinstance(kid, int)]


def test_every_tagged_mark_is_reached_from_the_tree_and_leads_back(tofu: Face) -> None:
    _, pdf = press({"tofu": tofu}, specimen(tofu), specimen(tofu))
    root = pdf.Root.StructTreeRoot
    parents = {int(root.ParentTree.Nums[at]): root.ParentTree.Nums[at + 1] for at in (0, 2)}
    for page in pdf.pages:
        painted = [
            int(operands[1].MCID)
            for operator, operands in operations(page)
            if operator == "BDC" and "/MCID" in operands[1]
        ]
        owners = parents[int(page.obj.StructParents)]
        reached = {
            number: element.objgen
            for element in elements(root)
            if "/Pg" in element and element.Pg.objgen == page.obj.objgen
            for number in contents(element)
        }
        assert painted == sorted(set(painted))
        assert set(painted) == set(reached)
        assert [owner.objgen for owner in owners] == [reached[number] for number in painted]


def test_parents_and_kids_agree(tofu: Face) -> None:
    _, pdf = press({"tofu": tofu}, specimen(tofu))
    root = pdf.Root.StructTreeRoot
    for element in elements(root):
        assert element.P.objgen == root.objgen or element.objgen in {
            kid.objgen for kid in element.P.K if "objgen" in dir(kid)
        }


def test_pages_share_one_document_in_reading_order(tofu: Face) -> None:
    _, pdf = press({"tofu": tofu}, specimen(tofu), specimen(tofu))
    roles = [str(element.S)[1:] for element in elements(pdf.Root.StructTreeRoot)]
    one = [
        "H1",
        "Sect",
        "H2",
        "P",
        "Table",
        "TR",
        "TH",
        "TH",
        "TR",
        "TH",
        "TD",
        "Figure",
        "Caption",
    ]
    assert roles == ["Document", *one, *one]


def test_panels_are_artifacts_and_empty_parts_are_not_heard(tofu: Face) -> None:
    _, pdf = press({"tofu": tofu}, specimen(tofu))
    tags = [
        str(operands[0])[1:]
        for operator, operands in operations(pdf.pages[0])
        if operator in {"BDC", "BMC"}
    ]
    assert tags[:4] == ["Artifact", "H1", "Artifact", "H2"]
    assert tags[-3:] == ["Figure", "Caption", "Artifact"]


def test_figure_says_what_it_shows_and_where_it_stands(tofu: Face) -> None:
    page = msgspec.structs.replace(specimen(tofu), bleed=10)
    _, pdf = press({"tofu": tofu}, page)
    (figure,) = [e for e in elements(pdf.Root.StructTreeRoot) if e.S == "/Figure"]
    assert str(figure.Alt) == "一块红"
    assert [float(side) for side in figure.A.BBox] == [210, 310, 260, 350]


def test_table_headers_say_what_they_head(tofu: Face) -> None:
    _, pdf = press({"tofu": tofu}, specimen(tofu))
    scopes = [str(e.A.Scope) for e in elements(pdf.Root.StructTreeRoot) if e.S == "/TH"]
    assert scopes == ["/Column", "/Column", "/Row"]


def test_outline_follows_the_headings(tofu: Face) -> None:
    _, pdf = press({"tofu": tofu}, specimen(tofu), specimen(tofu))
    with pdf.open_outline() as outline:
        titles = [(item.title, [below.title for below in item.children]) for item in outline.root]
    assert titles == [("大题", ["小题"])] * 2
    assert "/A" not in pdf.Root.Outlines.First
    assert int(pdf.Root.Outlines.Count) == 4


def test_outline_names_a_panel_by_its_block(tofu: Face) -> None:
    text = (set_text(tofu, "题"),)
    panel = Frame("Sect", BOX, parts=(Frame("H4", BOX, text),), name="数读")
    heads = [Frame(role, BOX, text, name=role) for role in ("H1", "H2", "H3")]
    _, pdf = press({"tofu": tofu}, page_of(*heads, panel, Frame("H4", BOX, text)))
    with pdf.open_outline() as outline:
        third = outline.root[0].children[0].children[0]
    assert [item.title for item in third.children] == ["数读"]


def test_a_skipped_heading_is_not_accessible(tofu: Face) -> None:
    def heads(*roles: Role) -> bool:
        page = page_of(*(part(tofu, role, "题") for role in roles))
        return is_accessible([flatten(page)])

    assert heads("H1", "H2", "H3", "H2", "H1")
    assert not heads("H1", "H3")
    assert not heads("H2")


def test_language_is_said(tofu: Face) -> None:
    _, pdf = press({"tofu": tofu}, specimen(tofu))
    assert str(pdf.Root.Lang) == ABOUT.language == "zh-Hans"
    assert pdf.Root.MarkInfo.Marked
    assert pdf.Root.ViewerPreferences.DisplayDocTitle
