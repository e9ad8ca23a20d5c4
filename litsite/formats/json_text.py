"""JSON text with exact decimals.

`json.dumps` knows no Decimal: a detour by float would lose digits, one by string the type. A number
of RFC 8259 has as many digits as one likes, so a Decimal is written as it is.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Any

_quote = json.JSONEncoder(ensure_ascii=False).encode

_ESCAPES = (
    ("<", "\\u003c"),  # in a page's script, `</script>` would end it
    # Many programs take these for the end of a line of JSON Lines, `str.splitlines` among them.
    ("\x85", "\\u0085"),
    ("\u2028", "\\u2028"),
    ("\u2029", "\\u2029"),
)


def json_text(value: object) -> str:
    """The value as JSON on one line: dict, list, tuple, str, bool, None, int, Decimal.

    >>> print(json_text({"value": Decimal("1.50"), "unit": "亿元"}))
    {"value": 1.50, "unit": "亿元"}
    """
    return _TEXTS[type(value)](value)


@lru_cache(maxsize=4096)  # names of members, and what all figures of an article share
def json_string(text: str) -> str:
    """A string that is safe in scripts and stays on its line everywhere."""
    quoted = _quote(text)
    for char, escape in _ESCAPES:
        if char in quoted:
            quoted = quoted.replace(char, escape)
    return quoted


def decimal_text(number: Decimal) -> str:
    """All digits, no exponent: 1.50 stays 1.50, 1E+3 is 1000."""
    return f"{number:f}"


def _object(members: dict[str, object]) -> str:
    texts = _TEXTS  # a local name: this line makes most of an export's time
    pairs = [f"{json_string(key)}: {texts[type(value)](value)}" for key, value in members.items()]
    return "{" + ", ".join(pairs) + "}"


def _array(values: Sequence[object]) -> str:
    return "[" + ", ".join(map(json_text, values)) + "]"


# A table, because a chain of isinstance costs half the time of an export.
_TEXTS: dict[type, Callable[[Any], str]] = {
    str: json_string,
    type(None): lambda _: "null",
    bool: lambda value: "true" if value else "false",
    int: str,
    Decimal: decimal_text,
    dict: _object,
    list: _array,
    tuple: _array,
}
