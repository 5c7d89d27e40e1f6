"""Colors in ink as a screen shows them, and the files that say how."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tests.color.conditions import built
from typeset import resources
from typeset.color import screen
from typeset.color.cmyk import BLACK, PAPER, Cmyk
from typeset.diagnostics import Log

WEB = (resources.layouts() / "output/web.yaml").read_text(encoding="utf-8")


def _read(
    tmp_path: Path, text: str, name: str = "web"
) -> tuple[screen.ScreenCondition | None, Log]:
    folder = tmp_path / "layouts/output"
    folder.mkdir(parents=True)
    (folder / "web.yaml").write_text(text, encoding="utf-8")
    log = Log()
    return screen.read(folder, name, log), log


def test_the_web_condition_is_whole(tmp_path: Path) -> None:
    found, log = _read(tmp_path, WEB)
    assert found is not None
    assert not log.diagnostics
    assert found.file.links


@pytest.mark.parametrize("name", ["phone", "../output/web", ""])
def test_a_name_that_is_no_file_is_said_with_those_that_are(tmp_path: Path, name: str) -> None:
    found, log = _read(tmp_path, WEB, name)
    assert found is None
    (fault,) = log.diagnostics
    assert (fault.code, fault.fields["known"]) == ("unknown-output", "press、web")


@pytest.mark.parametrize(
    ("old", "new"), [("quality: 85", "quality: 100"), ("least-ppi: 72", "least-ppi: 172")]
)
def test_pictures_that_cannot_be_made_so_are_said(tmp_path: Path, old: str, new: str) -> None:
    found, log = _read(tmp_path, WEB.replace(old, new))
    assert found is None
    assert [fault.code for fault in log.diagnostics] == ["screen-picture"]


def test_paper_is_the_white_of_the_screen_and_black_a_gray_near_its_black() -> None:
    shown = screen.convert([PAPER, BLACK], built("newsprint"), "relative")
    assert shown[PAPER] == (255, 255, 255)
    assert len(set(shown[BLACK])) == 1
    assert shown[BLACK][0] < 50


def test_tints_of_black_are_gray_and_grow_lighter() -> None:
    tints = [Cmyk(0, 0, 0, tone) for tone in (100, 70, 30, 10, 0)]
    shown = screen.convert(tints, built("newsprint"), "relative")
    assert all(len(set(shown[tint])) == 1 for tint in tints)
    grays = [shown[tint][0] for tint in tints]
    assert grays == sorted(grays)
    assert len(set(grays)) == 5


def test_inks_keep_their_hues() -> None:
    red, green = Cmyk(0, 95, 85, 8), Cmyk(80, 28, 82, 25)
    shown = screen.convert([red, green], built("newsprint"), "relative")
    assert shown[red][0] > 2 * max(shown[red][1:])
    assert shown[green][1] > 1.2 * max(shown[green][0], shown[green][2])


def test_the_profile_is_srgb_and_the_same_at_any_time() -> None:
    made = screen.srgb()
    assert made[12:20] == b"mntrRGB "
    assert int.from_bytes(made[24:26], "big") == 1999
    time.sleep(1.1)  # LittleCMS stamps to the second
    assert screen.srgb() == made
