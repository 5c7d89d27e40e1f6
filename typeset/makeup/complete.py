"""The finished page and the issue → proof that every character of the data is on the page.

Each run of glyphs names the field that its characters come from. The characters of a field,
joined in the order they are painted, have to be the field's own, once or more often, with
the transforms that the data file declares and nothing else.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from typeset.diagnostics import Log
from typeset.display.ops import Glyphs
from typeset.issue import read
from typeset.issue.model import Filler, Issue, texts
from typeset.source import Text

_BLANKS = re.compile(r"\s+")
_AROUND = 8  # characters shown around the first one that is missing


def check(
    runs: Iterable[Glyphs], issue: Issue, log: Log, *,
    left_out: Sequence[str] = (), spared: Sequence[Filler] = (),
) -> None:  # fmt: skip
    """Logs every field whose characters are not on the page, with the first that is missing.

    `left_out` are the fields that a lever of the layout dropped, `spared` what fillers had no
    white for; the ledger says so.
    """
    found: dict[str, list[str]] = defaultdict(list)
    for run in runs:
        if run.source:
            found[run.source].append("".join(run.text))
    if left_out:
        log.note("left-out", issue.span, field="、".join(left_out))
    fillers = {text.path for text in texts(spared)}
    printed = read.on_the_page(issue)
    for text in texts(issue):
        if text.path in fillers or any(
            text.path == path or text.path.startswith((f"{path}.", f"{path}[")) for path in left_out
        ):
            continue
        wanted = _BLANKS.sub("", printed[text.path])
        shown = _BLANKS.sub("", "".join(found.get(text.path, ())))
        if shown != wanted and not _repeated(shown, wanted):
            _report(text, wanted, shown, log)


def _repeated(shown: str, wanted: str) -> bool:
    """Whether the field is shown whole more than once, as a label that two blocks carry."""
    times, rest = divmod(len(shown), max(1, len(wanted)))
    return times > 1 and rest == 0 and shown == wanted * times


def _report(text: Text, wanted: str, shown: str, log: Log) -> None:
    if not shown:
        log.error("text-not-placed", text.span, field=text.path, characters=len(wanted))
        return
    same = next(
        (i for i, (a, b) in enumerate(zip(wanted, shown, strict=False)) if a != b),
        min(len(wanted), len(shown)),
    )
    log.error(
        "text-lost", text.span, field=text.path, wanted=len(wanted), shown=len(shown),
        near=wanted[max(0, same - _AROUND) : same + _AROUND],
    )  # fmt: skip
