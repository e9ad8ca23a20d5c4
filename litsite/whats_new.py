"""What a build has to show its editor: figures, targets and doubts, and how many of them came since the last."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from litsite.facts.store import Facts
from litsite.model.account import Account
from litsite.model.article import Article
from litsite.model.library import Library


@dataclass(frozen=True, slots=True)
class WhatsNew:
    """Numbers of a digest, and what of them the last build did not have."""

    figures: int
    targets: int
    """Of the figures, those that are planned."""
    doubts: int
    """Lines and fields that nobody has settled."""
    new_figures: int = 0
    new_targets: int = 0
    new_doubts: int = 0

    def seen(self) -> WhatsNew:
        """The same digest looked at again."""
        return replace(self, new_figures=0, new_targets=0, new_doubts=0)


@dataclass(frozen=True, slots=True)
class _Counts:
    """By article, and doubts by source."""

    figures: dict[str, int]
    targets: dict[str, int]
    doubts: dict[str, int]


def count_new(library: Library, facts: Facts) -> WhatsNew:
    """Count, and remember the counts for the next build. A first build, or one that remembers nothing, has
    nothing new: all is."""
    counts = _Counts(
        Counter(entry.article for entry in library.ledger.entries),
        Counter(e.article for e in library.ledger.entries if e.figure.status == "target"),
        _count_doubts(library),
    )
    before = facts.find("counts of the last build", None, _Counts) or counts
    facts.keep("counts of the last build", None, counts)
    return WhatsNew(
        sum(counts.figures.values()),
        sum(counts.targets.values()),
        sum(counts.doubts.values()),
        _more(counts.figures, before.figures),
        _more(counts.targets, before.targets),
        _more(counts.doubts, before.doubts),
    )


def _more(now: Mapping[str, int], before: Mapping[str, int]) -> int:
    return sum(max(0, count - before.get(name, 0)) for name, count in now.items())


def _count_doubts(library: Library) -> dict[str, int]:
    of_source: dict[str, list[tuple[tuple[int, int], Article]]] = {}
    for article in library.articles:
        for source in article.sources:
            if not source.relation:
                of_source.setdefault(source.file, []).append((source.lines, article))
    return {
        account.file: len(account.doubts)
        + sum(1 for _ in _open_fields(account, of_source.get(account.file, [])))
        for account in library.accounts
    }


def _open_fields(
    account: Account, articles: list[tuple[tuple[int, int], Article]]
) -> Iterator[str]:
    """Names of doubtful fields that no editor has written."""
    for doubt in account.field_doubts:
        edited = any(
            doubt.name in article.edited_fields
            for (first, last), article in articles
            if doubt.article is None or first <= doubt.article <= last
        )
        if not edited:
            yield doubt.name
