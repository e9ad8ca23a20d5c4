"""Topics of articles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from litsite.facts.fingerprint import fingerprint
from litsite.facts.recalling import Mapper, recall_all
from litsite.facts.store import NO_FACTS, Facts
from litsite.language.topic_words import score_topics
from litsite.model.article import Article
from litsite.model.library import SiteSettings, Topic
from litsite.model.problem import Problem
from litsite.model.progress import Progress, counted_of, silent


def add_topics(
    articles: list[Article],
    settings: SiteSettings,
    facts: Facts = NO_FACTS,
    progress: Progress = silent,
    workers: Mapper | None = None,
) -> tuple[list[Article], list[Problem]]:
    """Give each article up to three topics."""
    texts = [_texts(article) for article in articles]
    lexicons = fingerprint(settings.topics)
    keyed = [((lexicons, text), text) for text in texts]
    score = partial(_score, topics=settings.topics)
    scored = recall_all(facts, "topics", keyed, tuple[str, ...], score, workers)
    told = counted_of(scored, len(articles), "topics", progress)
    return [replace(one, topics=own) for one, own in zip(articles, told, strict=True)], []


_Texts = tuple[str, str, str]
"""Headlines, headings, all else."""


def _texts(article: Article) -> _Texts:
    title = " ".join(filter(None, (article.title, article.kicker, article.subtitle)))
    headings = " ".join(block.text for block in article.blocks if block.kind == "heading")
    text = " ".join(block.text for block in article.blocks if block.kind != "heading")
    return title, headings, text


def _score(texts: Sequence[_Texts], topics: tuple[Topic, ...]) -> list[tuple[str, ...]]:
    return [score_topics(*own, topics) for own in texts]
