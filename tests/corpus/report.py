"""The corpus at many measures → the table of docs/composition.md, written between its marks.

.venv/bin/python -m tests.corpus.report
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from tests.corpus import setting, texts
from typeset.diagnostics import Log
from typeset.fonts import catalogue

ROOT = Path(__file__).parents[2]
DOCUMENT = ROOT / "docs" / "composition.md"
MEASURES = (8, 10, 13, 15, 17, 20, 25, 30)
COLUMNS = (
    "行长（字）", "行数", "行首犯禁", "行末犯禁", "数与单位拆开", "破折号省略号拆开", "右边不齐",
    "孤字", "字间大于 0.12 字", "占", "一词一行或过宽", "丢字", "秒",
)  # fmt: skip
BEGIN, END = "<!-- corpus -->\n", "<!-- /corpus -->"


def table() -> str:
    """The figures, as Markdown."""
    fonts = catalogue.read(ROOT / "fonts" / "catalogue.yaml", "fonts/catalogue.yaml", Log())
    assert fonts is not None, "the catalogue of this repository"
    found = texts.run_on(texts.paragraphs())
    sentences = sum(len(texts.sentences(block)) for block in found)
    start = time.perf_counter()
    paragraphs, shop = setting.shaped(found, fonts)
    shaping = time.perf_counter() - start
    count = sum(map(len, found))
    rows = [
        (
            f"{count:,} 字、{sentences:,} 个不同的句子、{len(paragraphs):,} 段；"
            f"{len(shop.log.errors())} 段因缺字未排。整形 {shaping:.1f} 秒。"
        ),
        "",
        f"| {' | '.join(COLUMNS)} |",
        "| --: " * len(COLUMNS) + "|",
    ]
    for measure in MEASURES:
        start = time.perf_counter()
        v = setting.set_at(paragraphs, measure)
        rows.append(
            f"| {measure} | {v.lines:,} | {v.first} | {v.last} | {v.parted} | {v.split} "
            f"| {v.ragged} | {v.runts} | {v.loose} | {v.loose / v.full:.2%} | {v.unsettable} "
            f"| {v.lost} | {time.perf_counter() - start:.1f} |"
        )
    return "\n".join(rows) + "\n"


def main() -> None:
    """Writes the table where it stands in the document."""
    document = DOCUMENT.read_text(encoding="utf-8")
    before, _, rest = document.partition(BEGIN)
    _, _, after = rest.partition(END)
    DOCUMENT.write_text(f"{before}{BEGIN}\n{table()}\n{END}{after}", encoding="utf-8")
    sys.stdout.write(f"{DOCUMENT}\n")


if __name__ == "__main__":
    main()
