"""The table of contents: how sources become content/, and content/ becomes site/."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from litsite.accounting import (
    Owner,
    build_account,
    own_blocks,
    verify_account,
    verify_paragraphs,
    witness_hashes,
)
from litsite.config import Config
from litsite.content.body import hash_blocks
from litsite.content.ids import mint_id
from litsite.content.matching import match_articles
from litsite.content.merging import merge_record, new_record
from litsite.content.records import Record, to_article
from litsite.content.store import (
    Stored,
    load_content,
    load_pages,
    save_accounts,
    save_articles,
)
from litsite.duplicates import find_duplicates
from litsite.enrichment import enrich
from litsite.enrichment.glossary import build_glossary
from litsite.exports import export_data, export_feeds
from litsite.figures import Places, build_ledger
from litsite.model.account import Account
from litsite.model.article import ParsedArticle, SourceRef
from litsite.model.library import Library, SiteSettings, SourceText
from litsite.model.problem import LitsiteError, Problem, make_problem
from litsite.model.source import Document
from litsite.publishing.checks import check_site
from litsite.publishing.output import publish, recover
from litsite.readers import is_source, read_source
from litsite.rendering import list_printed_pages, render_site_pages
from litsite.search import build_search_index
from litsite.splitting import Gazetteer, Split, short_names, split_document

Progress = Callable[[str, int, int], None]
"""Told (what, done, of) as work goes on."""

_LONGEST_NAME = 240
_INHERITED = (
    "title",
    "kicker",
    "subtitle",
    "kind",
    "date",
    "published",
    "page",
    "publication",
    "editor",
    "series",
)


@dataclass(frozen=True, slots=True)
class Witness:
    """A parsed article that is another article's second witness."""

    of: tuple[int, int]
    """Source and article of what it repeats."""
    similarity: float


@dataclass(frozen=True, slots=True)
class Parsed:
    """One source, read and split."""

    document: Document
    split: Split
    witnesses: dict[int, Witness]
    """By the index of the article."""


def silent(what: str, done: int, of: int) -> None:
    """Progress that nobody watches."""


def make_gazetteer(settings: SiteSettings) -> Gazetteer:
    """The places that the settings name."""
    city = (settings.city or "").removesuffix("市")
    districts = tuple(
        (d.name, d.aliases) for d in settings.districts if d.name.removesuffix("市") != city
    )
    return Gazetteer(settings.city, districts)


def make_places(settings: SiteSettings) -> Places:
    """The city and the districts, with all forms of their names."""
    city = settings.city
    if city and not city.endswith("市"):
        city += "市"
    districts = tuple(
        (one.name, short_names(one.name, one.aliases))
        for one in settings.districts
        if one.name != city
    )
    return Places(city, districts)


def list_sources(folder: Path) -> tuple[list[Path], list[Problem]]:
    """The files that readers know, by name; others are told of."""
    problems = []
    sources = []
    for path in sorted(folder.glob("*")) if folder.is_dir() else []:
        if path.name.startswith("."):
            continue
        if path.is_dir():
            problems.append(make_problem(f"sources/{path.name}", 0, "skipped-folder"))
            continue
        reason = _unusable_name(path.name)
        if reason:
            shown = path.name.encode("utf-8", "backslashreplace").decode("utf-8")
            problems.append(make_problem(f"sources/{shown}", 0, "bad-name", "error", reason=reason))
        elif is_source(path):
            sources.append(path)
        else:
            problems.append(make_problem(f"sources/{path.name}", 0, "skipped-format"))
    return sources, problems


def _unusable_name(name: str) -> str | None:
    """Why no account could bear the name, or None."""
    try:
        size = len(name.encode("utf-8"))
    except UnicodeEncodeError:
        return "not UTF-8"
    # The account adds `.yaml.part`; file systems end at 255 bytes.
    return f"{size} bytes, at most {_LONGEST_NAME}" if size > _LONGEST_NAME else None


def read_and_split(
    paths: Sequence[tuple[Path, str]], gazetteer: Gazetteer, progress: Progress = silent
) -> tuple[list[Parsed], list[Problem]]:
    """Read and split files, each with the name to show; find which articles repeat others."""
    parsed: list[Parsed] = []
    problems: list[Problem] = []
    for number, (path, shown) in enumerate(paths):
        progress("parse", number, len(paths))
        try:
            document, found = read_source(path, shown)
        except LitsiteError as error:
            problems.append(error.problem)
            continue
        split, doubts = split_document(document, gazetteer, shown)
        parsed.append(Parsed(document, split, {}))
        problems += [*found, *doubts]
    progress("parse", len(paths), len(paths))
    return _find_witnesses(parsed), problems


