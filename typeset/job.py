"""A request → the jobs: issue, layout, faces and press condition, read and agreeing."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from typeset import __version__
from typeset import shelf as shelves
from typeset.color.press import PressCondition
from typeset.diagnostics import Log
from typeset.fonts.catalogue import FontBook
from typeset.issue import read as issues
from typeset.issue.model import Issue
from typeset.layout.model import Layout
from typeset.shelf import Shelf

if TYPE_CHECKING:
    from typeset.color.screen import ScreenCondition

PRESS = "press"


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


def read(request: Request, log: Log, shelf: Shelf | None = None) -> list[Job]:
    """What the request names, read and checked."""
    shelf = Shelf() if shelf is None else shelf
    issue = issues.read(request.issue, request.shown, log)
    fonts = shelves.fonts(shelf, request.catalogue, log)
    if issue is None or fonts is None:
        log.stop_on_error()
        raise AssertionError("nothing read, nothing said")
    names = request.layout.split(",") if request.layout is not None else issue.layouts
    _check_lock(issue, names, log)
    jobs = []
    screen = _screen(request, log)
    for name in names:
        layout = shelves.layout(shelf, request.layouts, name, request.catalogue, fonts, log)
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


def _check_lock(issue: Issue, names: list[str], log: Log) -> None:
    """What is signed is signed in a layout that the issue asks for, or this build."""
    for layout, signed in issue.lock.items():
        if layout not in (*issue.layouts, *names):
            at = next((text.span for text in signed.values()), issue.span)
            log.error("lock-layout", at, layout=layout, known="、".join(issue.layouts))


def _screen(request: Request, log: Log) -> ScreenCondition | None:
    """The screen condition asked for; None where the page goes to press."""
    if request.output == PRESS:
        return None
    from typeset.color import screen

    found = screen.read(request.layouts / "output", request.output, log)
    if found is None:
        log.stop_on_error()
    return found


def _digest(request: Request, layout: Layout) -> str:
    """The digest of what was read, and of the program's version; pictures and the output's
    profile are added when the file is written.
    """
    total = hashlib.sha256(__version__.encode())
    laid = [request.layouts / f"{name}.yaml" for name in layout.files]
    if layout.file.press is not None:
        laid.append(request.layouts / f"press/{layout.file.press}.yaml")
    if request.output != PRESS:
        laid.append(request.layouts / f"output/{request.output}.yaml")
    for path in (request.issue, request.catalogue, *laid):
        total.update(path.read_bytes())
    return total.hexdigest()
