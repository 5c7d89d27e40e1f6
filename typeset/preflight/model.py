"""What a file is to keep to, and what was found in it."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct, field

from typeset.color import press
from typeset.color.press import PressCondition
from typeset.diagnostics import Field, Severity

Tones = tuple[float, float, float, float]  # C, M, Y, K in per cent
Box = tuple[float, float, float, float]  # left, bottom, right, top in points


class Sizes(Struct, frozen=True):
    """Sizes in points by how the ink lies: one ink solid, one screened, several, none."""

    solid: float
    tint: float
    mixed: float
    reversed: float


class Limits(Struct, frozen=True, kw_only=True):
    """What the press can hold. Ink in per cent, type and rules in points, pictures in ppi.

    The values are the house's for coldset newsprint; `limits_of` takes a press condition's.
    """

    total_ink: float = 240.0
    window_ink: float = 245.0  # mean of any 15 mm²
    rich_black: Tones = (44.0, 38.0, 38.0, 100.0)  # of large black areas
    solid: float = 80.0  # from here on the dots of a tint have joined
    type_solid: float = 6.0  # black alone, solid
    type_color: float = 10.0  # any of C, M, Y in it
    type_many: float = 14.0  # more than two inks
    type_screened: float = 14.0  # no ink of it solid
    type_reversed: float = 8.0  # lighter than what it stands on
    rule_solid: float = 0.25  # one ink, solid
    rule_mixed: float = 0.5  # several inks, a tint, or white
    type_advised: Sizes = Sizes(6.0, 8.0, 10.0, 10.0)  # below these a warning
    rule_advised: Sizes = Sizes(0.4, 1.0, 1.0, 1.0)
    picture_least: float = 99.0
    picture_advised: float = 149.0
    line_art_least: float = 549.0
    zone: float = 39.0  # mm; one ink key of the press


class Expectation(Struct, frozen=True, kw_only=True):
    """What the file was made to be; sizes in mm, None where anything will do.

    `press`, `archive` and `accessible` say which standards it has to claim. What a file
    claims of itself it is held to in any case.
    """

    trim: tuple[float, float] | None = None
    bleed: float | None = None
    pages: int | None = None
    press: bool = True  # PDF/X-4
    archive: bool = True  # PDF/A-2
    accessible: bool = True  # PDF/UA-1
    screen: bool = False  # made for reading: RGB in place of inks, links, no press
    gray: bool = False  # whether pictures may be DeviceGray; type and rules never are
    limits: Limits = field(default_factory=Limits)


class Place(Struct, frozen=True):
    """A box on a page in mm, measured as with a ruler: from the left and the top of the trim."""

    page: int
    x: float
    y: float
    width: float
    height: float


class Finding(Struct, frozen=True):
    """One rule broken; `count` is how often in the same way on the page, `place` the first."""

    rule: str
    severity: Severity
    clause: str
    place: Place | None
    fields: dict[str, Field]
    count: int = 1


class Report(Struct, frozen=True):
    """All that was found, errors first."""

    name: str
    digest: str
    pages: int
    findings: tuple[Finding, ...]
    verdict: Literal["pass", "fail"]
    screen: bool = False  # it was judged as a file for reading

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that stop the file."""
        return tuple(f for f in self.findings if f.severity == "error")


def for_screen(trim: tuple[float, float] | None = None, least_ppi: float = 72.0) -> Expectation:
    """What a file for reading is held to: the archive's standard and the reader's."""
    limits = Limits(picture_least=least_ppi, picture_advised=least_ppi, line_art_least=least_ppi)
    bleed = None if trim is None else 0.0
    return Expectation(trim=trim, bleed=bleed, press=False, screen=True, limits=limits)


def limits_of(condition: PressCondition) -> Limits:
    """The limits of a press condition; what it is silent about stays the house's."""
    file = condition.file
    type_, rules, picture = file.type.least, file.rules.least, file.picture
    return Limits(
        total_ink=file.ink.most,
        window_ink=file.ink.window,
        rich_black=file.rich_black,
        type_solid=float(type_.solid),
        type_color=float(type_.mixed),
        type_screened=float(type_.tint),
        type_reversed=float(type_.reversed),
        rule_solid=float(rules.solid),
        rule_mixed=float(rules.mixed),
        type_advised=_sizes(file.type.advised),
        rule_advised=_sizes(file.rules.advised),
        picture_least=picture.least_ppi,
        picture_advised=picture.advised_ppi,
        line_art_least=picture.least_line_ppi,
    )


def _sizes(of: press.Sizes) -> Sizes:
    return Sizes(float(of.solid), float(of.tint), float(of.mixed), float(of.reversed))
