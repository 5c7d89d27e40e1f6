"""Catalog, pages and output intents → faults of format, and of what a press file may hold."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from typeset.units import MM

from . import inspect, links, values
from .planes import within

if TYPE_CHECKING:
    from .findings import Findings
    from .inspect import Inspected
    from .metadata import Claimed
    from .model import Box, Expectation
    from .values import Thing

_SLACK = 0.1  # mm; what a rounded box may be off
_TAGS = (b"A2B0", b"B2A0")


def check(file: Inspected, expect: Expectation, claimed: Claimed, found: Findings) -> None:
    """Checks the document as a whole and each page's boxes."""
    if expect.pages is not None and len(file.sheets) != expect.pages:
        found.add("page-count", pages=len(file.sheets), expected=expect.pages)
    for sheet in file.sheets:
        if _check_boxes(sheet.dictionary, sheet.page, found):
            _check_size(sheet.trim, sheet.bleed, sheet.page, expect, found)
    root = file.pdf.Root
    if claimed.press or claimed.archive:
        _check_intents(root, claimed, found, screen=expect.screen)
    _check_actions(file, found, screen=expect.screen)
    if expect.screen:
        links.check(file, found)
    else:
        _check_annotations(file, found)
    for key, rule in (("AcroForm", "form-field"), ("OCProperties", "layer")):
        if values.get(root, key) is not None:
            found.add(rule)
    if claimed.accessible and values.get(root, "ViewerPreferences", "DisplayDocTitle") is not True:
        found.add("display-title")


def _check_boxes(page: Thing, number: int, found: Findings) -> bool:
    """Checks a page's boxes; returns whether they lie in each other, so that they have sizes."""
    media, bleed, trim = (inspect.box(page, key) for key in ("MediaBox", "BleedBox", "TrimBox"))
    nested = media is not None and trim is not None
    if media is None or trim is None:
        found.add(
            "boxes", number, fault="missing", which="MediaBox" if media is None else "TrimBox"
        )
    elif not within(trim, bleed or media) or not within(bleed or media, media):
        inner = "TrimBox" if not within(trim, bleed or media) else "BleedBox"
        found.add("boxes", number, fault="outside", which=inner)
        nested = False
    for key in ("ArtBox", "CropBox", "UserUnit"):
        if values.get(page, key) is not None:
            found.add("boxes", number, fault="present", which=key)
    if values.get(page, "Rotate") not in {None, 0}:
        found.add("boxes", number, fault="present", which="Rotate")
    return nested


def _check_size(trim: Box, bleed: Box, number: int, expect: Expectation, found: Findings) -> None:
    width, height = (trim[2] - trim[0]) / MM, (trim[3] - trim[1]) / MM
    if expect.trim is not None:
        wanted = expect.trim
        if abs(width - wanted[0]) > _SLACK or abs(height - wanted[1]) > _SLACK:
            found.add("trim-size", number, width=round(width, 1), height=round(height, 1),
                      wanted_width=wanted[0], wanted_height=wanted[1])  # fmt: skip
    if expect.bleed is not None:
        sides = (trim[0] - bleed[0], trim[1] - bleed[1], bleed[2] - trim[2], bleed[3] - trim[3])
        for side in sides:
            if abs(side / MM - expect.bleed) > _SLACK:
                found.add("bleed-size", number, bleed=round(side / MM, 1), wanted=expect.bleed)
                break


def _check_intents(root: Thing, claimed: Claimed, found: Findings, *, screen: bool) -> None:
    intents = values.items(values.get(root, "OutputIntents"))
    kinds = [values.name(values.get(intent, "S")) for intent in intents]
    for kind, wanted in (("GTS_PDFX", claimed.press), ("GTS_PDFA1", claimed.archive)):
        if wanted and kinds.count(kind) != 1:
            found.add("output-intent", fault="count", intent=kind, count=kinds.count(kind))
    profiles = [values.get(intent, "DestOutputProfile") for intent in intents]
    for kind, intent, profile in zip(kinds, intents, profiles, strict=True):
        if not values.is_stream(profile):
            found.add("output-intent", fault="profile", intent=kind)
        if values.get(intent, "DestOutputProfileRef") is not None:
            found.add("output-intent", fault="reference", intent=kind)
        if not values.text(values.get(intent, "OutputConditionIdentifier")):
            found.add("output-intent", fault="identifier", intent=kind)
        if kind == "GTS_PDFX" and not values.text(values.get(intent, "Info")):
            found.add("output-intent", fault="info", intent=kind)
    streams = [profile for profile in profiles if values.is_stream(profile)]
    if len({values.identity(stream) for stream in streams}) > 1:
        found.add("output-intent", fault="two-profiles", intent=" ".join(kinds))
    elif streams:
        _check_profile(streams[0], found, screen=screen)


