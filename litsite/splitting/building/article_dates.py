"""When a speech or notice was made, and when it was published."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from litsite.language.dates import (
    WHOLE_DATE,
    YEAR,
    YEAR_NUMBER,
    find_date,
    find_day_of_year,
    find_month_alone,
    read_year,
)
from litsite.language.word_lists import alternatives, load_words
from litsite.splitting.building.article_texts import ArticleTexts
from litsite.splitting.recognising.issuers import find_signature_date

_SPEECH_DATE = re.compile(
    rf"在.{{0,60}}(?:{alternatives(load_words('splitting', 'meetings'))})(?:.{{0,16}}会议)?上"
)  # 在某区第四次会议上
_REPORT = re.compile(r"工作\s*+报告")
_YEAR_OF_PLAN = re.compile(
    rf"(?P<year>{YEAR_NUMBER})年.{{0,16}}(?:安排|任务|目标|打算|部署|思路)"
)  # 二、2015年经济社会发展的任务目标
_YEAR_OF_REVIEW = re.compile(rf"(?P<year>{YEAR_NUMBER})年.{{0,12}}(?:回顾|总结)")  # 2014年工作回顾
_OPENING = 120


def find_dates(
    texts: ArticleTexts, paragraphs: Sequence[str], kind: str
) -> tuple[str | None, str | None]:
    """Return the date of the speech or notice, and that of publication where it differs."""
    marker = [] if texts.marker is None else [texts.marker.date or ""]
    published = _first(find_date, (*texts.stamps, *marker, *texts.chrome)) or _first(
        find_month_alone, texts.chrome
    )
    published = published or texts.page_date
    year = _year_of_report(texts, kind)
    own = _find_own(texts, paragraphs, kind, year)
    if own is None and year and published and not published.startswith(year):
        # What a collector kept years later is not the day on which the report was given.
        own = year
    date = own or published or year or _planned_year(texts, kind)
    if date and published and published.startswith(f"{date}-"):
        date = published  # 2023-05 and 2023-05-11 are one day, and one of them is exact
    return date, published if published != date else None


def _find_own(
    texts: ArticleTexts, paragraphs: Sequence[str], kind: str, year: str | None
) -> str | None:
    """The date that header, deck or signature print."""
    opening = [text[:_OPENING] for text in paragraphs[:1]]
    speech = [line for line in (texts.subtitle or "", *opening) if _SPEECH_DATE.search(line)]
    # A date beside a meeting or a name is the speech's; one alone may be the page's.
    said = [line for line in texts.meta if not WHOLE_DATE.match(line)]
    own = _first(find_date, said) if kind == "work_report" else None
    own = own or _first(find_date, texts.meta) or _first(find_date, speech)
    if own is None and texts.subtitle:
        own = find_date(texts.subtitle)
    if own is None and (kind == "notice" or not texts.title):
        own = find_signature_date(paragraphs)
    if own is None and year:
        own = _first(lambda text: find_day_of_year(text, int(year)), speech)
    return own


def _year_of_report(texts: ArticleTexts, kind: str) -> str | None:
    """The year that a report's headline, or a collector's title of it, names: 2019年政府工作报告."""
    if kind != "work_report" and not _REPORT.search(texts.title):
        return None
    match = YEAR.search(texts.title)
    return f"{read_year(match['year']):04d}" if match else None


def _planned_year(texts: ArticleTexts, kind: str) -> str | None:
    """A report without any date was given in the year that its parts plan, after the one reviewed."""
    headings = [block.text for block in texts.blocks if block.kind == "heading"]
    if kind != "work_report":
        return None
    planned = [read_year(m["year"]) for text in headings if (m := _YEAR_OF_PLAN.search(text))]
    told = [read_year(m["year"]) for text in headings if (m := _YEAR_OF_REVIEW.search(text))]
    years = planned[:1] or [year + 1 for year in told[:1]]
    return f"{years[0]:04d}" if years else None


def _first(find: Callable[[str], str | None], texts: Iterable[str]) -> str | None:
    return next((found for text in texts if (found := find(text))), None)
