"""What several test files need: the Tofu faces, the option `--rewrite`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from tests.tofu import build
from typeset.fonts.face import Face

if TYPE_CHECKING:
    from pathlib import Path


# The same examples on every machine, and no clock: a run of CI says what yours said. New ones
# are looked for with `pytest --hypothesis-profile=explore`.
settings.register_profile("same", derandomize=True, deadline=None)
settings.register_profile("explore", deadline=None)
settings.load_profile("same")


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--rewrite` puts down what is, in place of what was expected: `make golden`."""
    parser.addoption("--rewrite", action="store_true", help="write the expected texts anew")


@pytest.fixture(scope="session")
def tofu_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of Tofu, TrueType."""
    return build(tmp_path_factory.mktemp("tofu") / "tofu.ttf")


@pytest.fixture(scope="session")
def tofu(tofu_file: Path) -> Face:
    """Tofu with TrueType outlines, all of GB 2312."""
    return Face("tofu", tofu_file)


@pytest.fixture(scope="session")
def tofu_cff(tmp_path_factory: pytest.TempPathFactory) -> Face:
    """Tofu with PostScript outlines, all of GB 2312."""
    return Face("tofu-cff", build(tmp_path_factory.mktemp("tofu") / "tofu.otf", cff=True))
