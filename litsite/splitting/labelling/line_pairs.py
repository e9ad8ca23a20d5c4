"""What two neighbouring lines together say of being lines of one headline."""

from __future__ import annotations

from collections.abc import Callable

from litsite.splitting.labelling.line_facts import Line
from litsite.splitting.recognising.headlines import COMPLETE, DASH

PairFeature = Callable[[Line, Line, str], float]
"""Of the upper line, the lower one, and the state that the lower one would be in."""

_LONGEST_LINE = 22
_LONGEST_PAIR = {"T2": 40, "T3": 32}
_SHORTEST_COUPLET = 9


def _too_long(upper: Line, lower: Line, state: str) -> bool:
    lengths = len(upper.text), len(lower.text)
    return max(lengths) > _LONGEST_LINE or sum(lengths) > _LONGEST_PAIR[state]


def _couplets(upper: Line, lower: Line, _: str) -> bool:
    return " " in lower.text and min(len(upper.text), len(lower.text)) >= _SHORTEST_COUPLET


def _said_twice(upper: Line, lower: Line, _: str) -> bool:
    return upper.text == lower.text


def _dash_below(upper: Line, lower: Line, _: str) -> bool:
    return DASH.match(lower.text) is not None and DASH.match(upper.text) is None


PAIR_FEATURES: dict[str, PairFeature] = {
    "too_long": _too_long,
    "said_all": lambda upper, _, __: COMPLETE.search(upper.text) is not None,
    "couplets": _couplets,
    "goes_on": lambda upper, _, __: upper.text.endswith((",", "，", ":", "：")),
    "unbalanced": lambda upper, lower, _: abs(len(upper.text) - len(lower.text)),
    "parted": lambda upper, lower, _: lower.gap and not upper.gap,
    "dash_below": _dash_below,
    "said_twice": _said_twice,
}
