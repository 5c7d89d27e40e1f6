"""A press condition file → the condition (印刷条件).

It says what the sheet looks like when the press meets its aims, and what it can hold: ink, type,
rules, pictures. Where it names no profile of its own, `outputs` has one built from the aims.
"""

from __future__ import annotations

import hashlib
import itertools
import re
from pathlib import Path
from typing import Final, Literal

import msgspec
from msgspec import Struct

from typeset import binding, source
from typeset.binding import Node
from typeset.diagnostics import Log, Span
from typeset.source import Mapping
from typeset.units import Length

from . import icc
from .cmyk import Cmyk

Lab = tuple[float, float, float]
Intent = Literal["perceptual", "relative"]

INKS: Final = "CMYK"
# Keys whose mappings are tables: their own keys are names of patches.
TABLES: Final = frozenset({"aims", "tvi"})
_PATCH = re.compile(r"(?P<inks>C?M?Y?K?)(?P<tone>\d{1,2})?")


class InkLimit(Node, frozen=True, kw_only=True):
    """Total ink (总墨量), per cent: what separations keep to, and what preflight refuses."""

    separation: float
    most: float
    window: float  # mean of any square of 15 mm²


class BlackPlate(Node, frozen=True, kw_only=True):
    """Black generation (黑版), per cent: where it starts, how much gray it takes over, its most."""

    start: float
    strength: float
    most: float = 100.0


class Sizes(Node, frozen=True, kw_only=True):
    """Sizes by how the ink lies: one ink solid, one ink screened, several inks, none in ink."""

    solid: Length
    tint: Length
    mixed: Length
    reversed: Length

    def of(self, color: Cmyk) -> Length:
        """The size for a mark of this color; paper white is a reversed mark."""
        if color.inks == 0:
            return self.reversed
        if color.inks > 1:
            return self.mixed
        return self.solid if color.total_ink >= 100 else self.tint


class Minimum(Node, frozen=True, kw_only=True):
    """Sizes below which a mark is a fault, and below which it is a warning."""

    least: Sizes
    advised: Sizes


class Sharpening(Node, frozen=True, kw_only=True):
    """Unsharp masking after resampling: radius in pixels, amount in per cent, levels of 255."""

    radius: float
    amount: int
    threshold: int = 0


class PictureRules(Node, frozen=True, kw_only=True, rename="kebab"):
    """What the screen can show of a picture; `screen` is its ruling in lines per centimetre."""

    screen: float
    samples: float
    least_ppi: float
    advised_ppi: float
    least_line_ppi: float
    most_line_ppi: float
    intent: Intent = "perceptual"
    sharpen: Sharpening | None = None

    @property
    def most_ppi(self) -> float:
        """The samples per inch beyond which the screen shows no more."""
        return self.screen * 2.54 * self.samples


class ConditionFile(Node, frozen=True, kw_only=True, rename="kebab"):
    """A press condition as its file says it."""

    label: str
    identifier: str
    description: str
    date: str
    registry: str = ""
    profile: str | None = None
    aims: dict[str, Lab] = {}
    tvi: dict[str, float] = {}
    spread: float = 2.0
    surface: float | None = None
    ink: InkLimit
    black: BlackPlate
    rich_black: tuple[float, float, float, float]
    type: Minimum
    rules: Minimum
    picture: PictureRules


class Aims(Struct, frozen=True):
    """The aims a profile is built from: colors of solids and ramps, by the inks they hold.

    `solids` are by inks in CMYK order, "" being paper; `ramps` by ink, then tone 0–1.
    """

    solids: dict[str, Lab]
    ramps: dict[str, dict[float, Lab]]
    gains: dict[str, dict[float, float]]
    spread: float
    surface: float | None


class PressCondition(Struct, frozen=True):
    """A press condition, complete: the file's words, its aims, or the plant's own profile."""

    name: str
    file: ConditionFile
    aims: Aims | None
    profile: bytes | None
    digest: str  # of everything that shapes its output profile

    @property
    def ink(self) -> InkLimit:
        """The limits of total ink."""
        return self.file.ink

    @property
    def most_under_text(self) -> float:
        """The ink a panel may hold where black text overprints it."""
        return self.file.ink.separation - 100


def read(path: Path, shown: str, log: Log) -> PressCondition | None:
    """The condition that a file holds; None, with the faults logged, when it has any."""
    before = len(log.errors())
    data = source.read(path, shown, log, TABLES)
    file = None if data is None else binding.bind(data, ConditionFile, {}, log)
    if data is None or file is None:
        return None
    _check_numbers(file, log)
    profile, aims = None, None
    if file.profile is not None:
        profile = _plants_own(path.parent / file.profile, data.keys_at["profile"], file, log)
    else:
        aims = _aims(file, data, log)
    if len(log.errors()) > before:
        return None
    return PressCondition(path.stem, file, aims, profile, _digest(file, aims, profile))


