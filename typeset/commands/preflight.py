"""`preflight`: a finished file → what the gate found in it."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path

from typeset.preflight import gate, report


def preflight(given: Namespace) -> int:
    """Prints the report on each file; returns 1 where one of them must not go to press."""
    code = 0
    for name in given.files:
        try:
            found = gate.run(Path(name))
        except OSError as fault:
            zh, en = f"读不了 {name}：{fault.strerror}", f"cannot read {name}: {fault.strerror}"
            sys.stderr.write((zh if given.lang == "zh" else en) + "\n")
            code = 1
            continue
        text = report.as_json(found) if given.json else report.as_text(found, given.lang)
        sys.stdout.write(text if text.endswith("\n") else f"{text}\n")
        if any(finding.severity == "error" for finding in found.findings):
            code = 1
    return code
