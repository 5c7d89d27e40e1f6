"""The schemas for editors: true to the models, to the shipped files, and said in Chinese."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest

from typeset import schema, source
from typeset.diagnostics import Log
from typeset.issue.model import TABLES as ISSUE_TABLES
from typeset.layout.model import TABLES as LAYOUT_TABLES
from typeset.schema_words import WORDS
from typeset.source import SPAN_KEY, Tables

ROOT = Path(__file__).parents[1]
DATA = sorted(ROOT.glob("data/**/issue.yaml"))
LAYOUTS = sorted(ROOT.glob("layouts/*.yaml"))
HAN = re.compile("[\u4e00-\u9fff]")


def read(path: Path, tables: Tables) -> Any:
    """The file as text only, without the places."""
    log = Log()
    found = source.read(path, path.name, log, tables)
    assert found is not None, log.diagnostics
    return bare(found)


def bare(part: Any) -> Any:
    if isinstance(part, dict):
        return {key: bare(value) for key, value in part.items() if key != SPAN_KEY}
    if isinstance(part, list):
        return [bare(value) for value in part]
    return None if part is None else str(part)


def faults(made: dict[str, Any], data: Any) -> list[str]:
    return [fault.message for fault in jsonschema_rs.validator_for(made).iter_errors(data)]


@pytest.mark.parametrize("path", DATA, ids=lambda path: path.parent.name)
def test_every_shipped_issue_is_free_of_underlines(path: Path) -> None:
    assert faults(schema.issue(), read(path, ISSUE_TABLES)) == []


@pytest.mark.parametrize("path", LAYOUTS, ids=lambda path: path.stem)
def test_every_shipped_layout_is_free_of_underlines(path: Path) -> None:
    """Those too that are only the ground of others."""
    assert faults(schema.layout(), read(path, LAYOUT_TABLES)) == []


@pytest.mark.parametrize("name", ["issue", "layout"])
def test_the_committed_schema_is_that_of_the_models(name: str) -> None:
    """`make schema` after a change of a model."""
    made = schema.issue() if name == "issue" else schema.layout()
    committed = (ROOT / "layouts" / "schema" / f"{name}.json").read_text(encoding="utf-8")
    assert committed == schema.text(made)


def test_every_field_is_described_in_chinese_and_no_description_is_left_over() -> None:
    definitions = schema.issue()["$defs"] | schema.layout()["$defs"]
    fields = {(name, field) for name, d in definitions.items() for field in ("", *d["properties"])}
    described = {(name, field) for name, table in WORDS.items() for field in table}
    assert fields == described
    for name, definition in definitions.items():
        assert HAN.search(definition["description"]), name
        for field, part in definition["properties"].items():
            assert HAN.search(part["description"]), f"{name}.{field}"


def test_a_number_that_the_editor_reads_as_a_number_is_no_fault() -> None:
    data = read(DATA[0], ISSUE_TABLES)
    data["series"]["year"] = 2025
    data["hero"]["seed"] = 6
    assert faults(schema.issue(), data) == []
    layout = read(ROOT / "layouts" / "broadsheet.yaml", LAYOUT_TABLES)
    layout["body"]["columns"] = 5
    layout["ink-limit"] = 220
    assert faults(schema.layout(), layout) == []


def test_a_misspelt_key_and_a_bad_length_are_underlined() -> None:
    data = read(DATA[0], ISSUE_TABLES)
    data["titel"] = data.pop("title")
    assert len(faults(schema.issue(), data)) == 2
    layout = read(ROOT / "layouts" / "broadsheet.yaml", LAYOUT_TABLES)
    layout["body"]["measure"] = "17 chars"
    assert len(faults(schema.layout(), layout)) == 1


def test_the_schema_names_nothing_of_the_program() -> None:
    """No places, no types of ours, no words of the reader's own."""
    for made in (schema.issue(), schema.layout()):
        words = json.dumps(made)
        assert "Span" not in made["$defs"]
        assert SPAN_KEY not in words
        assert "x-code" not in words
        assert "typeset." not in words


def test_write_puts_both_files_into_the_folder(tmp_path: Path) -> None:
    written = schema.write(tmp_path / "schema")
    assert [path.name for path in written] == ["issue.json", "layout.json"]
    assert all(json.loads(path.read_text(encoding="utf-8"))["$defs"] for path in written)
