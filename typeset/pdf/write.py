"""Display lists, faces and what the file says of itself → the bytes of a PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typeset.display.flatten import DisplayList, glyph_runs
from typeset.pdf import embed, metadata, structure
from typeset.pdf.about import About, Claims
from typeset.pdf.file import File
from typeset.pdf.paint import ALL_PLATES, KNOCK_OUT, OVERPRINT, Content, paint
from typeset.pdf.palette import PLATES, Palette
from typeset.pdf.structure import Sheet
from typeset.pdf.syntax import ascii_string, numbers, string

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from typeset.fonts.face import Face
    from typeset.pdf.embed import Font
    from typeset.pictures.model import PreparedPicture

_STATES = {
    OVERPRINT: "<</Type/ExtGState/OP true/op true/OPM 1>>",
    KNOCK_OUT: "<</Type/ExtGState/OP false/op false/OPM 0>>",
}
_PLATES = 4
_SEPARATION_ALL = (
    "[/Separation/All/DeviceCMYK<</FunctionType 2/Domain[0 1]/C0[0 0 0 0]/C1[1 1 1 1]/N 1>>]"
)


def write(
    pages: Sequence[DisplayList],
    fonts: Callable[[str], Face],
    about: About,
    pictures: Mapping[str, PreparedPicture] | None = None,
    palette: Palette = PLATES,
) -> bytes:
    """The file: the same input gives the same bytes."""
    file = File(about.digest[:32].ljust(32, "0"))
    catalog, info, tree = file.reserve(), file.reserve(), file.reserve()
    prepared = embed.prepare((run for page in pages for run in glyph_runs(page)), fonts)
    sheets = [
        Sheet(page, structure.mark(page), file.reserve(), page.page.bleed + about.slug,
              tuple(file.reserve() for element in page.elements if element.href))
        for page in pages
    ]  # fmt: skip
    if any(sheet.links for sheet in sheets):
        from typeset.pdf import links

        links.fill(sheets, prepared)
    contents = [paint(s.display, s.marks, prepared, s.margin, palette) for s in sheets]
    shared = _Shared(file, tree.reference, prepared, pictures or {}, palette.space)
    for at, (sheet, content) in enumerate(zip(sheets, contents, strict=True)):
        sheet.page.fill(_page(shared, sheet, content, at))
    kids = " ".join(sheet.page.reference for sheet in sheets)
    tree.fill(f"<</Type/Pages/Kids[{kids}]/Count {len(sheets)}>>")
    info.fill(metadata.info(about))
    claims = _claims(about, pages, prepared)
    catalog.fill(_catalog(file, about, claims, sheets, tree.reference))
    return file.save(catalog, info)


class _Shared:
    """What all pages refer to: their tree, and fonts and pictures, each written once."""

    def __init__(
        self,
        file: File,
        tree: str,
        fonts: Mapping[str, Font],
        pictures: Mapping[str, PreparedPicture],
        space: str,
    ) -> None:
        self.file = file
        self.tree = tree
        self.space = space
        self.pictures = pictures
        self.placed: dict[str, str] = {}
        self.fonts: dict[str, str] = {}
        for font in fonts.values():
            self.fonts |= embed.embed(file, font)

    def picture(self, key: str) -> str:
        if key not in self.placed:
            self.placed[key] = _image(self.file, self.pictures[key])
        return self.placed[key]


def _page(shared: _Shared, sheet: Sheet, content: Content, at: int) -> str:
    page, margin = sheet.display.page, sheet.margin
    slug = margin - page.bleed
    media = (0, 0, page.width + 2 * margin, page.height + 2 * margin)
    bleed = (slug, slug, media[2] - slug, media[3] - slug)
    trim = (margin, margin, page.width + margin, page.height + margin)
    resources = _resources(content, shared)
    stream = shared.file.stream("", content.operators)
    is_transparent = any(shared.pictures[key].mask for key in content.pictures)
    group = f"/Group<</S/Transparency/CS/{shared.space}>>" if is_transparent else ""
    annotations = " ".join(link.reference for link in sheet.links)
    annots = f"/Annots[{annotations}]" if annotations else ""
    return (
        f"<</Type/Page/Parent {shared.tree}/MediaBox[{numbers(media)}]/BleedBox[{numbers(bleed)}]"
        f"/TrimBox[{numbers(trim)}]/Resources<<{resources}>>/Contents {stream}"
        f"/StructParents {at}/Tabs/S{group}{annots}>>"
    )


def _resources(content: Content, shared: _Shared) -> str:
    kinds = {
        "Font": {name: shared.fonts[name] for name in sorted(content.fonts)},
        "ExtGState": {name: _STATES[name] for name in sorted(content.states)},
        "ColorSpace": {ALL_PLATES: _SEPARATION_ALL} if content.all_plates else {},
        "Shading": {f"S{at}": shade for at, shade in enumerate(content.shades)},
        "XObject": {f"I{at}": shared.picture(key) for at, key in enumerate(content.pictures)},
    }
    return "".join(
        f"/{kind}<<{''.join(f'/{name} {value}' for name, value in entries.items())}>>"
        for kind, entries in kinds.items()
        if entries
    )


def _image(file: File, picture: PreparedPicture) -> str:
    inverted = "/Decode[1 0 1 0 1 0 1 0]" if picture.inverted else ""
    mask = f"/SMask {_image(file, picture.mask)}" if picture.mask else ""
    return file.raw_stream(
        f"/Type/XObject/Subtype/Image/Width {picture.width}/Height {picture.height}"
        f"/ColorSpace/{picture.space}/BitsPerComponent {picture.bits}"
        f"/Filter/{picture.packing}{inverted}{mask}",
        picture.samples,
    )


def _claims(about: About, pages: Sequence[DisplayList], fonts: Mapping[str, Font]) -> Claims:
    """What the file may say it is, of what it was asked to be."""
    components = _components(about)
    is_known = components > 0 and bool(about.title)
    # ISO 19005-2 §6.2.11.7.3: level A asks for a meaning of every character, and the private
    # use area has none.
    is_private = any(
        "\ue000" <= c <= "\uf8ff" or c >= "\U000f0000"
        for font in fonts.values()
        for text in font.meaning.values()
        for c in text
    )
    tells = bool(about.title and about.language)
    return Claims(
        press=about.press and is_known,
        archive=("B" if is_private or not about.language else "A")
        if about.archive and is_known
        else "",
        accessible=about.accessible and tells and structure.is_accessible(pages),
    )


def _components(about: About) -> int:
    """How many the colors of its output have: 4 on a press, 3 on a screen; 0 where it is not
    told by an ICC profile, version 4 or before (ISO 15076-1 §7.2), and by name.
    """
    head = about.profile or b""
    if about.condition is None or head[36:40] != b"acsp" or head[8] > 4:
        return 0
    found = {b"prtrCMYK": _PLATES, b"mntrRGB ": 3}.get(head[12:20], 0)
    return 0 if about.press and found != _PLATES else found


def _catalog(file: File, about: About, claims: Claims, sheets: Sequence[Sheet], tree: str) -> str:
    outline = structure.write_outline(file, sheets)
    packet = file.raw_stream("/Type/Metadata/Subtype/XML", metadata.xmp(about, claims))
    return (
        f"<</Type/Catalog/Pages {tree}/Metadata {packet}"
        f"/StructTreeRoot {structure.write(file, sheets, about.language)}"
        "/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>"
        + (f"/Lang {ascii_string(about.language)}" if about.language else "")
        + (f"/Outlines {outline}" if outline else "")
        + _intents(file, about, claims)
        + ">>"
    )


def _intents(file: File, about: About, claims: Claims) -> str:
    """The output intents, one for each standard, both of the same profile object."""
    components = _components(about)
    if about.profile is None or about.condition is None or not components:
        return ""
    if about.packed_profile is None:
        profile = file.stream(f"/N {components}", about.profile)
    else:
        profile = file.raw_stream(f"/N {components}/Filter/FlateDecode", about.packed_profile)
    condition = about.condition
    told = "".join(
        f"/{key}{string(text)}"
        for key, text in (
            ("OutputCondition", condition.description),
            ("RegistryName", condition.registry),
            ("Info", condition.info or condition.description),
        )
        if text
    )
    kinds = [
        *(["GTS_PDFX"] if components == _PLATES else []),
        *(["GTS_PDFA1"] if claims.archive else []),
    ]
    if not kinds:
        return ""
    return "/OutputIntents[{}]".format(
        "".join(
            f"<</Type/OutputIntent/S/{kind}/OutputConditionIdentifier{string(condition.name)}"
            f"{told}/DestOutputProfile {profile}>>"
            for kind in kinds
        )
    )
