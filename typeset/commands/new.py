"""A name and a question or two → a data file or a layout to go on from; no file is overwritten."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

from . import new_issue, new_layout
from .new_words import StartError, Wanted

Ask = Callable[[str], str]


def new(given: Namespace) -> int:
    """Does what the command says, asking for what is missing; returns the exit code."""
    ask = input if sys.stdin.isatty() and sys.stdout.isatty() else None
    options = {key: value for key, value in vars(given).items() if isinstance(value, str)}
    return run(given.kind, given.name, options, given.lang, ask=ask)


def run(
    kind: str, name: str, options: dict[str, str], language: str, *, ask: Ask | None = None
) -> int:
    """Starts an issue or a layout; where nobody is there to ask, defaults stand for answers."""
    chinese = language == "zh"
    start, other = (new_issue, new_layout) if kind == "issue" else (new_layout, new_issue)
    try:
        _refuse(options, (*(w.key for w in other.WANTED), *other.UNASKED), kind)
        answers = {w.key: _answer(w, options, ask, chinese=chinese) for w in start.WANTED}
        path, words, said = start.start(name, answers | _others(options, answers))
        _write(path, words)
    except StartError as fault:
        sys.stderr.write((fault.zh if chinese else fault.en) + "\n")
        return 2
    sys.stdout.write(f"{path}\n")
    for zh, en in said:
        sys.stdout.write(f"  {zh if chinese else en}\n")
    return 0


def _refuse(options: dict[str, str], strange: tuple[str, ...], kind: str) -> None:
    """An option of the other kind would change nothing, and nobody would notice."""
    for key in strange:
        if options.get(key):
            raise StartError(
                f"new {kind} 不用 --{key}：去掉它，能用的见 typeset new --help",
                f"new {kind} takes no --{key}: leave it out; typeset new --help has those it takes",
            )


def _answer(wanted: Wanted, options: dict[str, str], ask: Ask | None, *, chinese: bool) -> str:
    """The option given, or the answer to the question, or the default."""
    value = options.get(wanted.key, "")
    if not value and ask is not None:
        question = wanted.zh if chinese else wanted.en
        default = f" [{wanted.default}]" if wanted.default else ""
        value = ask(f"{question}{default}: ").strip()
    value = value or wanted.default
    if not value:
        raise StartError(
            f"缺少 --{wanted.key}：{wanted.zh}", f"--{wanted.key} is missing: {wanted.en}"
        )
    return value


def _others(options: dict[str, str], answers: dict[str, str]) -> dict[str, str]:
    """Options that are not asked for."""
    return {key: value for key, value in options.items() if key not in answers}


def _write(path: Path, words: str) -> None:
    """The file, where there was none."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(words)
    except FileExistsError:
        raise StartError(
            f"{path} 已经有了，不覆盖：换个名字，或先移走它",
            f"{path} is there and is not overwritten: take another name or move it away",
        ) from None
    except OSError as fault:
        raise StartError(
            f"{path} 写不了：{fault.strerror}", f"{path} cannot be written: {fault.strerror}"
        ) from None
