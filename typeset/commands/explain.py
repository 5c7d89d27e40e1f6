"""A code → its page of help; no code → all there are, stage by stage."""

from __future__ import annotations

import difflib
import re
import sys
from argparse import Namespace
from importlib import import_module

from typeset.messages import words
from typeset.messages.entry import Words
from typeset.messages.words import STAGES


def explain(given: Namespace) -> int:
    """Prints the page of a code, or the list; returns the exit code."""
    chinese = given.lang == "zh"
    if given.code is None:
        sys.stdout.write(_list(chinese=chinese))
        return 0
    known = words.all_words()
    found = known.get(given.code)
    if found is None:
        near = difflib.get_close_matches(given.code, known, 3, 0.4)
        said = f"没有这个代码：{given.code}" if chinese else f"no such code: {given.code}"
        if near:
            said += ("。相近的有：" if chinese else "; near it: ") + ", ".join(near)
        sys.stderr.write(said + "\n")
        return 2
    sys.stdout.write(page(given.code, found, chinese=chinese))
    return 0


def page(code: str, found: Words, *, chinese: bool) -> str:
    """The page of help of a code: the fact, why it is so, what to do."""
    fact, why, to_do = (
        (found.zh, found.zh_explain, found.zh_help)
        if chinese
        else (found.en, found.en_explain, found.en_help)
    )
    parts = [f"{code}\n  {_named(fact)}"]
    if why:
        parts.append(why.strip("\n"))
    if to_do:
        parts.append(("办法：" if chinese else "help: ") + _named(to_do))
    return "\n\n".join(parts) + "\n"


def _list(*, chinese: bool) -> str:
    lines = []
    for stage in STAGES:
        table: dict[str, Words] = import_module(f"typeset.messages.{stage}").WORDS
        if table:
            lines.append(stage)
        for code, found in table.items():
            lines.append(f"  {code:24} {_named(found.zh if chinese else found.en)}")
    return "\n".join(lines) + "\n"


def _named(template: str) -> str:
    """A template as a reader sees it: its fields as names in brackets."""
    return re.sub(r"\{(\w+)(?::[^}]*)?\}", r"〈\1〉", template)
