"""The 沁源 page in each of the project's layouts, made up once for all tests."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from typeset import pipeline
from typeset.diagnostics import Log

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[2]
LAYOUTS = ("broadsheet", "picture", "tabloid", "spread")


@pytest.fixture(scope="session")
def composed() -> Callable[[str], tuple[Any, ...]]:
    """(job, plan, made up, display list, log) of a layout."""
    kept: dict[str, tuple[Any, ...]] = {}

    def compose(layout: str) -> tuple[Any, ...]:
        if layout not in kept:
            log = Log()
            request = pipeline.Request(
                ROOT / "data/2025-02-25-qinyuan/issue.yaml", "issue.yaml", ROOT / "layouts",
                ROOT / "fonts/catalogue.yaml", layout,
            )  # fmt: skip
            (job,) = pipeline.read(request, log)
            kept[layout] = (*pipeline.compose(job, log), log)
        return kept[layout]

    return compose
