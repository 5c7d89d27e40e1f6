"""The name of a finished file → whether it can be read; where it cannot, that is said."""

from __future__ import annotations

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
