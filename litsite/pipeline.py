"""The table of contents: how sources become content/, and content/ becomes site/."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from litsite.config import SITE_YAML, Config
from litsite.content.article_yaml import to_articles
from litsite.content.content_folder import (
    ARTICLE_YAML,
    Stored,
    follow_lines,
    leave_out_saved,
    load_content,
    load_pages,
    save_accounts,
    save_articles,
)
from litsite.content.unknown_districts import tell_unknown_districts
from litsite.enrichment import enrich
from litsite.enrichment.glossary import build_glossary
from litsite.enrichment.summaries import add_summaries
from litsite.exports import FACTS as DATA_FACTS
from litsite.exports import export_data, export_feeds
from litsite.facts.aside import begin_aside
from litsite.facts.fingerprint import fingerprint
from litsite.facts.recalling import recall_all
from litsite.facts.store import NO_FACTS, Facts
from litsite.figures import build_ledger
from litsite.importing.merge_sources import merge_parsed
from litsite.importing.parsed_source import read_and_split
from litsite.importing.proof import verify_sources
from litsite.importing.source_files import list_sources, read_texts
from litsite.importing.unsettled import find_unsettled
from litsite.importing.untold import add_untold, forget_told
from litsite.inputs import is_stale
from litsite.language.gazetteer import settings_gazetteer
from litsite.model.article import Article
from litsite.model.library import Library, SiteFile, SourceText, Stage
from litsite.model.problem import Problem, make_problem
from litsite.model.progress import Progress, counted, counted_of, silent
from litsite.outcome import Outcome
from litsite.publishing.changes import Changes
from litsite.publishing.checks import check_site, find_large_pages
from litsite.publishing.exchange import open_staging, recover
from litsite.publishing.hosting.host_files import make_host_files
from litsite.publishing.output import Published, publish
from litsite.publishing.release import collect_release
from litsite.publishing.site_state import find_standing, read_state, stage_all
from litsite.publishing.targets import choose_address, find_kind
from litsite.publishing.targets.open_target import Workplace
from litsite.rendering import list_printed_pages, render_site_pages
from litsite.rendering.frame.page_frame import host_root
from litsite.search import FACTS as SEARCH_FACTS
from litsite.search import build_search_index
from litsite.whats_new import WhatsNew, count_new
from litsite.workers import ALONE, Workers

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
    news: WhatsNew


def make_digest(
    config: Config,
    progress: Progress = silent,
    facts: Facts = NO_FACTS,
    workers: Workers = ALONE,
) -> tuple[Outcome, list[Problem]]:
    """sources/ into content/ into site/, whether something changed or not."""
    imported, problems = parse_sources(config, progress, facts, workers)
    changed = facts.count_computed(ARTICLE_YAML)
    unread = load_pages(config.content)[1]
    lost = [*sorted(imported.stored.unreadable), *(Path(one.path).name for one in unread)]
    if lost and read_state(config.site):
        told = make_problem(
            "site", 0, "site-kept", "error", count=len(lost), ids=", ".join(lost[:_NAMED])
        )
        readable = len(imported.stored.records)
        forget_told(facts)
        return Outcome(imported.sources, imported.written, readable, changed, None), [
            *problems,
            *unread,
            told,
        ]
    built, found = build_site(config, progress, imported, facts, workers)
    forget_told(facts)
    outcome = Outcome(
        imported.sources, imported.written, built.articles, changed, built.site, built.news
    )
    return outcome, [*problems, *found]


def parse_sources(
    config: Config,
    progress: Progress = silent,
    facts: Facts = NO_FACTS,
    workers: Workers = ALONE,
) -> tuple[Imported, list[Problem]]:
    """Bring content/ up to date with sources/; nothing that an editor changed is overwritten."""
    paths, problems = list_sources(config.sources)
    named = [(path, f"sources/{path.name}") for path in paths]
    before, broken = load_content(config.content, facts, progress, workers.copies)
    known = frozenset(account.file for account in before.accounts)
    places = settings_gazetteer(config.settings)
    parsed, found = read_and_split(
        named, places, progress, facts=facts, known=known, workers=workers.executor
    )
    progress("merge", 0, 0)
    present = {path.name for path in paths}
    after, told = merge_parsed(parsed, before, present, config.settings, facts)
    told = add_untold(told, facts)
    told += tell_unknown_districts(config.content, after.records, config.settings)
    kept = {account.file for account in after.accounts}
    records, saved = leave_out_saved(config.content, before, after.records)
    told += saved
    written = save_articles(
        config.content, counted(records, "save", progress), facts, before.hashes
    )
    written += save_accounts(
        config.content,
        counted(after.accounts, "save-accounts", progress),
        [a.file for a in before.accounts if a.file not in kept],
        facts,
    )
    after = follow_lines(config.content, before, after)
    texts = tuple(SourceText(one.document.name, one.document.lines) for one in parsed)
    return Imported(len(paths), written, after, texts), [*problems, *found, *broken, *told]


def load_library(
    config: Config,
    imported: Imported | None = None,
    facts: Facts = NO_FACTS,
    progress: Progress = silent,
    workers: Workers = ALONE,
) -> tuple[Library, list[Problem]]:
    """Read content/ (unless just imported) and enrich it; broken files are left out and told of."""
    library, problems = load_articles(config, imported, facts, progress, workers)
    library, found = add_figures(library, facts, progress, workers)
    return library, [*problems, *found]


def load_articles(
    config: Config,
    imported: Imported | None = None,
    facts: Facts = NO_FACTS,
    progress: Progress = silent,
    workers: Workers = ALONE,
) -> tuple[Library, list[Problem]]:
    """The library as far as it has nothing to do with figures: no ledger, and no summaries."""
    stored, problems = (
        (imported.stored, []) if imported else load_content(config.content, progress=progress)
    )
    pages, found = load_pages(config.content)
    problems += found
    texts, found = read_texts(
        config.sources, [a.file for a in stored.accounts], imported.texts if imported else ()
    )
    problems += found
    progress("enrich", 0, 0)
    bodies = recall_all(
        facts,
        "body",
        [(record, record) for record in stored.records],
        Article,
        to_articles,
        workers.executor,
    )
    told = counted_of(bodies, len(stored.records), "enrich", progress)
    articles, found = enrich(list(told), config.settings, facts, progress, workers.executor)
    problems += found
    articles.sort(key=lambda article: article.id)
    articles.sort(key=lambda article: article.date or "", reverse=True)
    library = Library(config.settings, tuple(articles), stored.accounts, tuple(texts), tuple(pages))
    return library, problems


def add_figures(
    library: Library,
    facts: Facts = NO_FACTS,
    progress: Progress = silent,
    workers: Workers = ALONE,
) -> tuple[Library, list[Problem]]:
    """The library with its ledger and all that follows from it."""
    progress("figures", 0, 0)
    ledger, problems = build_ledger(
        library.articles,
        library.accounts,
        library.texts,
        library.settings,
        settings_gazetteer(library.settings),
        facts,
        workers.executor,
        workers.copies,
        progress,
    )
    progress("summaries", 0, 0)
    articles = add_summaries(library.articles, ledger, facts, workers.copies)
    complete = replace(
        library,
        articles=tuple(articles),
        glossary=build_glossary(articles),
        ledger=ledger,
        prints={article.id: fingerprint(article) for article in articles},
    )
    return complete, problems


def build_site(
    config: Config,
    progress: Progress = silent,
    imported: Imported | None = None,
    facts: Facts = NO_FACTS,
    workers: Workers = ALONE,
) -> tuple[BuildReport, list[Problem]]:
    """Render content/ into site/."""
    library, problems = load_articles(config, imported, facts, progress, workers)
    standing = find_standing(config.site, facts)
    with open_staging(config.site) as staging:
        finish_index = begin_index(library, standing, staging.add, facts, progress, workers)
        library, found = add_figures(library, facts, progress, workers)
        problems += found
        progress("render", 0, 0)
        finish_data = begin_data(library, standing, staging.add, facts, progress, workers)
        pages, found = render_site_pages(
            library, config.templates, facts, standing, progress, workers.copies, staging.add
        )
        problems += found
        progress("export", 0, 0)
        pages += export_feeds(library, [page.path for page in pages])
        pages += finish_data()
        progress("index", 0, 0)
        index, found = finish_index()
        pages += index
        problems += found
        progress("compare", 0, 0)
        published = publish(pages, config.site, standing, progress, staging)
    progress("end", 0, 0)
    news = count_new(library, facts)
    return BuildReport(len(library.articles), published, news), problems


def begin_index(
    library: Library,
    standing: Mapping[str, str],
    stage: Stage,
    facts: Facts,
    progress: Progress,
    workers: Workers,
) -> Callable[[], tuple[list[SiteFile], list[Problem]]]:
    """Have the search index made aside, since it needs nothing of the figures; what is returned waits for it."""

    def index(facts: Facts) -> tuple[list[SiteFile], list[Problem]]:
        pages, problems = build_search_index(
            library, list_printed_pages(library), facts, silent if workers.copies else progress
        )
        return stage_all(pages, standing, stage), problems

    return begin_aside(index, SEARCH_FACTS, facts, workers.copies)


def begin_data(
    library: Library,
    standing: Mapping[str, str],
    stage: Stage,
    facts: Facts,
    progress: Progress,
    workers: Workers,
) -> Callable[[], list[SiteFile]]:
    """Have the files of data/ made aside, since they need nothing of the pages; what is returned waits for them."""

    def export(facts: Facts) -> list[SiteFile]:
        told = silent if workers.copies else progress
        return export_data(library, facts, standing, told, stage)

    return begin_aside(export, DATA_FACTS, facts, workers.copies)


def check_digest(config: Config, facts: Facts = NO_FACTS, *, strict: bool = False) -> list[Problem]:
    """Prove that nothing is lost and that the built site hangs together; `strict` asks whether all is settled."""
    recover(config.site)
    stored, problems = load_content(config.content, facts)
    paths, found = list_sources(config.sources)
    problems += found
    problems += verify_sources(paths, stored, facts)
    problems += check_site(config.site, host_root(config.settings.base_url), facts)
    if strict:
        problems += find_unsettled(config.content, stored, config.settings)
        problems += find_large_pages(config.site)
        # The ledger tells of corrections and verdicts whose sentence is gone.
        problems += load_library(config, Imported(len(paths), 0, stored, ()), facts)[1]
    return problems


@dataclass(frozen=True, slots=True)
class Publication:
    """What publish_site did, or would do."""

    address: str
    changes: Changes | None
    """None: nothing was looked at, since the site has errors."""


def publish_site(
    config: Config,
    asked: str | None,
    *,
    dry_run: bool = False,
    progress: Progress = silent,
    facts: Facts = NO_FACTS,
) -> tuple[Publication, list[Problem]]:
    """Bring site/ to a target, unless it has errors; `asked`: an address or a name of site.yaml's."""
    settings = config.settings
    address = choose_address(asked, settings.publish, SITE_YAML)
    kind = find_kind(address, settings.publish)
    progress("check", 0, 1)
    problems = check_digest(config, facts)
    if is_stale(config, facts):
        problems.append(make_problem("site", 0, "publish-stale"))
    errors = sum(problem.severity == "error" for problem in set(problems))
    if errors:
        problems.append(make_problem(address, 0, "publish-refused", "error", count=errors))
        return Publication(address, None), problems
    host_files = make_host_files(settings.base_url) if kind.reads_host_files else {}
    release = collect_release(
        config.site, settings.title, host_files, compressed=kind.serves_compressed
    )
    publisher = settings.publisher or settings.title
    workplace = Workplace(config.root.resolve(), publisher, dry_run, progress)
    with kind.open(address, workplace) as target:
        if target.interrupted:
            told = "publish-interrupted" if dry_run else "publish-resumed"
            problems.append(make_problem(address, 0, told, place=target.interrupted))
        changes = target.compare(release)
        if changes and not dry_run:
            target.send(release, changes)
    return Publication(address, changes), problems