def _check_numbers(file: ConditionFile, log: Log) -> None:
    ink, black = file.ink, file.black
    if not 100 <= ink.separation <= ink.most <= ink.window <= 400:
        log.error("press-ink", ink.span, separation=round(ink.separation), most=round(ink.most),
                  window=round(ink.window))  # fmt: skip
    if not (0 <= black.start < 100 and 0 < black.strength <= 100 and 0 < black.most <= 100):
        log.error("press-black", black.span)
    rich = Cmyk(*file.rich_black)
    if rich.total_ink > ink.separation:
        log.error("press-rich-black", file.span, ink=round(rich.total_ink),
                  limit=round(ink.separation))  # fmt: skip
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", file.date):
        log.error("press-date", file.span, value=file.date)
    if file.spread < 1 or (file.surface is not None and not 0 <= file.surface < 100):
        log.error("press-paper", file.span, spread=file.spread)
    rules = file.picture
    if not 0 < rules.least_ppi <= rules.advised_ppi <= rules.most_ppi:
        log.error("press-ppi", rules.span, least=round(rules.least_ppi),
                  advised=round(rules.advised_ppi), most=round(rules.most_ppi))  # fmt: skip


def _plants_own(path: Path, at: Span, file: ConditionFile, log: Log) -> bytes | None:
    try:
        profile = path.read_bytes()
    except OSError:
        log.error("file-not-found", at, file=str(file.profile))
        return None
    unfit = icc.unfit_for_press(profile)
    if unfit is not None:
        log.error("press-profile", at, file=path.name, reason=unfit)
        return None
    return profile


def _aims(file: ConditionFile, data: Mapping, log: Log) -> Aims | None:
    """The aims by inks and tones; faults of their names and numbers go to `log`."""
    solids: dict[str, Lab] = {}
    ramps: dict[str, dict[float, Lab]] = {}
    for name, lab in file.aims.items():
        at = data["aims"].keys_at[name]
        inks, tone = _patch(name)
        if inks is None or (tone is not None and len(inks) != 1):
            log.error("press-patch", at, patch=name)
        elif not (0 < lab[0] <= 100 and abs(lab[1]) <= 128 and abs(lab[2]) <= 128):
            log.error("press-lab", at, patch=name)
        elif tone is None:
            solids[inks] = lab
        else:
            ramps.setdefault(inks, {})[tone] = lab
    gains = _gains(file, data, log)
    for inks in ("", *INKS):
        if inks not in solids:
            log.error("press-aim-missing", file.span, patch=inks or "paper")
        elif inks and inks not in ramps and inks not in gains:
            log.error("press-ramp-missing", file.span, ink=inks)
    if len(solids) < 16 and file.surface is None:
        log.error("press-overprints", file.span, known=len(solids))
    _check_order(solids, ramps, file, log)
    return Aims(solids, ramps, gains, file.spread, file.surface)


def _gains(file: ConditionFile, data: Mapping, log: Log) -> dict[str, dict[float, float]]:
    """Tone value increase by ink and tone, parts of 1."""
    gains: dict[str, dict[float, float]] = {}
    for name, gain in file.tvi.items():
        at = data["tvi"].keys_at[name]
        inks, tone = _patch(name)
        if inks is None or tone is None or len(inks) != 1:
            log.error("press-patch", at, patch=name)
        elif not 0 <= gain < 100 - tone * 100:
            log.error("press-gain", at, patch=name, gain=gain, most=round(100 - tone * 100))
        else:
            gains.setdefault(inks, {})[tone] = gain / 100
    return gains


def _patch(name: str) -> tuple[str | None, float | None]:
    """The inks of a patch's name, and its tone when it is no solid."""
    if name == "paper":
        return "", None
    match = _PATCH.fullmatch(name)
    if match is None or not match["inks"] or match["tone"] in ("0", "00"):
        return None, None
    return match["inks"], int(match["tone"]) / 100 if match["tone"] else None


def _check_order(
    solids: dict[str, Lab], ramps: dict[str, dict[float, Lab]], file: ConditionFile, log: Log
) -> None:
    """More ink is darker; an ink that is not would have no inverse."""
    for ink in INKS:
        if "" not in solids or ink not in solids:
            continue
        steps = {0.0: solids[""], **ramps.get(ink, {}), 1.0: solids[ink]}
        light = [steps[tone][0] for tone in sorted(steps)]
        if any(b >= a for a, b in itertools.pairwise(light)):
            log.error("press-ramp-order", file.span, ink=ink)


def _digest(file: ConditionFile, aims: Aims | None, profile: bytes | None) -> str:
    """The digest of what shapes the profile, and of the method it is built by."""
    from typeset import __version__

    if profile is not None:
        return hashlib.sha256(profile).hexdigest()
    black = (file.black.start, file.black.strength, file.black.most)
    words = (str(file.identifier), str(file.description), str(file.date))
    said = (words, aims, file.ink.separation, black)
    return hashlib.sha256(
        b"\0".join((__version__.encode(), _method(), msgspec.json.encode(said)))
    ).hexdigest()


def _method() -> bytes:
    """The text of the files that build a profile: a change of method is another profile."""
    here = Path(__file__).parent
    names = ("characterize.py", "separate.py", "profile.py", "icc.py")
    return b"".join((here / name).read_bytes() for name in names)
