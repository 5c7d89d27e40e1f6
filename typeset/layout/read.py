"""Layout file, with what it extends laid under it → layout and style sheet."""

from __future__ import annotations

from pathlib import Path

from typeset import binding, source, units
from typeset.color.cmyk import Cmyk
from typeset.diagnostics import Log, Related
from typeset.fonts.catalogue import FontBook
from typeset.source import SPAN_KEY, Mapping

from . import styles
from .model import REST, TABLES, Area, Body, Flow, Jump, Layout, LayoutFile, Part

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
    _check_absolute(file, log)
    sheet = styles.resolve(file.styles, swatches, log)
    if any(name not in sheet for name in file.styles):
        return None  # a style that cannot be made is said; that it is missing would be said again
    _check(file, sheet, fonts, log)
    places = data["swatches"].keys_at if "swatches" in data else {}
    return Layout(name, file, file.page, file.body, sheet, sheet.swatches, tuple(files), places)


def _laid(directory: Path, name: str, log: Log, trail: list[str]) -> Mapping | None:
    """The file's mapping over that of the file it extends; `trail` gathers their names."""
    path = directory / f"{name}.yaml"
    shown = f"{directory.name}/{name}.yaml"
    if not path.is_file():
        known = "、".join(sorted(p.stem for p in directory.glob("*.yaml")))
        log.error("unknown-layout", None, name=name, known=known)
        return None
    trail.append(name)
    data = source.read(path, shown, log, TABLES)
    if data is None or data.get("extends") is None:
        return data
    base_name = str(data["extends"])
    if base_name in trail:
        log.error("layout-circle", data.keys_at["extends"], name=" → ".join(trail))
        return None
    base = _laid(directory, base_name, log, trail)
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


def _check(file: LayoutFile, sheet: styles.StyleSheet, fonts: FontBook, log: Log) -> None:
    """Every name that a layout uses is one that it has."""
    for style in sheet.styles.values():
        if style.face not in fonts:
            styles.unknown(log, "unknown-face", style.span, style.face, fonts.entries)
    if file.body is not None and file.body.style not in sheet:
        styles.unknown(log, "unknown-style", file.body.span, file.body.style, sheet.styles)
    for area in file.areas.values():
        _check_area(area, file, sheet, log)
    for parts in file.designs.values():
        for part in parts:
            _check_part(part, sheet, log)


def _check_area(area: Area, file: LayoutFile, sheet: styles.StyleSheet, log: Log) -> None:
    if area.design is not None and area.design not in file.designs:
        styles.unknown(log, "unknown-design", area.span, area.design, file.designs)
    if area.rows == REST and "panel" not in file.copyfit:
        log.error("lever-unnamed", area.span, lever="panel")
    if area.jump is not None:
        _check_jump(area, area.jump, sheet, log)
    for flow in area.flow:
        _check_flow(flow, file, sheet, log)
    for part in area.parts:
        _check_part(part, sheet, log)


def _check_absolute(file: LayoutFile, log: Log) -> None:
    """The sheet, and what is drawn, is measured in lengths that no type changes."""
    _check_sheet(file, log)
    parts = [part for area in file.areas.values() for part in area.parts]
    for part in (*parts, *(p for design in file.designs.values() for p in design)):
        for field in ("width", "radius", "clear", "step", "gap"):
            if not units.is_absolute(getattr(part, field)):
                log.error("length-not-absolute", part.span, where=field)
        if part.bar is not None and not all(units.is_absolute(length) for length in part.bar):
            log.error("length-not-absolute", part.span, where="bar")
        for size in part.fit or ():
            styles.check_positive(size, "fit", part.span, log)
        if part.fit is not None and not all(units.is_absolute(size) for size in part.fit):
            log.error("length-not-absolute", part.span, where="fit")


