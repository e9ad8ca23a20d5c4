"""The list of source files, and how much of each became what."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from litsite.addresses import SOURCES_PAGE, href
from litsite.model.account import Account, Invisible
from litsite.model.library import SourceText
from litsite.rendering.frame.page_frame import Link
from litsite.rendering.frame.site_words import TEXT
from litsite.rendering.indexes.catalogue import Catalogue
from litsite.rendering.parts.article_cards import article_link
from litsite.rendering.parts.bar_charts import Chart, share_chart

LINES_LISTED = 12


@dataclass(frozen=True, slots=True)
class Shares:
    """Characters of a source by what became of them, blank ones not counted."""

    articles: int
    pages: int
    furniture: int

    @property
    def total(self) -> int:
        """All characters."""
        return self.articles + self.pages + self.furniture


@dataclass(frozen=True, slots=True)
class SourceFacts:
    """What is known of a file as a whole."""

    file: str
    href: str
    encoding: str
    newline: str
    sha256: str
    lines: str
    articles: str
    pages: str
    furniture: str
    chart: Chart
    invisible: tuple[str, ...]
    holds: tuple[Link, ...]
    """The articles that stand in it."""


@dataclass(frozen=True, slots=True)
class SourceIndexView:
    """All sources."""

    sources: tuple[SourceFacts, ...]


def view_source_index(catalogue: Catalogue, _: None) -> SourceIndexView:
    """Compute the list of sources."""
    return SourceIndexView(
        tuple(
            source_facts(catalogue, SOURCES_PAGE, account, catalogue.texts.get(account.file))
            for account in catalogue.accounts.values()
        )
    )


def source_facts(
    catalogue: Catalogue, page: str, account: Account, text: SourceText | None
) -> SourceFacts:
    """Sum up one account."""
    shares = count_shares(account, text)
    return SourceFacts(
        file=account.file,
        href=href(page, catalogue.source_paths[account.file]),
        encoding=account.encoding,
        newline=account.newline,
        sha256=account.sha256,
        lines=f"{account.line_count:,}",
        articles=f"{shares.articles:,}",
        pages=f"{shares.pages:,}",
        furniture=f"{shares.furniture:,}",
        chart=make_chart(shares),
        invisible=list_invisible(account.invisible),
        holds=tuple(
            article_link(page, article)
            for article in catalogue.articles_of_source.get(account.file, ())
        ),
    )


def count_shares(account: Account, text: SourceText | None) -> Shares:
    """Count the characters of each kind; where the text is gone, the spans' lengths stand in."""
    amounts: dict[str, int] = defaultdict(int)
    for entry in account.entries:
        span = entry.span
        if text and span.line <= len(text.lines):
            piece = text.lines[span.line - 1][span.start : span.end]
            amounts[share_of(entry.role)] += len("".join(piece.split()))
        else:
            amounts[share_of(entry.role)] += span.end - span.start
    return Shares(amounts["articles"], amounts["pages"], amounts["furniture"])


def share_of(role: str) -> str:
    """Which of the three shares a role belongs to."""
    if role == "furniture":
        return "furniture"
    return "pages" if role.startswith("page_") else "articles"


def make_chart(shares: Shares) -> Chart:
    """The three shares as one bar."""
    total = max(1, shares.total)
    label = TEXT.share_label.format(
        articles=round(100 * shares.articles / total),
        pages=round(100 * shares.pages / total),
        furniture=round(100 * shares.furniture / total),
    )
    parts = (
        ("share-articles", shares.articles),
        ("share-pages", shares.pages),
        ("share-furniture", shares.furniture),
    )
    return share_chart(parts, label)


def list_invisible(characters: tuple[Invisible, ...]) -> tuple[str, ...]:
    """`U+200B 共 3 处(第 5、9 行)`, one line a character."""
    lines: dict[str, list[int]] = defaultdict(list)
    for character in characters:
        lines[character.name].append(character.line)
    return tuple(
        TEXT.invisible_item.format(name=name, count=len(places), lines=join_lines(places))
        for name, places in sorted(lines.items())
    )


def join_lines(places: list[int]) -> str:
    """The first lines of a list, each once."""
    numbers = list(dict.fromkeys(places))
    joined = TEXT.separator.join(str(number) for number in numbers[:LINES_LISTED])
    return joined if len(numbers) <= LINES_LISTED else TEXT.invisible_more.format(lines=joined)
