"""The command line's words for files → where they lie, and what messages call them."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from typeset import pipeline, resources

CATALOGUE = "fonts/catalogue.yaml"  # what messages call the catalogue, wherever it lies


class Places(Struct, frozen=True):
    """Where layouts and fonts are taken from."""

    layouts: Path
    catalogue: Path

    def request(
        self, issue: str, layout: str | None, output: str = pipeline.PRESS
    ) -> pipeline.Request:
        """What is asked of the pipeline for one data file."""
        return pipeline.Request(
            Path(issue), issue, self.layouts, self.catalogue, layout, output=output
        )

    def find(self, name: str) -> Path | None:
        """The file that messages call `name`."""
        if name == CATALOGUE:
            return self.catalogue
        folder, _, file = name.rpartition("/")
        if folder == self.layouts.name and (self.layouts / file).is_file():
            return self.layouts / file
        return Path(name)


def places(layouts: str | None, fonts: str | None) -> Places:
    """The folders given, or those that come with typeset."""
    folder = Path(fonts) if fonts is not None else resources.fonts()
    return Places(
        Path(layouts) if layouts is not None else resources.layouts(), folder / "catalogue.yaml"
    )
