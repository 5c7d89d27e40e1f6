"""Elements of the pages → the structure tree, the marks that lead to it, and the outline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from typeset.display.ops import Clip, Glyphs, Op, Picture
from typeset.pdf.syntax import ascii_string, number, numbers, string

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from typeset.display.flatten import DisplayList, Element, Group
    from typeset.display.frame import Frame
    from typeset.geometry import Rect
    from typeset.pdf.file import File, Object

_HEADINGS = ("H1", "H2", "H3", "H4")


class Mark(Struct, frozen=True):
    """How a group of marks is tagged: the element's role and the id of its content."""

    role: str
    id: int | None  # None: an artifact


class Sheet(Struct, frozen=True):
    """A page as the tree needs it: where it is in the file, and how far in its trim stands.

    `links` are the annotations of its links, in the order of their elements, still empty.
    """

    display: DisplayList
    marks: tuple[Mark, ...]
    page: Object
    margin: float
    links: tuple[Object, ...] = ()


def mark(display: DisplayList) -> tuple[Mark, ...]:
    """A mark for each group of the page, in order."""
    marks: list[Mark] = []
    tagged = 0
    for group in display.groups:
        if group.element < 0 or _is_ornament(display.elements[group.element], group):
            marks.append(Mark("Artifact", None))
        else:
            marks.append(Mark(display.elements[group.element].role, tagged))
            tagged += 1
    return tuple(marks)


def is_accessible(pages: Sequence[DisplayList]) -> bool:
    """Whether every figure is told in words and no level of heading is skipped."""
    depth = 0
    for element in _shown(pages):
        if element.role == "Figure" and not (element.alt or element.actual):
            return False
        if element.role in {"H1", "H2", "H3", "H4"}:
            level = int(element.role[1])
            if level > depth + 1:
                return False
            depth = level
    return True


def _shown(pages: Sequence[DisplayList]) -> Iterator[Element]:
    for display in pages:
        for at, bearing in enumerate(_bearing(display, mark(display))):
            if bearing:
                yield display.elements[at]


def _is_ornament(element: Element, group: Group) -> bool:
    """Panels and rules behind text say nothing to a reader; a drawn figure does."""

    def speaks(ops: tuple[Op, ...]) -> bool:
        return any(
            isinstance(op, Glyphs | Picture) or (isinstance(op, Clip) and speaks(op.ops))
            for op in ops
        )

    return element.role != "Figure" and not speaks(group.ops)


def _bearing(display: DisplayList, marks: Sequence[Mark]) -> list[bool]:
    """For each element, whether it or a part of it has content."""
    bearing = [False] * len(display.elements)
    for group, tag in zip(display.groups, marks, strict=True):
        if tag.id is not None:
            bearing[group.element] = True
    for at in range(len(display.elements) - 1, -1, -1):  # parents stand before their parts
        parent = display.elements[at].parent
        if bearing[at] and parent >= 0:
            bearing[parent] = True
    return bearing


def write(file: File, sheets: Sequence[Sheet], language: str) -> str:
    """Writes the structure tree; returns the reference to its root."""
    root = file.reserve()
    document = file.reserve()
    kids: list[str] = []
    linked: list[str] = []
    parents = [_write_page(file, sheet, document, kids, linked) for sheet in sheets]
    document.fill(
        f"<</Type/StructElem/S/Document/P {root.reference}/Lang {ascii_string(language)}"
        f"/K[{' '.join(kids)}]>>"
    )
    entries = [f"{at}[{' '.join(owners)}]" for at, owners in enumerate(parents)]
    entries += [f"{at} {owner}" for at, owner in enumerate(linked, len(sheets))]
    root.fill(
        f"<</Type/StructTreeRoot/K {document.reference}"
        f"/ParentTree<</Nums[{' '.join(entries)}]>>/ParentTreeNextKey {len(entries)}>>"
    )
    return root.reference


