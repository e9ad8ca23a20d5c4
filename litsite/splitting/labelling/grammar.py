"""The labels, and what may follow what: a small grammar of how such texts are laid out.

    F X S E   furniture: chrome, collector's header, separator, credit
              (in a header: Fh, a page's Fg; inside a body: Fb; after one: Fz Xz)
    M D       page marker; the collector's title of the whole
    G g c     the page's own headline, subtitle, caption, above byline units
    O K T U A byline unit, kicker, title, subtitle, byline or date line      (K1–K3, T1–T3: how many)
    H P C W   heading, paragraph, caption, date under a text

States refine labels where the grammar has to remember: `T2` is the second line of a title. A
transition that is not listed is forbidden. Scores are costs in the unit of `evidence`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from litsite.model.source import Segment

START, END = "START", "END"

LABEL: dict[str, str] = {
    **{name: name for name in "F X S M D O U A G g c H P C E W".split()},
    "Fh": "F",
    "Fg": "F",
    "Fz": "F",
    "Xz": "X",
    "Ck": "C",
    "Ch": "C",
    "Fb": "F",
    "K1": "K",
    "K2": "K",
    "K3": "K",
    "T1": "T",
    "T2": "T",
    "T3": "T",
    "G2": "G",
}
EMITS: dict[str, tuple[str, ...]] = {state: (label,) for state, label in LABEL.items()} | {
    "Fh": ("F", "X", "E"),
    "Fg": ("F", "X", "E", "A"),
    "Fz": ("F", "X"),
}
"""Which evidence a state may take: chrome inside a header may be a collector's line as well."""

_OPENING = {
    "D": -1.0,
    "O": -0.5,
    "K1": -1.0,
    "T1": 0.0,
    "F": 0.0,
    "X": 0.0,
    "S": 0.0,
    "M": 0.0,
    "Ck": -1.5,
}
# After a body only a separator, page marker or date makes a second article likely.
_LATER = {"Fz": 0.0, "Xz": 0.0, "E": 0.0, "W": 0.0, "S": 0.0, "M": 0.0, END: 0.0}
_AGAIN = {"O": -6.0, "K1": -12.0, "T1": -12.0, "P": -9.0, "C": -9.0, "H": -10.0}
_AFTER_HEADLINE = {"U": 0.0, "A": 0.0, "P": 0.0, "Ch": -0.5, "H": -5.0, "Fh": 0.0}

