"""The models of data file and layout → JSON schemas by which an editor completes and underlines.

An editor that speaks to yaml-language-server takes the schema that a file's first line names:

    # yaml-language-server: $schema=../../layouts/schema/issue.json

The build does not use these files. It validates against the model itself, where every scalar
is text; an editor reads `columns: 5` as a number, so numbers are allowed here too. A layout may
extend another and give only what differs, so nothing in a layout is required. `make schema`
writes both: `python -m typeset.schema layouts/schema`.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any, Final

from typeset import binding
from typeset.issue.model import Issue
from typeset.layout.model import LayoutFile

from .schema_words import WORDS

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
_SCALAR: Final = ["string", "number", "boolean"]  # as YAML types what our reader takes as text
_FORMS: Final = {
    "integer": r"^[-+]?\d+$",
    "number": r"^[-+]?\d+(\.\d+)?$",
    "boolean": r"^(true|false|True|False)$",
}


def issue() -> dict[str, Any]:
    """The schema of a data file."""
    return _made(Issue, "数据文件 issue.yaml")


def layout() -> dict[str, Any]:
    """The schema of a layout, whole or over another."""
    made = _made(LayoutFile, "版式文件")
    for definition in made["$defs"].values():
        definition.pop("required", None)
    return made


def text(schema: dict[str, Any]) -> str:
    """The schema as its file holds it."""
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def write(folder: Path) -> list[Path]:
    """Both schemas in the folder; returns the files written."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, made in (("issue", issue()), ("layout", layout())):
        path = folder / f"{name}.json"
        path.write_text(text(made), encoding="utf-8")
        written.append(path)
    return written


def _made(model: type, title: str) -> dict[str, Any]:
    made = binding.schema(model)
    definitions = {_short(name): _for_editor(part) for name, part in made["$defs"].items()
                   if name != "Span"}  # fmt: skip
    for name, definition in definitions.items():
        _describe(definition, WORDS.get(name, {}))
    return {"$schema": DIALECT, "title": title, "$ref": made["$ref"], "$defs": definitions}


def _short(name: str) -> str:
    """Two models of one name are told apart by their modules: `charts.Series`."""
    return ".".join(name.split(".")[-2:])


def _for_editor(part: Any) -> Any:  # noqa: ANN401 (JSON of any shape)
    """A part of the schema in the types an editor gives YAML, and without our own keywords."""
    if isinstance(part, list):
        return [_for_editor(p) for p in part]
    if not isinstance(part, dict):
        return part
    kept = {k: _for_editor(v) for k, v in part.items() if k != "x-code"}
    reference = kept.get("$ref")
    if isinstance(reference, str):
        kept["$ref"] = "#/$defs/" + _short(reference.removeprefix("#/$defs/"))
    kind = kept.get("type")
    if kind == "string" and "pattern" not in kept:
        kept["type"] = _SCALAR
    elif isinstance(kind, str) and kind in _FORMS:
        kept["type"] = [kind, "string"]
        kept["pattern"] = _FORMS[kind]
    return kept


def _describe(definition: dict[str, Any], words: dict[str, str]) -> None:
    definition.pop("title", None)
    definition.pop("description", None)
    if "" in words:
        definition["description"] = words[""]
    for field, part in definition.get("properties", {}).items():
        if field in words:
            part["description"] = words[field]


if __name__ == "__main__":
    for file in write(Path(sys.argv[1])):
        sys.stdout.write(f"{file}\n")
