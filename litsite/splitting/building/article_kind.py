"""Which kind of writing an article is."""

from __future__ import annotations

import re

from litsite.language.word_lists import alternatives, load_words
from litsite.splitting.building.article_texts import ArticleTexts

_REPORT_TITLE = re.compile(
    r"(?:政府|人大常委会|法院|检察院)\s*+工\s*+作\s*+(?:情况)?(?:的)?\s*+报\s*+告"
)  # 某区政府工作报告
_ABOUT_REPORT = re.compile(r"(?<!工)作.{0,20}报告$|解读|审议|通过")  # 某某作政府工作报告
_REPORT_OPENING = re.compile(r"我(?:谨)?代表.{2,24}(?:向(?:大会|会议|各位)|作|报告)")
_ADDRESSED = re.compile(r"各位代表|同志们|请予审议")
_CONGRESS = re.compile(r"人民代表大会.{0,12}会议上?$")  # a report that lost its headline
_NOTICE_TITLE = re.compile(
    rf"(?:{alternatives(load_words('splitting', 'notice_genres'))})(?:[（(].{{1,16}}[）)])?$"
)  # 实施办法（试行）
_NOTICE_NUMBER = re.compile(r"[〔\[（(]\s*+(?:19|20)\d{2}\s*+[〕\]）)]\s*+(?:第\s*+)?\d{1,4}\s*+号")


def find_kind(texts: ArticleTexts, body: str) -> str:
    """One of the kinds of `ParsedArticle`."""
    title = re.sub(r"\s", "", texts.title)
    opening = body[:700]
    if _REPORT_TITLE.search(title) and not _ABOUT_REPORT.search(title):
        return "work_report"
    if _REPORT_OPENING.search(opening) and _ADDRESSED.search(opening):
        return "work_report"
    if not title and any(_CONGRESS.search(one) for one in (texts.subtitle or "", *texts.meta)):
        return "work_report"
    if texts.newspaper:
        return "newspaper"
    numbered = any(_NOTICE_NUMBER.search(line) for line in (*texts.meta, *texts.chrome))
    if _NOTICE_TITLE.search(title) or numbered:
        return "notice"
    if not title and any(block.kind == "caption" for block in texts.blocks):
        # A page that lost its headline still has its picture's caption; web copies keep headlines.
        return "newspaper"
    return "web_news"
