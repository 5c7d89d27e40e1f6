"""A file as a whole: whether it can be read, and put in its place at once or not at all."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def readable(name: str, lang: str) -> bool:
    """Whether the file can be opened; said on standard error where it cannot."""
    try:
        with Path(name).open("rb"):
            return True
    except OSError as fault:
        unread(name, fault, lang)
        return False


def unread(name: str, fault: OSError, lang: str) -> None:
    """Says that the system does not give a file to read."""
    zh, en = f"读不了 {name}：{fault.strerror}", f"cannot read {name}: {fault.strerror}"
    sys.stderr.write((zh if lang == "zh" else en) + "\n")


def replace(path: Path, data: bytes) -> None:
    """The file whole or as it was before: written beside it, then put in its place."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    if hasattr(os, "O_DIRECTORY"):  # elsewhere a directory cannot be opened, nor need be
        folder = os.open(path.parent, os.O_DIRECTORY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
