"""`plates` and `softproof`: a finished file → its separations, its ink, its look on paper."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path

from typeset.diagnostics import Log

from . import apart, conditions, files
from .tell import Teller


def plates(given: Namespace) -> int:
    """Separates each file and says what its plates hold; 1 where one has too much ink."""
    from typeset.preflight import plates as separations

    condition = conditions.of_press(given.press, given.lang)
    if condition is None:
        return 1
    code = 0
    for name, out in _folders(given, "plates"):
        if not files.readable(name, given.lang):
            code = 1
            continue
        try:
            found = separations.run(Path(name), out, limit=condition.ink.window)
        except (OSError, ValueError, RuntimeError) as fault:
            _tell(name, fault, given.lang)
            code = 1
            continue
        sys.stdout.write(separations.as_text(found))
        if any(page.heaviest.ink > found.limit for page in found.pages):
            code = 1
    return code


def softproof(given: Namespace) -> int:
    """Writes a PNG of each page as the paper will show it, beside the plates."""
    from typeset.color import outputs
    from typeset.preflight import plates as separations

    condition = conditions.of_press(given.press, given.lang)
    if condition is None:
        return 1
    profile = outputs.profile(condition, Path("build") / "press")
    code = 0
    for name, out in _folders(given, "softproof"):
        if not files.readable(name, given.lang):
            code = 1
            continue
        path = Path(name)
        try:
            out.mkdir(parents=True, exist_ok=True)
            for page in separations.separate(path, out, given.dpi):
                (out / f"{path.stem}-{page}.png").unlink(missing_ok=True)
            for page, made in separations.plates_of(out, path.stem).items():
                target = out / f"{path.stem}-{page}.png"
                files.replace(target, _shown(made, profile, given.dpi))
                sys.stdout.write(f"{target}\n")
        except (OSError, ValueError, RuntimeError) as fault:
            _tell(name, fault, given.lang)
            code = 1
    return code


def _tell(name: str, fault: Exception, lang: str) -> None:
    """Says why a file has no plates: a place that the system refuses, or what separating said."""
    about, why = name, str(fault)
    if isinstance(fault, OSError) and fault.strerror is not None:
        about, why = str(fault.filename or name), fault.strerror
    sys.stderr.write(f"{about}：{why}\n" if lang == "zh" else f"{about}: {why}\n")


def _shown(made: dict[str, Path], profile: bytes, dpi: int) -> bytes:
    """The plates of a page laid over each other, as a picture."""
    import numpy as np
    import PIL.Image

    from typeset.color import softproof as proofs
    from typeset.preflight.plates import PROCESS

    tones = [255 - np.asarray(PIL.Image.open(made[ink]).convert("L")) for ink in PROCESS]
    return proofs.softproof(np.stack(tones, axis=-1), profile, dpi)


def _folders(given: Namespace, usual: str) -> list[tuple[str, Path]]:
    """Each file with the folder for what is made of it; none over another's."""
    if given.output is None:
        found = [Path(name).parent / usual for name in given.files]
    else:
        found = apart.folders(given.files, given.output)
    places = [folder / Path(name).stem for name, folder in zip(given.files, found, strict=True)]
    sources = [Path(name).resolve() for name in given.files]
    apart.check(zip(sources, places, strict=True))
    return list(zip(given.files, found, strict=True))


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
        files.replace(path, pdf)
        sys.stdout.write(f"{path}\n")
    teller = Teller(where, given.lang, json=False, traces=False)
    teller.tell(Outcome(str(path), (), tuple(log.take())))
    return teller.close()
