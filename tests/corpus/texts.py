"""Debian's Chinese packages → paragraphs of prose, each sentence once.

The packages are read where apt installed them and never committed: `manpages-zh` (manual
pages), `debian-reference-zh-cn` (a handbook), `fortunes-zh` (sayings and poems).
"""

from __future__ import annotations

import gzip
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

SHARE = Path("/usr/share")
PACKAGES = ("manpages-zh", "debian-reference-zh-cn", "fortunes-zh")

HAN = re.compile("[\u3400-\u9fff]")
_SENTENCE = re.compile(r"[^。！？]*[。！？][”’）》」』]*|[^。！？]+$")
_BETWEEN_HAN = re.compile(r"(?<=[\u3000-\u9fff\uff00-\uffef])\s+(?=[\u3000-\u9fff\uff00-\uffef])")
_LEAST_HAN = 0.6  # of a sentence's characters: less is a listing, not prose
_SHORTEST, _LONGEST = 8, 400  # characters of a sentence

_ROFF_FONT = re.compile(r"\\f(?:\[[^\]]*\]|\(..|.)")
_ROFF_WORD = re.compile(r"^\.(?:B|I|BR|IR|RB|RI|BI|IB|SM|SB)\s+")
_ROFF_OTHER = re.compile(r"\\[(*][^ ]{2}|\\[|^&%/,:c]|\\s[+-]?\d")
_ANSI = re.compile(r"\x1b?\[[\d;]*m")


def paragraphs(share: Path = SHARE) -> list[str]:
    """All paragraphs, in a fixed order; raises FileNotFoundError where a package is missing."""
    found: list[str] = []
    seen: set[str] = set()
    for make in (_handbook, _manuals, _sayings):
        before = len(found)
        for block in make(share):
            kept = [s for s in sentences(block) if s not in seen and _is_prose(s)]
            seen.update(kept)
            if kept:
                found.append("".join(kept))
        if len(found) == before:
            raise FileNotFoundError(f"{make.__name__[1:]}: apt install {' '.join(PACKAGES)}")
    return found


def run_on(found: list[str], least: int = 120) -> list[str]:
    """The paragraphs run together until each has `least` characters, as news copy has them.

    Handbooks are half lists; a list item of one line and a half has no choice of breaks.
    """
    joined: list[str] = []
    for block in found:
        if joined and len(joined[-1]) < least:
            joined[-1] += block
        else:
            joined.append(block)
    return joined


def sentences(block: str) -> list[str]:
    """The sentences of a paragraph, spaces around them taken off."""
    return [s.strip() for s in _SENTENCE.findall(block) if s.strip()]


def _is_prose(sentence: str) -> bool:
    if not _SHORTEST <= len(sentence) <= _LONGEST or sentence[-1] not in "。！？”’）》":
        return False
    return len(HAN.findall(sentence)) >= _LEAST_HAN * len(sentence.replace(" ", ""))


def _clean(block: str) -> str:
    block = " ".join(block.split())
    return _BETWEEN_HAN.sub("", block)


class _Paragraphs(HTMLParser):
    """The text of every <p>."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.open = False

    def handle_starttag(self, tag: str, attrs: object) -> None:
        del attrs
        if tag == "p":
            self.open = True
            self.found.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag == "p":
            self.open = False

    def handle_data(self, data: str) -> None:
        if self.open:
            self.found[-1] += data


def _handbook(share: Path) -> Iterator[str]:
    for path in sorted((share / "debian-reference").glob("*.zh-cn.html")):
        parser = _Paragraphs()
        parser.feed(path.read_text(encoding="utf-8"))
        yield from map(_clean, parser.found)


def _manuals(share: Path) -> Iterator[str]:
    for path in sorted((share / "man" / "zh_CN").glob("man*/*.gz")):
        if path.is_symlink():
            continue
        text = gzip.decompress(path.read_bytes()).decode("utf-8", "replace")
        if "\ufffd" in text:
            continue
        yield from map(_clean, _roff(text))


def _roff(text: str) -> Iterator[str]:
    """Paragraphs of a manual page, its requests taken as their ends."""
    block: list[str] = []
    filled = True
    for line in text.splitlines():
        if line.startswith((".nf", ".EX")):
            filled = False
        elif line.startswith((".fi", ".EE")):
            filled = True
        word = _ROFF_WORD.sub("", line)
        if (line.startswith((".", "'")) and word == line) or not line.strip():
            yield " ".join(block)
            block = []
        elif filled:
            bare = _ROFF_OTHER.sub("", _ROFF_FONT.sub("", word)).replace("\\-", "-")
            if "\\" not in bare:
                block.append(bare)
    yield " ".join(block)


def _sayings(share: Path) -> Iterator[str]:
    for name in ("chinese", "tang300", "song100"):
        text = (share / "games" / "fortunes" / name).read_text(encoding="utf-8")
        for saying in _ANSI.sub("", text).split("\n%\n"):
            yield from (_clean(block) for block in saying.split("\n\n"))
