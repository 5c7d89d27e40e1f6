"""Every code that the source tree notes has its words, in both languages."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from typeset.messages import words
from typeset.messages.entry import Words
from typeset.messages.words import STAGES
from typeset.preflight.rules import RULES

_ROOT = Path(words.__file__).parents[1]
_NOTES = {"error", "warning", "note"}
# Codes that are put together or handed on, and the fields they come with.
_HANDED_ON = {
    "not-integer": {"value", "where"},
    "not-number": {"value", "where"},
    "number-too-small": {"value", "where", "least"},
    "not-boolean": {"value", "where"},
    "bad-value": {"value", "where"},
    "bad-length": {"value", "where"},
}


def _calls() -> Iterator[tuple[str, ast.Call]]:
    for path in sorted(_ROOT.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                yield str(path.relative_to(_ROOT)), node


def _constant(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def _used() -> dict[str, list[set[str] | None]]:
    """Codes, and the fields of each call that notes them; None where they cannot be told."""
    used: dict[str, list[set[str] | None]] = {c: [set(f)] for c, f in _HANDED_ON.items()}
    for _, call in _calls():
        name = (
            call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
        )
        keys = {keyword.arg for keyword in call.keywords}
        fields = None if None in keys else {key for key in keys if key is not None}
        if name in _NOTES and len(call.args) >= 2 and (code := _constant(call.args[0])):
            used.setdefault(code, []).append(fields)
        elif name == "unknown" and len(call.args) >= 4 and (code := _constant(call.args[1])):
            used.setdefault(code, []).append({"name", "nearest"})
        elif name == "Refused" and call.args and (code := _constant(call.args[0])):
            used.setdefault(code, []).append(fields)
        elif name == "overset":
            given = _constant(call.args[4]) if len(call.args) > 4 else "block-overset"
            if given:
                used.setdefault(given, []).append((fields or set()) | {"area"})
    return used


def _faults() -> set[str]:
    """Codes assigned to a name `fault` before they are noted."""
    found = set()
    for path in _ROOT.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                value = _constant(node.value)
                if node.targets[0].id == "fault" and value:
                    found.add(value)
    return found


def _templates(found: Words) -> tuple[str, ...]:
    return found.zh, found.en, found.zh_help, found.en_help


def test_every_code_has_its_words() -> None:
    assert sorted((_used().keys() | _faults()) - words.all_words().keys()) == []


def test_no_words_without_a_code_that_is_used() -> None:
    used = _used().keys() | _faults() | RULES.keys()
    assert sorted(words.all_words().keys() - used) == []


def test_a_code_stands_in_one_stage_only() -> None:
    codes = [c for s in STAGES for c in import_module(f"typeset.messages.{s}").WORDS]
    assert len(codes) == len(set(codes))


def test_every_module_of_words_is_a_stage() -> None:
    modules = {path.stem for path in Path(words.__file__).parent.glob("*.py")}
    assert modules - {"__init__", "entry", "words", "related"} == set(STAGES)


def test_messages_name_only_fields_that_every_call_gives() -> None:
    known = words.all_words()
    missing = [
        f"{code}: {name}"
        for code, calls in _used().items()
        for fields in calls
        if fields is not None and code in known
        for template in _templates(known[code])
        for name in words.fields_of(template) - fields
    ]
    assert sorted(set(missing)) == []


def test_every_second_place_has_its_sentence_and_fields() -> None:
    sentences = import_module("typeset.messages.related").SENTENCES
    missing = []
    for where, call in _calls():
        if getattr(call.func, "id", "") != "Related" or not call.args:
            continue
        key = _constant(call.args[0])
        if key is None:
            continue
        if key not in sentences:
            missing.append(f"{where}: {key}")
            continue
        given = set()
        if len(call.args) > 2 and isinstance(call.args[2], ast.Dict):
            given = {_constant(k) for k in call.args[2].keys if k is not None}
        sentence = sentences[key]
        named = words.fields_of(sentence.zh) | words.fields_of(sentence.en)
        missing += [f"{where}: {key}.{name}" for name in named - given]
    assert missing == []


@pytest.mark.parametrize("code", sorted(words.all_words()))
def test_words_are_whole_in_both_languages(code: str) -> None:
    found = words.all_words()[code]
    assert found.zh
    assert found.en
    assert found.zh_explain
    assert found.en_explain
    assert bool(found.zh_help) == bool(found.en_help)
    assert words.fields_of(found.zh) == words.fields_of(found.en) or code == "blank-field"


@pytest.mark.parametrize("code", sorted(words.all_words()))
def test_a_message_is_a_plain_statement(code: str) -> None:
    found = words.all_words()[code]
    for text in _templates(found):
        assert not text.endswith(("。", "."))
        assert "请" not in text.replace("申请", "").replace("请报给", "")
        assert "please" not in text.lower()
        assert "\n" not in text
    assert any("\u4e00" <= c <= "\u9fff" for c in found.zh)


def test_points_are_said_in_mm() -> None:
    assert words.said("{x:mm}", {"x": 72.0}, "zh") == "25.4 mm"


def test_a_list_takes_the_commas_of_its_language() -> None:
    assert words.said("{x:list}", {"x": "甲、乙"}, "zh") == "甲、乙"
    assert words.said("{x:list}", {"x": "a、b"}, "en") == "a, b"


def test_an_unknown_name_gets_the_nearest_or_all() -> None:
    assert words.said("{x:near}", {"x": "body"}, "zh") == "是不是“body”"
    assert words.said("{x:near}", {"x": "body、lead"}, "en") == "known: body, lead"


def test_a_code_without_words_shows_its_fields() -> None:
    assert words.message("no-such-code", {"a": 1, "b": "x"}, "zh") == "a: 1  b: x"
