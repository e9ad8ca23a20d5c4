"""The home page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from litsite.addresses import HOME_PAGE, LEDGER_PAGE, TIMELINE_PAGE, href
from litsite.model.article import Article
from litsite.rendering.frame.dates import display_date
from litsite.rendering.frame.page_frame import Link
from litsite.rendering.frame.site_words import TEXT
from litsite.rendering.frame.structured_data import describe_site
from litsite.rendering.indexes.catalogue import Catalogue, Collection
from litsite.rendering.parts.article_cards import Card, make_card
from litsite.rendering.parts.bar_charts import Chart, tallest_year, year_chart, years_of
from litsite.rendering.parts.figure_cards import FigureCard, make_figure_card
from litsite.rendering.parts.headline_figures import choose_headlines

NEWEST = 9


@dataclass(frozen=True, slots=True)
class DigestSize:
    """A number of the line that says how large the digest is."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class GroupLine:
    """A district or topic with its count and its years."""

    link: Link
    count: str
    chart: Chart


@dataclass(frozen=True, slots=True)
class HomeView:
    """What the home page shows."""

    structured: Markup | None
    span: str | None
    size: tuple[DigestSize, ...]
    headlines: tuple[FigureCard, ...]
    all_figures: str
    lead: Card | None
    newest: tuple[Card, ...]
    all_articles: str
    districts: tuple[GroupLine, ...]
    topics: tuple[GroupLine, ...]
    first_year: str | None
    last_year: str | None
    latest_issue: Link | None


def view_home(catalogue: Catalogue, _: None) -> HomeView:
    """Compute the home page."""
    articles = catalogue.listed
    years = years_of(articles)
    newest = pick_newest(articles)
    cards = [make_card(catalogue, HOME_PAGE, article) for article in newest]
    return HomeView(
        structured=describe_site(catalogue.settings),
        span=span_of(articles),
        size=size_of(catalogue),
        headlines=headline_cards(catalogue),
        all_figures=href(HOME_PAGE, LEDGER_PAGE),
        lead=cards[0] if cards else None,
        newest=tuple(cards[1:]),
        all_articles=href(HOME_PAGE, TIMELINE_PAGE),
        districts=group_lines(catalogue, catalogue.districts, years),
        topics=group_lines(catalogue, catalogue.topics, years),
        first_year=years[0] if years else None,
        last_year=years[-1] if years else None,
        latest_issue=latest_issue(catalogue),
    )


def headline_cards(catalogue: Catalogue) -> tuple[FigureCard, ...]:
    """The headline figures."""
    chosen = choose_headlines(
        catalogue.figures.entries,
        catalogue.articles,
        catalogue.settings.headline_figures,
    )
    return tuple(
        make_figure_card(HOME_PAGE, entry, catalogue.articles[entry.article]) for entry in chosen
    )


def pick_newest(articles: Sequence[Article]) -> tuple[Article, ...]:
    """The newest articles, what has no date left aside unless nothing else is there."""
    dated = [article for article in articles if article.date]
    return tuple((dated or articles)[:NEWEST])


def span_of(articles: Sequence[Article]) -> str | None:
    """From the first date to the last."""
    dates = sorted(article.date for article in articles if article.date)
    if not dates:
        return None
    first, last = display_date(dates[0]), display_date(dates[-1])
    return first if first == last else TEXT.from_to.format(first=first, last=last)


def size_of(catalogue: Catalogue) -> tuple[DigestSize, ...]:
    """How much there is of everything."""
    measures = sum(catalogue.measures.values())
    organizations = len(catalogue.organizations) + catalogue.unlisted["organizations"]
    sizes = (
        (len(catalogue.listed), TEXT.size_articles),
        (measures, TEXT.size_measures),
        (len(catalogue.figures.entries), TEXT.size_figures),
        (organizations, TEXT.size_organizations),
        (len(catalogue.districts), TEXT.size_districts),
    )
    return tuple(DigestSize(f"{number:,}", label) for number, label in sizes)


def group_lines(
    catalogue: Catalogue, collections: Mapping[str, Collection], years: Sequence[str]
) -> tuple[GroupLine, ...]:
    """Lines of all districts or all topics, drawn to one scale."""
    members = {path: catalogue.members[path] for path in (c.path for c in collections.values())}
    tallest = tallest_year(members.values())
    return tuple(
        GroupLine(
            link=Link(collection.name, href(HOME_PAGE, collection.path)),
            count=f"{len(members[collection.path]):,}",
            chart=year_chart(members[collection.path], years, tallest),
        )
        for collection in collections.values()
    )


def latest_issue(catalogue: Catalogue) -> Link | None:
    """Link to the newest newspaper issue."""
    if not catalogue.issues:
        return None
    issue = catalogue.issues[0]
    return Link(f"{issue.publication} {display_date(issue.date)}", href(HOME_PAGE, issue.path))
