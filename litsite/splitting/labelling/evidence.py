"""What speaks for each label of a line, taken by itself and with its close surroundings.

A score is a number like log-odds: 0 is neutral, +1 a hint, +5 strong, +10 certain. The labels, and
what may follow what, are in `grammar`.
"""

from __future__ import annotations

import re

from litsite.language.dates import WHOLE_DATE
from litsite.splitting.labelling.evidence_bodies import heading_score, is_headlike, paragraph_score
from litsite.splitting.labelling.evidence_headlines import header_line_score, weigh_headline
from litsite.splitting.labelling.line_facts import Context, first_sentence
from litsite.splitting.recognising.captions import MARK, caption_score
from litsite.splitting.recognising.furniture import (
    CREDIT_KEY,
    chrome_score,
    is_bare_key,
    is_collector_header,
    is_credit,
    is_separator,
)
from litsite.splitting.recognising.heading_numbers import HEADING_STYLES
from litsite.splitting.recognising.page_markers import PAPER_NAME, find_page_marker

NEVER = -50.0
"""The score of what cannot be."""

Scores = dict[str, float]
"""Label → score; a label that is absent cannot be."""


def weigh(context: Context) -> list[Scores]:
    """Score every label for every line."""
    result = []
    for index in range(len(context.lines)):
        scores = _weigh_line(context, index)
        if not context.lines[index].hints & {"headline", "title", "hidden", "outside"}:
            scores["C"] = _caption(context, index)
            scores["c"] = scores["C"] - 0.2
        result.append(scores)
    return result


def _weigh_line(context: Context, index: int) -> Scores:
    line = context.lines[index]
    text = line.text
    if find_page_marker(text):
        return {"M": 12.0, "P": -4.0, "F": -2.0}
    if is_separator(text):
        return {"S": 12.0, "F": 6.0}
    if "headline" in line.hints:
        return {"T": 12.0}
    if line.hints & {"title", "hidden", "outside"}:
        return {"F": 10.0}
    if PAPER_NAME.match(text) and index < 4:
        return {"F": 8.0}
    if MARK.fullmatch(text):
        return {"F": 12.0}
    if text.isdigit() and context.beside_tab(index):
        return {"P": 5.0, "F": 0.0}
    if _is_item_number(context, index):
        return {"S": 4.0, "F": 2.0, "P": -4.0}
    if WHOLE_DATE.match(text):
        signed = context.dates_signature(index)
        return {
            "F": -3.0,
            "A": 7.0,
            "W": -3.0 if signed else 7.0,
            "P": 6.0 if signed else 0.0,
        }
    scores = _furniture(context, index)
    scores["P"] = paragraph_score(context, index)
    if is_headlike(context, index):
        scores |= weigh_headline(context, index)
        scores["H"] = heading_score(context, index)
    elif line.number and line.number.style in HEADING_STYLES and not line.stops_inside:
        scores["H"] = heading_score(context, index)
    scores["A"] = header_line_score(context, index)
    if scores["A"] > 0:
        scores["H"] = scores.get("H", NEVER) - 4.0
    return scores


def _is_item_number(context: Context, index: int) -> bool:
    """A number alone above a headline parts collected pieces, unless it stands in a table."""
    line = context.lines[index]
    return (
        line.text.isdigit()
        and len(line.text) <= 2
        and (line.segment.gap or index == 0)
        and context.next_is_short(index)
        and not context.beside_tab(index)
    )


def _furniture(context: Context, index: int) -> Scores:
    line = context.lines[index]
    text = line.text
    scores: Scores = {"F": chrome_score(text, line.hints)}
    if is_credit(text):
        scores |= {"E": 10.0, "X": 9.5, "F": 5.0}
    elif is_collector_header(text) or is_bare_key(text):
        scores |= {"X": 10.0, "E": 8.0 if CREDIT_KEY.match(text) else 2.0, "F": 7.0}
    elif _is_value(context, index):
        scores |= {"X": 6.0, "E": 5.0, "F": 5.0}
    if index >= context.tail:
        scores["F"] += 2.0
    if index in context.repeats:
        scores["F"] = max(scores["F"], 2.0) + 4.0
    return scores


def _is_value(context: Context, index: int) -> bool:
    """`来源：` stands on one line, its value on the next."""
    line = context.lines[index]
    headline = re.search(r"关于|《", line.text)
    fits = len(line.text) <= 40 and not line.stops_inside and not headline
    return index > 0 and fits and is_bare_key(context.lines[index - 1].text)


def _caption(context: Context, index: int) -> float:
    line = context.lines[index]
    lead = first_sentence(line.text)
    return caption_score(
        line.text,
        newspaper=context.newspaper or bool(MARK.match(line.text)),
        repeated_lead=context.leads[lead] > 2 and len(lead) >= 10,
        hints=line.hints,
    )
