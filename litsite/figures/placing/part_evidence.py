"""What speaks for plan, and what for review, in a heading and in the sentences of a report.

Every sign is a number, positive for a plan: no word decides alone. The words were chosen by how much
more often one kind of part has them, counted over 42 reports, many of one province; the lists say which were
added without a count. The weights were set by hand.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Literal

from litsite.figures.placing.five_year_plans import FIVE_YEAR_PLAN, plan_years
from litsite.language.dates import YEAR_NUMBER, read_year
from litsite.language.sentences import split_sentences
from litsite.language.word_cutting import cut_words
from litsite.language.word_lists import alternatives, load_words, short_choices

_ROOM = "figures/placing"
_ANY = short_choices(_ROOM)
_PLAN_HEADING = re.compile(alternatives(load_words(_ROOM, "plan_headings")) + r"|关于20\d\d年工作")
_REVIEW_HEADING = re.compile(alternatives(load_words(_ROOM, "review_headings")))
_TURN = re.compile(alternatives(load_words(_ROOM, "plan_turns")))
_LESSONS = re.compile(alternatives(load_words(_ROOM, "lesson_headings")))
_YEAR = re.compile(rf"(?P<year>{YEAR_NUMBER})年")
_FIVE_YEARS = re.compile(FIVE_YEAR_PLAN)
_COMPARED = re.compile(r"(?:比|较|与|同|相比于|于|在|自|从)$")
_LOOKING_BACK = re.compile(
    rf"^(?:各位代表[,，!！：:]*)?(?:[一五四三两几]年来|{_ANY['times_behind']})"
)
_LOOKING_AHEAD = re.compile(
    rf"^(?:各位代表[,，!！：:]*|同志们[,，!！：:]*)?(?:{_ANY['times_ahead']})"
)
_RATE = re.compile(
    rf"(?:{_ANY['rate_verbs']})[^，,。；;\d]{{0,3}}\d[\d.]*(?:%|％|个百分点)(?P<aim>{_ANY['margins']})?"
)
_SENTENCE_LIMIT = 3.0
_PARAGRAPH_LIMIT = 6.0
_HEADING_WORDS = 8.0
_HEADING_YEAR = 5.0
_BELOW = 0.25
"""What the words of a heading below the first level weigh: 加强自身建设 is done as well as planned."""
_SURE, _LIKELY = 1.6, 0.6
_FIRST_WORDS = 10


@cache
def _weights() -> Mapping[str, float]:
    return {
        word: weight
        for words, weight in (
            ("words_of_deeds_done", -_SURE),
            ("words_rather_of_deeds_done", -_LIKELY),
            ("words_of_plans", _SURE),
            ("words_rather_of_plans", _LIKELY),
        )
        for word in load_words(_ROOM, words)
    }


def weigh_heading(text: str, year: int | None, *, below: bool = False) -> float:
    """Positive where it heads a plan. `year`: in which the report was given, if anything says so."""
    plan, review = _PLAN_HEADING.search(text), _REVIEW_HEADING.search(text)
    weight = _HEADING_WORDS * (bool(plan) - bool(review)) * (_BELOW if below else 1.0)
    if _TURN.search(text):
        weight += _HEADING_WORDS
    if _LESSONS.search(text):
        weight -= _HEADING_YEAR
    # A date that is a year out must not outweigh 2016年工作回顾.
    return weight + _HEADING_YEAR * _weigh_years(text, year) * (0.5 if weight else 1.0)


def is_silent(heading: str) -> bool:
    """Whether neither words nor years of a heading say of which part it is; one may name both."""
    signs = (_PLAN_HEADING, _REVIEW_HEADING, _TURN, _LESSONS, _YEAR, _FIVE_YEARS)
    return not any(sign.search(heading) for sign in signs)


def year_of_report(headings: Sequence[str], dated: int | None) -> int | None:
    """The year in which a report with these headings was given; `dated`: what its date says.

    2016年工作回顾 with 2017年工作安排 outweighs a date, and stands for one where there is none.
    """
    told = {year for text in headings if _REVIEW_HEADING.search(text) for year in _named(text)}
    planned = {year for text in headings if _PLAN_HEADING.search(text) for year in _named(text)}
    agreed = {year for year in planned if year - 1 in told}
    candidates = agreed or ({dated} if dated else planned or {year + 1 for year in told})
    return dated if dated in candidates else max(candidates, default=None)


def year_of(date: str | None) -> int | None:
    """The year of a document's date."""
    return int(date[:4]) if date and date[:4].isdigit() else None


def _named(text: str) -> list[int]:
    return [read_year(match["year"]) for match in _YEAR.finditer(text)]


def _weigh_years(text: str, year: int | None) -> float:
    """-1 where the years named are over, 1 where they are not, 0 where it names both or none."""
    if year is None:
        return 0.0
    ends = _named(text)
    ends += [plan_years(match["plan"])[1] for match in _FIVE_YEARS.finditer(text)]
    ahead = [end >= year for end in ends]
    return 0.0 if not ahead or len(set(ahead)) == 2 else 1.0 if ahead[0] else -1.0


def weigh_paragraph(text: str, year: int | None) -> float:
    """Positive where its sentences say what shall be done."""
    total = sum(weigh_statement(one, year) for one in split_sentences(text))
    if _LOOKING_BACK.match(text):
        total -= 2 * _SURE
    return max(-_PARAGRAPH_LIMIT, min(_PARAGRAPH_LIMIT, total))


def opens(text: str, year: int | None) -> Literal["review", "plan"] | None:
    """The part that a paragraph enters by saying of which time it speaks: “十五五”时期是…, 一年来,…."""
    if _LOOKING_BACK.match(text):
        return "review"
    if _LOOKING_AHEAD.match(text):
        return "plan"
    weight = _weigh_years(text[:_FIRST_WORDS], year)
    return "review" if weight < 0 else "plan" if weight > 0 else None


def weigh_statement(text: str, year: int | None) -> float:
    """Positive where a sentence, or a part of one, says what shall be done."""
    weights = _weights()
    words = set(cut_words(text))
    weight = sum(weights[word] for word in sorted(words & weights.keys()))
    for rate in _RATE.finditer(text):
        # 预计全年增长7%左右 is how a report of January tells of the year just over.
        aim = rate["aim"] and "预计" not in words
        weight += _SURE if aim else -_LIKELY
    if year is None:
        return max(-_SENTENCE_LIMIT, min(_SENTENCE_LIMIT, weight))
    for match in _YEAR.finditer(text):
        if not _COMPARED.search(text, max(0, match.start() - 3), match.start()):
            weight += _SURE if read_year(match["year"]) >= year else -_SURE
    for match in _FIVE_YEARS.finditer(text):
        first, last = plan_years(match["plan"])
        weight += _SURE if first >= year else -_SURE if last < year else 0.0
    return max(-_SENTENCE_LIMIT, min(_SENTENCE_LIMIT, weight))
