"""What a file says of itself, and what it is to be printed on."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct


class Condition(Struct, frozen=True):
    """A printing condition by name; `registry` is where that name is kept, if anywhere."""

    name: str
    description: str = ""
    info: str = ""
    registry: str = ""


class About(Struct, frozen=True, kw_only=True):
    """Everything the file holds that is not on the page. The writer looks at no clock.

    `date` is the day of the issue in ISO form; `digest` the hex digest of the inputs. `slug`
    is the margin around the bleed that the marks stand in, points. The last three say which
    standards are aimed at; the file claims one only when it holds what that standard asks.
    """

    title: str
    date: str
    digest: str
    author: str = ""
    subject: str = ""
    keywords: str = ""
    creator: str = "typeset"
    producer: str = "typeset"
    language: str = "zh-Hans"
    profile: bytes | None = None
    packed_profile: bytes | None = None  # the same, deflated, where somebody keeps it so
    condition: Condition | None = None
    slug: float = 0.0
    press: bool = True  # PDF/X-4
    archive: bool = True  # PDF/A-2
    accessible: bool = True  # PDF/UA-1


class Claims(Struct, frozen=True):
    """The standards a file says it keeps."""

    press: bool
    archive: Literal["", "A", "B"]
    accessible: bool
