"""Verbs that show one thing of each issue: proofs, charts, the copyfitting and number ledgers."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

from typeset.diagnostics import Log, Problems
from typeset.pipeline import Request

from . import apart, run
from .places import places
from .run import Outcome
from .tell import Teller

Look = Callable[[Request, Log], str]  # what is to be printed of an issue


def proof(given: Namespace) -> int:
    """Writes each page as pictures, plain and with its grid; returns the exit code."""
    from . import proof as verb

    folders = _folders(given)

    def look(request: Request, log: Log) -> str:
        return _files(verb.run(request, folders[request.shown], log, dpi=given.dpi))

    return _each(given, look)


def charts(given: Namespace) -> int:
    """Writes the charts of each issue on a page of their own; returns the exit code."""
    from . import charts as verb

    folders = _folders(given)

    def look(request: Request, log: Log) -> str:
        return _files(verb.run(request, folders[request.shown], log, png=given.png))

    return _each(given, look)


def fit(given: Namespace) -> int:
    """Prints what copyfitting did to each page; returns the exit code."""
    from . import fit as verb

    if given.seal:
        return _each(given, lambda request, log: _text(verb.seals(request, log)))
    if given.table:
        from . import fit_words

        sys.stdout.write(f"{fit_words.HEADER}\n")
        return _each(given, lambda request, log: _text(verb.rows(request, log)))

    def look(request: Request, log: Log) -> str:
        return _text(verb.run(request, log, lang=given.lang, explain=given.explain))

    return _each(given, look)


def numbers(given: Namespace) -> int:
    """Prints the ledger of every number; returns the exit code."""
    from . import numbers as verb

    return _each(given, lambda request, log: verb.run(request.issue, request.shown, log))


def _each(given: Namespace, look: Look) -> int:
    where = places(given.layouts, given.fonts)
    teller = Teller(where, given.lang, json=False, traces=given.traceback)
    for issue in given.issues:
        log = Log()
        defects: tuple[run.Defect, ...] = ()
        try:
            sys.stdout.write(look(where.request(issue, given.layout), log))
            sys.stdout.flush()
        except Problems as found:
            run.note_raised(found, log)
        except OSError as fault:
            run.note_trouble(fault, log)
        except Exception as fault:  # noqa: BLE001 (whatever it is, it is reported as ours)
            defects = (run.defect(issue, fault),)
        teller.tell(Outcome(issue, (), tuple(log.take()), defects))
    return teller.close()


def _folders(given: Namespace) -> dict[str, Path]:
    """Where pictures of each issue go: beside its PDF unless it is said; none over another's."""
    if given.output is None:
        found = [run.output(issue, "").parent for issue in given.issues]
    else:
        found = apart.folders(given.issues, given.output)
    issues = [Path(issue).resolve() for issue in given.issues]
    apart.check(zip(issues, found, strict=True))
    return dict(zip(given.issues, found, strict=True))


def _files(written: list[Path]) -> str:
    return _text([str(path) for path in written])


def _text(lines: list[str]) -> str:
    return "".join(f"{line}\n" for line in lines)
