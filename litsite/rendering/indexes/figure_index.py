"""The ledger seen from each of its sides: by article, district, topic, organization, indicator."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from litsite.addresses import INDICATORS_PAGE, article_path, href, mark_anchor, path_beside
from litsite.language.pinyin import sort_key
from litsite.language.slugs import claim, slugify
from litsite.model.article import Article
from litsite.model.figure import IndicatorSeries, Ledger, LedgerEntry
from litsite.model.library import Library

MOST_INDICATOR_PAGES = 3000
"""The largest; an archive has tens of thousands, and a host of files is nobody's help."""


@dataclass(frozen=True, slots=True)
class FigureGroup:
    """The figures of one district or topic."""

    name: str
    slug: str
    entries: tuple[LedgerEntry, ...]
    """In the order of the ledger: newest article first."""


@dataclass(frozen=True, slots=True)
class IndicatorPage:
    """All series of one indicator name."""

    name: str
    path: str
    series: tuple[IndicatorSeries, ...]
    points: int


@dataclass(frozen=True, slots=True)
class FigureIndex:
    """The ledger, indexed."""

    ledger: Ledger
    by_article: Mapping[str, tuple[LedgerEntry, ...]]
    by_id: Mapping[str, LedgerEntry]
    districts: Mapping[str, FigureGroup]
    """By name, largest first; what stands in no district is left aside."""
    topics: Mapping[str, FigureGroup]
    organizations: Mapping[str, int]
    """Figures of each organization's articles."""
    known_districts: frozenset[str]
    indicators: Mapping[str, IndicatorPage]
    """By name, in pinyin order."""
    other_indicators: int
    """Indicators of the ledger that have no page."""
    indicator_of: Mapping[str, IndicatorPage]
    """Ledger entry's id → the page that shows it."""

    def district_of(self, entry: LedgerEntry, article: Article) -> str:
        """The district that a figure counts for: its own place if that is one, else its article's."""
        return find_district(entry, article, self.known_districts)


def index_figures(
    library: Library, district_paths: Mapping[str, str], topic_paths: Mapping[str, str]
) -> FigureIndex:
    """Index the ledger; `…_paths` are the site pages of groups, whose slugs are kept."""
    ledger = library.ledger
    articles = {article.id: article for article in library.articles}
    entries = [entry for entry in ledger.entries if entry.article in articles]
    by_article: dict[str, list[LedgerEntry]] = defaultdict(list)
    for entry in entries:
        by_article[entry.article].append(entry)
    pages = indicator_pages(ledger.series)
    names = {series.indicator for series in ledger.series}
    known = frozenset(d.name for d in library.settings.districts) | frozenset(district_paths)
    return FigureIndex(
        ledger=ledger,
        by_article={key: tuple(own) for key, own in by_article.items()},
        by_id={entry.id: entry for entry in entries},
        districts=group_entries(
            entries,
            lambda e: optional(find_district(e, articles[e.article], known)),
            district_paths,
            "district",
        ),
        topics=group_entries(entries, lambda e: articles[e.article].topics, topic_paths, "topic"),
        organizations=count_organizations(by_article, articles),
        known_districts=known,
        indicators=pages,
        other_indicators=len(names) - len(pages),
        indicator_of={
            entry: page
            for page in pages.values()
            for series in page.series
            for point in (*series.outcomes, *series.targets)
            for entry in point.entries
        },
    )


def find_district(entry: LedgerEntry, article: Article, known: frozenset[str]) -> str:
    """The figure's place if that is a known district, else the article's, else what is printed."""
    place = entry.figure.place
    if place in known:
        return place or ""
    return article.district or place or ""


def optional(name: str) -> tuple[str, ...]:
    """A name as a tuple of at most one."""
    return (name,) if name else ()


def group_entries(
    entries: Iterable[LedgerEntry],
    names: Callable[[LedgerEntry], Iterable[str]],
    paths: Mapping[str, str],
    fallback: str,
) -> dict[str, FigureGroup]:
    """Entries by each name; a group that has a page elsewhere on the site keeps its slug."""
    groups: dict[str, list[LedgerEntry]] = defaultdict(list)
    for entry in entries:
        for name in names(entry):
            groups[name].append(entry)
    slugs = {name: path.rsplit("/", 1)[-1].removesuffix(".html") for name, path in paths.items()}
    taken = set(slugs.values())
    for name in sorted(groups.keys() - slugs.keys(), key=sort_key):
        slugs[name] = claim(slugify(name) or fallback, taken)
    ordered = sorted(groups, key=lambda name: (-len(groups[name]), sort_key(name)))
    return {name: FigureGroup(name, slugs[name], tuple(groups[name])) for name in ordered}


def count_organizations(
    by_article: Mapping[str, list[LedgerEntry]], articles: Mapping[str, Article]
) -> dict[str, int]:
    """How many figures the articles of each organization have."""
    counts: Counter[str] = Counter()
    for key, own in by_article.items():
        if org := articles[key].org:
            counts[org] += len(own)
    return dict(counts)


def indicator_pages(series: Iterable[IndicatorSeries]) -> dict[str, IndicatorPage]:
    """The indicators with two points or more, over places, periods, targets and outcomes."""
    groups: dict[str, list[IndicatorSeries]] = defaultdict(list)
    for one in series:
        groups[one.indicator].append(one)
    points = {
        name: sum(len(one.outcomes) + len(one.targets) for one in own)
        for name, own in groups.items()
    }
    several = sorted(
        (name for name in groups if points[name] > 1), key=lambda n: (-points[n], sort_key(n))
    )
    shown = sorted(several[:MOST_INDICATOR_PAGES], key=sort_key)
    taken = {"index"}
    return {
        name: IndicatorPage(
            name=name,
            path=path_beside(INDICATORS_PAGE, claim(slugify(name) or "indicator", taken)),
            series=tuple(groups[name]),
            points=points[name],
        )
        for name in shown
    }


def place_href(page: str, entry: LedgerEntry) -> str:
    """To the figure in its sentence; to its paragraph where it has no mark."""
    fragment = mark_anchor(entry.fragment) if entry.offset >= 0 else entry.anchor
    return href(page, article_path(entry.article), fragment)


def record_href(page: str, entry: LedgerEntry) -> str:
    """To the figure's record: its stable address."""
    return href(page, article_path(entry.article), entry.fragment)
