"""The Tofu font book, once for all tests of composition."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.galley.setting import open_tofu

if TYPE_CHECKING:
    from typeset.fonts.catalogue import FontBook


@pytest.fixture(scope="session")
def fonts(tmp_path_factory: pytest.TempPathFactory) -> FontBook:
    return open_tofu(tmp_path_factory.mktemp("fonts"))
