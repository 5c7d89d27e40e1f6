"""Code and fields of a fault → its sentence, in Chinese or English.

Each stage has a module here with its `WORDS`, code → `Words`; a new code is one entry there.
The sentences of second places stand in `related`. Nothing here is imported by a build that
finds nothing to say.
"""

from __future__ import annotations

import string
from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module
from typing import Any, Final, Literal

from .entry import Sentence, Words

Language = Literal["zh", "en"]

STAGES: Final = (
    "source",
    "fonts",
    "issue",
    "chart",
    "layout",
    "plan",
    "galley",
    "makeup",
    "picture",
    "press",
    "series",
    "output",
    "preflight",
)

# What a fault's fields call things by, in either language.
TERMS: Final = {
    "text": ("文字", "text"),
    "mapping": ("“键: 值”", "“key: value” pairs"),
    "list": ("列表", "a list"),
    "nothing": ("空", "nothing"),
    "number": ("数", "a number"),
    "whole": ("整数", "a whole number"),
    "truth": ("true 或 false", "true or false"),
}

WHOLE_FILE: Final = "（文件）"  # the path of what is not inside anything

_MM: Final = 72 / 25.4


def all_words() -> dict[str, Words]:
    """Every code with its words, stage by stage."""
    return dict(_all_words())


def words_of(code: str) -> Words | None:
    """The words of a code; None when it has none."""
    return _all_words().get(code)


def message(code: str, fields: Mapping[str, Any], language: Language) -> str:
    """The fact, in a sentence."""
    words = words_of(code)
    if words is None:
        return "  ".join(f"{key}: {value}" for key, value in fields.items())
    return said(words.zh if language == "zh" else words.en, fields, language)


def help_of(code: str, fields: Mapping[str, Any], language: Language) -> str:
    """What to do; empty when the fact says it already."""
    words = words_of(code)
    if words is None:
        return ""
    return said(words.zh_help if language == "zh" else words.en_help, fields, language)


def related(key: str, fields: Mapping[str, Any], language: Language) -> str:
    """What a second place has to do with the fault."""
    sentences: dict[str, Sentence] = import_module("typeset.messages.related").SENTENCES
    sentence = sentences.get(key)
    if sentence is None:
        return key
    return said(sentence.zh if language == "zh" else sentence.en, fields, language)


def said(template: str, fields: Mapping[str, Any], language: Language) -> str:
    """The template with its fields filled in."""
    return _Formatter(language).vformat(template, (), fields)


def fields_of(template: str) -> set[str]:
    """The fields that a template names."""
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


@cache
def _all_words() -> dict[str, Words]:
    known: dict[str, Words] = {}
    for stage in STAGES:
        known.update(import_module(f"typeset.messages.{stage}").WORDS)
    return known


class _Formatter(string.Formatter):
    """Fills in fields in the ways that `Words` names."""

    def __init__(self, language: Language) -> None:
        self.language = language

    def get_value(self, key: int | str, args: Any, kwargs: Mapping[str, Any]) -> Any:  # noqa: ANN401 (as string.Formatter has it)
        del args
        return kwargs.get(str(key), "?")

    def format_field(self, value: Any, format_spec: str) -> str:  # noqa: ANN401 (likewise)
        way = _WAYS.get(format_spec)
        if way is not None:
            return way(value, self.language == "zh")
        if not format_spec:
            return f"{value:g}" if isinstance(value, float) else str(value)
        return format(value, format_spec)


def _mm(value: float, _chinese: bool) -> str:
    return f"{float(value) / _MM:.1f} mm"


def _list(names: str, chinese: bool) -> str:
    return names if chinese else names.replace("、", ", ")


def _term(names: str, chinese: bool) -> str:
    """Terms, one or the other; a value quoted is left as it is."""
    parts = names.split("|")
    if not all(part in TERMS for part in parts):
        return names
    return ("或" if chinese else " or ").join(TERMS[part][0 if chinese else 1] for part in parts)


def _at(path: str, chinese: bool) -> str:
    if path == WHOLE_FILE:
        return "文件" if chinese else "the file"
    return f"{path} " if chinese else path


def _yaml(problem: str, chinese: bool) -> str:
    problems: dict[str, str] = import_module("typeset.messages.source").PROBLEMS
    return problems.get(problem, problem) if chinese else problem


def _near(names: str, chinese: bool) -> str:
    """What to do about a name that is not known: the nearest, or all there are."""
    if not names:
        return "这里还一个都没有" if chinese else "there is none yet"
    if "、" in names:
        return f"可用的有：{names}" if chinese else "known: " + names.replace("、", ", ")
    return f"是不是“{names}”" if chinese else f"perhaps “{names}”"


_WAYS: Final[dict[str, Callable[[Any, bool], str]]] = {
    "mm": _mm,
    "list": _list,
    "term": _term,
    "at": _at,
    "yaml": _yaml,
    "near": _near,
}
