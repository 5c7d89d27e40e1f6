"""Two neighbours' classes → whether a line may end between them (避头尾).

The levels follow CSS `line-break` for Chinese, `gb` adds what GB/T 15834-2011 §5.1 asks:
connectors, interpuncts and solidi start no line, and a solidus ends none.
"""

from __future__ import annotations

from typing import Final

from .classes import Class

_CLOSING: Final = frozenset({Class.CLOSE, Class.COMMA, Class.STOP})
_NORMAL: Final = _CLOSING | {
    Class.COLON, Class.QUERY, Class.INTERPUNCT, Class.ITERATION, Class.POSTFIX, Class.ELLIPSIS,
    Class.CENTERED,
}  # fmt: skip
_GB: Final = (_NORMAL - {Class.ELLIPSIS}) | {Class.CONNECTOR, Class.SOLIDUS}

# clreq §prohibition rules for line start and line end; CSS Text 3 §line-break for the levels.
NEVER_FIRST: Final = {
    "loose": _CLOSING,
    "normal": _NORMAL,
    "gb": _GB,
    "strict": _GB | {Class.DASH, Class.ELLIPSIS},
}
NEVER_LAST: Final = {
    "loose": frozenset({Class.OPEN, Class.PREFIX}),
    "normal": frozenset({Class.OPEN, Class.PREFIX}),
    "gb": frozenset({Class.OPEN, Class.PREFIX, Class.SOLIDUS}),
    "strict": frozenset({Class.OPEN, Class.PREFIX, Class.SOLIDUS}),
}


def may_break(level: str, before: Class, after: Class) -> bool:
    """Whether a line may end after `before` and the next begin with `after`."""
    if after in NEVER_FIRST[level] or before in NEVER_LAST[level]:
        return False
    if after is Class.MARK or after is Class.NOTHING:
        return False  # what a character carries stays with it
    return not (before is Class.LATIN and after is Class.LATIN)
