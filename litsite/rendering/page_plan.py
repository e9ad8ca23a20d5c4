"""Which pages the site has: an ordered table of what plans them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup

from litsite.addresses import (
    DISTRICTS_PAGE,
    GLOSSARY_PAGE,
    HOME_PAGE,
    INDICATORS_PAGE,
    ISSUES_PAGE,
    KEYWORDS_PAGE,
    LEDGER_PAGE,
    NOT_FOUND_PAGE,
    ORGANIZATIONS_PAGE,
    PRINT_PAGE,
    SEARCH_PAGE,
    SOURCES_PAGE,
    TARGETS_PAGE,
    TIMELINE_PAGE,
    TOPICS_PAGE,
    article_path,
    hand_page_path,
)
from litsite.rendering.figure_pages.figure_tables import plan_tables, view_table
from litsite.rendering.figure_pages.indicator import view_indicator
from litsite.rendering.figure_pages.indicator_list import view_indicator_index
from litsite.rendering.figure_pages.ledger import view_ledger
from litsite.rendering.figure_pages.ledger_data import FilterForm
from litsite.rendering.figure_pages.targets import plan_target_pages, view_target_page, view_targets
from litsite.rendering.frame.page_frame import host_root
from litsite.rendering.frame.site_words import TEXT
from litsite.rendering.indexes.catalogue import Catalogue, Collection
from litsite.rendering.pages.article import view_article
from litsite.rendering.pages.collection import (
    CollectionList,
    view_collection,
    view_collection_index,
)
from litsite.rendering.pages.glossary import view_glossary
from litsite.rendering.pages.home import view_home
from litsite.rendering.pages.keywords import view_keywords
from litsite.rendering.pages.newspaper_issues import view_issue, view_issue_index
from litsite.rendering.pages.printed_digest import (
    PrintPart,
    print_parts,
    view_print,
    view_print_index,
)
from litsite.rendering.pages.search import view_search
from litsite.rendering.pages.source_list import view_source_index
from litsite.rendering.pages.source_text import view_source
from litsite.rendering.pages.timeline import view_timeline
from litsite.rendering.parts.markdown_html import render_hand_page


@dataclass(frozen=True, slots=True)
class PageJob:
    """A page still to be rendered: nothing of it is computed before `view` is called.

    `view` is a plain function: what it computes depends on `given` and on what it reads of the catalogue's
    indexes, which log that, and on nothing else.
    """

    path: str
    template: str
    title: str
    view: Callable[[Catalogue, Any], object]
    given: Any
    """What the view is told beside the catalogue: plain values, as small as may be."""
    description: str | None = None
    root: str | None = None
    """Way to the site's root where it is not the relative one."""
    origin: str = field(default="templates", compare=False)
    """The file to open when something is wrong with this page."""


def plan_home(catalogue: Catalogue) -> Iterator[PageJob]:
    """The home page."""
    title = catalogue.settings.title
    yield PageJob(HOME_PAGE, "home.html", title, view_home, None)


def plan_articles(catalogue: Catalogue) -> Iterator[PageJob]:
    """One page an article."""
    for article in catalogue.listed:
        yield PageJob(
            article_path(article.id),
            "article.html",
            article.title,
            view_article,
            article.id,
            description="".join(article.summary) or None,
            origin=f"content/articles/{article.id}.yaml",
        )


def plan_collections(catalogue: Catalogue) -> Iterator[PageJob]:
    """Districts, topics and organizations: a list of each, and a page a group."""
    configured = tuple(district.name for district in catalogue.settings.districts)
    yield plan_index(
        DISTRICTS_PAGE,
        TEXT.districts,
        TEXT.districts_lead,
        catalogue.districts,
        configured,
    )
    yield plan_index(TOPICS_PAGE, TEXT.topics, TEXT.topics_lead, catalogue.topics)
    yield plan_index(
        ORGANIZATIONS_PAGE,
        TEXT.organizations,
        TEXT.organizations_lead,
        catalogue.organizations,
        unlisted=catalogue.unlisted["organizations"],
    )
    for groups in (catalogue.districts, catalogue.topics, catalogue.organizations):
        for group in groups.values():
            yield PageJob(group.path, "collection.html", group.name, view_collection, group)


def plan_index(
    path: str,
    title: str,
    lead: str,
    groups: Mapping[str, Collection],
    configured: tuple[str, ...] = (),
    unlisted: int = 0,
) -> PageJob:
    """The list of one kind of groups."""
    given = CollectionList(path, title, lead, tuple(groups.values()), configured, unlisted)
    return PageJob(
        path, "collection_index.html", title, view_collection_index, given, description=lead
    )


def plan_ledger(form: FilterForm) -> PageJob:
    """The ledger's page; its rows are in scripts of their own."""
    return PageJob(
        LEDGER_PAGE,
        "figures.html",
        TEXT.figures_title,
        view_ledger,
        form,
        description=TEXT.figures_lead,
    )


