"""The 沁源 page in each of the project's layouts, made up once for all tests."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from typeset import pipeline
from typeset.diagnostics import Diagnostic, Log, Problems
from typeset.display import flatten
from typeset.display.ops import Glyphs
from typeset.geometry import Rect

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from typeset.display.flatten import DisplayList
    from typeset.display.frame import Frame
    from typeset.makeup.page import MadeUp
    from typeset.pipeline import Job
    from typeset.plan.model import PagePlan

    Composed = tuple[Job, PagePlan, MadeUp, DisplayList]

ROOT = Path(__file__).parents[2]
FORMS = ROOT / "docs/forms"
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
        """What was said, but for the two fields that the manuscript leaves blank, and for the
        fillers that a page has no white for.
        """
        return [d.code for d in self.said if d.code not in ("blank-field", "filler-spared")]

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
        return _made(tmp_path, layout)

    return build


@pytest.fixture
def counted(tmp_path: Path) -> Callable[[str, str], Made]:
    """A page of `tests/makeup/counted.py`, from the text of its layout and of its data file."""

    def build(layout: str, issue: str) -> Made:
        (tmp_path / "counted.yaml").write_text(layout, encoding="utf-8")
        (tmp_path / "issue.yaml").write_text(issue, encoding="utf-8")
        return _made(tmp_path, "counted")

    return build


def _made(folder: Path, layout: str) -> Made:
    request = pipeline.Request(
        folder / "issue.yaml", "issue.yaml", folder, ROOT / "fonts/catalogue.yaml", layout
    )
    log = Log()
    try:
        (job,) = pipeline.read(request, log)
        return Made(log, pipeline.compose(job, log))
    except Problems:
        return Made(log, None)


def _runs(frame: Frame) -> Iterator[Glyphs]:
    yield from (op for op in frame.ops if isinstance(op, Glyphs))
    for part in frame.parts:
        yield from _runs(part)


def _changed(text: str, changes: dict[str, str] | None) -> str:
    for old, new in (changes or {}).items():
        assert old in text, f"{old!r} is no longer there"
        text = text.replace(old, new, 1)
    return text


class Sheet:
    """The sheet made up: its plan, its page, what was said."""

    def __init__(self, issue: Path, layouts: Path, kept: Path) -> None:
        self.log = Log()
        request = pipeline.Request(
            issue, "issue.yaml", layouts, ROOT / "fonts/catalogue.yaml", "forms", kept
        )
        (self.job,) = pipeline.read(request, self.log)
        _, self.plan, self.made, self.display = pipeline.compose(self.job, self.log)
        self.runs = list(flatten.glyph_runs(self.display))

    def of(self, source: str) -> list[Glyphs]:
        return [run for run in self.runs if run.source == source]

    def frame(self, name: str) -> Frame:
        return next(f for f in self.made.page.frames if f.name == name)

    def boxes(self, source: str) -> Iterator[Rect]:
        """The em box of every character of a field."""
        for run in self.of(source):
            for at, text in zip(run.advance, run.text, strict=True):
                if text.strip() and run.vertical:
                    yield Rect(run.x - run.size / 2, run.y - at - run.size, run.size, run.size)
                elif text.strip():
                    yield Rect(run.x + at, run.y - 0.12 * run.size, run.size * 0.5, run.size * 0.9)


@pytest.fixture(scope="session")
def forms() -> Sheet:
    return Sheet(FORMS / "issue.yaml", ROOT / "layouts", ROOT / "build")


@pytest.fixture
def sheet_with(tmp_path: Path) -> Callable[..., Sheet]:
    """The sheet with its data or its layout changed."""

    def build(data: dict[str, str] | None = None, layout: dict[str, str] | None = None) -> Sheet:
        folder = tmp_path / "layouts"
        shutil.copytree(ROOT / "layouts", folder, dirs_exist_ok=True)
        shutil.copytree(FORMS, tmp_path / "forms", dirs_exist_ok=True)
        for path, changes in (
            (tmp_path / "forms/issue.yaml", data), (folder / "forms.yaml", layout),
        ):  # fmt: skip
            words = path.read_text(encoding="utf-8")
            for old, new in (changes or {}).items():
                assert old in words, f"{old!r} is no longer there"
                words = words.replace(old, new, 1)
            path.write_text(words, encoding="utf-8")
        return Sheet(tmp_path / "forms/issue.yaml", folder, ROOT / "build")

    return build
