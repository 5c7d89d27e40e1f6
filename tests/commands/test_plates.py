"""`plates`: the limit of ink is the press condition's."""

from __future__ import annotations

import subprocess
from pathlib import Path

import PIL.Image
import pytest

from typeset import cli
from typeset.preflight import plates
from typeset.preflight.plates import Report


@pytest.fixture
def limits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The limits that files are separated with; no file is."""
    asked: list[float] = []

    def run(path: Path, out: Path, *, limit: float) -> Report:
        asked.append(limit)
        raise ValueError(f"{path} {out}")

    monkeypatch.setattr(plates, "run", run)
    return asked


def test_the_limit_is_that_of_the_press(
    limits: list[float], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.pdf").touch()
    assert cli.main(["plates", "a.pdf"]) == 1
    assert cli.main(["plates", "a.pdf", "--press", "coated"]) == 1
    assert limits == [245, 340]


def test_a_press_that_nobody_knows_is_said(
    limits: list[float], capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["plates", "a.pdf", "--press", "stone"]) == 1
    assert "layouts/press/stone.yaml" in capsys.readouterr().err
    assert limits == []


@pytest.mark.parametrize("verb", ["plates", "softproof"])
@pytest.mark.parametrize(
    ("lang", "said"), [("zh", "读不了 nowhere.pdf：No such file or directory\n"),
                       ("en", "cannot read nowhere.pdf: No such file or directory\n")],
)  # fmt: skip
def test_a_file_that_is_not_there_is_said_in_words_of_our_own(
    verb: str, lang: str, said: str, monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path, capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    """Before any other program is asked."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(plates, "separate", None)
    assert cli.main([verb, "nowhere.pdf", "--lang", lang]) == 1
    assert capsys.readouterr().err == said


@pytest.mark.parametrize(
    ("words", "folders"),
    [
        ([], ["a/plates", "b/plates"]),
        (["-o", "out"], ["out/a", "out/b"]),
    ],
)
def test_plates_of_pages_of_one_name_lie_apart(
    words: list[str], folders: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    asked: list[str] = []

    def run(_path: Path, out: Path, *, limit: float) -> Report:
        asked.append(str(out))
        raise ValueError(str(limit))

    monkeypatch.setattr(plates, "run", run)
    for folder in ("a", "b"):
        Path(folder).mkdir()
        Path(folder, "page.pdf").touch()
    cli.main(["plates", "a/page.pdf", "b/page.pdf", *words])
    assert asked == folders


def test_a_softproof_shows_each_file_though_one_before_it_fails(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)

    def separate(path: Path, out: Path, _dpi: int) -> list[int]:
        if path.stem == "bad":
            raise ValueError("no plates of it")
        for ink in plates.PROCESS:
            PIL.Image.new("L", (4, 4), 255).save(out / f"{path.stem}-1({ink}).tif")
        return []

    monkeypatch.setattr(plates, "separate", separate)
    for name in ("bad.pdf", "good.pdf"):
        Path(name).touch()
    assert cli.main(["softproof", "bad.pdf", "good.pdf"]) == 1
    said = capsys.readouterr()
    assert (said.out, said.err) == ("softproof/good-1.png\n", "bad.pdf：no plates of it\n")


def test_plates_are_found_by_page_and_ink_and_by_no_other_files_name(tmp_path: Path) -> None:
    names = ["a[1]-10(Cyan).tif", "a[1]-2(Black).tif", "a[1]-2(Spot).tif", "a[1]-2(Cyan).tif",
             "a[1]-2.tif", "a[1]-grid-1(Cyan).tif", "a1-1(Cyan).tif"]  # fmt: skip
    for name in names:
        (tmp_path / name).touch()
    found = plates.plates_of(tmp_path, "a[1]")
    assert {page: list(made) for page, made in found.items()} == {
        2: ["Cyan", "Black", "Spot"], 10: ["Cyan"],
    }  # fmt: skip
    assert found[10]["Cyan"] == tmp_path / names[0]


@pytest.fixture
def ghostscript(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A stand-in that writes the plates named here where Ghostscript would: a white page each."""
    names: list[str] = []

    def run(_: list[str], *, cwd: str, **_given: object) -> subprocess.CompletedProcess[bytes]:
        for name in names:
            PIL.Image.new("L", (4, 4), 255).save(Path(cwd) / name)
        return subprocess.CompletedProcess([], 0, b"", b"")

    monkeypatch.setattr("shutil.which", lambda name: name)
    monkeypatch.setattr("subprocess.run", run)
    return names


def test_pages_that_a_file_no_longer_has_go_with_its_plates(
    ghostscript: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """It had two; what is of another file, or of the other verb, stays."""
    monkeypatch.chdir(tmp_path)
    Path("a.pdf").touch()
    ghostscript += [f"{page}({ink}).tif" for page in (1, 2) for ink in plates.PROCESS]
    assert cli.main(["softproof", "a.pdf", "-o", "out"]) == 0
    others = {"a-1-heat.png", "a-3.png", "a-b-2(Cyan).tif"}
    for name in others:
        Path("out", name).touch()
    del ghostscript[len(plates.PROCESS) :]
    assert cli.main(["softproof", "a.pdf", "-o", "out"]) == 0
    kept = {f"a-1({ink}).tif" for ink in plates.PROCESS} | {"a-1.png"} | others
    assert {file.name for file in Path("out").iterdir()} == kept


def test_a_file_that_gives_no_plates_leaves_those_there_were(
    ghostscript: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    Path("a.pdf").touch()
    ghostscript += [f"1({ink}).tif" for ink in plates.PROCESS]
    assert cli.main(["softproof", "a.pdf"]) == 0
    before = sorted(Path("softproof").iterdir())
    ghostscript.clear()
    assert cli.main(["softproof", "a.pdf"]) == 1
    assert capsys.readouterr().err == "a.pdf：没有分出色版 | no plates were made\n"
    assert sorted(Path("softproof").iterdir()) == before


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (OSError(28, "No space left on device"), "a.pdf：No space left on device\n"),
        (PIL.UnidentifiedImageError("cannot identify"), "a.pdf：cannot identify\n"),
    ],
)
def test_a_fault_without_a_file_of_its_own_is_said_of_the_file_given(
    fault: OSError, said: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    Path("a.pdf").touch()

    def separate(*_: object) -> list[int]:
        raise fault

    monkeypatch.setattr(plates, "separate", separate)
    assert cli.main(["softproof", "a.pdf"]) == 1
    assert capsys.readouterr().err == said


def test_a_place_that_cannot_be_written_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.pdf").touch()
    Path("file").touch()
    assert cli.main(["softproof", "-o", "file", "a.pdf"]) == 1
    assert capsys.readouterr().err == "file：File exists\n"


def test_two_ways_to_write_one_folder_are_one_place(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a").mkdir()
    for name in ("a/page.pdf", "a/page.PDF"):
        Path(name).touch()
    assert cli.main(["plates", "a/page.pdf", str(tmp_path / "a/page.PDF")]) == 2
