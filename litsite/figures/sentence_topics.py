"""What a figure's sentence is about: a report of a whole year speaks of everything, its sentences do not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from litsite.language.sentences import split_sentences
from litsite.language.topic_words import score_topics, words_of
from litsite.model.article import Article, Block
from litsite.model.figure import LedgerEntry
from litsite.model.library import Topic


@dataclass(slots=True)
class _Section:
    """A heading with what stands under it."""

    heading: int
    """Index of the heading's block."""
    end: int
    """Index behind its last block."""
    outer: _Section | None


Topics = tuple[str, ...]
"""Names of topics."""


def find_topics(
    article: Article, entries: Sequence[LedgerEntry], topics: Sequence[Topic]
) -> list[Topics]:
    """For each figure the topics of which its sentence has a word, that of the most words first; if of none,
    those of the smallest section around it that has any, else the article's.
    """
    topic_of = [(word, topic.name) for topic in topics for word in sorted(words_of(topic))]
    index_of = {block.key: index for index, block in enumerate(article.blocks)}
    around = _sections_around(article.blocks)

    @cache
    def sentences_of(block: int) -> Sequence[str]:
        return split_sentences(article.blocks[block].text)

    @cache
    def topics_of(block: int, ordinal: int) -> Topics:
        # Not the entry's quote: of a sentence that runs over lines it has only the figure's line.
        text = "".join(sentences_of(block)[ordinal - 1 : ordinal])
        words = Counter([topic for word, topic in topic_of if word in text])
        return tuple(topic for topic, _ in words.most_common()) or topics_under(block)

    @cache
    def topics_under(block: int) -> Topics:
        section = around[block]
        while section is not None:
            if found := topics_of_section(section.heading, section.end):
                return found
            section = section.outer
        return article.topics

    @cache
    def topics_of_section(heading: int, end: int) -> Topics:
        under = article.blocks[heading + 1 : end]
        headings = " ".join(block.text for block in under if block.kind == "heading")
        text = " ".join(block.text for block in under if block.kind != "heading")
        return score_topics(article.blocks[heading].text, headings, text, topics)

    return [topics_of(index_of[entry.block], entry.sentence) for entry in entries]


def _sections_around(blocks: Sequence[Block]) -> list[_Section | None]:
    """The smallest section that each block is in; None before the first heading."""
    found: list[_Section | None] = []
    section: _Section | None = None
    for index, block in enumerate(blocks):
        if block.kind == "heading":
            while section is not None and blocks[section.heading].level >= block.level:
                section.end = index
                section = section.outer
            section = _Section(index, len(blocks), section)
        found.append(section)
    return found
