"""Where a block stands in its article: plan or review, which year, which district."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from litsite.figures.placing.five_year_plans import FIVE_YEAR_PLAN, plan_years
from litsite.figures.placing.year_told_of import year_told_of
from litsite.figures.reading.sentence_context import SentenceContext
from litsite.language.gazetteer import Gazetteer
from litsite.language.word_lists import alternatives, load_words
from litsite.model.article import Block

_ROOM = "figures/placing"
_PLAN = re.compile(alternatives(load_words(_ROOM, "plan_headings")) + r"|关于20\d\d年工作")
_ANNEX = re.compile(r"(?:要办|[区市县]办|为民办)的?(?:[重要]+)?实事|民生实事(?:项目|清单|计划)?$")
"""A list of things to do; “我为群众办实事” is a campaign."""
_TURN = re.compile(alternatives(load_words(_ROOM, "plan_turns")))
_REVIEW = re.compile(alternatives(load_words(_ROOM, "review_headings")))
_LESSONS = re.compile(alternatives(load_words(_ROOM, "lesson_headings")))
_PLAN_TITLE = re.compile(
    r"(?:计划|规划|方案|工作要点|指导意见|实施意见)(?:[（(].{1,16}[）)])?(?:》?的通知)?$"
)
_GLOSSARY = re.compile(r"名词(?:解释|注释)")
_YEAR = re.compile(r"(?P<year>20\d{2})年")
_PLAN_PERIOD = re.compile(FIVE_YEAR_PLAN)
_PLAN_OPENING = re.compile(
    r"^(?:今后五年|未来五年|今后一个时期|下一步|面向未来|展望未来|20\d{2}年(?:是|全[市区县])?[^。]{0,30}(?:开局|预期目标|收官之年))"
)
_PAST_YEARS = re.compile(r"^(?:各位代表[,，!！])?\s*过去(?:的)?五年")


@dataclass(frozen=True, slots=True)
class _Part:
    """What a heading says of all that stands under it."""

    plan: bool = False
    review: bool = False
    year: int | None = None
    context: str | None = None
    five_years: str | None = None
    """The five-year plan that the heading names."""
    glossary: bool = False


def outline(
    fields: Mapping[str, str | None], blocks: Sequence[Block], places: Gazetteer
) -> tuple[SentenceContext, ...]:
    """One context a block, in the order of the blocks.

    `fields`: kind, date, district and title of the article.
    """
    date = fields.get("date")
    base = SentenceContext(date=date, place=_article_place(fields, blocks, places))
    report = fields.get("kind") == "work_report"
    told = None if report else year_told_of(fields.get("title"), date)
    part = _Part(plan=_is_plan_throughout(fields))
    level = 0
    contexts: list[SentenceContext] = []
    for block in blocks:
        if block.kind == "heading":
            found = _read_heading(block, part, level, date if report else None)
            if found is not None:
                part, level = found, block.level
        own = _read_paragraph(block, part) if report else part
        if own.glossary and block.kind == "entry":
            own = _first_use(block, blocks, contexts)
        contexts.append(
            replace(
                base,
                plan=own.plan,
                review=own.review,
                year=own.year or told,
                context_period=own.context,
            )
        )
    return tuple(contexts)


def _is_plan_throughout(fields: Mapping[str, str | None]) -> bool:
    """Whether the document itself is a plan: 关于印发…行动计划的通知."""
    return fields.get("kind") == "notice" and bool(_PLAN_TITLE.search(fields.get("title") or ""))


def _read_heading(block: Block, part: _Part, level: int, date: str | None) -> _Part | None:
    """The part that a heading opens, or None where it goes on with the present one.

    `date`: of a work report; None for other texts, which only annexes of things to do part.
    """
    heading = block.text
    if _GLOSSARY.search(heading):
        return _Part(glossary=True)
    years = [int(match["year"]) for match in _YEAR.finditer(heading)]
    named = years[-1] if years else None
    if _ANNEX.search(heading) and (named or date):
        return _Part(plan=True, year=named, context=str(named) if named else None)
    if date is None:
        return None
    year = int(date[:4]) if date[:4].isdigit() else None
    five_years = _five_years(heading)
    context = str(named) if named else five_years
    below = level > 0 and block.level > level
    if _REVIEW.search(heading) and not below:
        return _Part(False, True, named or (year - 1 if year else None), context, five_years)
    if (_TURN if below else _PLAN).search(heading):
        return _Part(True, False, named or year, context, five_years)
    if block.level == 1 and part.review and not _LESSONS.search(heading):
        # A report looks back first; what it says after that is about what comes.
        return _Part(plan=True, year=year)
    return None


def _five_years(heading: str) -> str | None:
    match = _PLAN_PERIOD.search(heading)
    return "{}/{}".format(*plan_years(match["plan"])) if match else None


def _read_paragraph(block: Block, part: _Part) -> _Part:
    if part.review and _PAST_YEARS.match(block.text):
        return replace(part, context=part.five_years)
    labelled = part.plan or part.review or part.glossary
    if not labelled and _PLAN_OPENING.match(block.text):
        return replace(part, plan=True)
    return part


def _first_use(block: Block, blocks: Sequence[Block], contexts: Sequence[SentenceContext]) -> _Part:
    """A glossary entry speaks of the part of the report that uses its term first."""
    term = _bare(block.term)
    for other, context in zip(blocks, contexts, strict=False):
        if other.kind != "entry" and term and term in _bare(other.text):
            aim = re.search(re.escape(term) + "目标", _bare(other.text))
            return _Part(
                context.plan or bool(aim),
                context.review and not aim,
                context.year,
                context.context_period,
                glossary=True,
            )
    return _Part(glossary=True)


def _bare(text: str) -> str:
    return re.sub(r"^[\d.、]+|[\s“”\"]", "", text)


def _article_place(
    fields: Mapping[str, str | None], blocks: Sequence[Block], places: Gazetteer
) -> str | None:
    """The article's district; of a piece of the city's about one district, that district."""
    district = fields.get("district")
    if district is None or district != places.city:
        return district
    opening = next((b.text for b in blocks if b.kind != "heading" and len(b.text) > 40), "")
    body = "".join(block.text for block in blocks)
    counts = {name: sum(body.count(form) for form in forms[:1]) for name, forms in places.districts}
    named = [name for name, forms in places.districts if any(form in opening for form in forms)]
    if len(named) == 1:
        name = named[0]
        others = sum(count for other, count in counts.items() if other != name)
        if counts[name] >= 3 and others * 4 <= counts[name]:
            return name
    return district
