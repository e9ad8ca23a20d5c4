"""Newspaper issues: a publication on a date, with its pages and their articles."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from litsite.addresses import ISSUES_PAGE, anchor_of, path_beside
from litsite.language.pinyin import sort_key
from litsite.language.slugs import assign_slugs, slugify
from litsite.model.account import Account, PageRecord
from litsite.model.article import Article

PAGE_PARTS = re.compile(r"(?P<prefix>\D*)(?P<number>\d*)(?P<rest>.*)", re.DOTALL)  # 特4版


@dataclass(frozen=True, slots=True)
class IssuePage:
    """A newspaper page of an issue."""

    name: str | None
    anchor: str
    record: PageRecord | None
    """Its own headline and captions, where a source had its marker."""
    articles: tuple[Article, ...]
    """As they stood on the page."""


@dataclass(frozen=True, slots=True)
class IssueName:
    """What an issue is called, and where it is."""

    publication: str
    date: str
    path: str


@dataclass(frozen=True, slots=True)
class Issue:
    """One day of one newspaper."""

    publication: str
    date: str
    path: str
    pages: tuple[IssuePage, ...]

    @property
    def name(self) -> IssueName:
        """Enough to link to it."""
        return IssueName(self.publication, self.date, self.path)

    @property
    def articles(self) -> tuple[Article, ...]:
        """All articles in reading order."""
        return tuple(article for page in self.pages for article in page.articles)


def collect_issues(articles: Iterable[Article], accounts: Iterable[Account]) -> tuple[Issue, ...]:
    """Issues by date, newest first, then by publication."""
    printed: dict[tuple[str, str], list[Article]] = defaultdict(list)
    for article in articles:
        date = article.published or article.date
        if article.kind == "newspaper" and article.publication and date:
            printed[article.publication, date].append(article)
    records = collect_records(accounts)
    keys = sorted({*printed, *records}, key=lambda key: sort_key(key[0]))
    keys.sort(key=lambda key: key[1], reverse=True)
    slugs = assign_slugs(sorted({publication for publication, _ in keys}, key=sort_key), "paper")
    return tuple(
        Issue(
            publication=key[0],
            date=key[1],
            path=path_beside(ISSUES_PAGE, f"{slugs[key[0]]}-{slugify(key[1]) or 'undated'}"),
            pages=arrange_pages(printed.get(key, []), records.get(key, {})),
        )
        for key in keys
    )


def find_neighbours(
    issues: Iterable[Issue],
) -> dict[str, tuple[IssueName | None, IssueName | None]]:
    """Path of an issue → the same newspaper's next newer and next older issue."""
    papers: dict[str, list[IssueName]] = defaultdict(list)
    for issue in issues:
        papers[issue.publication].append(issue.name)
    neighbours: dict[str, tuple[IssueName | None, IssueName | None]] = {}
    for paper in papers.values():
        for newer, own, older in zip([None, *paper], paper, [*paper[1:], None], strict=False):
            neighbours[own.path] = (newer, older)
    return neighbours


def collect_records(accounts: Iterable[Account]) -> dict[tuple[str, str], dict[str, PageRecord]]:
    """Page records by issue and page; records of the same page from two sources are merged."""
    records: dict[tuple[str, str], dict[str, PageRecord]] = defaultdict(dict)
    for account in accounts:
        for record in account.pages:
            if record.publication and record.date:
                pages = records[record.publication, record.date]
                known = pages.get(record.page)
                pages[record.page] = merge_records(known, record) if known else record
    return dict(records)


def merge_records(first: PageRecord, second: PageRecord) -> PageRecord:
    """What the first witness lacks is taken from the second."""
    return replace(
        first,
        headline=first.headline or second.headline,
        subtitle=first.subtitle or second.subtitle,
        captions=first.captions or second.captions,
    )


def arrange_pages(articles: list[Article], records: dict[str, PageRecord]) -> tuple[IssuePage, ...]:
    """Articles and records of one issue, put on their pages in order."""
    on_page: dict[str, list[Article]] = defaultdict(list)
    for article in sorted(articles, key=place_in_source):
        on_page[article.page or ""].append(article)
    names = sorted({*on_page, *records}, key=page_order)
    anchors = assign_slugs(names, "unknown")
    return tuple(
        IssuePage(
            name=name or None,
            anchor=anchor_of("page", anchors[name]),
            record=records.get(name),
            articles=tuple(on_page.get(name, ())),
        )
        for name in names
    )


def place_in_source(article: Article) -> tuple[str, tuple[int, int], str]:
    """The order in which a page's articles were printed, as far as a source tells."""
    first = next((source for source in article.sources if not source.relation), None)
    return (first.file, first.lines, article.id) if first else ("", (0, 0), article.id)


def page_order(name: str) -> tuple[bool, str, int, str]:
    """1版, 2版, 10版, A1版, 特1版, then what has no page."""
    match = PAGE_PARTS.fullmatch(name)
    assert match is not None  # every part may be empty
    return not name, match["prefix"], int(match["number"] or 0), match["rest"]
