"""The profile of an output is built once and kept whole."""

from __future__ import annotations

import zlib
from pathlib import Path

import pytest

from tests.color.conditions import built, condition
from typeset.color import outputs
from typeset.color.press import PressCondition


def test_a_kept_profile_is_read_and_not_built(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    newsprint, made = condition("newsprint"), built("newsprint")
    calls = []

    def build(asked: PressCondition) -> bytes:
        calls.append(asked)
        return made

    monkeypatch.setattr("typeset.color.profile.build", build)
    assert [outputs.profile(newsprint, tmp_path) for _ in range(2)] == [made, made]
    assert len(calls) == 1


def test_half_a_kept_profile_is_built_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = built("newsprint")
    monkeypatch.setattr("typeset.color.profile.build", lambda _: made)
    outputs.profile(condition("newsprint"), tmp_path)
    (kept,) = tmp_path.iterdir()
    kept.write_bytes(kept.read_bytes()[:1000])
    assert outputs.profile(condition("newsprint"), tmp_path) == built("newsprint")


def test_half_a_packed_profile_is_packed_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("typeset.color.profile.build", lambda _: built("newsprint"))
    whole = outputs.packed(condition("newsprint"), tmp_path)
    assert zlib.decompress(whole) == built("newsprint")
    (kept,) = tmp_path.glob("*.z")
    kept.write_bytes(kept.read_bytes()[:1000])
    assert outputs.packed(condition("newsprint"), tmp_path) == whole
    assert outputs.packed(condition("newsprint"), tmp_path) == whole
