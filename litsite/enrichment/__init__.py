"""What the site tells about articles beyond their text; an ordered table of pure steps."""

from __future__ import annotations

from collections.abc import Callable

from litsite.enrichment.keywords import add_keywords
from litsite.enrichment.related import add_related
from litsite.enrichment.topics import add_topics
from litsite.facts.recalling import Mapper
from litsite.facts.store import NO_FACTS, Facts
from litsite.model.article import Article
from litsite.model.library import SiteSettings
from litsite.model.problem import Problem
from litsite.model.progress import Progress, silent

Enricher = Callable[
    [list[Article], SiteSettings, Facts, Progress, Mapper | None],
    tuple[list[Article], list[Problem]],
]

ENRICHERS: tuple[Enricher, ...] = (add_topics, add_keywords, add_related)
"""In order: related articles need topics and keywords. Summaries come later: they ask what is only aimed at."""


def enrich(
    articles: list[Article],
    settings: SiteSettings,
    facts: Facts = NO_FACTS,
    progress: Progress = silent,
    workers: Mapper | None = None,
) -> tuple[list[Article], list[Problem]]:
    """Run every enricher."""
    problems: list[Problem] = []
    for enricher in ENRICHERS:
        articles, found = enricher(articles, settings, facts, progress, workers)
        problems += found
    return articles, problems
