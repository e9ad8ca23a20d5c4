"""Which figures of an article matter most to its readers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

from litsite.model.article import Article
from litsite.model.figure import LedgerEntry
from litsite.rendering.parts.headline_figures import is_attributable, measure_of, size_of

_COMPARED = 0.5
_ON_TOPIC = 0.5
_START = -1.0
"""A starting value of a movement says little without the value that it led to."""


def by_importance(entries: Sequence[LedgerEntry], article: Article) -> list[LedgerEntry]:
    """An article's figures, the most important first; between equals the order of the text.

    A point for what says by itself who achieved what and when; up to a point for how many figures of the
    article that may be compared are smaller; half a point each for what is compared with another year or
    place, and for what a title or a keyword of the article speaks of.
    """
    sizes: dict[tuple[str, str], list[Decimal]] = defaultdict(list)
    for entry in entries:
        sizes[measure_of(entry)].append(entry.figure.normalized)
    for values in sizes.values():
        values.sort()

    def score(entry: LedgerEntry) -> float:
        figure = entry.figure
        return (
            float(is_attributable(entry))
            + size_of(entry, sizes)
            + _COMPARED * bool(figure.basis)
            + _ON_TOPIC * is_on_topic(entry, article)
            + _START * (figure.role is not None)
        )

    return sorted(entries, key=lambda entry: -score(entry))


def is_on_topic(entry: LedgerEntry, article: Article) -> bool:
    """Whether the indicator is what the article's title or keywords speak of."""
    name = entry.figure.indicator
    return name in article.title or any(keyword in name for keyword in article.keywords)
