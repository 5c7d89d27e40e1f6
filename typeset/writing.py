"""A page made up → its file, for the press or for reading."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, TypedDict

from msgspec import Struct

from typeset.color import outputs
from typeset.display.flatten import DisplayList
from typeset.issue import read as issues
from typeset.job import Job
from typeset.makeup.page import MadeUp
from typeset.plan.model import PagePlan

if TYPE_CHECKING:
    from typeset.color.screen import ScreenCondition
    from typeset.pdf.about import Condition


class Edition(Struct, frozen=True):
    """A page, built, with every hand-over on the way."""

    job: Job
    plan: PagePlan
    made: MadeUp
    display: DisplayList
    pdf: bytes


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


def write(job: Job, planned: PagePlan, made: MadeUp, display: DisplayList) -> Edition:
    """The file of a page."""
    from typeset.pdf import about, write

    if job.screen is not None:
        return _write_screen(job, job.screen, planned, made)
    said = about.About(slug=float(job.layout.file.marks), **_told(job, made), **_output(job))
    pdf = write.write([display], job.fonts.painted, said, made.pictures)
    return Edition(job, planned, made, display, pdf)


def _write_screen(job: Job, screen: ScreenCondition, planned: PagePlan, made: MadeUp) -> Edition:
    """The file of a page for reading: its colors on a screen, its addresses links."""
    from typeset.color import screen as screens
    from typeset.pdf import about, write
    from typeset.pdf.screen import screened

    assert job.press is not None, "a screen shows the colors of a print"
    file = screen.file
    profile = outputs.profile(job.press, job.request.kept / "press")
    texts = issues.on_the_page(job.issue)
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
    pdf = write.write([shown.display], job.fonts.painted, said, made.pictures, shown.palette)
    return Edition(job, planned, made, shown.display, pdf)


def _told(job: Job, made: MadeUp) -> ToldFields:
    """What a file says of itself, whatever it is for."""
    head, day = job.issue.masthead, issues.date_of(job.issue)
    return {
        "title": made.page.title,
        "date": day.isoformat() if day is not None else "",
        "digest": _identity(job, made),
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
        "profile": outputs.profile(job.press, kept),
        "packed_profile": outputs.packed(job.press, kept),
        "condition": Condition(file.identifier, file.description, registry=file.registry),
    }


def _identity(job: Job, made: MadeUp) -> str:
    """The digest of all that the file is made from: what was read, its pictures, its profile."""
    told = [job.digest, *sorted(made.pictures)]  # a picture's key holds the sum of its samples
    if job.press is not None:
        told.append(job.press.digest)
    return hashlib.sha256("\0".join(told).encode()).hexdigest()
