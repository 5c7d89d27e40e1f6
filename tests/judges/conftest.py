"""The files that the judges see: the real page, the specimen, and a page of vertical type."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from msgspec import Struct

from tests.pdf.specimen import page_of, paragraph, set_text
from tests.preflight import screen_specimen, specimen
from typeset import pipeline
from typeset.color import outputs, press
from typeset.diagnostics import Log
from typeset.display.flatten import flatten
from typeset.display.frame import Frame
from typeset.geometry import Rect
from typeset.pdf.about import About, Condition
from typeset.pdf.write import write

if TYPE_CHECKING:
    from typeset.fonts.face import Face

_ROOT = Path(__file__).resolve().parents[2]
_ISSUE = "data/2025-02-25-qinyuan/issue.yaml"


class Judged(Struct, frozen=True):
    """A file, and the text that it holds in reading order."""

    path: Path
    text: str


@pytest.fixture(scope="session")
def condition() -> press.PressCondition:
    """The newsprint condition."""
    log = Log()
    path = _ROOT / "layouts" / "press" / "newsprint.yaml"
    found = press.read(path, path.name, log)
    assert found is not None, log.diagnostics
    return found


@pytest.fixture(scope="session")
def profile(condition: press.PressCondition) -> bytes:
    """The output profile of newsprint, kept in `build` between runs."""
    return outputs.profile(condition, _ROOT / "build" / "press")


@pytest.fixture(scope="session")
def page(profile: bytes, tmp_path_factory: pytest.TempPathFactory) -> Judged:
    """The page of the issue for the press."""
    log = Log()
    request = pipeline.Request(_ROOT / _ISSUE, _ISSUE, _ROOT / "layouts", _FONTS, "broadsheet")
    (job,) = pipeline.read(request, log)
    _, _, made, display = pipeline.compose(job, log)
    about = About(
        title=made.page.title,
        date="2025-02-25",
        digest=job.digest,
        profile=profile,
        condition=Condition("newsprint", "coldset newsprint"),
    )

    def face(name: str) -> Face:
        found = job.fonts.face(name)
        assert found is not None
        return found

    path = tmp_path_factory.mktemp("page") / "page.pdf"
    path.write_bytes(write([display], face, about))
    return Judged(path, _told(made.page.frames))


@pytest.fixture(scope="session")
def web(tmp_path_factory: pytest.TempPathFactory) -> Judged:
    """The page of the issue for reading."""
    log = Log()
    kept = _ROOT / "build"
    request = pipeline.Request(
        _ROOT / _ISSUE, _ISSUE, _ROOT / "layouts", _FONTS, "broadsheet", kept, output="web"
    )
    (edition,) = pipeline.build(request, log)
    path = tmp_path_factory.mktemp("web") / "page.web.pdf"
    path.write_bytes(edition.pdf)
    return Judged(path, _told(edition.made.page.frames))


@pytest.fixture(scope="session")
def links(tofu: Face, tofu_cff: Face, tmp_path_factory: pytest.TempPathFactory) -> Judged:
    """A page for reading with links, over two lines and in vertical type."""
    path = tmp_path_factory.mktemp("links") / "links.web.pdf"
    path.write_bytes(screen_specimen.good(tofu, tofu_cff))
    return Judged(path, _told(screen_specimen.page(tofu, tofu_cff).frames))


@pytest.fixture(scope="session")
def good(tofu: Face, tofu_cff: Face, profile: bytes) -> bytes:
    """The specimen as bytes, to break."""
    return specimen.good(tofu, tofu_cff, profile)


@pytest.fixture(scope="session")
def small(good: bytes, tmp_path_factory: pytest.TempPathFactory) -> Judged:
    """The specimen of the gate: a little of everything."""
    path = tmp_path_factory.mktemp("specimen") / "specimen.pdf"
    path.write_bytes(good)
    return Judged(path, "沁源答卷县域森林覆盖全县，水从山里来。字压在底上直排「试」反白")


@pytest.fixture(scope="session")
def vertical(
    tofu: Face, tofu_cff: Face, profile: bytes, tmp_path_factory: pytest.TempPathFactory
) -> Judged:
    """Columns of vertical type, from the right to the left, in both kinds of outlines."""
    columns = ("「沁河源头，", "灵空山上。」", "油松满坡（九杆旗）", "——年年如此……")
    frames = [
        paragraph(set_text((tofu, tofu_cff)[at % 2], text, 300 - 30 * at, 400, vertical=True))
        for at, text in enumerate(columns)
    ]
    head = Frame("H1", Rect(20, 20, 100, 100), (set_text(tofu, "直排", 330, 420, 20),), name="直排")
    faces = {tofu.name: tofu, tofu_cff.name: tofu_cff}
    path = tmp_path_factory.mktemp("vertical") / "vertical.pdf"
    display = flatten(page_of(head, *frames))
    path.write_bytes(write([display], faces.__getitem__, specimen.about(profile)))
    return Judged(path, "直排" + "".join(columns))


_FONTS = _ROOT / "fonts" / "catalogue.yaml"


def _told(frames: tuple[Frame, ...]) -> str:
    """The text of the tree, in reading order: what the file's structure has to say."""
    from typeset.display.ops import Clip, Glyphs, Op

    def of_ops(ops: tuple[Op, ...]) -> str:
        told = ""
        for op in ops:
            if isinstance(op, Glyphs):
                told += "".join(op.text)
            elif isinstance(op, Clip):
                told += of_ops(op.ops)
        return told

    return "".join(of_ops(frame.ops) + _told(frame.parts) for frame in frames)
