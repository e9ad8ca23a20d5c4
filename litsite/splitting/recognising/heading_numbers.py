"""Numbered beginnings: 一、 （一） 1. (1) 第一章 附件1."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from litsite.language.dates import HAN_NUMBER, han_to_int
from litsite.language.word_lists import alternatives, load_words

Style = Literal["chapter", "part", "han", "han_paren", "arabic", "arabic_paren", "circled"]

_PATTERNS: tuple[tuple[Style, re.Pattern[str]], ...] = (
    (
        "chapter",
        re.compile(rf"^第(?P<n>{HAN_NUMBER}|\d{{1,2}})(?:章|部分|篇|编)[\s、:：]*"),
    ),  # 第一章 总则
    ("part", re.compile(rf"^第(?P<n>{HAN_NUMBER}|\d{{1,2}})节[\s、:：]*")),  # 第一节
    (
        "han_paren",
        re.compile(rf"^[（(〔]\s*+(?P<n>{HAN_NUMBER})\s*+[）)〕]\s*+[、.．]?\s*+"),
    ),  # （一）
    ("han", re.compile(rf"^(?P<n>{HAN_NUMBER})\s*+[、.．]\s*+")),  # 一、
    ("arabic_paren", re.compile(r"^[（(]?\s*+(?P<n>\d{1,2})\s*+[）)]\s*+[、.．]?\s*+")),  # （1）
    ("arabic", re.compile(r"^(?P<n>\d{1,2})\s*+(?:[、．]|\.(?!\d))\s*+")),  # 1.
    ("circled", re.compile(r"^(?P<n>[①-⑳])\s*+")),  # ①
)
HEADING_STYLES: frozenset[str] = frozenset({"chapter", "part", "han", "han_paren"})
"""Numbers that head sections; Arabic ones number items unless they stand on a line of their own."""

ARTICLE_OF_LAW = re.compile(
    rf"第(?:{HAN_NUMBER}|\d{{1,3}})条(?:之[一二三四五])?\s"
)  # 第四条 本办法…
"""An article is text, however short; a chapter's title ends where its first article begins."""

APPENDIX = re.compile(
    r"^(?:附件|附录|附表|附)\s*+(?P<n>[一二三四五六七八九十\d]{0,3})\s*+[:：.．、]?\s*+(?P<title>.*)$"
)
_DECORATION = r"[※*＊★☆◆●■—－\-\s]*+"
_GLOSSARY_TITLES = re.compile(
    rf"^{_DECORATION}[（(【\[]?\s*+(?:附[件录]?\s*+[一二三四五六七八九十\d]*\s*+[:：]?\s*+)?"
    rf"(?:(?:.{{0,26}})(?:{alternatives(load_words('splitting', 'glossary_nouns'))})(?:{alternatives(load_words('splitting', 'glossary_verbs'))})"
    rf"|(?:有关|部分|相关|主要|文中|报告)?(?:{alternatives(load_words('splitting', 'glossary_titles'))}))"
    rf"\s*+[】\])）]?{_DECORATION}[:：]?$"
)  # 名词解释, ※名词解释※, 附件：名词解释, 相关注释：


def is_glossary_title(text: str) -> bool:
    """Whether the text says 名词解释 or the like, be it set wide (名 词 解 释)."""
    return _GLOSSARY_TITLES.match(re.sub(r"\s+", "", text)) is not None


@dataclass(frozen=True, slots=True)
class Numbering:
    """A recognised number at the start of a text."""

    style: Style
    value: int
    length: int
    """Characters that the number and its punctuation take."""


def find_numbering(text: str) -> Numbering | None:
    """Recognise the number that a text begins with, or None."""
    for style, pattern in _PATTERNS:
        match = pattern.match(text)
        if match:
            value = ord(match["n"]) - ord("①") + 1 if style == "circled" else han_to_int(match["n"])
            return Numbering(style, value, match.end())
    return None


def counts_on(number: Numbering | None, last: Numbering | None) -> bool:
    """Whether a number is the one that follows the last."""
    return (
        number is not None
        and last is not None
        and (number.style, number.value) == (last.style, last.value + 1)
    )
