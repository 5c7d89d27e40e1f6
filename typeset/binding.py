"""Plain data with places → a frozen model, or every fault that keeps it from being one.

The quick way binds with msgspec, which stops at the first fault. Only when there is one are
all of them found, by validating against the JSON schema of the same model.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, TypeVar

import msgspec
from msgspec import Struct

from typeset import units
from typeset.diagnostics import Log, Span
from typeset.source import SPAN_KEY, Mapping, Scalar, Text, place

Model = TypeVar("Model")
Kind = Callable[[Scalar], Any]

LENGTH_PATTERN = (
    r"^\s*(-?\d+(\.\d+)?\s*(mm|cm|in|pt|字|zi|em|行|rows?)"
    r"|初号|小初|[一二三四五六]号|小[一二三四五六]|[七八]号)\s*$"
)


class Node(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A mapping of a data file or layout, with its place."""

    span: Span = msgspec.field(name=SPAN_KEY)


def bind(data: Mapping, model: type[Model], kinds: dict[type, Kind], log: Log) -> Model | None:
    """`data` as a `model`, its special values read by `kinds`; or None, with the faults logged."""
    try:
        return msgspec.convert(data, model, strict=False, dec_hook=_hook(kinds))
    except msgspec.ValidationError as first:
        before = len(log.errors())
        _report_all(data, model, log)
        if len(log.errors()) == before:
            _report_one(data, str(first), log)
        return None


def _hook(kinds: dict[type, Kind]) -> Callable[[type, Any], Any]:
    def decode(wanted: type, value: Any) -> Any:
        if not isinstance(value, Scalar):
            raise TypeError("not-a-scalar")
        if wanted is Text:
            return Text(str(value), value.span, value.path, value.indent)
        if wanted is units.Length:
            return units.length(value)
        return kinds[wanted](value)

    return decode


# Finding all faults -------------------------------------------------------------------------


def schema(model: type, describe: Callable[[type], dict[str, Any]] | None = None) -> dict[str, Any]:
    """The JSON schema of a model as its YAML is written: every scalar is text."""

    def special(kind: type) -> dict[str, Any]:
        if kind is units.Length:
            return {"type": "string", "pattern": LENGTH_PATTERN, "x-code": "bad-length"}
        if kind is Text:
            return {"type": "string"}
        if describe is not None:
            return describe(kind)
        return {"type": ["string", "object", "array"]}

    made = msgspec.json.schema(model, schema_hook=special)
    _drop_span(made)
    return made


def _drop_span(part: Any) -> None:
    if isinstance(part, dict):
        properties = part.get("properties")
        if isinstance(properties, dict):
            properties.pop(SPAN_KEY, None)
        if SPAN_KEY in part.get("required", ()):
            part["required"].remove(SPAN_KEY)
        for value in part.values():
            _drop_span(value)
    elif isinstance(part, list):
        for value in part:
            _drop_span(value)


_AS_TEXT = {
    "integer": r"^[-+]?\d+$",
    "number": r"^[-+]?\d+(\.\d+)?$",
    "boolean": r"^(true|false|True|False)$",
}


def _all_text(part: Any) -> Any:
    """The schema with numbers and truth values as text of their form."""
    if isinstance(part, list):
        return [_all_text(p) for p in part]
    if not isinstance(part, dict):
        return part
    kind = part.get("type")
    if isinstance(kind, str) and kind in _AS_TEXT:
        rest = {k: v for k, v in part.items() if k in ("description", "x-code")}
        form = {"type": "string", "pattern": _AS_TEXT[kind], "x-code": f"not-{kind}", **rest}
        least = part.get("minimum")
        return form if kind != "integer" or least is None else {**form, **_at_least(least)}
    made = {k: _all_text(v) for k, v in part.items()}
    choices = made.pop("anyOf", None)
    return made if choices is None else {**made, **_by_kind(choices)}


def _at_least(least: int) -> dict[str, Any]:
    """What text of whole numbers is held to that may not be less than 0, or than 1."""
    enough = {0: r"^(\d+|-0+)$", 1: r"^0*[1-9]\d*$"}[least]
    too_small = {"pattern": enough, "x-code": "number-too-small", "x-least": least}
    return {"if": {"pattern": _AS_TEXT["integer"]}, "then": too_small}


def _by_kind(choices: list[dict[str, Any]]) -> dict[str, Any]:
    """Choices as a chain of cases by the kind of value, so that the fault is the case's own.

    `anyOf` would only say that none of them fits.
    """
    kinds = [choice.get("type", "string" if "enum" in choice else "object") for choice in choices]
    if len({str(kind) for kind in kinds}) < len(kinds):
        return {"anyOf": choices}
    chain: dict[str, Any] = {"type": kinds}
    for kind, choice in zip(kinds, choices, strict=True):
        chain = {"if": {"type": kind}, "then": choice, "else": chain}
    return chain


def _plain(data: Any) -> Any:
    if isinstance(data, dict):
        return {k: _plain(v) for k, v in data.items() if k != SPAN_KEY}
    if isinstance(data, list):
        return [_plain(v) for v in data]
    return None if data is None else str(data)