def _check_sheet(file: LayoutFile, log: Log) -> None:
    if not units.is_absolute(file.leading_limit):
        log.error("length-not-absolute", file.span, where="leading-limit")
    if file.body is not None:
        _check_body(file.body, log)
    styles.check_not_negative(file.tracking_limit, "tracking-limit", file.span, log)
    styles.check_not_negative(file.leading_limit, "leading-limit", file.span, log)
    if file.marks and float(file.marks) < LEAST_MARKS:
        log.error("marks-margin", file.span, least=units.in_mm(LEAST_MARKS))
    page = file.page
    if page is not None:
        margins = page.margins
        sides = {"left": margins.left, "right": margins.right, "top": margins.top,
                 "bottom": margins.bottom}  # fmt: skip
        lengths = {"page.trim": page.trim[0], "page.trim ": page.trim[1], "page.bleed": page.bleed,
                   **{f"page.margins.{key}": value for key, value in sides.items()}}  # fmt: skip
        for where, value in lengths.items():
            if not units.is_absolute(value):
                log.error("length-not-absolute", page.span, where=where.strip())
        for side in page.trim:
            styles.check_positive(side, "page.trim", page.span, log)
        styles.check_not_negative(page.bleed, "page.bleed", page.span, log)


def _check_body(body: Body, log: Log) -> None:
    for measure in (body.measure, *body.measures):
        styles.check_positive(measure, "body.measure", body.span, log)
    for gutter in (body.gutter, *body.gutters):
        styles.check_not_negative(gutter, "body.gutter", body.span, log)
    styles.check_not_negative(body.spare, "body.spare", body.span, log)
    if not units.is_absolute(body.spare):
        log.error("length-not-absolute", body.span, where="body.spare")


def _check_jump(area: Area, jump: Jump, sheet: styles.StyleSheet, log: Log) -> None:
    """A jump is said where a text arrives, in a style that there is."""
    if area.continues is None:
        log.error("jump-from-nowhere", jump.span)
    if jump.style not in sheet:
        styles.unknown(log, "unknown-style", jump.span, jump.style, sheet.styles)


def _check_flow(flow: Flow, file: LayoutFile, sheet: styles.StyleSheet, log: Log) -> None:
    if (flow.text is None) == (flow.design is None):
        log.error("flow-kind", flow.span)
    if flow.design is not None and flow.design not in file.designs:
        styles.unknown(log, "unknown-design", flow.span, flow.design, file.designs)
    if flow.design is not None and flow.text is None and not flow.rows:
        log.error("head-rows", flow.span, design=flow.design)
    if flow.small is not None and flow.small not in file.designs:
        styles.unknown(log, "unknown-design", flow.span, flow.small, file.designs)
    if (flow.small is None) != (flow.small_rows == 0) or flow.small_rows >= max(1, flow.rows):
        log.error("small-rows", flow.span, rows=flow.rows, small=flow.small_rows)
    if flow.style not in sheet:
        styles.unknown(log, "unknown-style", flow.span, flow.style, sheet.styles)


def _check_part(part: Part, sheet: styles.StyleSheet, log: Log) -> None:
    given = [kind for kind in _KINDS_OF_PART if getattr(part, kind) is not None]
    if part.picture is not None and part.art is not None:
        given.remove("art")  # drawn where no picture has come
    if len(given) != 1:
        log.error("part-kind", part.span, given="、".join(given) or "—")
    for name in (part.style, *part.styles.values()):
        if (part.text is not None or part.words is not None) and name not in sheet:
            styles.unknown(log, "unknown-style", part.span, name, sheet.styles)
    for color in (part.color, part.stroke):
        if color is not None and color not in sheet.swatches:
            styles.unknown(log, "unknown-swatch", part.span, color, sheet.swatches)
    if part.rule is not None and len(part.rule) != 4:
        log.error("part-place", part.span, Related("part-rule", part.span))
    if part.rule is None and len(part.box if part.box is not None else part.at) not in (2, 4):
        log.error("part-place", part.span)
