"""Data files, one after the other → what became of each: pages, diagnostics, defects.

An issue that fails, or that the program fails on, does not keep the others from being built.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from typeset import pipeline
from typeset.diagnostics import Diagnostic, Log, Problems
from typeset.display.flatten import DisplayList
from typeset.makeup.page import MadeUp
from typeset.pipeline import Job
from typeset.plan.model import PagePlan
from typeset.shelf import Shelf

from .apart import UsageError
from .places import Places

Composed = tuple[Job, PagePlan, MadeUp, DisplayList]


class Page(Struct, frozen=True):
    """A page that came about; `file` and `size` are empty where it was only checked."""

    issue: str
    layout: str
    width: float  # of the trim, points
    height: float
    seconds: float
    warnings: int
    file: str = ""
    size: int = 0


class Defect(Struct, frozen=True):
    """The program failed: what was raised, where, and the way there."""

    issue: str
    error: str
    at: str
    trace: str


class Outcome(Struct, frozen=True):
    """What became of one data file."""

    issue: str
    pages: tuple[Page, ...]
    diagnostics: tuple[Diagnostic, ...]
    defects: tuple[Defect, ...] = ()

    @property
    def failed(self) -> bool:
        """Whether a source has an error."""
        return any(d.severity == "error" for d in self.diagnostics)


Put = Callable[[Composed, str, Log], tuple[str, int]]  # a page put somewhere: file and size


def each(
    issues: Sequence[str],
    places: Places,
    layout: str | None,
    put: Put,
    *,
    single: bool = False,
    output: str = pipeline.PRESS,
) -> Iterator[Outcome]:
    """The outcome of each data file as soon as it is there.

    Raises `UsageError` where a `single` page is asked for and there are more.
    """
    shelf = Shelf()
    for issue in issues:
        yield _one(places.request(issue, layout, output), put, shelf, single=single)
        if len(issues) > 1:
            # Collection is off for the sake of a single page; a batch does it between pages.
            gc.collect()


def output(issue: str, layout: str, use: str = pipeline.PRESS) -> Path:
    """Where a page goes when nobody says: `build/<folder of the issue>/<layout>.pdf`, and what
    it is for before `.pdf` where that is not the press.
    """
    name = layout if use == pipeline.PRESS else f"{layout}.{use}"
    return Path("build") / Path(issue).resolve().parent.name / f"{name}.pdf"


def _one(request: pipeline.Request, put: Put, shelf: Shelf, *, single: bool) -> Outcome:
    issue = request.shown
    log = Log()
    noted: list[Diagnostic] = []
    pages: list[Page] = []
    defects: list[Defect] = []
    start = time.perf_counter()
    try:
        jobs = pipeline.read(request, log, shelf)
    except Problems as found:
        return Outcome(issue, (), found.diagnostics)
    except OSError as fault:
        note_trouble(fault, log)
        return Outcome(issue, (), tuple(log.take()))
    except Exception as fault:  # noqa: BLE001 (whatever it is, it is reported as ours)
        return Outcome(issue, (), tuple(log.take()), (defect(issue, fault),))
    if single and len(jobs) > 1:
        names = "、".join(job.layout.name for job in jobs)
        raise UsageError(f"-o 只能给一版，这一期有 {names}：加 --layout | -o wants one --layout")
    of_issue = log.take()
    for job in jobs:
        try:
            pages.append(_page(job, issue, _warnings(of_issue), start, put, log))
        except Problems as found:
            note_refused(found, job, log)
        except OSError as fault:
            note_trouble(fault, log)
        except Exception as fault:  # noqa: BLE001 (likewise)
            defects.append(defect(issue, fault))
        noted += log.take()
        start = time.perf_counter()
    return Outcome(issue, tuple(pages), (*of_issue, *noted), tuple(defects))


def _page(job: Job, issue: str, noted: int, start: float, put: Put, log: Log) -> Page:
    composed = pipeline.compose(job, log)
    file, size = put(composed, issue, log)
    log.stop_on_error()
    width, height = (float(side) for side in job.layout.sheet.trim)
    warnings = noted + _warnings(log.diagnostics)
    return Page(
        issue, job.layout.name, width, height, time.perf_counter() - start, warnings, file, size
    )


def _warnings(diagnostics: Sequence[Diagnostic]) -> int:
    return sum(d.severity == "warning" for d in diagnostics)


def note_raised(found: Problems, log: Log) -> None:
    """Notes what was raised on the spot and is not in the log yet."""
    log.diagnostics += [d for d in found.diagnostics if d not in log.diagnostics]


def note_refused(found: Problems, job: Job, log: Log) -> None:
    """Notes what was raised of a page, and makes ready for the next."""
    note_raised(found, log)
    job.fonts.opened.clear()  # so that the next page says of a bad font what this one did
    # Notes tell what was done on a page, and there is none.
    log.diagnostics[:] = [d for d in log.diagnostics if d.severity != "note"]


def note_trouble(fault: OSError, log: Log) -> None:
    """Notes that the system refused a file."""
    reason = fault.strerror or str(fault)
    log.error("file-trouble", None, file=str(fault.filename or ""), reason=reason)


def defect(issue: str, fault: Exception) -> Defect:
    """What a report of a defect needs."""
    import traceback

    frames = traceback.extract_tb(fault.__traceback__)
    root = str(Path(__file__).parents[1])
    ours = [frame for frame in frames if frame.filename.startswith(root)]
    at = f"{Path(ours[-1].filename).relative_to(root)}:{ours[-1].lineno}" if ours else ""
    error = f"{type(fault).__name__}: {fault}".split("\n", 1)[0].rstrip(": ")
    return Defect(issue, error, at, "".join(traceback.format_exception(fault)))
