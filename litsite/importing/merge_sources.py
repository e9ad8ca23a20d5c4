"""Parsed articles merged with what content/ holds: matched by text, new ones with an id, the rest kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from litsite.content.article_ids import mint_id
from litsite.content.article_matching import match_articles
from litsite.content.article_yaml import Record
from litsite.content.body_markdown import hash_blocks
from litsite.content.content_folder import Stored
from litsite.content.three_way_merge import merge_record, new_record
from litsite.facts.store import NO_FACTS, Facts
from litsite.importing.account import Owner, build_account, own_blocks, witness_hashes
from litsite.importing.parsed_source import Parsed
from litsite.language.gazetteer import short_names
from litsite.model.account import Account
from litsite.model.article import ParsedArticle, SourceRef
from litsite.model.library import SiteSettings
from litsite.model.problem import Problem, make_problem


def merge_parsed(
    parsed: Sequence[Parsed],
    stored: Stored,
    present: set[str],
    settings: SiteSettings,
    facts: Facts = NO_FACTS,
) -> tuple[Stored, list[Problem]]:
    """Merge parsed articles with stored records; return what content/ shall hold.

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
    reached: dict[str, int] = {}
    ids: dict[tuple[int, int], str] = {}
    records: dict[str, Record] = {}
    for place, (_, article), match in zip(places, own, matches, strict=True):
        reserved = _unreadable_owner(article, parsed[place[0]].document.name, stored)
        if match is None and reserved is not None:
            # Its YAML cannot be read at the moment; the editor will mend it, so nothing is minted.
            identifier = reserved
        elif match is None:
            identifier = mint_id(
                article.fields["date"], article.fields["title"] or "wuti", taken, names, reached
            )
            taken.add(identifier)
            records[identifier] = new_record(article, identifier, references[place])
        else:
            record = stored.records[match]
            identifier = record.id
            shown = f"content/articles/{identifier}.yaml"
            merge = partial(_merge, record, article, references[place], shown)
            made_of = (record, article, references[place])
            one_merged = facts.recall("merge", made_of, _Merged, merge)
            records[identifier] = one_merged.record or record
            problems += one_merged.problems
        ids[place] = identifier
    for record in stored.records:
        if record.id not in records:
            kept, found = _left_over(record, present, {one.document.name for one in parsed})
            records[record.id] = kept
            problems += found
    # The account of a source that is there but cannot be read now is kept as it was.
    read = {one.document.name for one in parsed}
    accounts: list[Account] = [a for a in stored.accounts if a.file in present - read]
    for s, one in enumerate(parsed):
        owners = _owners(s, one, ids, parsed)
        accounts.append(build_account(one.document, one.split, owners))
        problems += _only_in_copy(one, owners)
    accounts.sort(key=lambda account: account.file)
    merged = tuple(records[key] for key in sorted(records))
    return Stored(merged, tuple(accounts), stored.unreadable), problems


class _Merged(NamedTuple):
    record: Record | None
    """None: as it was."""
    problems: list[Problem]


def _merge(
    record: Record, article: ParsedArticle, references: Sequence[SourceRef], shown: str
) -> _Merged:
    merged, problems = merge_record(record, article, references, shown)
    return _Merged(None if merged == record else merged, problems)


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
