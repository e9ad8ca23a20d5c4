"""The library seen from each of its sides: computed once, read by every page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from litsite.addresses import (
    anchor_of,
    district_paths,
    organization_paths,
    source_paths,
    topic_paths,
)
from litsite.facts.fingerprint import fingerprint
from litsite.language.pinyin import sort_key
from litsite.language.slugs import assign_slugs
from litsite.model.account import Account
from litsite.model.article import Article
from litsite.model.library import GlossaryEntry, HandPage, Library, SiteSettings, SourceText
from litsite.rendering.frame.page_frame import PageName
from litsite.rendering.indexes.figure_index import FigureIndex, index_figures
from litsite.rendering.indexes.newspaper_issues import (
    Issue,
    IssueName,
    collect_issues,
    find_neighbours,
)
from litsite.rendering.reads import LoggedMapping, LoggedSequence, ReadLog

MOST_ORGANIZATION_PAGES = 300
"""The largest; the others are found by the search."""
MOST_RARE_KEYWORDS = 2000
"""More words of one article each are no list that anybody reads."""


@dataclass(frozen=True, slots=True)
class Collection:
    """A district, a topic or an organization that has articles."""

    name: str
    path: str
    """Its page; `Catalogue.members` has its articles by it."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The library, indexed; each index logs what is read of it."""

    log: ReadLog
    settings: SiteSettings
    page_names: tuple[PageName, ...]
    """Of the hand-written pages, for the navigation."""
    hand_pages: Mapping[str, HandPage]
    """By slug."""
    listed: Sequence[Article]
    """All articles, newest first; here and wherever there are many, without their text."""
    articles: Mapping[str, Article]
    """By id, with their text."""
    measures: Mapping[str, int]
    """Id of an article → how many measures it has, where it has any."""
    districts: Mapping[str, Collection]
    topics: Mapping[str, Collection]
    organizations: Mapping[str, Collection]
    members: Mapping[str, tuple[Article, ...]]
    """By path of a collection, in the order of the library: newest first."""
    issues: Sequence[Issue]
    """Newest first."""
    issue_of: Mapping[str, Issue]
    """By article id."""
    issue_by_path: Mapping[str, Issue]
    issue_neighbours: Mapping[str, tuple[IssueName | None, IssueName | None]]
    """By path of an issue: the newer and the older one of the same newspaper."""
    issue_by_key: Mapping[tuple[str, str], Issue]
    """By publication and date."""
    source_paths: Mapping[str, str]
    accounts: Mapping[str, Account]
    """By file, in its order."""
    texts: Mapping[str, SourceText]
    """By file."""
    articles_of_source: Mapping[str, tuple[Article, ...]]
    glossary: Sequence[GlossaryEntry]
    glossary_anchors: Mapping[str, str]
    """Term → anchor on the glossary page."""
    terms_of: Mapping[str, tuple[GlossaryEntry, ...]]
    """Article id → the glossary entries that it uses or defines, without their uses."""
    keyword_anchors: Mapping[str, str]
    """Of the `keywords`."""
    keywords: Mapping[str, tuple[Article, ...]]
    """Those that the page of keywords lists, by pinyin."""
    unlisted: Mapping[str, int]
    """How many `keywords` and `organizations` are left out where there are too many."""
    first_lines: Mapping[str, Mapping[str, tuple[str, int]]]
    """Article id → hash of a block → (file, line) where it begins."""
    figures: FigureIndex


