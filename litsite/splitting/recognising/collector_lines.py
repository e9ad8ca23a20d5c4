"""Collectors' headers: `key: value` lines that portals put around a text, and bare separators."""

from __future__ import annotations

import re

from litsite.language.word_lists import alternatives, load_words

_SEPARATOR = re.compile(r"^[-_=*—–~#+.·•…\s]{1,}$")  # -  =====  ***
_KEYS = alternatives(load_words("splitting", "collector_keys"))
_BARE_KEY = re.compile(
    rf"^[\s【\[(（]*(?:{_KEYS})\s*+[】\])）]?\s*+[:：]?\s*+$", re.IGNORECASE
)  # 来源：
_HEADER = re.compile(
    rf"^[\s【\[(（]*(?:{_KEYS})\s*+[】\])）]?\s*+[:：|｜]", re.IGNORECASE
)  # 发布时间：2024/1/23
_DATED_SOURCE = re.compile(
    r"^(?:(?:19|20)\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}日?)\s*+(?:\d{1,2}[:：时]\d{1,2}(?:[:：分]\d{0,2})?秒?)?\s*+(?:来源|作者|编辑|记者|浏览|阅读|点击|字号|[|｜])"
)  # 2023-06-12 08:40 来源：某地融媒
_TIMED = re.compile(
    r"^(?:19|20)\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}日?\s+\d{1,2}(?:[:：]\d{2}(?:[:：]\d{2})?|时\d{1,2}分?)$"
)  # 2026年02月10日 07时41分
_TITLE_KEY = re.compile(
    r"^[\s【\[(（]*(?:标\s*+题|题\s*+目)\s*+[】\])）]?\s*+[:：]\s*+(?=\S)"
)  # 标题：政府工作报告
SPEAKER_KEY = re.compile(r"^(?:报告人|讲话人|演讲人)\s*+[:：]\s*+")  # 报告人：张三
_TEXT_KEY = re.compile(r"^[\s【\[(（]*(?:正文|全文|内容)\s*+[】\])）]?\s*+[:：]?\s*+$")  # 正文：
_SPREAD = re.compile(r"(?<=[\u4e00-\u9fff])[\s　]+(?=[\u4e00-\u9fff:：])")  # 来 源 ：
_LONGEST_HEADER, _LONGEST_KEY = 160, 16


def is_separator(text: str) -> bool:
    """Return whether the line only parts what stands above from what stands below."""
    return bool(_SEPARATOR.match(text))


def is_bare_key(text: str) -> bool:
    """Return whether the line is a key without its value, as `来源：` above `某报`."""
    return bool(_BARE_KEY.match(_SPREAD.sub("", text)))


def title_key_length(text: str) -> int:
    """How long the key is that says of the rest of the line that it is the title; 0 without one."""
    match = _TITLE_KEY.match(text)
    return match.end() if match else 0


def announces_text(text: str) -> bool:
    """Return whether the line is a key alone below which the text itself begins."""
    return bool(_TEXT_KEY.match(_SPREAD.sub("", text)))


def is_title_key(text: str) -> bool:
    """Return whether the line is a key alone whose value is the title."""
    return bool(_TITLE_KEY.match(text.rstrip() + "."))


def is_collector_header(text: str) -> bool:
    """Return whether the line is `key: value` as collectors and portals put around a text."""
    squeezed = _SPREAD.sub("", text[:_LONGEST_KEY]) + text[_LONGEST_KEY:]
    known = _HEADER.match(squeezed) or _DATED_SOURCE.match(text) or _TIMED.match(text)
    return len(text) <= _LONGEST_HEADER and bool(known)
