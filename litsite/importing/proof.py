"""The proof that nothing is lost: every source read again and held against its account."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from litsite.content.content_folder import Stored
from litsite.facts.store import NO_FACTS, Facts
from litsite.importing.account import verify_account, verify_paragraphs
from litsite.importing.hints_file import load_hints
from litsite.model.account import Account
from litsite.model.problem import LitsiteError, Problem, make_problem
from litsite.readers import load_source, read_loaded


class _Verified(NamedTuple):
    problems: list[Problem]


def verify_sources(paths: Sequence[Path], stored: Stored, facts: Facts = NO_FACTS) -> list[Problem]:
    """Each source's characters in its account, each article's paragraphs in a source."""
    problems: list[Problem] = []
    hashes = {record.id: frozenset(record.parsed_body) for record in stored.records}
    accounts = {account.file: account for account in stored.accounts}
    for path in paths:
        shown = f"sources/{path.name}"
        try:
            data = load_source(path, shown)
        except LitsiteError as error:
            problems.append(error.problem)
            continue
        problems += load_hints(path, shown)[1]
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
        named = {entry.article or "" for entry in account.entries}
        known = {one: hashes[one] for one in sorted(named & hashes.keys())}
        key = (shown, sha256(data).digest(), account, known, witnessed)
        verify = partial(_verify, data, path.name, shown, account, known, witnessed)
        problems += facts.recall("verified", key, _Verified, verify).problems
    sourced = {r.id: hashes[r.id] for r in stored.records if not r.orphaned and r.sources}
    problems += verify_paragraphs([accounts[p.name] for p in paths if p.name in accounts], sourced)
    problems += [
        make_problem(f"content/articles/{record.id}.yaml", 0, "is-orphaned", "note")
        for record in stored.records
        if record.orphaned
    ]
    return problems


def _verify(
    data: bytes,
    name: str,
    shown: str,
    account: Account,
    hashes: dict[str, frozenset[str]],
    witnessed: frozenset[str],
) -> _Verified:
    try:
        document, _ = read_loaded(data, name, shown)
    except LitsiteError as error:
        return _Verified([error.problem])
    return _Verified(verify_account(account, document, hashes, witnessed, shown))