def build_catalogue(library: Library) -> Catalogue:
    """Index the library."""
    log = ReadLog()
    articles = LoggedMapping(
        log,
        "articles",
        {article.id: article for article in library.articles},
        lambda one: library.prints.get(one.id, one),
    )
    listed = tuple(map(without_text, library.articles))
    head_prints = {head.id: fingerprint(head) for head in listed}

    def shape_articles(some: Iterable[Article]) -> object:
        return [head_prints[article.id] for article in some]

    def shape_issue(issue: Issue) -> object:
        pages = [(p.name, p.anchor, p.record, shape_articles(p.articles)) for p in issue.pages]
        return issue.name, pages

    issues = collect_issues(listed, library.accounts)
    all_keywords = group(listed, lambda article: article.keywords)
    keywords = leave_out_rare(all_keywords)
    keyword_names = sorted(keywords, key=sort_key)
    by_district = group(listed, lambda article: optional(article.district))
    by_topic = group(listed, lambda article: article.topics)
    by_organization = group(listed, lambda article: optional(article.org))
    districts = collect(district_paths, by_district)
    topics = collect(topic_paths, by_topic)
    organizations = collect(organization_paths, largest(by_organization, MOST_ORGANIZATION_PAGES))
    members = {
        collection.path: groups[name]
        for collections, groups in (
            (districts, by_district),
            (topics, by_topic),
            (organizations, by_organization),
        )
        for name, collection in collections.items()
    }
    accounts = sorted(library.accounts, key=lambda account: account.file)
    terms = assign_slugs((entry.term for entry in library.glossary), "term")
    words = assign_slugs(keyword_names, "word")
    return Catalogue(
        log=log,
        settings=library.settings,
        page_names=tuple(PageName(page.slug, page.title) for page in library.pages),
        hand_pages=LoggedMapping(log, "hand pages", {page.slug: page for page in library.pages}),
        listed=LoggedSequence(log, "listed", listed, lambda one: head_prints[one.id]),
        articles=articles,
        measures=LoggedMapping(log, "measures", count_measures(library.articles)),
        districts=LoggedMapping(log, "districts", districts),
        topics=LoggedMapping(log, "topics", topics),
        organizations=LoggedMapping(log, "organizations", organizations),
        members=LoggedMapping(log, "members", members, shape_articles),
        issues=LoggedSequence(log, "issues", issues, shape_issue),
        issue_of=LoggedMapping(
            log, "issue of", {a.id: issue for issue in issues for a in issue.articles}, shape_issue
        ),
        issue_by_path=LoggedMapping(log, "issue", {i.path: i for i in issues}, shape_issue),
        issue_neighbours=LoggedMapping(log, "neighbours", find_neighbours(issues)),
        issue_by_key=LoggedMapping(
            log, "issue by key", {(i.publication, i.date): i for i in issues}, shape_issue
        ),
        source_paths=LoggedMapping(
            log, "source paths", source_paths(account.file for account in accounts)
        ),
        accounts=LoggedMapping(log, "accounts", {account.file: account for account in accounts}),
        texts=LoggedMapping(log, "texts", {text.file: text for text in library.texts}),
        articles_of_source=LoggedMapping(
            log, "articles of source", group(listed, source_files), shape_articles
        ),
        glossary=LoggedSequence(log, "glossary", library.glossary),
        glossary_anchors=LoggedMapping(
            log, "glossary anchors", {term: anchor_of("term", slug) for term, slug in terms.items()}
        ),
        terms_of=LoggedMapping(log, "terms", collect_terms(library)),
        keyword_anchors=LoggedMapping(
            log,
            "keyword anchors",
            {word: anchor_of("keyword", slug) for word, slug in words.items()},
        ),
        keywords=LoggedMapping(
            log, "keywords", {word: keywords[word] for word in keyword_names}, shape_articles
        ),
        unlisted=LoggedMapping(
            log,
            "unlisted",
            {
                "keywords": len(all_keywords) - len(keywords),
                "organizations": len(by_organization) - len(organizations),
            },
        ),
        first_lines=LoggedMapping(log, "first lines", collect_first_lines(library)),
        figures=index_figures(library, log, paths_of(districts), paths_of(topics)),
    )


def without_text(article: Article) -> Article:
    """What lists of many articles may show of one: an edit of its text is nothing to them."""
    return replace(
        article,
        body="",
        blocks=(),
        parsed={},
        parsed_body=(),
        moved={},
        corrections=(),
        verdicts=(),
        related=(),
    )


def count_measures(articles: Iterable[Article]) -> dict[str, int]:
    """How many measures each article has."""
    counts = {one.id: sum(block.kind == "measure" for block in one.blocks) for one in articles}
    return {key: count for key, count in counts.items() if count}


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
    return {name: Collection(name, pages[name]) for name in ordered}


def largest(
    groups: Mapping[str, tuple[Article, ...]], most: int
) -> Mapping[str, tuple[Article, ...]]:
    """The groups with the most articles; of equal ones those whose names sort first."""
    if len(groups) <= most:
        return groups
    ordered = sorted(groups, key=lambda name: (-len(groups[name]), name))
    return {name: groups[name] for name in ordered[:most]}


def leave_out_rare(
    keywords: Mapping[str, tuple[Article, ...]],
) -> Mapping[str, tuple[Article, ...]]:
    """The keywords that connect articles, and those of one article alone while they are few."""
    common = {word: members for word, members in keywords.items() if len(members) > 1}
    return common if len(keywords) - len(common) > MOST_RARE_KEYWORDS else keywords


def paths_of(collections: Mapping[str, Collection]) -> dict[str, str]:
    """The site page of each group."""
    return {name: collection.path for name, collection in collections.items()}


def collect_terms(library: Library) -> dict[str, tuple[GlossaryEntry, ...]]:
    """The entries of each article; its own definition of a term goes before another's."""
    own: dict[str, list[GlossaryEntry]] = defaultdict(list)
    borrowed: dict[str, list[GlossaryEntry]] = defaultdict(list)
    for entry in library.glossary:
        # A page that uses a term does not show who else does.
        bare = replace(entry, used_in=())
        own[entry.article].append(bare)
        for article_id, _ in entry.used_in:
            borrowed[article_id].append(bare)
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
