"""Layout file, with what it extends laid under it → layout and style sheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from typeset import binding, source, units
from typeset.color.cmyk import Cmyk
from typeset.diagnostics import Log, Related, Span
from typeset.fonts.catalogue import FontBook
from typeset.source import SPAN_KEY, Mapping

from . import styles
from .model import REST, TABLES, Area, Flow, Jump, Layout, LayoutFile, Part

LEAST_MARKS = 8 * units.MM  # of margin: a crop mark, and the patches beside it
_KINDS_OF_PART = ("text", "words", "rule", "box", "art", "picture", "content")


def read(directory: Path, name: str, fonts: FontBook, log: Log) -> Layout | None:
    """The layout `name` of a folder of layouts; None, with the faults logged, when it has any."""
    files: list[str] = []
    data = _laid(directory, name, log, files)
    if data is None:
        return None
    file = binding.bind(data, LayoutFile, {}, log)
    if file is None:
        return None
    if file.page is None or file.body is None:
        log.error("layout-incomplete", file.span, name=name)
        return None
    swatches = _swatches(file, data, log)
    _check_absolute(file, data, log)
    sheet = styles.resolve(file.styles, swatches, partial(source.place, data, "styles"), log)
    if any(name not in sheet for name in file.styles):
        return None  # a style that cannot be made is said; that it is missing would be said again
    _check(file, sheet, fonts, data, log)
    places = data["swatches"].keys_at if "swatches" in data else {}
    return Layout(name, file, file.page, file.body, sheet, sheet.swatches, tuple(files), places)


def _laid(
    directory: Path, name: str, log: Log, trail: list[str], at: Span | None = None
) -> Mapping | None:
    """The file's mapping over that of the file it extends; `trail` gathers their names, and `at`
    is where the name was written.
    """
    path = directory / f"{name}.yaml"
    shown = f"{directory.name}/{name}.yaml"
    if not path.is_file():
        known = "、".join(sorted(p.stem for p in directory.glob("*.yaml")))
        log.error("unknown-layout", at, name=name, known=known)
        return None
    trail.append(name)
    data = source.read(path, shown, log, TABLES)
    if data is None or not isinstance(data.get("extends"), str):
        return data  # what is no name is said when the layout is bound
    base_name = str(data["extends"])
    if base_name in trail:
        log.error("layout-circle", data.keys_at["extends"], name=" → ".join(trail))
        return None
    base = _laid(directory, base_name, log, trail, source.place(data, "extends"))
    return None if base is None else _merge(base, data)


def _merge(base: Mapping, over: Mapping) -> Mapping:
    """`over` laid on `base`, tables entry by entry, an entry's fields one by one."""
    merged = Mapping(base)
    merged.keys_at = {**base.keys_at, **over.keys_at}
    merged.span = over.span
    for key, value in over.items():
        below = base.get(key)
        if isinstance(value, Mapping) and isinstance(below, Mapping) and key != SPAN_KEY:
            merged[key] = _merge(below, value)
        else:
            merged[key] = value
    return merged


def _swatches(file: LayoutFile, data: Mapping, log: Log) -> dict[str, Cmyk]:
    swatches = {}
    for name, tones in file.swatches.items():
        at = data["swatches"].keys_at[name]
        if not all(0 <= tone <= 100 for tone in tones):
            log.error("swatch-range", at, swatch=name)
        swatches[name] = color = Cmyk(*tones)
        if color.total_ink > file.ink_limit:
            log.error("swatch-ink", at, swatch=name, ink=round(color.total_ink),
                      limit=round(file.ink_limit))  # fmt: skip
    return swatches


def _check(
    file: LayoutFile, sheet: styles.StyleSheet, fonts: FontBook, data: Mapping, log: Log
) -> None:
    """Every name that a layout uses is one that it has."""
    at = partial(source.place, data)
    for name, style in file.styles.items():
        if style.face is not None and style.face not in fonts:
            where = at("styles", name, "face")
            styles.unknown(log, "unknown-face", where, style.face, fonts.entries)
    if file.body is not None and file.body.style not in sheet:
        where = at("body", "style")
        styles.unknown(log, "unknown-style", where, file.body.style, sheet.styles)
    for name, area in file.areas.items():
        _check_area(area, file, sheet, partial(at, "areas", name), log)
    for part, where_part in _parts(file, data):
        _check_part(part, sheet, where_part, log)


def _parts(file: LayoutFile, data: Mapping) -> Iterator[tuple[Part, styles.Places]]:
    """Every part of an area or a design, with what knows the places of its fields."""
    at = partial(source.place, data)
    for name, area in file.areas.items():
        for number, part in enumerate(area.parts):
            yield part, partial(at, "areas", name, "parts", number)
    for name, design in file.designs.items():
        for number, part in enumerate(design):
            yield part, partial(at, "designs", name, number)


def _check_area(
    area: Area, file: LayoutFile, sheet: styles.StyleSheet, at: styles.Places, log: Log
) -> None:
    if area.design is not None and area.design not in file.designs:
        styles.unknown(log, "unknown-design", at("design"), area.design, file.designs)
    if area.rows == REST and "panel" not in file.copyfit:
        log.error("lever-unnamed", at("rows"), lever="panel")
    if area.jump is not None:
        _check_jump(area, area.jump, sheet, partial(at, "jump"), log)
    for number, flow in enumerate(area.flow):
        _check_flow(flow, file, sheet, partial(at, "flow", number), log)


