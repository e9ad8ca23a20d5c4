"""What can be found: the sections of articles, and what newspaper pages say of themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from markdown_it import MarkdownIt

from litsite.addresses import article_path
from litsite.model.article import Article, Block
from litsite.model.library import Library, PrintedPage


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with the blocks under it, or what stands above the first heading."""

    heading: str | None
    anchor: str | None
    """Fragment; None for what stands above the first heading."""
    head: tuple[str, ...]
    """Texts of weight: the heading and the glossary terms; for the first section the article's own
    headlines and organization."""
    body: tuple[str, ...]
    """The text of each block."""


@dataclass(frozen=True, slots=True)
class Group:
    """An article, or a newspaper page with words of its own: the sections that results gather."""

    url: str
    """From the site's root."""
    title: str
    sections: tuple[Section, ...]
    """Never empty; the first is what stands above the first heading."""
    date: str | None = None
    district: str | None = None
    kind: str = ""
    publication: str | None = None
    topics: tuple[str, ...] = ()


def collect_groups(library: Library, printed: Sequence[PrintedPage]) -> tuple[Group, ...]:
    """Articles and newspaper pages, oldest first; of one date, articles last.

    What comes new mostly stands at the end, where it moves no other.
    """
    groups = [_article_group(article) for article in library.articles]
    groups += [_page_group(page) for page in printed if page.headline or page.captions]
    # A stable sort: within a date the library's order stays, and then all is turned.
    return tuple(sorted(groups, key=lambda group: group.date or "", reverse=True))[::-1]


def _article_group(article: Article) -> Group:
    runs = list(_runs(article.blocks))
    own = (article.title, article.kicker, article.subtitle, article.org)
    first = Section(
        heading=None,
        anchor=None,
        head=tuple(text for text in own if text) + _terms(runs[0]),
        body=tuple(block.text for block in runs[0]),
    )
    rest = (
        Section(
            heading=run[0].text,
            anchor=run[0].anchor,
            head=(run[0].text, *_terms(run[1:])),
            body=tuple(block.text for block in run[1:]),
        )
        for run in runs[1:]
    )
    return Group(
        url=article_path(article.id),
        title=article.title,
        sections=(first, *rest),
        date=article.date,
        district=article.district,
        kind=article.kind,
        publication=article.publication,
        topics=article.topics,
    )


def _runs(blocks: Iterable[Block]) -> Iterator[list[Block]]:
    """Blocks from heading to heading; the first run has no heading and may be empty."""
    run: list[Block] = []
    for block in blocks:
        if block.kind == "heading":
            yield run
            run = []
        run.append(block)
    yield run


def _terms(blocks: Iterable[Block]) -> tuple[str, ...]:
    return tuple(_plain(block.term) for block in blocks if block.kind == "entry")


@cache
def _markdown() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False})


def _plain(markdown: str) -> str:
    """A term without its markup."""
    if not any(mark in markdown for mark in "\\*_`[&<"):
        return markdown
    (inline,) = _markdown().parseInline(markdown)
    return "".join(token.content for token in inline.children or ())


def _page_group(page: PrintedPage) -> Group:
    head = tuple(text for text in (page.headline, page.subtitle) if text)
    section = Section(None, page.anchor, head, page.captions)
    return Group(
        url=page.path,
        title=page.headline or page.title,
        sections=(section,),
        date=page.date,
        kind="newspaper",
        publication=page.publication,
    )
