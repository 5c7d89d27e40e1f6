"""`fonts/catalogue.yaml` → the font book: faces by name, their files checked, their fallbacks."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import msgspec
from msgspec import Struct

from typeset import binding, resources, source
from typeset.diagnostics import Log, Related, Span
from typeset.fonts import stamps
from typeset.fonts.face import Face, open_face

Digest = Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{64}$")]
FileName = Annotated[str, msgspec.Meta(pattern=r"^[^/\\.][^/\\]*$")]


class Entry(binding.Node, frozen=True, kw_only=True, rename="kebab"):
    """A face of the catalogue, wherever its file comes from."""

    label: str
    fallback: list[str] = []
    except_: str = msgspec.field(name="except", default="")
    except_face: str | None = None

    @property
    def digest(self) -> str | None:
        """The SHA-256 its file must have, where the catalogue says."""
        return None


class Fetched(Entry, frozen=True, kw_only=True, rename="kebab"):
    """A free face, fetched from a package into the folder of font files."""

    family: str
    file: FileName
    package: str
    member: str
    version: str
    licence: str
    sha256: Digest
    unwrap: Literal["woff"] | None = None

    @property
    def digest(self) -> str:
        return self.sha256


class Slot(Entry, frozen=True, kw_only=True, rename="kebab"):
    """A place for a licensed face that the paper has; empty while it has no path."""

    path: str | None = None
    index: int = 0
    family: str = ""
    licence: str = ""
    sha256: Digest | None = None

    @property
    def digest(self) -> str | None:
        return self.sha256


class Catalogue(binding.Node, frozen=True, kw_only=True):
    """The catalogue as it stands in its file."""

    faces: dict[str, Fetched]
    slots: dict[str, Slot] = {}


class FontBook(Struct):
    """The faces a build may use. A face is opened, and its file checked, when first asked for."""

    directory: Path
    files: Path
    entries: dict[str, Entry]
    log: Log
    opened: dict[str, Face | None] = {}

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

    def painted(self, name: str) -> Face:
        """The face of that name, which was painted with and so is there."""
        found = self.face(name)
        assert found is not None, f"{name} was painted with and cannot be opened"
        return found

    def forget_faults(self) -> None:
        """Looks at files that could not serve again, so that their faults are said again."""
        for name in [name for name, face in self.opened.items() if face is None]:
            del self.opened[name]

    def path(self, name: str) -> Path | None:
        """Where the face's file should lie; None for a slot that is empty."""
        match self.entries[name]:
            case Fetched(file=file):
                return self.files / file
            case Slot(path=str(path)):
                return self.directory / Path(path).expanduser()
            case _:
                return None

    def _open(self, name: str) -> Face | None:
        entry = self.entries[name]
        path = self._checked(name, entry)
        if path is None:
            return None
        face = open_face(name, path, entry.index if isinstance(entry, Slot) else 0)
        if face.hb_face.glyph_count == 0:  # HarfBuzz opens anything; what is no font is empty
            fault = "font-unreadable"
        elif not face.may_be_embedded:
            fault = "font-may-not-be-embedded"
        elif not face.may_be_subset:
            fault = "font-may-not-be-subset"
        elif face.is_variable:
            fault = "font-is-variable"
        else:
            return face
        self.log.error(fault, entry.span, face=name, label=entry.label, file=path.name)
        return None

    def _checked(self, name: str, entry: Entry) -> Path | None:
        path = self.path(name)
        if path is None:
            self.log.error("font-slot-empty", entry.span, face=name, label=entry.label)
            return None
        if not path.is_file():
            fault = "font-missing"
        elif entry.digest is not None and not stamps.verified(path, entry.digest):
            fault = "font-digest"
        else:
            return path
        self.log.error(fault, entry.span, face=name, label=entry.label, file=path.name)
        return None


def read(path: Path, name: str, log: Log) -> FontBook | None:
    """The font book of a catalogue file, its fallbacks known faces; faults go to `log`."""
    data = source.read(path, name, log, frozenset({"faces", "slots"}))
    if data is None:
        return None
    catalogue = binding.bind(data, Catalogue, {}, log)
    if catalogue is None:
        return None
    entries: dict[str, Entry] = {**catalogue.faces, **catalogue.slots}
    for face in catalogue.faces.keys() & catalogue.slots.keys():
        first = Related("first-key", catalogue.faces[face].span)
        log.error("duplicate-key", catalogue.slots[face].span, first, key=face)
    for entry in entries.values():
        if bool(entry.except_) != bool(entry.except_face):
            log.error("except-incomplete", entry.span, label=entry.label)
        for other in (*entry.fallback, *filter(None, [entry.except_face])):
            if other not in entries:
                _unknown(other, entry.span, entries, log)
    return FontBook(path.parent, resources.font_files(path), entries, log)


def _unknown(face: str, span: Span, entries: dict[str, Entry], log: Log) -> None:
    import difflib

    near = difflib.get_close_matches(face, entries, 1, 0.4)
    known = near[0] if near else "、".join(sorted(entries))
    log.error("unknown-face", span, name=face, nearest=known)
