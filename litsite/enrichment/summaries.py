"""Summaries: sentences of the text itself, never new ones."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace

from litsite.facts.recalling import Mapper, recall_all
from litsite.facts.store import NO_FACTS, Facts
from litsite.language.sentences import split_sentences
from litsite.model.article import Article, Block
from litsite.model.figure import Ledger

_MOST = 3
_TEXT = frozenset({"paragraph", "measure"})
_SHORTEST, _LONGEST = 16, 130
_RITUAL = re.compile(
    r"习近平|党的[十二]|为指导|重要讲话|四个意识|两个维护|各位代表|请予审议|我代表|贯彻落实|衷心的感谢|坚强领导下|致以|记者|主席台|列席|执行主席"
)
_RESULT = re.compile(r"\d|实现|完成|建成|首|率先|获评|入选|位居|第[一二三]|增长|下降|新增|突破")


def add_summaries(
    articles: Sequence[Article],
    ledger: Ledger,
    facts: Facts = NO_FACTS,
    workers: Mapper | None = None,
) -> list[Article]:
    """Give each article up to three sentences, in the order of its text.

    Sentences are ranked by the keywords and results that they name, early ones first among equals;
    ritual formulas, overlong and very short ones are left out (extractive, after Luhn 1958). What is only
    aimed at is no result: sentences with targets stand in the summary of a text that has no others.
    """
    promised: dict[str, set[tuple[str, int]]] = defaultdict(set)
    for entry in ledger.entries:
        if entry.figure.status == "target":
            promised[entry.article].add((entry.block, entry.sentence))
    inputs = [
        _Input(
            article.keywords,
            tuple(block for block in article.blocks if block.kind in _TEXT),
            tuple(sorted(promised[article.id])),
        )
        for article in articles
    ]
    keyed = [
        ((ledger.prints.get(article.id) or one.blocks, one.keywords, one.promised), one)
        for article, one in zip(articles, inputs, strict=True)
    ]
    found = recall_all(facts, "summaries", keyed, tuple[str, ...], _summarize, workers)
    return [replace(one, summary=own) for one, own in zip(articles, found, strict=True)]


@dataclass(frozen=True, slots=True)
class _Input:
    """What a summary is made of."""

    keywords: tuple[str, ...]
    blocks: tuple[Block, ...]
    promised: tuple[tuple[str, int], ...]
    """Block and ordinal of the sentences that have a target figure."""


def _summarize(inputs: Sequence[_Input]) -> list[tuple[str, ...]]:
    return [_summary(one.keywords, one.blocks, set(one.promised)) for one in inputs]


def _summary(
    keywords: Sequence[str], blocks: Sequence[Block], promised: Set[tuple[str, int]]
) -> tuple[str, ...]:
    sentences = [
        (position, sentence.strip(), (block.key, position + 1) in promised)
        for block in blocks
        for position, sentence in enumerate(split_sentences(block.text))
    ]
    scored = []
    for order, (position, sentence, aimed_at) in enumerate(sentences):
        if not _SHORTEST <= len(sentence) <= _LONGEST or _RITUAL.search(sentence):
            continue
        if not sentence.endswith(("。", "！")):
            continue
        named = sum(word in sentence for word in keywords)
        results = min(3, len(_RESULT.findall(sentence)))
        # Reports open with what they are about, and paragraphs with what they go on to show.
        place = 4.0 / (1 + 0.4 * order) + (1.0 if position == 0 else 0.0)
        score = min(named, 3) + 0.6 * results + place
        scored.append((aimed_at, -round(score, 6), order, sentence))
    chosen = sorted(one for one in scored if not one[0])[:_MOST] or sorted(scored)[:_MOST]
    return tuple(sentence for *_, sentence in sorted(chosen, key=lambda one: one[2]))
