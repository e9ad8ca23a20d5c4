"""Ids: minted once from date and headline, in pinyin, so that a URL can be read aloud."""

from __future__ import annotations

import re
from collections.abc import Collection

_WORDS = 4
_LONGEST = 60
_LEADING_LABEL = re.compile(r"^[【\[][^】\]]{1,12}[】\]]\s*")  # 【李沧区招商】


def mint_id(date: str | None, title: str, taken: Collection[str]) -> str:
    """Return `2021-11-19-licang-shenhua-gaige-dazao`, with -2 where it is taken.

    The first four words of the headline as jieba cuts it (dictionary mode, no HMM).
    """
    import jieba  # 0.7 s of dictionary: only when a new article needs an id
    from pypinyin import lazy_pinyin

    jieba.setLogLevel(60)
    words = []
    for word in jieba.cut(_LEADING_LABEL.sub("", title), HMM=False):
        syllables = "".join(lazy_pinyin(word, errors=lambda text: text.lower()))
        ascii_only = re.sub(r"[^a-z0-9]", "", syllables)
        if ascii_only:
            words.append(ascii_only)
        if len(words) == _WORDS:
            break
    base = "-".join([*([date] if date else []), *words])[:_LONGEST].strip("-") or "article"
    identifier, number = base, 1
    while identifier in taken:
        number += 1
        identifier = f"{base}-{number}"
    return identifier
