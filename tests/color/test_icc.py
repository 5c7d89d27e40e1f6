"""The profile's bytes stand where the ICC says, and a stranger's are looked at first."""

from __future__ import annotations

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.color.conditions import built
from typeset.color import icc


def test_the_header_says_output_profile_of_a_cmyk_press() -> None:
    profile = built("newsprint")
    assert int.from_bytes(profile[:4], "big") == len(profile)
    assert profile[8:12] == b"\x02\x40\x00\x00"
    assert profile[12:24] == b"prtrCMYKLab "
    assert profile[36:40] == b"acsp"
    assert struct.unpack(">6H", profile[24:36]) == (2024, 1, 1, 0, 0, 0)
    assert struct.unpack(">3i", profile[68:80]) == (63190, 65536, 54061)


def test_every_tag_that_an_output_profile_needs_is_there() -> None:
    needed = {"desc", "cprt", "wtpt", "A2B0", "A2B1", "A2B2", "B2A0", "B2A1", "B2A2", "gamt"}
    tags = icc.tags_of(built("newsprint"))
    assert needed <= set(tags)
    assert tags["targ"].startswith(b"text\0\0\0\0CGATS.17\n")
    for name in ("A2B0", "B2A0", "B2A1", "gamt"):
        assert tags[name][:4] == b"mft2"


def test_a_table_is_as_long_as_its_sizes_say() -> None:
    for name, ends in (("A2B1", (4, 3)), ("B2A1", (3, 4)), ("gamt", (3, 1))):
        tag = icc.tags_of(built("newsprint"))[name]
        inputs, outputs, points = tag[8:11]
        size_in, size_out = struct.unpack(">2H", tag[48:52])
        assert (inputs, outputs) == ends
        words = size_in * inputs + points**inputs * outputs + size_out * outputs
        assert len(tag) == 52 + 2 * words


def test_tags_stand_on_four_bytes_and_equal_ones_stand_once() -> None:
    profile = built("newsprint")
    count = int.from_bytes(profile[128:132], "big")
    entries = [struct.unpack_from(">4s2I", profile, 132 + 12 * n) for n in range(count)]
    assert all(at % 4 == 0 for _, at, _ in entries)
    places = {name: at for name, at, _ in entries}
    assert places[b"A2B0"] == places[b"A2B1"] == places[b"A2B2"]
    assert places[b"B2A0"] == places[b"B2A2"] != places[b"B2A1"]


def test_our_own_profile_is_fit_for_press() -> None:
    assert icc.unfit_for_press(built("newsprint")) is None


@pytest.mark.parametrize("cut", [0, 100, 131, 500])
def test_a_profile_cut_short_is_unfit(cut: int) -> None:
    assert icc.unfit_for_press(built("newsprint")[:cut]) in ("signature", "size")


@given(st.binary(max_size=400))
def test_no_bytes_whatever_upset_the_look(content: bytes) -> None:
    assert icc.unfit_for_press(content) is not None


@given(st.integers(128, 400), st.binary(min_size=1, max_size=8))
def test_a_spoilt_tag_table_gives_no_tag_outside_the_file(at: int, noise: bytes) -> None:
    spoilt = bytearray(built("newsprint"))
    spoilt[at : at + len(noise)] = noise
    assert all(len(tag) <= len(spoilt) for tag in icc.tags_of(bytes(spoilt)).values())
