"""What stretch of time a figure counts."""

from __future__ import annotations

import re
from dataclasses import dataclass

from litsite.language.word_lists import alternatives, load_words
from litsite.model.figure import CHANGE_KINDS, LedgerEntry, TimeSpan, find_surface

_YEAR = re.compile(r"\d{4}$")
_PART = re.compile(r"(?P<year>\d{4})-(?:(?P<month>\d{2})|H(?P<half>[12])|Q(?P<quarter>[1-4]))$")
_RANGE = re.compile(r"(?P<first>[\d-]+)/(?P<last>[\d-]+)$")
_DEADLINE = re.compile(r"[到至](?=\d)")  # 到2025年
_ADDS_UP = re.compile(alternatives(load_words("figures/series", "adding_verbs")))
_CLAUSE_MARKS = ",，;；。"
_STATEMENT_MARKS = ";；。"


@dataclass(frozen=True, slots=True)
class Timing:
    """When a figure holds, and with what it may be compared."""

    span: TimeSpan
    grain: str
    """Sets spans of one kind apart that still cannot stand in one series: months and quarters,
    sums since different starts, totals and yearly sums, averages."""
    period: str
    """As the figure has it; empty where it has none."""
    moment: str
    """The same for all spellings of one period: 2021-H1 and 2021-01/2021-06."""
    inferred: bool


def read_timing(entry: LedgerEntry, accumulates: bool) -> Timing:
    """Read the span of a figure from its period and its wording.

    A calendar year is `annual`, January to some month `to_date`, `..day` a state `as_of`, years
    together `cumulative`, and so are sums (累计, 以来) up to a day. 年均 is an average of years, and a
    change or a sum 到2025年 counts all the years up to then: neither is `annual`. Single months,
    quarters and second halves are `recurring`: the same stretch, each time anew.
    """
    figure = entry.figure
    period = figure.period_norm or ("" if figure.period else figure.context_period) or ""
    inferred = bool(period) and figure.period_norm is None
    before = _text_before(entry)
    total = accumulates or "累计" in _last_part(before, _STATEMENT_MARKS)
    if "年均" in _last_part(before, _CLAUSE_MARKS) + figure.indicator:
        return Timing("cumulative", "mean", period, period, inferred)
    printed = figure.period or ""
    if _YEAR.match(period) and _DEADLINE.match(printed) and _is_sum(entry):
        return Timing("cumulative", "until", period, period, inferred)
    since = total or printed.endswith(("以来", "起", "开始"))
    span, grain, moment = _read_norm(period, since)
    if total and span not in {"cumulative", "recurring"}:
        grain += "+"
    if span == "undated" and printed:
        grain += printed
    return Timing(span, grain, period, moment, inferred)


def _read_norm(norm: str, accumulates: bool) -> tuple[TimeSpan, str, str]:
    if not norm:
        return "undated", "", ""
    if norm.startswith("P"):
        return "recurring", norm, norm
    if norm.startswith(".."):
        return ("cumulative", "..", norm) if accumulates else ("as_of", "", norm)
    if _YEAR.match(norm):
        return "annual", "", norm
    part = _PART.match(norm)
    if part:
        return _read_part(norm, part)
    range_ = _RANGE.match(norm)
    if range_:
        return _read_range(norm, range_["first"], range_["last"])
    return "as_of", "day", norm


def _read_part(norm: str, part: re.Match[str]) -> tuple[TimeSpan, str, str]:
    if part["half"] == "1" or part["quarter"] == "1":
        last = "06" if part["half"] else "03"
        return "to_date", "", f"{part['year']}-01/{part['year']}-{last}"
    grain = "month" if part["month"] else "half" if part["half"] else "quarter"
    return "recurring", grain, norm


def _read_range(norm: str, first: str, last: str) -> tuple[TimeSpan, str, str]:
    start = first if len(first) > 4 else f"{first}-01"
    end = last if len(last) > 4 else f"{last}-12"
    if start[:4] != end[:4]:
        if len(first) == len(last) == 4:
            return "cumulative", f"{int(last) - int(first) + 1} years", norm
        return "cumulative", start[:7], norm
    if start[5:7] != "01":
        return "cumulative", start[:7], norm
    if end[5:7] == "12" and len(end) == 7:
        return "annual", "", start[:4]
    return "to_date", "", f"{start[:7]}/{end}"


def _is_sum(entry: LedgerEntry) -> bool:
    figure = entry.figure
    return figure.kind in CHANGE_KINDS or (
        figure.kind in {"count", "level"} and bool(_ADDS_UP.match(figure.indicator))
    )


def _text_before(entry: LedgerEntry) -> str:
    at = find_surface(entry.quote, entry.figure.surface, entry.figure.start)
    return entry.quote[:at] if at >= 0 else entry.quote


def _last_part(text: str, marks: str) -> str:
    return text[max(text.rfind(mark) for mark in marks) + 1 :]
