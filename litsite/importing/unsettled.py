"""What an editor has yet to settle before a digest is published: dates, districts, doubts, orphans."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from litsite.content.article_yaml import Record, is_edited
from litsite.content.content_folder import Stored
from litsite.content.unknown_districts import tell_unknown_districts
from litsite.importing.hints_file import ENDING
from litsite.model.account import Account, FieldDoubt
from litsite.model.library import SiteSettings
from litsite.model.problem import Problem, make_problem
from litsite.splitting.field_doubt_notes import tell_doubt


def find_unsettled(content: Path, stored: Stored, settings: SiteSettings) -> list[Problem]:
    """All of it as warnings, each at the line that settles it."""
    problems = tell_unknown_districts(content, stored.records, settings, parsed_too=True)
    for record in stored.records:
        shown = f"content/articles/{record.id}.yaml"
        if record.fields.get("date") is None:
            line = _line_of(content / "articles" / f"{record.id}.yaml", "date:")
            problems.append(make_problem(shown, line, "no-date"))
        if record.orphaned:
            problems.append(make_problem(shown, 0, "is-orphaned"))
    for account in stored.accounts:
        problems += _doubts(account, stored.records)
    return problems


def _doubts(account: Account, records: Iterable[Record]) -> Iterator[Problem]:
    """Those that no hint and no edit has settled; the account no longer lists the others."""
    shown = f"sources/{account.file}"
    for doubt in account.doubts:
        yield make_problem(
            shown,
            doubt.line,
            "doubt-open",
            taken=doubt.taken,
            rival=doubt.rival,
            role=doubt.rival,
            number=doubt.line,
            hints=f"{shown}{ENDING}",
        )
    own = [
        (source.lines, record)
        for record in records
        for source in record.sources
        if source.file == account.file and not source.relation
    ]
    for one in account.field_doubts:
        if not any(is_edited(record, one.name) for record in _articles_of(one, own)):
            yield from (replace(told, severity="warning") for told in tell_doubt(one, shown))


def _articles_of(
    doubt: FieldDoubt, own: Iterable[tuple[tuple[int, int], Record]]
) -> Iterator[Record]:
    for (first, last), record in own:
        if doubt.article is None or first <= doubt.article <= last:
            yield record


def _line_of(path: Path, start: str) -> int:
    with suppress(OSError, UnicodeDecodeError):
        rows = path.read_text(encoding="utf-8-sig").split("\n")
        return next((n for n, row in enumerate(rows, 1) if row.startswith(start)), 0)
    return 0
