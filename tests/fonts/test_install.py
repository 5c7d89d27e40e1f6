"""Installing: what is missing is fetched, whole or not at all; what is there is left alone."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import time
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest

from typeset.fonts import install, stamps

SONG, HEI = b"song " * 1000, b"hei " * 1000

# Stands in for npm: lays out a package as the real one would; what it does then is `{then}`.
NPM = """\
#!{python}
import pathlib, sys, time
assert sys.argv[1:3] == ["ci", "--ignore-scripts"]
assert pathlib.Path("package-lock.json").is_file()
for name in ("song", "hei"):
    folder = pathlib.Path("node_modules/@paper") / name
    folder.mkdir(parents=True)
    (folder / "face.ttf").write_bytes((name + " ").encode() * 1000)
pathlib.Path({calls!r}).open("a").write("called\\n")
{then}
"""


def _entry(name: str, content: bytes) -> str:
    return (
        f"  {name}: {{label: {name}, family: F, file: {name}.ttf, package: '@paper/{name}', "
        f"member: face.ttf, version: 1.0.0, licence: OFL-1.1, "
        f"sha256: {sha256(content).hexdigest()}}}\n"
    )


class Paper:
    """A folder of fonts with a catalogue of two faces, and an npm of its own."""

    def __init__(self, folder: Path) -> None:
        self.fonts = folder / "fonts"
        self.files = self.fonts / "files"
        self.bin = folder / "bin"
        self.calls = folder / "calls"
        self.catalogue = self.fonts / "catalogue.yaml"
        self.fonts.mkdir()
        self.bin.mkdir()
        for name in ("package.json", "package-lock.json", ".npmrc"):
            (self.fonts / name).write_text("{}\n")
        self.names(SONG, HEI)
        self.npm("")

    def names(self, song: bytes, hei: bytes) -> None:
        text = "faces:\n" + _entry("song", song) + _entry("hei", hei)
        self.catalogue.write_text(text, encoding="utf-8")

    def npm(self, then: str) -> None:
        path = self.bin / "npm"
        path.write_text(NPM.format(python=sys.executable, calls=str(self.calls), then=then))
        path.chmod(path.stat().st_mode | stat.S_IXUSR)

    def called(self) -> int:
        return len(self.calls.read_text().splitlines()) if self.calls.exists() else 0

    def lying(self) -> list[str]:
        """What lies in the folder of files, the stamps aside."""
        return sorted(p.name for p in self.files.iterdir() if p.name != stamps.NAME)

    def install(self, *options: str) -> int:
        return install.main([*options, str(self.catalogue)])

    def start(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen(  # noqa: S603 (our own module, fixed arguments)
            [sys.executable, "-m", "typeset.fonts.install", str(self.catalogue)],
            env={**os.environ, "PATH": f"{self.bin}{os.pathsep}{os.environ['PATH']}"},
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )


@pytest.fixture
def paper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Paper:
    made = Paper(tmp_path)
    monkeypatch.setenv("PATH", str(made.bin))
    return made


def test_missing_files_are_fetched_and_stamped(paper: Paper) -> None:
    assert paper.install() == 0
    assert paper.lying() == ["hei.ttf", "song.ttf"]
    assert (paper.files / "song.ttf").read_bytes() == SONG
    assert stamps.read(paper.files)["hei.ttf"].sha256 == sha256(HEI).hexdigest()
    assert not (paper.fonts / "node_modules").exists()


def test_second_run_fetches_and_hashes_nothing(
    paper: Paper, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper.install()

    def read_it(_: Path) -> str:
        raise AssertionError("a file was read")

    monkeypatch.setattr(stamps, "digest", read_it)
    assert paper.install() == 0
    assert paper.called() == 1


def test_only_what_is_missing_is_laid_out_again(paper: Paper) -> None:
    paper.install()
    before = (paper.files / "song.ttf").stat().st_mtime_ns
    (paper.files / "hei.ttf").unlink()
    assert paper.install() == 0
    assert paper.lying() == ["hei.ttf", "song.ttf"]
    assert (paper.files / "song.ttf").stat().st_mtime_ns == before


def test_changed_file_is_fetched_again(paper: Paper) -> None:
    paper.install()
    (paper.files / "song.ttf").write_bytes(b"cut short")
    assert paper.install() == 0
    assert (paper.files / "song.ttf").read_bytes() == SONG


def test_fetched_file_with_a_wrong_digest_is_not_laid_out(
    paper: Paper, capsys: pytest.CaptureFixture[str]
) -> None:
    paper.names(SONG, b"another hei")
    assert paper.install() == 1
    assert paper.lying() == ["song.ttf"]
    assert "hei.ttf 取到了，但摘要不符" in capsys.readouterr().err


def test_member_that_the_package_lacks_is_named(
    paper: Paper, capsys: pytest.CaptureFixture[str]
) -> None:
    text = paper.catalogue.read_text(encoding="utf-8").replace("face.ttf", "moved.ttf")
    paper.catalogue.write_text(text, encoding="utf-8")
    assert paper.install() == 1
    assert "里没有 moved.ttf" in capsys.readouterr().err


def test_offline_the_reason_is_said_and_nothing_is_left(
    paper: Paper, capsys: pytest.CaptureFixture[str]
) -> None:
    paper.npm("sys.exit('npm error code ENOTFOUND')")
    assert paper.install() == 1
    said = capsys.readouterr().err
    assert "查看网络" in said
    assert "ENOTFOUND" in said
    assert paper.lying() == []


def test_without_npm_it_says_what_to_install(
    paper: Paper, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (paper.bin / "npm").unlink()
    monkeypatch.setattr("sysconfig.get_path", lambda _: str(paper.bin))
    assert paper.install() == 1
    assert "找不到 npm" in capsys.readouterr().err
    assert paper.lying() == []


def test_npm_beside_this_python_serves_when_path_has_none(
    paper: Paper, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(paper.fonts))
    monkeypatch.setattr("sysconfig.get_path", lambda _: str(paper.bin))
    assert paper.install() == 0


def test_power_cut_leaves_no_file_under_its_name(paper: Paper) -> None:
    paper.npm("time.sleep(60)")
    running = paper.start()
    deadline = time.monotonic() + 20
    while not paper.called() and time.monotonic() < deadline:
        time.sleep(0.02)
    os.killpg(running.pid, signal.SIGKILL)  # the group that this test started
    running.wait()
    assert [name for name in paper.lying() if not name.startswith(".fetch-")] == []
    paper.npm("")
    assert paper.install() == 0


def test_what_a_dead_fetch_left_is_removed_after_a_day(paper: Paper) -> None:
    old, new = paper.files / ".fetch-old", paper.files / ".fetch-new"
    old.mkdir(parents=True)
    new.mkdir()
    yesterday = time.time() - 25 * 3600
    os.utime(old, (yesterday, yesterday))
    assert paper.install() == 0
    assert not old.exists()
    assert new.exists()


def test_two_at_once_do_not_disturb_each_other(paper: Paper) -> None:
    paper.npm("time.sleep(0.2)")
    first, second = paper.start(), paper.start()
    assert (first.wait(20), second.wait(20)) == (0, 0)
    assert paper.lying() == ["hei.ttf", "song.ttf"]
    assert paper.install("--verify") == 0


def test_verify_finds_what_the_stamps_hide(
    paper: Paper, capsys: pytest.CaptureFixture[str]
) -> None:
    paper.install()
    path = paper.files / "song.ttf"
    before = path.stat()
    path.write_bytes(b"x" * before.st_size)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert paper.install() == 0  # size and time are as stamped
    assert paper.install("--verify") == 1
    assert "song.ttf 摘要不符" in capsys.readouterr().err
    assert paper.install() == 0  # the bad stamp is gone, so the file is fetched again
    assert path.read_bytes() == SONG


def test_verify_fetches_nothing(paper: Paper, capsys: pytest.CaptureFixture[str]) -> None:
    assert paper.install("--verify") == 1
    assert "没有" in capsys.readouterr().err
    assert paper.called() == 0


def test_licensed_face_that_is_not_there_is_named(
    paper: Paper, capsys: pytest.CaptureFixture[str]
) -> None:
    with paper.catalogue.open("a", encoding="utf-8") as file:
        file.write("slots:\n  fangsong: {label: 仿宋, path: own.ttf}\n  empty: {label: 空}\n")
    assert paper.install() == 1
    assert "fangsong（仿宋）：没有" in capsys.readouterr().err
    (paper.fonts / "own.ttf").write_bytes(b"own")
    assert paper.install() == 0


def test_faulty_catalogue_stops_before_anything_is_fetched(
    paper: Paper, capsys: pytest.CaptureFixture[str]
) -> None:
    text = paper.catalogue.read_text(encoding="utf-8").replace("}", ", fallback: [nowhere]}", 1)
    paper.catalogue.write_text(text, encoding="utf-8")
    assert paper.install() == 1
    assert "unknown-face" in capsys.readouterr().err
    assert paper.called() == 0


def test_unwrapped_woff_has_the_same_bytes_every_time(tmp_path: Path, tofu_file: Path) -> None:
    from fontTools.ttLib import TTFont

    wrapped = tmp_path / "tofu.woff"
    with TTFont(tofu_file, recalcTimestamp=False) as font:
        font.flavor = "woff"
        font.save(wrapped, reorderTables=None)
    first = install._unwrapped(wrapped).read_bytes()
    time.sleep(1.1)  # the date in `head` counts seconds
    assert install._unwrapped(wrapped).read_bytes() == first
    with TTFont(BytesIO(first)) as bare, TTFont(tofu_file) as plain:
        assert bare.flavor is None
        assert bare.getGlyphOrder() == plain.getGlyphOrder()
        assert bare["head"].modified == plain["head"].modified
