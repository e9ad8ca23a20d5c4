"""Queries of every kind, drawn from single texts with a fixed seed, and which sections have them."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from litsite.language.jieba_dictionary import load_dictionary
from litsite.search.sections import Group
from litsite.search.words.normalization import normalize

if TYPE_CHECKING:
    import jieba

HAN = "[\u4e00-\u9fff]"
HAN_RUN = re.compile(f"{HAN}+")
NUMBER_WITH_UNIT = re.compile(
    rf"(?<![\d.,])\d+(?:[.,，]\d+)*(?:[%％‰]|[十百千万亿]*(?:平方公里|平方米|公里|{HAN}))"
)  # 98.9%, 1362亿元, 65部
LATIN_OR_NUMBER = re.compile(r"[A-Za-z0-9]+(?:[.,+&/-][A-Za-z0-9]+)*[+%]?")  # PM2.5, 4+N, 98.9%
NUMERALS = "〇零一二两三四五六七八九十百千万亿"
SAMPLE_CHARACTERS = 400_000
"""Queries are drawn from so much of the text, spread over all of it."""
MOST_RARE_HITS = 5
COMMON_POOL = 300
"""Frequent queries are drawn from so many of the commonest words."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of query."""

    name: str
    find: Callable[[str], Iterable[str]]
    """Every query of the kind in a text, as often as it stands there."""


class Truth:
    """Which sections contain a string: a plain scan, which knows nothing of the index."""

    def __init__(self, groups: Sequence[Group]) -> None:
        sections = [(group, section) for group in groups for section in group.sections]
        self.keys = [f"{group.url}#{section.anchor or ''}" for group, section in sections]
        """Of each section what tells it from the others in results."""
        self._texts = ["\n".join(map(normalize, (*s.head, *s.body))) for _, s in sections]

    def containing(self, normalized: str) -> frozenset[int]:
        """Numbers of the sections of which one text contains the normalised string."""
        return frozenset(n for n, text in enumerate(self._texts) if normalized in text)

    def containing_number(self, normalized: str) -> frozenset[int]:
        """The same for a number written another way: 6项 does not stand in 16项."""
        wanted = re.compile(_whole_number(normalized))
        return frozenset(n for n in self.containing(normalized) if wanted.search(self._texts[n]))


def _whole_number(text: str) -> str:
    pattern = re.escape(text)
    if text[0].isdecimal():
        pattern = r"(?<!\d)(?<!\d[.,])" + pattern
    if text[0] in NUMERALS:
        pattern = f"(?<![{NUMERALS}])" + pattern
    if text[-1].isdecimal():
        pattern += r"(?!\d|[.,]\d)"
    if text[-1] in NUMERALS:
        pattern += f"(?![{NUMERALS}])"
    return pattern


@dataclass(frozen=True, slots=True)
class Mix:
    """Queries as frequent as rare, for measuring what they cost."""

    frequent: tuple[str, ...]
    """Words and two-word compounds that many sections have."""
    rare: tuple[str, ...]
    """Strings of three to six Han characters that few sections have."""

    def in_turn(self) -> tuple[str, ...]:
        """One frequent, one rare, and so on."""
        return tuple(q for pair in zip(self.frequent, self.rare, strict=True) for q in pair)


def quality_kinds(dictionary: tuple[str, ...]) -> tuple[Kind, ...]:
    """What recall is measured for."""
    tokenizer = load_dictionary(dictionary)
    return (
        *(substrings(size) for size in (1, 2, 3, 4, 6, 8)),
        Kind("jieba word", lambda text: find_words(tokenizer, text)),
        Kind("two-word compound", lambda text: find_compounds(tokenizer, text)),
        Kind("number with unit", NUMBER_WITH_UNIT.findall),
        Kind("mixed Latin", find_mixed),
        Kind("part of Latin or number", find_parts),
    )


def substrings(size: int) -> Kind:
    """Han substrings of `size` characters."""

    def find(text: str) -> Iterator[str]:
        for run in HAN_RUN.findall(text):
            for start in range(len(run) - size + 1):
                yield run[start : start + size]

    return Kind(f"{size} Han", find)


