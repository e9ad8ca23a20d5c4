"""The fields of an article: kind, names, dates, place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from litsite.language.dates import find_date
from litsite.language.gazetteer import Gazetteer
from litsite.model.article import FIELDS, Block
from litsite.splitting.building.article_district import find_district
from litsite.splitting.recognising.credits import (
    find_dateline_reporter,
    find_issuer,
    find_opening_org,
    find_publication,
    find_reporter,
    find_signature_date,
    find_speaker,
)
from litsite.splitting.recognising.page_markers import PageMarker

_REPORT_TITLE = re.compile(
    r"(?:政府|人大常委会|法院|检察院)\s*工\s*作\s*(?:情况)?(?:的)?\s*报\s*告"
)
_REPORT_OPENING = re.compile(r"我(?:谨)?代表.{2,24}(?:向(?:大会|会议|各位)|作|报告)")
_NOTICE_TITLE = re.compile(
    r"(?:通知|公告|通告|意见|办法|方案|批复|决定|通报|细则|规定|条例|规划|函)(?:[（(].{1,16}[）)])?$"
)
_NOTICE_NUMBER = re.compile(r"[〔\[（(]\s*(?:19|20)\d{2}\s*[〕\]）)]\s*(?:第\s*)?\d{1,4}\s*号")
_SPEECH_DATE = re.compile(r"在.{4,60}(?:会议|大会|全会)上")


@dataclass(frozen=True, slots=True)
class Evidence:
    """What an article's fields are taken from, as text."""

    title: str
    kicker: str | None
    subtitle: str | None
    org: str | None
    meta: Sequence[str]
    """Lines under the headline: office and name, document number, meeting, date."""
    stamps: Sequence[str]
    """Dates on lines of their own under the text."""
    chrome: Sequence[str]
    """Collectors' headers and credits that belong to the article."""
    blocks: Sequence[Block]
    marker: PageMarker | None
    editor: str | None
    newspaper: bool
    """Whether the source has page markers."""
    series: str | None
    page_date: str | None = None
    """What the format says of the day of publication."""


def derive_fields(evidence: Evidence, gazetteer: Gazetteer) -> dict[str, str | None]:
    """Return every field of an article; None where the text does not say."""
    paragraphs = [block.text for block in evidence.blocks if block.kind != "heading"]
    body = "\n".join(block.text for block in evidence.blocks)
    kind = _kind(evidence, body)
    author, org = _author_and_org(evidence, paragraphs, body, kind)
    date, published = _dates(evidence, paragraphs, kind)
    publication = (
        evidence.marker.publication
        if evidence.marker and evidence.marker.publication
        else find_publication(evidence.chrome)
    )
    lines = (evidence.title, evidence.kicker, evidence.subtitle, *evidence.meta)
    headline = "\n".join(filter(None, lines))
    fields: dict[str, str | None] = dict.fromkeys(FIELDS)
    fields |= {
        "title": evidence.title or None,
        "kicker": evidence.kicker,
        "subtitle": evidence.subtitle,
        "kind": kind,
        "org": org,
        "author": author,
        "editor": evidence.editor,
        "publication": publication,
        "date": date,
        "published": published,
        "page": evidence.marker.page if evidence.marker else None,
        "series": evidence.series,
        "district": find_district(
            gazetteer,
            headline=headline,
            org=org or "",
            body=body,
            publication=publication or "",
        ),
    }
    return fields


def _kind(evidence: Evidence, body: str) -> str:
    title = re.sub(r"\s", "", evidence.title)
    opening = body[:700]
    if _REPORT_TITLE.search(title) and not re.search(
        r"(?<!工)作.{0,20}报告$|解读|审议|通过|摘要解读", title
    ):
        return "work_report"
    if _REPORT_OPENING.search(opening) and re.search(r"各位代表|同志们|请予审议", opening):
        return "work_report"
    if evidence.newspaper:
        return "newspaper"
    numbered = any(_NOTICE_NUMBER.search(line) for line in (*evidence.meta, *evidence.chrome))
    if _NOTICE_TITLE.search(title) or numbered:
        return "notice"
    if not title and any(block.kind == "caption" for block in evidence.blocks):
        # A page that lost its headline still has its picture's caption; web copies keep headlines.
        return "newspaper"
    return "web_news"


def _author_and_org(
    evidence: Evidence, paragraphs: Sequence[str], body: str, kind: str
) -> tuple[str | None, str | None]:
    author, org = None, evidence.org
    candidates = [*evidence.meta, evidence.subtitle or "", *paragraphs[:1]]
    if kind == "work_report":
        for line in candidates:
            name, office = find_speaker(line)
            if name:
                author, org = name, org or office
                break
        else:
            names = [re.sub(r"[\s　]", "", line) for line in evidence.meta]
            author = next((n for n in names if re.fullmatch(r"[\u4e00-\u9fff]{2,3}", n)), None)
        org = org or find_opening_org(body)
    elif kind == "notice" or not evidence.title:
        org = org or find_issuer(evidence.title, paragraphs)
    else:
        lines = [*evidence.meta, *evidence.chrome]
        author = next((name for line in lines if (name := find_reporter(line))), None)
        if author is None and paragraphs:
            author = next(
                (
                    name
                    for name in (
                        find_reporter(paragraphs[-1]),
                        find_dateline_reporter(paragraphs[0]),
                        find_reporter(paragraphs[0]),
                    )
                    if name
                ),
                None,
            )
    return author, org


def _dates(
    evidence: Evidence, paragraphs: Sequence[str], kind: str
) -> tuple[str | None, str | None]:
    """Return the date of the speech or notice, and that of publication where it differs."""
    published = next(
        (
            found
            for line in (
                *evidence.stamps,
                *([] if evidence.marker is None else [evidence.marker.date or ""]),
                *evidence.chrome,
            )
            if (found := find_date(line))
        ),
        None,
    )
    own = next((found for line in evidence.meta if (found := find_date(line))), None)
    if own is None:
        speech = [
            line for line in (evidence.subtitle or "", *paragraphs[:1]) if _SPEECH_DATE.search(line)
        ]
        own = next((found for line in speech if (found := find_date(line))), None)
    if own is None and evidence.subtitle:
        own = find_date(evidence.subtitle)
    if own is None and (kind == "notice" or not evidence.title):
        own = find_signature_date(paragraphs)
    published = published or evidence.page_date
    date = own or published
    return date, published if published != date else None
