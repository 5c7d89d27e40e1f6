"""Files from elsewhere, and what is no file at all: findings, never an exception."""

from __future__ import annotations

import random
from io import BytesIO

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name

from tests.preflight.specimen import EXPECTED, append, judged, mutate, rules
from typeset.preflight import gate, report
from typeset.preflight.model import Expectation


def _told(data: bytes) -> set[str]:
    """The rules broken; telling it to people may not fail either."""
    found = gate.preflight(data, Expectation())
    report.as_json(found)
    assert report.as_text(found)
    return rules(found)


def test_a_file_of_reportlab() -> None:
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfgen.canvas import Canvas

    out = BytesIO()
    canvas = Canvas(out, pagesize=A4)
    canvas.setFillColorRGB(1, 0, 0)
    canvas.drawString(72, 700, "Helvetica in red")
    canvas.rect(72, 600, 100, 50, fill=1)
    canvas.linkURL("https://example.org/", (72, 700, 150, 715))
    canvas.showPage()
    canvas.save()
    broken = _told(out.getvalue())
    assert broken >= {"header", "boxes", "font-type", "color-space", "annotation", "action",
                      "tagged", "untagged", "language", "xmp", "output-intent"}  # fmt: skip
    assert "not-checked" not in broken


def test_a_file_of_matplotlib() -> None:
    import matplotlib as mpl

    mpl.use("Agg")
    from matplotlib import pyplot as plt

    figure, axes = plt.subplots()
    axes.plot([1, 3, 2], label="沁河")
    axes.imshow([[1, 2], [3, 4]], alpha=0.5)
    axes.legend()
    out = BytesIO()
    with pytest.warns(UserWarning, match="missing from font"):
        figure.savefig(out, format="pdf")
    plt.close(figure)
    broken = _told(out.getvalue())
    assert broken >= {"header", "boxes", "color-space", "transparency", "font-type", "tagged"}
    assert "not-checked" not in broken


@pytest.mark.parametrize("share", [0.02, 0.3, 0.6, 0.9, 0.99])
def test_a_truncated_file(good: bytes, share: float) -> None:
    assert _told(good[: int(len(good) * share)]) & {"unreadable", "damaged", "trailing"}


@pytest.mark.parametrize(
    "data", [b"%PDF-1.6", b"%PDF-1.6\n%%EOF\n", bytes(4000), b"\xff" * 4000, b"PK\x03\x04" * 50]
)
def test_garbage_is_unreadable(data: bytes) -> None:
    assert _told(data) == {"unreadable"}


def test_a_form_that_paints_itself_ends(good: bytes) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        form = pdf.make_stream(b"/X Do", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 9, 9])
        form.Resources = Dictionary(XObject=Dictionary(X=form))
        append("/X Do", XObject_X=form)(pdf)

    assert judged(mutate(good, change)) == {"limit"}


def test_a_structure_tree_in_a_ring_ends(good: bytes) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        document = pdf.Root.StructTreeRoot.K
        document.K.append(document)

    assert "not-checked" not in judged(mutate(good, change))


def test_color_spaces_in_a_ring_end(good: bytes) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        space = pdf.make_indirect(Array([Name.Indexed]))
        space.append(space)
        append("/Ring cs 0 sc 300 100 20 20 re f", ColorSpace_Ring=space)(pdf)

    assert judged(mutate(good, change)) == {"color-space"}


_JUNK = st.one_of(
    st.none(), st.booleans(), st.integers(-9, 99999), st.text(max_size=5), st.binary(max_size=5)
)


@pytest.mark.long
@given(seed=st.integers(0, 2**32), count=st.integers(1, 40))
@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_bytes_turned_at_random_raise_nothing(good: bytes, seed: int, count: int) -> None:
    chance = random.Random(seed)  # noqa: S311
    data = bytearray(good)
    for _ in range(count):
        data[chance.randrange(len(data))] = chance.randrange(256)
    gate.preflight(bytes(data), EXPECTED)


@pytest.mark.long
@given(seed=st.integers(0, 2**32), junk=_JUNK)
@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_values_of_the_wrong_kind_raise_nothing(good: bytes, seed: int, junk: object) -> None:
    """An entry or two of any dictionary replaced by anything: found or not, no check breaks."""
    chance = random.Random(seed)  # noqa: S311

    def change(pdf: pikepdf.Pdf) -> None:
        keyed = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary | pikepdf.Stream)]
        for _ in range(2):
            thing = chance.choice(keyed)
            key = chance.choice([k for k in list(thing.keys()) if k != "/Length"] or ["/X"])
            value: object = junk
            if isinstance(junk, str):
                value = Name("/" + (junk.encode("ascii", "ignore").decode() or "a"))
            thing[key] = value

    try:
        broken = mutate(good, change)
    except (pikepdf.PdfError, ValueError, TypeError, RuntimeError):
        return  # not even qpdf writes that
    found = gate.preflight(broken, EXPECTED)
    assert "not-checked" not in rules(found), found.findings


@pytest.mark.long
@given(words=st.lists(st.sampled_from(
    "q Q BT ET Tj TJ Tf Tm Td re m l c v y h f S B W n cm gs cs scn k K sh Do BDC EMC BMC "
    "/F1 /V1 /S0 /GO /All /P /I0 (ab) <0001> [ ] << >> 1 0 -3.5 99999 1e5 true null '".split()
), max_size=60))  # fmt: skip
@settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_content_in_any_order_raises_nothing(good: bytes, words: list[str]) -> None:
    found = gate.preflight(mutate(good, append(" ".join(words))), EXPECTED)
    assert "not-checked" not in rules(found), found.findings
