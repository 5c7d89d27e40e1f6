"""Painted pieces → faults of color, overprint, total ink, type and rules.

A page is seen as the plates see it: paint covers what lies beneath it, save where it
overprints, and then the inks of both stand on one place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from .colors import ON_SCREEN
from .planes import is_empty, touches, within
from .samples import Photos

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .colors import Paint, Space
    from .findings import Findings
    from .model import Box, Expectation, Limits, Sizes, Tones
    from .painted import Painted, Sheet
    from .planes import Point

_PAPER: Final[Tones] = (0.0, 0.0, 0.0, 0.0)
_ROUNDING: Final = 0.05  # per cent and points; what four decimals in a file may be off
_LEAST_MARK = 2 * 72 / 25.4  # marks stand 2 mm off the bleed
_BLACK: Final = 95.0  # per cent; from here on an area is meant to be black
_LARGE: Final = 15 * 72 / 25.4  # mm; a smaller area is a bar or a sign, black by contrast
_PROBES: Final = 60  # glyphs of one run looked at; a run stands on one or two grounds


def check(sheets: Sequence[Sheet], expect: Expectation, found: Findings) -> None:
    """Checks every piece on every sheet."""
    for sheet in sheets:
        if expect.screen:
            for piece in sheet.pieces:
                _check_shown(piece, found)
            continue
        areas: list[Painted] = []
        photos = Photos()
        for piece in sheet.pieces:
            if not is_empty(piece.box) or piece.kind == "stroke":
                _check_piece(piece, sheet, expect.limits, found)
                if piece.kind == "text":
                    _check_type(piece, areas, photos, expect.limits, found)
                elif piece.flat and piece.area is not None:
                    areas.append(piece)


def _check_shown(piece: Painted, found: Findings) -> None:
    """Checks a piece that is to be seen on a screen: there is no ink in it."""
    if piece.soft:
        found.add("transparency", piece.page, piece.box, key=piece.soft)
    if not (piece.is_artifact or piece.is_tagged):
        found.add("untagged", piece.page, piece.box, kind=piece.kind)
    for space in _spaces(piece):
        if space.kind not in ON_SCREEN:
            found.add("screen-color", piece.page, piece.box, space=space.kind, kind=piece.kind)


def _check_piece(piece: Painted, sheet: Sheet, limits: Limits, found: Findings) -> None:
    page, box = piece.page, piece.box
    if piece.soft:
        found.add("transparency", page, box, key=piece.soft)
    if not (piece.is_artifact or piece.is_tagged):
        found.add("untagged", page, box, kind=piece.kind)
    for space in _spaces(piece):
        _check_space(space, piece, found)
    _check_overprint(piece, found)
    _check_place(piece, sheet, found)
    total = max((sum(tones) for tones in _tones(piece)), default=0.0)
    on_all = piece.paint is not None and piece.paint.space.ink == "All"
    if total > limits.total_ink + _ROUNDING and not on_all:
        found.add("total-ink", page, box, kind=piece.kind, ink=round(total),
                  limit=round(limits.total_ink))  # fmt: skip
    if piece.kind in {"stroke", "fill"} and touches(box, sheet.bleed):  # marks are cut off
        _check_rule(piece, limits, found)
    if piece.kind == "fill":
        _check_black_area(piece, limits, found)


def _check_black_area(piece: Painted, limits: Limits, found: Findings) -> None:
    """A large area of the black ink alone looks gray on newsprint."""
    sides = (piece.box[2] - piece.box[0], piece.box[3] - piece.box[1])
    tones = piece.paint.tones if piece.paint is not None else None
    if tones is not None and not any(tones[:3]) and tones[3] >= _BLACK and min(sides) >= _LARGE:
        found.add("black-area", piece.page, piece.box, recipe=_in_words(limits.rich_black))


def _spaces(piece: Painted) -> Iterator[Space]:
    if piece.shading is not None:
        yield piece.shading.space.device
    elif piece.paint is not None and piece.paint.space.kind != "Pattern":
        yield piece.paint.space.device
    elif piece.paint is not None and piece.paint.space.base is not None:
        yield piece.paint.space.base


def _tones(piece: Painted) -> Iterator[Tones]:
    if piece.shading is not None:
        yield from piece.shading.stops
    elif piece.paint is not None and piece.paint.tones is not None:
        yield piece.paint.tones


def _check_space(space: Space, piece: Painted, found: Findings) -> None:
    match space.kind:
        case "DeviceCMYK":
            return
        case "DeviceGray":
            found.add("gray", piece.page, piece.box, kind=piece.kind)
        case "Separation" if space.ink == "All":
            return
        case "Separation" | "DeviceN":
            found.add("spot", piece.page, piece.box, ink=space.ink or "?")
        case _:
            found.add("color-space", piece.page, piece.box, space=space.kind, kind=piece.kind)


def _check_overprint(piece: Painted, found: Findings) -> None:
    paint = piece.paint
    is_black_type = piece.kind == "text" and paint is not None and paint.is_black
    if is_black_type:
        if not piece.overprints or piece.overprint_mode != 1:
            fault = "mode" if piece.overprints else "off"
            found.add("black-overprint", piece.page, piece.box, fault=fault,
                      size=round(piece.size, 1))  # fmt: skip
    elif piece.overprints and paint is not None and paint.is_white:
        found.add("white-overprint", piece.page, piece.box, kind=piece.kind)
    elif piece.overprints:
        found.add("overprint", piece.page, piece.box, kind=piece.kind)


def _check_place(piece: Painted, sheet: Sheet, found: Findings) -> None:
    """Marks stand off the bleed, on all plates where they are lines; nothing else stands there."""
    on_all = piece.paint is not None and piece.paint.space.ink == "All"
    if within(piece.box, sheet.bleed, slack=0.5) or not piece.flat:
        if on_all:
            found.add("registration", piece.page, piece.box, kind=piece.kind)
        return
    if touches(piece.box, sheet.bleed):
        # Art reaches over the bleed where nothing is cut off, at the sheet's edge as well as
        # before it; a mark would be printed on the page.
        if on_all:
            found.add("registration", piece.page, piece.box, kind=piece.kind)
        elif sheet.bleed != sheet.media:
            found.add("marks", piece.page, piece.box, fault="bleed", kind=piece.kind)
        return
    if is_empty(piece.box) and piece.kind != "stroke":
        return
    if not piece.is_artifact:
        found.add("marks", piece.page, piece.box, fault="content", kind=piece.kind)
    elif piece.kind == "stroke" and not on_all:
        found.add("marks", piece.page, piece.box, fault="ink", kind=piece.kind)
    elif _is_near(piece.box, sheet.bleed):
        found.add("marks", piece.page, piece.box, fault="near", kind=piece.kind)


def _is_near(box: Box, bleed: Box) -> bool:
    away = _LEAST_MARK - _ROUNDING
    wider = (bleed[0] - away, bleed[1] - away, bleed[2] + away, bleed[3] + away)
    return touches(box, wider)


def _check_rule(piece: Painted, limits: Limits, found: Findings) -> None:
    paint = piece.paint
    if paint is None or paint.tones is None or paint.space.ink == "All":
        return
    width = piece.width
    if piece.kind == "fill":
        width = min(piece.box[2] - piece.box[0], piece.box[3] - piece.box[1])
    inks = sum(tone > 0 for tone in paint.tones)
    solid = inks == 1 and max(paint.tones) >= limits.solid
    least = limits.rule_solid if solid else limits.rule_mixed
    advised = _advised(paint.tones, limits.rule_advised, limits)
    if width < least - _ROUNDING / 10:
        found.add("hairline", piece.page, piece.box, kind=piece.kind, width=round(width, 3),
                  least=least, inks=inks)  # fmt: skip
    elif width < advised - _ROUNDING / 10:
        found.add("rule-advised", piece.page, piece.box, kind=piece.kind, width=round(width, 2),
                  advised=advised, ink=_in_words(paint.tones))  # fmt: skip


def _advised(tones: Tones, sizes: Sizes, limits: Limits) -> float:
    """The size that is advised for a mark of these inks."""
    inks = sum(tone > 0 for tone in tones)
    if inks == 0:
        return sizes.reversed
    if inks > 1:
        return sizes.mixed
    return sizes.solid if max(tones) >= limits.solid else sizes.tint


def _check_type(
    piece: Painted, areas: Sequence[Painted], photos: Photos, limits: Limits, found: Findings
) -> None:
    paint = piece.paint
    if paint is None or paint.tones is None or not piece.cells:
        return
    grounds = _grounds(piece, areas, photos) if piece.flat else [_PAPER]
    if paint.is_black and piece.overprints:
        under = max(grounds, key=lambda g: sum(g[:3]))
        total = 100 + sum(under[:3])
        if total > limits.total_ink + _ROUNDING:
            found.add("ground-ink", piece.page, piece.box, ink=round(total),
                      ground=round(sum(under[:3])), limit=round(limits.total_ink))  # fmt: skip
    _check_size(piece, paint, grounds, limits, found)


def _check_size(
    piece: Painted, paint: Paint, grounds: list[Tones], limits: Limits, found: Findings
) -> None:
    tones = paint.tones or _PAPER
    own, size = sum(tones), round(piece.size, 1)  # GWG 2015 §3.15: type to one decimal
    darkest = max(sum(ground) for ground in grounds)
    if own <= _ROUNDING and darkest <= _ROUNDING:
        found.add("unseen", piece.page, piece.box, size=size)
        return
    # Lighter than what it stands on: its outline is the ground's. Black that prints over is not.
    is_reversed = own < darkest / 2 and not (paint.is_black and piece.overprints)
    broken = _too_small(tones, size, limits, is_reversed=is_reversed)
    advised = _advised(_PAPER if is_reversed else tones, limits.type_advised, limits)
    if broken is not None:
        rule, least = broken
        found.add(rule, piece.page, piece.box, size=size, least=least, ink=_in_words(tones))
    elif size < advised:
        found.add("type-advised", piece.page, piece.box, size=size, advised=advised,
                  ink=_in_words(tones))  # fmt: skip


def _too_small(
    tones: Tones, size: float, limits: Limits, *, is_reversed: bool
) -> tuple[str, float] | None:
    """The rule that type of this size breaks, and the least it asks."""
    inks = sum(tone > 0 for tone in tones)
    is_colored = any(tones[:3])
    asked = (
        ("type-reversed", limits.type_reversed, is_reversed),
        ("type-color", limits.type_color, is_colored and not is_reversed),
        ("type-many-inks", limits.type_many, inks > 2 and not is_reversed),
        ("type-screened", limits.type_screened, max(tones) < limits.solid and not is_reversed),
        ("type-small", limits.type_solid, not is_colored and not is_reversed),
    )
    return next(((rule, least) for rule, least, asks in asked if asks and size < least), None)


def _in_words(tones: Tones) -> str:
    told = " ".join(f"{ink}{tone:g}" for ink, tone in zip("CMYK", tones, strict=True) if tone)
    return told or "0"


def _grounds(piece: Painted, areas: Sequence[Painted], photos: Photos) -> list[Tones]:
    """The inks beneath the glyphs of a run; bare paper is among them where it shows."""
    near = [area for area in areas if touches(area.box, piece.box)]
    if not near:
        return [_PAPER]
    step = max(1, len(piece.cells) // _PROBES)
    under = (_ground(point, near, photos, piece.size) for point in piece.cells[::step])
    return list(dict.fromkeys(under))


def _ground(point: Point, areas: Sequence[Painted], photos: Photos, size: float) -> Tones:
    """The inks at a place: the uppermost area that covers it."""
    for area in reversed(areas):
        if area.area is not None and area.area.covers(*point):
            if area.picture is not None:
                return photos.tones(area, point, size) or _PAPER
            if area.shading is not None:
                return area.shading.at(*point) or _PAPER
            if area.paint is not None and area.paint.tones is not None:
                return area.paint.tones
            return _PAPER
    return _PAPER
