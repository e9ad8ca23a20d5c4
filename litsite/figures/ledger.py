"""The ledger: every figure of the digest with its proof."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from litsite.facts.copies import Copies
from litsite.facts.fingerprint import fingerprint
from litsite.facts.recalling import Mapper, recall_all
from litsite.facts.store import NO_FACTS, Facts
from litsite.figures.article_reading import (
    ArticleReading,
    ReadArticle,
    ReadingInput,
    own_files,
    print_reading,
    read_articles,
)
from litsite.figures.corrections import correct_entries
from litsite.figures.revisits.targets_revisited import begin_revisits
from litsite.figures.sentence_topics import Topics, find_topics
from litsite.figures.series.kept_series import join_series
from litsite.figures.source_sentences import locate_sentence
from litsite.language.gazetteer import Gazetteer
from litsite.model.account import Account
from litsite.model.article import Article
from litsite.model.figure import Ledger, LedgerEntry, Verdict, with_topics
from litsite.model.library import SiteSettings, SourceText
from litsite.model.problem import Problem, make_problem
from litsite.model.progress import Progress, counted_of, silent
from litsite.model.source import Span


def build_ledger(
    articles: Sequence[Article],
    accounts: Sequence[Account],
    texts: Sequence[SourceText],
    settings: SiteSettings,
    places: Gazetteer,
    facts: Facts = NO_FACTS,
    workers: Mapper | None = None,
    copies: Copies | None = None,
    progress: Progress = silent,
) -> tuple[Ledger, list[Problem]]:
    """Read the figures of all articles, in their order, correct them as editors say, and join them.

    A block whose source is at hand and unchanged is quoted from there; any other from its own text. `workers`
    may be elsewhere, `copies` are of this process.
    """
    lines = {text.file: text.lines for text in texts}
    spans = _collect_spans(articles, accounts)
    files_read = {file: fingerprint(own) for file, own in lines.items()}
    problems: list[Problem] = []
    files = {article.id: own_files(article, lines) for article in articles}
    inputs = [
        ReadingInput(
            article,
            {file: spans.get((article.id, file), {}) for file in files[article.id]},
            {file: lines[file] for file in files[article.id]},
            places,
        )
        for article in articles
    ]
    keyed = [(print_reading(one, files_read), one) for one in inputs]
    readings = recall_all(facts, "figures", keyed, ArticleReading, read_articles, workers)
    readings = counted_of(readings, len(keyed), "figures", progress)
    read: list[ReadArticle] = []
    for (key, _), article, reading in zip(keyed, articles, readings, strict=True):
        corrected, found = correct_entries(article, reading.entries)
        problems += found
        if article.corrections:
            key = fingerprint((key, article.corrections, article.moved))
        read.append(ReadArticle(article, key, tuple(corrected), reading.sentences))
    verdicts, found = _follow_verdicts(articles)
    problems += found

    def locate(article: str, block: str, ordinal: int) -> tuple[str, int, str] | None:
        for file in files[article]:
            where = spans.get((article, file), {}).get(block)
            place = locate_sentence(where, lines[file], ordinal) if where else None
            if place is not None:
                return (file, *place)
        return None

    progress("revisits", 0, 0)
    finish_revisits = begin_revisits(
        read, verdicts, places, settings.dictionary, locate, facts, copies
    )
    progress("series", 0, 0)
    series = join_series(read, settings, facts, copies)
    entries, prints = _add_topics(read, settings, facts, copies)
    progress("revisits", 0, 0)
    return Ledger(entries, series, finish_revisits(), prints), problems


def _add_topics(
    read: Sequence[ReadArticle], settings: SiteSettings, facts: Facts, copies: Mapper | None
) -> tuple[tuple[LedgerEntry, ...], dict[str, bytes]]:
    """All figures with their topics, and each article's print: another lexicon reads no figure anew."""
    lexicons = fingerprint(settings.topics)
    keyed = [(fingerprint((one.print, one.article.topics, lexicons)), one) for one in read]

    def find(some: Sequence[ReadArticle]) -> list[list[Topics]]:
        return [find_topics(one.article, one.entries, settings.topics) for one in some]

    entries: list[LedgerEntry] = []
    found = recall_all(facts, "topics of figures", keyed, list[Topics], find, copies)
    for one, topics in zip(read, found, strict=True):
        entries += map(with_topics, one.entries, topics)
    return tuple(entries), {one.article.id: key for key, one in keyed}


def _follow_verdicts(articles: Sequence[Article]) -> tuple[list[Verdict], list[Problem]]:
    """Verdicts by the present anchors; tell of those whose target, or answer, is gone."""
    by_id = {article.id: article for article in articles}
    anchors = {article.id: {block.key for block in article.blocks} for article in articles}
    verdicts: list[Verdict] = []
    problems: list[Problem] = []
    for article in articles:
        for one in article.verdicts:
            later = by_id.get(one.later_article)
            moved = later.moved if later else {}
            own = replace(
                one,
                anchor=article.moved.get(one.anchor, one.anchor),
                later_anchor=moved.get(one.later_anchor, one.later_anchor),
            )
            if (
                own.anchor in anchors[article.id]
                and later
                and own.later_anchor in anchors[later.id]
            ):
                verdicts.append(own)
            else:
                shown = f"content/articles/{article.id}.yaml"
                at = f"{one.anchor}/{one.sentence}"
                problems.append(make_problem(shown, 0, "revisit-lost", at=at))
    return verdicts, problems


def _collect_spans(
    articles: Sequence[Article], accounts: Sequence[Account]
) -> dict[tuple[str, str], dict[str, list[Span]]]:
    """Second witnesses are left aside, be they of the same file: an article is quoted from the lines
    that it is shown from.
    """
    own: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    for article in articles:
        for source in article.sources:
            if not source.relation:
                own[article.id, source.file].append(source.lines)
    spans: dict[tuple[str, str], dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    for account in accounts:
        for entry in account.entries:
            place = (entry.article or "", account.file)
            shown = any(first <= entry.span.line <= last for first, last in own.get(place, ()))
            if entry.role == "block" and entry.block and shown:
                spans[place][entry.block].append(entry.span)
    return spans
