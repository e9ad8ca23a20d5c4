"""The library seen from each of its sides: computed once, read by every page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from litsite.addresses import (
    anchor_of,
    district_paths,
    organization_paths,
    source_paths,
    topic_paths,
)
from litsite.language.pinyin import sort_key
from litsite.language.slugs import assign_slugs
from litsite.model.account import Account
from litsite.model.article import Article
from litsite.model.library import GlossaryEntry, Library
from litsite.rendering.indexes.figure_index import FigureIndex, index_figures
from litsite.rendering.indexes.newspaper_issues import Issue, collect_issues, find_neighbours


@dataclass(frozen=True, slots=True)
class Collection:
    """Articles that share a district, a topic or an organization."""

    name: str
    path: str
    articles: tuple[Article, ...]
    """In the order of the library: newest first."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The library, indexed."""

    library: Library
    articles: Mapping[str, Article]
    districts: Mapping[str, Collection]
    topics: Mapping[str, Collection]
    organizations: Mapping[str, Collection]
    issues: tuple[Issue, ...]
    """Newest first."""
    issue_neighbours: Mapping[str, tuple[Issue | None, Issue | None]]
    """By path of an issue: the newer and the older one of the same newspaper."""
    issue_of: Mapping[str, Issue]
    """By article id."""
    issue_by_key: Mapping[tuple[str, str], Issue]
    """By publication and date."""
    source_paths: Mapping[str, str]
    accounts: Mapping[str, Account]
    articles_of_source: Mapping[str, tuple[Article, ...]]
    glossary_anchors: Mapping[str, str]
    """Term → anchor on the glossary page."""
    terms_of: Mapping[str, tuple[GlossaryEntry, ...]]
    """Article id → the glossary entries that it uses or defines."""
    keyword_anchors: Mapping[str, str]
    keywords: Mapping[str, tuple[Article, ...]]
    first_lines: Mapping[str, Mapping[str, tuple[str, int]]]
    """Article id → hash of a block → (file, line) where it begins."""
    figures: FigureIndex


def build_catalogue(library: Library) -> Catalogue:
    """Index the library."""
    articles = library.articles
    issues = collect_issues(library)
    keywords = group(articles, lambda article: article.keywords)
    keyword_names = sorted(keywords, key=sort_key)
    districts, topics = collect_districts(library), collect_topics(library)
    return Catalogue(
        library=library,
        articles={article.id: article for article in articles},
        districts=districts,
        topics=topics,
        organizations=collect(
            organization_paths, group(articles, lambda article: optional(article.org))
        ),
        issues=issues,
        issue_neighbours=find_neighbours(issues),
        issue_of={article.id: issue for issue in issues for article in issue.articles},
        issue_by_key={(issue.publication, issue.date): issue for issue in issues},
        source_paths=source_paths(account.file for account in library.accounts),
        accounts={account.file: account for account in library.accounts},
        articles_of_source=group(articles, source_files),
        glossary_anchors={
            term: anchor_of("term", slug)
            for term, slug in assign_slugs((e.term for e in library.glossary), "term").items()
        },
        terms_of=collect_terms(library),
        keyword_anchors={
            word: anchor_of("keyword", slug)
            for word, slug in assign_slugs(keyword_names, "word").items()
        },
        keywords={word: keywords[word] for word in keyword_names},
        first_lines=collect_first_lines(library),
        figures=index_figures(library, paths_of(districts), paths_of(topics)),
    )


def optional(value: str | None) -> tuple[str, ...]:
    """A field as a tuple of at most one."""
    return (value,) if value else ()


def source_files(article: Article) -> tuple[str, ...]:
    """The files that an article stands in, each once."""
    return tuple(dict.fromkeys(source.file for source in article.sources))


def group(
    articles: Iterable[Article], names: Callable[[Article], Iterable[str]]
) -> dict[str, tuple[Article, ...]]:
    """Articles by each name that they carry."""
    groups: dict[str, list[Article]] = defaultdict(list)
    for article in articles:
        for name in dict.fromkeys(names(article)):
            groups[name].append(article)
    return {name: tuple(members) for name, members in groups.items()}


def collect(
    paths: Callable[[Iterable[str]], dict[str, str]], groups: Mapping[str, tuple[Article, ...]]
) -> dict[str, Collection]:
    """Give every group its page; the largest come first, then pinyin decides."""
    pages = paths(groups)
    ordered = sorted(groups, key=lambda name: (-len(groups[name]), sort_key(name)))
    return {name: Collection(name, pages[name], groups[name]) for name in ordered}


def collect_districts(library: Library) -> dict[str, Collection]:
    """Districts that have articles."""
    return collect(
        district_paths, group(library.articles, lambda article: optional(article.district))
    )


def collect_topics(library: Library) -> dict[str, Collection]:
    """Topics that have articles."""
    return collect(topic_paths, group(library.articles, lambda article: article.topics))


def paths_of(collections: Mapping[str, Collection]) -> dict[str, str]:
    """The site page of each group."""
    return {name: collection.path for name, collection in collections.items()}


def collect_terms(library: Library) -> dict[str, tuple[GlossaryEntry, ...]]:
    """The entries of each article; its own definition of a term goes before another's."""
    own: dict[str, list[GlossaryEntry]] = defaultdict(list)
    borrowed: dict[str, list[GlossaryEntry]] = defaultdict(list)
    for entry in library.glossary:
        own[entry.article].append(entry)
        for article_id, _ in entry.used_in:
            borrowed[article_id].append(entry)
    return {key: (*own[key], *borrowed[key]) for key in sorted({*own, *borrowed})}


def collect_first_lines(library: Library) -> dict[str, dict[str, tuple[str, int]]]:
    """Where each block begins in the article's own source, second witnesses left aside."""
    lines: dict[str, dict[str, tuple[str, int]]] = defaultdict(dict)
    own = {
        (article.id, source.file)
        for article in library.articles
        for source in article.sources
        if not source.relation
    }
    for account in library.accounts:
        for entry in account.entries:
            if entry.article and entry.block and (entry.article, account.file) in own:
                place = (account.file, entry.span.line)
                lines[entry.article].setdefault(entry.block, place)
    return dict(lines)
