"""Styles as the layout files declare them → the style sheet: every style whole, in points.

A style belongs to a role (`body`, `kicker`, `headline`), never to a look. It inherits once,
here, from the style it is `based-on`; nothing later asks where a value came from.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Annotated, Final, Literal, TypeVar

import msgspec
from msgspec import Struct

from typeset import units
from typeset.binding import Node
from typeset.color.cmyk import BLACK, Cmyk
from typeset.diagnostics import Diagnostic, Field, Log, Problems, Span, nearest
from typeset.geometry import WritingMode
from typeset.units import Length

Value = TypeVar("Value")
Places = Callable[..., Span]  # the names of the keys from here on → where the value is written
Bound = Callable[[Length, str, Span, Log], object]  # a length, its path, its place
Counted = Annotated[int, msgspec.Meta(ge=0)]  # what there may be none of

Align = Literal["justify", "left", "center", "right"]
Punctuation = Literal["full", "kaiming", "half", "newspaper"]
Kinsoku = Literal["loose", "normal", "gb", "strict"]
# Not at all; at the copy's own soft hyphens; and by syllables where a line would be too loose.
Hyphenate = Literal["none", "marked", "sparing"]
LEAST_TRACKING: Final = -0.1  # em; with less, one 字 touches the next
MOST_TRACKING: Final = 1.0  # em; with more, a word falls apart
Emphasis = Literal["none", "dots", "name", "title", "underline"]


class StyleEntry(Node, frozen=True, kw_only=True, rename="kebab"):
    """A style as it stands in a layout file; what it leaves out comes from `based-on`."""

    based_on: str | None = None
    face: str | None = None
    size: Length | None = None
    leading: Length | None = None
    color: str | None = None
    align: Align | None = None
    indent: Length | None = None
    hanging_indent: Length | None = None
    tracking: Length | None = None
    scale: Annotated[float, msgspec.Meta(gt=0, le=10)] | None = None
    rise: Length | None = None
    punctuation: Punctuation | None = None
    kinsoku: Kinsoku | None = None
    han_latin: Length | None = None
    hang: bool | None = None
    opening_at_head: Literal["trim", "keep"] | None = None
    dates: Literal["whole", "parts"] | None = None
    hyphenate: Hyphenate | None = None
    emphasis: Emphasis | None = None
    loosest: Length | None = None
    keep_lines: Counted | None = None
    initial: Counted | None = None


class Style(Struct, frozen=True):
    """A style, whole. `size` and `leading` in points; what is in em says so."""

    name: str
    face: str
    size: float
    leading: float
    color: Cmyk = BLACK
    swatch: str = "black"
    align: Align = "justify"
    indent: float = 0.0  # em, of a paragraph's first line
    hanging_indent: float = 0.0  # em, of its other lines
    tracking: float = 0.0  # em, after every 字
    scale: float = 1.0  # horizontal scale (长平字)
    rise: float = 0.0  # em, off the baseline
    punctuation: Punctuation = "newspaper"
    kinsoku: Kinsoku = "gb"
    han_latin: float = 0.0  # em, between Han and Latin
    hang: bool = False  # stops may hang out at the line's end
    opening_at_head: Literal["trim", "keep"] = "trim"
    dates: Literal["whole", "parts"] = "parts"
    hyphenate: Hyphenate = "none"
    emphasis: Emphasis = "none"
    loosest: float = 0.12  # em between 字 above which a line is reported
    keep_lines: int = 2  # fewest lines of a paragraph at a column's head or foot
    initial: int = 0  # lines that a story's first character falls across (首字下沉)
    mode: WritingMode = WritingMode.HORIZONTAL
    span: Span | None = None


class Known(dict[str, Value]):
    """What a layout has by name; asking for what it has not is a fault of the layout.

    Blocks, charts and art name styles and swatches of their own that no file spells out.
    """

    __slots__ = ("code",)

    def __init__(self, code: str, entries: Mapping[str, Value]) -> None:
        super().__init__(entries)
        self.code = code

    def __missing__(self, name: str) -> Value:
        fields: dict[str, Field] = {"name": name, "nearest": nearest(name, self)}
        raise Problems((Diagnostic("error", self.code, None, fields),))


class StyleSheet(Struct, frozen=True):
    """All styles and swatches of a layout, by name."""

    styles: dict[str, Style]
    swatches: dict[str, Cmyk]

    def __getitem__(self, name: str) -> Style:
        return self.styles[name]

    def __contains__(self, name: str) -> bool:
        return name in self.styles


def resolve(
    entries: Mapping[str, StyleEntry], swatches: Mapping[str, Cmyk], at: Places, log: Log
) -> StyleSheet:
    """Every style whole; an unknown base, color, or a missing face or size is logged.

    `at` gives the place of a style's field, which may stand in a file that is extended.
    """
    resolved: dict[str, Style] = {}

    def whole(name: str, trail: tuple[str, ...]) -> Style | None:
        if name in resolved:
            return resolved[name]
        entry = entries[name]
        if name in trail:
            if name == trail[0]:  # what only leads into the circle is no fault of its own
                log.error("style-circle", entry.span, style=name, trail=" → ".join((*trail, name)))
            return None
        base = None
        if entry.based_on is not None:
            if entry.based_on not in entries:
                unknown(log, "unknown-style", at(name, "based-on"), entry.based_on, entries)
                return None
            base = whole(entry.based_on, (*trail, name))
            if base is None:
                return None
        style = _join(name, entry, base, swatches, at, log)
        if style is not None:
            resolved[name] = style
        return style

    for name in entries:
        whole(name, ())
    return StyleSheet(Known("unknown-style", resolved), Known("unknown-swatch", swatches))


def unknown(log: Log, code: str, span: Span | None, name: str, known: Mapping[str, object]) -> None:
    """Logs a name that is not known, with the nearest that is."""
    log.error(code, span, name=name, nearest=nearest(name, known))


def _join(
    name: str,
    entry: StyleEntry,
    base: Style | None,
    swatches: Mapping[str, Cmyk],
    at: Places,
    log: Log,
) -> Style | None:
    face = entry.face or (base.face if base else None)
    if face is None or (entry.size is None and base is None):
        log.error("style-incomplete", entry.span, style=name)
        return None
    sized = check_positive(entry.size, f"styles.{name}.size", at(name, "size"), log)
    led = check_positive(entry.leading, f"styles.{name}.leading", at(name, "leading"), log)
    if not (sized and led):
        return None
    size = units.points(entry.size, em=base.size if base else 1, row=1) if entry.size else 0.0
    size = size or (base.size if base else 0.0)
    changes: dict[str, object] = {"name": name, "face": face, "size": size, "span": entry.span}
    if entry.leading is not None:
        changes["leading"] = units.points(entry.leading, em=size, row=size)
    else:
        changes["leading"] = size * (base.leading / base.size if base is not None else 1.5)
    if entry.color is not None:
        if entry.color not in swatches:
            unknown(log, "unknown-swatch", at(name, "color"), entry.color, swatches)
            return None
        changes["color"] = swatches[entry.color]
        changes["swatch"] = entry.color
    changes |= _given(entry, size)
    if entry.loosest is not None:
        check_not_negative(entry.loosest, f"styles.{name}.loosest", at(name, "loosest"), log)
    if entry.tracking is not None:
        tracking = units.points(entry.tracking, em=size, row=size) / size
        check_tracking(tracking, f"styles.{name}.tracking", at(name, "tracking"), log)
    if base is not None:
        return msgspec.structs.replace(base, **changes)
    return Style(**changes)  # type: ignore[arg-type]  # the names above are its fields


def check_positive(value: Length | None, where: str, span: Span, log: Log) -> bool:
    """Whether a size, if it is given, is one; logged where it is none."""
    if value is None or value > 0:
        return True
    log.error("size-not-positive", span, where=where, value=units.written(value))
    return False


def check_not_negative(value: Length, where: str, span: Span, log: Log) -> None:
    """Logs a measure that is less than nothing."""
    if value < 0:
        log.error("length-negative", span, where=where, value=units.written(value))


def check_tracking(tracking: float, where: str, span: Span, log: Log) -> None:
    """Logs tracking, in em, by which 字 lie on each other or words fall apart."""
    rounded = round(tracking, 3)
    if not LEAST_TRACKING <= rounded <= MOST_TRACKING:
        log.error("tracking-range", span, where=where, tracking=rounded,
                  least=LEAST_TRACKING, most=MOST_TRACKING)  # fmt: skip


# Fields of an entry that a style has as they are, and those it has in em of its own size.
_AS_GIVEN = (
    "align", "scale", "punctuation", "kinsoku", "hang", "opening_at_head", "dates", "hyphenate",
    "emphasis", "keep_lines", "initial",
)  # fmt: skip
_IN_EM = ("indent", "hanging_indent", "tracking", "rise", "han_latin", "loosest")


def _given(entry: StyleEntry, size: float) -> dict[str, object]:
    """What an entry says of its own."""
    said = {field: getattr(entry, field) for field in (*_AS_GIVEN, *_IN_EM)}
    return {
        field: units.points(value, em=size, row=size) / size if field in _IN_EM else value
        for field, value in said.items()
        if value is not None
    }
