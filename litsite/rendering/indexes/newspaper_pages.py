"""Newspaper pages with words of their own, for the search."""

from __future__ import annotations

from collections.abc import Iterator

from litsite.model.library import Library, PrintedPage
from litsite.rendering.frame.dates import display_date
from litsite.rendering.frame.site_words import TEXT
from litsite.rendering.indexes.newspaper_issues import collect_issues


def list_printed_pages(library: Library) -> tuple[PrintedPage, ...]:
    """Every newspaper page that has a headline or captions of its own, with its place in the site."""
    return tuple(_printed_pages(library))


def _printed_pages(library: Library) -> Iterator[PrintedPage]:
    for issue in collect_issues(library.articles, library.accounts):
        for page in issue.pages:
            record = page.record
            if record and (record.headline or record.captions):
                name = page.name or TEXT.page_unknown
                yield PrintedPage(
                    path=issue.path,
                    anchor=page.anchor,
                    title=f"{issue.publication} {display_date(issue.date)} {name}",
                    publication=issue.publication,
                    date=issue.date,
                    headline=record.headline,
                    subtitle=record.subtitle,
                    captions=record.captions,
                )