def _find_witnesses(parsed: Sequence[Parsed]) -> list[Parsed]:
    places = [(s, a) for s, one in enumerate(parsed) for a in range(len(one.split.articles))]
    articles = [parsed[s].split.articles[a] for s, a in places]
    texts = ["".join(block.text for block in article.blocks) for article in articles]
    ranks = [
        (article.fields["title"] is None, -len(text), parsed[s].document.name, a)
        for article, text, (s, a) in zip(articles, texts, places, strict=True)
    ]
    witnesses: list[dict[int, Witness]] = [{} for _ in parsed]
    for duplicate in find_duplicates(texts, ranks):
        source, article = places[duplicate.index]
        witnesses[source][article] = Witness(places[duplicate.of], duplicate.similarity)
    return [
        replace(one, split=_inherit(one.split, own, parsed), witnesses=own)
        for one, own in zip(parsed, witnesses, strict=True)
    ]


def _inherit(split: Split, witnesses: dict[int, Witness], parsed: Sequence[Parsed]) -> Split:
    """A witness that lost its headline is of the kind and day of what it repeats."""
    articles = list(split.articles)
    for index, witness in witnesses.items():
        if articles[index].fields["title"] is None:
            source, article = witness.of
            fields = parsed[source].split.articles[article].fields
            own = articles[index].fields
            articles[index] = replace(
                articles[index], fields=own | {name: fields[name] for name in _INHERITED}
            )
    return replace(split, articles=tuple(articles))


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What parse_sources did."""

    sources: int
    articles: int
    written: int


def parse_sources(
    config: Config, progress: Progress = silent
) -> tuple[ImportReport, list[Problem]]:
    """Bring content/ up to date with sources/; nothing that an editor changed is overwritten."""
    paths, problems = list_sources(config.sources)
    named = [(path, f"sources/{path.name}") for path in paths]
    parsed, found = read_and_split(named, make_gazetteer(config.settings), progress)
    stored, broken = load_content(config.content)
    present = {path.name for path in paths}
    records, accounts, told = merge_parsed(parsed, stored, present, config.settings)
    written = save_articles(config.content, records)
    gone = [a.file for a in stored.accounts if a.file not in present]
    written += save_accounts(config.content, accounts, gone)
    report = ImportReport(len(paths), len(records), written)
    return report, [*problems, *found, *broken, *told]


def merge_parsed(
    parsed: Sequence[Parsed], stored: Stored, present: set[str], settings: SiteSettings
) -> tuple[list[Record], list[Account], list[Problem]]:
    """Merge parsed articles with stored records; return all records, the accounts, and problems.

    `present`: names of the files in sources/, also of those that could not be read.
    """
    problems: list[Problem] = []
    names = [form for d in settings.districts for form in short_names(d.name, d.aliases)]
    places = [
        (s, a)
        for s, one in enumerate(parsed)
        for a in range(len(one.split.articles))
        if a not in one.witnesses
    ]
    own = [(parsed[s].document.name, parsed[s].split.articles[a]) for s, a in places]
    matches = match_articles(own, stored.records)
    references = _references(parsed, places)
    taken = {record.id for record in stored.records} | set(stored.unreadable)
    ids: dict[tuple[int, int], str] = {}
    records: dict[str, Record] = {}
    for place, (_, article), match in zip(places, own, matches, strict=True):
        reserved = _unreadable_owner(article, parsed[place[0]].document.name, stored)
        if match is None and reserved is not None:
            # Its YAML cannot be read at the moment; the editor will mend it, so nothing is minted.
            identifier = reserved
        elif match is None:
            identifier = mint_id(
                article.fields["date"], article.fields["title"] or "wuti", taken, names
            )
            taken.add(identifier)
            records[identifier] = new_record(article, identifier, references[place])
        else:
            record = stored.records[match]
            identifier = record.id
            shown = f"content/articles/{identifier}.yaml"
            records[identifier], found = merge_record(record, article, references[place], shown)
            problems += found
        ids[place] = identifier
    for record in stored.records:
        if record.id not in records:
            kept, found = _left_over(record, present, {one.document.name for one in parsed})
            records[record.id] = kept
            problems += found
    accounts = []
    for s, one in enumerate(parsed):
        owners = _owners(s, one, ids, parsed)
        accounts.append(build_account(one.document, one.split, owners))
        problems += _only_in_copy(one, owners)
    return [records[key] for key in sorted(records)], accounts, problems


def _unreadable_owner(article: ParsedArticle, file: str, stored: Stored) -> str | None:
    """The id of the article with a broken YAML that the last account gave this text to, or None."""
    if not stored.unreadable:
        return None
    own = set(hash_blocks(article.blocks))
    shared = Counter(
        entry.article
        for account in stored.accounts
        if account.file == file
        for entry in account.entries
        if entry.article in stored.unreadable and entry.block in own
    )
    return shared.most_common(1)[0][0] if shared else None


def _only_in_copy(one: Parsed, owners: Sequence[Owner]) -> list[Problem]:
    """Tell of paragraphs that only a second witness has: no article shows them."""
    return [
        make_problem(
            f"sources/{one.document.name}",
            block.spans[0].line,
            "only-in-copy",
            text=block.text[:24],
            article=owner.id,
        )
        for article, owner in zip(one.split.articles, owners, strict=True)
        for block, key in zip(article.blocks, owner.hashes, strict=True)
        if key is None and block.spans
    ]


def _references(
    parsed: Sequence[Parsed], places: Sequence[tuple[int, int]]
) -> dict[tuple[int, int], list[SourceRef]]:
    """Where each article stands, its second witnesses last."""
    references = {
        (s, a): [SourceRef(parsed[s].document.name, parsed[s].split.articles[a].lines)]
        for s, a in places
    }
    for one in parsed:
        for index, witness in sorted(one.witnesses.items()):
            lines = one.split.articles[index].lines
            references[witness.of].append(
                SourceRef(one.document.name, lines, "duplicate", witness.similarity)
            )
    return references


def _left_over(record: Record, present: set[str], parsed: set[str]) -> tuple[Record, list[Problem]]:
    """An article that no source has any more is marked, never deleted."""
    files = {source.file for source in record.sources}
    unread = files & (present - parsed)
    if unread or record.orphaned or not files or not record.parsed_body:
        return record, []
    shown = f"content/articles/{record.id}.yaml"
    problem = make_problem(shown, 0, "orphaned", file=", ".join(sorted(files)))
    return replace(record, orphaned=True), [problem]


def _owners(
    source: int, one: Parsed, ids: dict[tuple[int, int], str], parsed: Sequence[Parsed]
) -> list[Owner]:
    owners = []
    for index, article in enumerate(one.split.articles):
        witness = one.witnesses.get(index)
        if witness is None:
            owners.append(own_blocks(article, ids[source, index]))
        else:
            s, a = witness.of
            original = parsed[s].split.articles[a]
            owners.append(Owner(ids[s, a], witness_hashes(article.blocks, original.blocks)))
    return owners


def load_library(config: Config) -> tuple[Library, list[Problem]]:
    """Read content/ and enrich it; broken files are left out and told of."""
    stored, problems = load_content(config.content)
    pages, found = load_pages(config.content)
    problems += found
    articles, found = enrich([to_article(record) for record in stored.records], config.settings)
    problems += found
    ordered = sorted(articles, key=lambda article: article.id)
    ordered.sort(key=lambda article: article.date or "", reverse=True)
    texts, found = _source_texts(config, [account.file for account in stored.accounts])
    problems += found
    ledger, found = build_ledger(
        ordered, stored.accounts, texts, config.settings, make_places(config.settings)
    )
    problems += found
    library = Library(
        config.settings,
        tuple(ordered),
        stored.accounts,
        tuple(texts),
        tuple(pages),
        build_glossary(ordered),
        ledger,
    )
    return library, problems


def _source_texts(config: Config, files: Sequence[str]) -> tuple[list[SourceText], list[Problem]]:
    texts, problems = [], []
    for file in files:
        try:
            document, _ = read_source(config.sources / file, f"sources/{file}")
        except LitsiteError as error:
            problems.append(error.problem)
            continue
        texts.append(SourceText(file, document.lines))
    return texts, problems


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What build_site did."""

    articles: int
    pages: int


