"""The ledger: every figure of the digest with its proof."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from litsite.facts.fingerprint import fingerprint
from litsite.facts.store import NO_FACTS, Facts
from litsite.figures.corrections import correct_entries
from litsite.figures.ledger_entries import make_entry
from litsite.figures.placing.plan_or_review import outline
from litsite.figures.revisits.targets_revisited import build_revisits
from litsite.figures.series.indicator_series import build_series
from litsite.figures.source_sentences import (
    PlacedFigure,
    locate_sentence,
    place_figures,
    place_written,
)
from litsite.language.gazetteer import Gazetteer
from litsite.model.account import Account
from litsite.model.article import FIELDS, Article
from litsite.model.figure import Ledger, LedgerEntry, Verdict, find_surface
from litsite.model.library import SiteSettings, SourceText
from litsite.model.problem import Problem, make_problem
from litsite.model.source import Span

Spans = Mapping[str, Sequence[Span]]
"""Hash of a block → where the article's own source has it."""


def build_ledger(
    articles: Sequence[Article],
    accounts: Sequence[Account],
    texts: Sequence[SourceText],
    settings: SiteSettings,
    places: Gazetteer,
    facts: Facts = NO_FACTS,
) -> tuple[Ledger, list[Problem]]:
    """Read the figures of all articles, in their order, correct them as editors say, and join them.

    A block whose source is at hand and unchanged is quoted from there; any other from its own text.
    """
    lines = {text.file: text.lines for text in texts}
    spans = _collect_spans(articles, accounts)
    entries: list[LedgerEntry] = []
    problems: list[Problem] = []
    prints = {file: fingerprint(own) for file, own in lines.items()}
    for article in articles:
        key = _reading_key(article, spans, prints, places)
        read = partial(read_article, article, spans, lines, places)
        own, found = correct_entries(article, facts.recall("figures", key, list[LedgerEntry], read))
        entries += own
        problems += found
    verdicts, found = _follow_verdicts(articles)
    problems += found
    dates = {article.id: article.date for article in articles}
    files = {article.id: _own_files(article, lines) for article in articles}

    def locate(article: str, block: str, ordinal: int) -> tuple[str, int, str] | None:
        for file in files[article]:
            where = spans.get((article, file), {}).get(block)
            place = locate_sentence(where, lines[file], ordinal) if where else None
            if place is not None:
                return (file, *place)
        return None

    series = build_series(entries, settings, dates)
    revisits = build_revisits(articles, entries, verdicts, places, settings.dictionary, locate)
    return Ledger(tuple(entries), series, revisits), problems


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


def _own_files(article: Article, lines: Mapping[str, object]) -> list[str]:
    return [s.file for s in article.sources if s.relation is None and s.file in lines]


def read_article(
    article: Article,
    spans: Mapping[tuple[str, str], Spans],
    lines: Mapping[str, Sequence[str]],
    places: Gazetteer,
) -> list[LedgerEntry]:
    """The entries of one article. `spans`: (article id, file) → spans. `lines`: file → its lines."""
    fields = {name: getattr(article, name) for name in FIELDS}
    contexts = outline(fields, article.blocks, places)
    found: list[tuple[PlacedFigure, str | None]] = []
    quoted: set[int] = set()
    for file in _own_files(article, lines):
        own = spans.get((article.id, file), {})
        where = {
            index: own[block.key]
            for index, block in enumerate(article.blocks)
            if block.key in own and not block.edited and index not in quoted
        }
        quoted |= set(where)
        placed = place_figures(article.blocks, contexts, where, lines[file])
        found += [(one, file) for one in placed]
    written = [index for index in range(len(article.blocks)) if index not in quoted]
    found += [(one, None) for one in place_written(article.blocks, contexts, written)]
    found.sort(key=lambda pair: (pair[0].block, pair[0].sentence, pair[0].at))
    return list(_number(article, found))


def _reading_key(
    article: Article,
    spans: Mapping[tuple[str, str], Spans],
    prints: Mapping[str, bytes],
    places: Gazetteer,
) -> object:
    """All that read_article sees. `prints`: file → fingerprint of its lines."""
    files = _own_files(article, prints)
    own = [(file, prints[file], spans.get((article.id, file), {})) for file in files]
    fields = [getattr(article, name) for name in FIELDS]
    return article.id, fields, article.blocks, own, places


def _number(
    article: Article, found: Sequence[tuple[PlacedFigure, str | None]]
) -> Iterator[LedgerEntry]:
    counts: dict[tuple[int, int], int] = defaultdict(int)
    cursor: dict[int, int] = defaultdict(int)
    for placed, file in found:
        block = article.blocks[placed.block]
        counts[placed.block, placed.sentence] += 1
        number = counts[placed.block, placed.sentence]
        surface = placed.figure.surface
        # Cleaning may have moved what a reader sees a little.
        offset = find_surface(block.text, surface, placed.at, cursor[placed.block])
        if offset >= 0:
            cursor[placed.block] = offset + len(surface)
        yield make_entry(article, placed, file, number, offset)


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
