"""content/ on disk: the only code that reads and writes it."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import NamedTuple

from litsite.addresses import hand_page_path
from litsite.content.account_yaml import load_account, save_account
from litsite.content.article_yaml import Record, load_record, save_record
from litsite.facts.store import NO_FACTS, Facts
from litsite.formats.file_writing import naming, write_whole
from litsite.formats.folder_listing import list_folder
from litsite.formats.text_file import MAX_BYTES, read_text_file
from litsite.model.account import Account
from litsite.model.library import HandPage
from litsite.model.problem import LitsiteError, Problem, make_problem

ARTICLE_YAML = "article YAML"
"""The stage of facts that has a value for every article that content/ holds."""
_FRESH = ".litsite-new"
"""What is being written in a folder of content/; a killed run may leave it, the next one removes it."""
_LONGEST_NAME = 255
"""Bytes that file systems allow a name; a page's is longer than its Markdown's."""
_MAX_ACCOUNT = 1_000_000_000
"""Bytes: an account has some sixty for each line of the largest source, and lines may be short."""
_HEADING = re.compile(r"^#[ \t]+(?P<title>\S.*)$", re.MULTILINE)  # # 关于


Stamp = tuple[int, int]
"""A file's time of change in nanoseconds and its size: another one, and somebody has saved it."""


@dataclass(frozen=True, slots=True)
class Stored:
    """What content/ holds."""

    records: tuple[Record, ...]
    """By id."""
    accounts: tuple[Account, ...]
    """By file."""
    unreadable: frozenset[str]
    """Ids of articles whose YAML cannot be used; nothing may overwrite them."""
    stamps: Mapping[str, Stamp] = field(default_factory=dict)
    """Id → of the YAML as it was read."""


def load_content(content: Path, facts: Facts = NO_FACTS) -> tuple[Stored, list[Problem]]:
    """Read and validate all YAML below `content`; broken files are reported and left out."""
    problems: list[Problem] = []
    records: list[Record] = []
    unreadable: set[str] = set()
    stamps: dict[str, Stamp] = {}
    for path in list_folder(content / "articles", ".yaml"):
        shown = f"content/articles/{path.name}"
        stamp = _stamp_of(path)
        stamps |= {path.stem: stamp} if stamp else {}
        text = _read(path, shown, problems)
        loaded = _LoadedRecord(None, [])
        if text is not None:
            load = partial(_load_record, text, shown, path.stem)
            loaded = facts.recall("article", (shown, text), _LoadedRecord, load)
        problems += loaded.problems
        if loaded.record is None:
            unreadable.add(path.stem)
        else:
            records.append(loaded.record)
    problems += [
        make_problem(f"content/articles/{path.name}", 0, "skipped-yml")
        for path in list_folder(content / "articles", ".yml")
    ]
    accounts: list[Account] = []
    for path in list_folder(content / "sources", ".yaml"):
        shown = f"content/sources/{path.name}"
        text = _read(path, shown, problems, _MAX_ACCOUNT)
        if text is not None:
            read = partial(_load_account, text, shown, path.stem)
            found = facts.recall("account", (shown, text), _LoadedAccount, read)
            problems += found.problems
            accounts += [found.account] if found.account else []
    # By what they are of, not by file name: `a-2.yaml` sorts before `a.yaml`.
    records.sort(key=lambda record: record.id)
    accounts.sort(key=lambda account: account.file)
    return Stored(tuple(records), tuple(accounts), frozenset(unreadable), stamps), problems


def leave_out_saved(
    content: Path, before: Stored, records: Sequence[Record]
) -> tuple[list[Record], list[Problem]]:
    """The records that may be written: not those whose YAML an editor has saved since it was read."""
    kept: list[Record] = []
    problems: list[Problem] = []
    for record in records:
        path = content / "articles" / f"{record.id}.yaml"
        if _stamp_of(path) == before.stamps.get(record.id):
            kept.append(record)
        else:
            problems.append(make_problem(f"content/articles/{path.name}", 0, "saved-meanwhile"))
    return kept, problems


def _stamp_of(path: Path) -> Stamp | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size


class _LoadedRecord(NamedTuple):
    record: Record | None
    problems: list[Problem]


class _LoadedAccount(NamedTuple):
    account: Account | None
    problems: list[Problem]


def _load_record(text: str, shown: str, stem: str) -> _LoadedRecord:
    return _LoadedRecord(*load_record(text, shown, stem))


def _load_account(text: str, shown: str, stem: str) -> _LoadedAccount:
    return _LoadedAccount(*load_account(text, shown, stem))


def load_pages(content: Path) -> tuple[list[HandPage], list[Problem]]:
    """Read content/pages/*.md; the first heading is the title."""
    problems: list[Problem] = []
    pages = []
    for path in list_folder(content / "pages", ".md"):
        shown = f"content/pages/{path.name}"
        size = len(os.fsencode(hand_page_path(path.stem)))
        if size > _LONGEST_NAME:
            values = {"size": size, "limit": _LONGEST_NAME}
            problems.append(make_problem(shown, 0, "name-long", "error", **values))
            continue
        text = _read(path, shown, problems)
        if text is None:
            continue
        heading = _HEADING.search(text)
        title = heading["title"].rstrip().rstrip("#").rstrip() if heading else path.stem
        body = text[: heading.start()] + text[heading.end() :] if heading else text
        pages.append(HandPage(path.stem, title, body.strip() + "\n"))
    return pages, problems


def _read(path: Path, shown: str, problems: list[Problem], limit: int = MAX_BYTES) -> str | None:
    try:
        return read_text_file(path, shown, limit)
    except LitsiteError as error:
        problems.append(error.problem)
        return None


def save_articles(content: Path, records: Sequence[Record], facts: Facts = NO_FACTS) -> int:
    """Write the records that changed; return how many files were written."""
    (content / "articles" / _FRESH).unlink(missing_ok=True)
    return sum(
        _write_if_changed(
            content / "articles" / f"{record.id}.yaml",
            facts.recall(ARTICLE_YAML, record, str, partial(save_record, record)),
        )
        for record in records
    )


def save_accounts(
    content: Path, accounts: Sequence[Account], gone: Sequence[str], facts: Facts = NO_FACTS
) -> int:
    """Write the accounts that changed and remove those of vanished sources."""
    (content / "sources" / _FRESH).unlink(missing_ok=True)
    # First, because on disks without upper and lower case `A.txt.yaml` is `a.txt.yaml`.
    for file in gone:
        (content / "sources" / f"{file}.yaml").unlink(missing_ok=True)
    return sum(
        _write_if_changed(
            content / "sources" / f"{account.file}.yaml",
            facts.recall("account YAML", account, str, partial(save_account, account)),
        )
        for account in accounts
    )


def _write_if_changed(path: Path, text: str) -> bool:
    """Write through a temporary file, so that a killed run leaves the old text or the new."""
    data = text.encode("utf-8")
    try:
        if path.read_bytes() == data:
            return False
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(_FRESH)
    with naming(path):
        write_whole(fresh, data)
        fresh.replace(path)
    return True
