"""`fonts/catalogue.yaml` → the font book: faces by name, their files checked, their fallbacks."""

from __future__ import annotations

from pathlib import Path

import msgspec
from msgspec import Struct

from typeset import binding, source
from typeset.diagnostics import Log, Span
from typeset.fonts import install
from typeset.fonts.face import Face, open_face


class Entry(binding.Node, frozen=True, kw_only=True, rename="kebab"):
    """A face of the catalogue."""

    label: str
    family: str = ""
    file: str | None = None
    package: str | None = None
    member: str | None = None
    version: str | None = None
    path: str | None = None
    index: int = 0
    licence: str = ""
    sha256: str | None = None
    unwrap: str | None = None
    fallback: list[str] = []
    except_: str = msgspec.field(name="except", default="")
    except_face: str | None = None


class Catalogue(binding.Node, frozen=True, kw_only=True):
    """The catalogue as it stands in its file."""

    faces: dict[str, Entry]
    slots: dict[str, Entry] = {}


class FontBook(Struct):
    """The faces a build may use. A face is opened, and its file checked, when first asked for."""

    directory: Path
    entries: dict[str, Entry]
    log: Log
    opened: dict[str, Face | None] = {}
    usage: set[str] = msgspec.field(default_factory=set)

    def __contains__(self, name: str) -> bool:
        return name in self.entries

    def face(self, name: str) -> Face | None:
        """The face of that name; None, with the fault logged, when its file cannot serve."""
        if name not in self.opened:
            self.opened[name] = self._open(name)
        return self.opened[name]

    def chain(self, name: str) -> tuple[str, ...]:
        """The declared order: the face, then its fallbacks."""
        return (name, *self.entries[name].fallback)

    def exception(self, name: str) -> tuple[str, str | None]:
        """The characters a face does not set itself, and the face that does."""
        entry = self.entries[name]
        return entry.except_, entry.except_face

    def _open(self, name: str) -> Face | None:
        entry = self.entries[name]
        path = self._path(name, entry)
        if path is None:
            return None
        face = open_face(name, path, entry.index)
        if not face.may_be_embedded:
            self.log.error("font-may-not-be-embedded", entry.span, face=name, label=entry.label)
            return None
        if face.is_variable:
            self.log.error("font-is-variable", entry.span, face=name, label=entry.label)
            return None
        return face

    def _path(self, name: str, entry: Entry) -> Path | None:
        if entry.path is not None:
            path = Path(entry.path).expanduser()
            path = path if path.is_absolute() else self.directory / path
        elif entry.file is not None:
            path = self.directory / "files" / entry.file
        else:
            self.log.error("font-slot-empty", entry.span, face=name, label=entry.label)
            return None
        if not path.is_file():
            self.log.error("font-missing", entry.span, face=name, file=path.name)
            return None
        if entry.sha256 is not None and not install.verified(path, entry.sha256):
            self.log.error("font-digest", entry.span, face=name, file=path.name)
            return None
        return path


def read(path: Path, name: str, log: Log) -> FontBook | None:
    """The font book of a catalogue file, its fallbacks known faces; faults go to `log`."""
    data = source.read(path, name, log, frozenset({"faces", "slots"}))
    if data is None:
        return None
    catalogue = binding.bind(data, Catalogue, {}, log)
    if catalogue is None:
        return None
    entries = {**catalogue.faces, **catalogue.slots}
    for entry in entries.values():
        named = [*entry.fallback, *([entry.except_face] if entry.except_face else [])]
        for other in named:
            if other not in entries:
                _unknown(other, entry.span, entries, log)
    return FontBook(path.parent, entries, log)


def _unknown(face: str, span: Span, entries: dict[str, Entry], log: Log) -> None:
    log.error("unknown-face", span, face=face, known="、".join(sorted(entries)))
