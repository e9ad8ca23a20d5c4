"""Newspaper issues and their pages."""

from __future__ import annotations

from dataclasses import dataclass, replace

from litsite.addresses import ISSUES_PAGE, href
from litsite.rendering.frame.dates import display_date
from litsite.rendering.frame.page_frame import Link
from litsite.rendering.frame.site_words import TEXT
from litsite.rendering.indexes.catalogue import Catalogue
from litsite.rendering.indexes.newspaper_issues import Issue, IssueName, IssuePage
from litsite.rendering.parts.article_cards import Card, make_cards


@dataclass(frozen=True, slots=True)
class IssueLine:
    """An issue in the list of all."""

    link: Link
    machine_date: str
    count: str
    pages: tuple[Link, ...]
    headlines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IssueIndexView:
    """All issues."""

    lines: tuple[IssueLine, ...]


@dataclass(frozen=True, slots=True)
class IssuePageView:
    """A newspaper page of an issue."""

    name: str
    anchor: str
    headline: str | None
    subtitle: str | None
    captions: tuple[str, ...]
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class IssueView:
    """One issue."""

    title: str
    publication: str
    date: str
    machine_date: str
    count: str
    contents: tuple[Link, ...]
    pages: tuple[IssuePageView, ...]
    newer: Link | None
    older: Link | None


def view_issue_index(catalogue: Catalogue, _: None) -> IssueIndexView:
    """Compute the list of issues."""
    return IssueIndexView(tuple(issue_line(issue) for issue in catalogue.issues))


def issue_line(issue: Issue) -> IssueLine:
    """One issue with its pages."""
    return IssueLine(
        link=Link(issue_title(issue), href(ISSUES_PAGE, issue.path)),
        machine_date=issue.date,
        count=TEXT.articles_count.format(count=len(issue.articles)),
        pages=tuple(
            Link(page.name or TEXT.page_unknown, href(ISSUES_PAGE, issue.path, page.anchor))
            for page in issue.pages
        ),
        headlines=tuple(headline_of(page) for page in issue.pages if headline_of(page)),
    )


def issue_title(issue: Issue | IssueName) -> str:
    """`青岛日报 2021年11月19日`."""
    return f"{issue.publication} {display_date(issue.date)}"


def headline_of(page: IssuePage) -> str:
    """The page's own headline, or that of its first article."""
    if page.record and page.record.headline:
        return page.record.headline
    return page.articles[0].title if page.articles else ""


def view_issue(catalogue: Catalogue, path: str) -> IssueView:
    """Compute the page of one issue."""
    issue = catalogue.issue_by_path[path]
    newer, older = catalogue.issue_neighbours[issue.path]
    return IssueView(
        title=issue_title(issue),
        publication=issue.publication,
        date=display_date(issue.date),
        machine_date=issue.date,
        count=TEXT.articles_count.format(count=len(issue.articles)),
        contents=tuple(
            Link(page.name or TEXT.page_unknown, href(issue.path, issue.path, page.anchor))
            for page in issue.pages
        ),
        pages=tuple(issue_page(catalogue, issue, page) for page in issue.pages),
        newer=Link(issue_title(newer), href(issue.path, newer.path)) if newer else None,
        older=Link(issue_title(older), href(issue.path, older.path)) if older else None,
    )


def issue_page(catalogue: Catalogue, issue: Issue, page: IssuePage) -> IssuePageView:
    """A page's own words and its articles."""
    record = page.record
    return IssuePageView(
        name=page.name or TEXT.page_unknown,
        anchor=page.anchor,
        headline=record.headline if record else None,
        subtitle=record.subtitle if record else None,
        captions=record.captions if record else (),
        # The page around the cards says what they would repeat.
        cards=tuple(
            replace(card, source="", date="")
            for card in make_cards(catalogue, issue.path, page.articles)
        ),
    )
