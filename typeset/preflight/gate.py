"""The bytes of a PDF and what it was made to be → the report of the gate (付印检查)."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from . import document, faces, file, ink, inspect, metadata, pictures, structure
from .findings import Findings
from .metadata import Claimed
from .model import Expectation, Report

if TYPE_CHECKING:
    from collections.abc import Callable

    from .inspect import Inspected


def run(path: Path, expect: Expectation | None = None) -> Report:
    """The report on a file; raises `OSError` when it cannot be read from disk."""
    return preflight(path.read_bytes(), expect or Expectation(), name=path.name)


def preflight(pdf: bytes, expect: Expectation, *, name: str = "") -> Report:
    """The report on any bytes: whatever they hold, findings come back and no exception."""
    found = Findings()
    pages = 0
    file.check_bytes(pdf, found)
    opened = inspect.opened(pdf)
    if opened is None:
        found = Findings()  # what the bytes lack is of no interest when nothing can be read
        found.add("unreadable")
    else:
        with opened.pdf:
            pages = len(opened.sheets)
            _check(opened, expect, found)
    findings = found.all()
    failed = any(f.severity == "error" for f in findings)
    digest = hashlib.sha256(pdf).hexdigest()
    return Report(name, digest, pages, findings, "fail" if failed else "pass", expect.screen)


def _check(opened: Inspected, expect: Expectation, found: Findings) -> None:
    found.trims = {sheet.page: sheet.trim for sheet in opened.sheets}
    held = Claimed(expect.press, expect.archive, expect.accessible)

    def say() -> None:
        nonlocal held
        held = metadata.check(opened, expect, found)

    def read() -> None:
        inspect.read(opened)
        for sheet in opened.sheets:
            for fault in sheet.faults:
                found.add(fault.rule, fault.page, word=fault.word)

    checks: tuple[tuple[str, Callable[[], None]], ...] = (
        ("content", read),
        ("metadata", say),
        ("document", lambda: document.check(opened, expect, held, found)),
        ("fonts", lambda: faces.check(opened, found)),
        ("ink", lambda: ink.check(opened.sheets, expect, found)),
        ("pictures", lambda: pictures.check(opened, expect, found)),
        ("structure", lambda: structure.check(opened, found)),
        ("file", lambda: file.check(opened, found)),
        ("damage", lambda: file.check_damage(opened, found)),
    )
    for subject, make in checks:
        try:
            make()
        except Exception as fault:  # noqa: BLE001  # a file from elsewhere may be broken anyhow
            found.add("not-checked", subject=subject, reason=type(fault).__name__)
