"""veraPDF finds nothing in what is written; where it cannot be had, this fails and says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.judges import verapdf

if TYPE_CHECKING:
    from pathlib import Path

    from tests.judges.conftest import Judged

pytestmark = pytest.mark.long
# For the press: the real page, the specimen, vertical type; for reading: page and links.
_FILES = ("page", "small", "vertical", "web", "links")


@pytest.mark.parametrize("flavour", verapdf.FLAVOURS)
def test_verapdf_passes_every_file(request: pytest.FixtureRequest, flavour: str) -> None:
    files: list[Judged] = [request.getfixturevalue(name) for name in _FILES]
    try:
        verdicts = verapdf.judge([judged.path for judged in files], flavour)
    except verapdf.NotToBeHadError as fault:
        pytest.fail(f"veraPDF cannot be had, nothing was judged: {fault}")
    assert len(verdicts) == len(files)
    assert {verdict.file: verdict.failed for verdict in verdicts} == {
        judged.path.name: () for judged in files
    }
    assert all(verdict.passed > 100 for verdict in verdicts)


def test_verapdf_sees_a_link_that_says_nothing(links: Judged, tmp_path: Path) -> None:
    """The judge looks at links, too."""
    from tests.preflight.screen_specimen import BROKEN
    from tests.preflight.specimen import mutate

    (change,) = [change for _, how, change in BROKEN if how == "no words"]
    path = tmp_path / "broken.pdf"
    path.write_bytes(mutate(links.path.read_bytes(), change))
    (verdict,) = verapdf.judge([path], "ua1")
    assert {rule.split()[0] for rule in verdict.failed} == {"7.18.5-2", "7.18.1-2"}


def test_verapdf_sees_a_broken_file(good: bytes, tmp_path: Path) -> None:
    """The judge is awake: a figure without words does not pass it."""
    from tests.preflight.broken import BROKEN
    from tests.preflight.specimen import mutate

    (change,) = [change for rule, _, change in BROKEN if rule == "figure-alt"]
    path = tmp_path / "broken.pdf"
    path.write_bytes(mutate(good, change))
    (verdict,) = verapdf.judge([path], "ua1")
    assert [rule.split()[0] for rule in verdict.failed] == ["7.3-1"]


def test_a_machine_without_maven_is_told_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(verapdf.NotToBeHadError, match="mvn is not installed"):
        verapdf.obtain(tmp_path)
