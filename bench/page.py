"""The page, in this process → the rival's source, and the seconds of warm page and floor.

`python -m bench.page prepare` writes the rival's page and the text of the long run;
`python -m bench.page warm ROUNDS` and `batch COUNT` write JSON.
"""

from __future__ import annotations

import gc
import resource
import sys
import time
import zlib
from pathlib import Path

import msgspec

from bench import rival
from bench.processes import BUILT, ISSUE, LAYOUT, ROOT, clock
from typeset import pipeline
from typeset.diagnostics import Log
from typeset.display import flatten
from typeset.fonts import shape
from typeset.fonts.subset import subset
from typeset.pipeline import Edition
from typeset.shelf import Shelf

_LEVEL = 5  # as the writer packs


def main() -> None:
    verb, *rest = sys.argv[1:]
    if verb == "prepare":
        prepare()
    elif verb == "warm":
        _tell(warm(int(rest[0])))
    else:
        _tell(batch(int(rest[0])))


def build(shelf: Shelf | None = None) -> Edition:
    """The page, built as the command builds it, but for writing the file."""
    request = pipeline.Request(
        ISSUE, ISSUE.name, ROOT / "layouts", ROOT / "fonts" / "catalogue.yaml", LAYOUT
    )
    return pipeline.build(request, Log(), shelf)[0]


def prepare() -> None:
    """Puts the rival's page, and the text of the answers, a line a paragraph, into build/bench."""
    edition = build()
    rival.write(edition.display, edition.job.fonts, BUILT / "rival")
    texts: dict[str, str] = {}
    for run in flatten.glyph_runs(edition.display):
        if run.source.startswith("answers.") and run.source.endswith(".text"):
            texts[run.source] = texts.get(run.source, "") + "".join(run.text)
    (BUILT / "text.txt").write_text("\n".join(texts.values()), encoding="utf-8")


def warm(rounds: int) -> dict[str, list[float]]:
    """Processor seconds of the page built again, and of the floor, in turn.

    `fresh` is a page of which no word was set before in this process, the layout and the faces
    being there; `page` one of which all were: what a desk waits for after a correction lies
    between them.
    """
    gc.disable()  # as the command does
    shelf = Shelf()
    edition = build(shelf)
    floor(edition)
    found: dict[str, list[float]] = {"fresh": [], "page": [], "floor": []}
    for _ in range(rounds):
        shelf.shops.clear()
        found["fresh"].append(clock(lambda: build(shelf)))
        found["page"].append(clock(lambda: build(shelf)))
        found["floor"].append(clock(lambda: floor(edition)))
        gc.collect()
    return found


def floor(edition: Edition) -> int:
    """Shapes the page's text, cuts its faces to it, and packs them: the bytes of that."""
    fonts = edition.job.fonts
    used: dict[str, dict[int, str]] = {}
    codes = bytearray()
    for run in flatten.glyph_runs(edition.display):
        face = fonts.face(run.face)
        assert face is not None, run.face
        shaped = shape.shape(face, "".join(run.text), shape.HAN, vertical=run.vertical)
        for glyph in shaped.glyph:
            codes += glyph.to_bytes(2, "big")
        known = used.setdefault(run.face, {})
        for glyph, text in zip(run.glyphs, run.text, strict=True):
            known.setdefault(glyph, text)
    size = len(zlib.compress(bytes(codes), _LEVEL))
    for name, glyphs in used.items():
        face = fonts.face(name)
        assert face is not None, name
        size += len(zlib.compress(subset(face, glyphs).program, _LEVEL))
    return size


def batch(count: int) -> dict[str, list[float]]:
    """Seconds on the clock of so many builds in one process, and MiB held after each."""
    seconds, held = [], []
    shelf = Shelf()
    for _ in range(count):
        start = time.perf_counter()
        build(shelf)
        seconds.append(time.perf_counter() - start)
        held.append(_held())
    return {"seconds": seconds, "held": held}


def _held() -> float:
    """MiB in memory now; where the system does not tell, the most there ever was."""
    status = Path("/proc/self/statm")
    if status.exists():
        pages = int(status.read_text(encoding="ascii").split()[1])
        return pages * resource.getpagesize() / 2**20
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20


def _tell(found: object) -> None:
    sys.stdout.buffer.write(msgspec.json.encode(found))


if __name__ == "__main__":
    main()
