"""Every pattern of litsite: compiled ones wherever they stand, and those that calls spell out."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from types import ModuleType
from typing import Any

import litsite

ANCHORED = frozenset({"match", "fullmatch"})
_CALLS = ANCHORED | {"search", "sub", "subn", "split", "findall", "finditer", "compile"}


@dataclass(frozen=True, slots=True)
class Found:
    """A pattern, where it stands, and whether text is searched for it or only held against it."""

    pattern: re.Pattern[str]
    place: str
    searched: bool


def find_patterns() -> list[Found]:
    """All patterns for text, by place."""
    modules = list(_modules())
    found: dict[tuple[str, int], Found] = {}
    for module in modules:
        for name, value in vars(module).items():
            for pattern in _patterns_in(value):
                methods = _methods(module, name) if value is pattern else {"search"}
                _add(found, pattern, f"{module.__name__}.{name}", not methods <= ANCHORED)
    for module in modules:
        for method, pattern, line in _spelt_out(module):
            if method != "compile" or (pattern.pattern, pattern.flags) not in found:
                _add(found, pattern, f"{module.__name__}:{line}", method not in ANCHORED)
    return sorted(found.values(), key=lambda one: one.place)


def _add(
    found: dict[tuple[str, int], Found], pattern: re.Pattern[str], place: str, searched: bool
) -> None:
    key = pattern.pattern, pattern.flags
    before = found.get(key)
    if before is None or (searched and not before.searched):
        found[key] = Found(pattern, place, searched)


def _modules() -> Iterator[ModuleType]:
    for info in pkgutil.walk_packages(litsite.__path__, "litsite."):
        if not info.name.endswith("__main__"):
            yield importlib.import_module(info.name)


def _patterns_in(value: object) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        if isinstance(value.pattern, str):
            yield value
    elif isinstance(value, dict):
        yield from (p for one in value.values() for p in _patterns_in(one))
    elif isinstance(value, (list, tuple, set, frozenset)):
        yield from (p for one in value for p in _patterns_in(one))


@cache
def _tree(module: ModuleType) -> ast.Module:
    return ast.parse(inspect.getsource(module))


def _methods(module: ModuleType, name: str) -> set[str]:
    """The methods that the module calls the name by; `search` where it hands the pattern on."""
    methods: set[str] = set()
    called: set[int] = set()
    for node in ast.walk(_tree(module)):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            called.add(id(node.value))
            if node.value.id == name:
                methods.add(node.attr)
    handed_on = any(
        isinstance(node, ast.Name)
        and node.id == name
        and isinstance(node.ctx, ast.Load)
        and id(node) not in called
        for node in ast.walk(_tree(module))
    )
    return (methods & _CALLS) | ({"search"} if handed_on else set())


def _spelt_out(module: ModuleType) -> Iterator[tuple[str, re.Pattern[str], int]]:
    """Patterns that functions give to `re` as strings; those with local names in them are left out."""
    for node in ast.walk(_tree(module)):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and isinstance(node.func.value, ast.Name)
            and node.func.value.id == "re"
            and node.func.attr in _CALLS
        ):
            method = node.func.attr
            flags = [keyword.value for keyword in node.keywords if keyword.arg == "flags"]
            flags += node.args[1:2] if method == "compile" else []
            try:
                text, *others = (_value(one, module) for one in (node.args[0], *flags))
            except NameError:
                continue
            if isinstance(text, str):
                yield method, re.compile(text, *others), node.lineno


def _value(node: ast.expr, module: ModuleType) -> Any:
    return eval(compile(ast.Expression(node), module.__name__, "eval"), dict(vars(module)))
