"""A PDF → its plates by Ghostscript: ink per plate, the heaviest place, a heat map (墨量图).

What overprints, clips and covers is settled by a rasterizer that shares no code with the
gate; the two have to agree.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from .model import Box

PROCESS: Final = ("Cyan", "Magenta", "Yellow", "Black")
_LETTER: Final = dict(zip(PROCESS, "CMYK", strict=True))
_WINDOW_MM2: Final = 15.0  # GWG 2015 §4.22
_SECONDS: Final = 300


class NoGhostscriptError(RuntimeError):
    """Ghostscript (`gs`) is not installed; nothing else here separates plates."""

    def __init__(self) -> None:
        super().__init__("没有装 Ghostscript（gs），分不了色 | Ghostscript (gs) is not installed")


class GhostscriptError(RuntimeError):
    """Ghostscript could not make plates of the file; its last words."""


class Plate(Struct, frozen=True):
    """A plate and the share of the trimmed page that it covers, per cent."""

    ink: str
    coverage: float


class Heaviest(Struct, frozen=True):
    """The square of 15 mm² with most ink: its middle, mm from the left and top of the trim."""

    ink: float
    x: float
    y: float


class Zone(Struct, frozen=True):
    """An ink zone of the press, mm from the left of the trim, and its coverage by plate."""

    left: float
    right: float
    coverage: dict[str, float]


class PagePlates(Struct, frozen=True):
    """The plates of one page. `over` is the share of the page above the limit, per cent."""

    page: int
    plates: tuple[Plate, ...]
    heaviest: Heaviest
    mean: float
    over: float
    zones: tuple[Zone, ...]
    heat_map: str

    @property
    def extra(self) -> tuple[Plate, ...]:
        """Plates beside the four of the press that hold any ink."""
        return tuple(p for p in self.plates if p.ink not in PROCESS and p.coverage > 0)


class Report(Struct, frozen=True):
    """What the plates of a file show."""

    name: str
    ppi: int
    limit: float
    pages: tuple[PagePlates, ...]


def run(
    path: Path, out: Path, *, limit: float = 245.0, zone: float = 39.0, ppi: int = 150
) -> Report:
    """Separates the file into `out` (a folder, made where needed) and measures its plates.

    `limit` is of the mean ink of 15 mm², `zone` the width of an ink key in mm. Plates stay as
    TIFF files beside a heat map for each page. Raises `NoGhostscriptError`,
    `GhostscriptError`, or `ValueError` when the file is no PDF.
    """
    from . import inspect

    file = inspect.opened(path.read_bytes())
    if file is None:
        raise ValueError(f"{path.name} 打不开 | {path.name} cannot be opened")
    with file.pdf:
        boxes = [(sheet.media, sheet.trim) for sheet in file.sheets]
    out.mkdir(parents=True, exist_ok=True)
    for gone in separate(path, out, ppi):
        _heat_map(out, path.stem, gone).unlink(missing_ok=True)
    pages = tuple(
        _measure(out, path.stem, at, media, trim, limit, zone, ppi)
        for at, (media, trim) in enumerate(boxes, 1)
    )
    return Report(path.name, ppi, limit, pages)


def separate(path: Path, out: Path, ppi: int) -> list[int]:
    """Writes `name-page(Plate).tif` for each plate of each page, 0 for full ink.

    Those of an earlier file of that name go when these are there; returned are the pages that it
    had and this one has not.
    """
    gs = shutil.which("gs")
    if gs is None:
        raise NoGhostscriptError
    # A folder of its own for what Ghostscript writes, whose name it would not read a % of as a
    # page's number; -dSAFER keeps the file in bounds.
    with tempfile.TemporaryDirectory() as scratch:
        command = [
            gs, "-q", "-dSAFER", "-dBATCH", "-dNOPAUSE", "-sDEVICE=tiffsep", f"-r{ppi}",
            "-sCompression=lzw", "-dOverprint=/enable", "-dUseCropBox=false",
            "-sOutputFile=%d.tif", str(path.resolve()),
        ]  # fmt: skip
        try:
            done = subprocess.run(  # noqa: S603  # a list of words and no shell
                command, capture_output=True, cwd=scratch, timeout=_SECONDS, check=False
            )
        except subprocess.TimeoutExpired as late:
            raise GhostscriptError(f"Ghostscript 超时 | took more than {_SECONDS} s") from late
        if done.returncode != 0:
            raise GhostscriptError((done.stderr or done.stdout).decode(errors="replace")[-400:])
        made = list(Path(scratch).glob("*(*).tif"))
        if not made:
            raise GhostscriptError("没有分出色版 | no plates were made")
        before = plates_of(out, path.stem)
        for plates in before.values():
            for old in plates.values():
                old.unlink()
        for plate in made:
            shutil.move(plate, out / f"{path.stem}-{plate.name}")
    return [page for page in before if page not in plates_of(out, path.stem)]


def _heat_map(out: Path, stem: str, page: int) -> Path:
    return out / f"{stem}-{page}-heat.png"


def _measure(  # a page, its boxes, and how to look at it
    out: Path, stem: str, at: int, media: Box, trim: Box, limit: float, zone: float, ppi: int
) -> PagePlates:
    import numpy as np

    scale = ppi / 72
    rows = slice(round((media[3] - trim[3]) * scale), round((media[3] - trim[1]) * scale))
    columns = slice(round((trim[0] - media[0]) * scale), round((trim[2] - media[0]) * scale))
    inks = {
        name: (255 - _gray(file)[rows, columns]).astype(np.float32) / 2.55
        for name, file in plates_of(out, stem).get(at, {}).items()
    }
    if not inks:
        raise GhostscriptError(f"第 {at} 版没有分出色版 | no plates of page {at}")
    total = np.sum(list(inks.values()), axis=0)
    means = _windows(total, ppi)
    side = (total.shape[0] - means.shape[0], total.shape[1] - means.shape[1])
    y, x = divmod(int(means.argmax()), means.shape[1])
    per_mm = ppi / 25.4
    heat_map = _heat_map(out, stem, at)
    _draw(total, means, limit, heat_map)
    plates = tuple(Plate(name, round(float(ink.mean()), 2)) for name, ink in inks.items())
    return PagePlates(
        page=at,
        plates=plates,
        heaviest=Heaviest(
            round(float(means[y, x]), 1),
            round((x + side[1] / 2) / per_mm, 1),
            round((y + side[0] / 2) / per_mm, 1),
        ),
        mean=round(float(total.mean()), 2),
        over=round(float((means > limit).mean()) * 100, 3),
        zones=_zones(inks, zone, per_mm),
        heat_map=str(heat_map),
    )


def plates_of(out: Path, stem: str) -> dict[int, dict[str, Path]]:
    """What `separate` wrote of a file: by page, its plates by ink, the four of the press first."""
    named = re.compile(rf"{re.escape(stem)}-(\d+)\((.+)\)\.tif")
    found: dict[int, dict[str, Path]] = {}
    for file in out.iterdir():
        parts = named.fullmatch(file.name)
        if parts is not None:
            found.setdefault(int(parts[1]), {})[parts[2]] = file
    rank = {ink: at for at, ink in enumerate(PROCESS)}
    return {
        page: {ink: made[ink] for ink in sorted(made, key=lambda ink: (rank.get(ink, 9), ink))}
        for page, made in sorted(found.items())
    }


def _gray(file: Path) -> NDArray[Any]:
    import numpy as np
    from PIL import Image

    with Image.open(file) as plate:
        return np.asarray(plate.convert("L"))


def _windows(total: NDArray[Any], ppi: int) -> NDArray[np.float64]:
    """The mean ink of every square of 15 mm², by a table of sums: O(pixels)."""
    import numpy as np

    side = max(1, round(_WINDOW_MM2**0.5 * ppi / 25.4))
    height, width = total.shape
    up, across = min(side, height), min(side, width)
    sums = np.zeros((height + 1, width + 1))
    np.cumsum(np.cumsum(total, axis=0, dtype=np.float64), axis=1, out=sums[1:, 1:])
    found: NDArray[np.float64] = (
        sums[up:, across:] - sums[:-up, across:] - sums[up:, :-across] + sums[:-up, :-across]
    ) / (up * across)
    return found


def _zones(inks: dict[str, NDArray[Any]], width: float, per_mm: float) -> tuple[Zone, ...]:
    columns = next(iter(inks.values())).shape[1]
    page = columns / per_mm
    zones = []
    left = 0.0
    # A sliver at the right edge belongs to the zone before it.
    while left < page - width * 0.05:
        right = min(page, left + width)
        part = slice(round(left * per_mm), round(right * per_mm))
        covered = {name: round(float(ink[:, part].mean()), 2) for name, ink in inks.items()}
        zones.append(Zone(round(left, 1), round(right, 1), covered))
        left += width
    return tuple(zones)


def _draw(total: NDArray[Any], means: NDArray[Any], limit: float, file: Path) -> None:
    """The heat map: gray page, blue to red by the ink of each window, magenta over the limit."""
    import numpy as np
    from PIL import Image

    steps = np.array([0, 0.25, 0.5, 0.75, 1.0]) * limit
    ramp = np.array([[255, 255, 255], [150, 190, 230], [120, 190, 120], [245, 210, 80],
                     [215, 60, 40]])  # fmt: skip
    margin = [(size - mean) // 2 for size, mean in zip(total.shape, means.shape, strict=True)]
    heat = np.empty((*means.shape, 3), dtype=np.uint8)
    for channel in range(3):
        heat[..., channel] = np.interp(means, steps, ramp[:, channel])
    heat[means > limit] = (255, 0, 255)
    page = np.full((*total.shape, 3), 255, dtype=np.uint8)
    page[margin[0] : margin[0] + means.shape[0], margin[1] : margin[1] + means.shape[1]] = heat
    # What is printed shows through, so that a place can be found by eye.
    shade = 1 - 0.35 * np.clip(total, 0, 100)[..., None] / 100
    picture = Image.fromarray((page * shade).astype(np.uint8))
    picture.thumbnail((1600, 1600))
    picture.save(file, optimize=True)


def as_text(report: Report) -> str:
    """The report in lines, Chinese first."""
    lines = []
    for page in report.pages:
        inks = "  ".join(f"{plate.ink} {plate.coverage:.1f}%" for plate in page.plates)
        lines += [
            f"第 {page.page} 版 | page {page.page}",
            f"  各版覆盖率 | coverage: {inks}",
            f"  15 mm² 最大墨量 | heaviest: {page.heaviest.ink:.0f}%，限 | limit {report.limit:g}%",
            f"    左起 {page.heaviest.x:g} mm，上起 {page.heaviest.y:g} mm",
            f"  平均墨量 | mean: {page.mean:.1f}%；超限面积 | over: {page.over:g}%",
        ]
        if page.extra:
            names = "、".join(plate.ink for plate in page.extra)
            lines.append(f"  多出的色版 | a fifth plate: {names}")
        lines += ["  墨区 | zones (mm):"] + [
            f"    {zone.left:5.0f}–{zone.right:<5.0f}"
            + "  ".join(
                f"{_LETTER.get(ink, ink)} {cover:4.1f}" for ink, cover in zone.coverage.items()
            )
            for zone in page.zones
        ]
        lines.append(f"  墨量图 | heat map: {page.heat_map}")
    return "\n".join(lines) + "\n"
