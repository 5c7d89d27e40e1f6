"""What a table of messages holds: all that is said of a code, or of a fault's second place."""

from __future__ import annotations

from msgspec import Struct


class Words(Struct, frozen=True, kw_only=True):
    """All that is said of a code.

    `zh` and `en` state the fact, the helps say what to do, the explains why it is so, with an
    example: a page for `typeset explain`. The first four may name fields of the fault in
    braces. A field may be said in a way: `{x:mm}` points in mm, `{x:list}` a list, `{x:term}`
    one of `words.TERMS`, `{x:near}` the nearest known name or all of them, `{x:at}` a path in a
    file, `{x:yaml}` what the YAML reader said.
    """

    zh: str
    en: str
    zh_help: str = ""
    en_help: str = ""
    zh_explain: str = ""
    en_explain: str = ""


class Sentence(Struct, frozen=True):
    """What a second place has to do with a fault."""

    zh: str
    en: str
