"""Topics by the lexicons of content/site.yaml."""

from __future__ import annotations

from dataclasses import replace

from litsite.facts.store import NO_FACTS, Facts
from litsite.model.article import Article
from litsite.model.library import SiteSettings, Topic
from litsite.model.problem import Problem
from litsite.model.progress import Progress, counted, silent

_MOST = 3
_LEAST = 1.5
_TITLE_WEIGHT = 6
_HEADING_WEIGHT = 3


def add_topics(
    articles: list[Article],
    settings: SiteSettings,
    facts: Facts = NO_FACTS,
    progress: Progress = silent,
) -> tuple[list[Article], list[Problem]]:
    """Give each article up to three topics.

    A topic's score is the number of its words in the text, those in headline and headings counted
    6 and 3 times, per 1,000 characters (texts under 1,000 count as 1,000).
    """
    told = counted(articles, "topics", progress)
    return [replace(article, topics=_topics(article, settings.topics)) for article in told], []


def _topics(article: Article, topics: tuple[Topic, ...]) -> tuple[str, ...]:
    title = " ".join(filter(None, (article.title, article.kicker, article.subtitle)))
    headings = " ".join(block.text for block in article.blocks if block.kind == "heading")
    text = " ".join(block.text for block in article.blocks if block.kind != "heading")
    thousands = max(1.0, len(text) / 1000)
    scored = []
    for order, topic in enumerate(topics):
        words = {topic.name, *topic.words}
        count = sum(
            _TITLE_WEIGHT * title.count(word)
            + _HEADING_WEIGHT * headings.count(word)
            + text.count(word)
            for word in words
        )
        score = count / thousands
        if score >= _LEAST:
            scored.append((-score, order, topic.name))
    return tuple(name for _, _, name in sorted(scored)[:_MOST])
