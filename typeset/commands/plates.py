"""`plates` and `softproof`: a finished file → its separations, its ink, its look on paper."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path

from typeset.diagnostics import Log

from . import build, conditions, files
from .tell import Teller


def plates(given: Namespace) -> int:
    """Separates each file and says what its plates hold; 1 where one has too much ink."""
    from typeset.preflight import plates as separations

    condition = conditions.of_press(given.press, given.lang)
    if condition is None:
        return 1
    code = 0
    for name in given.files:
        if not files.readable(name, given.lang):
            code = 1
            continue
        out = Path(given.output) if given.output else Path("build") / "plates"
        try:
            found = separations.run(Path(name), out, limit=condition.ink.window)
        except (OSError, ValueError, RuntimeError) as fault:
            sys.stderr.write(f"{fault}\n")
            code = 1
            continue
        sys.stdout.write(separations.as_text(found))
        if any(page.heaviest.ink > found.limit for page in found.pages):
            code = 1
    return code


def softproof(given: Namespace) -> int:
    """Writes a PNG of each page as the paper will show it, beside the plates."""
    import numpy as np
    import PIL.Image

    from typeset.color import outputs
    from typeset.color import softproof as proofs
    from typeset.preflight import plates as separations

    condition = conditions.of_press(given.press, given.lang)
    if condition is None:
        return 1
    profile = outputs.profile(condition, Path("build") / "press")
    out = Path(given.output) if given.output else Path("build") / "softproof"
    code = 0
    for file in given.files:
        if not files.readable(file, given.lang):
            code = 1
            continue
        path = Path(file)
        try:
            out.mkdir(parents=True, exist_ok=True)
            separations.separate(path, out, given.dpi)
        except (OSError, ValueError, RuntimeError) as fault:
            sys.stderr.write(f"{fault}\n")
            return 1
        for number in range(1, len(list(out.glob(f"{path.stem}-*(Cyan).tif"))) + 1):
            inks = ("Cyan", "Magenta", "Yellow", "Black")
            tones = [
                255
                - np.asarray(PIL.Image.open(out / f"{path.stem}-{number}({ink}).tif").convert("L"))
                for ink in inks
            ]
            shown = proofs.softproof(np.stack(tones, axis=-1), profile, given.dpi)
            target = out / f"{path.stem}-{number}.png"
            build.replace(target, shown)
            sys.stdout.write(f"{target}\n")
    return code


def specimen(given: Namespace) -> int:
    """Writes the sheet that shows every rule of composition with its name."""
    from typeset import specimen as sheet
    from typeset.fonts import catalogue

    from .places import CATALOGUE, places
    from .run import Outcome

    where = places(None, given.fonts)
    log = Log()
    fonts = catalogue.read(where.catalogue, CATALOGUE, log)
    pdf = sheet.build(fonts, log, date=given.date) if fonts is not None else b""
    path = Path(given.output)
    if not log.errors():
        build.replace(path, pdf)
        sys.stdout.write(f"{path}\n")
    teller = Teller(where, given.lang, json=False, traces=False)
    teller.tell(Outcome(str(path), (), tuple(log.take())))
    return teller.close()
