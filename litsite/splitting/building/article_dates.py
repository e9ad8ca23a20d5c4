"""When a speech or notice was made, and when it was published."""

from __future__ import annotations

import re
from collections.abc import Sequence

from litsite.language.dates import find_date
from litsite.language.word_lists import alternatives, load_words
from litsite.splitting.building.article_texts import ArticleTexts
from litsite.splitting.recognising.issuers import find_signature_date

_SPEECH_DATE = re.compile(
    rf"在.{{4,60}}(?:{alternatives(load_words('splitting', 'meetings'))})上"
)  # 在某区第四次会议上


_KEYED_MONTH = re.compile(
    r"[:：]\s*(?P<year>(?:19|20)\d{2})[-/.](?P<month>0?[1-9]|1[0-2])\s*$"
)  # 发文时间：2000-01
_DAY_OF_MEETING = re.compile(
    r"(?P<month>\d{1,2})月(?P<day>\d{1,2})日[^。；]{0,12}(?:召开|举行|开幕)"
)  # 在2月5日召开的…会议上
_YEAR_OF_REPORT = re.compile(
    r"(?P<year>(?:19|20)\d{2})年[\u4e00-\u9fff]{0,12}工作报告"
)  # 2022年某县政府工作报告
_YEAR_OF_PLAN = re.compile(
    r"(?P<year>(?:19|20)\d{2})年.{0,16}(?:安排|任务|目标|打算|部署|思路)"
)  # 二、2015年经济社会发展的任务目标


def find_dates(
    texts: ArticleTexts, paragraphs: Sequence[str], kind: str
) -> tuple[str | None, str | None]:
    """Return the date of the speech or notice, and that of publication where it differs."""
    published = next(
        (
            found
            for line in (
                *texts.stamps,
                *([] if texts.marker is None else [texts.marker.date or ""]),
                *texts.chrome,
            )
            if (found := find_date(line))
        ),
        None,
    )
    own = next((found for line in texts.meta if (found := find_date(line))), None)
    if own is None:
        speech = [
            line for line in (texts.subtitle or "", *paragraphs[:1]) if _SPEECH_DATE.search(line)
        ]
        own = next((found for line in speech if (found := find_date(line))), None)
    if own is None and texts.subtitle:
        own = find_date(texts.subtitle)
    if own is None and (kind == "notice" or not texts.title):
        own = find_signature_date(paragraphs)
    if own is None and kind == "work_report":
        own = _date_of_meeting(texts, paragraphs)
    published = published or _keyed_month(texts.chrome) or texts.page_date
    date = own or published
    if date is None and kind == "work_report":
        date = _year_of_report(texts)
    date = _refine(date, published)
    return date, published if published != date else None


def _keyed_month(lines: Sequence[str]) -> str | None:
    match = next((found for line in lines if (found := _KEYED_MONTH.search(line))), None)
    return f"{match['year']}-{int(match['month']):02d}" if match else None


def _date_of_meeting(texts: ArticleTexts, paragraphs: Sequence[str]) -> str | None:
    """A summary names the day on which the report was given, its headline the year."""
    year = _YEAR_OF_REPORT.search(texts.title)
    day = next((found for text in paragraphs[:2] if (found := _DAY_OF_MEETING.search(text))), None)
    return find_date(f"{year['year']}年{day['month']}月{day['day']}日") if year and day else None


def _year_of_report(texts: ArticleTexts) -> str | None:
    """The year that the headline gives the report, else the one that its parts plan."""
    named = _YEAR_OF_REPORT.search(texts.title)
    if named:
        return str(named["year"])
    headings = [block.text for block in texts.blocks if block.kind == "heading"]
    planned = [match["year"] for text in headings if (match := _YEAR_OF_PLAN.search(text))]
    return str(planned[0]) if planned else None


def _refine(date: str | None, other: str | None) -> str | None:
    """A coarse date in the words of a finer one that agrees with it: 2023-05 and 2023-05-11."""
    return other if date and other and other.startswith(f"{date}-") else date
