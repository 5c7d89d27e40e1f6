"""A press condition and measured patches (CGATS) → how far its profile is from them.

`python -m typeset.color.profile_report IFRA26S.ti3 [condition.yaml]`. The patches are only
compared with: no number of them reaches the profile.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import Final

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from typeset.diagnostics import Log, Problems

from . import outputs, press
from .characterize import Array, Press, lab, xyz
from .press import PressCondition

COLUMNS: Final = ("CMYK_C", "CMYK_M", "CMYK_Y", "CMYK_K", "LAB_L", "LAB_A", "LAB_B")
_RELATIVE: Final = 1  # ICC's numbers of the intents
_ABSOLUTE: Final = 3
_PERCEPTUAL: Final = 0


class Errors(Struct, frozen=True):
    """ΔE*76 of a set of colors."""

    count: int
    mean: float
    most_of: float  # what 95 of 100 stay below
    largest: float


class Off(Struct, frozen=True):
    """ΔC of a ramp from an axis."""

    mean: float
    most: float


class Report(Struct, frozen=True):
    """How a profile compares. Everything `_by_cms` went through LittleCMS, in 8 bits."""

    model: Errors  # tones → color, by the model
    inks: dict[int, Errors]  # the same, by how many inks a patch holds
    by_cms: Errors  # tones → color, by the profile
    agreement: Errors  # LittleCMS against the model
    round_trip: Errors  # color → tones → color, of colors within the ink limit and gamut
    round_trip_measured: Errors  # the same, of the measured colors within the ink limit
    total_ink: float  # most that any color separates to, per cent
    gray: dict[tuple[str, str], Off]  # by intent and by the black that ends the axis


def patches(text: str) -> tuple[Array, Array]:
    """The tones (0–1) and colors of a CGATS table; raises `ValueError` when it holds none."""
    lines = [line.strip() for line in text.splitlines()]
    try:
        names = " ".join(
            lines[lines.index("BEGIN_DATA_FORMAT") + 1 : lines.index("END_DATA_FORMAT")]
        ).split()
        rows = [r.split() for r in lines[lines.index("BEGIN_DATA") + 1 : lines.index("END_DATA")]]
        columns = [names.index(name) for name in COLUMNS]
        table = np.array([[float(row[c]) for c in columns] for row in rows if row])
    except (ValueError, IndexError) as fault:
        raise ValueError(f"no CGATS table of CMYK and L*a*b*: {fault}") from fault
    return table[:, :4] / 100, table[:, 4:]


def compare(condition: PressCondition, profile: bytes, tones: Array, colors: Array) -> Report:
    """The profile against patches measured on a press of that kind."""
    assert condition.aims is not None, "a plant's own profile has no model to compare"
    model, limit = Press(condition.aims), condition.ink.separation / 100
    found = model.lab(tones)
    count = (tones > 0).sum(axis=1)
    own = np.round(tones * 255) / 255
    by_cms = _through(profile, tones, _ABSOLUTE)
    held = tones.sum(axis=1) <= limit
    mixed = np.random.default_rng(26).random((4000, 4))
    mixed = mixed[mixed.sum(axis=1) <= limit]
    everything = np.random.default_rng(26).integers(0, 256, (200_000, 3)).astype(np.uint8)
    return Report(
        model=_errors(found, colors),
        inks={
            int(n): _errors(found[count == n], colors[count == n]) for n in np.unique(count) if n
        },
        by_cms=_errors(by_cms, colors),
        agreement=_errors(by_cms, model.lab(own)),
        round_trip=_round_trip(profile, model, model.relative(mixed)),
        round_trip_measured=_round_trip(profile, model, _to_paper(model, colors[held])),
        total_ink=max(
            float(_separate(profile, everything, intent).sum(axis=1).max()) * 100
            for intent in (_PERCEPTUAL, _RELATIVE)
        ),
        gray={
            (name, end): off
            for name, intent in (("perceptual", _PERCEPTUAL), ("relative", _RELATIVE))
            for end, off in _gray(profile, model, condition, intent).items()
        },
    )


def show(report: Report) -> str:
    """The report as the table that docs/profile.md holds."""
    rows = [
        ("网点 → 颜色，模型 | model", report.model),
        *((f"  {n} 色 | {n} inks", e) for n, e in report.inks.items()),
        ("网点 → 颜色，LittleCMS", report.by_cms),
        ("LittleCMS 与模型之差 | agreement", report.agreement),
        ("颜色 → 网点 → 颜色 | round trip", report.round_trip),
        ("  实测色块 | measured patches", report.round_trip_measured),
    ]
    lines = ["| ΔE*76 | n | mean | 95 % | max |", "|---|---|---|---|---|"]
    lines += [
        f"| {name} | {e.count} | {e.mean:.2f} | {e.most_of:.2f} | {e.largest:.2f} |"
        for name, e in rows
    ]
    lines.append(f"\n总墨量最大 | largest total ink: {report.total_ink:.1f} %")
    for (intent, end), off in report.gray.items():
        told = {"own": "最暗处 | paper to its own darkest", "K": "实地黑 | paper to solid K"}[end]
        lines.append(
            f"灰阶偏离纸白—{told}, gray ramp, {intent}: ΔC {off.mean:.2f}, max {off.most:.2f}"
        )
    return "\n".join(lines)


def main(arguments: list[str]) -> int:
    """Prints the report; 0 when it could be made, 1 when a source is at fault, 2 on misuse."""
    if not 1 <= len(arguments) <= 2:
        sys.stderr.write("profile_report DATA.ti3 [condition.yaml]\n")
        return 2
    path = Path(arguments[1] if len(arguments) > 1 else "layouts/press/newsprint.yaml")
    log = Log()
    condition = press.read(path, str(path), log)
    if condition is None:
        raise Problems(log.errors())
    try:
        tones, colors = patches(Path(arguments[0]).read_text(encoding="latin-1"))
    except (OSError, ValueError) as fault:
        sys.stderr.write(f"{fault}\n")
        return 1
    profile = outputs.profile(condition, Path("build/press"))
    sys.stdout.write(show(compare(condition, profile, tones, colors)) + "\n")
    return 0


def _errors(found: Array, wanted: Array) -> Errors:
    difference = np.linalg.norm(found - wanted, axis=1)
    most_of = float(np.percentile(difference, 95))
    return Errors(len(found), float(difference.mean()), most_of, float(difference.max()))


def _round_trip(profile: bytes, model: Press, colors: Array) -> Errors:
    coded = _code(colors)
    return _errors(model.relative(_separate(profile, coded, _RELATIVE)), _decode(coded))


def _gray(profile: bytes, model: Press, condition: PressCondition, intent: int) -> dict[str, Off]:
    """How far a ramp of neutral grays stands off the straight line from paper to black: to the
    darkest gray that the ink limit leaves it (`own`), and to the solid of the black ink (`K`).
    """
    assert condition.aims is not None
    ramp = np.zeros((256, 3), dtype=np.uint8)
    ramp[:, 0] = np.arange(256)
    found = model.lab(_separate(profile, ramp, intent))
    paper, black = (np.array(condition.aims.solids[name]) for name in ("", "K"))
    return {"own": _off(found, found[-1], found[0]), "K": _off(found, paper, black)}


def _off(colors: Array, white: Array, black: Array) -> Off:
    along = np.clip((colors[:, :1] - white[0]) / (black[0] - white[0]), 0, 1)
    off = np.hypot(*(colors - (white + (black - white) * along))[:, 1:].T)
    return Off(float(off.mean()), float(off.max()))


def _to_paper(model: Press, colors: Array) -> Array:
    """Measured colors relative to the paper."""
    return lab(xyz(colors) / model.paper * xyz(np.array([100.0, 0.0, 0.0])))


def _through(profile: bytes, tones: Array, intent: int) -> Array:
    """The colors LittleCMS finds for tones."""
    codes = np.round(tones * 255).astype(np.uint8)
    return _decode(_transform(profile, codes, "CMYK", intent))


def _separate(profile: bytes, codes: NDArray[np.uint8], intent: int) -> Array:
    """The tones LittleCMS finds for colors."""
    return _transform(profile, codes, "LAB", intent) / 255


def _transform(
    profile: bytes, codes: NDArray[np.uint8], mode: str, intent: int
) -> NDArray[np.uint8]:
    from PIL import Image, ImageCms

    plate = ImageCms.ImageCmsProfile(io.BytesIO(profile))
    color = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
    if mode == "CMYK":
        way = ImageCms.buildTransform(plate, color, mode, "LAB", ImageCms.Intent(intent))
    else:
        way = ImageCms.buildTransform(color, plate, mode, "CMYK", ImageCms.Intent(intent))
    image = Image.frombytes(mode, (len(codes), 1), codes.tobytes())
    done = ImageCms.applyTransform(image, way)
    assert done is not None
    return np.frombuffer(done.tobytes(), np.uint8).reshape(len(codes), -1)


def _code(colors: Array) -> NDArray[np.uint8]:
    """L*a*b* in 8 bits, a* and b* signed."""
    light = np.round(colors[:, :1] * 2.55)
    coded: NDArray[np.uint8] = (
        np.concatenate((light, np.round(colors[:, 1:]) % 256), axis=1).clip(0, 255).astype(np.uint8)
    )
    return coded


def _decode(codes: NDArray[np.uint8]) -> Array:
    parts = codes.astype(np.float64)
    signed = (parts[:, 1:] + 128) % 256 - 128
    return np.concatenate((parts[:, :1] / 2.55, signed), axis=1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
