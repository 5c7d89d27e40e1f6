"""`typeset proof`: the page as a picture, plain and with grid and areas laid over it."""

from __future__ import annotations

from pathlib import Path

from typeset import pipeline
from typeset.diagnostics import Log
from typeset.proof import overlay, raster

from . import files

NAMES_FACE = "num-500"  # of the house's catalogue: small, narrow, Latin


def run(request: pipeline.Request, folder: Path, log: Log, *, dpi: int = 150) -> list[Path]:
    """Writes `<layout>.png` and `<layout>-grid.png` for every layout; raises `Problems`."""
    written: list[Path] = []
    for job in pipeline.read(request, log):
        _, plan, made, display = pipeline.compose(job, log)
        face = job.fonts.face(
            NAMES_FACE if NAMES_FACE in job.fonts else next(iter(job.fonts.entries))
        )
        log.stop_on_error()
        assert face is not None, "a face that cannot be opened was logged"
        marked = overlay.lay_over(display, plan, face)
        for name, shown in ((plan.name, display), (f"{plan.name}-grid", marked)):
            (picture,) = raster.pictures(pipeline.write(job, plan, made, shown).pdf, dpi)
            written.append(folder / f"{name}.png")
            files.replace(written[-1], picture)
    return written
