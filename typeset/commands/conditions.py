"""The name of a press or screen condition → the condition; what is wrong with it is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typeset import resources
from typeset.color import press
from typeset.diagnostics import Log

from .places import places
from .run import Outcome
from .tell import Teller

if TYPE_CHECKING:
    from typeset.color.press import PressCondition
    from typeset.color.screen import ScreenCondition


def of_press(name: str, lang: str) -> PressCondition | None:
    """The condition in `layouts/press`; None, and its faults on standard error."""
    log = Log()
    file = f"press/{name}.yaml"
    found = press.read(resources.layouts() / file, f"layouts/{file}", log)
    _tell(file, log, lang)
    return found


def of_screen(name: str, lang: str) -> ScreenCondition | None:
    """The condition in `layouts/output`, likewise."""
    from typeset.color import screen

    log = Log()
    found = screen.read(resources.layouts() / "output", name, log)
    _tell(name, log, lang)
    return found


def _tell(name: str, log: Log, lang: str) -> None:
    if log.diagnostics:
        teller = Teller(places(None, None), lang, json=False, traces=False)
        teller.tell(Outcome(name, (), tuple(log.take())))
        teller.close()
