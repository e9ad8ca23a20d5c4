"""Merge what the parser found now with what content/ holds: a three-way merge over hashes.

Base is what the parser last wrote (hashes under `parsed`), one side the YAML as editors left it,
the other the new parse. Blocks are aligned as diff3 does (Khanna, Kunal, Pierce 2007): where only one
side changed, that side is taken; where both did, the editor's stays and one problem says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from litsite.content.body import hash_blocks, read_body, write_body
from litsite.content.records import Record, field_hash
from litsite.model.article import FIELDS, Block, ParsedArticle, SourceRef
from litsite.model.problem import Problem, make_problem
from litsite.text import text_hash

_SAME_BLOCK = 0.5


def new_record(parsed: ParsedArticle, identifier: str, sources: Sequence[SourceRef]) -> Record:
    """The record of an article that content/ does not have yet."""
    body = write_body(parsed.blocks)
    return Record(
        identifier,
        dict(parsed.fields),
        body,
        tuple(sources),
        _field_hashes(parsed),
        hash_blocks(parsed.blocks),
        text_hash_of_markdown(body),
    )


def merge_record(
    record: Record, parsed: ParsedArticle, sources: Sequence[SourceRef], shown: str
) -> tuple[Record, list[Problem]]:
    """Merge a new parse into a record; `shown` names its YAML in problems."""
    problems: list[Problem] = []
    fields, clashes = _merge_fields(record, parsed)
    for name in clashes:
        problems.append(
            make_problem(
                shown,
                0,
                "field-clash",
                field=name,
                kept=record.fields[name] or "null",
                source=parsed.fields[name] or "null",
            )
        )
    body, moved, body_clashes = _merge_body(record, parsed)
    problems += [
        make_problem(shown, 0, "block-clash", kept=kept[:40], source=theirs[:40])
        for kept, theirs in body_clashes
    ]
    return (
        replace(
            record,
            fields=fields,
            body=body,
            sources=tuple(sources),
            parsed=_field_hashes(parsed),
            parsed_body=hash_blocks(parsed.blocks),
            parsed_markdown=text_hash_of_markdown(write_body(parsed.blocks)),
            moved=moved,
            orphaned=False,
        ),
        problems,
    )


def text_hash_of_markdown(body: str) -> str:
    """Hash of a body with its markup, to tell a body that nobody touched at all."""
    return text_hash(body.replace("\n", "\u23ce"))


def _field_hashes(parsed: ParsedArticle) -> dict[str, str]:
    return {
        name: value for name in FIELDS if (value := field_hash(parsed.fields[name])) is not None
    }


def _merge_fields(record: Record, parsed: ParsedArticle) -> tuple[dict[str, str | None], list[str]]:
    """An edited field stays; one that nobody touched follows the parser."""
    fields: dict[str, str | None] = {}
    clashes = []
    for name in FIELDS:
        mine, base = record.fields.get(name), record.parsed.get(name)
        theirs = parsed.fields[name]
        if field_hash(mine) == base or field_hash(mine) == field_hash(theirs):
            # Equal but for white space: the editor's spacing is an edit too, unless the source moved.
            fields[name] = mine if field_hash(theirs) == base else theirs
        else:
            fields[name] = mine
            if field_hash(theirs) != base:
                clashes.append(name)
    return fields, clashes


@dataclass(frozen=True, slots=True)
class _Chunk:
    """A stretch of the base with what both sides have in its place."""

    base: tuple[int, int]
    mine: tuple[int, int]
    theirs: tuple[int, int]


def _merge_body(
    record: Record, parsed: ParsedArticle
) -> tuple[str, dict[str, str], list[tuple[str, str]]]:
    """Return the merged Markdown, the moved anchors, and the clashes as (kept, source's) texts."""
    mine = read_body(record.body)
    theirs = parsed.blocks
    base = record.parsed_body
    my_hashes, their_hashes = hash_blocks(mine), hash_blocks(theirs)
    untouched = record.parsed_markdown == text_hash_of_markdown(record.body)
    if untouched:
        renamed = _moved(base, mine, my_hashes, theirs, their_hashes)
        return write_body(theirs), _chain(record.moved, renamed, their_hashes), []
    if their_hashes == base:
        return record.body, dict(record.moved), []
    merged: list[Block] = []
    clashes: list[tuple[str, str]] = []
    moved: dict[str, str] = {}
    for chunk in _chunks(base, my_hashes, their_hashes):
        in_base = list(base[slice(*chunk.base)])
        in_mine = list(my_hashes[slice(*chunk.mine)])
        in_theirs = list(their_hashes[slice(*chunk.theirs)])
        if in_theirs == in_base:
            merged += mine[slice(*chunk.mine)]
        elif in_mine == in_base:
            merged += theirs[slice(*chunk.theirs)]
            moved |= _pair(
                mine[slice(*chunk.mine)], in_mine, theirs[slice(*chunk.theirs)], in_theirs
            )
        else:
            merged += mine[slice(*chunk.mine)]
            moved |= dict(zip(in_base, in_theirs, strict=False))
            if in_mine != in_theirs:
                clashes.append(
                    (
                        " ".join(b.text for b in mine[slice(*chunk.mine)]),
                        " ".join(b.text for b in theirs[slice(*chunk.theirs)]),
                    )
                )
    return write_body(merged), _chain(record.moved, moved, their_hashes), clashes


def _chunks(base: Sequence[str], mine: Sequence[str], theirs: Sequence[str]) -> list[_Chunk]:
    """Cut the three sequences where base, mine and theirs agree (diff3's stable chunks)."""
    to_mine = _matches(base, mine)
    to_theirs = _matches(base, theirs)
    stable = [
        (index, to_mine[index], to_theirs[index])
        for index in range(len(base))
        if index in to_mine and index in to_theirs
    ]
    chunks = []
    b = m = t = 0
    for index, in_mine, in_theirs in [*stable, (len(base), len(mine), len(theirs))]:
        if (b, m, t) != (index, in_mine, in_theirs):
            chunks.append(_Chunk((b, index), (m, in_mine), (t, in_theirs)))
        if index < len(base):
            chunks.append(
                _Chunk((index, index + 1), (in_mine, in_mine + 1), (in_theirs, in_theirs + 1))
            )
        b, m, t = index + 1, in_mine + 1, in_theirs + 1
    return chunks


def _matches(left: Sequence[str], right: Sequence[str]) -> dict[int, int]:
    matcher = SequenceMatcher(None, list(left), list(right), autojunk=False)
    return {
        a + offset: b + offset
        for a, b, size in matcher.get_matching_blocks()
        for offset in range(size)
    }


def _moved(
    base: Sequence[str],
    mine: Sequence[Block],
    my_hashes: Sequence[str],
    theirs: Sequence[Block],
    their_hashes: Sequence[str],
) -> dict[str, str]:
    """Old → new anchor of blocks whose text the source changed."""
    moved: dict[str, str] = {}
    matcher = SequenceMatcher(None, list(base), list(their_hashes), autojunk=False)
    texts = dict(zip(my_hashes, mine, strict=True))
    for tag, a1, a2, b1, b2 in matcher.get_opcodes():
        if tag == "replace":
            known = [texts[h] for h in base[a1:a2] if h in texts]
            moved |= _pair(
                known, [h for h in base[a1:a2] if h in texts], theirs[b1:b2], their_hashes[b1:b2]
            )
    return moved


def _pair(
    old: Sequence[Block], old_hashes: Sequence[str], new: Sequence[Block], new_hashes: Sequence[str]
) -> dict[str, str]:
    """Pair old with new blocks that are alike enough to be the same paragraph, best first."""
    scored = sorted(
        (
            (-_likeness(one.text, other.text), i, j)
            for i, one in enumerate(old)
            for j, other in enumerate(new)
        ),
    )
    pairs: dict[str, str] = {}
    taken: set[int] = set()
    for score, i, j in scored:
        if -score < _SAME_BLOCK or old_hashes[i] in pairs or j in taken:
            continue
        pairs[old_hashes[i]] = new_hashes[j]
        taken.add(j)
    return {old_hash: new_hash for old_hash, new_hash in pairs.items() if old_hash != new_hash}


def _likeness(left: str, right: str) -> float:
    """Share of common bigrams (Dice)."""
    a = {left[i : i + 2] for i in range(len(left) - 1)} or {left}
    b = {right[i : i + 2] for i in range(len(right) - 1)} or {right}
    return 2 * len(a & b) / (len(a) + len(b))


def _chain(before: dict[str, str], now: dict[str, str], present: Sequence[str]) -> dict[str, str]:
    """Follow old links through a second move; an anchor that is back needs no entry."""
    chained = {old: now.get(new, new) for old, new in before.items()} | now
    return {old: new for old, new in chained.items() if old != new and old not in present}
