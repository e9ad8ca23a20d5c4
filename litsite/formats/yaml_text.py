"""Values as YAML text that people read and edit: literal blocks, long lines, every character as printed."""

from __future__ import annotations

import itertools
import re

import yaml

_ASTRAL = re.compile(r"[\U00010000-\U0010ffff]")
_PRIVATE = range(0xE000, 0xF900)


class _Dumper(yaml.CSafeDumper):
    """Writes texts of several lines as literal blocks."""


def _represent_str(dumper: _Dumper, value: str) -> yaml.Node:
    style = "|" if "\n" in value else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=style)


_Dumper.add_representer(str, _represent_str)


def yaml_text(data: object, *, flow: bool = False) -> str:
    """Write `data`, no line folded; `flow` gives it on one line.

    libyaml takes characters beyond U+FFFF (emoji, rare Han) for unprintable: one of them puts a whole
    body between double quotes, escaped. While it writes, a character that the text lacks stands for
    each of them; what was written keeps their order.
    """
    text = _dump(data, flow)
    if "\\U" not in text:
        return text
    plain = _strings(data)
    astral = iter(_ASTRAL.findall("".join(plain)))
    used = set("".join(plain))
    stand_in = next((chr(code) for code in _PRIVATE if chr(code) not in used), None)
    if stand_in is None:
        return text
    written = _dump(_replaced(data, stand_in), flow)
    return re.sub(stand_in, lambda _: next(astral), written)


def _dump(data: object, flow: bool) -> str:
    return yaml.dump(
        data,
        Dumper=_Dumper,
        allow_unicode=True,
        sort_keys=False,
        width=2**30,
        default_flow_style=flow,
    )


def _strings(data: object) -> list[str]:
    """Every text of nested lists and mappings, in the order in which they are written."""
    if isinstance(data, str):
        return [data]
    if isinstance(data, dict):
        return list(itertools.chain.from_iterable(map(_strings, itertools.chain(*data.items()))))
    if isinstance(data, list):
        return list(itertools.chain.from_iterable(map(_strings, data)))
    return []


def _replaced(data: object, stand_in: str) -> object:
    if isinstance(data, str):
        return _ASTRAL.sub(stand_in, data)
    if isinstance(data, dict):
        return {_replaced(k, stand_in): _replaced(v, stand_in) for k, v in data.items()}
    if isinstance(data, list):
        return [_replaced(one, stand_in) for one in data]
    return data
