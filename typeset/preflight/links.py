"""Annotations of a file for reading → links that a reader is told of and can follow, no more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from . import structure, values

if TYPE_CHECKING:
    from .findings import Findings
    from .inspect import Inspected
    from .model import Box
    from .values import Thing

_PRINTS: Final = 4  # the third bit of F (ISO 32000-1 §12.5.3)
_NOT_SEEN: Final = 1 | 2 | 32 | 256  # invisible, hidden, no view, toggled


def check(file: Inspected, found: Findings) -> None:
    """Checks every annotation: it is a link, has words, an element, and an address."""
    parents = structure.parents(values.get(file.pdf.Root, "StructTreeRoot"))
    for sheet in file.sheets:
        for annotation in values.items(values.get(sheet.dictionary, "Annots")):
            box = _box(annotation)
            kind = values.name(values.get(annotation, "Subtype"))
            if kind != "Link":
                found.add("annotation", sheet.page, box, kind=kind or "?")
                continue
            for fault in _faults(annotation, parents):
                found.add("link", sheet.page, box, fault=fault)


def _faults(link: Thing, parents: dict[float, Thing]) -> list[str]:
    flags = int(values.number(values.get(link, "F")) or 0)
    address = values.get(link, "A")
    is_web = values.name(values.get(address, "S")) == "URI"
    key = values.number(values.get(link, "StructParent"))
    element = None if key is None else parents.get(key)
    checks = (
        ("words", values.text(values.get(link, "Contents")).strip() != ""),
        ("print", bool(flags & _PRINTS) and not flags & _NOT_SEEN),
        ("address", is_web and values.text(values.get(address, "URI")) != ""),
        ("element", _holds(element, link)),
    )
    return [fault for fault, is_well in checks if not is_well]


def _holds(element: Thing, link: Thing) -> bool:
    """Whether the element is a link and leads back to the annotation."""
    return values.name(values.get(element, "S")) == "Link" and any(
        values.identity(values.get(kid, "Obj")) == values.identity(link)
        for kid in values.each(values.get(element, "K"))
    )


def _box(annotation: Thing) -> Box | None:
    sides = values.numbers(values.get(annotation, "Rect"))
    return (sides[0], sides[1], sides[2], sides[3]) if len(sides) == 4 else None
