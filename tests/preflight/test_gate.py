"""Files broken in one way each: the gate names that rule and no other."""

from __future__ import annotations

import zlib
from io import BytesIO
from typing import TYPE_CHECKING

import pikepdf
import pytest
from msgspec.structs import replace
from pikepdf import Name

from tests.preflight import screen_specimen
from tests.preflight.broken import BROKEN, another_picture, xmp
from tests.preflight.specimen import (
    BLEED,
    EXPECTED,
    HEIGHT,
    SLUG,
    WIDTH,
    append,
    judged,
    mutate,
    rewrite,
)
from typeset.preflight import gate, metadata
from typeset.preflight.findings import Findings
from typeset.preflight.inspect import Inspected
from typeset.preflight.model import Expectation
from typeset.preflight.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pikepdf import Pdf


def test_a_good_file_has_no_findings(good: bytes) -> None:
    assert gate.preflight(good, EXPECTED).findings == ()


def test_a_good_file_stays_good_when_written_again(good: bytes) -> None:
    assert judged(mutate(good, lambda _: None)) == set()


# Broken as bytes


@pytest.mark.parametrize(
    ("rule", "breaking"),
    [
        ("header", lambda d: d.replace(b"%PDF-1.6", b"%PDF-1.7", 1)),
        ("header", lambda d: d[:9] + b"%abcd" + d[14:]),
        ("trailing", lambda d: d + b"garbage\n"),
        ("trailing", lambda d: d + b"\n\n\n"),
        ("file-id", lambda d: d.replace(b"/ID [", b"/XX [", 1).replace(b"/ID[", b"/XX[", 1)),
        ("unreadable", lambda _: b""),
        ("unreadable", lambda _: b"not a PDF at all"),
    ],
    ids=[
        "version",
        "no binary comment",
        "garbage at the end",
        "empty lines",
        "no ID",
        "empty",
        "text",
    ],
)
def test_broken_bytes(good: bytes, rule: str, breaking: Callable[[bytes], bytes]) -> None:
    broken = breaking(good)
    assert broken != good
    assert judged(broken) == {rule}


def test_a_broken_cross_reference_is_damage(good: bytes) -> None:
    at = good.rindex(b"startxref")
    assert judged(good[:at] + b"startxref\n7\n%%EOF\n") == {"damaged"}


def test_an_exponent_in_an_object_is_damage(good: bytes) -> None:
    old, new = b"470.5512 583.937]", b"4.7055e2 583.937]"
    report = gate.preflight(good.replace(old, new, 1), EXPECTED)
    assert {finding.rule for finding in report.findings} == {"damaged"}
    told = [str(finding.fields["words"]) for finding in report.findings]
    assert told[0].startswith("(object 4 0, offset ")
    assert not any("0x" in words for words in told)


def test_an_encrypted_file_is_named(good: bytes) -> None:
    out = BytesIO()
    with pikepdf.open(BytesIO(good)) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner="a", user=""), min_version="1.6")
    assert "encrypted" in judged(out.getvalue())


@pytest.mark.parametrize(
    ("rule", "change"),
    [(rule, change) for rule, _, change in BROKEN],
    ids=[f"{rule}: {how}" for rule, how, _ in BROKEN],
)
def test_a_broken_file_breaks_one_rule(
    good: bytes, rule: str, change: Callable[[Pdf], None]
) -> None:
    assert judged(mutate(good, change)) == {rule}


# What is wrong with a file as a whole, and stands nowhere on a page.
_NOWHERE = frozenset(
    {
        "filter", "limit", "page-count", "output-intent", "output-profile", "action", "form-field",
        "embedded-file", "layer", "xobject", "display-title", "xmp", "claim", "extension-schema",
        "info-xmp", "trapped", "transparency", "tagged", "language", "role",
    }
)  # fmt: skip


@pytest.mark.parametrize(
    ("rule", "change"),
    [(rule, change) for rule, _, change in BROKEN],
    ids=[f"{rule}: {how}" for rule, how, _ in BROKEN],
)
def test_a_finding_has_clause_weight_and_place(
    good: bytes, rule: str, change: Callable[[Pdf], None]
) -> None:
    """The place is in mm on the page that is broken, within the sheet around its trim."""
    findings = gate.preflight(mutate(good, change), EXPECTED).findings
    for finding in findings:
        assert finding.clause == RULES[rule].clause
        assert finding.severity == RULES[rule].severity
        place = finding.place
        assert place is not None or rule in _NOWHERE
        if place is not None:
            assert place.page == 1
            assert -SLUG - BLEED <= place.x <= place.x + place.width <= WIDTH + SLUG * 2 + BLEED * 2
            assert -SLUG - BLEED <= place.y <= HEIGHT + SLUG + BLEED


