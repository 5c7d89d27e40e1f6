"""Diagnostics → what a person reads on a terminal, or a program in JSON.

data/2025-02-25-qinyuan/issue.yaml:41:5: 错误[overset]：…
   41 |     **支撑稳。**黎霍高速…
      |     ^
  layouts/broadsheet.yaml:58:5: 文流到区域“steady”为止，共 38 行
  办法：…
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, Final

from typeset.diagnostics import Diagnostic, Severity, Span
from typeset.messages import words
from typeset.messages.words import Language

Find = Callable[[str], Path | None]  # what a message calls a file → where it lies

_SEVERITIES: Final[dict[Severity, tuple[str, str]]] = {
    "error": ("错误", "error"),
    "warning": ("警告", "warning"),
    "note": ("说明", "note"),
}
_COLORS: Final[dict[Severity, str]] = {"error": "31", "warning": "33", "note": "36"}
_WIDEST: Final = 92  # columns of a source line that are shown; a paragraph is one long line
_BEFORE: Final = 36  # of them before the caret, at least


class Report:
    """Renders diagnostics; reads each source file at most once."""

    def __init__(self, find: Find, language: Language = "zh", *, color: bool = False) -> None:
        self.find = find
        self.language: Language = language
        self.color = color
        self._lines: dict[str, list[str]] = {}

    def text(self, diagnostics: Iterable[Diagnostic]) -> str:
        """All of them, in the order of their places, each ending in a new line."""
        return "".join(self._one(d) for d in in_order(diagnostics))

    def data(self, diagnostic: Diagnostic) -> dict[str, Any]:
        """One of them, for JSON."""
        fields = dict(diagnostic.fields)
        return {
            "severity": diagnostic.severity,
            "code": diagnostic.code,
            **_place(diagnostic.span),
            "message": words.message(diagnostic.code, fields, self.language),
            "help": words.help_of(diagnostic.code, fields, self.language),
            "fields": fields,
            "related": [
                {
                    **_place(other.span),
                    "key": other.key,
                    "message": words.related(other.key, other.fields, self.language),
                }
                for other in diagnostic.related
            ],
        }

    def _one(self, diagnostic: Diagnostic) -> str:
        chinese = self.language == "zh"
        fields, severity = diagnostic.fields, diagnostic.severity
        word = _SEVERITIES[severity][0 if chinese else 1]
        mark = self._painted(f"{word}[{diagnostic.code}]", _COLORS[severity])
        at = "" if diagnostic.span is None else f"{_shown(diagnostic.span)}: "
        colon = "：" if chinese else ": "
        fact = _clean(words.message(diagnostic.code, fields, self.language))
        lines = [f"{at}{mark}{colon}{fact}"]
        if diagnostic.span is not None:
            lines += self._source(diagnostic.span)
        for other in diagnostic.related:
            sentence = _clean(words.related(other.key, other.fields, self.language))
            lines.append(f"  {_shown(other.span)}: {sentence}")
        to_do = _clean(words.help_of(diagnostic.code, fields, self.language))
        if to_do:
            lines.append(f"  {self._painted('办法' if chinese else 'help', '1')}{colon}{to_do}")
        return "\n".join(lines) + "\n"

    def _painted(self, text: str, color: str) -> str:
        return f"\x1b[{color}m{text}\x1b[0m" if self.color else text

    def _source(self, span: Span) -> list[str]:
        """The line of the file, cropped around the place, and a caret under it."""
        lines = self._read(span.file)
        if not 1 <= span.line <= len(lines):
            return []
        line, caret = _window(_clean(lines[span.line - 1]), span.column - 1)
        return [f"{span.line:5} | {line}".rstrip(), f"      | {' ' * caret}^"]

    def _read(self, name: str) -> list[str]:
        if name not in self._lines:
            path = self.find(name)
            try:
                text = path.read_text(encoding="utf-8", errors="replace") if path else ""
            except OSError:
                text = ""
            self._lines[name] = text.split("\n")
        return self._lines[name]


def in_order(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Each diagnostic once, by file and place; those without a place first."""
    once = {_key(d): d for d in diagnostics}
    return sorted(once.values(), key=lambda d: (d.span is not None, d.span or Span("", 0, 0)))


def _key(diagnostic: Diagnostic) -> tuple[object, ...]:
    """What two diagnostics share when they say the same."""
    fields = (
        (name, round(value, 3) if isinstance(value, float) else value)
        for name, value in diagnostic.fields.items()
    )
    related = tuple((other.key, other.span) for other in diagnostic.related)
    return diagnostic.severity, diagnostic.code, diagnostic.span, tuple(fields), related


def summary(diagnostics: Sequence[Diagnostic], language: Language) -> str:
    """How many of each severity there are; empty when there are none but notes."""
    severities = [d.severity for d in diagnostics]
    errors, warnings = severities.count("error"), severities.count("warning")
    if language == "zh":
        counts = [(errors, "处错误"), (warnings, "处警告")]
        return "，".join(f"{n} {word}" for n, word in counts if n)
    counts = [(errors, "error"), (warnings, "warning")]
    return ", ".join(f"{n} {word}{'s' * (n != 1)}" for n, word in counts if n)


def width(text: str) -> int:
    """The columns that a text takes on a terminal."""
    return sum(map(_columns, text))


def _columns(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _clean(text: str) -> str:
    """The text with what a terminal would obey, or not show, made visible."""
    return "".join(
        " " if c == "\t" else "\ufffd" if unicodedata.category(c) in ("Cc", "Cf", "Cs") else c
        for c in text
    )


def _window(line: str, at: int) -> tuple[str, int]:
    """The stretch of a line around a place, and the column of the place in it."""
    at = min(at, len(line))
    if width(line) <= _WIDEST:
        return line, width(line[:at])
    start = at
    used = 0
    while start > 0 and used < _BEFORE:
        start -= 1
        used += _columns(line[start])
    end = at
    while end < len(line) and used < _WIDEST:
        used += _columns(line[end])
        end += 1
    head, tail = "…" * (start > 0), "…" * (end < len(line))
    return f"{head}{line[start:end]}{tail}", width(head + line[start:at])


def _shown(span: Span) -> str:
    return _clean(f"{span.file}:{span.line}:{span.column}")


def _place(span: Span | None) -> dict[str, Any]:
    if span is None:
        return {"file": None, "line": None, "column": None}
    return {"file": span.file, "line": span.line, "column": span.column}
