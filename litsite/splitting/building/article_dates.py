"""When a speech or notice was made, and when it was published."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

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
from litsite.model.article import Weakness
from litsite.splitting.building.article_texts import ArticleTexts
from litsite.splitting.building.choices import Choice, choose
from litsite.splitting.recognising.collector_lines import is_collector_header
from litsite.splitting.recognising.issuers import find_signature_date

_SPEECH_DATE = re.compile(
    rf"在.{{0,60}}(?:{alternatives(load_words('splitting', 'meetings'))})(?:.{{0,16}}会议)?上"
)  # 在某区第四次会议上
_REPORT = re.compile(r"工作\s*+报告")
_YEAR_OF_PLAN = re.compile(
    rf"(?P<year>{YEAR_NUMBER})年.{{0,16}}(?:安排|任务|目标|打算|部署|思路)"
)  # 二、2015年经济社会发展的任务目标
_YEAR_OF_REVIEW = re.compile(rf"(?P<year>{YEAR_NUMBER})年.{{0,12}}(?:回顾|总结)")  # 2014年工作回顾
_KEY = re.compile(r"^[^\d:：]{1,12}[:：]")  # 发布时间：2023-03-31
_OPENING = 120


def find_dates(texts: ArticleTexts, paragraphs: Sequence[str], kind: str) -> tuple[Choice, Choice]:
    """Return the date of the speech or notice, and that of publication where it differs."""
    marker = [] if texts.marker is None else [texts.marker.date or ""]
    page = [texts.page_date] if texts.page_date else []
    stamped = [
        *_all(find_date, (*texts.stamps, *marker, *texts.chrome)),
        *_all(find_month_alone, texts.chrome),
        *page,
    ]
    published = next(iter(stamped), None)
    year = _year_of_report(texts, kind)
    printed = _find_own(texts, paragraphs, kind, year)
    own = next(iter(printed), None)
    if own is None and year and published and not published.startswith(year):
        # What a collector kept years later is not the day on which the report was given.
        own = year
    date = own or published or year or _planned_year(texts, kind)
    if date and published and published.startswith(f"{date}-"):
        date = published  # 2023-05 and 2023-05-11 are one day, and one of them is exact
    derived = date is not None and date not in {*printed, *stamped}
    # Dates of links and comments are nobody's; what has a key says what it dates.
    keyed = [t for t in texts.undisputed if _KEY.match(t) and is_collector_header(t)]
    sure = [*_all(find_date, (*texts.stamps, *marker, *keyed)), *page]
    own_rivals, other_rivals = (_rivals(found, (date, published)) for found in (printed, sure))
    weakness: Weakness | None = "derived" if derived else None
    if published in {None, date}:
        return choose(date, (*own_rivals, *other_rivals), weakness), Choice()
    return choose(date, own_rivals, weakness), choose(published, other_rivals)


def _rivals(candidates: Iterable[str], known: Iterable[str | None]) -> list[str]:
    """The candidates that are no more and no less exact form of a date that is known."""
    days = [one for one in known if one]
    return [
        one for one in candidates if not any(one.startswith(d) or d.startswith(one) for d in days)
    ]


def _find_own(
    texts: ArticleTexts, paragraphs: Sequence[str], kind: str, year: str | None
) -> list[str]:
    """The dates that header, deck or signature print, the likeliest first."""
    opening = [text[:_OPENING] for text in paragraphs[:1]]
    speech = [line for line in (texts.subtitle or "", *opening) if _SPEECH_DATE.search(line)]
    # A date beside a meeting or a name is the speech's; one alone may be the page's.
    said = [line for line in texts.meta if not WHOLE_DATE.match(line)]
    signed = find_signature_date(paragraphs) if kind == "notice" or not texts.title else None
    found = [
        *(_all(find_date, said) if kind == "work_report" else ()),
        *_all(find_date, (*texts.meta, *speech, texts.subtitle or "")),
        *([signed] if signed else []),
    ]
    if not found and year:
        found += _all(lambda text: find_day_of_year(text, int(year)), speech)
    return found


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


def _all(find: Callable[[str], str | None], texts: Iterable[str]) -> Iterator[str]:
    return (found for text in texts if (found := find(text)))