def test_there_are_more_than_a_hundred_broken_files() -> None:
    assert len(BROKEN) + len(screen_specimen.BROKEN) > 120


def test_a_font_is_wrong_where_it_is_first_shown(good: bytes) -> None:
    (change,) = [change for _, how, change in BROKEN if how == "CIDSet"]
    (finding,) = gate.preflight(mutate(good, change), EXPECTED).findings
    assert finding.place is not None
    assert (finding.place.page, finding.place.width > 10) == (1, True)


def test_every_rule_has_a_file_that_breaks_it() -> None:
    elsewhere = {
        "header", "trailing", "file-id", "unreadable", "damaged", "encrypted",  # as bytes, above
        "title", "xmp-packed", "not-checked",  # below
    }  # fmt: skip
    broken = {rule for rule, _, _ in (*BROKEN, *screen_specimen.BROKEN)}
    assert set(RULES) == broken | elsewhere


def test_a_file_without_title_is_named(good: bytes) -> None:
    def change(pdf: Pdf) -> None:
        del pdf.trailer.Info.Title
        xmp("沁源答卷</rdf:li>".encode(), b"</rdf:li>")(pdf)

    assert judged(mutate(good, change)) == {"title"}


def test_a_packed_packet_is_named(good: bytes) -> None:
    """Tested before it is saved: qpdf unpacks the packet of every file it writes."""
    found = Findings()
    with pikepdf.open(BytesIO(good)) as pdf:
        packet = pdf.Root.Metadata
        packet.write(zlib.compress(packet.read_bytes()), filter=Name.FlateDecode)
        metadata.check(Inspected(good, pdf, [], []), EXPECTED, found)
    assert [finding.rule for finding in found.all()] == ["xmp-packed"]


def test_a_file_that_claims_nothing_is_asked_for_no_profile(good: bytes) -> None:
    def change(pdf: Pdf) -> None:
        del pdf.Root.OutputIntents
        data = pdf.Root.Metadata.read_bytes()
        start, end = data.index(b"<pdfxid"), data.index(b"</rdf:Description>")
        pdf.Root.Metadata.write(data[:start] + data[end:])

    plain = mutate(good, change)
    assert judged(plain, replace(EXPECTED, press=False, archive=False, accessible=False)) == set()
    assert judged(plain) == {"claim", "output-intent"}


def test_places_are_from_the_left_and_the_top_of_the_trim(good: bytes) -> None:
    mm = 72 / 25.4
    box = f"{30 * mm:.4f} {(180 - 40 - 5) * mm:.4f} {20 * mm:.4f} {5 * mm:.4f} re f"
    report = gate.preflight(mutate(good, append(f"0 0 1 rg {box}")), EXPECTED)
    (finding,) = report.findings
    assert finding.place is not None
    place = finding.place
    assert place.page == 1
    sides = (place.x, place.y, place.width, place.height)
    assert sides == pytest.approx((30, 40, 20, 5), abs=0.02)


def test_the_same_fault_is_told_once_and_counted(good: bytes) -> None:
    boxes = "".join(f"{300 + at} 100 1 20 re f " for at in range(25))
    (finding,) = gate.preflight(mutate(good, append(f"1 0 0 rg {boxes}")), EXPECTED).findings
    assert finding.count == 25


def test_a_panel_painted_over_takes_its_ink_away(good: bytes) -> None:
    """Ink counts as it lies on the paper: white laid over a heavy panel clears it."""
    over = b"0.9 0 0.9 0 k 40 200 200 60 re f 0.2 0 0.4 0 k"
    assert judged(mutate(good, rewrite(b"0.2 0 0.4 0 k", over))) == set()


def test_a_warning_lets_the_file_pass(good: bytes) -> None:
    report = gate.preflight(mutate(good, another_picture(width=72, height=48)), EXPECTED)
    assert report.verdict == "pass"
    assert [finding.severity for finding in report.findings] == ["warning"]


def test_a_check_that_breaks_is_a_finding(good: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("typeset.preflight.ink.check", broken)
    report = gate.preflight(good, EXPECTED)
    assert [(f.rule, f.fields["subject"]) for f in report.findings] == [("not-checked", "ink")]


def test_run_reads_a_file(good: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(good)
    assert gate.run(path).name == "a.pdf"
    assert gate.run(path, Expectation(pages=2)).verdict == "fail"
