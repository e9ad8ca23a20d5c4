"""Merge what the parser found now with what content/ holds: a three-way merge over hashes.

Base is what the parser last wrote (hashes under `parsed`), one side the YAML as editors left it,
the other the new parse. After diff3 (Khanna, Kunal, Pierce 2007), with blocks for lines: where only
one side changed, that side is taken; where both did, the editor's stays and one problem says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from litsite.content.article_yaml import Record, field_hash, is_edited
from litsite.content.body_markdown import hash_blocks, read_body, write_body
from litsite.language.text_hash import text_hash
from litsite.model.article import FIELDS, Block, ParsedArticle, SourceRef
from litsite.model.problem import Problem, make_problem

_SAME_BLOCK = 0.5
_WINDOW = 12


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
    if _changed(record, parsed) and (kept := _edits(record)):
        problems.append(make_problem(shown, 0, "edits-kept", kept=", ".join(kept)))
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


def _changed(record: Record, parsed: ParsedArticle) -> bool:
    """Return whether the parser now writes something else than it last did."""
    return (
        _field_hashes(parsed) != record.parsed or hash_blocks(parsed.blocks) != record.parsed_body
    )


def _edits(record: Record) -> list[str]:
    """What editors changed: field names, and how many blocks."""
    names = [name for name in FIELDS if is_edited(record, name)]
    mine = hash_blocks(read_body(record.body))
    changed = len(set(mine) - set(record.parsed_body)) or int(mine != record.parsed_body)
    return [*names, *([f"body ({changed})"] if changed else [])]


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
        in_base = base[slice(*chunk.base)]
        in_mine = my_hashes[slice(*chunk.mine)]
        in_theirs = their_hashes[slice(*chunk.theirs)]
        my_blocks, their_blocks = mine[slice(*chunk.mine)], theirs[slice(*chunk.theirs)]
        if in_theirs == in_base:
            merged += my_blocks
        elif in_mine == in_base:
            merged += their_blocks
            moved |= _pair(my_blocks, in_mine, their_blocks, in_theirs)
        else:
            merged += my_blocks
            moved |= {a: b for a, b in zip(in_base, in_theirs, strict=False) if a != b}
            if in_mine != in_theirs:
                clashes.append((_words(my_blocks), _words(their_blocks)))
    return write_body(merged), _chain(record.moved, moved, their_hashes), clashes


def _words(blocks: Sequence[Block]) -> str:
    return " ".join(block.text for block in blocks)


def _chunks(base: Sequence[str], mine: Sequence[str], theirs: Sequence[str]) -> list[_Chunk]:
    """Cut the three sequences into stretches that one side, both, or neither changed.

    Changes of the two sides form one stretch only where they overlap in the base; diff3 would also
    join neighbours, but paragraphs, unlike lines of code, do not depend on their neighbours.
    """
    changes = sorted(
        (a1, a2, side, (b2 - b1) - (a2 - a1))
        for side, other in enumerate((mine, theirs))
        for tag, a1, a2, b1, b2 in _opcodes(base, other)
        if tag != "equal"
    )
    chunks: list[_Chunk] = []
    shift = [0, 0]
    done = 0

    def add(low: int, high: int, growth: tuple[int, int]) -> None:
        ranges = [(low + shift[side], high + shift[side] + growth[side]) for side in range(2)]
        chunks.append(_Chunk((low, high), ranges[0], ranges[1]))
        shift[0] += growth[0]
        shift[1] += growth[1]

    index = 0
    while index < len(changes):
        low, high, side, delta = changes[index]
        growth = [0, 0]
        growth[side] += delta
        index += 1
        while index < len(changes) and _overlaps(low, high, changes[index][0], changes[index][1]):
            high = max(high, changes[index][1])
            growth[changes[index][2]] += changes[index][3]
            index += 1
        for one in range(done, low):
            add(one, one + 1, (0, 0))
        add(low, high, (growth[0], growth[1]))
        done = high
    for one in range(done, len(base)):
        add(one, one + 1, (0, 0))
    return [part for chunk in chunks for part in _part(chunk)]


def _overlaps(low: int, high: int, start: int, end: int) -> bool:
    """Return whether the change `start`–`end` touches what `low`–`high` changed.

    Insertions at one point do: which should come first cannot be told.
    """
    return start < high or (low == high == start == end)


def _opcodes(left: Sequence[str], right: Sequence[str]) -> Sequence[tuple[str, int, int, int, int]]:
    return SequenceMatcher(None, list(left), list(right), autojunk=False).get_opcodes()


def _part(chunk: _Chunk) -> list[_Chunk]:
    """Cut a stretch block by block where all three sides have as many blocks."""
    sizes = {end - start for start, end in (chunk.base, chunk.mine, chunk.theirs)}
    if len(sizes) != 1 or sizes == {0}:
        return [chunk]
    starts = chunk.base[0], chunk.mine[0], chunk.theirs[0]
    return [
        _Chunk(*((start + offset, start + offset + 1) for start in starts))
        for offset in range(sizes.pop())
    ]


def _moved(
    base: Sequence[str],
    mine: Sequence[Block],
    my_hashes: Sequence[str],
    theirs: Sequence[Block],
    their_hashes: Sequence[str],
) -> dict[str, str]:
    """Old → new anchor of blocks whose text the source changed."""
    moved: dict[str, str] = {}
    texts = dict(zip(my_hashes, mine, strict=True))
    for tag, a1, a2, b1, b2 in _opcodes(base, their_hashes):
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
    # Paragraphs seldom wander: a window in order keeps the work linear in long texts.
    left, right = [_bigrams(one.text) for one in old], [_bigrams(one.text) for one in new]
    shift = max(_WINDOW, abs(len(old) - len(new)) + 1)
    scored = sorted(
        (-_likeness(left[i], right[j]), i, j)
        for i in range(len(old))
        for j in range(max(0, i - shift), min(len(new), i + shift + 1))
    )
    pairs: dict[str, str] = {}
    taken: set[int] = set()
    for score, i, j in scored:
        if -score < _SAME_BLOCK or old_hashes[i] in pairs or j in taken:
            continue
        pairs[old_hashes[i]] = new_hashes[j]
        taken.add(j)
    return {old_hash: new_hash for old_hash, new_hash in pairs.items() if old_hash != new_hash}


def _bigrams(text: str) -> set[str]:
    return {text[i : i + 2] for i in range(len(text) - 1)} or {text}


def _likeness(left: set[str], right: set[str]) -> float:
    """Share of common bigrams (Dice)."""
    return 2 * len(left & right) / (len(left) + len(right))


def _chain(before: dict[str, str], now: dict[str, str], present: Sequence[str]) -> dict[str, str]:
    """Follow old links through a second move; an anchor that is back needs no entry."""
    chained = {old: now.get(new, new) for old, new in before.items()} | now
    return {old: new for old, new in chained.items() if old != new and old not in present}
