"""`typeset fit`: what copyfitting did to each thread of a page, in 行 and 字.

A line a thread; with `--explain` every lever by name, what it gave and what it kept; with
`--table` a row a page, whether it fits or not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from typeset import pipeline
from typeset.issue import seals as written
from typeset.makeup import locks

from . import fit_words
from . import run as runs
from .fit_words import Page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from typeset.diagnostics import Diagnostic, Log


def seals(request: pipeline.Request, log: Log) -> list[str]:
    """The seal of every area and answer, as the data file has them; raises `Problems`."""
    lines: list[str] = []
    for job in pipeline.read(request, log):
        _, plan, made, _ = pipeline.compose(job, log, signing=True)
        lines.append(f"  {plan.name}:")
        found = locks.seals(made)
        lines.extend(f"    {name}: {written.text(seal)}" for name, seal in found.items())
    return [f"# {request.shown}", "lock:", *lines]


def run(
    request: pipeline.Request, log: Log, *, lang: str = "zh", explain: bool = False
) -> list[str]:
    """The ledger of every layout the issue asks for; raises `Problems`."""
    lines: list[str] = []
    for job in pipeline.read(request, log):
        found, plan, made, _ = pipeline.compose(job, log)
        page = Page(job.layout, found.layout, plan, made)
        told = fit_words.explained if explain else fit_words.summary
        lines += told(page, chinese=lang == "zh")
    return lines


def rows(request: pipeline.Request, log: Log) -> list[str]:
    """A table row for each page: what it took to fit, or by how much it does not.

    What was said of the issue and of each page stands in the log, in their order.
    """
    from typeset.diagnostics import Problems

    lines: list[str] = []
    jobs = pipeline.read(request, log)
    said = log.take()
    name = request.issue.resolve().parent.name
    for job in jobs:
        try:
            found, plan, made, _ = pipeline.compose(job, log)
        except Problems as problems:
            runs.note_refused(problems, job, log)
            lines.append(fit_words.refused(name, job.layout.name, log.diagnostics))
        else:
            page = Page(job.layout, found.layout, plan, made)
            lines.append(fit_words.row(name, page, _warnings(log.diagnostics)))
        said += log.take()
    log.diagnostics += said
    return lines


def _warnings(said: Sequence[Diagnostic]) -> dict[str, int]:
    """How many lines stand alone or loose, how many rows white."""
    found = {"lone-line": 0, "loose-line": 0, "underset": 0}
    for one in said:
        if one.code in found:
            found[one.code] += 1 if one.code == "loose-line" else int(one.fields["lines"])
    return found
