"""The answers' text, as long as asked → the seconds of shaping, and of breaking and justifying.

`python -m bench.lines ours LENGTH` writes JSON; `python -m bench.lines typst LENGTH` puts the
same text as Typst's source beside a folder of its one face.
"""

from __future__ import annotations

import gc
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import msgspec

from bench.processes import BUILT, ROOT, clock
from typeset.diagnostics import Log, Span
from typeset.fonts import catalogue
from typeset.galley import breaking, compose, itemize, lines
from typeset.layout import read as layouts
from typeset.layout.model import Layout
from typeset.source import Text

_MEASURE = 17  # 字, that of the page's columns
_ROWS = 44


def main() -> None:
    verb, length = sys.argv[1], int(sys.argv[2])
    if verb == "ours":
        sys.stdout.buffer.write(msgspec.json.encode(ours(length)))
    else:
        typst(length)


def text(length: int) -> str:
    """So many characters of the answers, over and over, paragraphs of some 400."""
    once = (BUILT / "text.txt").read_text(encoding="utf-8").split("\n")
    found: list[str] = []
    total = 0
    while total < length:
        paragraph = once[len(found) % len(once)][: length - total]
        found.append(paragraph)
        total += len(paragraph)
    return "\n".join(found)


def ours(length: int) -> dict[str, float]:
    """Processor seconds of each step; breaking and justifying start from shaped paragraphs."""
    log = Log()
    fonts = catalogue.read(ROOT / "fonts" / "catalogue.yaml", "fonts/catalogue.yaml", log)
    assert fonts is not None
    layout = _layout(fonts, log)
    style = layout.styles.styles["body"]
    shop = itemize.open_shop(fonts, layout.styles.styles, log)
    galley = compose.compose(Text("暖机", Span("text", 1, 1)), style, shop)
    source = Text(text(length), Span("text", 1, 1))

    def shape() -> None:
        nonlocal galley
        galley = compose.compose(source, style, shop)

    gc.disable()  # as the command does
    shaping = clock(shape)
    measures = [_MEASURE * style.size]
    broken: list[breaking.Breaks] = []

    def break_() -> None:
        broken[:] = [breaking.optimum(paragraph, measures) for paragraph in galley.paragraphs]

    def every_count() -> int:
        return sum(len(breaking.best(paragraph, measures)) for paragraph in galley.paragraphs)

    def justify() -> int:
        pairs = zip(galley.paragraphs, broken, strict=True)
        return sum(len(lines.set_lines(p, breaks, measures)) for p, breaks in pairs)

    return {
        "shape": shaping,
        "break": _least(break_),
        "every": _least(every_count),
        "justify": _least(justify),
    }


def _least(work: Callable[[], object]) -> float:
    """The least of a few runs: the rival's is taken so too."""
    return min(clock(work) for _ in range(3))


def typst(length: int) -> Path:
    """The source that sets the same text in the same face at the same measure, in one column."""
    log = Log()
    fonts = catalogue.read(ROOT / "fonts" / "catalogue.yaml", "fonts/catalogue.yaml", log)
    assert fonts is not None
    style = _layout(fonts, log).styles.styles["body"]
    path = fonts.path(style.face)
    assert path is not None
    folder = BUILT / "lines"
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "fonts").mkdir(parents=True)
    shutil.copyfile(path, folder / "fonts" / path.name)
    (folder / "text.txt").write_text(text(length).replace("\n", "\n\n"), encoding="utf-8")
    family = getattr(fonts.entries[style.face], "family", "")
    size, leading = style.size, style.size * 1.5
    (folder / "lines.typ").write_text(
        f"""#set page(width: {_MEASURE * size}pt, height: {_ROWS * leading}pt, margin: 0pt)
#set text(font: "{family}", size: {size}pt, lang: "zh", region: "cn", cjk-latin-spacing: none,
  top-edge: 0.88em, bottom-edge: -0.12em)
#set par(justify: true, leading: {leading - size}pt, spacing: {leading - size}pt,
  first-line-indent: (amount: 2em, all: true))
#for p in read("text.txt").split("\\n\\n") {{ par(p) }}
""",
        encoding="utf-8",
    )
    return folder


def _layout(fonts: catalogue.FontBook, log: Log) -> Layout:
    layout = layouts.read(ROOT / "layouts", "broadsheet", fonts, log)
    assert layout is not None, log.diagnostics
    return layout


if __name__ == "__main__":
    main()
