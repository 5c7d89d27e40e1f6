"""The stages of a page in their order: read, plan, make up, flatten, write."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from typeset import __version__
from typeset import shelf as shelves
from typeset.color import outputs
from typeset.diagnostics import Diagnostic, Log, Problems
from typeset.display import flatten
from typeset.display.flatten import DisplayList
from typeset.geometry import Rect
from typeset.issue import read as issues
from typeset.issue import transforms
from typeset.job import PRESS, Job, Request, read
from typeset.makeup import complete, ink, locks, page, sense
from typeset.makeup.page import MadeUp
from typeset.makeup.tools import Tools
from typeset.plan import bind
from typeset.plan.model import PagePlan
from typeset.shelf import Shelf
from typeset.source import Text
from typeset.writing import Edition, write

if TYPE_CHECKING:
    from typeset.pictures.model import PreparedPicture

__all__ = ["PRESS", "Edition", "Job", "Request", "build", "compose", "hands", "plan",
           "read", "write"]  # fmt: skip

_DIGITS = 12  # of the inputs' digest, in the slug line


def build(request: Request, log: Log, shelf: Shelf | None = None) -> list[Edition]:
    """The issue's pages, one for each layout it asks for; raises `Problems` when it has any.

    A `shelf` given again with the next request holds what need not be read and shaped again.
    """
    return [write(*compose(job, log)) for job in read(request, log, shelf)]


def plan(job: Job, log: Log) -> PagePlan:
    """The page planned: every area at its place, every line waiting for its text."""
    planned = bind.bind(job.issue, job.layout, log)
    log.stop_on_error()
    return planned


def compose(
    job: Job, log: Log, *, signing: bool = False
) -> tuple[Job, PagePlan, MadeUp, DisplayList]:
    """The page made up and proved complete; the job with the layout that it was made up in.

    Where it is to be signed anew, it may differ from what was signed.
    """
    job, planned, made, tools = _fitted(job, log)
    log.stop_on_error()
    made = _marked(made, planned, job, tools)
    if not signing:
        locks.check(made, job.issue, planned.name, log)
    if job.press is not None and job.screen is None:
        ink.check(made, planned, job.layout, job.press.ink.most, log)
    display = flatten.flatten(made.page)
    left_out = (*made.dropped, *job.layout.file.omits)
    runs = flatten.glyph_runs(display)
    complete.check(runs, job.issue, log, left_out=left_out, spared=made.spared)
    if made.spared:
        names = [figure.words.value for filler in made.spared for figure in filler.figures]
        log.note("filler-spared", made.spared[0].span, layout=planned.name, figures=len(names),
                 names="、".join(names))  # fmt: skip
    log.stop_on_error()
    return job, planned, made, display


_Made = tuple[Job, PagePlan, MadeUp, Tools]


def _fitted(job: Job, log: Log) -> _Made:
    """The page made up; on another leading where all else leaves lines over or rows white."""
    start = len(log.diagnostics)
    made = _make_up(job, log)
    wrong = _amiss(log.diagnostics[start:])
    _, over, white = wrong
    if not (over or white) or "leading" not in job.layout.file.copyfit:
        return made
    from typeset.plan import leading

    layout = leading.other(job.layout, 1 if over else -1)
    if layout is None:
        return made
    said = log.diagnostics[start:]
    del log.diagnostics[start:]
    job.fonts.forget_faults()
    try:
        other = _make_up(replace(job, layout=layout), log)
    except Problems:  # the higher band reaches where it may not
        other = made
    kept = other is made or _amiss(log.diagnostics[start:]) >= wrong
    # A signed page is not led for one story's sake; one that was signed as it was led, is.
    if kept or _broken(other, job) > _broken(made, job):
        log.diagnostics[start:] = said
        return made
    return other


def _broken(made: _Made, job: Job) -> int:
    """How many signed areas come out otherwise."""
    return len(locks.broken(made[2], job.issue, job.layout.name))


def _amiss(said: Sequence[Diagnostic]) -> tuple[int, int, int]:
    """Errors, lines that run over, and rows that stay white."""
    errors = sum(d.severity == "error" for d in said)
    over = sum(int(d.fields["lines"]) for d in said if d.code in ("overset", "overset-signed"))
    return errors, over, sum(int(d.fields["lines"]) for d in said if d.code == "underset")


def _make_up(job: Job, log: Log) -> _Made:
    """The page planned and made up once."""
    planned = plan(job, log)
    pictures: dict[str, PreparedPicture] = {}
    tools = hands(job, planned, pictures, log)
    return job, planned, page.make_up(tools, pictures), tools


def hands(job: Job, planned: PagePlan, pictures: dict[str, PreparedPicture], log: Log) -> Tools:
    """What the blocks of a planned page are set with; pictures made ready go to `pictures`."""
    shop = shelves.shop(job.shelf, job.layout, job.fonts, log)
    return Tools(job.issue, job.layout, planned, shop, log, transforms.shown(job.issue),
                 _pictures(job, pictures, log), locks.signed_in(job.issue, job.layout.name),
                 sense.names_of(job.issue), job.request.kept / "charts")  # fmt: skip


def _marked(made: MadeUp, planned: PagePlan, job: Job, tools: Tools) -> MadeUp:
    """The page with crop marks, patches and slug, where the layout opens a margin for them."""
    if not job.layout.file.marks or job.screen is not None:
        return made
    from typeset.makeup import marks

    head, day = job.issue.masthead, issues.date_of(job.issue)
    date = day.isoformat() if day is not None else ""
    told = (head.nameplate.value, date, job.issue.county.name.value, planned.name)
    slug = "　".join((*told, f"typeset {__version__}", job.digest[:_DIGITS]))
    frames = (*made.page.frames, marks.frame(planned, slug, tools))
    return replace(made, page=replace(made.page, frames=frames))


def _pictures(
    job: Job, prepared: dict[str, PreparedPicture], log: Log
) -> Callable[[Text, Rect, tuple[float, float]], str | None]:
    """Prepares a picture file for its slot and the press; what is ready goes to `prepared`."""

    def picture(file: Text, box: Rect, focus: tuple[float, float]) -> str | None:
        if job.press is None:
            log.error("picture-press", file.span, layout=job.layout.name)
            return None
        from zlib import crc32

        from typeset.pictures.model import Wanted
        from typeset.pictures.prepare import prepare
        from typeset.pictures.screen import for_screen

        kept = job.request.kept
        path = job.request.issue.parent / file.value
        wanted = Wanted(path, file.value, file.span, box.width, box.height, focus)
        profile = outputs.profile(job.press, kept / "press")
        if job.screen is not None:
            ready = for_screen(wanted, job.screen.file.picture, profile, log)
        else:
            ready = prepare(wanted, job.press, profile, kept / "pictures", log)
        if ready is None:
            return None
        # By what it shows, too: the seal of a signed frame is to tell another picture of one name.
        content = f"{crc32(ready.samples):08x}"
        key = f"{file.value}@{box.width:.2f}x{box.height:.2f}+{content}"
        prepared[key] = ready
        return key

    return picture
