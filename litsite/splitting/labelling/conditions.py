"""When weights count: the kind of a line, and the gates that its shape opens.

A line has one kind, the first that fits; all kinds but `ordinary` leave it few labels. What an
ordinary line may be is said by gates. `data/weights.yaml` names both.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from litsite.splitting.labelling.context import Context
from litsite.splitting.labelling.features_of_bodies import (
    is_too_long_for_caption,
    special_heading,
)
from litsite.splitting.labelling.features_of_furniture import furniture_role
from litsite.splitting.recognising.captions import MARK

Condition = Callable[[Context], bool]

_HEADLINE = frozenset({"headline", "beside headline"})
_HEADINGS = frozenset({"h2", "h3", "h4"})
_LINK_OUTSIDE = frozenset({"link", "outside"})
_MASTHEAD_LINES, _SHORTEST_DECK = 4, 8
_LONGEST_HEADING, _LONGEST_EXCLAMATION = 75, 45
_HALVED = re.compile(r"[,，:：]$")  # 数字赋能，
_EXCLAIMED = re.compile(r"[！!？?”’）)]$")  # 加油！


def _is_item_number(context: Context) -> bool:
    """A number alone above a headline parts collected pieces, unless it stands in a table."""
    opens = context.line.gap or context.index == 0
    brief = context.text.isdigit() and context.size <= 2
    return brief and opens and context.after_is_short and not context.beside_tab


def _is_declared_deck(context: Context) -> bool:
    """A heading that the page sets right below its headline, apart from the text."""
    above = context.before
    hints = context.line.hints
    apart = "beside headline" in hints or ("outside" in hints and not _HEADINGS.isdisjoint(hints))
    below = above is not None and not _HEADLINE.isdisjoint(above.hints)
    return apart and below and context.size >= _SHORTEST_DECK and not context.line.terminated


KINDS: dict[str, Condition] = {
    # The links of an electronic newspaper to its pages are markers of none.
    "page_marker": lambda c: c.line.marker is not None and not c.line.hints >= _LINK_OUTSIDE,
    "separator": lambda c: c.line.separator,
    "declared_headline": lambda c: "headline" in c.line.hints,
    "declared_deck": _is_declared_deck,
    "declared_frame": lambda c: bool(c.line.hints & {"title", "hidden", "outside"}),
    "masthead": lambda c: c.line.paper_name and c.index < _MASTHEAD_LINES,
    "lone_mark": lambda c: MARK.fullmatch(c.text) is not None,
    "table_number": lambda c: c.text.isdigit() and c.beside_tab,
    "item_number": _is_item_number,
    "signature_date": lambda c: c.index in c.document.signature_dates,
    "lone_date": lambda c: c.line.whole_date,
    "ordinary": lambda c: True,
}
"""In order of precedence."""


def _may_be_headline(context: Context) -> bool:
    line = context.line
    if line.stops_inside or context.size > _LONGEST_HEADING:
        return False
    if not line.terminated:
        return True
    if _HALVED.search(line.text):
        return context.goes_on
    return _EXCLAIMED.search(line.text) is not None and context.size <= _LONGEST_EXCLAMATION


def _may_be_heading(context: Context) -> bool:
    return context.line.section_number or context.size <= _LONGEST_HEADING


def _may_open_piece(context: Context) -> bool:
    line = context.line
    own = line.collector_header or line.bare_key or line.credit or context.header_line != "none"
    return not own and _may_be_headline(context)


GATES: dict[str, Condition] = {
    "may_be_headline": _may_be_headline,
    "may_open_piece": _may_open_piece,
    "may_be_unit": lambda c: c.line.organization is not None and _may_be_headline(c),
    "may_be_heading": _may_be_heading,
    "may_be_plain_heading": lambda c: _may_be_heading(c) and special_heading(c) == "none",
    "has_furniture_role": lambda c: furniture_role(c) != "none",
    "has_no_furniture_role": lambda c: furniture_role(c) == "none",
    "is_repeated": lambda c: c.index in c.document.repeats and c.header_line == "none",
}
"""Of ordinary lines; an ordinary line whose gates are all closed for a label cannot bear it."""


def find_conditions(context: Context) -> frozenset[str]:
    """All conditions that the line meets."""
    kind = next(name for name, fits in KINDS.items() if fits(context))
    met = {"any", kind}
    if not kind.startswith("declared") and not is_too_long_for_caption(context):
        met.add("may_be_caption")
    if kind == "ordinary":
        met.update(name for name, holds in GATES.items() if holds(context))
    return frozenset(met)
