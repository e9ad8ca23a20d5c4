"""What a figure's sentence is about: a report of a whole year speaks of everything, its sentences do not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
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


def add_topics(
    article: Article, entries: Sequence[LedgerEntry], topics: Sequence[Topic]
) -> Iterator[LedgerEntry]:
    """Each figure with the topics of which its sentence has a word, that of the most words first; if of none,
    those of the smallest section around it that has any, else the article's.
    """
    # Most words of the lexicons are nowhere in an article: its sentences are asked for the others only.
    whole = "\n".join(block.text for block in article.blocks)
    present = [(topic.name, [w for w in words_of(topic) if w in whole]) for topic in topics]
    index_of = {block.key: index for index, block in enumerate(article.blocks)}
    around = _sections_around(article.blocks)

    @cache
    def sentences_of(block: int) -> Sequence[str]:
        return split_sentences(article.blocks[block].text)

    @cache
    def topics_of(block: int, ordinal: int) -> tuple[str, ...]:
        # Not the entry's quote: of a sentence that runs over lines it has only the figure's line.
        text = "".join(sentences_of(block)[ordinal - 1 : ordinal])
        counts = [(name, sum(map(text.count, words))) for name, words in present]
        own = sorted((one for one in counts if one[1]), key=lambda one: -one[1])
        return tuple(name for name, _ in own) or topics_under(block)

    @cache
    def topics_under(block: int) -> tuple[str, ...]:
        section = around[block]
        while section is not None:
            if found := topics_of_section(section.heading, section.end):
                return found
            section = section.outer
        return article.topics

    @cache
    def topics_of_section(heading: int, end: int) -> tuple[str, ...]:
        under = article.blocks[heading + 1 : end]
        headings = " ".join(block.text for block in under if block.kind == "heading")
        text = " ".join(block.text for block in under if block.kind != "heading")
        return score_topics(article.blocks[heading].text, headings, text, topics)

    for entry in entries:
        yield replace(entry, topics=topics_of(index_of[entry.block], entry.sentence))


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
