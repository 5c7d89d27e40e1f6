"""A character that is not on the page is found, wherever it was lost."""

import msgspec
import pytest

from typeset.diagnostics import Diagnostic, Log
from typeset.display import flatten
from typeset.makeup import complete


@pytest.fixture
def runs(composed):
    _, _, _, display, _ = composed("broadsheet")
    return list(flatten.glyph_runs(display))


def said(runs, composed) -> tuple[Diagnostic, ...]:
    job, _, made, _, _ = composed("broadsheet")
    log = Log()
    complete.check(runs, job.issue, log, spared=made.spared)
    return log.errors()


def test_the_page_as_it_is_is_complete(runs, composed):
    assert said(runs, composed) == ()


@pytest.mark.parametrize("source", ["answers.good.text", "closing", "key-figures[0].value"])
def test_one_lost_run_is_an_error_that_names_the_field(runs, composed, source):
    lost = next(i for i, run in enumerate(runs) if run.source == source)
    found = said(runs[:lost] + runs[lost + 1 :], composed)
    assert [d.fields["field"] for d in found] == [source]


def test_one_lost_character_is_an_error_that_shows_where(runs, composed):
    at = next(i for i, run in enumerate(runs) if run.source == "answers.solid.text")
    run = runs[at]
    runs[at] = msgspec.structs.replace(run, text=("", *run.text[1:]))
    (fault,) = said(runs, composed)
    assert fault.code == "text-lost"
    assert run.text[0] in str(fault.fields["near"])


def test_a_field_in_another_order_is_an_error(runs, composed):
    places = [i for i, run in enumerate(runs) if run.source == "lead[1]"]
    runs[places[0]], runs[places[-1]] = runs[places[-1]], runs[places[0]]
    assert [d.code for d in said(runs, composed)] == ["text-lost"]


def test_a_character_set_twice_is_an_error(runs, composed):
    at = next(i for i, run in enumerate(runs) if run.source == "closing")
    run = runs[at]
    runs[at] = msgspec.structs.replace(run, text=(run.text[0] * 2, *run.text[1:]))
    assert [d.code for d in said(runs, composed)] == ["text-lost"]


def test_a_field_that_no_area_shows_is_an_error(runs, composed):
    left = [run for run in runs if not run.source.startswith("credits")]
    assert {d.code for d in said(left, composed)} == {"text-not-placed"}
