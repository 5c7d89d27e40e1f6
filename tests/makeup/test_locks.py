"""A signed frame comes out as it was signed, or the build says so."""

import msgspec
import pytest

from typeset.diagnostics import Log
from typeset.makeup import locks


@pytest.fixture
def page(composed):
    _, _, made, _, _ = composed("broadsheet")
    return made.page


def said(page, issue, **lock: str) -> list[str]:
    log = Log()
    locks.check(page, msgspec.structs.replace(issue, lock=lock), log)
    return [d.code for d in log.diagnostics]


def test_a_frame_that_did_not_move_keeps_its_seal(page, composed):
    job, *_ = composed("broadsheet")
    assert said(page, job.issue, steady=locks.seals(page)["steady"]) == []


def test_a_line_that_moved_breaks_the_seal(page, composed):
    job, *_ = composed("broadsheet")
    signed = locks.seals(page)["good"]
    frames = list(page.frames)
    at = next(i for i, frame in enumerate(frames) if frame.name == "good")
    first, *rest = frames[at].parts
    run = msgspec.structs.replace(first.ops[0], y=first.ops[0].y - 15.75)
    moved = msgspec.structs.replace(first, ops=(run, *first.ops[1:]))
    frames[at] = msgspec.structs.replace(frames[at], parts=(moved, *rest))
    changed = msgspec.structs.replace(page, frames=tuple(frames))
    assert said(changed, job.issue, good=signed) == ["lock-broken"]
    assert said(changed, job.issue, steady=locks.seals(page)["steady"]) == []


def test_a_lock_names_an_area_of_the_page(page, composed):
    job, *_ = composed("broadsheet")
    assert said(page, job.issue, stedy="0" * 12) == ["unknown-area"]


def test_a_drawing_that_changed_breaks_the_seal(page_with):
    """The landscape has no characters; another seed is another picture."""
    plain, other = page_with(), page_with(data={"seed: 6": "seed: 7"})
    seals = [locks.seals(p.made.page) for p in (plain, other)]
    assert seals[0]["hero"] != seals[1]["hero"]
    assert seals[0]["masthead"] == seals[1]["masthead"]


def test_every_area_of_a_page_has_a_seal_of_its_own(page):
    found = locks.seals(page)
    assert len(set(found.values())) == len(found)


def test_another_color_of_type_breaks_the_seal(page_with):
    """The place is the same, the page is not."""
    colored = {"\ncolumn-rule:": "\nstyles:\n  kicker: {color: red}\n\ncolumn-rule:"}
    plain, other = page_with(), page_with(change=colored)
    seals = [locks.seals(p.made.page) for p in (plain, other)]
    assert {area for area in seals[0] if seals[0][area] != seals[1][area]} == {"title"}
