"""Plain data → a model, or every fault at once with its place."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import msgspec
import pytest

from typeset import binding, source
from typeset.binding import Node
from typeset.diagnostics import Diagnostic, Log
from typeset.source import Text
from typeset.units import Em, Length


class Part(Node, frozen=True, kw_only=True, rename="kebab"):
    text: Text
    at: tuple[Length, Length]
    most_rows: int = 3


class Sheet(Node, frozen=True, kw_only=True, rename="kebab"):
    name: Text
    measure: Length
    rows: int = 1
    least: Annotated[int, msgspec.Meta(ge=1)] = 3
    gap: Annotated[int, msgspec.Meta(ge=0)] | None = None
    ink: float = 220.0
    over: bool = False
    align: Literal["left", "right"] | None = None
    part: Part | None = None
    words: str | list[str] | None = None
    parts: list[Part] = []
    table: dict[str, Part] = {}


def _bind(text: str) -> tuple[Sheet | None, list[Diagnostic]]:
    log = Log()
    data = source.parse(text, "f.yaml", log, frozenset({"table"}))
    assert data is not None
    return binding.bind(data, Sheet, {}, log), log.diagnostics


def _fault(text: str) -> tuple[str, dict[str, Any], int, int]:
    made, (fault,) = _bind(f"name: 甲\nmeasure: 17字\n{text}")
    assert made is None
    assert fault.span is not None
    return fault.code, fault.fields, fault.span.line, fault.span.column


def test_data_that_fits_is_a_model_with_its_places() -> None:
    made, faults = _bind("name: 甲\nmeasure: 17字\nparts: [{text: 乙, at: [1mm, 2mm]}]")
    assert faults == []
    assert made is not None
    assert isinstance(made.measure, Em)
    assert made.parts[0].text.value == "乙"
    assert made.parts[0].span.line == 3


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("rows: 3.5", "not-integer", (3, 7)),
        ("ink: 220%", "not-number", (3, 6)),
        ("over: yes", "not-boolean", (3, 7)),
        ("align: middle", "unknown-value", (3, 8)),
        ("rwos: 3", "unknown-key", (3, 1)),
        ("quite-another: 3", "unknown-key-far", (3, 1)),
        ("part: {at: [1mm, 2mm]}", "missing-key", (3, 1)),
        ("part: {text: 乙, at: [1mm, 2]}", "bad-length", (3, 27)),
        ("part: {text: 乙, at: [1mm]}", "wrong-count", (3, 21)),
        ("part: {text: 乙, at: [1mm, 2mm, 3mm]}", "wrong-count", (3, 21)),
        ("part: 乙", "wrong-type", (3, 7)),
        ("part: {text: [乙], at: [1mm, 2mm]}", "wrong-type", (3, 14)),
        ("words: {a: b}", "wrong-type", (3, 1)),
        ("table: {a: {text: 乙, at: [1mm, 2mm], most-rows: x}}", "not-integer", (3, 49)),
        ("table: {a: {text: 乙, at: [1mm, 2mm], most_rows: 1}}", "unknown-key", (3, 38)),
    ],
)
def test_a_fault_is_named_at_its_place(text: str, code: str, place: tuple[int, int]) -> None:
    found, _, line, column = _fault(text)
    assert (found, (line, column)) == (code, place)


def test_all_faults_are_found_at_once() -> None:
    _, faults = _bind("measure: 17\nrows: x\nparts: [{text: a, at: [1mm, 2mm], att: 1}, 乙]")
    assert sorted(f.code for f in faults) == [
        "bad-length", "missing-key", "not-integer", "unknown-key", "wrong-type",
    ]  # fmt: skip


def test_unknown_key_offers_the_nearest() -> None:
    assert _fault("rwos: 3")[1]["nearest"] == "rows"


def test_path_counts_list_items_as_data_files_do() -> None:
    code, fields, *_ = _fault("parts: [{text: a, at: [1mm, 2mm]}, 乙]")
    assert (code, fields["where"]) == ("wrong-type", "parts[1]")


def test_kinds_are_said_in_terms_that_have_words() -> None:
    from typeset.messages.words import TERMS

    for text in ("part: 乙", "words: {a: b}", "name2:", "parts: {a: b}"):
        _, faults = _bind(f"name: 甲\nmeasure: 17字\n{text}")
        for fault in faults:
            for term in str(fault.fields.get("wanted", "text")).split("|"):
                assert term in TERMS


def test_a_long_value_is_quoted_in_part() -> None:
    made, (fault,) = _bind(f"name: 甲\nmeasure: {'一' * 500}")
    assert made is None
    assert len(str(fault.fields["value"])) < 40


def test_what_only_msgspec_sees_is_said_in_the_readers_words() -> None:
    made, (fault,) = _bind("name: 甲\nmeasure: 17字\nrows: ١٢")
    assert made is None
    assert (fault.code, fault.fields["where"]) in {("bad-value", "rows"), ("not-integer", "rows")}
    assert fault.fields["value"] == "١٢"


def test_schema_speaks_of_what_stands_in_the_file() -> None:
    made = binding.schema(Sheet)["$defs"]["Sheet"]
    assert source.SPAN_KEY not in made["properties"]
    assert source.SPAN_KEY not in made["required"]
    assert made["properties"]["measure"]["type"] == "string"


@pytest.mark.parametrize(
    ("text", "value", "least"),
    [("least: -3", "-3", 1), ("least: 0", "0", 1), ("least: -0", "-0", 1), ("gap: -1", "-1", 0)],
)
def test_a_count_below_its_least_is_said_with_it(text: str, value: str, least: int) -> None:
    where = text.partition(":")[0]
    code, fields, line, column = _fault(text)
    assert (code, line, column) == ("number-too-small", 3, len(where) + 3)
    assert fields == {"value": value, "where": where, "least": least}


@pytest.mark.parametrize("text", ["least: 1", "least: 10", "gap: 0", "gap: -0", "gap: 7"])
def test_a_count_at_its_least_or_above_passes(text: str) -> None:
    """Beside another fault too, where all are looked for."""
    made, faults = _bind(f"name: 甲\nmeasure: 17字\n{text}")
    assert made is not None
    assert faults == []
    _, faults = _bind(f"name: 甲\nmeasure: 17字\n{text}\nover: perhaps")
    assert [fault.code for fault in faults] == ["not-boolean"]


def test_what_is_no_whole_number_is_not_called_too_small() -> None:
    assert _fault("least: many")[0] == "not-integer"
