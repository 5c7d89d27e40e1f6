"""The hands of make-up on the square face and the easily reckoned layout of tests/plan/pages.py."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from msgspec import Struct

from tests.galley.setting import style_of
from tests.plan.pages import AT, LIVE, area, layout
from typeset.color.cmyk import BLACK, PAPER, Cmyk
from typeset.diagnostics import Log, Span
from typeset.display.ops import Glyphs
from typeset.galley.faces import open_shop
from typeset.geometry import Rect
from typeset.layout.model import Part
from typeset.layout.styles import StyleSheet
from typeset.makeup.tools import Tools
from typeset.plan import grid
from typeset.plan.model import PagePlan, Placement, Thread
from typeset.source import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from typeset.display.ops import Op
    from typeset.fonts.catalogue import FontBook
    from typeset.issue.model import Issue
    from typeset.layout.model import Area

GREEN = Cmyk(80, 28, 82, 25)
BOX = Rect(100, 500, 200, 60)  # of the area under test


class Copy(Struct, frozen=True):
    """As much of an issue as a part asks for."""

    span: Span
    kicker: Text
    empty: Text | None = None
    headline: list[Text] = []
    none: list[Text] = []
    hero: None = None
    nudge: dict[str, Any] = {}


def text(words: str, path: str = "kicker") -> Text:
    return Text(words, Span("issue.yaml", 5, 3), path)


def copy(kicker: str = "山河新貌", headline: Sequence[str] = ("山河", "新貌一新")) -> Copy:
    lines = [text(words, f"headline[{n}]") for n, words in enumerate(headline)]
    return Copy(AT, text(kicker), None, lines)


def part(**given: Any) -> Part:
    return Part(span=AT, **given)


def placed(of: Area | None = None, box: Rect = BOX, name: str = "title") -> Placement:
    return Placement(name, of or area(columns="1", rows="1"), box, None, "")


def tools(
    fonts: FontBook,
    issue: Copy | None = None,
    *,
    placements: Iterable[Placement] = (),
    threads: dict[str, Thread] | None = None,
    **file: Any,
) -> Tools:
    """A fresh log every time."""
    styles = {
        "body": style_of(),
        "head": style_of(name="head", size=20.0, leading=24.0, align="center"),
        "left": style_of(name="left", align="left"),
    }
    page = layout(None, None, styles, **file)
    sheet = StyleSheet(page.styles.styles, {"black": BLACK, "paper": PAPER, "green": GREEN})
    made = type(page)(
        page.name, page.file, page.sheet, page.body, sheet, {"black": BLACK, "green": GREEN}
    )
    log = Log()
    found = grid.type_area(made, LIVE, log)
    plan = PagePlan("page", 600, 800, 0, LIVE, found, tuple(placements), threads or {})
    shop = open_shop(fonts, dict(made.styles.styles), log)
    own = cast("Issue", issue or copy())
    return Tools(own, made, plan, shop, log, lambda shown: shown, lambda *_: None)


def runs(ops: Iterable[Op]) -> list[Glyphs]:
    """The runs that paint something to be seen."""
    return [op for op in ops if isinstance(op, Glyphs) and "".join(op.text).strip()]


def words(ops: Iterable[Op]) -> list[str]:
    return ["".join(run.text) for run in runs(ops)]


def codes(hands: Tools) -> list[str]:
    return [d.code for d in hands.log.diagnostics]
