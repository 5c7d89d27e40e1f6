"""YAML text → plain data with places; what is not for a data file is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from typeset import source
from typeset.diagnostics import Log, Span
from typeset.source import DEEPEST, Mapping, Scalar, Text


def _read(text: str, *tables: str) -> tuple[Mapping | None, Log]:
    log = Log()
    return source.parse(text, "f.yaml", log, frozenset(tables)), log


def _codes(text: str) -> list[str]:
    return [d.code for d in _read(text)[1].diagnostics]


@pytest.mark.parametrize("written", ["no", "12:30", "58.90", "2025-02-25", "0x1F", "1_000", "yes"])
def test_scalar_stays_as_written(written: str) -> None:
    data, _ = _read(f"a: {written}")
    assert data is not None
    assert data["a"] == written


@pytest.mark.parametrize("written", ["", "~", "null"])
def test_empty_scalar_is_nothing(written: str) -> None:
    data, _ = _read(f"a: {written}")
    assert data is not None
    assert data["a"] is None


def test_quoted_emptiness_is_text() -> None:
    data, _ = _read('a: ""')
    assert data is not None
    assert data["a"] == ""


def test_every_value_knows_its_place_and_path() -> None:
    data, _ = _read("a:\n  b: [甲, 乙]\n")
    assert data is not None
    second = data["a"]["b"][1]
    assert isinstance(second, Scalar)
    assert second.span == Span("f.yaml", 2, 10)
    assert second.path == "a.b[1]"
    assert data["a"].keys_at["b"] == Span("f.yaml", 2, 3)


def test_place_of_quoted_text_is_that_of_its_first_character() -> None:
    data, _ = _read('a: "甲乙"')
    assert data is not None
    assert data["a"].span.column == 5


def test_offset_in_a_block_leads_to_line_and_column() -> None:
    data, _ = _read("a:\n  text: |\n    甲乙\n    丙丁\n")
    assert data is not None
    value = data["a"]["text"]
    text = Text(str(value), value.span, value.path, value.indent)
    assert text.at(0) == Span("f.yaml", 3, 5)
    assert text.at(4) == Span("f.yaml", 4, 6)  # 丁


def test_offset_in_a_line_leads_to_its_column() -> None:
    assert Text("甲乙丙", Span("f.yaml", 3, 5)).at(2) == Span("f.yaml", 3, 7)


def test_tables_hold_entries_only() -> None:
    data, _ = _read("styles: {body: {size: 五号}}", "styles")
    assert data is not None
    assert list(data["styles"]) == ["body"]
    assert source.SPAN_KEY in data


def test_duplicate_key_names_both_places() -> None:
    _, log = _read("a: 1\nb: 2\na: 3\n")
    (fault,) = log.diagnostics
    assert (fault.code, fault.span) == ("duplicate-key", Span("f.yaml", 3, 1))
    assert fault.related[0].span == Span("f.yaml", 1, 1)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a: &x [1]\nb: *x", "yaml-alias"),
        ("a: !x 1", "yaml-tag"),
        ("[1]: a", "bad-key"),
        ("- a", "not-a-mapping"),
        ("甲", "not-a-mapping"),
        ("", "empty-file"),
        ("# 只有注释\n", "empty-file"),
        ("a: [1", "yaml-syntax"),
        ("a: 1\n--- \nb: 2", "yaml-syntax"),
        ("a:\n\tb: 1", "yaml-syntax"),
        ("a: \x01", "control-character"),
    ],
)
def test_what_is_no_copy_is_refused(text: str, code: str) -> None:
    assert _codes(text) == [code]


@pytest.mark.parametrize(
    "text",
    [
        "a: " + "[" * 100_000,
        "a: " + "[" * 100_000 + "]" * 100_000,
        "a: " + "{a: " * 100_000 + "}" * 100_000,
        "- " * 100_000 + "a",
        "? " * 100_000 + "a",
        "\n".join(" " * i + "a:" for i in range(2000)),
        "a:\n" + "  [\n" * 100_000,
    ],
    ids=["open", "closed", "braces", "dashes", "questions", "indents", "lines"],
)
def test_deep_nesting_is_refused_before_it_can_hurt(text: str) -> None:
    # libyaml itself refuses a key that is longer than a screen.
    assert _codes(text)[0] in ("yaml-too-deep", "yaml-syntax")


@pytest.mark.parametrize(
    "text",
    ["a: " + "[" * DEEPEST + "]" * DEEPEST, "a: |\n  " + "  " * 99 + "x", "a: [" + "[], " * 99],
)
def test_what_only_looks_deep_is_read_on(text: str) -> None:
    assert "yaml-too-deep" not in _codes(text)


def test_control_character_is_pointed_at_behind_other_writing() -> None:
    _, log = _read("a: 沁源县\nb: 沁\x0b源\n")
    assert log.diagnostics[0].span == Span("f.yaml", 2, 5)


def test_file_that_is_not_utf8_names_the_line(tmp_path: Path) -> None:
    path = tmp_path / "gbk.yaml"
    path.write_bytes("a: b\nc: 沁源\n".encode("gbk"))
    log = Log()
    assert source.read(path, "gbk.yaml", log) is None
    (fault,) = log.diagnostics
    assert (fault.code, fault.span) == ("not-utf8", Span("gbk.yaml", 2, 1))


@pytest.mark.parametrize("name", ["nowhere.yaml", "."])
def test_file_that_is_not_there_is_said(tmp_path: Path, name: str) -> None:
    log = Log()
    assert source.read(tmp_path / name, name, log) is None
    assert [d.code for d in log.diagnostics] == ["file-not-found"]


@pytest.mark.parametrize(
    ("steps", "line", "column"),
    [
        (("a", "b"), 2, 6),
        (("a", "c", 1), 3, 10),
        (("a", "d", 0, "e"), 5, 11),
        (("a", "d", 0, "nothing"), 5, 7),  # the entry itself
        (("a", "x", "y"), 1, 1),  # the key of what there is
        (("a", "c", 7), 3, 6),
    ],
)
def test_a_value_is_found_by_keys_and_indices(
    steps: tuple[str | int, ...], line: int, column: int
) -> None:
    data, _ = _read("a:\n  b: 1\n  c: [2, 3]\n  d:\n    - {e: 4}\n")
    assert data is not None
    assert source.place(data, *steps) == Span("f.yaml", line, column)


@given(st.text(alphabet="ab:-[]{}?&*!|>'\" \n\t#%@`，甲\x00\ufeff", max_size=80))
def test_any_text_is_read_or_refused(text: str) -> None:
    data, log = _read(text)
    assert data is not None or log.errors()
