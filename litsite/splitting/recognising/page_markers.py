"""Page markers: lines, or beginnings of lines, that name the newspaper page."""

from __future__ import annotations

import re
from dataclasses import dataclass

from litsite.language.dates import DATE, find_date
from litsite.language.word_lists import alternatives, load_words

_PAPER = r"(?P<paper>[\u4e00-\u9fff]{2,10}(?:报|快报|晚报|早报|日报|时报|周刊|导报))"
_PAGE = r"(?:第\s*+)?(?P<page>[A-Z]?特?[A-Z]?\s*+\d{1,3}|[A-Z]\d{1,3}|特\s*+\d{1,2}|[一二三四五六七八九十]{1,3}|头)\s*+版"
_DATE_ANY = re.sub(r"\?P<\w+>", "?:", DATE.pattern).replace("(?P=mark)", "[-./]")
_MARKER = re.compile(
    rf"^[【\[(（]?\s*+(?:来源[:：]\s*+)?[《]?{_PAPER}[》]?\s*+[,，:：|/（(]?\s*+(?P<date>{_DATE_ANY})\s*+(?:星期.)?\s*+[,，|/]?\s*+{_PAGE}(?:[:：]\s*+[\u4e00-\u9fff]{{2,6}}$)?\s*+[】\])）]?"
)  # 某某日报2020年1月2日特3版
_BARE = re.compile(
    rf"^[【\[(（]?\s*+{_PAGE}\s*+(?:[:：·|]?\s*+(?:{alternatives(load_words('splitting', 'page_columns'))}))?\s*+[】\])）]?$"
)  # 第3版：要闻

_LONGEST_LOOSE = 48
_TOKENS = re.compile(r"[\s|｜·•:：,，/（）()【】\[\]《》]+")
_PAGE_TOKEN = re.compile(r"第?(?P<page>[A-Z]?特?[A-Z]?\d{1,3}(?=版)|[A-Z]\d{1,2}(?!版))版?")
_PAPER_TOKEN = re.compile(r"[\u4e00-\u9fff]{1,8}(?:报|新闻|周刊|日报社)")
_COLUMN_TOKEN = re.compile(r"星期.|周.|[\u4e00-\u9fff]{2,6}")
PAPER_NAME = re.compile(
    rf"^[\u4e00-\u9fff]{{2,8}}(?:{alternatives(load_words('splitting', 'newspaper_endings'))})$"
)  # 云泽日报
"""A masthead: the paper's name alone on a line."""


@dataclass(frozen=True, slots=True)
class PageMarker:
    """What a marker says, and how many characters it takes at the start of its line."""

    page: str
    """`特1版`, without blanks."""
    publication: str | None
    date: str | None
    length: int


def find_page_marker(text: str) -> PageMarker | None:
    """Recognise a marker at the start of `text`, alone or glued to a headline.

    Alone on its line, paper, date, page and column may stand in any order.
    """
    match = _MARKER.match(text)
    # A sentence may cite a page too: …1版刊发长篇通讯,报道了…。
    if match and not re.search(r"^[^。！？,，]*+[。！？,，].*[。！？]$", text[match.end() :]):
        page = re.sub(r"\s", "", match["page"]) + "版"
        return PageMarker(page, match["paper"], find_date(match["date"]), match.end())
    bare = _BARE.match(text)
    if bare:
        return PageMarker(re.sub(r"\s", "", bare["page"]) + "版", None, None, len(text))
    return _find_loose_marker(text)


def _find_loose_marker(text: str) -> PageMarker | None:
    """`2020-01-02 第A03版：专题`, `某某新闻 | 2020年1月2日 | T2 特别报道`."""
    if len(text) > _LONGEST_LOOSE:
        return None
    dated = DATE.search(text)
    tokens = _TOKENS.split(DATE.sub(" ", text)) if dated else _TOKENS.split(text)
    page = paper = None
    for token in filter(None, tokens):
        named = _PAGE_TOKEN.fullmatch(token)
        if named and page is None:
            page = named["page"] + "版"
        elif _PAPER_TOKEN.fullmatch(token) and paper is None:
            paper = token
        elif not _COLUMN_TOKEN.fullmatch(token):
            return None
    if page is None or dated is None:
        return None
    return PageMarker(page, paper, find_date(dated[0]), len(text))
