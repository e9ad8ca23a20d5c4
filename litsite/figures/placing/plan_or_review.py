"""Where a block stands in its article: plan or review, which year, which district."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from litsite.figures.placing.five_year_plans import FIVE_YEAR_PLAN, plan_years
from litsite.figures.placing.notices_and_measures import looks_back, says_what_shall_be_done
from litsite.figures.placing.part_evidence import is_silent, year_of, year_of_report
from litsite.figures.placing.places_of_blocks import places_of_blocks
from litsite.figures.placing.report_parts import PartName, decode_parts, heads
from litsite.figures.placing.year_told_of import year_told_of
from litsite.figures.reading.sentence_context import SentenceContext
from litsite.language.dates import YEAR_NUMBER, read_year
from litsite.language.gazetteer import Gazetteer
from litsite.language.word_lists import short_choices
from litsite.model.article import Block

_ANY = short_choices("figures/placing")
_ANNEX = re.compile(
    rf"(?:要办|[区市县]办|为民办)的?(?:[重要]+)?实事|民生实事(?:{_ANY['lists_of_deeds']})?$"
)
"""A list of things to do; “我为群众办实事” is a campaign."""
_REPORT_TITLE = re.compile(
    rf"(?:执行情况|草案)[^,，]{{0,20}}报告(?:[（(].{{1,16}}[）)])?$|工作总结[及和与暨].{{0,16}}(?:{_ANY['plans_in_titles']})"
)  # 关于2022年国民经济和社会发展计划执行情况与2023年计划草案的报告
_GLOSSARY = re.compile(r"名词(?:解释|注释)")
_YEAR = re.compile(rf"(?P<year>{YEAR_NUMBER})年")
_PLAN_PERIOD = re.compile(FIVE_YEAR_PLAN)
_PAST_YEARS = re.compile(r"^(?:各位代表[,，!！])?\s*+过去(?:的)?五年")


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
    apart: bool = False
    """A glossary or an annex: it ends at the next heading that opens a part, whatever is said in it."""
    intent: bool = False


def outline(
    fields: Mapping[str, str | None], blocks: Sequence[Block], places: Gazetteer
) -> tuple[SentenceContext, ...]:
    """One context a block, in the order of the blocks.

    `fields`: kind, date, district and title of the article.
    """
    date, title = fields.get("date"), fields.get("title")
    where = places_of_blocks(fields.get("district"), blocks, places)
    if fields.get("kind") == "work_report" or _REPORT_TITLE.search(title or ""):
        parts = _parts_of_report(blocks, date)
    else:
        dated = year_of(date)
        intent = says_what_shall_be_done(fields.get("kind"), title, blocks, dated)
        part = _Part(intent=intent, year=year_told_of(title, date))
        parts = _parts_by_annexes(blocks, part, dated)
    contexts: list[SentenceContext] = []
    for block, part, place in zip(blocks, parts, where, strict=True):
        own = part
        if part.glossary and block.kind == "entry":
            own = _first_use(block, blocks, contexts)
        contexts.append(
            SentenceContext(
                date=date,
                place=place,
                plan=own.plan,
                review=own.review,
                intent=own.intent,
                year=own.year,
                context_period=own.context,
            )
        )
    return tuple(contexts)


def _parts_by_annexes(blocks: Sequence[Block], part: _Part, dated: int | None) -> Iterator[_Part]:
    """Of what is no report, only lists of things to do in a year that they name stand apart.

    A text of intentions may look back first, under a heading of its own.
    """
    whole, back = part, 0
    for block in blocks:
        if whole.intent and block.kind == "heading" and (not back or block.level <= back):
            back = block.level if looks_back(block.text, dated) else 0
            part = replace(whole, intent=not back, review=bool(back))
        years = _years(block.text) if block.kind == "heading" and _ANNEX.search(block.text) else []
        if years:
            part = _Part(plan=True, year=years[-1], context=str(years[-1]))
        yield part


def _parts_of_report(blocks: Sequence[Block], date: str | None) -> Iterator[_Part]:
    year = year_of_report([block.text for block in blocks if heads(block)], year_of(date))
    decoded = decode_parts(blocks, year)
    part, level, before = _Part(), 0, "opening"
    for block, name in zip(blocks, decoded, strict=True):
        found = _read_heading(block, name, year) if heads(block) else None
        if found is not None and not (level and block.level > level and name == before):
            part, level = found, block.level
        elif name != before and not part.apart:
            part, level = _part_named(name, year, ""), 0
        before = name
        past = part.review and _PAST_YEARS.match(block.text)
        yield replace(part, context=part.five_years) if past else part


def _read_heading(block: Block, name: PartName, year: int | None) -> _Part | None:
    """The part that a heading opens, or None where it goes on with the present one."""
    heading = block.text
    if _GLOSSARY.search(heading):
        return _Part(glossary=True, apart=True)
    if _ANNEX.search(heading):
        named = _years(heading)[-1:]
        return _Part(
            plan=True,
            year=named[0] if named else year,
            context=str(named[0]) if named else None,
            apart=True,
        )
    return None if is_silent(heading) else _part_named(name, year, heading)


def _part_named(name: PartName, year: int | None, heading: str) -> _Part:
    """The part with the years that its heading gives it."""
    if name == "opening":
        return _Part()
    plan = name == "plan"
    fitting = [one for one in _years(heading) if year is None or (one >= year) == plan]
    told = year if plan or year is None else year - 1
    five_years = next(
        (
            f"{first}/{last}"
            for first, last in map(plan_years, _PLAN_PERIOD.findall(heading))
            if year is None or (last >= year if plan else first < year)
        ),
        None,
    )
    return _Part(
        plan=plan,
        review=not plan,
        year=fitting[-1] if fitting else told,
        context=str(fitting[-1]) if fitting else five_years,
        five_years=five_years,
    )


def _years(text: str) -> list[int]:
    return [read_year(match["year"]) for match in _YEAR.finditer(text)]


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
