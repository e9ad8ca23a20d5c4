"""Ids: minted once from date and headline, in pinyin, so that a URL can be read aloud."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from litsite.language.pinyin import pinyin_words

_WORDS = 4
_LONGEST = 60
_LEADING_LABEL = re.compile(r"^[【\[][^】\]]{1,12}[】\]]\s*+")  # 【某区招商】


def mint_id(
    date: str | None,
    title: str,
    taken: Collection[str],
    names: Sequence[str] = (),
    reached: dict[str, int] | None = None,
) -> str:
    """Return `2021-11-19-licang-shenhua-gaige-dazao`, with -2 where it is taken.

    The first four words of the headline as jieba cuts it (dictionary mode, no HMM), compounds of
    two words parted; `names` of places are never cut. `reached`, which it keeps, says up to where
    the numbers of an id are taken, so that a thousand equal headlines are not counted up each time.
    """
    words = []
    for word in _cut(_LEADING_LABEL.sub("", title), names):
        ascii_only = re.sub(r"[^a-z0-9]", "", "".join(pinyin_words(word)).lower())
        if ascii_only:
            words.append(ascii_only)
        if len(words) == _WORDS:
            break
    base = "-".join([*([date] if date else []), *words])[:_LONGEST].strip("-") or "article"
    number = (reached or {}).get(base, 1)
    identifier = base if number == 1 else f"{base}-{number}"
    while identifier in taken:
        number += 1
        identifier = f"{base}-{number}"
    if reached is not None:
        reached[base] = number
    return identifier


def _cut(title: str, names: Sequence[str]) -> Iterator[str]:
    import jieba  # its dictionary takes 0.7 s: only when a new article needs an id

    jieba.setLogLevel(60)
    known = "|".join(map(re.escape, sorted(names, key=lambda name: (-len(name), name))))
    for part in re.split(f"({known})", title) if known else [title]:
        for word in [part] if part in names else jieba.cut(part, HMM=False):
            halves = word[:2], word[2:]
            if len(word) == 4 and all(half in jieba.dt.FREQ for half in halves):
                yield from halves
            else:
                yield word