def find_words(tokenizer: jieba.Tokenizer, text: str) -> Iterator[str]:
    """jieba's words of two Han characters or more."""
    return (word for word in tokenizer.cut(text, HMM=False) if _is_word(word))


def find_compounds(tokenizer: jieba.Tokenizer, text: str) -> Iterator[str]:
    """Two such words side by side, joined."""
    for left, right in pairwise(tokenizer.cut(text, HMM=False)):
        if _is_word(left) and _is_word(right):
            yield left + right


def _is_word(word: str) -> bool:
    return len(word) > 1 and HAN_RUN.fullmatch(word) is not None


def find_mixed(text: str) -> Iterator[str]:
    """Latin words, alone and with up to two Han neighbours each side; numbers with neighbours."""
    for match in LATIN_OR_NUMBER.finditer(text):
        is_latin = any(char.isalpha() or char == "+" for char in match.group())
        for left in _neighbours(text, match.start(), -1):
            for right in _neighbours(text, match.end(), 1):
                if is_latin or (left and right):
                    yield left + match.group() + right


def _neighbours(text: str, at: int, step: int) -> Iterator[str]:
    yield ""
    for size in (1, 2):
        own = text[at : at + size] if step > 0 else text[max(at - size, 0) : at]
        if len(own) == size and HAN_RUN.fullmatch(own):
            yield own


def find_parts(text: str) -> Iterator[str]:
    """Two characters or more from within a Latin word or a number: `M2.5`, `8.9`."""
    for run in LATIN_OR_NUMBER.findall(text):
        for start in range(len(run)):
            for end in range(start + 2, len(run) + 1):
                part = run[start:end]
                if part != run and part[0].isalnum() and part[-1].isalnum():
                    yield part


def draw(kind: Kind, texts: Sequence[str], count: int, seed: int) -> list[str]:
    """Up to `count` queries of a kind that differ once normalised."""
    source = random.Random(f"{seed} {kind.name}")
    pool = [query for text in sample_texts(texts, source) for query in kind.find(text)]
    source.shuffle(pool)
    distinct = {normalize(query): query for query in reversed(pool)}
    return list(distinct.values())[-count:]


def sample_texts(texts: Sequence[str], source: random.Random) -> list[str]:
    """Texts in random order, up to SAMPLE_CHARACTERS."""
    taken: list[str] = []
    size = 0
    for text in source.sample(texts, len(texts)):
        if size > SAMPLE_CHARACTERS:
            break
        taken.append(text)
        size += len(text)
    return taken


def list_texts(groups: Sequence[Group]) -> list[str]:
    """All single texts that queries are drawn from."""
    return [text for group in groups for s in group.sections for text in (*s.head, *s.body)]


def draw_mix(groups: Sequence[Group], dictionary: tuple[str, ...], count: int, seed: int) -> Mix:
    """`count` queries: a quarter words, a quarter compounds, half rare substrings."""
    source = random.Random(seed)
    texts = sample_texts(list_texts(groups), source)
    tokenizer = load_dictionary(dictionary)
    quarter = count // 4
    words = _draw_common((w for t in texts for w in find_words(tokenizer, t)), quarter, source)
    pairs = _draw_common((p for t in texts for p in find_compounds(tokenizer, t)), quarter, source)
    frequent = [*words, *pairs]
    source.shuffle(frequent)
    rare = tuple(_draw_rare(texts, Truth(groups), len(frequent), source))
    return Mix(tuple(frequent[: len(rare)]), rare)


def _draw_common(found: Iterable[str], count: int, source: random.Random) -> list[str]:
    common = [query for query, _ in Counter(found).most_common(COMMON_POOL)]
    return source.sample(common, min(count, len(common)))


def _draw_rare(
    texts: Sequence[str], truth: Truth, count: int, source: random.Random
) -> Iterator[str]:
    pool = {query for size in (3, 4, 5, 6) for t in texts for query in substrings(size).find(t)}
    for query in source.sample(sorted(pool), len(pool)):
        if count == 0:
            return
        if 1 <= len(truth.containing(normalize(query))) <= MOST_RARE_HITS:
            count -= 1
            yield query
