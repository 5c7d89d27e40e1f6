"""Nothing → every rule of the gate: its word, the clause it comes from, how much it weighs.

A-2 is ISO 19005-2, UA-1 ISO 14289-1, PDF ISO 32000-1, their clauses as veraPDF 1.28.2 numbers
them; X-4 is ISO 15930-7, whose text was not at hand, so that no clause of it is named. “house” is
the newspaper's own rule or its press condition. The words for people are in
`typeset/messages/preflight.py`.
"""

from __future__ import annotations

from typing import Final

from msgspec import Struct

from typeset.diagnostics import Severity


class Rule(Struct, frozen=True):
    """A rule; one finding may weigh less where the rule says so."""

    clause: str
    severity: Severity = "error"


_HOUSE_INK = "house: total ink"
_HOUSE_TYPE = "house: least type"

RULES: Final = {
    # The file
    "unreadable": Rule("PDF 7.5"),
    "damaged": Rule("PDF 7.5; A-2 6.1"),
    "header": Rule("X-4; A-2 6.1.2; UA-1 6.1"),
    "trailing": Rule("A-2 6.1.3"),
    "file-id": Rule("X-4; A-2 6.1.3"),
    "encrypted": Rule("X-4; A-2 6.1.3"),
    "filter": Rule("A-2 6.1.7.2"),
    "limit": Rule("A-2 6.1.13"),
    "number": Rule("PDF 7.3.3"),
    "operator": Rule("PDF 8; A-2 6.2.2"),
    "not-checked": Rule("house: a check that could not be made has not been passed"),
    # The document
    "page-count": Rule("house: pages"),
    "boxes": Rule("PDF 14.11.2; X-4"),
    "trim-size": Rule("house: format"),
    "bleed-size": Rule("house: format"),
    "output-intent": Rule("X-4; A-2 6.2.3"),
    "output-profile": Rule("X-4; A-2 6.2.3"),
    "action": Rule("A-2 6.5.1, 6.5.2; X-4"),
    "annotation": Rule("X-4; UA-1 7.18"),
    "link": Rule("UA-1 7.18.5; A-2 6.3.2"),
    "form-field": Rule("A-2 6.4.1; X-4"),
    "embedded-file": Rule("A-2 6.8; house: none in a press file"),
    "layer": Rule("A-2 6.9; house: none in a press file"),
    "xobject": Rule("A-2 6.2.8, 6.2.9; UA-1 7.20; X-4"),
    "display-title": Rule("UA-1 7.1"),
    # What it says of itself
    "xmp": Rule("A-2 6.6.2.1; UA-1 7.1; X-4"),
    "xmp-packed": Rule("X-4"),
    "claim": Rule("X-4; A-2 6.6.4; UA-1 5"),
    "screen-claim": Rule("X-4; house: a file for reading is none for the press"),
    "extension-schema": Rule("A-2 6.6.2.3.1"),
    "info-xmp": Rule("X-4"),
    "title": Rule("UA-1 7.1; X-4"),
    "trapped": Rule("X-4"),
    # Fonts
    "font-type": Rule("A-2 6.2.11; house: Type 0 by glyph id"),
    "font-embedded": Rule("X-4; A-2 6.2.11.4.1"),
    "font-subset": Rule("house: subsets; PDF 9.6.4"),
    "font-width": Rule("A-2 6.2.11.5; UA-1 7.21.5"),
    "to-unicode": Rule("UA-1 7.21.7; A-2 6.2.11.7.2"),
    "private-use": Rule("A-2 6.2.11.7.3"),
    "glyph-missing": Rule("A-2 6.2.11.8; UA-1 7.21.8"),
    "cid-set": Rule("A-2 6.2.11.4.2; house: none"),
    "cid-map": Rule("A-2 6.2.11.3.2; UA-1 7.21.3.2"),
    # Color and ink
    "color-space": Rule("X-4; house: CMYK alone"),
    "screen-color": Rule("A-2 6.2.4.3; house: sRGB alone"),
    "gray": Rule("house: black is on the K plate by DeviceCMYK"),
    "spot": Rule("house: no fifth plate"),
    "registration": Rule("house: marks alone on all plates"),
    "transparency": Rule("house: opaque; X-4"),
    "halftone": Rule("A-2 6.2.5"),
    "black-overprint": Rule("house: black type overprints"),
    "overprint": Rule("house: nothing else overprints; A-2 6.2.4.2"),
    "white-overprint": Rule("house: white never overprints"),
    "total-ink": Rule(_HOUSE_INK),
    "ground-ink": Rule(_HOUSE_INK),
    "picture-ink": Rule(_HOUSE_INK),
    "black-area": Rule("house: large areas of black by the press's recipe", "warning"),
    "unseen": Rule("house: type that does not show", "warning"),
    # Type, rules, pictures, marks
    "type-color": Rule(_HOUSE_TYPE),
    "type-many-inks": Rule(_HOUSE_TYPE),
    "type-screened": Rule(_HOUSE_TYPE),
    "type-reversed": Rule(_HOUSE_TYPE),
    "type-small": Rule(_HOUSE_TYPE),
    "type-advised": Rule("house: type that the press advises", "warning"),
    "hairline": Rule("house: thinnest rule"),
    "rule-advised": Rule("house: rules that the press advises", "warning"),
    "picture-coarse": Rule("house: pictures"),
    "picture-soft": Rule("house: pictures", "warning"),
    "picture-form": Rule("A-2 6.2.8; house: pictures"),
    "marks": Rule("house: marks; UA-1 7.1"),
    # Structure
    "tagged": Rule("UA-1 6.2, 7.1; A-2 6.7.2.2, 6.7.3.3"),
    "language": Rule("UA-1 7.2; A-2 6.7.4"),
    "untagged": Rule("UA-1 7.1"),
    "tag-nesting": Rule("UA-1 7.1; PDF 14.6"),
    "parent-tree": Rule("PDF 14.7.4.4; UA-1 7.1"),
    "role": Rule("UA-1 7.1; A-2 6.7.3.4"),
    "heading-order": Rule("UA-1 7.4.2"),
    "figure-alt": Rule("UA-1 7.3"),
    "table-header": Rule("UA-1 7.5"),
}