def _write_page(
    file: File, sheet: Sheet, document: Object, kids: list[str], linked: list[str]
) -> list[str]:
    """Writes the elements of a page, adds its topmost to `kids` and its links to `linked`;
    returns the parent of each id.

    A "Document" at the top of a page is the file's one document.
    """
    elements = sheet.display.elements
    written = {
        at: document if element.parent < 0 and element.role == "Document" else file.reserve()
        for at, (element, bears) in enumerate(
            zip(elements, _bearing(sheet.display, sheet.marks), strict=True)
        )
        if bears
    }
    within: dict[str, list[str]] = {item.reference: [] for item in written.values()}
    within[document.reference] = kids
    owners: list[str] = []
    for group, tag in zip(sheet.display.groups, sheet.marks, strict=True):
        if tag.id is not None:
            owner = written[group.element].reference
            owners.append(owner)
            # The document belongs to no page, so that its content has to name its own.
            content = f"<</Type/MCR/Pg {sheet.page.reference}/MCID {tag.id}>>"
            within[owner].append(content if owner == document.reference else str(tag.id))
    own = {at: item for at, item in written.items() if item is not document}
    for at, item in own.items():
        within[written.get(elements[at].parent, document).reference].append(item.reference)
    boxes = [frame.box for frame in _tagged(sheet.display.page.frames)]
    links = iter(sheet.links)
    for at, item in own.items():
        if elements[at].href:
            link = next(links).reference
            within[item.reference].append(f"<</Type/OBJR/Pg {sheet.page.reference}/Obj {link}>>")
            linked.append(item.reference)
        item.fill(
            f"<</Type/StructElem/S/{elements[at].role}"
            f"/P {written.get(elements[at].parent, document).reference}"
            f"/Pg {sheet.page.reference}{_words(elements[at])}"
            f"{_attributes(elements, at, boxes[at], sheet.margin)}"
            f"/K[{' '.join(within[item.reference])}]>>"
        )
    return owners


def _tagged(frames: Sequence[Frame]) -> Iterator[Frame]:
    """The frames that are elements, in the order of the elements."""
    for frame in frames:
        if frame.role != "Artifact":
            yield frame
        yield from _tagged(frame.parts)


def _words(element: Element) -> str:
    told = (("T", element.name), ("Alt", element.alt), ("ActualText", element.actual))
    return "".join(f"/{key}{string(text)}" for key, text in told if text)


def _attributes(elements: Sequence[Element], at: int, box: Rect, margin: float) -> str:
    element = elements[at]
    if element.role == "Figure":
        sides = (box.x + margin, box.y + margin, box.right + margin, box.top + margin)
        return f"/A<</O/Layout/Placement/Block/BBox[{numbers(sides)}]>>"
    if element.role == "TH":
        # ISO 14289-1 §7.5: a header says what it heads — in the first row its column.
        rows = [e for e in range(at) if elements[e].role == "TR"]
        table = elements[rows[-1]].parent if rows else -1
        is_first = sum(elements[row].parent == table for row in rows) == 1
        return f"/A<</O/Table/Scope/{'Column' if is_first else 'Row'}>>"
    return ""


class _Entry(Struct):
    title: str
    level: int
    destination: str
    item: Object
    parts: list[_Entry]


def write_outline(file: File, sheets: Sequence[Sheet]) -> str:
    """Writes the outline (书签) of the headings; returns the reference to it, "" without any.

    A heading without a name of its own goes by its block's, as that of a panel does.
    """
    top: list[_Entry] = []
    open_: list[_Entry] = []
    for entry in _headings(file, sheets):
        while open_ and open_[-1].level >= entry.level:
            open_.pop()
        (open_[-1].parts if open_ else top).append(entry)
        open_.append(entry)
    if not top:
        return ""
    root = file.reserve()
    root.fill(f"<</Type/Outlines{_write_entries(top, root)}>>")
    return root.reference


def _headings(file: File, sheets: Sequence[Sheet]) -> Iterator[_Entry]:
    for sheet in sheets:
        boxes = [frame.box for frame in _tagged(sheet.display.page.frames)]
        bearing = _bearing(sheet.display, sheet.marks)
        elements = sheet.display.elements
        for element, box, bears in zip(elements, boxes, bearing, strict=True):
            if element.role not in _HEADINGS or not bears:
                continue
            title = element.name or (elements[element.parent].name if element.parent >= 0 else "")
            if title:
                left, top = number(box.x + sheet.margin), number(box.top + sheet.margin)
                yield _Entry(
                    title,
                    _HEADINGS.index(element.role),
                    f"[{sheet.page.reference}/XYZ {left} {top} null]",
                    file.reserve(),
                    [],
                )


def _write_entries(entries: Sequence[_Entry], parent: Object) -> str:
    """Writes a level of the outline; returns what its parent says of it."""
    count = 0
    for at, entry in enumerate(entries):
        below = _write_entries(entry.parts, entry.item) if entry.parts else ""
        count += 1 + _size(entry.parts)
        before = f"/Prev {entries[at - 1].item.reference}" if at else ""
        after = f"/Next {entries[at + 1].item.reference}" if at + 1 < len(entries) else ""
        entry.item.fill(
            f"<</Title{string(entry.title)}/Parent {parent.reference}{before}{after}"
            f"/Dest{entry.destination}{below}>>"
        )
    first, last = entries[0].item.reference, entries[-1].item.reference
    return f"/First {first}/Last {last}/Count {count}"


def _size(entries: Sequence[_Entry]) -> int:
    return sum(1 + _size(entry.parts) for entry in entries)
