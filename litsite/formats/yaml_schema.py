"""YAML to dataclasses, with errors that name line, key, value and the nearest valid key.

No validation library keeps PyYAML's line numbers, and an editor who mistypes a key needs just that.
"""

from __future__ import annotations

import dataclasses
import difflib
import types
import typing
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, Generic, TypeVar

import yaml

from litsite.formats.yaml_limits import DEEPEST, Excess, find_excess
from litsite.formats.yaml_mistakes import find_mistake, show_line, split_glued
from litsite.model.problem import LitsiteError, Problem, make_problem

T = TypeVar("T")

_LOADER = yaml.CSafeLoader
_TRUE_FALSE = {"true": True, "false": False}


@dataclasses.dataclass(frozen=True, slots=True)
class Placed(Generic[T]):
    """A value that knows its line, so that what reads it further can tell of its place."""

    value: T
    line: int


def compose(text: str, shown: str) -> yaml.Node | None:
    """Parse YAML into nodes that know their lines; raises LitsiteError with line and reason.

    Aliases are refused, and what is deeper than any file of ours.
    """
    try:
        excess = find_excess(text)
        if excess is None:
            return yaml.compose(text, Loader=_LOADER)
        raise LitsiteError(_tell_excess(excess, text, shown))
    except yaml.MarkedYAMLError as error:
        raise LitsiteError(_describe(error, text, shown)) from error
    except yaml.reader.ReaderError as error:
        # libyaml counts bytes.
        line = text.encode()[: error.position].count(b"\n") + 1
        sign = error.character
        number = sign if isinstance(sign, int) else ord(sign[:1])
        value = f"U+{number:04X}"
        problem = make_problem(shown, line, "yaml-character", "error", value=value)
        raise LitsiteError(problem) from error
    except (yaml.YAMLError, UnicodeError) as error:
        told = make_problem(shown, 0, "yaml", "error", reason=error, text="")
        raise LitsiteError(told) from error


def _tell_excess(excess: Excess, text: str, shown: str) -> Problem:
    """An alias is mostly none: `title: *甲*` begins with a sign that should have been quoted."""
    mistake = find_mistake(text, excess.line) if excess.code == "yaml-alias" else None
    if mistake and mistake.line == excess.line:
        values = {"key": mistake.key, "sign": mistake.sign, "text": mistake.text}
        return make_problem(shown, mistake.line, mistake.code, "error", **values)
    limit = {"value": excess.value, "limit": DEEPEST}
    return make_problem(shown, excess.line, excess.code, "error", **limit)


def _describe(error: yaml.MarkedYAMLError, text: str, shown: str) -> Problem:
    mark = error.problem_mark or error.context_mark
    line = mark.line + 1 if mark else 0
    mistake = find_mistake(text, line or text.count("\n") + 1)
    if mistake:
        values = {"key": mistake.key, "sign": mistake.sign, "text": mistake.text}
        return make_problem(shown, mistake.line, mistake.code, "error", **values)
    reason = error.problem or error.context or "?"
    return make_problem(shown, line, "yaml", "error", reason=reason, text=show_line(text, line))


def structure(text: str, kind: type[T], shown: str) -> tuple[T | None, list[Problem]]:
    """Read `text` as a `kind` (a frozen dataclass); None with the problems when it does not fit.

    Known types: str, int, float, bool, None, unions, lists and tuples of one type, dict[str, …],
    Placed[…], pairs `tuple[int, int]`, and dataclasses. Scalars given for str are taken as written, so that a
    bare date stays text. Raises LitsiteError when the text is no YAML at all.
    """
    node = compose(text, shown)
    reader = _Reader(shown)
    if node is None:
        node = yaml.MappingNode("tag:yaml.org,2002:map", [])
    value = reader.read(node, kind, "")
    return (None if reader.problems else value), reader.problems


