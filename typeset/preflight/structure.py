"""Structure tree and marked content → whether a reader is told everything, in order."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from . import values

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .findings import Findings
    from .inspect import Inspected
    from .values import Thing

_HEADING: Final = re.compile(r"H([1-6])")
_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_STANDARD: Final = frozenset(
    "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 "
    "H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry "
    "Code Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form".split()
)


class Element(Struct, frozen=True):
    """An element of the tree with its standard role and the pages of its own content."""

    thing: Thing
    role: str
    page: tuple[int, int] | None


def check(file: Inspected, found: Findings) -> None:
    """Checks the tree, the marks that lead to it, and what its elements say."""
    root = file.pdf.Root
    tree = values.get(root, "StructTreeRoot")
    language = values.text(values.get(root, "Lang"))
    if not _LANGUAGE.fullmatch(language):
        found.add("language", language=language or "—")
    if tree is None or values.get(root, "MarkInfo", "Marked") is not True:
        found.add("tagged", fault="tree" if tree is None else "mark")
        if tree is None:
            return
    elements = list(_elements(tree, found))
    pages = {values.identity(sheet.dictionary): sheet.page for sheet in file.sheets}
    _check_headings(elements, pages, found)
    for element in elements:
        page = pages.get(element.page, 0)
        if element.role in {"Figure", "Formula"} and not any(
            values.text(values.get(element.thing, key)).strip() for key in ("Alt", "ActualText")
        ):
            found.add("figure-alt", page, role=element.role)
        if element.role == "TH" and not _scope(element.thing):
            found.add("table-header", page)
    _check_marks(file, tree, elements, found)


def _elements(tree: Thing, found: Findings) -> Iterator[Element]:
    """The elements in reading order; a ring in the tree is walked once."""
    roles = values.get(tree, "RoleMap")
    seen: set[object] = set()
    waiting: list[tuple[Thing, tuple[int, int] | None]] = [
        (kid, None) for kid in reversed(values.each(values.get(tree, "K")))
    ]
    for own in _STANDARD & {key for key, _ in values.entries(roles)}:
        found.add("role", role=own, fault="remapped")
    while waiting:
        thing, page = waiting.pop()
        if not values.is_dict(thing) or values.name(values.get(thing, "Type")) in {"MCR", "OBJR"}:
            continue
        key = values.identity(thing) or id(thing)
        if key in seen:
            continue
        seen.add(key)
        own_page = values.identity(values.get(thing, "Pg")) or page
        role = _standard(values.name(values.get(thing, "S")), roles)
        if role not in _STANDARD:
            found.add("role", role=role or "?", fault="unknown")
        yield Element(thing, role, own_page)
        kids = values.each(values.get(thing, "K"))
        waiting += [(kid, own_page) for kid in reversed(kids)]


def _standard(role: str, roles: Thing) -> str:
    for _ in range(16):
        if role in _STANDARD:
            return role
        role = values.name(values.get(roles, role)) if role else ""
    return role


def _check_headings(
    elements: list[Element], pages: dict[tuple[int, int] | None, int], found: Findings
) -> None:
    depth = 0
    for element in elements:
        heading = _HEADING.fullmatch(element.role)
        if heading is None:
            continue
        level = int(heading[1])
        if level > depth + 1:
            found.add("heading-order", pages.get(element.page, 0), level=level, before=depth)
        depth = level


def _scope(header: Thing) -> bool:
    given = values.each(values.get(header, "A"))
    return values.get(header, "ID") is not None or any(
        values.name(values.get(attributes, "Scope")) in {"Row", "Column", "Both"}
        for attributes in given
    )


def _check_marks(file: Inspected, tree: Thing, elements: list[Element], found: Findings) -> None:
    """Checks that ids of marked content and elements name each other."""
    owned = _owned(elements)
    entries = parents(tree)
    for sheet in file.sheets:
        ids = [tag.id for tag in sheet.tags if tag.id is not None]
        page = values.identity(sheet.dictionary)
        for twice in sorted(
            {at for at in ids if ids.count(at) > 1} if len(ids) != len(set(ids)) else ()
        ):
            found.add("parent-tree", sheet.page, fault="twice", id=twice)
        key = values.number(values.get(sheet.dictionary, "StructParents"))
        row = values.items(entries.get(key)) if key is not None else []
        for at in dict.fromkeys(ids):
            parent = values.identity(row[at]) if 0 <= at < len(row) else None
            owner = owned.get((page, at))
            if owner is None:
                found.add("parent-tree", sheet.page, fault="orphan", id=at)
            elif parent != owner:
                found.add("parent-tree", sheet.page, fault="parent", id=at)
        for page_of, at in owned:
            if page_of == page and at not in set(ids):
                found.add("parent-tree", sheet.page, fault="empty", id=at)


def parents(tree: Thing) -> dict[float, Thing]:
    """What the parent tree holds, by key: rows of elements of pages, elements of annotations."""
    return dict(_leaves(values.get(tree, "ParentTree")))


def _owned(elements: list[Element]) -> dict[tuple[tuple[int, int] | None, int], object]:
    """Which element holds a piece of content, by page and id."""
    owned: dict[tuple[tuple[int, int] | None, int], object] = {}
    for element in elements:
        for kid in values.each(values.get(element.thing, "K")):
            at = values.number(kid)
            page = element.page
            if at is None and values.name(values.get(kid, "Type")) == "MCR":
                at = values.number(values.get(kid, "MCID"))
                page = values.identity(values.get(kid, "Pg")) or page
            if at is not None:
                owned[page, int(at)] = values.identity(element.thing)
    return owned


def _leaves(tree: Thing, depth: int = 0) -> Iterator[tuple[float, Thing]]:
    """Numbers and values of a number tree (ISO 32000-1 §7.9.7)."""
    if depth > 32:
        return
    listed = values.items(values.get(tree, "Nums"))
    for at in range(0, len(listed) - 1, 2):
        number = values.number(listed[at])
        if number is not None:
            yield number, listed[at + 1]
    for kid in values.items(values.get(tree, "Kids")):
        yield from _leaves(kid, depth + 1)
