"""Features that tell furniture: web chrome, collectors' headers, credits."""

from __future__ import annotations

import re

from litsite.splitting.labelling.context import Context, Feature, has, overlap
from litsite.splitting.recognising.credit_lines import has_credit_key
from litsite.splitting.recognising.web_chrome import (
    BULLET_LINK,
    CHROME,
    NUMBER_OR_ADDRESS,
    SESSION_NAME,
)

_LONG = 80
_LONGEST_SYMBOLS = 30
_LONGEST_VALUE = 40
_SHORTEST_SENTENCE = 25
_SUMMARY, _SUMMARY_LINES, _SAID_AGAIN = 160, 8, 0.9
_BREVITIES = (("two", 2), ("four", 4), ("six", 6))
_TEXT_KEY = re.compile(r"\W*(?:正文|全文)\W*$")  # 正文：, under which the text begins
_MENU_LINE = re.compile(
    r"[^|，。；：]{2,8}(?:\s*[|｜丨]\s*[^|，。；：]{2,8}){2,}$"
)  # 首页 | 新闻 | 服务
_HEADLINE_WORD = re.compile(r"关于|《")  # a document's title is no key's value


def furniture_role(context: Context) -> str:
    """What the line is to a collector or editor; `value` where its key stands on the line above."""
    line = context.line
    if line.credit:
        return "credit"
    if line.collector_header or line.bare_key:
        return "credit_header" if has_credit_key(line.text) else "header"
    if context.before is None or not context.before.bare_key or "named_title" in line.hints:
        return "none"
    if _TEXT_KEY.match(context.before.text):
        return "none"
    short = context.size <= _LONGEST_VALUE and not line.stops_inside
    value = short and not _HEADLINE_WORD.search(line.text)
    return "value" if value or _summarises(context) else "none"


def _summarises(context: Context) -> bool:
    """Under its key, a collector's summary is the beginning of the text that follows."""
    below = "".join(line.text[:_SUMMARY] for line in context.below(_SUMMARY_LINES))
    return overlap(context.text[:_SUMMARY], below) > _SAID_AGAIN


def _chrome_words(context: Context) -> str:
    """Words of a web page's frame, and in what: 居民扫二维码就能反映问题。 is a sentence of the text."""
    if not CHROME.search(context.text):
        return "none"
    if context.size >= _SHORTEST_SENTENCE and context.text.endswith(("。", "！", "？", "”")):
        return "in_sentence"
    return "in_long_line" if context.size > _LONG else "alone"


def _is_menu_line(context: Context) -> bool:
    """Entries of a menu on one line; rows of a table stand below each other."""
    beside = (context.before, context.after)
    return _MENU_LINE.match(context.text) is not None and not any(
        line is not None and _MENU_LINE.match(line.text) for line in beside
    )


def _brevity(context: Context) -> str:
    return next((name for name, most in _BREVITIES if context.size <= most), "none")


def _without_han(context: Context) -> str:
    if context.line.has_han:
        return "none"
    return "short" if context.size <= _LONGEST_SYMBOLS else "long"


FURNITURE_FEATURES: dict[str, Feature] = {
    "furniture_role": furniture_role,
    "chrome_words": _chrome_words,
    "session_name": has(SESSION_NAME),
    "number_or_address": has(NUMBER_OR_ADDRESS),
    "bullet_link": has(BULLET_LINK),
    "brevity": _brevity,
    "nav_hint": lambda c: "nav" in c.line.hints,
    "link_hint": lambda c: "link" in c.line.hints,
    "without_han": _without_han,
    "long_with_stop": lambda c: c.size > _LONG and "。" in c.text,
    "menu_line": _is_menu_line,
    "in_menu": lambda c: c.index in c.document.menus,
    "in_foot": lambda c: c.index >= c.document.foot,
}
