"""The stages of a page in their order: read, plan, make up, flatten, write."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

from msgspec import Struct
from msgspec.structs import replace

from typeset import __version__
from typeset import shelf as shelves
from typeset.color import press
from typeset.color.press import PressCondition
from typeset.diagnostics import Diagnostic, Log, Problems
from typeset.display import flatten
from typeset.display.flatten import DisplayList
from typeset.fonts.catalogue import FontBook
from typeset.fonts.face import Face
from typeset.geometry import Rect
from typeset.issue import read as issues
from typeset.issue.model import Issue
from typeset.layout.model import Layout
from typeset.makeup import complete, ink, locks, page
from typeset.makeup.page import MadeUp
from typeset.makeup.tools import Tools
from typeset.plan import bind
from typeset.plan.model import PagePlan
from typeset.shelf import Shelf
from typeset.source import Text

if TYPE_CHECKING:
    from typeset.color.screen import ScreenCondition
    from typeset.pdf.about import Condition
    from typeset.pictures.model import PreparedPicture


PRESS = "press"
_DIGITS = 12  # of the inputs' digest, in the slug line


class Request(Struct, frozen=True):
    """What is to be built, from where."""

    issue: Path
    shown: str  # what messages call the data file
    layouts: Path
    catalogue: Path
    layout: str | None = None  # one, or several with commas between
    kept: Path = Path("build")  # what is made once and kept: profiles, pictures, charts
    output: str = PRESS  # what the file is for: the press, or a name of `layouts/output`


class Job(Struct, frozen=True):
    """Everything that was read, agreeing with itself."""

    issue: Issue
    layout: Layout
    fonts: FontBook
    press: PressCondition | None
    request: Request
    digest: str
    shelf: Shelf
    screen: ScreenCondition | None = None  # of a page that is for reading, not for the press


class OutputFields(TypedDict):
    """The part of what a file says of itself that the press condition decides."""

    profile: bytes | None
    packed_profile: bytes | None
    condition: Condition | None


class ToldFields(TypedDict):
    """The part of what a file says of itself that the issue decides."""

    title: str
    date: str
    digest: str
    author: str
    subject: str
    language: str


class Edition(Struct, frozen=True):
    """A page, built, with every hand-over on the way."""

    job: Job
    plan: PagePlan
    made: MadeUp
    display: DisplayList
    pdf: bytes


def build(request: Request, log: Log, shelf: Shelf | None = None) -> list[Edition]:
    """The issue's pages, one for each layout it asks for; raises `Problems` when it has any.

    A `shelf` given again with the next request holds what need not be read and shaped again.
    """
    return [write(*compose(job, log)) for job in read(request, log, shelf)]


def read(request: Request, log: Log, shelf: Shelf | None = None) -> list[Job]:
    """What the request names, read and checked."""
    shelf = Shelf() if shelf is None else shelf
    issue = issues.read(request.issue, request.shown, log)
    fonts = shelves.fonts(shelf, request.catalogue, log)
    if issue is None or fonts is None:
        log.stop_on_error()
        raise AssertionError("nothing read, nothing said")
    names = request.layout.split(",") if request.layout is not None else issue.layouts
    jobs = []
    screen = _screen(request, log)
    for name in names:
        layout = shelves.layout(shelf, request.layouts, name, fonts, log)
        if layout is not None:
            asked = layout.file.press
            condition = None
            if asked is not None:
                condition = shelves.condition(shelf, request.layouts, asked, log)
            elif request.output != PRESS:
                log.error("screen-press", layout.file.span, layout=layout.name)
            digest = _digest(request, layout)
            jobs.append(Job(issue, layout, fonts, condition, request, digest, shelf, screen))
    log.stop_on_error()
    return jobs


def _screen(request: Request, log: Log) -> ScreenCondition | None:
    """The screen condition asked for; None where the page goes to press."""
    if request.output == PRESS:
        return None
    from typeset.color import screen

    found = screen.read(request.layouts / "output", request.output, log)
    if found is None:
        log.stop_on_error()
    return found


def plan(job: Job, log: Log) -> PagePlan:
    """The page planned: every area at its place, every line waiting for its text."""
    planned = bind.bind(job.issue, job.layout, log)
    log.stop_on_error()
    return planned


def compose(job: Job, log: Log) -> tuple[Job, PagePlan, MadeUp, DisplayList]:
    """The page made up and proved complete; the job with the layout that it was made up in."""
    job, planned, made, tools = _fitted(job, log)
    log.stop_on_error()
    made = _marked(made, planned, job, tools)
    locks.check(made.page, job.issue, log)
    if job.press is not None and job.screen is None:
        ink.check(made, planned, job.layout, job.press.ink.most, log)
    display = flatten.flatten(made.page)
    left_out = (*made.dropped, *job.layout.file.omits)
    complete.check(flatten.glyph_runs(display), job.issue, log, left_out=left_out)
    log.stop_on_error()
    return job, planned, made, display


_Made = tuple[Job, PagePlan, MadeUp, Tools]


def _fitted(job: Job, log: Log) -> _Made:
    """The page made up; on another leading where all else leaves lines over or rows white."""
    start = len(log.diagnostics)
    made = _make_up(job, log)
    wrong = _amiss(log.diagnostics[start:])
    if not any(wrong) or "leading" not in job.layout.file.copyfit:
        return made
    from typeset.plan import leading

    layout = leading.other(job.layout, 1 if wrong[0] else -1)
    if layout is None:
        return made
    said = log.diagnostics[start:]
    del log.diagnostics[start:]
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
    return len(locks.broken(made[2].page, job.issue))


def _amiss(said: Sequence[Diagnostic]) -> tuple[int, int]:
    """Lines that run over, and rows that stay white."""
    over = sum(int(d.fields["lines"]) for d in said if d.code == "overset")
    return over, sum(int(d.fields["lines"]) for d in said if d.code == "underset")


def _make_up(job: Job, log: Log) -> _Made:
    """The page planned and made up once."""
    planned = plan(job, log)
    pictures: dict[str, PreparedPicture] = {}
    tools = hands(job, planned, pictures, log)
    return job, planned, page.make_up(tools, pictures), tools


def hands(job: Job, planned: PagePlan, pictures: dict[str, PreparedPicture], log: Log) -> Tools:
    """What the blocks of a planned page are set with; pictures made ready go to `pictures`."""
    shop = shelves.shop(job.shelf, job.layout, job.fonts, log)
    return Tools(job.issue, job.layout, planned, shop, log, _transformed(job.issue),
                 _pictures(job, pictures, log), job.request.kept / "charts")  # fmt: skip


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


def write(job: Job, planned: PagePlan, made: MadeUp, display: DisplayList) -> Edition:
    """The file of a page."""
    from typeset.pdf import about, write

    if job.screen is not None:
        return _write_screen(job, job.screen, planned, made)
    said = about.About(slug=float(job.layout.file.marks), **_told(job, made), **_output(job))
    pdf = write.write([display], faces(job.fonts), said, made.pictures)
    return Edition(job, planned, made, display, pdf)


def _write_screen(job: Job, screen: ScreenCondition, planned: PagePlan, made: MadeUp) -> Edition:
    """The file of a page for reading: its colors on a screen, its addresses links."""
    from typeset.color import screen as screens
    from typeset.issue import model
    from typeset.pdf import about, write
    from typeset.pdf.screen import screened

    assert job.press is not None, "a screen shows the colors of a print"
    file = screen.file
    profile = press.output_profile(job.press, job.request.kept / "press")
    texts = {text.path: issues.on_the_page(job.issue, text) for text in model.texts(job.issue)}
    shown = screened(
        made.page, texts, lambda colors: screens.convert(colors, profile, file.intent),
        links=file.links,
    )  # fmt: skip
    said = about.About(
        profile=screens.srgb(),
        condition=about.Condition(file.identifier, file.description, registry=file.registry),
        press=False,
        **_told(job, made),
    )
    pdf = write.write([shown.display], faces(job.fonts), said, made.pictures, shown.palette)
    return Edition(job, planned, made, shown.display, pdf)


def _told(job: Job, made: MadeUp) -> ToldFields:
    """What a file says of itself, whatever it is for."""
    head, day = job.issue.masthead, issues.date_of(job.issue)
    return {
        "title": made.page.title,
        "date": day.isoformat() if day is not None else "",
        "digest": job.digest,
        "author": "、".join(n.value for c in job.issue.credits for n in c.names),
        "subject": f"{head.nameplate.value} {head.section.value} {job.issue.county.name.value}",
        "language": job.issue.language,
    }


def _output(job: Job) -> OutputFields:
    """What the file is to be printed on; nothing where the layout names no press."""
    if job.press is None:
        return {"profile": None, "packed_profile": None, "condition": None}
    from typeset.pdf.about import Condition

    file, kept = job.press.file, job.request.kept / "press"
    return {
        "profile": press.output_profile(job.press, kept),
        "packed_profile": press.packed_profile(job.press, kept),
        "condition": Condition(file.identifier, file.description, registry=file.registry),
    }


def faces(fonts: FontBook) -> Callable[[str], Face]:
    """The font book as the writer asks it: for a face that was painted with, so is there."""

    def face(name: str) -> Face:
        found = fonts.face(name)
        assert found is not None, f"{name} was painted with and cannot be opened"
        return found

    return face


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
        profile = press.output_profile(job.press, kept / "press")
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


def _transformed(issue: Issue) -> Callable[[Text], Text]:
    """A text as the page shows it: with the transforms that the data file declares."""
    by_field = {t.field: t.replace for t in issue.transforms}

    def shown(text: Text) -> Text:
        changes = by_field.get(text.path)
        if changes is None:
            return text
        value = text.value
        for old, new in changes.items():
            value = value.replace(old, new)
        return Text(value, text.span, text.path, text.indent)

    return shown


def _digest(request: Request, layout: Layout) -> str:
    """The digest of everything the page is made from, and of the program's version."""
    total = hashlib.sha256(__version__.encode())
    laid = [request.layouts / f"{name}.yaml" for name in layout.files]
    if layout.file.press is not None:
        laid.append(request.layouts / f"press/{layout.file.press}.yaml")
    if request.output != PRESS:
        laid.append(request.layouts / f"output/{request.output}.yaml")
    for path in (request.issue, request.catalogue, *laid):
        total.update(path.read_bytes())
    return total.hexdigest()
