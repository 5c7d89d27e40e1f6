"""One good page for reading, to break; and the files broken in one way each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pikepdf import Array, Dictionary, Name, String

from tests.pdf.specimen import set_text
from tests.preflight import specimen
from tests.preflight.broken import xmp
from tests.preflight.specimen import append
from typeset.color import screen
from typeset.display.frame import Frame, Page
from typeset.geometry import Rect
from typeset.pdf.about import About, Condition
from typeset.pdf.screen import screened
from typeset.pdf.write import write
from typeset.pictures.model import PreparedPicture
from typeset.preflight.model import for_screen
from typeset.units import MM

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    import pikepdf

    from typeset.color.cmyk import Cmyk
    from typeset.color.screen import Rgb
    from typeset.fonts.face import Face

EXPECTED = for_screen((specimen.WIDTH, specimen.HEIGHT))
TOLD = "网址www.example.org/a/，信箱desk@example.org。"


def about() -> About:
    """What the page says of itself."""
    return About(
        title="沁源答卷", date="2025-02-25", digest="0123456789abcdef" * 4, author="编辑部",
        subject="特刊", profile=screen.srgb(), condition=Condition("sRGB", "for reading"),
        press=False,
    )  # fmt: skip


def naive(colors: Iterable[Cmyk]) -> dict[Cmyk, Rgb]:
    """Colors without color science."""

    def tone(ink: float, black: float) -> int:
        return round(255 * (1 - ink / 100) * (1 - black / 100))

    return {c: (tone(c.c, c.k), tone(c.m, c.k), tone(c.y, c.k)) for c in colors}


def page(face: Face, cff: Face) -> Page:
    """The page of the press, and a paragraph with two addresses on two lines and more type."""
    box = Rect(20, 20, 300, 400)
    lines = (set_text(face, TOLD[:10], 40, 90), set_text(face, TOLD[10:], 40, 76))
    down = set_text(cff, "见www.example.org", 330, 400, vertical=True)
    return Page("A01", specimen.WIDTH * MM, specimen.HEIGHT * MM, specimen.BLEED * MM,
                (*specimen.frames(face, cff), Frame("P", box, lines),
                 Frame("P", box, (down,))))  # fmt: skip


def good(face: Face, cff: Face) -> bytes:
    """The file, without fault."""
    shown = screened(page(face, cff), {}, naive, links=True)
    samples = specimen.pikepdf_flate(bytes((200, 220, 190)) * (120 * 80))
    picture = PreparedPicture(120, 80, "DeviceRGB", samples, "FlateDecode")
    faces = {face.name: face, cff.name: cff}
    return write([shown.display], faces.__getitem__, about(), {"photo": picture}, shown.palette)


def _link(change: Callable[[pikepdf.Object, pikepdf.Pdf], object]) -> Callable[[pikepdf.Pdf], None]:
    def apply(pdf: pikepdf.Pdf) -> None:
        change(pdf.pages[0].Annots[0], pdf)

    return apply


def _drop(key: str) -> Callable[[pikepdf.Object, pikepdf.Pdf], None]:
    def change(link: pikepdf.Object, _: pikepdf.Pdf) -> None:
        del link[f"/{key}"]

    return change


def _set(key: str, value: object) -> Callable[[pikepdf.Object, pikepdf.Pdf], None]:
    def change(link: pikepdf.Object, _: pikepdf.Pdf) -> None:
        link[f"/{key}"] = value

    return change


def _note(pdf: pikepdf.Pdf) -> None:
    note = Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=[10, 10, 20, 20],
                      Contents=String("a"), F=4)  # fmt: skip
    pdf.pages[0].Annots.append(pdf.make_indirect(note))


def _press_profile(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OutputIntents[0].DestOutputProfile = pdf.make_stream(specimen.PROFILE, N=4)


def _of_a_press(pdf: pikepdf.Pdf) -> None:
    claim = b"<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion><pdfaid:part>"
    schema = (
        b'<rdf:Bag><rdf:li rdf:parseType="Resource">'
        b"<pdfaSchema:namespaceURI>http://www.npes.org/pdfx/ns/id/</pdfaSchema:namespaceURI>"
        b'<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">'
        b"<pdfaProperty:name>GTS_PDFXVersion</pdfaProperty:name>"
        b"</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li>"
    )
    xmp(b"<pdfaid:part>", claim)(pdf)
    xmp(b"<pdfaExtension:schemas><rdf:Bag>", b"<pdfaExtension:schemas>" + schema)(pdf)


def _script(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.beep()"))


def _element_of_another(pdf: pikepdf.Pdf) -> None:
    first, second = pdf.pages[0].Annots[0], pdf.pages[0].Annots[1]
    second.StructParent = first.StructParent


BROKEN: list[tuple[str, str, Callable[[pikepdf.Pdf], None]]] = [
    ("link", "no words", _link(_drop("Contents"))),
    ("link", "no element", _link(_drop("StructParent"))),
    ("link", "the element of another", _element_of_another),
    ("link", "not printed", _link(_set("F", 0))),
    ("link", "hidden", _link(_set("F", 6))),
    ("link", "no address", _link(_drop("A"))),
    ("link", "to a place in the file", _link(_set("A", Dictionary(S=Name.URI)))),
    ("annotation", "a note", _note),
    ("action", "a script", _script),
    ("screen-color", "ink", append("0 1 1 0 k 300 100 20 20 re f")),
    ("screen-color", "Lab", append("/L cs 50 0 0 sc 300 100 20 20 re f", ColorSpace_L=Array(
        [Name.Lab, Dictionary(WhitePoint=[0.9642, 1, 0.8249])]))),
    ("output-profile", "of a press", _press_profile),
    ("screen-claim", "of a press", _of_a_press),
]  # fmt: skip