def _check_absolute(file: LayoutFile, data: Mapping, log: Log) -> None:
    """The sheet, and what is drawn, is measured in lengths that no type changes."""
    _check_sheet(file, data, log)
    for part, at in _parts(file, data):
        for field in ("width", "radius", "clear", "step", "gap"):
            if not units.is_absolute(getattr(part, field)):
                log.error("length-not-absolute", at(field), where=field)
        if part.bar is not None and not all(units.is_absolute(length) for length in part.bar):
            log.error("length-not-absolute", at("bar"), where="bar")
        if part.after is not None and not units.is_absolute(part.after):
            log.error("length-not-absolute", at("after"), where="after")
        for number, size in enumerate(part.fit or ()):
            styles.check_positive(size, "fit", at("fit", number), log)
            if not units.is_absolute(size):
                log.error("length-not-absolute", at("fit", number), where="fit")


def _check_sheet(file: LayoutFile, data: Mapping, log: Log) -> None:
    assert file.page is not None, "a layout without a page was refused"
    assert file.body is not None, "and one without a body"
    page, body = file.page, file.body
    margins = page.margins
    over, least = styles.check_positive, styles.check_not_negative
    # Its path, its lengths, whether type may change them, what they are held to.
    table: tuple[tuple[str, Sequence[units.Length], bool, styles.Bound | None], ...] = (
        ("page.trim", page.trim, False, over),
        ("page.bleed", [page.bleed], False, least),
        ("page.margins.left", [margins.left], False, None),
        ("page.margins.right", [margins.right], False, None),
        ("page.margins.top", [margins.top], False, None),
        ("page.margins.bottom", [margins.bottom], False, None),
        ("body.measure", [body.measure], True, over),
        ("body.measures", body.measures, True, over),
        ("body.gutter", [body.gutter], True, least),
        ("body.gutters", body.gutters, True, least),
        ("body.spare", [body.spare], False, least),
        ("tracking-limit", [file.tracking_limit], True, least),
        ("leading-limit", [file.leading_limit], False, least),
    )
    for where, lengths, may_be_relative, bound in table:
        for number, length in enumerate(lengths):
            at = source.place(data, *where.split("."), number)
            if not may_be_relative and not units.is_absolute(length):
                log.error("length-not-absolute", at, where=where)
            if bound is not None:
                bound(length, where, at, log)
    if file.marks and float(file.marks) < LEAST_MARKS:
        log.error("marks-margin", source.place(data, "marks"), least=units.in_mm(LEAST_MARKS))


def _check_jump(
    area: Area, jump: Jump, sheet: styles.StyleSheet, at: styles.Places, log: Log
) -> None:
    """A jump is said where a text arrives, in a style that there is."""
    if area.continues is None:
        log.error("jump-from-nowhere", jump.span)
    if jump.style not in sheet:
        styles.unknown(log, "unknown-style", at("style"), jump.style, sheet.styles)


def _check_flow(
    flow: Flow, file: LayoutFile, sheet: styles.StyleSheet, at: styles.Places, log: Log
) -> None:
    if (flow.text is None) == (flow.design is None):
        log.error("flow-kind", flow.span)
    if flow.design is not None and flow.design not in file.designs:
        styles.unknown(log, "unknown-design", at("design"), flow.design, file.designs)
    if flow.design is not None and flow.text is None and not flow.rows:
        log.error("head-rows", at("design"), design=flow.design)
    if flow.small is not None and flow.small not in file.designs:
        styles.unknown(log, "unknown-design", at("small"), flow.small, file.designs)
    if (flow.small is None) != (flow.small_rows == 0) or flow.small_rows >= max(1, flow.rows):
        log.error("small-rows", at("small-rows"), rows=flow.rows, small=flow.small_rows)
    if flow.style not in sheet:
        styles.unknown(log, "unknown-style", at("style"), flow.style, sheet.styles)


def _check_part(part: Part, sheet: styles.StyleSheet, at: styles.Places, log: Log) -> None:
    given = [kind for kind in _KINDS_OF_PART if getattr(part, kind) is not None]
    if part.picture is not None and part.art is not None:
        given.remove("art")  # drawn where no picture has come
    if len(given) != 1:
        log.error("part-kind", part.span, given="、".join(given) or "—")
    named: list[tuple[tuple[str, ...], str]] = [(("style",), part.style)]
    named += [(("styles", role), name) for role, name in part.styles.items()]
    for path, name in named:
        if (part.text is not None or part.words is not None) and name not in sheet:
            styles.unknown(log, "unknown-style", at(*path), name, sheet.styles)
    for field, color in (("color", part.color), ("stroke", part.stroke)):
        if color is not None and color not in sheet.swatches:
            styles.unknown(log, "unknown-swatch", at(field), color, sheet.swatches)
    if part.after is not None and (part.text is None or part.valign != "top"):
        log.error("part-after", at("after"))
    if part.rule is not None and len(part.rule) != 4:
        log.error("part-place", at("rule"), Related("part-rule", at("rule")))
    if part.rule is None and len(part.box if part.box is not None else part.at) not in (2, 4):
        log.error("part-place", at("box" if part.box is not None else "at"))
