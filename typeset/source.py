"""A YAML file → plain data in which every key and value knows its place.

The one file that imports yaml. Its reading is narrow on purpose: every scalar stays the text
that was written (`no`, `12:30` and `58.90` are not turned into False, 750 and 58.9), the
empty scalar, `~` and `null` are None, and what the model says decides the rest.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import yaml

from typeset.diagnostics import Log, Related, Span

SPAN_KEY: Final = "@span"
DEEPEST: Final = 60  # levels of nesting; no data file of ours has ten

Tables = frozenset[str]

# The loader that resolves nothing: every scalar stays text, and 2,500 nodes cost half.
_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class Scalar(str):
    """The text of a YAML scalar, with its place."""

    __slots__ = ("indent", "path", "span")

    span: Span
    path: str
    indent: int  # column of a literal block's text, 0 for other scalars


class Mapping(dict[str, Any]):
    """A YAML mapping; its own place stands under `SPAN_KEY`, its keys' places in `keys_at`.

    A table, whose keys are names and not fields, holds nothing but its entries.
    """

    __slots__ = ("keys_at", "span")

    keys_at: dict[str, Span]
    span: Span


class Sequence(list[Any]):
    """A YAML sequence, with its place."""

    __slots__ = ("span",)

    span: Span


class Text:
    """Text of an issue: its characters, the place of the first, and the field it stands in.

    A plain class and no Struct, because msgspec would want a mapping for a Struct.
    """

    __slots__ = ("indent", "path", "span", "value")

    def __init__(self, value: str, span: Span, path: str = "", indent: int = 0) -> None:
        self.value = value
        self.span = span
        self.path = path
        self.indent = indent

    def __repr__(self) -> str:
        return f"Text({self.value!r}, {self.path!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Text) and (self.value, self.path, self.span) == (
            other.value, other.path, other.span,
        )  # fmt: skip

    def __hash__(self) -> int:
        return hash((self.value, self.path))

    def at(self, offset: int) -> Span:
        """The place in the file of the character at `offset`."""
        before = self.value[:offset]
        if self.indent:
            lines = before.count("\n")
            column = offset - (before.rfind("\n") + 1)
            return Span(self.span.file, self.span.line + 1 + lines, self.indent + column)
        return Span(self.span.file, self.span.line, self.span.column + offset)


def read(path: Path, name: str, log: Log, tables: Tables = frozenset()) -> Mapping | None:
    """The mapping that the file holds, `name` being what diagnostics call it; faults go to `log`.

    `tables` are the keys under which a mapping's own keys are names of entries; with `.*` after
    them, those of the entries too.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        log.error("file-not-found", None, file=name)
        return None
    except IsADirectoryError:
        log.error("file-not-found", None, file=name)
        return None
    except OSError as fault:
        log.error("file-unreadable", None, file=name, reason=fault.strerror or str(fault))
        return None
    except UnicodeDecodeError as fault:
        line = fault.object[: fault.start].count(b"\n") + 1
        log.error("not-utf8", Span(name, line, 1), byte=fault.start)
        return None
    return parse(text, name, log, tables)


def parse(text: str, name: str, log: Log, tables: Tables = frozenset()) -> Mapping | None:
    """The mapping that `text` holds; faults go to `log`."""
    deep = _too_deep(text)
    if deep is not None:
        log.error("yaml-too-deep", Span(name, deep, 1), most=DEEPEST)
        return None
    loader = _Loader(text)
    try:
        root = loader.get_single_node()
    except yaml.MarkedYAMLError as fault:
        mark = fault.problem_mark or fault.context_mark
        span = Span(name, mark.line + 1, mark.column + 1) if mark else Span(name, 1, 1)
        log.error("yaml-syntax", span, problem=fault.problem or str(fault))
        return None
    except yaml.reader.ReaderError as fault:
        # libyaml counts bytes, PyYAML characters; the character itself is beyond doubt.
        before = text[: max(0, text.find(chr(_code(fault.character))))]
        span = Span(name, before.count("\n") + 1, len(before) - before.rfind("\n"))
        log.error("control-character", span, codepoint=f"U+{_code(fault.character):04X}")
        return None
    finally:
        loader.dispose()
    if root is None:
        log.error("empty-file", Span(name, 1, 1))
        return None
    if not isinstance(root, yaml.MappingNode):
        log.error("not-a-mapping", Span(name, root.start_mark.line + 1, 1))
        return None
    built: Mapping = _Builder(name, text, log, tables).build(root, "")
    return built


