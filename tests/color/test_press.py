"""A press condition is read whole or refused with every fault."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.color.conditions import FOLDER, built, condition
from typeset.color import outputs, press
from typeset.color.cmyk import BLACK, PAPER, Cmyk
from typeset.diagnostics import Log


def read(path: Path, text: str) -> tuple[press.PressCondition | None, list[str]]:
    path.write_text(text, encoding="utf-8")
    log = Log()
    found = press.read(path, "press/p.yaml", log)
    return found, [d.code for d in log.diagnostics]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "p.yaml"


@pytest.fixture
def newsprint() -> str:
    return (FOLDER / "newsprint.yaml").read_text(encoding="utf-8")


def test_newsprint_says_what_press_and_standards_ask() -> None:
    found = condition("newsprint")
    assert found.ink.separation == 220
    assert found.ink.most == 240
    assert found.most_under_text == 120
    assert found.file.picture.most_ppi == pytest.approx(203.2)
    assert found.aims is not None
    assert len(found.aims.solids) == 16


def test_type_has_its_least_size_by_how_its_ink_lies() -> None:
    least = condition("newsprint").file.type.least
    assert float(least.of(BLACK)) == 6
    assert float(least.of(Cmyk(0, 0, 0, 60))) == 8
    assert float(least.of(Cmyk(0, 95, 85, 8))) == 10
    assert float(least.of(PAPER)) == 8


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("  CM:   [42.41, 6.99, -22.67]\n", "", "press-overprints"),
        ("  K:    [36.76, 1.48, 4.46]\n", "", "press-aim-missing"),
        ("paper: [85.20", "paper: [125", "press-lab"),
        ("  CMY:  [", "  YMC:  [", "press-patch"),
        ("  CM:   [", "  CM50: [", "press-patch"),
        ("C20:  [77.62", "C20:  [70.62", "press-ramp-order"),
        ("separation: 220", "separation: 250", "press-ink"),
        ("strength: 70", "strength: 0", "press-black"),
        ("[44, 38, 38, 100]", "[60, 50, 50, 100]", "press-rich-black"),
        ("date: 2024-01-01", "date: Januar", "press-date"),
        ("least-ppi: 99", "least-ppi: 300", "press-ppi"),
        ("spread: 2", "spread: 0.5", "press-paper"),
        ("picture:", "pictures:", "missing-key"),
        ("identifier: news", "profile: no.icc\nidentifier: news", "file-not-found"),
    ],
)
def test_a_fault_is_named(file: Path, newsprint: str, old: str, new: str, code: str) -> None:
    assert old in newsprint
    found, codes = read(file, newsprint.replace(old, new, 1))
    assert found is None
    assert code in codes


def test_a_gain_beyond_solid_is_named(file: Path) -> None:
    coated = (FOLDER / "coated.yaml").read_text(encoding="utf-8")
    found, codes = read(file, coated.replace("K50: 17", "K50: 57"))
    assert found is None
    assert codes == ["press-gain"]


def test_an_ink_without_a_ramp_is_named(file: Path) -> None:
    coated = (FOLDER / "coated.yaml").read_text(encoding="utf-8")
    found, codes = read(file, coated.replace(", K40: 16, K50: 17", ""))
    assert found is None
    assert codes == ["press-ramp-missing"]


def test_the_plants_own_profile_goes_before_the_aims(file: Path, newsprint: str) -> None:
    own = built("coated")
    (file.parent / "plant.icc").write_bytes(own)
    found, codes = read(file, newsprint.replace("identifier:", "profile: plant.icc\nidentifier:"))
    assert found is not None, codes
    assert outputs.profile(found, file.parent / "cache") == own


@pytest.mark.parametrize(
    ("at", "value", "reason"),
    [(12, b"mntr", "class"), (16, b"RGB ", "space"), (8, b"\x05", "version"), (36, b"x", "sign")],
)
def test_a_profile_that_is_no_presss_is_refused(
    file: Path, newsprint: str, at: int, value: bytes, reason: str
) -> None:
    own = bytearray(built("coated"))
    own[at : at + len(value)] = value
    (file.parent / "plant.icc").write_bytes(own)
    file.write_text(newsprint.replace("identifier:", "profile: plant.icc\nidentifier:"), "utf-8")
    log = Log()
    assert press.read(file, "press/p.yaml", log) is None
    (fault,) = log.diagnostics
    assert fault.code == "press-profile"
    assert str(fault.fields["reason"]).startswith(reason)


def test_what_shapes_the_profile_changes_its_digest(file: Path, newsprint: str) -> None:
    same, _ = read(file, newsprint.replace("least-ppi: 99", "least-ppi: 98"))
    other, _ = read(file, newsprint.replace("separation: 220", "separation: 219").replace(
        "[44, 38, 38, 100]", "[40, 38, 38, 100]"))  # fmt: skip
    assert same is not None
    assert other is not None
    assert same.digest == condition("newsprint").digest
    assert other.digest != condition("newsprint").digest


def test_the_aims_of_newsprint_are_the_published_ones() -> None:
    text = (FOLDER / "newsprint.yaml").read_text(encoding="utf-8")
    assert len(re.findall(r"^  [CMYK]+: +\[", text, re.MULTILINE)) == 15


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_file_with_a_line_lost_or_spoilt_is_read_or_its_fault_is_named(
    data: st.DataObject,
) -> None:
    lines = (FOLDER / "newsprint.yaml").read_text(encoding="utf-8").split("\n")
    at = data.draw(st.integers(0, len(lines) - 1))
    lines[at] = data.draw(
        st.sampled_from(["", lines[at].replace(":", ""), lines[at] + " x", "- 1"])
    )
    log = Log()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "p.yaml"
        path.write_text("\n".join(lines), encoding="utf-8")
        found = press.read(path, "press/p.yaml", log)
    assert (found is None) == bool(log.errors())
