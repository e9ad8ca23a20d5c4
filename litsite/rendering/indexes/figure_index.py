"""The ledger seen from each of its sides: by article, district, topic, organization, indicator."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from litsite.addresses import (
    INDICATORS_PAGE,
    LARGE_TABLE,
    LEDGER_PAGE,
    article_path,
    href,
    mark_anchor,
    path_beside,
)
from litsite.language.pinyin import sort_key
from litsite.language.slugs import claim, slugify
from litsite.model.article import Article
from litsite.model.figure import IndicatorSeries, LedgerEntry, Revisit
from litsite.model.library import Library
from litsite.rendering.reads import LoggedMapping, LoggedSequence, ReadLog

ROWS_A_PAGE = 300
MOST_TABLE_PAGES = 10
"""Of one district or topic: beyond its newest 3,000 rows nobody turns pages."""
MOST_INDICATOR_PAGES = 700
"""The largest; an archive has tens of thousands, and a host of files is nobody's help."""


@dataclass(frozen=True, slots=True)
class FigureGroup:
    """The figures of one district or topic."""

    name: str
    slug: str
    count: int


@dataclass(frozen=True, slots=True)
class IndicatorPage:
    """All series of one indicator name."""

    name: str
    path: str
    series: tuple[IndicatorSeries, ...]
    points: int


@dataclass(frozen=True, slots=True)
class FigureIndex:
    """The ledger, indexed; each index logs what is read of it."""

    entries: Sequence[LedgerEntry]
    """All, in the order of the ledger."""
    by_article: Mapping[str, tuple[LedgerEntry, ...]]
    by_id: Mapping[str, LedgerEntry]
    """Logs nothing: see `find`."""
    districts: Mapping[str, FigureGroup]
    """By name, largest first; what stands in no district is left aside."""
    topics: Mapping[str, FigureGroup]
    rows: Mapping[str, tuple[LedgerEntry, ...]]
    """Path of a page of a district's or topic's table → its figures, newest article first."""
    organizations: Mapping[str, int]
    """Figures of each organization's articles."""
    known_districts: frozenset[str]
    indicators: Mapping[str, IndicatorPage]
    """By name, in pinyin order."""
    parted: Mapping[str, bool]
    """Whether the data files of `figures`, and of `points` of series, are in parts."""
    others: Mapping[str, int]
    """How many `indicators` have no page."""
    indicator_paths: Mapping[str, Mapping[str, str]]
    """Article id → id of an entry → the page of its indicator."""
    revisits: Sequence[Revisit]

    def find(self, entry_id: str) -> LedgerEntry | None:
        """The entry of an id."""
        known = article_of(entry_id) in self.by_article
        return self.by_id.get(entry_id) if known else None

    def district_of(self, entry: LedgerEntry, article: Article) -> str:
        """The district that a figure counts for: its own place if that is one, else its article's."""
        return find_district(entry, article, self.known_districts)


def article_of(entry_id: str) -> str:
    """The article that a ledger entry stands in."""
    return entry_id.partition("#")[0]


def index_figures(
    library: Library,
    log: ReadLog,
    district_paths: Mapping[str, str],
    topic_paths: Mapping[str, str],
) -> FigureIndex:
    """Index the ledger; `…_paths` are the site pages of groups, whose slugs are kept."""
    articles = {article.id: article for article in library.articles}
    entries = [entry for entry in library.ledger.entries if entry.article in articles]
    grouped: dict[str, list[LedgerEntry]] = defaultdict(list)
    for entry in entries:
        grouped[entry.article].append(entry)
    by_article = LoggedMapping(
        log,
        "figures of",
        {key: tuple(own) for key, own in grouped.items()},
        lambda own: library.ledger.prints.get(own[0].article, own),
    )

    def shape_entries(some: Iterable[LedgerEntry]) -> object:
        # The articles' prints stand for their figures: to print each by itself would take seconds.
        return [
            (by_article.print_of(key), [entry.fragment for entry in own])
            for key, own in groupby(some, key=lambda entry: entry.article)
        ]

    pages = indicator_pages(library.ledger.series)
    names = {series.indicator for series in library.ledger.series}
    known = frozenset(d.name for d in library.settings.districts) | frozenset(district_paths)
    by_district = group_entries(
        entries, lambda one: optional(find_district(one, articles[one.article], known))
    )
    by_topic = group_entries(entries, lambda one: one.topics)
    districts = name_groups(by_district, district_paths, "district")
    topics = name_groups(by_topic, topic_paths, "topic")
    rows = {
        **cut_tables("district", districts, by_district),
        **cut_tables("topic", topics, by_topic),
    }
    return FigureIndex(
        entries=LoggedSequence(
            log, "figures", entries, lambda one: (by_article.print_of(one.article), one.fragment)
        ),
        by_article=by_article,
        by_id={entry.id: entry for entry in entries},
        districts=LoggedMapping(log, "figures of districts", districts),
        topics=LoggedMapping(log, "figures of topics", topics),
        rows=LoggedMapping(log, "rows", rows, shape_entries),
        organizations=LoggedMapping(
            log, "figures of organizations", count_organizations(grouped, articles)
        ),
        known_districts=known,
        indicators=LoggedMapping(log, "indicators", pages),
        parted=LoggedMapping(
            log,
            "parted",
            {
                "figures": len(entries) > LARGE_TABLE,
                "points": sum(map(count_points, library.ledger.series)) > LARGE_TABLE,
            },
        ),
        others=LoggedMapping(log, "others", {"indicators": len(names) - len(pages)}),
        indicator_paths=LoggedMapping(log, "indicators of", find_indicator_paths(pages.values())),
        revisits=LoggedSequence(log, "revisits", library.ledger.revisits),
    )


