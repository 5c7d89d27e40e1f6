"""Stamps: a file is hashed when it changed, and only then."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from typeset.fonts import stamps


def _put(folder: Path, content: bytes) -> tuple[Path, str]:
    path = folder / "song.ttf"
    path.write_bytes(content)
    return path, hashlib.sha256(content).hexdigest()


def test_missing_file_is_never_verified(tmp_path: Path) -> None:
    assert not stamps.verified(tmp_path / "song.ttf", "0" * 64)


def test_file_without_a_stamp_is_hashed(tmp_path: Path) -> None:
    path, right = _put(tmp_path, b"song")
    assert stamps.verified(path, right)
    assert not stamps.verified(path, "0" * 64)


def test_stamped_file_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, right = _put(tmp_path, b"song")
    stamps.write(tmp_path, {path.name: stamps.stamp(path)})

    def read_it(_: Path) -> str:
        raise AssertionError("the file was read")

    monkeypatch.setattr(stamps, "digest", read_it)
    assert stamps.verified(path, right)
    assert not stamps.verified(path, "0" * 64)


def test_file_changed_after_its_stamp_is_hashed_again(tmp_path: Path) -> None:
    path, right = _put(tmp_path, b"song")
    stamps.write(tmp_path, {path.name: stamps.stamp(path)})
    path.write_bytes(b"hei!")  # as long as before
    status = path.stat()
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns + 1))
    assert not stamps.verified(path, right)
    assert stamps.verified(path, hashlib.sha256(b"hei!").hexdigest())


def test_stamps_written_later_in_the_same_process_are_seen(tmp_path: Path) -> None:
    path, right = _put(tmp_path, b"song")
    lie = stamps.Stamp(path.stat().st_size, path.stat().st_mtime_ns, "0" * 64)
    stamps.write(tmp_path, {path.name: lie})
    assert not stamps.verified(path, right)
    stamps.write(tmp_path, {path.name: stamps.stamp(path)})
    assert stamps.verified(path, right)


@pytest.mark.parametrize("broken", [b"", b"{", b"[]", b'{"song.ttf": {"size": 4}}'])
def test_stamps_that_cannot_be_read_count_as_none(tmp_path: Path, broken: bytes) -> None:
    path, right = _put(tmp_path, b"song")
    (tmp_path / stamps.NAME).write_bytes(broken)
    assert stamps.read(tmp_path) == {}
    assert stamps.verified(path, right)
