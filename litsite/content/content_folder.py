"""content/ on disk: the only code that reads and writes it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from litsite.addresses import hand_page_path
from litsite.content.account_yaml import load_account, save_account
from litsite.content.article_yaml import Record, load_record, save_record
from litsite.facts.file_hashes import hash_bytes, hash_files
from litsite.facts.recalling import Mapper, compute_all
from litsite.facts.store import NO_FACTS, Facts
from litsite.formats.file_writing import naming, write_whole
from litsite.formats.folder_listing import list_folder
from litsite.formats.system_errors import reason_of
from litsite.formats.text_file import MAX_BYTES, decode_text, read_bytes, read_text_file
from litsite.model.account import Account
from litsite.model.library import HandPage
from litsite.model.problem import LitsiteError, Problem, make_problem
from litsite.model.progress import Progress, counted, silent

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
    hashes: Mapping[str, bytes] = field(default_factory=dict)
    """File name of an article's YAML → hash of its bytes as they were read."""


def load_content(
    content: Path,
    facts: Facts = NO_FACTS,
    progress: Progress = silent,
    copies: Mapper | None = None,
) -> tuple[Stored, list[Problem]]:
    """Read and validate all YAML below `content`; broken files are reported and left out."""
    problems: list[Problem] = []
    records: list[Record] = []
    unreadable: set[str] = set()
    paths = list_folder(content / "articles", ".yaml")
    # Before anything is read: whoever saves later has another stamp.
    stamps = {path.stem: stamp for path in paths if (stamp := _stamp_of(path))}
    hashes = {os.fsdecode(name): own for name, own in hash_files(content / "articles", facts)}
    facts.read_ahead("article")
    known = [
        facts.find("article", (path.name, hashes.get(path.name)), _LoadedRecord) for path in paths
    ]
    missing = [path for path, loaded in zip(paths, known, strict=True) if loaded is None]
    read = compute_all(missing, _read_records, copies)
    for path, loaded in zip(counted(paths, "load", progress), known, strict=True):
        if loaded is None:
            # What was hashed and what is read may be two things.
            hashed, loaded = next(read)
            if hashed:
                hashes[path.name] = hashed
                facts.keep("article", (path.name, hashed), loaded)
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
        text = _read_text(path, shown, problems, _MAX_ACCOUNT)
        if text is not None:
            load = partial(_load_account, text, shown, path.stem)
            found = facts.recall("account", (shown, text), _LoadedAccount, load)
            problems += found.problems
            accounts += [found.account] if found.account else []
    # By what they are of, not by file name: `a-2.yaml` sorts before `a.yaml`.
    records.sort(key=lambda record: record.id)
    accounts.sort(key=lambda account: account.file)
    stored = Stored(tuple(records), tuple(accounts), frozenset(unreadable), stamps, hashes)
    return stored, problems


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


def _read_records(paths: Sequence[Path]) -> list[tuple[bytes, _LoadedRecord]]:
    return [_read_record(path, f"content/articles/{path.name}") for path in paths]


def _read_record(path: Path, shown: str) -> tuple[bytes, _LoadedRecord]:
    """Hash of the file's bytes, and what they say; no hash where they cannot be read."""
    try:
        data = read_bytes(path, shown)
        loaded = _LoadedRecord(*load_record(decode_text(data, shown), shown, path.stem))
        return hash_bytes(data), loaded
    except LitsiteError as error:
        return b"", _LoadedRecord(None, [error.problem])
    except FileNotFoundError as error:
        # It has just gone, or is a link to nothing.
        problem = make_problem(shown, 0, "unreadable", "error", reason=reason_of(error))
        return b"", _LoadedRecord(None, [problem])


class _LoadedAccount(NamedTuple):
    account: Account | None
    problems: list[Problem]


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
        text = _read_text(path, shown, problems)
        if text is None:
            continue
        heading = _HEADING.search(text)
        title = heading["title"].rstrip().rstrip("#").rstrip() if heading else path.stem
        body = text[: heading.start()] + text[heading.end() :] if heading else text
        pages.append(HandPage(path.stem, title, body.strip() + "\n"))
    return pages, problems


def _read_text(
    path: Path, shown: str, problems: list[Problem], limit: int = MAX_BYTES
) -> str | None:
    try:
        return read_text_file(path, shown, limit)
    except LitsiteError as error:
        problems.append(error.problem)
        return None


def save_articles(
    content: Path,
    records: Iterable[Record],
    facts: Facts = NO_FACTS,
    hashes: Mapping[str, bytes] = MappingProxyType({}),
) -> int:
    """Write the records that changed; return how many files were written.

    `hashes`: name of a file → hash of the bytes that are known to stand in it.
    """
    (content / "articles" / _FRESH).unlink(missing_ok=True)
    facts.read_ahead(ARTICLE_YAML)
    written = 0
    for record in records:
        name = f"{record.id}.yaml"
        made: list[bytes] = []

        def make(record: Record = record, made: list[bytes] = made) -> bytes:
            made.append(save_record(record).encode("utf-8"))
            return hash_bytes(made[0])

        if facts.recall(ARTICLE_YAML, record, bytes, make) != hashes.get(name):
            data = made[0] if made else save_record(record).encode("utf-8")
            written += _write_if_changed(content / "articles" / name, data)
    return written


def follow_lines(content: Path, before: Stored, after: Stored) -> Stored:
    """What content/ holds, with the lines of `figures:` and `revisits:` as they are now that it is written.

    What a merge adds above them moves them, and a message shall point to where they stand.
    """
    known = {record.id: record for record in before.records}
    records = [
        _read_again(content, record)
        if (record.corrections or record.verdicts) and record != known.get(record.id)
        else record
        for record in after.records
    ]
    return replace(after, records=tuple(records))


def _read_again(content: Path, record: Record) -> Record:
    shown = f"content/articles/{record.id}.yaml"
    try:
        text = read_text_file(content / "articles" / f"{record.id}.yaml", shown)
    except (LitsiteError, FileNotFoundError):
        return record
    loaded, _ = load_record(text, shown, record.id)
    # Lines count for nothing here: an editor who has saved meanwhile has written another record.
    return loaded if loaded == record else record


def save_accounts(
    content: Path, accounts: Iterable[Account], gone: Sequence[str], facts: Facts = NO_FACTS
) -> int:
    """Write the accounts that changed and remove those of vanished sources."""
    (content / "sources" / _FRESH).unlink(missing_ok=True)
    # First, because on disks without upper and lower case `A.txt.yaml` is `a.txt.yaml`.
    for file in gone:
        (content / "sources" / f"{file}.yaml").unlink(missing_ok=True)
    written = 0
    for account in accounts:
        text = facts.recall("account YAML", account, str, partial(save_account, account))
        path = content / "sources" / f"{account.file}.yaml"
        if _write_if_changed(path, text.encode()):
            written += 1
            # It says what was written: the next build need not read it.
            shown = f"content/sources/{path.name}"
            facts.keep("account", (shown, text), _LoadedAccount(account, []))
    return written


def _write_if_changed(path: Path, data: bytes) -> bool:
    """Write through a temporary file, so that a killed run leaves the old text or the new."""
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