def find_indicator_paths(pages: Iterable[IndicatorPage]) -> dict[str, dict[str, str]]:
    """Article id → id of an entry → the page that shows it."""
    paths: dict[str, dict[str, str]] = defaultdict(dict)
    for page in pages:
        for series in page.series:
            for point in (*series.outcomes, *series.targets):
                for entry in point.entries:
                    paths[article_of(entry)][entry] = page.path
    return dict(paths)


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
    entries: Iterable[LedgerEntry], names: Callable[[LedgerEntry], Iterable[str]]
) -> dict[str, list[LedgerEntry]]:
    """Entries by each name."""
    groups: dict[str, list[LedgerEntry]] = defaultdict(list)
    for entry in entries:
        for name in names(entry):
            groups[name].append(entry)
    return groups


def name_groups(
    groups: Mapping[str, Sequence[LedgerEntry]], paths: Mapping[str, str], fallback: str
) -> dict[str, FigureGroup]:
    """The groups, largest first; one that has a page elsewhere on the site keeps its slug."""
    slugs = {name: path.rsplit("/", 1)[-1].removesuffix(".html") for name, path in paths.items()}
    taken = set(slugs.values())
    for name in sorted(groups.keys() - slugs.keys(), key=sort_key):
        slugs[name] = claim(slugify(name) or fallback, taken)
    ordered = sorted(groups, key=lambda name: (-len(groups[name]), sort_key(name)))
    return {name: FigureGroup(name, slugs[name], len(groups[name])) for name in ordered}


def cut_tables(
    kind: str, groups: Mapping[str, FigureGroup], entries: Mapping[str, Sequence[LedgerEntry]]
) -> dict[str, tuple[LedgerEntry, ...]]:
    """The rows of each page of the groups' tables."""
    return {
        table_path(kind, group, number): tuple(
            entries[name][(number - 1) * ROWS_A_PAGE : number * ROWS_A_PAGE]
        )
        for name, group in groups.items()
        for number in range(1, table_pages(group) + 1)
    }


def table_path(kind: str, group: FigureGroup, number: int = 1) -> str:
    """`figures/district-li-cang-qu.html`; the table's further pages have their number."""
    return path_beside(LEDGER_PAGE, f"{kind}-{group.slug}", number)


def table_pages(group: FigureGroup) -> int:
    """How many pages a group's table has."""
    return min(MOST_TABLE_PAGES, -(-group.count // ROWS_A_PAGE))


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
    points = {name: sum(map(count_points, own)) for name, own in groups.items()}
    several = sorted((name for name in groups if points[name] > 1), key=lambda n: (-points[n], n))
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


def count_points(series: IndicatorSeries) -> int:
    """Outcomes and targets."""
    return len(series.outcomes) + len(series.targets)


def place_href(page: str, entry: LedgerEntry) -> str:
    """To the figure in its sentence; to its paragraph where it has no mark."""
    fragment = mark_anchor(entry.fragment) if entry.offset >= 0 else entry.anchor
    return href(page, article_path(entry.article), fragment)


def record_href(page: str, entry: LedgerEntry) -> str:
    """To the figure's record: its stable address."""
    return href(page, article_path(entry.article), entry.fragment)