def _check_profile(stream: Thing, found: Findings, *, screen: bool) -> None:
    profile = values.content(stream)
    kind, components = (b"mntrRGB ", 3) if screen else (b"prtrCMYK", 4)
    if len(profile) < 128 or profile[36:40] != b"acsp":
        found.add("output-profile", fault="broken")
    elif profile[12:20] != kind or values.get(stream, "N") != components:
        found.add("output-profile", fault="screen" if screen else "kind")
    elif profile[8] > 4:
        found.add("output-profile", fault="version")
    elif not screen and not _has_tables(profile):
        found.add("output-profile", fault="tables")


def _has_tables(profile: bytes) -> bool:
    """Whether it leads from ink to color and back (ISO 15076-1 §7.3)."""
    if len(profile) < 132:
        return False
    count = min(struct.unpack_from(">L", profile, 128)[0], (len(profile) - 132) // 12)
    tags = {profile[132 + 12 * at : 136 + 12 * at] for at in range(count)}
    return tags.issuperset(_TAGS)


def _check_actions(file: Inspected, found: Findings, *, screen: bool) -> None:
    """Looks at all objects: what does something is forbidden, wherever it hangs; on a screen an
    address may be gone to.
    """
    allowed = {"URI"} if screen else set()
    root = file.pdf.Root
    if values.get(root, "OpenAction") is not None:
        found.add("action", key="OpenAction")
    if values.get(root, "Names", "JavaScript") is not None:
        found.add("action", key="JavaScript")
    for names, key in ((values.get(root, "Names"), "EmbeddedFiles"), (root, "AF")):
        if values.get(names, key) is not None:
            found.add("embedded-file", key=key)
    for thing in file.pdf.objects:
        if values.is_dict(thing):
            _check_object(thing, allowed, found)


def _check_annotations(file: Inspected, found: Findings) -> None:
    for sheet in file.sheets:
        for annotation in values.items(values.get(sheet.dictionary, "Annots")):
            sides = values.numbers(values.get(annotation, "Rect"))
            box = (sides[0], sides[1], sides[2], sides[3]) if len(sides) == 4 else None
            kind = values.name(values.get(annotation, "Subtype"))
            found.add("annotation", sheet.page, box, kind=kind or "?")


def _check_object(thing: Thing, allowed: set[str], found: Findings) -> None:
    if values.get(thing, "AA") is not None:
        found.add("action", key="AA")
    # An action is an object of its own or stands in the one that it belongs to.
    inner = values.get(thing, "A")
    for action in (thing, inner if values.identity(inner) is None else None):
        does = values.name(values.get(action, "S"))
        if does in _ACTIONS - allowed and _is_action(action):
            found.add("action", key=does)
    if values.name(values.get(thing, "Type")) == "Filespec":
        found.add("embedded-file", key="Filespec")
    _check_external(thing, found)


_ACTIONS = frozenset(
    "GoTo GoToR GoToE Launch Thread URI Sound Movie Hide Named SubmitForm ResetForm ImportData "
    "JavaScript SetOCGState Rendition Trans GoTo3DView".split()
)


def _is_action(thing: Thing) -> bool:
    """An action says /Type /Action or nothing; /S stands in other dictionaries, too."""
    return values.name(values.get(thing, "Type")) in {"Action", ""}


def _check_external(thing: Thing, found: Findings) -> None:
    """Objects that a press file may not draw from (ISO 19005-2 §6.2.8, §6.2.9)."""
    if values.name(values.get(thing, "Type")) not in {"XObject", ""}:
        return
    subtype = values.name(values.get(thing, "Subtype"))
    if subtype == "PS" or values.name(values.get(thing, "Subtype2")) == "PS":
        found.add("xobject", kind="PS")
    if subtype not in {"Form", "Image"}:
        return
    for key in ("OPI", "Alternates", "Ref"):
        if values.get(thing, key) is not None:
            found.add("xobject", kind=key)