def plan_figures(catalogue: Catalogue) -> Iterator[PageJob]:
    """The tables of districts and topics, the indicators, the targets."""
    figures = catalogue.figures
    for kind, groups in (("district", figures.districts), ("topic", figures.topics)):
        for table in plan_tables(kind, groups.values()):
            yield PageJob(table.path, "figure_table.html", table.title, view_table, table)
    yield PageJob(
        INDICATORS_PAGE,
        "indicators.html",
        TEXT.indicators,
        view_indicator_index,
        None,
        description=TEXT.indicators_lead,
    )
    for indicator in figures.indicators.values():
        yield PageJob(indicator.path, "indicator.html", indicator.name, view_indicator, indicator)
    pages = plan_target_pages(catalogue)
    yield PageJob(
        TARGETS_PAGE,
        "targets.html",
        TEXT.targets,
        view_targets,
        {page.district: page.path for page in pages if page.number == 1},
        description=TEXT.targets_lead,
    )
    for page in pages:
        title = f"{TEXT.targets}:{page.district}"
        yield PageJob(page.path, "targets.html", title, view_target_page, page)


def plan_issues(catalogue: Catalogue) -> Iterator[PageJob]:
    """One page a newspaper issue."""
    for issue in catalogue.issues:
        title = f"{issue.publication} {issue.date}"
        yield PageJob(issue.path, "issue.html", title, view_issue, issue.path)


_LIST_PAGES: tuple[tuple[str, str, str, str, Callable[[Catalogue, None], object]], ...] = (
    (ISSUES_PAGE, "issues.html", TEXT.issues, TEXT.issues_lead, view_issue_index),
    (TIMELINE_PAGE, "timeline.html", TEXT.timeline, TEXT.timeline_lead, view_timeline),
    (GLOSSARY_PAGE, "glossary.html", TEXT.glossary, TEXT.glossary_lead, view_glossary),
    (KEYWORDS_PAGE, "keywords.html", TEXT.keywords, TEXT.keywords_lead, view_keywords),
    (SOURCES_PAGE, "sources.html", TEXT.sources, TEXT.sources_lead, view_source_index),
)
"""Path, template, title, description and view of the pages that list all there is of a kind."""


def plan_lists(catalogue: Catalogue) -> Iterator[PageJob]:
    """The lists."""
    for path, template, title, lead, view in _LIST_PAGES:
        yield PageJob(path, template, title, view, None, description=lead)


def plan_search(catalogue: Catalogue) -> Iterator[PageJob]:
    """The search page."""
    lead = TEXT.search_lead
    yield PageJob(SEARCH_PAGE, "search.html", TEXT.search, view_search, None, description=lead)


def plan_sources(catalogue: Catalogue) -> Iterator[PageJob]:
    """The sources, line by line."""
    for file in catalogue.accounts:
        yield PageJob(catalogue.source_paths[file], "source.html", file, view_source, file)


def plan_print(catalogue: Catalogue) -> Iterator[PageJob]:
    """Everything on one page, or on one page a year."""
    parts = print_parts(catalogue.listed)
    if not parts:
        everything = PrintPart(PRINT_PAGE, TEXT.print_all, tuple(a.id for a in catalogue.listed))
        yield PageJob(PRINT_PAGE, "print.html", TEXT.print_all, view_print, everything)
        return
    paths = tuple((part.path, part.title) for part in parts)
    yield PageJob(PRINT_PAGE, "print.html", TEXT.print_all, view_print_index, paths)
    for part in parts:
        title = f"{TEXT.print_all} {part.title}"
        yield PageJob(part.path, "print.html", title, view_print, part)


def plan_not_found(catalogue: Catalogue) -> Iterator[PageJob]:
    """The page for what is not there."""
    root = host_root(catalogue.settings.base_url)
    yield PageJob(NOT_FOUND_PAGE, "not_found.html", TEXT.not_found, view_nothing, None, root=root)


def view_nothing(_: Catalogue, __: None) -> None:
    """A page that its template alone makes."""


def view_hand_page(catalogue: Catalogue, slug: str) -> Markup:
    """A page as it was written."""
    return render_hand_page(catalogue.hand_pages[slug].markdown)


def plan_hand_pages(catalogue: Catalogue) -> Iterator[PageJob]:
    """The pages of content/pages, last, so that they cannot take a generated page's path."""
    for page in catalogue.page_names:
        yield PageJob(
            hand_page_path(page.slug),
            "hand_page.html",
            page.title,
            view_hand_page,
            page.slug,
            origin=f"content/pages/{page.slug}.md",
        )


PLANNERS: tuple[Callable[[Catalogue], Iterator[PageJob]], ...] = (
    plan_home,
    plan_articles,
    plan_collections,
    plan_figures,
    plan_issues,
    plan_lists,
    plan_search,
    plan_sources,
    plan_print,
    plan_not_found,
    plan_hand_pages,
)


def plan_pages(catalogue: Catalogue) -> Iterator[PageJob]:
    """All pages in the order of the table, but the ledger's, which needs its data."""
    for planner in PLANNERS:
        yield from planner(catalogue)
