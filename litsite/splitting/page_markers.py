"""Page markers: lines, or beginnings of lines, that name the newspaper page."""

from __future__ import annotations

import re
from dataclasses import dataclass

from litsite.splitting.numerals import DATE, find_date

_PAPER = r"(?P<paper>[\u4e00-\u9fff]{2,10}(?:报|快报|晚报|早报|日报|时报|周刊|导报))"
_PAGE = r"(?:第\s*)?(?P<page>[A-Z]?特?[A-Z]?\s*\d{1,3}|[A-Z]\d{1,3}|特\s*\d{1,2}|[一二三四五六七八九十]{1,3}|头)\s*版"
_DATE_ANY = re.sub(r"\?P<\w+>", "?:", DATE.pattern).replace("(?P=mark)", "[-./]")
_MARKER = re.compile(
    rf"^[【\[(（]?\s*(?:来源[:：]\s*)?[《]?{_PAPER}[》]?\s*[,，:：|/（(]?\s*(?P<date>{_DATE_ANY})\s*(?:星期.)?\s*[,，|/]?\s*{_PAGE}(?:[:：]\s*[\u4e00-\u9fff]{{2,6}}$)?\s*[】\])）]?"
)  # 某某日报2020年1月2日特3版
_BARE = re.compile(
    rf"^[【\[(（]?\s*{_PAGE}\s*(?:[:：·|]?\s*(?:要闻|综合|专版|专题|特刊|新闻|时政|民生|经济|理论|副刊|广告|区市))?\s*[】\])）]?$"
)  # 第3版：要闻


@dataclass(frozen=True, slots=True)
class PageMarker:
    """What a marker says, and how many characters it takes at the start of its line."""

    page: str
    """`特1版`, without blanks."""
    publication: str | None
    date: str | None
    length: int


def find_page_marker(text: str) -> PageMarker | None:
    """Recognise a marker at the start of `text`, alone or glued to a headline."""
    match = _MARKER.match(text)
    # A sentence may cite a page too: …1版刊发长篇通讯,报道了…。
    if match and not re.search(r"[。！？,，].*[。！？]$", text[match.end() :]):
        page = re.sub(r"\s", "", match["page"]) + "版"
        return PageMarker(page, match["paper"], find_date(match["date"]), match.end())
    bare = _BARE.match(text)
    if bare:
        return PageMarker(re.sub(r"\s", "", bare["page"]) + "版", None, None, len(text))
    return None
