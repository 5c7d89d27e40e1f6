"""What `new` asks, what it cannot take, and text as YAML."""

from __future__ import annotations

import json
import re
from typing import Final

from msgspec import Struct

_NAME: Final = re.compile(r"[\w-]+")
_PLAIN: Final = re.compile(r"[\u4e00-\u9fffA-Za-z][\u4e00-\u9fffA-Za-z0-9 ·，。、]*")
_NOT_TEXT: Final = frozenset({"null", "Null", "NULL"})


class Wanted(Struct, frozen=True):
    """A question: the option that answers it, its words, what stands for no answer."""

    key: str
    zh: str
    en: str
    default: str = ""


class StartError(Exception):
    """An answer that cannot be used, said in both languages."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.zh = zh
        self.en = en


def name_of(name: str) -> str:
    """The name, if a file may bear it."""
    if _NAME.fullmatch(name) is None:
        raise StartError(
            f"“{name}”不能作文件名：用字母、数字、连字号", f"“{name}” is no name for a file"
        )
    return name


def quoted(words: str) -> str:
    """Text as a YAML scalar; a JSON string is one."""
    plain = _PLAIN.fullmatch(words) is not None and words == words.strip()
    return words if plain and words not in _NOT_TEXT else json.dumps(words, ensure_ascii=False)
