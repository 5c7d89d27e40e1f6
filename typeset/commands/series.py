"""`series`: folders of issues → the table of the series, and what keeps it from being one."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path

from typeset.diagnostics import Log
from typeset.series import check
from typeset.series.check import Series

from . import series_table
from .places import Places, places


def series(given: Namespace) -> int:
    """Does what the command says; returns the exit code."""
    where = places(given.layouts, given.fonts)
    return run(given.folders, where, given.lang, json=given.json)


def run(folders: list[str], where: Places, language: str, *, json: bool) -> int:
    """Prints the table of the series and tells its faults; returns the exit code."""
    log = Log()
    found = check.check(_files(folders, log), where.layouts, where.catalogue, log)
    failed = bool(log.errors())
    if json:
        sys.stdout.write(_document(found, log, where, language, code=int(failed)))
        return int(failed)
    shown: series_table.Language = "zh" if language == "zh" else "en"
    if found.rows:
        sys.stdout.write(series_table.text(found, shown))
        sys.stdout.flush()
    if log.diagnostics:
        from typeset import report

        teller = report.Report(where.find, shown, color=sys.stderr.isatty())
        sys.stderr.write(teller.text(log.diagnostics))
        sys.stderr.write(report.summary(report.in_order(log.diagnostics), shown) + "\n")
    return int(failed)


def _files(folders: list[str], log: Log) -> list[Path]:
    """The data files named, and those one level down in the folders named."""
    files: dict[Path, Path] = {}
    for name in folders:
        path = Path(name)
        inside = sorted(path.glob("*/issue.yaml")) if path.is_dir() else [path]
        if not inside:
            log.error("series-empty", None, folder=name)
        for file in inside:
            files.setdefault(file.resolve(), file)
    return list(files.values())


def _document(found: Series, log: Log, where: Places, language: str, *, code: int) -> str:
    import msgspec

    from typeset import __version__, report

    teller = report.Report(where.find, "zh" if language == "zh" else "en")
    whole = {
        "version": __version__,
        "exit": code,
        "issues": found.rows,
        "indicators": found.indicators,
        "diagnostics": [teller.data(d) for d in report.in_order(log.diagnostics)],
    }
    return msgspec.json.format(msgspec.json.encode(whole), indent=1).decode() + "\n"
