"""A good file → files broken in one way each, with the rule that each breaks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream, String

from tests.preflight.specimen import append, rewrite

if TYPE_CHECKING:
    from collections.abc import Callable

    from pikepdf import Pdf


def _root(change: Callable[[pikepdf.Object, Pdf], object]) -> Callable[[Pdf], None]:
    def apply(pdf: Pdf) -> None:
        change(pdf.Root, pdf)

    return apply


def _page(change: Callable[[pikepdf.Object, Pdf], object]) -> Callable[[Pdf], None]:
    def apply(pdf: Pdf) -> None:
        change(pdf.pages[0].obj, pdf)

    return apply


def _set(*path: str | int, value: object) -> Callable[[pikepdf.Object, Pdf], None]:
    """Sets the entry at the end of the path."""

    def change(thing: pikepdf.Object, _: Pdf) -> None:
        for key in path[:-1]:
            thing = thing[key if isinstance(key, int) else f"/{key}"]
        last = path[-1]
        thing[last if isinstance(last, int) else f"/{last}"] = value

    return change


def _drop(*path: str | int) -> Callable[[pikepdf.Object, Pdf], None]:
    """Takes the entry at the end of the path away."""

    def change(thing: pikepdf.Object, _: Pdf) -> None:
        for key in path[:-1]:
            thing = thing[key if isinstance(key, int) else f"/{key}"]
        del thing[f"/{path[-1]}"]

    return change


def xmp(old: bytes, new: bytes) -> Callable[[Pdf], None]:
    def change(pdf: Pdf) -> None:
        data = pdf.Root.Metadata.read_bytes()
        assert old in data
        pdf.Root.Metadata.write(data.replace(old, new))

    return change


def _narrower(pdf: Pdf) -> None:
    page = pdf.pages[0].obj
    for key in ("/TrimBox", "/BleedBox"):
        left, *others = (float(side) for side in page[key])
        page[key] = Array([left + 5.6693, *others])


def _lzw(pdf: Pdf) -> None:
    pdf.Root.Extra = pdf.make_stream(b"\x80\x0b\x60\x50\x22\x0c\x0c\x85\x01", Filter=Name.LZWDecode)


def _second_profile(pdf: Pdf) -> None:
    first = pdf.Root.OutputIntents[0].DestOutputProfile
    pdf.Root.OutputIntents[1].DestOutputProfile = pdf.make_stream(first.read_bytes(), N=4)


def _profile(old: bytes, new: bytes) -> Callable[[Pdf], None]:
    def change(pdf: Pdf) -> None:
        stream = pdf.Root.OutputIntents[0].DestOutputProfile
        data = stream.read_bytes()
        assert old in data
        stream.write(data.replace(old, new))

    return change


def _link(pdf: Pdf) -> None:
    note = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[50, 50, 90, 90], Border=[0, 0, 0])
    pdf.pages[0].obj.Annots = Array([pdf.make_indirect(note)])


def _attach(pdf: Pdf) -> None:
    spec = Dictionary(Type=Name.Filespec, F=String("a.txt"), UF=String("a.txt"))
    pdf.Root.Attached = pdf.make_indirect(spec)


def _font(key: str) -> Callable[[Pdf], pikepdf.Object]:
    return lambda pdf: pdf.pages[0].Resources.Font[f"/{key}"]


def _cid_font(pdf: Pdf, key: str = "F1") -> pikepdf.Object:
    return _font(key)(pdf).DescendantFonts[0]


def _no_program(pdf: Pdf) -> None:
    del _cid_font(pdf, "F2").FontDescriptor.FontFile3


def _garbled_program(pdf: Pdf) -> None:
    _cid_font(pdf).FontDescriptor.FontFile2.write(b"\0\1\0\0 no font")


def _no_tag(pdf: Pdf) -> None:
    _font("F2")(pdf).BaseFont = Name("/TofuCFF-Regular")


def _wrong_width(pdf: Pdf) -> None:
    _cid_font(pdf, "F2").DW = 997


def _wrong_down(pdf: Pdf) -> None:
    _cid_font(pdf).W = Array([0x0017, Array([500])])


def _meaning(old: bytes, new: bytes) -> Callable[[Pdf], None]:
    def change(pdf: Pdf) -> None:
        stream = _font("F2")(pdf).ToUnicode
        data = stream.read_bytes()
        assert old in data
        stream.write(data.replace(old, new, 1))

    return change


def _type3(pdf: Pdf) -> None:
    font = Dictionary(
        Type=Name.Font,
        Subtype=Name.Type3,
        FontBBox=[0, 0, 1, 1],
        FontMatrix=[1, 0, 0, 1, 0, 0],
        CharProcs=Dictionary(a=pdf.make_stream(b"1 0 d0 0 0 1 1 re f")),
        FirstChar=97,
        LastChar=97,
        Encoding=Dictionary(Differences=[97, Name.a]),
        Widths=[1],
        Resources=Dictionary(),
        ToUnicode=pdf.make_stream(_MAP),
    )
    append("0 0 0 1 k /GO gs BT /T3 20 Tf 50 60 Td (a) Tj ET", Font_T3=pdf.make_indirect(font))(pdf)


_MAP = b"1 beginbfchar\n<61> <0061>\nendbfchar\n"


def _helvetica(pdf: Pdf) -> None:
    font = Dictionary(
        Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, ToUnicode=pdf.make_stream(_MAP)
    )
    append("0 0 0 1 k /GO gs BT /He 20 Tf 50 60 Td (a) Tj ET", Font_He=pdf.make_indirect(font))(pdf)


def another_picture(
    width: int = 120, height: int = 80, bits: int = 8, fill: int = 60, **entries: Any
) -> Callable[[Pdf], None]:
    """Another picture on the page, 43.2 by 28.8 points."""

    def change(pdf: Pdf) -> None:
        space = entries.get("ColorSpace", Name.DeviceCMYK)
        inks = {"/DeviceRGB": 3, "/DeviceGray": 1}.get(str(space), 4)
        data = bytes((fill,)) * (width * height * inks * bits // 8)
        keys = {"ColorSpace": Name.DeviceCMYK, **entries}
        image = pdf.make_stream(
            data,
            Type=Name.XObject,
            Subtype=Name.Image,
            Width=width,
            Height=height,
            BitsPerComponent=bits,
            **keys,
        )
        append("43.2 0 0 28.8 320 40 cm /I9 Do", XObject_I9=image)(pdf)

    return change


def _soft_picture(pdf: Pdf) -> None:
    mask = pdf.make_stream(
        bytes(80 * 120),
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=120,
        Height=80,
        BitsPerComponent=8,
        ColorSpace=Name.DeviceGray,
    )
    pdf.pages[0].Resources.XObject.I0.SMask = mask


def _default(pdf: Pdf) -> None:
    space = Array([Name.ICCBased, pdf.Root.OutputIntents[0].DestOutputProfile])
    own = Dictionary(ColorSpace=Dictionary(DefaultCMYK=space))
    _form(b"0 0 0 0.5 k 300 100 20 20 re f", Resources=own)(pdf)


def _form(operators: bytes, **entries: Any) -> Callable[[Pdf], None]:
    def change(pdf: Pdf) -> None:
        keys = {"Resources": Dictionary(), **entries}
        form = pdf.make_stream(
            operators, Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 400, 500], **keys
        )
        append("/X9 Do", XObject_X9=form)(pdf)

    return change


def _pattern(pdf: Pdf) -> None:
    tile = Stream(
        pdf,
        b"1 0 0 rg 0 0 5 5 re f",
        Type=Name.Pattern,
        PatternType=1,
        PaintType=1,
        TilingType=1,
        BBox=[0, 0, 9, 9],
        XStep=9,
        YStep=9,
        Resources=Dictionary(),
    )
    append("/Pattern cs /P9 scn 300 100 20 20 re f", Pattern_P9=pdf.make_indirect(tile))(pdf)


def _shading(pdf: Pdf) -> None:
    pdf.pages[0].Resources.Shading.S0.Function.C1 = [1, 0.9, 0.9, 0]


def _rgb_shading(pdf: Pdf) -> None:
    shade = pdf.pages[0].Resources.Shading.S0
    shade.ColorSpace = Name.DeviceRGB
    shade.Function.C0, shade.Function.C1 = Array([1, 0, 0]), Array([0, 1, 0])


def _spot(pdf: Pdf) -> None:
    tint = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[0, 1, 0, 0], N=1)
    space = Array([Name.Separation, Name("/PANTONE"), Name.DeviceCMYK, tint])
    append("/Sp cs 1 scn 300 100 20 20 re f", ColorSpace_Sp=space)(pdf)


def _icc(pdf: Pdf) -> None:
    profile = pdf.Root.OutputIntents[0].DestOutputProfile
    append("/Ic cs 0 0 0 1 scn 300 100 20 20 re f", ColorSpace_Ic=Array([Name.ICCBased, profile]))(
        pdf
    )


def _state(**entries: Any) -> Callable[[Pdf], None]:
    return append("/G9 gs 0 0 0 0.5 k 300 100 20 20 re f", ExtGState_G9=Dictionary(**entries))


def _element(pdf: Pdf, role: str) -> pikepdf.Object:
    return next(kid for kid in pdf.Root.StructTreeRoot.K.K if str(kid.S) == "/" + role)


def _no_alt(pdf: Pdf) -> None:
    del _element(pdf, "Figure").Alt


def _skip_level(pdf: Pdf) -> None:
    _element(pdf, "H2").S = Name.H3


def _own_role(pdf: Pdf) -> None:
    _element(pdf, "P").S = Name("/Kolumne")


def _remapped(pdf: Pdf) -> None:
    pdf.Root.StructTreeRoot.RoleMap = Dictionary(P=Name.Div)


def _wrong_parent(pdf: Pdf) -> None:
    row = pdf.Root.StructTreeRoot.ParentTree.Nums[1]
    row[0] = row[1]


def _lost_kid(pdf: Pdf) -> None:
    _element(pdf, "P").K = Array([])


def _bare_header(pdf: Pdf) -> None:
    _element(pdf, "P").S = Name.TH


def _text(size: float, color: str, ground: str = "") -> Callable[[Pdf], None]:
    back = f"{ground} k 280 90 60 60 re f" if ground else ""
    return append(f"{back} {color} k BT /F1 {size} Tf 300 110 Td <000B0013> Tj ET")


def _on_picture(fill: int) -> Callable[[Pdf], None]:
    """Black type, overprinting, on a picture of this tone in each ink."""

    def change(pdf: Pdf) -> None:
        another_picture(fill=fill)(pdf)
        append("/GO gs 0 0 0 1 k BT /F1 12 Tf 325 50 Td <000B0013> Tj ET")(pdf)

    return change


def _second_page(pdf: Pdf) -> None:
    pdf.add_blank_page(page_size=(470.5512, 583.937))
    page, first = pdf.pages[1].obj, pdf.pages[0].obj
    page.MediaBox, page.BleedBox, page.TrimBox = first.MediaBox, first.BleedBox, first.TrimBox


_MARKS = "/All CS 1 SCN 0.3 w"
BROKEN: list[tuple[str, str, Callable[[Pdf], None]]] = [
    ("filter", "LZW", _lzw),
    ("limit", "a long string", _root(_set("Long", value=String("字" * 20000)))),
    ("limit", "a long name", _root(_set("Long", value=Name("/" + "a" * 128)))),
    ("limit", "28 states deep", append("q " * 29 + "Q " * 29)),
    ("number", "an exponent", append("0 0 0 1 k 300 100 20 1e1 re f")),
    ("operator", "an unknown word", append("spray")),
    ("operator", "q without Q", append("q")),
    ("page-count", "two pages", _second_page),
    ("boxes", "no TrimBox", _page(lambda p, _: p.__delitem__("/TrimBox"))),
    (
        "boxes",
        "bleed beyond the sheet",
        _page(_set("BleedBox", value=[28.3465, 28.3465, 500, 555.5906])),
    ),
    ("boxes", "CropBox", _page(_set("CropBox", value=[0, 0, 300, 300]))),
    ("boxes", "turned", _page(_set("Rotate", value=90))),
    ("trim-size", "2 mm narrower", _narrower),
    (
        "bleed-size",
        "no bleed",
        _page(_set("BleedBox", value=[36.8504, 36.8504, 433.7008, 547.0866])),
    ),
    ("output-intent", "one intent only", _root(lambda r, _: r.OutputIntents.__delitem__(1))),
    ("output-intent", "two profiles", _second_profile),
    ("output-intent", "no Info", _root(_drop("OutputIntents", 0, "Info"))),
    (
        "output-intent",
        "by reference",
        _root(_set("OutputIntents", 0, "DestOutputProfileRef", value=Dictionary())),
    ),
    ("output-profile", "of a screen", _profile(b"prtrCMYK", b"mntrRGB ")),
    ("output-profile", "of ICC 5", _profile(b"\x02\x40", b"\x05\x40")),
    ("output-profile", "one way only", _profile(b"B2A0", b"gamt")),
    (
        "action",
        "a script on opening",
        _root(_set("OpenAction", value=Dictionary(S=Name.JavaScript, JS=String("1")))),
    ),
    ("action", "on the page", _page(_set("AA", value=Dictionary(O=Dictionary(S=Name.Named))))),
    ("annotation", "a link", _link),
    ("form-field", "a form", _root(_set("AcroForm", value=Dictionary(Fields=Array([]))))),
    ("embedded-file", "a file", _attach),
    ("layer", "layers", _root(_set("OCProperties", value=Dictionary(OCGs=Array([]))))),
    (
        "xobject",
        "alternates",
        lambda p: p.pages[0].Resources.XObject.I0.__setitem__("/Alternates", Array([])),
    ),
    (
        "display-title",
        "file name in the title bar",
        _root(_drop("ViewerPreferences", "DisplayDocTitle")),
    ),
    ("xmp", "not XML", xmp(b"</rdf:RDF>", b"")),
    ("xmp", "no document id", xmp(b"xmpMM:DocumentID>", b"xmpMM:ManifestID>")),
    ("claim", "PDF/X-1a", xmp(b">PDF/X-4<", b">PDF/X-1a<")),
    ("claim", "PDF/A-2 of no level", xmp(b"conformance>A<", b"conformance>Z<")),
    (
        "extension-schema",
        "a property nobody knows",
        xmp(b"<pdfaid:part>", b'<p:x xmlns:p="http://example.org/">1</p:x><pdfaid:part>'),
    ),
    ("info-xmp", "another title", lambda p: p.trailer.Info.__setitem__("/Title", String("别的"))),
    (
        "info-xmp",
        "another day",
        lambda p: p.trailer.Info.__setitem__("/ModDate", String("D:20250226000000Z")),
    ),
    ("trapped", "not said", lambda p: p.trailer.Info.__delitem__("/Trapped")),
    ("font-type", "Type 3", _type3),
    ("font-type", "a standard font", _helvetica),
    ("font-embedded", "no program", _no_program),
    ("font-embedded", "a garbled program", _garbled_program),
    ("font-subset", "no tag", _no_tag),
    ("font-width", "997 for 1000", _wrong_width),
    ("font-width", "half as wide", _wrong_down),
    ("to-unicode", "no map", lambda p: _font("F2")(p).__delitem__("/ToUnicode")),
    ("to-unicode", "a code left out", _meaning(b"<0006> ", b"<0106> ")),
    ("to-unicode", "a code that means nothing", _meaning(b"<0006> <6C34>", b"<0006> <FEFF>")),
    ("private-use", "a character of its own", _meaning(b"<0006> <6C34>", b"<0006> <E001>")),
    (
        "glyph-missing",
        "glyph 0",
        append("/GO gs 0 0 0 1 k BT /F1 12 Tf 300 100 Td 3 Tr <0000> Tj ET"),
    ),
    (
        "cid-set",
        "CIDSet",
        lambda p: _cid_font(p).FontDescriptor.__setitem__("/CIDSet", p.make_stream(b"\xff")),
    ),
    ("cid-map", "no CIDToGIDMap", lambda p: _cid_font(p).__delitem__("/CIDToGIDMap")),
    ("color-space", "rg", append("1 0 0 rg 300 100 20 20 re f")),
    ("color-space", "RGB in a form", _form(b"1 0 0 RG 300 100 m 320 100 l S")),
    ("color-space", "RGB in a pattern", _pattern),
    ("color-space", "an RGB shade", _rgb_shading),
    ("color-space", "an RGB picture", another_picture(ColorSpace=Name.DeviceRGB)),
    ("color-space", "ICCBased", _icc),
    ("color-space", "DefaultCMYK", _default),
    ("gray", "g", append("0.5 g 300 100 20 20 re f")),
    ("gray", "a gray picture", another_picture(ColorSpace=Name.DeviceGray)),
    ("spot", "a fifth plate", _spot),
    ("registration", "All on the page", append("/All cs 1 scn 300 100 20 20 re f")),
    ("transparency", "ca", _state(ca=0.5)),
    ("transparency", "Multiply", _state(BM=Name.Multiply)),
    ("transparency", "a soft picture", _soft_picture),
    (
        "transparency",
        "a group",
        _page(_set("Group", value=Dictionary(S=Name.Transparency, CS=Name.DeviceCMYK))),
    ),
    ("halftone", "a transfer curve", _state(TR2=Name.Identity, HTP=Array([0, 0]))),
    ("black-overprint", "knocks out", rewrite(b"/GO gs\n", b"")),
    (
        "black-overprint",
        "OPM 0",
        lambda p: p.pages[0].Resources.ExtGState.GO.__setitem__("/OPM", 0),
    ),
    ("overprint", "a panel", append("/GO gs 0 0 0 1 k 300 100 20 20 re f")),
    ("overprint", "red type", rewrite(b"/H1<</MCID 0>>BDC", b"/H1<</MCID 0>>BDC /GO gs")),
    ("white-overprint", "a white box", append("/GO gs 0 0 0 0 k 300 100 20 20 re f")),
    ("total-ink", "a panel", append("1 0.8 0.7 0 k 300 100 20 20 re f")),
    ("total-ink", "a line", append("1 0.8 0.7 0 K 2 w 300 100 m 320 100 l S")),
    ("total-ink", "a shade", _shading),
    ("ground-ink", "black type on a heavy panel", rewrite(b"0.2 0 0.4 0 k", b"0.9 0 0.9 0 k")),
    ("ground-ink", "black type on a dark picture", _on_picture(150)),
    ("picture-ink", "a heavy picture", another_picture(fill=200)),
    ("black-area", "K alone, 20 mm", append("0 0 0 1 k 260 100 60 60 re f")),
    ("unseen", "white on paper", _text(20, "0 0 0 0")),
    ("type-color", "red at 9 pt", _text(9, "0 1 0.9 0")),
    ("type-many-inks", "four inks at 12 pt", _text(12, "0.4 0.3 0.3 1")),
    ("type-screened", "gray at 12 pt", _text(12, "0 0 0 0.5")),
    ("type-reversed", "white at 7 pt", _text(7, "0 0 0 0", "0 1 0.9 0.1")),
    (
        "type-reversed",
        "turned by the matrix",
        append(
            "0 1 0.9 0 k 280 90 60 60 re f 0 0 0 0 k "
            "BT /F1 14 Tf 0.5 0 0 0.5 300 110 Tm <000B> Tj ET"
        ),
    ),
    (
        "type-small",
        "black at 5 pt",
        append("/GO gs 0 0 0 1 k BT /F1 5 Tf 300 110 Td <000B0013> Tj ET"),
    ),
    ("type-advised", "white at 9 pt", _text(9, "0 0 0 0", "0 1 0.9 0.1")),
    ("rule-advised", "a tint of 0.5 pt", append("0 0 0 0.3 K 0.5 w 300 100 m 320 100 l S")),
    ("rule-advised", "two inks of 0.9 pt", append("0 1 1 0 K 0.9 w 300 100 m 320 100 l S")),
    ("rule-advised", "a thin box", append("0 0 0 1 k 300 100 20 0.3 re f")),
    ("hairline", "0.2 pt", append("0 0 0 1 K 0.2 w 300 100 m 320 100 l S")),
    ("hairline", "0 pt", append("0 0 0 1 K 0 w 300 100 m 320 100 l S")),
    ("hairline", "two inks at 0.4 pt", append("0 1 1 0 K 0.4 w 300 100 m 320 100 l S")),
    ("hairline", "a thin box", append("0 0 0 1 k 300 100 20 0.2 re f")),
    (
        "hairline",
        "made thin by the matrix",
        append("0.1 0 0 0.1 0 0 cm 0 0 0 1 K 2 w 3000 1000 m 3200 1000 l S"),
    ),
    ("picture-coarse", "30 ppi", another_picture(width=18, height=18)),
    ("picture-soft", "120 ppi", another_picture(width=72, height=48)),
    ("picture-form", "16 bit", another_picture(bits=16)),
    (
        "picture-form",
        "interpolated",
        lambda p: p.pages[0].Resources.XObject.I0.__setitem__("/Interpolate", True),
    ),
    ("marks", "1 mm from the bleed", append(f"{_MARKS} -11.5 0 m -25 0 l S")),
    ("marks", "black alone", append("0 0 0 1 K 0.3 w -17.1 9 m -25 9 l S")),
    (
        "marks",
        "type over the bleed",
        append("/GO gs 0 0 0 1 k BT /F1 12 Tf -20 100 Td <000B0013> Tj ET"),
    ),
    ("tagged", "not marked", _root(_drop("MarkInfo", "Marked"))),
    ("language", "none", _root(_drop("Lang"))),
    (
        "untagged",
        "a box outside all tags",
        rewrite(b"/H1<</MCID 0>>BDC", b"0 0 0 0.5 k 300 100 20 20 re f /H1<</MCID 0>>BDC"),
    ),
    (
        "tag-nesting",
        "an artifact in a paragraph",
        rewrite(b"/F2 10.5 Tf", b"/F2 10.5 Tf /Artifact BMC EMC"),
    ),
    ("tag-nesting", "EMC too many", append("EMC /Artifact BMC EMC")),
    ("parent-tree", "the wrong parent", _wrong_parent),
    ("parent-tree", "content without element", _lost_kid),
    ("role", "a role nobody knows", _own_role),
    ("role", "a role that means another", _remapped),
    ("heading-order", "H1, H3", _skip_level),
    ("figure-alt", "no words", _no_alt),
    ("table-header", "of nothing", _bare_header),
]