class _Reader:
    """Walks nodes and types together; gathers problems instead of stopping at the first."""

    def __init__(self, shown: str) -> None:
        self.problems: list[Problem] = []
        self._shown = shown

    def read(self, node: yaml.Node, kind: Any, path: str) -> Any:
        origin = typing.get_origin(kind)
        if origin in (typing.Union, types.UnionType):
            options = typing.get_args(kind)
            if type(None) in options and _is_null(node):
                return None
            kind = next(option for option in options if option is not type(None))
            return self.read(node, kind, path)
        if origin is Placed:
            line = node.start_mark.line + 1 if node.start_mark else 0
            return Placed(self.read(node, typing.get_args(kind)[0], path), line)
        if dataclasses.is_dataclass(kind):
            return self._mapping(node, kind, path)
        if origin in (list, tuple):
            return self._sequence(node, kind, path)
        if origin is dict:
            return self._dict(node, typing.get_args(kind)[1], path)
        return self._scalar(node, kind, path)

    def _fail(self, node: yaml.Node, code: str, **values: object) -> None:
        mark = node.start_mark
        line = mark.line + 1 if mark else 0
        self.problems.append(make_problem(self._shown, line, code, "error", **values))

    def _mapping(self, node: yaml.Node, kind: Any, path: str) -> Any:
        fields = {_yaml_name(field): field for field in dataclasses.fields(kind)}
        if not isinstance(node, yaml.MappingNode):
            if not self._told_glued(node, fields):
                self._fail(
                    node, "yaml-type", key=path or "/", expected="mapping", value=_show(node)
                )
            return None
        hints = _hints(kind)
        values: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value)
            if key not in fields:
                glued = self._told_glued(key_node, fields)
                if glued:
                    values[fields[glued].name] = None
                    continue
                near = difflib.get_close_matches(key, fields, n=1, cutoff=0.5)
                code = "unknown-key-near" if near else "unknown-key"
                known = ", ".join(fields)
                self._fail(key_node, code, key=key, near=near[0] if near else "", known=known)
                continue
            field = fields[key]
            if field.name in values:
                self._fail(key_node, "repeated-key", key=key)
                continue
            values[field.name] = self.read(
                value_node, hints[field.name], f"{path}.{key}".lstrip(".")
            )
        for name, field in fields.items():
            required = (
                field.default is dataclasses.MISSING
                and field.default_factory is dataclasses.MISSING
            )
            if required and field.name not in values:
                self._fail(node, "missing-key", key=f"{path}.{name}".lstrip("."))
        return None if self.problems else kind(**values)

    def _told_glued(self, node: yaml.Node, known: Mapping[str, object] | None = None) -> str | None:
        """Tell of a key, one of those `known`, that its value sticks to (`at：90cc`), and return the key."""
        found = split_glued(_show(node)) if isinstance(node, yaml.ScalarNode) else None
        if found is None or (known is not None and found[0] not in known):
            return None
        self._fail(node, found[1], key=found[0], sign="", text=_show(node))
        return found[0]

    def _sequence(self, node: yaml.Node, kind: Any, path: str) -> Any:
        arguments = typing.get_args(kind)
        container = typing.get_origin(kind)
        if not isinstance(node, yaml.SequenceNode):
            self._fail(node, "yaml-type", key=path, expected="list", value=_show(node))
            return None
        if container is tuple and Ellipsis not in arguments:
            if len(node.value) != len(arguments):
                self._fail(node, "yaml-type", key=path, expected="pair", value=_show(node))
                return None
            return tuple(
                self.read(item, one, path) for item, one in zip(node.value, arguments, strict=True)
            )
        items = [self.read(item, arguments[0], f"{path}[{i}]") for i, item in enumerate(node.value)]
        return tuple(items) if container is tuple else items

    def _dict(self, node: yaml.Node, kind: Any, path: str) -> Any:
        if not isinstance(node, yaml.MappingNode):
            if not self._told_glued(node):
                self._fail(node, "yaml-type", key=path, expected="mapping", value=_show(node))
            return None
        values: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value)
            if key in values:
                self._fail(key_node, "repeated-key", key=key)
            values[key] = self.read(value_node, kind, f"{path}.{key}")
        return values

    def _scalar(self, node: yaml.Node, kind: type, path: str) -> Any:
        if not isinstance(node, yaml.ScalarNode) or (kind is not str and _is_null(node)):
            self._fail(node, "yaml-type", key=path, expected=kind.__name__, value=_show(node))
            return None
        if kind is str:
            if _is_null(node):
                self._fail(node, "yaml-type", key=path, expected="str", value="null")
            return node.value
        converters: dict[type, Callable[[str], Any]] = {
            int: int,
            float: float,
            bool: lambda text: _TRUE_FALSE[text.lower()],
        }
        try:
            return converters[kind](node.value)
        except (ValueError, KeyError):
            self._fail(node, "yaml-type", key=path, expected=kind.__name__, value=_show(node))
            return None


@cache
def _hints(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind)


def _yaml_name(field: dataclasses.Field[Any]) -> str:
    return str(field.metadata.get("yaml", field.name))


def _is_null(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and node.tag == "tag:yaml.org,2002:null"


def _show(node: yaml.Node) -> str:
    return (
        str(node.value)[:40]
        if isinstance(node, yaml.ScalarNode)
        else type(node).__name__.removesuffix("Node").lower()
    )
