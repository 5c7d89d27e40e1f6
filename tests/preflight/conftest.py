"""The good file, written once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.preflight import specimen

if TYPE_CHECKING:
    from typeset.fonts.face import Face


@pytest.fixture(scope="session")
def good(tofu: Face, tofu_cff: Face) -> bytes:
    """The specimen, without fault."""
    return specimen.good(tofu, tofu_cff)
