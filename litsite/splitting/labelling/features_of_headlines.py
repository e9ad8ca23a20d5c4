"""Features that tell headlines: kicker, title, subtitle, byline unit, collector's title."""

from __future__ import annotations

import re
from collections.abc import Callable

from litsite.language.dates import DATE
from litsite.splitting.labelling.context import Context, Feature, has, overlap
from litsite.splitting.recognising.header_lines import MEETING, MEETING_PART
from litsite.splitting.recognising.heading_numbers import is_glossary_title
from litsite.splitting.recognising.headlines import (
    COLUMN,
    DASH,
    DASH_END,
    DATELINE,
    IN_LENTICULAR,
    OPEN_END,
    SUBJECT,
    is_document_title,
)
from litsite.splitting.recognising.organization_names import OrganizationName

_CHANCE_ECHO, _FULL_ECHO, _MIRROR = 0.25, 0.9, 0.7
_BRIEF, _VERY_BRIEF, _LONG, _LONGEST_APPENDIX = 6, 4, 40, 30
_OPENED = re.compile(rf"[（(]|{DASH.pattern}")  # such a line says itself what it is
_LONGEST_KICKER = 60
_USUAL_UNIT = 16
_ANNOUNCED, _SHORTEST_ANNOUNCED, _ANNOUNCED_SHARE = 0.75, 6, 0.3
_SHORTEST_TITLE_BELOW, _TITLE_REACH, _OPENING_REACH = 12, 4, 3


def _heads_issued_document(context: Context) -> bool:
    """The issuer is the first line of the headline: 某某办公室 / 关于印发…的通知."""
    after = context.after
    return (
        after is not None
        and SUBJECT.match(after.text) is not None
        and context.line.organization is not None
        and context.after_is_short
        and not re.search(r"\s", context.text)
    )


def _announces_headline(context: Context) -> bool:
    """It says a headline below in advance, as collectors' titles do."""
    if OPEN_END.search(context.text) or _heads_issued_document(context):
        return False
    own = _squeeze(context.text)
    return any(
        len(other) >= max(_SHORTEST_ANNOUNCED, _ANNOUNCED_SHARE * len(own))
        and max(overlap(own, other), overlap(other, own)) > _ANNOUNCED
        for other in (_squeeze(line.text) for line in context.headlines_below)
    )


def _squeeze(text: str) -> str:
    """Without the spaces of a headline set wide: 政 府 工 作 报 告."""
    return re.sub(r"\s", "", text)


def _above_repeated_title(context: Context) -> bool:
    """A line below is the headline proper: the body opens with its very words."""
    return (
        not context.document.newspaper
        and context.echo < _FULL_ECHO
        and any(
            len(line.text) >= _SHORTEST_TITLE_BELOW
            and overlap(line.text, context.body_below) > _FULL_ECHO
            for line in context.headlines_below[:_TITLE_REACH]
        )
    )


def _above_dated_header(context: Context) -> bool:
    after = context.after
    return after is not None and after.collector_header and DATE.search(after.text) is not None


def _dated_in_frame(context: Context) -> bool:
    """Amid a page's frame, the line above a date, meeting or name is the headline."""
    after = context.after
    below = after is not None and (
        after.whole_date or context.document.header_lines[context.index + 1] != "none"
    )
    return below and context.index in context.document.framed


def _above_dateline(context: Context) -> bool:
    """A report begins right below, or below other short lines: 本报讯."""
    for line in context.below(_OPENING_REACH):
        if DATELINE.match(line.text):
            return True
        if line.running or not line.short:
            return False
    return False


def _organization(context: Context) -> str:
    return context.line.organization.ending if context.line.organization else "none"


def _of_unit(ask: Callable[[OrganizationName], float]) -> Feature:
    def value(context: Context) -> float:
        return ask(context.line.organization) if context.line.organization else 0.0

    return value


def _unit_echo(context: Context) -> bool:
    """The text below speaks of the unit, as articles under a byline do of their author."""
    unit = context.line.organization
    return unit is not None and any(tail in context.body_below for tail in unit.tails)


HEADLINE_FEATURES: dict[str, Feature] = {
    "always": lambda c: True,
    "echo": lambda c: max(0.0, c.echo - _CHANCE_ECHO),
    "full_echo": lambda c: c.echo > _FULL_ECHO,
    "mirrored": lambda c: c.mirrored > _MIRROR,
    "keyed_title": lambda c: c.index in c.document.keyed_titles,
    "piece_begun": lambda c: c.index > c.document.begun,
    "above_address": lambda c: c.index < c.document.addressed,
    "document_title": lambda c: is_document_title(c.text),
    "open_end": has(OPEN_END),
    "h1_hint": lambda c: "h1" in c.line.hints,
    "excess_length": lambda c: max(0, c.size - _LONG),
    "brief": lambda c: c.size < _BRIEF,
    "very_brief": lambda c: c.size < _VERY_BRIEF,
    "too_long_for_kicker": lambda c: c.size > _LONGEST_KICKER,
    "terminated": lambda c: c.line.terminated,
    "no_han": lambda c: not c.line.has_han,
    "in_lenticular": has(IN_LENTICULAR),
    "column_name": has(COLUMN),
    "commas": lambda c: len(re.findall(r"[,，]", c.text)) >= 2,
    "dash": has(DASH),
    "dash_end": has(DASH_END),
    "numbered": lambda c: c.line.number is not None,
    "glossary_title": lambda c: is_glossary_title(c.text),
    "short_appendix": lambda c: c.line.appendix and c.size <= _LONGEST_APPENDIX,
    "meeting": has(MEETING, MEETING_PART),
    "open_meeting": lambda c: c.header_line.startswith("meeting") and not _OPENED.match(c.text),
    "goes_on": lambda c: c.goes_on,
    "heads_issued_document": _heads_issued_document,
    "announces_headline": _announces_headline,
    "above_repeated_title": _above_repeated_title,
    "block_head": lambda c: c.index in c.document.heads,
    "above_dated_header": _above_dated_header,
    "above_dateline": _above_dateline,
    "dated_in_frame": _dated_in_frame,
    "header_line": lambda c: c.header_line,
    "is_header_line": lambda c: c.header_line != "none",
    "organization": _organization,
    "above_short_line": lambda c: c.after_is_short,
    "among_units": lambda c: c.document.organized and c.after_is_short,
    "unit_mark": _of_unit(lambda unit: unit.marked),
    "unit_place": _of_unit(lambda unit: unit.placed),
    "unit_brief": _of_unit(lambda unit: unit.brief),
    "unit_excess": _of_unit(lambda unit: max(0, unit.length - _USUAL_UNIT)),
    "unit_echo": _unit_echo,
}
