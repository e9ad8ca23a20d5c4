"""Related articles, with the reason why."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from math import log

from litsite.facts.recalling import Mapper
from litsite.facts.store import NO_FACTS, Facts
from litsite.model.article import Article, Related
from litsite.model.library import SiteSettings
from litsite.model.problem import Problem
from litsite.model.progress import Progress, counted, silent

_MOST = 5
_COMMON = 200
"""A keyword or topic of more articles than this finds nobody: it would make the work quadratic."""


def add_related(
    articles: list[Article],
    settings: SiteSettings,
    facts: Facts = NO_FACTS,
    progress: Progress = silent,
    _: Mapper | None = None,
) -> tuple[list[Article], list[Problem]]:
    """Link each article to up to five others.

    The score is the sum of the inverse document frequencies of the keywords, topics, district and
    organization that two articles share. At least one shared keyword, or a topic in the same
    district, is required.
    """
    features = [(article.id, _features(article)) for article in articles]
    compute = partial(_relate, features, progress)
    found = facts.recall("related", features, list[tuple[Related, ...]], compute)
    pairs = zip(articles, found, strict=True)
    return [replace(article, related=own) for article, own in pairs], []


def _relate(
    articles: Sequence[tuple[str, Sequence[tuple[str, str]]]], progress: Progress
) -> list[tuple[Related, ...]]:
    """The related articles of each; `articles`: id and features."""
    ids = [one for one, _ in articles]
    features = [own for _, own in articles]
    owners: dict[tuple[str, str], list[int]] = defaultdict(list)
    for index, own in enumerate(features):
        for feature in own:
            owners[feature].append(index)
    weight = {f: log(1 + len(articles) / len(those)) for f, those in owners.items()}
    result = []
    for index, own in enumerate(counted(features, "related", progress)):
        scores: Counter[int] = Counter()
        for feature in own:
            if len(owners[feature]) <= _COMMON:
                for other in owners[feature]:
                    scores[other] += weight[feature]  # type: ignore[assignment]
        result.append(_best(index, ids, features, scores, weight))
    return result


def _features(article: Article) -> list[tuple[str, str]]:
    found = [("keyword", word) for word in article.keywords]
    found += [("topic", topic) for topic in article.topics]
    found += [("district", article.district)] if article.district else []
    found += [("org", article.org)] if article.org else []
    return found


def _best(
    index: int,
    ids: Sequence[str],
    features: Sequence[Sequence[tuple[str, str]]],
    scores: Counter[int],
    weight: dict[tuple[str, str], float],
) -> tuple[Related, ...]:
    ranked = sorted(
        (other for other in scores if other != index),
        key=lambda other: (-round(scores[other], 6), ids[other]),
    )
    related = []
    for other in ranked:
        shared = sorted(set(features[index]) & set(features[other]), key=lambda f: (-weight[f], f))
        kinds = {kind for kind, _ in shared}
        if "keyword" not in kinds and not {"topic", "district"} <= kinds:
            continue
        reasons = tuple(dict.fromkeys(name for _, name in shared))[:4]
        related.append(Related(ids[other], round(scores[other], 3), reasons))
        if len(related) == _MOST:
            break
    return tuple(related)