TRANSITIONS: dict[str, dict[str, float]] = {
    START: _OPENING | {"P": -4.0, "C": -3.0, "H": -4.0, "E": -2.0, "W": -3.0},
    "F": _OPENING | {"E": 0.0, "W": 0.0, "P": -4.0, "C": -4.0, "H": -4.0, END: 0.0},
    "X": _OPENING | {"E": 0.0, "W": 0.0, "P": -2.5, "C": -4.0, "H": -4.0, END: 0.0},
    "S": _OPENING | {"E": 0.0, "W": -1.0, "P": -2.5, "C": -3.0, "H": -4.0, END: 0.0},
    "M": _OPENING
    | {"G": -0.5, "O": 0.0, "C": -2.0, "P": -3.0, "H": -5.0, "E": 0.0, "D": -2.0, END: 0.0},
    "D": {"D": -0.5, "O": 0.0, "K1": -0.5, "T1": 0.0, "F": 0.0, "X": 0.0, "M": 0.0, "S": 0.0},
    "G": {"G2": -0.5, "g": 0.0, "c": 0.0, "O": 0.0, "Fg": -0.3},
    "G2": {"g": 0.0, "c": 0.0, "O": 0.0, "Fg": -0.3},
    "g": {"g": -1.0, "c": 0.0, "O": 0.0, "Fg": -0.3},
    "c": {"c": -0.5, "O": 0.0, "Fg": -0.3},
    "Fg": {"Fg": -0.3, "c": 0.0, "O": 0.0},
    "O": {"T1": 0.0, "K1": -1.0},
    "K1": {"K2": -0.5, "T1": 0.0},
    "K2": {"K3": -0.5, "T1": 0.0},
    "K3": {"T1": 0.0},
    "T1": _AFTER_HEADLINE | {"T2": -0.6},
    "T2": _AFTER_HEADLINE | {"T3": -0.6},
    "T3": _AFTER_HEADLINE,
    "U": _AFTER_HEADLINE | {"U": -0.5, "H": -4.0},
    "A": _AFTER_HEADLINE | {"U": -0.5, "H": -3.0},
    "Fh": _AFTER_HEADLINE | {"H": -3.0},
    "H": {"H": -0.3, "P": 0.0, "C": -0.5, "Fb": -0.5},
    "P": {
        "P": 0.0,
        "H": 0.0,
        "C": 0.0,
        "Fb": -0.3,
        "E": 0.0,
        "W": 0.0,
        "S": 0.0,
        "M": 0.0,
        "O": -1.0,
        "T1": -11.0,
        "K1": -11.0,
        "Fz": -0.5,
        "Xz": -1.0,
        END: 0.0,
    },
    "C": {
        "P": 0.0,
        "H": -0.2,
        "C": -0.3,
        "Fb": -0.3,
        "E": 0.0,
        "W": 0.0,
        "S": 0.0,
        "M": 0.0,
        "O": -2.0,
        "T1": -11.0,
        "Fz": -0.5,
        "Xz": -1.0,
        END: 0.0,
    },
    "Ck": {"Ck": -0.5, "T1": 0.0, "K1": 0.0, "O": -1.0, "F": 0.0, "X": 0.0},
    "Fz": _LATER | _AGAIN,
    "Xz": _LATER | _AGAIN,
    "Ch": {"P": 0.0, "H": -3.0, "Ch": -0.3, "A": -1.0, "Fh": -0.5},
    "Fb": {"P": 0.0, "H": 0.0, "C": 0.0, "Fb": -1.0},
    "E": _LATER | _AGAIN | {"T1": -3.0, "K1": -4.0, "O": -1.5},
    "W": {
        "S": 0.0,
        "T1": 0.0,
        "K1": -1.0,
        "O": -1.0,
        "Fz": 0.0,
        "Xz": 0.0,
        "M": 0.0,
        "E": 0.0,
        "D": -2.0,
        "P": -6.0,
        "H": -6.0,
        END: 0.0,
    },
}

_TITLE_LINES = {("T1", "T2"), ("T2", "T3")}
PAIRED = frozenset({*_TITLE_LINES, ("U", "U")})
"""Transitions that depend on the two segments as well; `pair_score` is 0 for all others."""
_COMPLETE = re.compile(
    r"(?:开幕|闭幕|召开|举行|推出|揭晓|揭牌|发布|启动|的通知|工作报告)[”’」』]?$"
)  # 第四次会议开幕
_DASHED = re.compile(r"\s*(?:——|--|―)")  # ——副题
_LONGEST_LINE = 22
_LONGEST_PAIR = {"T2": 40, "T3": 32}


def pair_score(before: str, after: str, left: Segment, right: Segment) -> float:
    """Score a transition by the two segments: lines of one headline are short and balanced."""
    if (before, after) in _TITLE_LINES:
        lengths = len(left.text), len(right.text)
        too_long = max(lengths) > _LONGEST_LINE or sum(lengths) > _LONGEST_PAIR[after]
        parted = right.gap != left.gap and right.gap
        said_all = bool(_COMPLETE.search(left.text))
        # A couplet (two phrases and a space) is whole; two of them are kicker and headline.
        couplets = " " in right.text and len(right.text) >= 9 and len(left.text) >= 9
        goes_on = left.text.endswith((",", "，", ":", "："))
        return (
            (-4.0 if too_long else 0.0)
            - 2.0 * said_all
            - 1.6 * couplets
            + 1.5 * goes_on
            - 0.05 * abs(lengths[0] - lengths[1])
            - 0.3 * parted
        )
    if (before, after) == ("U", "U") and _DASHED.match(right.text) and not _DASHED.match(left.text):
        return -2.0  # what stands above a dashed deck is the headline, not another deck
    return 0.0


def states() -> Sequence[str]:
    """All states in a fixed order, so that ties always fall the same way."""
    return tuple(LABEL)
