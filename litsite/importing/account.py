"""Write the account of a source, and prove that it holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from litsite.content.body_markdown import hash_blocks
from litsite.language.blanks import INVISIBLE, is_blank
from litsite.language.text_hash import text_hash
from litsite.model.account import FURNITURE, ROLES, Account, AccountEntry, Invisible
from litsite.model.article import Block, ParsedArticle
from litsite.model.problem import Problem, make_problem
from litsite.model.source import Document, Span
from litsite.splitting.split_result import Split

_MOST_REPORTED = 20
_WITNESSED = 0.5
"""Share of a block's bigrams that the witnessed block must have."""


@dataclass(frozen=True, slots=True)
class Owner:
    """The article that a parsed article became, with the hashes to write beside its blocks."""

    id: str
    hashes: tuple[str | None, ...]
    """One a block. For a second witness: the hash of the witnessed block, None where none is."""


def own_blocks(article: ParsedArticle, identifier: str) -> Owner:
    """The owner of an article's own text."""
    return Owner(identifier, hash_blocks(article.blocks))


def build_account(document: Document, split: Split, owners: Sequence[Owner]) -> Account:
    """Say what became of every character of `document`; `owners` are parallel to its articles."""
    entries: list[AccountEntry] = []
    for article, owner in zip(split.articles, owners, strict=True):
        for part in article.header:
            entries += [AccountEntry(span, part.role, owner.id) for span in part.spans]
        for block, key in zip(article.blocks, owner.hashes, strict=True):
            entries += [AccountEntry(span, "block", owner.id, key) for span in block.spans]
    for page in split.pages:
        entries += [AccountEntry(s, part.role) for part in page.parts for s in part.spans]
    entries += [AccountEntry(one.span, "furniture", why=one.why) for one in split.furniture]
    entries.sort(key=lambda entry: entry.span)
    return Account(
        document.name,
        document.encoding,
        document.sha256,
        document.newline,
        len(document.lines),
        tuple(entries),
        list_invisible(document.lines),
        tuple(page.record for page in split.pages),
        split.doubts,
        tuple(doubt for own in split.field_doubts for doubt in own),
    )


def list_invisible(lines: Sequence[str]) -> tuple[Invisible, ...]:
    """List zero-width and control characters, the byte order mark left out."""
    return tuple(
        Invisible(number, match.start(), f"U+{ord(match[0]):04X}")
        for number, line in enumerate(lines, 1)
        for match in INVISIBLE.finditer(line)
    )


def witness_hashes(copy: Sequence[Block], article: Sequence[Block]) -> tuple[str | None, ...]:
    """For each block of a second witness the hash of the most similar block of the article.

    None where the article has nothing like it: the copy says more, and that must be told.
    """
    own = hash_blocks(article)
    by_hash = dict(zip((text_hash(block.text) for block in article), own, strict=True))
    pairs = [{block.text[i : i + 2] for i in range(len(block.text) - 1)} for block in article]
    result: list[str | None] = []
    for block in copy:
        key = text_hash(block.text)
        if key in by_hash:
            result.append(by_hash[key])
            continue
        mine = {block.text[i : i + 2] for i in range(len(block.text) - 1)}
        best = max(range(len(pairs)), key=lambda n: len(pairs[n] & mine), default=None)
        alike = best is not None and len(pairs[best] & mine) >= _WITNESSED * max(1, len(mine))
        result.append(own[best] if best is not None and alike else None)
    return tuple(result)


def verify_account(
    account: Account,
    document: Document,
    hashes: Mapping[str, frozenset[str]],
    witnessed: frozenset[str],
    shown: str,
) -> list[Problem]:
    """Prove that every non-blank character is in exactly one entry, and every entry in an article.

    `hashes` maps article ids to the hashes under their `parsed.body`; `witnessed` are the articles
    whose second witness this source is.
    """
    if account.sha256 != document.sha256:
        return [make_problem(shown, 0, "account-stale", "error")]
    problems: list[Problem] = []
    covered = [[0] * len(line) for line in document.lines]
    for entry in account.entries:
        line, start, end = entry.span.line, entry.span.start, entry.span.end
        if not (1 <= line <= len(covered) and 0 <= start < end <= len(covered[line - 1])):
            problems.append(
                make_problem(shown, line, "account-span", "error", chars=f"{start}-{end}")
            )
            continue
        row = covered[line - 1]
        row[start:end] = [count + 1 for count in row[start:end]]
        if (
            entry.role not in ROLES
            or (entry.why or "chrome") not in FURNITURE
            or ((entry.role == "furniture") == (entry.why is None))
        ):
            value = f"{entry.role} {entry.why or ''}".strip()
            problems.append(make_problem(shown, line, "account-role", "error", value=value))
        if entry.article is not None and entry.article not in hashes:
            problems.append(
                make_problem(shown, line, "account-article", "error", article=entry.article)
            )
        elif entry.block is not None and entry.block not in hashes[entry.article or ""]:
            problems.append(make_problem(shown, line, "account-block", "error", block=entry.block))
    for number, (line_text, counts) in enumerate(zip(document.lines, covered, strict=True), 1):
        for offset, (char, count) in enumerate(zip(line_text, counts, strict=True)):
            if count != 1 and not is_blank(char):
                code = "account-lost" if count == 0 else "account-twice"
                problems.append(
                    make_problem(shown, number, code, "error", offset=offset, char=char)
                )
    problems += _verify_texts(account, document, witnessed, shown)
    return problems[:_MOST_REPORTED]


def verify_paragraphs(
    accounts: Sequence[Account], hashes: Mapping[str, frozenset[str]]
) -> list[Problem]:
    """Prove that every paragraph that the parser wrote stands in the account of a source.

    `hashes`: of the articles that have a source.
    """
    present: dict[str, set[str]] = {}
    for account in accounts:
        for entry in account.entries:
            if entry.role == "block" and entry.article and entry.block:
                present.setdefault(entry.article, set()).add(entry.block)
    problems = [
        make_problem(f"content/articles/{article}.yaml", 0, "account-missing", "error", block=block)
        for article, blocks in sorted(hashes.items())
        for block in sorted(blocks - present.get(article, set()))
    ]
    return problems[:_MOST_REPORTED]


def _verify_texts(
    account: Account, document: Document, witnessed: frozenset[str], shown: str
) -> list[Problem]:
    """Each block's characters in the source must have the hash that the account gives them.

    A second witness may differ in words, so its blocks only point at what they witness.
    """
    spans: dict[tuple[str, str], list[Span]] = {}
    for entry in account.entries:
        own = entry.article is not None and entry.article not in witnessed
        if entry.block is not None and entry.article is not None and own:
            spans.setdefault((entry.article, entry.block), []).append(entry.span)
    problems = []
    for (_, key), places in spans.items():
        text = "".join(document.lines[s.line - 1][s.start : s.end] for s in places)
        if text_hash(text) != key.split("-")[0]:
            problems.append(make_problem(shown, places[0].line, "account-text", "error", block=key))
    return problems