def _report_all(data: Mapping, model: type, log: Log) -> None:
    import jsonschema_rs

    rules = _all_text(schema(model))
    for fault in jsonschema_rs.validator_for(rules).iter_errors(_plain(data)):
        _report(data, rules, fault, log)


def _report(data: Mapping, rules: dict[str, Any], fault: Any, log: Log) -> None:
    path = list(fault.instance_path)
    where = _dotted(path)
    rule = fault.schema_path[-1] if fault.schema_path else ""
    parent, span = _look(data, path)
    if rule in ("additionalProperties", "unevaluatedProperties"):
        known = _known_keys(rules, list(fault.schema_path))
        for key in (k for k in parent if k != SPAN_KEY and k not in known):
            import difflib

            near = difflib.get_close_matches(key, known, 1, 0.5)
            at = parent.keys_at.get(key, span)
            if near:
                log.error("unknown-key", at, key=key, where=where, nearest=near[0])
            else:
                log.error("unknown-key-far", at, key=key, where=where, known="、".join(known))
    elif rule == "required":
        match = re.search(r'"([^"]+)" is a required', fault.message)
        log.error("missing-key", span, key=match[1] if match else "?", where=where)
    elif rule == "enum":
        allowed = "、".join(str(v) for v in _at(rules, list(fault.schema_path)))
        log.error("unknown-value", span, value=_short(parent), where=where, known=allowed)
    elif rule == "pattern":
        owner = _at(rules, list(fault.schema_path)[:-1])
        owner = owner if isinstance(owner, dict) else {}
        least = {"least": owner["x-least"]} if "x-least" in owner else {}
        log.error(
            owner.get("x-code", "bad-value"), span, value=_short(parent), where=where, **least
        )
    elif rule in ("minItems", "maxItems"):
        wanted = _at(rules, list(fault.schema_path))
        log.error("wrong-count", span, where=where, found=len(parent), wanted=wanted)
    elif rule != "items":  # what is too many has been counted
        log.error(
            "wrong-type", span, where=where, found=_what(parent), wanted=_wanted(rules, fault)
        )


# What the schema calls the kinds of values → the terms of messages.
_TERMS = {
    "string": "text",
    "object": "mapping",
    "array": "list",
    "null": "nothing",
    "integer": "whole",
    "number": "number",
    "boolean": "truth",
}
_SHOWN = 24  # characters of a value that a message quotes


def _wanted(rules: dict[str, Any], fault: Any) -> str:
    owner = _at(rules, list(fault.schema_path)[:-1])
    if not isinstance(owner, dict):
        return "?"
    kinds = owner.get("type") or [
        o.get("type", "object") for o in owner.get("anyOf", ()) if isinstance(o, dict)
    ]
    listed = [kinds] if isinstance(kinds, str) else kinds
    return "|".join(dict.fromkeys(_TERMS.get(str(kind), str(kind)) for kind in listed)) or "text"


def _what(value: Any) -> str:
    """The term for what a value is; text is quoted, as far as a message has room."""
    if value is None:
        return "nothing"
    if isinstance(value, dict):
        return "mapping"
    if isinstance(value, list):
        return "list"
    return f"“{_short(value)}”"


def _short(value: Any) -> str:
    text = " ".join(str(value).split())
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def _at(rules: Any, path: list[Any]) -> Any:
    """The part of the schema that a schema path names, following `$ref`."""
    here = rules
    for step in path:
        while isinstance(here, dict) and "$ref" in here and step not in here:
            here = rules["$defs"][here["$ref"].rsplit("/", 1)[1]]
        if step == "$ref" and isinstance(here, dict):
            here = rules["$defs"][here["$ref"].rsplit("/", 1)[1]]
            continue
        listed = isinstance(here, list) and isinstance(step, int) and step < len(here)
        if listed or (isinstance(here, dict) and step in here):
            here = here[step]
        else:
            return None
    return here


def _known_keys(rules: dict[str, Any], path: list[Any]) -> list[str]:
    owner = _at(rules, path[:-1])
    return sorted(owner.get("properties", ())) if isinstance(owner, dict) else []


def _dotted(path: list[Any]) -> str:
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else str(step)
    return text or "（文件）"


def _look(data: Any, path: list[Any]) -> tuple[Any, Span]:
    """The value at `path`, and the nearest place known for it."""
    value = data
    for step in path:
        value = value[step]
    return value, place(data, *path)


def _report_one(data: Mapping, message: str, log: Log) -> None:
    """The one fault msgspec named, where the schema is too coarse to see it."""
    where = message.partition(" - at `$")[2]
    steps: list[Any] = [
        int(number) if number else name
        for name, number in re.findall(r"\.([^.\[\]`]+)|\[(\d+)\]", where)
    ]
    try:
        value, span = _look(data, steps)
    except (KeyError, IndexError, TypeError):
        value, span = "…", data.span
    log.error("bad-value", span, value=_short(value), where=_dotted(steps))