def build_site(config: Config, progress: Progress = silent) -> tuple[BuildReport, list[Problem]]:
    """Render content/ into site/."""
    progress("load", 0, 4)
    library, problems = load_library(config)
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
    count, found = publish(pages, config.site)
    progress("publish", 4, 4)
    return BuildReport(len(library.articles), count), [*problems, *found]


def check_digest(config: Config) -> list[Problem]:
    """Prove that nothing is lost and that the built site hangs together."""
    recover(config.site)
    stored, problems = load_content(config.content)
    hashes = {record.id: frozenset(record.parsed_body) for record in stored.records}
    accounts = {account.file: account for account in stored.accounts}
    paths, found = list_sources(config.sources)
    problems += found
    for path in paths:
        shown = f"sources/{path.name}"
        try:
            document, found = read_source(path, shown)
        except LitsiteError as error:
            problems.append(error.problem)
            continue
        account = accounts.get(path.name)
        if account is None:
            problems.append(make_problem(shown, 0, "no-account", "error"))
            continue
        witnessed = frozenset(
            record.id
            for record in stored.records
            for source in record.sources
            if source.file == path.name and source.relation == "duplicate"
        )
        problems += verify_account(account, document, hashes, witnessed, shown)
    sourced = {r.id: hashes[r.id] for r in stored.records if not r.orphaned and r.sources}
    problems += verify_paragraphs([accounts[p.name] for p in paths if p.name in accounts], sourced)
    for record in stored.records:
        if record.orphaned:
            problems.append(
                make_problem(f"content/articles/{record.id}.yaml", 0, "is-orphaned", "note")
            )
    return [*problems, *check_site(config.site)]