def place(data: Mapping, *steps: str | int) -> Span:
    """Where the value at these keys and indices is written, or the nearest thing around it."""
    here: Any = data
    span = data.span
    for step in steps:
        if isinstance(here, Mapping) and isinstance(step, str) and step in here:
            span = here.keys_at.get(step, span)
            here = here[step]
        elif isinstance(here, Sequence) and isinstance(step, int) and step < len(here):
            span = here.span
            here = here[step]
            span = here.span if isinstance(here, Mapping) else span
        else:
            break
    return here.span if isinstance(here, (Scalar, Sequence)) else span


def _code(character: object) -> int:
    return character if isinstance(character, int) else ord(str(character)[:1] or "\0")


def _too_deep(text: str) -> int | None:
    """The line at which the file nests too deep; libyaml's composer recurses in C."""
    depth = 0
    for line in text.split("\n"):
        opened = line.count("[") + line.count("{")
        inset = len(line) - len(line.lstrip(" -?:"))
        if max(depth, 0) + opened > DEEPEST or inset > DEEPEST:
            return _deep_line(text)
        if opened or depth:
            depth += opened - line.count("]") - line.count("}")
    return None


def _deep_line(text: str) -> int | None:
    """What `_too_deep` suspects, made sure of event by event, which does not recurse."""
    depth = 0
    try:
        for event in yaml.parse(text, _Loader):
            if isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
                depth += 1
                if depth > DEEPEST:
                    return event.start_mark.line + 1 if event.start_mark else 1
            elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
                depth -= 1
    except yaml.YAMLError:
        return None  # said, with its place, when the file is read
    return None


class _Builder:
    """Turns yaml's nodes into our data; holds the file's name and lines while it does."""

    def __init__(self, name: str, text: str, log: Log, tables: Tables) -> None:
        self.name = name
        self.tables = tables
        self.lines = text.split("\n")
        self.log = log
        self.seen: set[int] = set()

    def build(self, node: yaml.Node, path: str) -> Any:
        span = self.span(node)
        if id(node) in self.seen:
            self.log.error("yaml-alias", span)
            return None
        self.seen.add(id(node))
        if not node.tag.startswith("tag:yaml.org,2002:"):
            self.log.error("yaml-tag", span, tag=node.tag)
        if isinstance(node, yaml.ScalarNode):
            return self.scalar(node, span, path)
        if isinstance(node, yaml.SequenceNode):
            items = Sequence(self.build(n, f"{path}[{i}]") for i, n in enumerate(node.value))
            items.span = span
            return items
        assert isinstance(node, yaml.MappingNode), "yaml has three kinds of nodes"
        return self.mapping(node, span, path)

    def span(self, node: yaml.Node) -> Span:
        mark = node.start_mark
        return Span(self.name, mark.line + 1, mark.column + 1)

    def mapping(self, node: yaml.MappingNode, span: Span, path: str) -> Mapping:
        inside, _, key = path.rpartition(".")
        is_table = key in self.tables or f"{inside.rpartition('.')[2]}.*" in self.tables
        built = Mapping() if is_table else Mapping({SPAN_KEY: span})
        built.span = span
        built.keys_at = {}
        for key_node, value_node in node.value:
            at = self.span(key_node)
            if not isinstance(key_node, yaml.ScalarNode):
                self.log.error("bad-key", at)
                continue
            key = key_node.value
            if key in built:
                first = built.keys_at.get(key, span)
                self.log.error("duplicate-key", at, Related("first-key", first), key=key)
                continue
            built.keys_at[key] = at
            built[key] = self.build(value_node, f"{path}.{key}" if path else key)
        return built

    def scalar(self, node: yaml.ScalarNode, span: Span, path: str) -> Scalar | None:
        if not node.style and node.value in ("", "~", "null"):
            return None
        value = Scalar(node.value)
        value.path = path
        value.indent = 0
        if node.style == "|":
            value.indent = self._indent_of_block(node.start_mark.line + 1)
        elif node.style in ("'", '"'):
            span = Span(span.file, span.line, span.column + 1)
        value.span = span
        return value

    def _indent_of_block(self, first: int) -> int:
        for line in self.lines[first:]:
            if line.strip():
                return len(line) - len(line.lstrip(" ")) + 1
        return 1
