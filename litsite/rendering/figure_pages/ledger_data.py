"""The ledger as scripts that the filter loads: a manifest of counts, then only the rows it needs."""

from __future__ import annotations

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from litsite.addresses import LEDGER_DATA_FOLDER, figure_anchor
from litsite.language.period_words import period_of, show_figure_period
from litsite.language.pinyin import sort_key
from litsite.language.reader_names import name_of_figure
from litsite.model.article import Article
from litsite.model.figure import FIGURE_KINDS, STATUSES, LedgerEntry
from litsite.model.library import SitePage
from litsite.rendering.indexes.catalogue import Catalogue
from litsite.rendering.parts.figure_records import surface_start
from litsite.rendering.parts.figure_words import (
    end_of,
    plain_unit,
    show_change,
    show_value,
    year_of_figure,
)

LARGEST = 140_000
"""Bytes of rows that one script may hold."""
ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
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
    pages: tuple[SitePage, ...]


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


class NumberedValues(dict[Any, int]):
    """Numbers for values, in the order of their first use."""

    def number(self, value: Any) -> int:
        """The value's number."""
        return self.setdefault(value, len(self))


@dataclass(slots=True)
class Shard:
    """One script of rows while it fills."""

    articles: NumberedValues = field(default_factory=NumberedValues)
    sentences: NumberedValues = field(default_factory=NumberedValues)
    periods: NumberedValues = field(default_factory=NumberedValues)
    strings: NumberedValues = field(default_factory=NumberedValues)
    groups: list[tuple[int, int, list[list[Any]]]] = field(default_factory=list)
    size: int = 0


def build_filter_data(catalogue: Catalogue) -> FilterData:
    """Build all scripts of the ledger."""
    figures = catalogue.figures
    topics = NumberedValues({name: number for number, name in enumerate(figures.topics)})
    groups: dict[tuple[str, str], RowGroup] = defaultdict(RowGroup)
    for entry in figures.entries:
        article = catalogue.articles[entry.article]
        district = figures.district_of(entry, article)
        group = groups[district, year_of_figure(entry.figure, article.date)]
        group.entries.append(entry)
        group.statuses[STATUSES.index(entry.figure.status)] += 1
        group.kinds[FIGURE_KINDS.index(entry.figure.kind)] += 1
        group.topics.update(topics[name] for name in entry.topics)
    districts = count_by(groups, 0, [*figures.districts, ""])
    years = count_by(groups, 1, sorted({year for _, year in groups}, reverse=True))
    ordered = order_groups(groups, districts, years)
    shards = fill_shards(catalogue.articles, topics, ordered)
    files = [to_script(str(number), shard_data(shard)) for number, shard in enumerate(shards)]
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
            "files": [[file_name(page), len(page.content)] for page in files],
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
    return FilterData(form, (manifest, organizations, *files))


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


def fill_shards(
    articles: Mapping[str, Article],
    topics: Mapping[str, int],
    groups: Mapping[tuple[int, int], RowGroup],
) -> list[Shard]:
    """Lay the groups one behind the other into scripts; a large one runs over several."""
    shards: list[Shard] = []
    for (district, year), group in groups.items():
        rows: list[list[Any]] | None = None
        for entry in group.entries:
            if not shards or shards[-1].size > LARGEST:
                shards.append(Shard())
                rows = None
            if rows is None:
                rows = []
                shards[-1].groups.append((district, year, rows))
            if entry is group.entries[0]:
                group.first = len(shards) - 1
            rows.append(make_row(shards[-1], entry, articles[entry.article], topics))
        group.last = len(shards) - 1
    return shards


def make_row(
    shard: Shard, entry: LedgerEntry, article: Article, topics: Mapping[str, int]
) -> list[Any]:
    """One row; figures.js names its parts."""
    figure = entry.figure
    tables = (shard.articles, shard.sentences, shard.periods, shard.strings)
    before = tuple(len(table) for table in tables)
    owner = shard.articles.number(
        (article.id, article.title, article.date or "", article.org or "")
    )
    known = tuple(topics[name] for name in entry.topics)
    place = (entry.quote, entry.anchor, entry.sentence, entry.file or "", entry.line or 0)
    sentence = shard.sentences.number((owner, *place, known))
    norm, inferred = period_of(figure)
    start = surface_start(entry)
    value = show_value(figure)
    usual = figure_anchor(entry.anchor, entry.sentence, entry.number)
    row: list[Any] = [
        sentence,
        entry.number if entry.fragment == usual else entry.fragment,
        shard.strings.number(name_of_figure(figure)),
        value,
        float(figure.normalized),
        shard.strings.number(plain_unit(figure)),
        shard.strings.number(show_change(figure)),
        shard.periods.number((show_figure_period(figure), end_of(norm), int(inferred))),
        shard.strings.number(figure.place or ""),
        flags_of(entry),
        # JavaScript counts in UTF-16.
        len(entry.quote[:start].encode("utf-16-le", "surrogatepass")) // 2 if start >= 0 else -1,
    ]
    if value != figure.surface:
        row.append(figure.surface)
    added = [next(reversed(t)) for t, size in zip(tables, before, strict=True) if len(t) > size]
    shard.size += len(encode([row, *added]))
    return row


def flags_of(entry: LedgerEntry) -> int:
    """Kind, status, and whether the figure has a mark in its sentence."""
    figure = entry.figure
    kind, status = FIGURE_KINDS.index(figure.kind), STATUSES.index(figure.status)
    return kind * 4 + status * 2 + (entry.offset >= 0)


def shard_data(shard: Shard) -> dict[str, Any]:
    """A full script's tables and rows."""
    return {
        "articles": list(shard.articles),
        "sentences": list(shard.sentences),
        "periods": list(shard.periods),
        "strings": list(shard.strings),
        "groups": shard.groups,
    }


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


def encode(value: Any) -> bytes:
    """JSON in UTF-8, which is JavaScript too."""
    return ENCODER.encode(value).encode("utf-8", "replace")


def to_script(name: str, value: Any) -> SitePage:
    """A script that registers its value; the hash in its path makes it safe to keep for ever."""
    data = encode(value)
    digest = hashlib.sha256(data).hexdigest()[:8]
    content = b'Litsite.figures("%s",%s);\n' % (name.encode(), data)
    return SitePage(f"{LEDGER_DATA_FOLDER}{name}-{digest}.js", content)


def file_name(page: SitePage) -> str:
    """Within the folder."""
    return page.path.rsplit("/", 1)[-1]
