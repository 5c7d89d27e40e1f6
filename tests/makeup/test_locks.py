"""A signed frame comes out as it was signed, or the build says so."""

import msgspec
import pytest

from typeset.diagnostics import Log, Span
from typeset.issue import seals as written
from typeset.issue.seals import Seal
from typeset.makeup import locks
from typeset.source import Text

LINE = Span("issue.yaml", 9, 5)


@pytest.fixture
def made(composed):
    _, _, made, _, _ = composed("broadsheet")
    return made


def said(made, issue, **lock: Seal) -> list[str]:
    log = Log()
    texts = {area: Text(written.text(seal), LINE) for area, seal in lock.items()}
    signed = msgspec.structs.replace(issue, lock={"broadsheet": texts})
    locks.check(made, signed, "broadsheet", log)
    assert all(d.span == LINE for d in log.diagnostics), "the line of the data file is named"
    return [d.code for d in log.diagnostics]


def test_a_frame_that_did_not_move_keeps_its_seal(made, composed):
    job, *_ = composed("broadsheet")
    assert said(made, job.issue, steady=locks.seals(made)["steady"]) == []


def test_a_line_that_moved_breaks_the_seal(made, composed):
    job, *_ = composed("broadsheet")
    signed = locks.seals(made)["good"]
    frames = list(made.page.frames)
    at = next(i for i, frame in enumerate(frames) if frame.name == "good")
    first, *rest = frames[at].parts
    run = msgspec.structs.replace(first.ops[0], y=first.ops[0].y - 15.75)
    moved = msgspec.structs.replace(first, ops=(run, *first.ops[1:]))
    frames[at] = msgspec.structs.replace(frames[at], parts=(moved, *rest))
    page = msgspec.structs.replace(made.page, frames=tuple(frames))
    changed = msgspec.structs.replace(made, page=page)
    assert said(changed, job.issue, good=signed) == ["lock-broken"]
    assert said(changed, job.issue, steady=locks.seals(made)["steady"]) == []


def test_a_lock_names_an_area_of_the_page(made, composed):
    job, *_ = composed("broadsheet")
    assert said(made, job.issue, stedy=Seal("0" * 12)) == ["unknown-area"]


def test_what_is_signed_in_one_layout_is_not_looked_at_in_another(made, composed):
    job, *_ = composed("broadsheet")
    signed = {"picture": {"story.steady": Text("0" * 12, LINE)}}
    issue = msgspec.structs.replace(job.issue, lock=signed)
    log = Log()
    locks.check(made, issue, "broadsheet", log)
    assert log.diagnostics == []


def test_a_drawing_that_changed_breaks_the_seal(page_with):
    """The landscape has no characters; another seed is another picture."""
    plain, other = page_with(), page_with(data={"seed: 6": "seed: 7"})
    seals = [locks.seals(p.made) for p in (plain, other)]
    assert seals[0]["hero"] != seals[1]["hero"]
    assert seals[0]["masthead"] == seals[1]["masthead"]


def test_every_area_of_a_page_has_a_seal_of_its_own(made):
    found = locks.seals(made)
    assert len(set(found.values())) == len(found)


def test_texts_that_share_a_thread_have_a_seal_each_with_their_lines(composed):
    """The head's four rows, the summary's two, then the paragraphs, into the next column."""
    _, plan, made, *_ = composed("picture")
    found = locks.seals(made)
    assert [n for n in found if n.startswith("story")] == [
        f"story.{key}" for key in ("steady", "advance", "fresh", "solid", "good")
    ]
    first = written.text(found["story.steady"]).split()
    assert first[1:3] == ["1:1-4", "1:5-6"]
    taken = [
        (piece.column, line)
        for name, seal in found.items() if name.startswith("story")
        for item in seal.items
        for piece in item.pieces
        for line in range(piece.first, piece.last + 1)
    ]  # fmt: skip
    assert taken == sorted(set(taken)), "in reading order, no line twice"
    rows = made.decisions[0].rows
    assert max(line for _, line in taken) == rows
    assert len(plan.threads["story"].areas) == max(column for column, _ in taken)


def test_another_color_of_type_breaks_the_seal(page_with):
    """The place is the same, the page is not."""
    colored = {"\ncolumn-rule:": "\nstyles:\n  kicker: {color: red}\n\ncolumn-rule:"}
    plain, other = page_with(), page_with(change=colored)
    seals = [locks.seals(p.made) for p in (plain, other)]
    assert {area for area in seals[0] if seals[0][area] != seals[1][area]} == {"title"}
