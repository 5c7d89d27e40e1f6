"""`preflight`: a finished file → what the gate found in it."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path

from typeset.pipeline import PRESS
from typeset.preflight import gate, report
from typeset.preflight.model import Expectation, for_screen, limits_of

from . import conditions, files


def preflight(given: Namespace) -> int:
    """Prints the report on each file; returns 1 where one of them must not go out."""
    expect = _expected(given)
    if expect is None:
        return 1
    code = 0
    for name in given.files:
        try:
            found = gate.run(Path(name), expect)
        except OSError as fault:
            files.unread(name, fault, given.lang)
            code = 1
            continue
        text = report.as_json(found) if given.json else report.as_text(found, given.lang)
        sys.stdout.write(text if text.endswith("\n") else f"{text}\n")
        if any(finding.severity == "error" for finding in found.findings):
            code = 1
    return code


def _expected(given: Namespace) -> Expectation | None:
    """What files are held to; None where the condition named is none."""
    if given.output_for != PRESS:
        screen = conditions.of_screen(given.output_for, given.lang)
        return None if screen is None else for_screen(least_ppi=screen.file.picture.least_ppi)
    press = conditions.of_press(given.press, given.lang)
    return None if press is None else Expectation(limits=limits_of(press))
