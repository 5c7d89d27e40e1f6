"""`build` and `check`: data files → PDF files, or only the word that they could be."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from typeset import pipeline
from typeset.diagnostics import Log

from . import apart, files, run
from .apart import UsageError
from .places import Places, places
from .run import Composed, Outcome
from .tell import Teller


def build(given: Namespace) -> int:
    """Builds every page of every issue named; returns the exit code."""
    target = _target(given)
    _check_targets(given.issues, target)

    def put(composed: Composed, issue: str, log: Log) -> tuple[str, int]:
        edition = pipeline.write(*composed)
        name = edition.job.layout.name
        path = target if target is not None else run.output(issue, name, given.output_for)
        try:
            if given.gate:
                path = _through(edition, path, log, given.lang)
            files.replace(path, edition.pdf)
        except OSError as fault:
            log.error("file-unwritable", None, file=str(path), reason=fault.strerror or "")
        return str(path), len(edition.pdf)

    return _go(given, put)


def _through(edition: pipeline.Edition, path: Path, log: Log, lang: str) -> Path:
    """Where the page goes: to its place, or beside it where the gate refuses it."""
    from . import gate

    refused = gate.beside(path)
    if not gate.passes(edition, path, log, lang):
        return refused
    refused.unlink(missing_ok=True)  # of an earlier page, which this one mends
    return path


def check(given: Namespace) -> int:
    """Makes up every page and writes none; returns the exit code."""
    return _go(given, lambda composed, issue, log: ("", 0))  # noqa: ARG005 (nothing is put)


def _go(given: Namespace, put: run.Put) -> int:
    where = places(given.layouts, given.fonts)
    teller = Teller(where, given.lang, json=given.json, traces=given.traceback)
    for outcome in _counted(given, where, put):
        teller.tell(outcome)
    return teller.close()


def _counted(given: Namespace, where: Places, put: run.Put) -> Iterator[Outcome]:
    """The outcomes, with a line on the terminal that says how far it has come."""
    total = len(given.issues)
    shows = total > 1 and not given.json and sys.stderr.isatty()
    outcomes = run.each(
        given.issues, where, given.layout, put,
        single=_target(given) is not None, output=getattr(given, "output_for", pipeline.PRESS),
    )  # fmt: skip
    for number, issue in enumerate(given.issues, 1):
        if shows:
            sys.stderr.write(f"\r\x1b[K{number}/{total} {issue}")
            sys.stderr.flush()
        outcome = next(outcomes)
        if shows:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
        yield outcome


def _target(given: Namespace) -> Path | None:
    output = getattr(given, "output", None)
    return Path(output) if output is not None else None


def _check_targets(issues: list[str], target: Path | None) -> None:
    given = {Path(issue).resolve() for issue in issues}
    if target is not None:
        if len(given) > 1:
            raise UsageError("-o 只能给一期 | -o goes with one issue")
        if target.is_dir():
            raise UsageError(f"{target} 是文件夹，-o 要文件名 | -o wants a file name")
        return
    apart.check((file, run.output(str(file), "").parent) for file in given)
