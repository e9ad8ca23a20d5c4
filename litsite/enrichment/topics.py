"""Topics of articles."""

from __future__ import annotations

from dataclasses import replace

from litsite.facts.store import NO_FACTS, Facts
from litsite.language.topic_words import score_topics
from litsite.model.article import Article
from litsite.model.library import SiteSettings, Topic
from litsite.model.problem import Problem


def add_topics(
    articles: list[Article], settings: SiteSettings, facts: Facts = NO_FACTS
) -> tuple[list[Article], list[Problem]]:
    """Give each article up to three topics."""
    return [replace(article, topics=_topics(article, settings.topics)) for article in articles], []


def _topics(article: Article, topics: tuple[Topic, ...]) -> tuple[str, ...]:
    title = " ".join(filter(None, (article.title, article.kicker, article.subtitle)))
    headings = " ".join(block.text for block in article.blocks if block.kind == "heading")
    text = " ".join(block.text for block in article.blocks if block.kind != "heading")
    return score_topics(title, headings, text, topics)
