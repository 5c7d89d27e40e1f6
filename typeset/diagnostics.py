"""What is wrong, where, and what to do → one diagnostic; many of them → `Problems`.

A diagnostic holds strings, numbers and spans, never objects of a stage: every stage may
import this file and this file imports none. Its words stand in `typeset/messages`, so
that a code has one text in each language.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

Severity = Literal["error", "warning", "note"]
Field = str | int | float


class Span(Struct, frozen=True, order=True):
    """A place in a source file; line and column count from 1, the column in characters."""

    file: str
    line: int
    column: int


class Related(Struct, frozen=True):
    """A second place that belongs to a fault, with the key of the sentence that says why."""

    key: str
    span: Span
    fields: dict[str, Field] = {}


class Diagnostic(Struct, frozen=True):
    """One fault, warning or note."""

    severity: Severity
    code: str
    span: Span | None
    fields: dict[str, Field]
    related: tuple[Related, ...] = ()


class Problems(Exception):
    """The faults of one stage, collected, then raised once."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        super().__init__(", ".join(sorted({d.code for d in diagnostics})))
        self.diagnostics = diagnostics


class Log:
    """Collects the diagnostics of a run; a stage that found an error stops at its own end."""

    def __init__(self) -> None:
        self.diagnostics: list[Diagnostic] = []

    def error(self, code: str, span: Span | None, *related: Related, **fields: Field) -> None:
        """Notes a fault of the sources: the build ends after this stage."""
        self.diagnostics.append(Diagnostic("error", code, span, fields, related))

    def warning(self, code: str, span: Span | None, *related: Related, **fields: Field) -> None:
        """Notes what a proof may carry and a release may not."""
        self.diagnostics.append(Diagnostic("warning", code, span, fields, related))

    def note(self, code: str, span: Span | None, *related: Related, **fields: Field) -> None:
        """Notes what was done on the reader's behalf, such as a fallback face."""
        self.diagnostics.append(Diagnostic("note", code, span, fields, related))

    def errors(self) -> tuple[Diagnostic, ...]:
        """The errors noted so far."""
        return tuple(d for d in self.diagnostics if d.severity == "error")

    def take(self) -> list[Diagnostic]:
        """What was noted so far; the log is empty afterwards, ready for the next page."""
        taken = self.diagnostics[:]
        self.diagnostics.clear()
        return taken

    def stop_on_error(self) -> None:
        """Raises `Problems` with all that was noted when an error is among it."""
        if self.errors():
            raise Problems(tuple(self.diagnostics))


def nearest(name: str, known: Iterable[str]) -> str:
    """The known name most like `name`, or all known names where none is."""
    import difflib

    names = sorted(known)
    near = difflib.get_close_matches(name, names, 1, 0.4)
    return near[0] if near else "、".join(names)
