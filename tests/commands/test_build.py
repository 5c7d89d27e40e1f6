"""`build` and `check`: files whole or untouched, one issue's fault its own."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.commands.conftest import ISSUE
from typeset import cli, resources
from typeset.commands import files

PDF = "build/2025-02-25-qinyuan/broadsheet.pdf"
WEB = "build/2025-02-25-qinyuan/broadsheet.web.pdf"


def _spoil(desk: Path) -> None:
    path = desk / ISSUE
    path.write_text(path.read_text(encoding="utf-8").replace("星期二", "星期三"), encoding="utf-8")


def test_page_goes_to_the_folder_of_its_issue(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["build", ISSUE]) == 0
    assert (desk / PDF).read_bytes().startswith(b"%PDF-")
    line = capsys.readouterr().out
    assert line.startswith(f"{PDF}  390 × 545 mm  ")
    assert line.endswith(" s  2 处警告\n")
    assert [path.name for path in (desk / PDF).parent.iterdir()] == ["broadsheet.pdf"]


def test_output_goes_where_it_is_told(desk: Path) -> None:
    assert cli.main(["build", ISSUE, "-o", "out/page.pdf"]) == 0
    assert (desk / "out/page.pdf").is_file()
    assert not (desk / PDF).exists()


def test_a_page_for_the_web_stands_beside_the_one_for_the_press(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["build", ISSUE]) == 0
    assert cli.main(["build", ISSUE, "--for", "web"]) == 0
    press, web = (desk / PDF).read_bytes(), (desk / WEB).read_bytes()
    assert len(web) < 0.6 * len(press)
    assert b"/GTS_PDFX" not in web
    capsys.readouterr()
    assert cli.main(["preflight", "--for", "web", WEB]) == 0
    assert capsys.readouterr().out == "broadsheet.web.pdf：可以发布（1 版，错误 0，提醒 0）\n"


def test_a_page_for_the_web_is_the_same_twice(desk: Path) -> None:
    for name in ("a.pdf", "b.pdf"):
        assert cli.main(["build", ISSUE, "--for", "web", "-o", name]) == 0
    assert (desk / "a.pdf").read_bytes() == (desk / "b.pdf").read_bytes()


def test_an_address_of_the_data_is_a_link_on_the_web_alone(desk: Path) -> None:
    path = desk / ISSUE
    text = path.read_text(encoding="utf-8")
    caption = "caption: 太岳层峦、沁河蜿蜒（矢量示意图）"
    assert caption in text
    told = text.replace(caption, f"{caption}www.example.org/a")
    path.write_text(told, encoding="utf-8")
    assert cli.main(["build", ISSUE, "--for", "web"]) == 0
    assert cli.main(["build", ISSUE]) == 0
    assert (desk / WEB).read_bytes().count(b"/Subtype/Link") == 1
    assert b"/URI(http://www.example.org/a)" in (desk / WEB).read_bytes()
    assert b"/Subtype/Link" not in (desk / PDF).read_bytes()


def test_an_output_that_nobody_knows_is_said(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["build", ISSUE, "--for", "phone"]) == 1
    told = capsys.readouterr().err
    assert told.startswith("错误[unknown-output]：没有“phone”这种输出，有：press、web")
    assert not list((desk / PDF).parent.glob("*"))


def test_a_layout_without_a_press_has_no_colors_for_a_screen(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(resources.layouts(), desk / "layouts")
    house = desk / "layouts/house.yaml"
    text = house.read_text(encoding="utf-8")
    house.write_text(text.replace("press: newsprint\n", ""), encoding="utf-8")
    assert cli.main(["build", ISSUE, "--for", "web", "--layouts", "layouts"]) == 1
    assert "错误[screen-press]：版式 broadsheet 没有印刷条件" in capsys.readouterr().err


def test_reminders_of_the_gate_are_told_and_stop_nothing(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(resources.layouts(), desk / "layouts")
    press = desk / "layouts/press/newsprint.yaml"
    old, new = "advised: {solid: 0.4pt, tint: 1pt", "advised: {solid: 9pt, tint: 9pt"
    text = press.read_text(encoding="utf-8")
    assert old in text
    press.write_text(text.replace(old, new), encoding="utf-8")
    words = ["build", ISSUE, "--layouts", "layouts", "-o", "page.pdf"]
    assert cli.main(words) == 0
    assert "说明[reminded]：付印检查通过，有 " in capsys.readouterr().err
    assert cli.main([*words, "--no-gate"]) == 0
    assert "reminded" not in capsys.readouterr().err


def test_check_writes_nothing(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", ISSUE]) == 0
    assert not (desk / PDF).exists()
    assert "broadsheet" in capsys.readouterr().out


def test_a_failed_build_leaves_the_earlier_file(desk: Path) -> None:
    (desk / PDF).parent.mkdir(parents=True)
    (desk / PDF).write_bytes(b"earlier")
    _spoil(desk)
    assert cli.main(["build", ISSUE]) == 1
    assert (desk / PDF).read_bytes() == b"earlier"


def test_one_bad_issue_does_not_stop_the_others(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good = desk / "data/good/issue.yaml"
    good.parent.mkdir()
    good.write_bytes((desk / ISSUE).read_bytes())
    _spoil(desk)
    assert cli.main(["build", ISSUE, str(good)]) == 1
    assert (desk / "build/good/broadsheet.pdf").is_file()
    assert not (desk / PDF).exists()
    assert "[weekday]" in capsys.readouterr().err


def test_a_defect_in_one_issue_does_not_stop_the_others(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from typeset import pipeline

    good = desk / "data/good/issue.yaml"
    good.parent.mkdir()
    good.write_bytes((desk / ISSUE).read_bytes())
    read = pipeline.read

    def flawed(request: pipeline.Request, *given: Any) -> Any:
        if "good" not in request.shown:
            raise ValueError("ouch")
        return read(request, *given)

    monkeypatch.setattr(pipeline, "read", flawed)
    assert cli.main(["build", ISSUE, str(good)]) == 3
    assert (desk / "build/good/broadsheet.pdf").is_file()


def test_json_is_one_document(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["build", ISSUE, "nowhere.yaml", "--json"]) == 1
    out, err = capsys.readouterr()
    told = json.loads(out)
    assert err == ""
    assert told["pages"][0]["file"] == PDF
    assert told["pages"][0]["bytes"] == (desk / PDF).stat().st_size
    assert (told["pages"][0]["width_mm"], told["pages"][0]["height_mm"]) == (390, 545)
    fault = next(d for d in told["diagnostics"] if d["severity"] == "error")
    assert (fault["code"], fault["fields"]) == ("file-not-found", {"file": "nowhere.yaml"})


@pytest.mark.parametrize(
    ("blocked", "code"), [("out", "file-unwritable"), ("build", "file-trouble")]
)
def test_a_place_that_cannot_be_written_is_said(
    blocked: str, code: str, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.rmtree(desk / blocked, ignore_errors=True)
    (desk / blocked).write_text("a file where a folder should be")
    assert cli.main(["build", ISSUE, "-o", "out/page.pdf"]) == 1
    assert f"[{code}]" in capsys.readouterr().err


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_write_cut_short_leaves_the_earlier_file(
    step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "page.pdf"
    path.write_bytes(b"earlier")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os if step == "fsync" else Path, step, fail)
    with pytest.raises(OSError, match="No space"):
        files.replace(path, b"new")
    assert [p.name for p in tmp_path.iterdir()] == ["page.pdf"]
    assert path.read_bytes() == b"earlier"


def test_issues_that_would_write_one_file_are_refused(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = desk / "other/2025-02-25-qinyuan/issue.yaml"
    other.parent.mkdir(parents=True)
    other.write_bytes((desk / ISSUE).read_bytes())
    assert cli.main(["build", ISSUE, str(other)]) == 2
    assert cli.main(["build", ISSUE, str(other), "-o", "x.pdf"]) == 2
    assert not (desk / PDF).exists()
    assert "用法不对" in capsys.readouterr().err


def test_several_layouts_cannot_share_one_file(desk: Path) -> None:
    path = desk / ISSUE
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("[broadsheet]", "[broadsheet, broadsheet]"), encoding="utf-8")
    assert cli.main(["build", ISSUE, "-o", "x.pdf"]) == 2
    assert not (desk / "x.pdf").exists()


@pytest.mark.long
@pytest.mark.usefixtures("desk")
def test_memory_stays_flat_over_two_hundred_builds() -> None:
    import resource

    def peak() -> int:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    assert cli.main(["build", *[ISSUE] * 20]) == 0
    before = peak()
    assert cli.main(["build", *[ISSUE] * 180]) == 0
    assert peak() < before * 1.05


def test_refused_page_is_gone_when_one_passes(desk: Path) -> None:
    refused = (desk / PDF).with_suffix(".rejected.pdf")
    refused.parent.mkdir(parents=True, exist_ok=True)
    refused.write_bytes(b"refused an hour ago")
    assert cli.main(["build", ISSUE]) == 0
    assert (desk / PDF).exists()
    assert not refused.exists()
