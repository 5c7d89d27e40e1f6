"""A font file and its digest → whether they agree, hashed once and remembered.

A folder's `.verified.json` says of each file what it hashed to and what size and time it had
then; while those stand, a build only looks at the file's status.
"""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import Final

import msgspec
from msgspec import Struct

NAME: Final = ".verified.json"


class Stamp(Struct, frozen=True, forbid_unknown_fields=True):
    """A file's digest, and its status when it was hashed."""

    size: int
    mtime_ns: int
    sha256: str

    def stands(self, size: int, mtime_ns: int) -> bool:
        """Whether the file has not changed since, as far as its status tells."""
        return (self.size, self.mtime_ns) == (size, mtime_ns)


def verified(path: Path, sha256: str) -> bool:
    """Whether the file has that digest: by its stamp, or hashed when it changed since."""
    try:
        status = path.stat()
        known = read(path.parent).get(path.name)
        if known is not None and known.stands(status.st_size, status.st_mtime_ns):
            return known.sha256 == sha256
        return digest(path) == sha256
    except OSError:
        return False


def digest(path: Path) -> str:
    """The SHA-256 of the file."""
    import hashlib

    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def stamp(path: Path) -> Stamp:
    """The file hashed anew."""
    status = path.stat()  # first: a file that changes under way then fails the comparison
    return Stamp(status.st_size, status.st_mtime_ns, digest(path))


def read(folder: Path) -> dict[str, Stamp]:
    """The folder's stamps by file name; none when there are none that can be read."""
    path = folder / NAME
    try:
        return _read(path, path.stat().st_mtime_ns)
    except OSError:
        return {}


def write(folder: Path, stamps: dict[str, Stamp]) -> None:
    """Puts down the folder's stamps, whole or not at all."""
    text = msgspec.json.format(msgspec.json.encode(stamps, order="deterministic"), indent=1)
    half = folder / f"{NAME}.{os.getpid()}"
    half.write_bytes(text + b"\n")
    half.replace(folder / NAME)


@cache
def _read(path: Path, _mtime_ns: int) -> dict[str, Stamp]:
    try:
        return msgspec.json.decode(path.read_bytes(), type=dict[str, Stamp])
    except msgspec.MsgspecError:
        return {}
