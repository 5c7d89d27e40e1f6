"""Diagnostics are collected, and stop a stage at its end."""

from __future__ import annotations

import pytest

from typeset.diagnostics import Log, Problems, Related, Span, nearest

_HERE = Span("a.yaml", 1, 2)


def test_a_stage_with_an_error_stops_with_all_that_was_noted() -> None:
    log = Log()
    log.warning("loose-line", _HERE)
    log.error("overset", _HERE, Related("area-here", _HERE), lines=2)
    with pytest.raises(Problems) as caught:
        log.stop_on_error()
    assert [d.code for d in caught.value.diagnostics] == ["loose-line", "overset"]
    assert caught.value.diagnostics[1].fields == {"lines": 2}


def test_warnings_and_notes_stop_nothing() -> None:
    log = Log()
    log.warning("loose-line", _HERE)
    log.note("left-out", None)
    log.stop_on_error()
    assert log.errors() == ()


def test_what_is_taken_from_a_log_is_gone_from_it() -> None:
    log = Log()
    log.error("overset", _HERE)
    assert [d.code for d in log.take()] == ["overset"]
    log.stop_on_error()


def test_nearest_is_the_name_most_alike() -> None:
    assert nearest("sumary", {"summary": 1, "body": 2}) == "summary"


def test_where_nothing_is_alike_all_names_are_given() -> None:
    assert nearest("zzz", ["body", "lead"]) == "body、lead"


def test_places_are_in_the_order_of_the_file() -> None:
    places = [Span("b", 1, 1), Span("a", 10, 1), Span("a", 9, 30), Span("a", 9, 4)]
    assert sorted(places) == [places[3], places[2], places[1], places[0]]
