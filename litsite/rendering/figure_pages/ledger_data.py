"""The ledger as scripts that the filter loads: a manifest of counts, then only the rows it needs."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from litsite.language.pinyin import sort_key
from litsite.model.article import Article
from litsite.model.figure import FIGURE_KINDS, STATUSES, LedgerEntry
from litsite.model.library import SiteFile
from litsite.rendering.figure_pages.ledger_scripts import (
    KeptScripts,
    Run,
    Script,
    cut_scripts,
    file_name,
    to_script,
)
from litsite.rendering.indexes.catalogue import Catalogue
from litsite.rendering.parts.figure_words import year_of_figure

Counts = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class FilterForm:
    """What the form says before any script is loaded."""

    manifest: str
    """Path of the first script."""
    districts: Counts
    topics: Counts
    years: Counts
    """Newest first; the empty one last."""
    statuses: Counts
    kinds: Counts


@dataclass(frozen=True, slots=True)
class FilterData:
    """The form, and the scripts behind it."""

    form: FilterForm
    pages: tuple[SiteFile, ...]


@dataclass(slots=True)
class RowGroup:
    """The figures of one district and year."""

    entries: list[LedgerEntry] = field(default_factory=list)
    topics: Counter[int] = field(default_factory=Counter)
    statuses: Counter[int] = field(default_factory=Counter)
    kinds: Counter[int] = field(default_factory=Counter)
    first: int = 0
    """Number of the script in which it begins."""
    last: int = 0

    def count(self, topics: Mapping[str, int]) -> None:
        """Count its figures, `topics` by their numbers."""
        self.statuses.update(STATUSES.index(entry.figure.status) for entry in self.entries)
        self.kinds.update(FIGURE_KINDS.index(entry.figure.kind) for entry in self.entries)
        self.topics.update(topics[name] for entry in self.entries for name in entry.topics)


def build_filter_data(catalogue: Catalogue, kept: KeptScripts) -> FilterData:
    """Build all scripts of the ledger."""
    figures = catalogue.figures
    topics = {name: number for number, name in enumerate(figures.topics)}
    groups: dict[tuple[str, str], RowGroup] = defaultdict(RowGroup)
    for entry in figures.entries:
        article = catalogue.articles[entry.article]
        district = figures.district_of(entry, article)
        group = groups[district, year_of_figure(entry.figure, article.date)]
        group.entries.append(entry)
    for group in groups.values():
        group.count(topics)
    districts = count_by(groups, 0, [*figures.districts, ""])
    years = count_by(groups, 1, sorted({year for _, year in groups}, reverse=True))
    ordered = order_groups(groups, districts, years)
    scripts, pages = make_scripts(catalogue.articles, topics, ordered, kept)
    organizations = to_script("organizations", list_organizations(catalogue, ordered))
    manifest = to_script(
        "manifest",
        {
            "total": len(figures.entries),
            "districts": [name for name, _ in districts],
            "years": [year for year, _ in years],
            "topics": list(topics),
            "kinds": FIGURE_KINDS,
            "statuses": STATUSES,
            "organizations": file_name(organizations),
            "files": [[script.name, script.size] for script in scripts],
            "groups": [
                [
                    *place,
                    group.first,
                    group.last,
                    len(group.entries),
                    *(flatten(c) for c in (group.statuses, group.kinds, group.topics)),
                ]
                for place, group in ordered.items()
            ],
        },
    )
    form = FilterForm(
        manifest=manifest.path,
        districts=districts,
        topics=tuple((name, group.count) for name, group in figures.topics.items()),
        years=years,
        statuses=total(STATUSES, (group.statuses for group in groups.values())),
        kinds=total(FIGURE_KINDS, (group.kinds for group in groups.values())),
    )
    return FilterData(form, (manifest, organizations, *pages))


def count_by(groups: Mapping[tuple[str, str], RowGroup], part: int, names: Iterable[str]) -> Counts:
    """How many figures each district or year has; names without any are left out."""
    counts: Counter[str] = Counter()
    for key, group in groups.items():
        counts[key[part]] += len(group.entries)
    return tuple((name, counts[name]) for name in names if counts[name])


def order_groups(
    groups: Mapping[tuple[str, str], RowGroup], districts: Counts, years: Counts
) -> dict[tuple[int, int], RowGroup]:
    """Groups by the numbers of their district and year, in that order."""
    return {
        (d, y): groups[district, year]
        for d, (district, _) in enumerate(districts)
        for y, (year, _) in enumerate(years)
        if (district, year) in groups
    }


def make_scripts(
    articles: Mapping[str, Article],
    topics: Mapping[str, int],
    groups: Mapping[tuple[int, int], RowGroup],
    kept: KeptScripts,
) -> tuple[list[Script], list[SiteFile]]:
    """Lay the groups one behind the other into scripts, and tell each group where it stands."""
    runs = (
        Run(district, year, tuple(own))
        for (district, year), group in groups.items()
        for _, own in groupby(group.entries, key=lambda entry: entry.article)
    )
    scripts: list[Script] = []
    pages: list[SiteFile] = []
    reached: set[tuple[int, int]] = set()
    for own in cut_scripts(runs):
        script, page = kept.make(own, articles, topics)
        for run in own:
            place = run.district, run.year
            if place not in reached:
                reached.add(place)
                groups[place].first = len(scripts)
            groups[place].last = len(scripts)
        scripts.append(script)
        pages.append(page)
    kept.save()
    return scripts, pages


def list_organizations(
    catalogue: Catalogue, groups: Mapping[tuple[int, int], RowGroup]
) -> list[list[Any]]:
    """Each organization, how many figures it has, and the groups in which they are."""
    places: dict[str, dict[int, None]] = defaultdict(dict)
    for number, group in enumerate(groups.values()):
        for entry in group.entries:
            if org := catalogue.articles[entry.article].org:
                places[org][number] = None
    counts = catalogue.figures.organizations
    ordered = sorted(places, key=lambda name: (-counts[name], sort_key(name)))
    return [[name, counts[name], list(places[name])] for name in ordered]


def flatten(counts: Counter[int]) -> list[int]:
    """Pairs of number and count, one behind the other."""
    return [part for pair in sorted(counts.items()) for part in pair]


def total(names: tuple[str, ...], counters: Iterable[Counter[int]]) -> Counts:
    """Sums over all groups, by name."""
    sums: Counter[int] = Counter()
    for counter in counters:
        sums.update(counter)
    return tuple((name, sums[number]) for number, name in enumerate(names))
