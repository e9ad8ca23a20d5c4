"""Measures (一是… 二是…), lead sentences, and overlong paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence

from litsite.language.dates import han_to_int
from litsite.language.sentences import split_sentences
from litsite.language.word_lists import alternatives, load_words

_ITEM = re.compile(
    r"(?:(?<=[。；;！!？?：:])|^)\s*+(?P<n>[一二三四五六七八九十]{1,2})是"
)  # 一是推行…。二是…
DASH_ITEM = re.compile(r"^(?:——|--|―+|──)\s*+")  # ——同心协力、众志成城,…

_LEAD_SHORTEST, _LEAD_LONGEST = 5, 42
_NARRATIVE = re.compile(
    rf"^(?:{alternatives(load_words('splitting', 'narrative_beginnings'))})|\d|[:：]"
)
_BREAK_LONGEST = 13
_BREAK_OVER = 500
_BREAK_EVERY = 30
_NOT_A_BREAK = re.compile(
    rf"^(?:{alternatives(load_words('splitting', 'achievement_beginnings'))})|[\d,，]"
)


def find_measures(text: str) -> list[int]:
    """Return where measures begin; empty unless they count up from 一是 or the text is one item.

    A paragraph that starts with 二是 continues the list of the paragraph above.
    """
    starts: list[int] = []
    expected = None
    for match in _ITEM.finditer(text):
        value = han_to_int(match["n"])
        if expected is None:
            if value != 1 and match.start() != 0:
                continue
        elif value not in {expected, 1} or (value == 1 and expected == 2):
            continue
        starts.append(match.start("n"))
        expected = value + 1
    if len(starts) == 1 and starts[0] != 0:
        return []
    return starts


def lead_length(text: str, *, heads_list: bool = False) -> int:
    """Length of a first sentence short enough to work as a run-in headline, else 0.

    `heads_list`: measures follow, so the sentence may be all there is.
    """
    sentences = split_sentences(text)
    first = sentences[0] if sentences else ""
    fits = _LEAD_SHORTEST <= len(first) <= _LEAD_LONGEST and first.endswith("。")
    if not fits or _NARRATIVE.search(first):
        return 0
    alone = heads_list and len(sentences) == 1
    return len(first) if alone or len(text) - len(first) >= 20 else 0


def break_long(text: str) -> list[int]:
    """Return where an overlong paragraph should be broken: before very short sentences.

    A report that lost its line breaks still has its topic sentences (`城市更新步伐加快。`).
    """
    if len(text) <= _BREAK_OVER:
        return []
    breaks: list[int] = []
    position = 0
    sentences = split_sentences(text)
    for index, sentence in enumerate(sentences):
        topic = (
            4 <= len(sentence.strip()) <= _BREAK_LONGEST
            and sentence.endswith("。")
            and not _NOT_A_BREAK.search(sentence)
            and index + 1 < len(sentences)
            and len(sentences[index + 1]) > _BREAK_LONGEST
        )
        salutation = re.match(r"各位(?:代表|委员)[!！:：]", sentence)
        since = position - (breaks[-1] if breaks else 0)
        if (topic or salutation) and since >= _BREAK_EVERY:
            breaks.append(position)
        position += len(sentence)
    return breaks


def parallel(leads: Sequence[int]) -> bool:
    """One short first sentence is an accident, two are a layout."""
    return sum(length > 0 for length in leads) >= 2
