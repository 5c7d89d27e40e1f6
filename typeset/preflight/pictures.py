"""Pictures as placed, and all image objects of a file → faults of size, color and form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from . import colors, samples, values
from .colors import ON_SCREEN
from .planes import IDENTITY

if TYPE_CHECKING:
    from .findings import Findings
    from .inspect import Inspected
    from .model import Expectation, Limits
    from .painted import Painted
    from .values import Thing

_IN_PRINT: Final = frozenset({"DeviceCMYK", "DeviceGray", "Separation"})
_TINY: Final = 16  # GWG 2015 §4.26: pictures this small are ornaments, not photographs
_WINDOW_MM2: Final = 15.0


def check(file: Inspected, expect: Expectation, found: Findings) -> None:
    """Checks pictures where they stand, then color spaces of objects wherever they hang."""
    placed = [piece for sheet in file.sheets for piece in sheet.pieces if piece.kind == "picture"]
    for piece in placed:
        _check_sharpness(piece, expect.limits, found)
        _check_form(piece, found)
        _check_color(piece, expect, found)
        if not expect.screen:
            _check_ink(piece, expect.limits, found)
    _check_objects(file, expect, found)


def _is_mask(picture: Thing) -> bool:
    return values.get(picture, "ImageMask") is True


def _bits(picture: Thing) -> float:
    found = values.number(values.get(picture, "BitsPerComponent"))
    return found or (1.0 if _is_mask(picture) else 8.0)


def _check_sharpness(piece: Painted, limits: Limits, found: Findings) -> None:
    across, up = samples.size_of(piece.picture)
    if min(across, up) <= _TINY or not piece.size or not piece.width:
        return
    ppi = round(min(across / piece.size, up / piece.width) * 72)
    one_bit = _is_mask(piece.picture) or _bits(piece.picture) == 1
    least = limits.line_art_least if one_bit else limits.picture_least
    if ppi < least:
        found.add("picture-coarse", piece.page, piece.box, ppi=ppi, least=round(least))
    elif not one_bit and ppi < limits.picture_advised:
        found.add("picture-soft", piece.page, piece.box, ppi=ppi,
                  advised=round(limits.picture_advised))  # fmt: skip


def _check_form(piece: Painted, found: Findings) -> None:
    picture = piece.picture
    packings = {values.name(f) for f in values.each(values.get(picture, "Filter"))}
    if "JPXDecode" in packings:
        found.add("picture-form", piece.page, piece.box, fault="JPEG 2000")
    if _bits(picture) not in {1, 2, 4, 8}:
        found.add("picture-form", piece.page, piece.box, fault=f"{_bits(picture):g} bit")
    if values.get(picture, "Interpolate") is True:
        found.add("picture-form", piece.page, piece.box, fault="Interpolate")
    if values.get(picture, "SMask") is not None or values.get(picture, "SMaskInData"):
        found.add("transparency", piece.page, piece.box, key="SMask")


def _check_color(piece: Painted, expect: Expectation, found: Findings) -> None:
    picture = piece.picture
    if _is_mask(picture):
        return
    space = colors.space_of(values.get(picture, "ColorSpace"), None).device
    if expect.screen:
        if space.kind not in ON_SCREEN:
            found.add("screen-color", piece.page, piece.box, space=space.kind, kind="picture")
    elif space.kind == "DeviceGray":
        if not expect.gray:
            found.add("gray", piece.page, piece.box, kind="picture")
    elif space.kind in {"Separation", "DeviceN"}:
        found.add("spot", piece.page, piece.box, ink=space.ink or "?")
    elif space.kind != "DeviceCMYK":
        found.add("color-space", piece.page, piece.box, space=space.kind, kind="picture")


def _check_ink(piece: Painted, limits: Limits, found: Findings) -> None:
    """The heaviest 15 mm² of a CMYK picture, as its samples say."""
    picture = piece.picture
    if not samples.is_cmyk(picture):
        return
    import numpy as np

    inks = samples.unpacked(picture)
    if inks is None or not inks.size or not piece.size or not piece.width:
        return
    height, width = inks.shape[:2]
    total = inks.sum(axis=2, dtype=np.float64) / 2.55
    # One side of the window in samples, across and up.
    side = (_WINDOW_MM2**0.5) * 72 / 25.4
    across = min(width, max(1, round(side * width / piece.size)))
    up = min(height, max(1, round(side * height / piece.width)))
    sums = np.zeros((height + 1, width + 1))
    sums[1:, 1:] = total.cumsum(axis=0).cumsum(axis=1)
    windows = (
        sums[up:, across:] - sums[:-up, across:] - sums[up:, :-across] + sums[:-up, :-across]
    ) / (up * across)
    heaviest = float(windows.max())
    if heaviest > limits.window_ink:
        found.add("picture-ink", piece.page, piece.box, ink=round(heaviest),
                  limit=round(limits.window_ink))  # fmt: skip


def _check_objects(file: Inspected, expect: Expectation, found: Findings) -> None:
    """Checks the color of forms' groups, and of pictures and shadings that no page shows."""
    shown = {
        values.identity(piece.picture)
        for sheet in file.sheets
        for piece in sheet.pieces
        if piece.kind == "picture"
    }
    masks = {values.identity(values.get(thing, "SMask")) for thing in file.pdf.objects}
    for thing in file.pdf.objects:
        group = values.get(thing, "Group")
        if values.name(values.get(group, "S")) == "Transparency":
            found.add("transparency", key="Group")
        if values.identity(thing) in shown | masks:
            continue
        stated = values.get(thing, "ColorSpace")
        is_picture = values.name(values.get(thing, "Subtype")) == "Image"
        if not is_picture and values.get(thing, "ShadingType") is None:
            continue
        space = colors.shading_of(thing, None, IDENTITY).space if not is_picture else None
        kind = (space or colors.space_of(stated, None)).device.kind
        known = ON_SCREEN if expect.screen else _IN_PRINT
        if kind not in known | {"Unknown"}:
            rule = "screen-color" if expect.screen else "color-space"
            found.add(rule, space=kind, kind="picture" if is_picture else "shade")
