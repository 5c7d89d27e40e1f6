"""The 沁源 page in each of the project's layouts, made up once for all tests."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from typeset import pipeline
from typeset.diagnostics import Diagnostic, Log, Problems
from typeset.display import flatten
from typeset.display.ops import Glyphs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from typeset.display.flatten import DisplayList
    from typeset.display.frame import Frame
    from typeset.makeup.page import MadeUp
    from typeset.pipeline import Job
    from typeset.plan.model import PagePlan

    Composed = tuple[Job, PagePlan, MadeUp, DisplayList]

ROOT = Path(__file__).parents[2]
LAYOUTS = ("broadsheet", "picture", "tabloid", "spread")


@pytest.fixture(scope="session")
def composed() -> Callable[[str], tuple[Any, ...]]:
    """(job, plan, made up, display list, log) of a layout."""
    kept: dict[str, tuple[Any, ...]] = {}

    def compose(layout: str) -> tuple[Any, ...]:
        if layout not in kept:
            log = Log()
            request = pipeline.Request(
                ROOT / "data/2025-02-25-qinyuan/issue.yaml", "issue.yaml", ROOT / "layouts",
                ROOT / "fonts/catalogue.yaml", layout,
            )  # fmt: skip
            (job,) = pipeline.read(request, log)
            kept[layout] = (*pipeline.compose(job, log), log)
        return kept[layout]

    return compose


class Made:
    """A page of the 沁源 issue with its data or layout changed: what was said, what was made."""

    def __init__(self, log: Log, composed: Composed | None) -> None:
        self.said: list[Diagnostic] = log.diagnostics
        self._composed = composed

    @property
    def codes(self) -> list[str]:
        """What was said, but for the two fields that the manuscript leaves blank."""
        return [d.code for d in self.said if d.code != "blank-field"]

    @property
    def job(self) -> Job:
        return self._whole[0]

    @property
    def plan(self) -> PagePlan:
        return self._whole[1]

    @property
    def made(self) -> MadeUp:
        return self._whole[2]

    @property
    def runs(self) -> list[Glyphs]:
        return list(flatten.glyph_runs(self._whole[3]))

    def of(self, source: str) -> list[Glyphs]:
        """The runs of one field."""
        return [run for run in self.runs if run.source == source]

    def words(self, area: str) -> str:
        """All characters in an area's frame, in reading order."""
        (frame,) = [f for f in self.made.page.frames if f.name == area]
        return "".join("".join(run.text) for run in _runs(frame))

    @property
    def _whole(self) -> Composed:
        assert self._composed is not None, [d.code for d in self.said]
        return self._composed


@pytest.fixture
def page_with(tmp_path: Path) -> Callable[..., Made]:
    """The 沁源 page in a layout, with areas added to it and its data file changed."""

    def build(
        areas: str = "",
        issue: str = "",
        *,
        layout: str = "broadsheet",
        source: str = "2025-02-25-qinyuan",
        data: dict[str, str] | None = None,
        change: dict[str, str] | None = None,
    ) -> Made:
        for name in ("house", "sheet", layout):
            text = (ROOT / f"layouts/{name}.yaml").read_text(encoding="utf-8")
            if name == "house":
                text = text.replace("press: newsprint\n", "")
            if name == layout:
                text = _changed(text, change) + areas
            (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
        file = ROOT / "data" / source / "issue.yaml"
        words = _changed(file.read_text(encoding="utf-8"), data) + issue
        (tmp_path / "issue.yaml").write_text(words, encoding="utf-8")
        request = pipeline.Request(
            tmp_path / "issue.yaml", "issue.yaml", tmp_path, ROOT / "fonts/catalogue.yaml", layout
        )
        log = Log()
        try:
            (job,) = pipeline.read(request, log)
            return Made(log, pipeline.compose(job, log))
        except Problems:
            return Made(log, None)

    return build


def _runs(frame: Frame) -> Iterator[Glyphs]:
    yield from (op for op in frame.ops if isinstance(op, Glyphs))
    for part in frame.parts:
        yield from _runs(part)


def _changed(text: str, changes: dict[str, str] | None) -> str:
    for old, new in (changes or {}).items():
        assert old in text, f"{old!r} is no longer there"
        text = text.replace(old, new, 1)
    return text
