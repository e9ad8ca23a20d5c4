"""A re-parse finds its articles again: by their text, not by their position."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from litsite.content.article_yaml import Record, field_hash
from litsite.content.body_markdown import hash_blocks, read_body
from litsite.model.article import ParsedArticle

_LEAST = 0.3


def match_articles(
    parsed: Sequence[tuple[str, ParsedArticle]], records: Sequence[Record]
) -> list[int | None]:
    """For each (file, article) the index of the record that is the same article, or None.

    What a file still says to the letter is the record's that it was; of the rest, the score is the
    share of common block hashes, more for the same headline and the same file. The best pairs are
    taken first, and each record once.
    """
    result = _match_unchanged(parsed, records)
    taken = {index for index in result if index is not None}
    if None not in result:
        return result
    by_block: dict[str, list[int]] = defaultdict(list)
    by_title: dict[str, list[int]] = defaultdict(list)
    for index, record in enumerate(records):
        if index in taken:
            continue
        for key in _keys(record):
            by_block[key].append(index)
        if "title" in record.parsed:
            by_title[record.parsed["title"]].append(index)
    scored: list[tuple[float, int, int]] = []
    for number, (file, article) in enumerate(parsed):
        if result[number] is None:
            scored += _score(number, file, article, records, by_block, by_title)
    # Of equals the older record, whose id has no number behind it.
    scored.sort(key=lambda one: (-one[0], one[1], len(records[one[2]].id), one[2]))
    for _, number, index in scored:
        if result[number] is None and index not in taken:
            result[number] = index
            taken.add(index)
    return result


def _match_unchanged(
    parsed: Sequence[tuple[str, ParsedArticle]], records: Sequence[Record]
) -> list[int | None]:
    """The same where headline, blocks and file are what they were: a thousand articles of one
    headline are not compared with each other."""
    known: dict[tuple[object, ...], list[int]] = defaultdict(list)
    files = {file for file, _ in parsed}
    # Of equals the older record, whose id has no number behind it.
    order = sorted(range(len(records)), key=lambda index: (-len(records[index].id), -index))
    for index in order:
        record = records[index]
        for file in files & {source.file for source in record.sources}:
            known[file, record.parsed.get("title"), _keys(record)].append(index)
    result: list[int | None] = []
    taken: set[int] = set()
    for file, article in parsed:
        key = file, field_hash(article.fields["title"]), hash_blocks(article.blocks)
        equals = known.get(key, [])
        while equals and equals[-1] in taken:
            equals.pop()
        result.append(equals.pop() if equals else None)
        taken |= {result[-1]} if result[-1] is not None else set()
    return result


def _keys(record: Record) -> tuple[str, ...]:
    """What the parser last wrote; where an editor lost that, what the body says now."""
    return record.parsed_body or hash_blocks(read_body(record.body))


def _score(
    number: int,
    file: str,
    article: ParsedArticle,
    records: Sequence[Record],
    by_block: dict[str, list[int]],
    by_title: dict[str, list[int]],
) -> list[tuple[float, int, int]]:
    hashes = hash_blocks(article.blocks)
    shared: Counter[int] = Counter()
    for key in hashes:
        for index in by_block.get(key, ()):
            shared[index] += 1
    title = field_hash(article.fields["title"])
    same_title = set(by_title.get(title, ())) if title else set()
    scored = []
    for index in set(shared) | same_title:
        record = records[index]
        least = max(1, min(len(hashes), len(_keys(record))))
        same_file = any(source.file == file for source in record.sources)
        score = shared[index] / least + 0.5 * (index in same_title)
        if score >= _LEAST and (shared[index] or same_file):
            scored.append((score + 0.2 * same_file, number, index))
    return scored
