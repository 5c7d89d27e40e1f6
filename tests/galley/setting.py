"""Text in the Tofu face at a measure → its lines, for the tests of composition."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from tests.tofu import build, gb2312
from typeset.diagnostics import Log, Span
from typeset.fonts.catalogue import FontBook, Slot
from typeset.galley import breaking, compose, lines, passes
from typeset.galley.faces import Shop, open_shop
from typeset.geometry import WritingMode
from typeset.layout.styles import Style
from typeset.source import Text

if TYPE_CHECKING:
    from pathlib import Path

    from typeset.galley.breaking import Breaks
    from typeset.galley.items import Paragraph
    from typeset.galley.lines import SetLine

EM = 10.0
EXTRA = "～％℃‰／￥々①②㎡ＡＢ"
STYLES: dict[str, dict[str, Any]] = {
    "run-in": {},
    "dots": {"emphasis": "dots"},
    "name": {"emphasis": "name"},
    "title": {"emphasis": "title"},
    "note": {"size": EM / 2, "rise": 0.8},
    "ruby": {"size": EM / 2},
}
_HAN = re.compile("[\u4e00-\u9fff]")


def open_tofu(folder: Path) -> FontBook:
    """A font book with Tofu alone in it."""
    path = build(folder / "tofu.ttf", gb2312() + EXTRA)
    entry = Slot(label="豆腐", path=str(path), span=Span("catalogue", 1, 1))
    return FontBook(folder, folder, {"tofu": entry}, Log())


def style_of(**changes: Any) -> Style:
    given: dict[str, Any] = {"name": "body", "face": "tofu", "size": EM, "leading": 15.0}
    return Style(**(given | changes))


def shop_of(fonts: FontBook, **changes: Any) -> Shop:
    """A fresh log every time; the character styles are the body's with their own change."""
    styles = {n: style_of(**(changes | own | {"name": n})) for n, own in STYLES.items()}
    return open_shop(fonts, styles, Log())


class Setting:
    """One text, shaped, broken and set."""

    def __init__(
        self, fonts: FontBook, text: str, measure: float, *, initial: int = 0, **changes: Any
    ) -> None:
        self.style = style_of(**changes)
        self.shop = shop_of(fonts, **changes)
        galley = compose.compose(
            Text(text, Span("story", 1, 1), "story"), self.style, self.shop, initial=initial
        )
        self.measure = measure
        self.paragraphs: tuple[Paragraph, ...] = galley.paragraphs
        self.breaks: list[Breaks] = []
        self.lines: list[SetLine] = []
        for paragraph in self.paragraphs:
            chosen = breaking.optimum(paragraph, [measure * EM])
            self.breaks.append(chosen)
            self.lines.extend(lines.set_lines(paragraph, chosen, [measure * EM]))

    @property
    def words(self) -> list[str]:
        """The characters of each line."""
        return ["".join("".join(run.text) for run in line.runs) for line in self.lines]

    @property
    def codes(self) -> list[str]:
        return [d.code for d in self.shop.log.diagnostics]

    def places(self, number: int) -> dict[str, float]:
        """Where each character of a line stands, em; of equal ones the last."""
        line = self.lines[number]
        return {
            text: place / EM
            for run in line.runs
            for text, place in zip(run.text, run.place, strict=True)
        }

    def described(self) -> list[str]:
        """Each line with what was taken from it or given to it, as the fixtures write it."""
        described = []
        number = 0
        for paragraph, breaks in zip(self.paragraphs, self.breaks, strict=True):
            start = 0
            for own, end in enumerate(breaks.ends):
                line = self.lines[number]
                gaps = paragraph.gap[start : end - 1]
                natural = sum(paragraph.width[start:end]) + sum(g.natural for g in gaps)
                natural += paragraph.edge.get(end - 1, 0.0)
                began = passes.indent_of(paragraph, own) + paragraph.head.get(start, 0.0)
                moved = round((line.width - began - natural) / EM, 2)
                ragged = paragraph.style.align in ("center", "right")
                mark = (
                    ""
                    if ragged or not moved
                    else f"　〔{'拉' if moved > 0 else '挤'}{abs(moved):g}〕"
                )
                hyphen = "-" if any("" in run.text for run in line.notes) else ""
                described.append(self.words[number].strip(" ") + hyphen + mark)
                start = end
                number += 1
        return described


def vertical(**changes: Any) -> dict[str, Any]:
    return {"mode": WritingMode.VERTICAL} | changes
