"""Nothing → where layouts, the font catalogue and the font files lie.

In a source checkout they lie beside the package: `layouts/`, `fonts/`, `fonts/files/`. An
installed wheel carries layouts and catalogue in `typeset/share`; font files are in no wheel,
so `python -m typeset.fonts.install` puts them into `~/.local/share/typeset/fonts`, on every
system alike, where the next version finds them again.
"""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_SHARE = _PACKAGE / "share"


def layouts() -> Path:
    """The folder of the layouts that come with typeset."""
    return _root() / "layouts"


def fonts() -> Path:
    """The folder of the font catalogue that comes with typeset."""
    return _root() / "fonts"


def font_files(catalogue: Path) -> Path:
    """The folder of a catalogue's font files: `files` beside it, save for a wheel's own."""
    folder = catalogue.resolve().parent
    if folder == _SHARE / "fonts":
        return Path.home() / ".local" / "share" / "typeset" / "fonts"
    return folder / "files"


def _root() -> Path:
    return _SHARE if _SHARE.is_dir() else _PACKAGE.parent
