"""Features that tell furniture: web chrome, collectors' headers, credits."""

from __future__ import annotations

import re

from litsite.splitting.labelling.context import Context, Feature, has
from litsite.splitting.recognising.collector_lines import announces_text
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
_LONGEST_ADDRESS = 200
_SHORTEST_SENTENCE = 25
_BREVITIES = (("two", 2), ("four", 4), ("six", 6))
_HEADLINE_WORD = re.compile(r"关于|《")  # a document's title is no key's value


def furniture_role(context: Context) -> str:
    """What the line is to a collector or editor; `value` where its key stands on the line above."""
    line = context.line
    if line.credit:
        return "credit"
    if line.collector_header or line.bare_key:
        return "credit_header" if has_credit_key(line.text) else "header"
    if context.index in context.document.keyed_titles:
        return "none"
    fits = context.size <= _LONGEST_VALUE and not line.stops_inside
    above = context.before
    keyed = above is not None and above.bare_key and not announces_text(above.text)
    return "value" if fits and keyed and not _HEADLINE_WORD.search(line.text) else "none"


def _chrome_words(context: Context) -> str:
    """Words of a web page's frame, and in what: 居民扫二维码就能反映问题。 is a sentence of the text."""
    if not CHROME.search(context.text):
        return "none"
    if context.size >= _SHORTEST_SENTENCE and context.text.endswith(("。", "！", "？", "”")):
        return "in_sentence"
    return "in_long_line" if context.size > _LONG else "alone"


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
    # Whoever lost the line breaks has the whole text in one line, addresses and all.
    "number_or_address": lambda c: (
        c.size <= _LONGEST_ADDRESS and NUMBER_OR_ADDRESS.search(c.text) is not None
    ),
    "bullet_link": has(BULLET_LINK),
    "brevity": _brevity,
    "nav_hint": lambda c: "nav" in c.line.hints,
    "link_hint": lambda c: "link" in c.line.hints,
    "without_han": _without_han,
    "long_with_stop": lambda c: c.size > _LONG and "。" in c.text,
    "said_below": lambda c: c.index in c.document.said_below,
    "framed": lambda c: c.index in c.document.framed,
    "in_foot": lambda c: c.index >= c.document.foot,
}
