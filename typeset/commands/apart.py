"""Where things made of several sources go, so that none lies over what was made of another."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path


class UsageError(Exception):
    """The words of the command do not go together; said in both languages."""


def check(targets: Iterable[tuple[Path, Path]]) -> None:
    """Raises `UsageError` where two sources would be written to one place.

    `targets` are each source and the place of what is made of it.
    """
    taken: dict[Path, Path] = {}
    for source, target in sorted(targets):
        other = taken.setdefault(target.resolve(), source)
        if other != source:
            raise UsageError(
                f"{other} 与 {source} 会写到同一处 {target}：分两次做，各用一个 -o"
                " | both would be written to one place: make them one by one, each with its -o"
            )


def folders(sources: Iterable[str], given: str) -> list[Path]:
    """A folder for what is made of each source under the one `given`: that itself for a single
    source; of several, each has one in it with the name of its own folder.
    """
    found = [Path(source).resolve() for source in sources]
    if len(set(found)) == 1:
        return [Path(given)] * len(found)
    return [Path(given) / source.parent.name for source in found]
