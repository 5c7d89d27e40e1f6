"""A page just written → through the gate, or beside its place as `.rejected.pdf` (付印检查)."""

from __future__ import annotations

import sys
from pathlib import Path

from typeset.diagnostics import Log
from typeset.pipeline import Edition
from typeset.preflight import gate, report
from typeset.preflight.model import Expectation, Limits, for_screen, limits_of
from typeset.units import MM


def passes(edition: Edition, path: Path, log: Log, lang: str) -> bool:
    """Whether the page may go to press; if not, says why and logs `rejected`."""
    awaited = [d for d in log.diagnostics if d.code == "picture-missing"]
    if awaited:
        log.error("picture-awaited", awaited[0].span, pictures=len(awaited))
        return False
    found = gate.preflight(edition.pdf, _expected(edition), name=path.name)
    if not found.errors:
        if found.findings:
            log.note("reminded", None, file=str(path), findings=len(found.findings))
        return True
    sys.stderr.write(report.as_text(found, "en" if lang == "en" else "zh"))
    file = beside(path)
    log.error("rejected", None, file=str(file), findings=len(found.errors))
    return False


def beside(path: Path) -> Path:
    """Where a page that was refused lies, for a look."""
    return path.with_name(f"{path.stem}.rejected.pdf")


def _expected(edition: Edition) -> Expectation:
    job = edition.job
    width, height = (float(side) / MM for side in job.layout.sheet.trim)
    if job.screen is not None:
        return for_screen((width, height), job.screen.file.picture.least_ppi)
    has_press = job.press is not None
    return Expectation(
        trim=(width, height),
        bleed=float(job.layout.sheet.bleed) / MM,
        pages=1,
        press=has_press,
        archive=has_press,
        limits=limits_of(job.press) if job.press is not None else Limits(),
    )
