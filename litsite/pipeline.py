"""The table of contents: how sources become content/, and content/ becomes site/."""

from __future__ import annotations

from dataclasses import dataclass, replace

from litsite.config import Config
from litsite.content.article_yaml import to_article
from litsite.content.content_folder import (
    Stored,
    load_content,
    load_pages,
    save_accounts,
    save_articles,
)
from litsite.enrichment import enrich
from litsite.enrichment.glossary import build_glossary
from litsite.enrichment.summaries import add_summaries
from litsite.exports import export_data, export_feeds
from litsite.facts.store import NO_FACTS, Facts
from litsite.figures import build_ledger
from litsite.importing.merge_sources import merge_parsed
from litsite.importing.parsed_source import read_and_split
from litsite.importing.proof import verify_sources
from litsite.importing.source_files import list_sources, read_texts
from litsite.inputs import fingerprint_inputs
from litsite.language.gazetteer import settings_gazetteer
from litsite.model.library import Library, SourceText
from litsite.model.problem import Problem, make_problem
from litsite.model.progress import Progress, silent
from litsite.publishing.checks import check_site
from litsite.publishing.exchange import recover
from litsite.publishing.output import Published, publish
from litsite.publishing.site_state import read_state
from litsite.rendering import list_printed_pages, render_site_pages
from litsite.search import build_search_index

_NAMED = 5
"""As many ids as fit into a message."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What parse_sources left in content/, so that nothing is read twice in one build."""

    sources: int
    written: int
    """Files of content/ that changed."""
    stored: Stored
    texts: tuple[SourceText, ...]
    """Of the sources that could be read."""


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What build_site did."""

    articles: int
    site: Published


@dataclass(frozen=True, slots=True)
class Outcome:
    """What build_digest did."""

    sources: int
    written: int
    """Files of content/ that changed."""
    articles: int
    """Of the site; where it was left as it was, those that can be read."""
    site: Published | None
    """None: left as it was, since it has articles that cannot be read at the moment."""


@dataclass(frozen=True, slots=True)
class _LastBuild:
    """A build that left its own inputs as they were: made again, it would do nothing."""

    outcome: Outcome
    files: int
    problems: list[Problem]
    state: dict[str, tuple[int, int]]


def build_digest(
    config: Config, progress: Progress = silent, facts: Facts = NO_FACTS
) -> tuple[Outcome, list[Problem]]:
    """sources/ into content/ into site/; where nothing changed since the last build, look and say so."""
    inputs = fingerprint_inputs(config)
    last = facts.find("build", inputs, _LastBuild)
    if last is not None and last.state == read_state(config.site):
        return replace(last.outcome, site=Published(last.files, 0, 0)), last.problems
    imported, problems = parse_sources(config, progress, facts)
    lost = sorted(imported.stored.unreadable)
    if lost and read_state(config.site) is not None:
        told = make_problem(
            "site", 0, "site-kept", "error", count=len(lost), ids=", ".join(lost[:_NAMED])
        )
        readable = len(imported.stored.records)
        return Outcome(imported.sources, imported.written, readable, None), [*problems, told]
    built, found = build_site(config, progress, imported, facts)
    problems += found
    outcome = Outcome(imported.sources, imported.written, built.articles, built.site)
    state = read_state(config.site)
    # What a merge tells is told once, and a file may change while it is built from.
    if not imported.written and state is not None and fingerprint_inputs(config) == inputs:
        facts.keep("build", inputs, _LastBuild(outcome, built.site.files, problems, state))
    return outcome, problems


def parse_sources(
    config: Config, progress: Progress = silent, facts: Facts = NO_FACTS
) -> tuple[Imported, list[Problem]]:
    """Bring content/ up to date with sources/; nothing that an editor changed is overwritten."""
    paths, problems = list_sources(config.sources)
    named = [(path, f"sources/{path.name}") for path in paths]
    parsed, found = read_and_split(
        named, settings_gazetteer(config.settings), progress, facts=facts
    )
    before, broken = load_content(config.content, facts)
    after, told = merge_parsed(parsed, before, {path.name for path in paths}, config.settings)
    kept = {account.file for account in after.accounts}
    written = save_articles(config.content, after.records, facts)
    written += save_accounts(
        config.content,
        after.accounts,
        [a.file for a in before.accounts if a.file not in kept],
        facts,
    )
    texts = tuple(SourceText(one.document.name, one.document.lines) for one in parsed)
    return Imported(len(paths), written, after, texts), [*problems, *found, *broken, *told]


def load_library(
    config: Config, imported: Imported | None = None, facts: Facts = NO_FACTS
) -> tuple[Library, list[Problem]]:
    """Read content/ (unless just imported) and enrich it; broken files are left out and told of."""
    stored, problems = (imported.stored, []) if imported else load_content(config.content)
    pages, found = load_pages(config.content)
    problems += found
    texts, found = read_texts(
        config.sources, [a.file for a in stored.accounts], imported.texts if imported else ()
    )
    problems += found
    articles, found = enrich(
        [to_article(record) for record in stored.records], config.settings, facts
    )
    problems += found
    articles.sort(key=lambda article: article.id)
    articles.sort(key=lambda article: article.date or "", reverse=True)
    places = settings_gazetteer(config.settings)
    ledger, found = build_ledger(articles, stored.accounts, texts, config.settings, places, facts)
    problems += found
    library = Library(
        config.settings,
        tuple(add_summaries(articles, ledger)),
        stored.accounts,
        tuple(texts),
        tuple(pages),
        build_glossary(articles),
        ledger,
    )
    return library, problems


def build_site(
    config: Config,
    progress: Progress = silent,
    imported: Imported | None = None,
    facts: Facts = NO_FACTS,
) -> tuple[BuildReport, list[Problem]]:
    """Render content/ into site/."""
    progress("load", 0, 4)
    library, problems = load_library(config, imported, facts)
    progress("render", 1, 4)
    pages, found = render_site_pages(library, config.templates)
    problems += found
    pages += export_feeds(library, [page.path for page in pages])
    pages += export_data(library)
    progress("index", 2, 4)
    index, found = build_search_index(library, list_printed_pages(library))
    pages += index
    problems += found
    progress("publish", 3, 4)
    published = publish(pages, config.site)
    progress("publish", 4, 4)
    return BuildReport(len(library.articles), published), problems


def check_digest(config: Config) -> list[Problem]:
    """Prove that nothing is lost and that the built site hangs together."""
    recover(config.site)
    stored, problems = load_content(config.content)
    paths, found = list_sources(config.sources)
    return [*problems, *found, *verify_sources(paths, stored), *check_site(config.site)]
