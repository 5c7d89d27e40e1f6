"""The catalogue: its faults are found where they stand, its faces open and are what it says."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import uharfbuzz as hb

from typeset import resources
from typeset.diagnostics import Log
from typeset.fonts import catalogue, stamps
from typeset.fonts.catalogue import Fetched, FontBook

FACE = """\
  {name}:
    label: 宋体
    family: Tofu
    file: tofu.ttf
    package: tofu
    member: tofu.ttf
    version: 1.0.0
    licence: OFL-1.1
    sha256: {sha256}
    {more}
"""


def _read(folder: Path, text: str) -> tuple[FontBook | None, Log]:
    path = folder / "catalogue.yaml"
    path.write_text(text, encoding="utf-8")
    log = Log()
    return catalogue.read(path, "catalogue.yaml", log), log


def _face(name: str = "song", more: str = "", sha256: str = "0" * 64) -> str:
    return FACE.format(name=name, sha256=sha256, more=more)


def _codes(log: Log) -> list[str]:
    return [d.code for d in log.diagnostics]


Books = Callable[[str], tuple[FontBook, Log]]


@pytest.fixture
def book(tmp_path: Path, tofu_file: Path) -> Books:
    """Reads a catalogue whose face `song` is Tofu, in place, followed by more text."""
    (tmp_path / "files").mkdir()
    shutil.copyfile(tofu_file, tmp_path / "files" / "tofu.ttf")

    def read(more: str) -> tuple[FontBook, Log]:
        text = "faces:\n" + _face(sha256=stamps.digest(tofu_file)) + more
        found, log = _read(tmp_path, text)
        assert found is not None
        return found, log

    return read


def test_face_opens_when_its_digest_is_right(book: Books) -> None:
    fonts, log = book("")
    face = fonts.face("song")
    assert face is not None
    assert face.glyph("沁")
    assert _codes(log) == []


def test_missing_file_is_said_once_at_its_entry(tmp_path: Path) -> None:
    fonts, log = _read(tmp_path, "faces:\n" + _face())
    assert fonts is not None
    assert fonts.face("song") is None
    assert fonts.face("song") is None
    (fault,) = log.diagnostics
    assert fault.code == "font-missing"
    assert fault.span is not None
    assert fault.span.line == 3
    assert fault.fields == {"face": "song", "label": "宋体", "file": "tofu.ttf"}


def test_file_with_another_digest_is_refused(tmp_path: Path, book: Books) -> None:
    fonts, log = book("")
    with (tmp_path / "files" / "tofu.ttf").open("ab") as file:
        file.write(b"!")
    assert fonts.face("song") is None
    assert _codes(log) == ["font-digest"]


def test_unknown_fallback_is_an_error_with_the_nearest_name(tmp_path: Path) -> None:
    more = "fallback: [song-40]"
    _, log = _read(tmp_path, "faces:\n" + _face("song-400", more))
    (fault,) = log.errors()
    assert fault.code == "unknown-face"
    assert fault.fields == {"name": "song-40", "nearest": "song-400"}


def test_unknown_face_for_exceptions_is_an_error(tmp_path: Path) -> None:
    more = 'except: "“”"\n    except-face: nowhere'
    _, log = _read(tmp_path, "faces:\n" + _face(more=more))
    assert _codes(log) == ["unknown-face"]


@pytest.mark.parametrize("more", ['except: "“”"', "except-face: song"])
def test_exception_needs_both_characters_and_face(tmp_path: Path, more: str) -> None:
    _, log = _read(tmp_path, "faces:\n" + _face(more=more))
    assert _codes(log) == ["except-incomplete"]


@pytest.mark.parametrize("key", ["package", "member", "version", "licence", "sha256", "file"])
def test_fetched_face_must_say_where_it_comes_from(tmp_path: Path, key: str) -> None:
    lines = [line for line in _face().splitlines() if not line.startswith(f"    {key}:")]
    found, log = _read(tmp_path, "faces:\n" + "\n".join(lines))
    assert found is None
    assert [(d.code, d.fields["key"]) for d in log.errors()] == [("missing-key", key)]


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("sha256: " + "0" * 64, "sha256: abc"),
        ("file: tofu.ttf", "file: ../tofu.ttf"),
        ("licence: OFL-1.1", "licence: OFL-1.1\n    unwrap: zip"),
    ],
)
def test_value_out_of_form_is_an_error(tmp_path: Path, right: str, wrong: str) -> None:
    found, log = _read(tmp_path, "faces:\n" + _face().replace(right, wrong))
    assert found is None
    assert len(log.errors()) == 1


def test_name_used_twice_is_an_error(book: Books) -> None:
    _, log = book("slots:\n  song: {label: 报宋}\n")
    assert _codes(log) == ["duplicate-key"]


def test_empty_slot_is_an_error_only_when_used(book: Books) -> None:
    fonts, log = book("slots:\n  fangsong: {label: 仿宋, fallback: [song]}\n")
    assert "fangsong" in fonts
    assert fonts.chain("fangsong") == ("fangsong", "song")
    assert _codes(log) == []
    assert fonts.face("fangsong") is None
    assert _codes(log) == ["font-slot-empty"]


def test_filled_slot_is_used_like_any_face(tmp_path: Path, tofu_file: Path, book: Books) -> None:
    shutil.copyfile(tofu_file, tmp_path / "own.ttf")
    fonts, log = book("slots:\n  fangsong: {label: 仿宋, path: own.ttf}\n")
    assert fonts.face("fangsong") is not None
    assert _codes(log) == []


@pytest.mark.parametrize("content", [b"", b"no font at all"])
def test_file_that_is_no_font_is_refused(tmp_path: Path, content: bytes, book: Books) -> None:
    (tmp_path / "own.ttf").write_bytes(content)
    fonts, log = book("slots:\n  fangsong: {label: 仿宋, path: own.ttf}\n")
    assert fonts.face("fangsong") is None
    assert _codes(log) == ["font-unreadable"]


# The project's own catalogue ----------------------------------------------------------------


@pytest.fixture(scope="module")
def ours() -> FontBook:
    log = Log()
    found = catalogue.read(resources.fonts() / "catalogue.yaml", "catalogue.yaml", log)
    assert log.diagnostics == []
    assert found is not None
    return found


def _fetched(fonts: FontBook) -> dict[str, Fetched]:
    return {n: e for n, e in fonts.entries.items() if isinstance(e, Fetched)}


def test_every_face_opens_and_is_of_its_family(ours: FontBook) -> None:
    for name, entry in _fetched(ours).items():
        face = ours.face(name)
        assert face is not None, name
        family = face.hb_face.get_name(
            hb.OTNameIdPredefined.TYPOGRAPHIC_FAMILY
        ) or face.hb_face.get_name(hb.OTNameIdPredefined.FONT_FAMILY)
        assert family == entry.family, name


def test_versions_are_those_of_the_lock_file(ours: FontBook) -> None:
    lock = json.loads((ours.directory / "package-lock.json").read_text(encoding="utf-8"))
    pinned = {
        name.removeprefix("node_modules/"): package["version"]
        for name, package in lock["packages"].items()
        if name
    }
    assert pinned == {e.package: e.version for e in _fetched(ours).values()}


def test_lock_file_names_no_address(ours: FontBook) -> None:
    lock = json.loads((ours.directory / "package-lock.json").read_text(encoding="utf-8"))
    assert [n for n, package in lock["packages"].items() if "resolved" in package] == []


def test_every_face_ends_in_one_with_all_of_gb2312(ours: FontBook) -> None:
    """A decorative or Latin face leads, by its fallbacks, to a face that has every 字."""
    rows = (bytes((row, cell)) for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF))
    gb2312 = "".join(pair.decode("gb2312", "ignore") for pair in rows)
    for name in _fetched(ours):
        faces = [ours.face(other) for other in ours.chain(name)]
        lacking = [c for c in gb2312 if not any(f and f.glyph(c) for f in faces)]
        assert lacking == [], name


def test_quotes_and_ellipses_are_full_width_in_every_han_face(ours: FontBook) -> None:
    """Of the face itself, or of the face that the catalogue names instead."""
    for name in _fetched(ours):
        if name.startswith("num-"):
            continue
        excepted, instead = ours.exception(name)
        for character in "“”‘’…":
            face = ours.face(instead if instead and character in excepted else name)
            assert face is not None
            ideograph = face.advance(face.glyph("国"))
            assert face.advance(face.glyph(character)) == pytest.approx(ideograph, abs=0.02), (
                f"{name} {character}"
            )


def test_every_package_of_fonts_stands_in_notice(ours: FontBook) -> None:
    notice = (Path(__file__).parents[2] / "NOTICE").read_text(encoding="utf-8")
    for entry in _fetched(ours).values():
        assert f"{entry.package} {entry.version}" in notice
        assert entry.licence in notice
