"""content/sources/<name>.yaml: the account of one source."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field

from litsite.formats.yaml_schema import structure
from litsite.model.account import (
    Account,
    AccountEntry,
    Doubt,
    FieldDoubt,
    Invisible,
    PageRecord,
    Rival,
)
from litsite.model.problem import LitsiteError, Problem, make_problem
from litsite.model.source import Span


@dataclass(frozen=True, slots=True)
class _Entry:
    line: int
    chars: tuple[int, int]
    role: str
    article: str | None = None
    block: str | None = None
    why: str | None = None


@dataclass(frozen=True, slots=True)
class _Page:
    page: str
    line: int
    publication: str | None = None
    date: str | None = None
    headline: str | None = None
    subtitle: str | None = None
    captions: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Invisible:
    line: int
    offset: int
    char: str


@dataclass(frozen=True, slots=True)
class _Doubt:
    line: int
    taken: str
    rival: str
    margin: float


@dataclass(frozen=True, slots=True)
class _Rival:
    value: str
    line: int | None = None


@dataclass(frozen=True, slots=True)
class _FieldDoubt:
    line: int
    name: str
    why: str
    article: int | None = None
    value: str | None = None
    rivals: list[_Rival] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Yaml:
    schema: int
    file: str
    encoding: str
    sha256: str
    newline: str
    lines: int
    pages: list[_Page] = field(default_factory=list)
    invisible: list[_Invisible] = field(default_factory=list)
    doubts: list[_Doubt] = field(default_factory=list)
    field_doubts: list[_FieldDoubt] = field(default_factory=list)
    entries: list[_Entry] = field(default_factory=list)


def save_account(account: Account) -> str:
    """Write an account, one entry a line, so that a change shows as a diff of a line.

    Values are written as JSON, which is YAML; the account is ours alone, nobody edits it.
    """
    rows = [
        "schema: 1",
        f"file: {_json(account.file)}",
        f"encoding: {_json(account.encoding)}",
        f"sha256: {_json(account.sha256)}",
        f"newline: {_json(account.newline)}",
        f"lines: {account.line_count}",
        "pages:" if account.pages else "pages: []",
        *(f"- {_flow(_page_row(page))}" for page in account.pages),
        "invisible:" if account.invisible else "invisible: []",
        *(
            f"- {_flow({'line': i.line, 'offset': i.offset, 'char': i.name})}"
            for i in account.invisible
        ),
        *(["doubts:"] if account.doubts else []),
        *(f"- {_flow(asdict(doubt))}" for doubt in account.doubts),
        *(["field_doubts:"] if account.field_doubts else []),
        *(f"- {_flow(asdict(doubt))}" for doubt in account.field_doubts),
        "entries:" if account.entries else "entries: []",
        *(f"- {_flow(_entry_row(entry))}" for entry in account.entries),
    ]
    return "\n".join(rows) + "\n"


def load_account(text: str, shown: str, stem: str) -> tuple[Account | None, list[Problem]]:
    """Read an account back; None with the problems when it cannot be used.

    `stem`: the YAML's name without `.yaml`, which is the name of the source: no other file may be
    named, since accounts decide what is read and removed.
    """
    try:
        data, problems = structure(text, _Yaml, shown)
    except LitsiteError as error:
        return None, [error.problem]
    if data is None:
        return None, problems
    if data.file != stem:
        return None, [make_problem(shown, 2, "account-file", "error", value=data.file, name=stem)]
    entries = tuple(
        AccountEntry(Span(e.line, *e.chars), e.role, e.article, e.block, e.why)
        for e in data.entries
    )
    pages = tuple(
        PageRecord(p.page, p.publication, p.date, p.line, p.headline, p.subtitle, tuple(p.captions))
        for p in data.pages
    )
    invisible = tuple(Invisible(i.line, i.offset, i.char) for i in data.invisible)
    account = Account(
        data.file,
        data.encoding,
        data.sha256,
        data.newline,
        data.lines,
        entries,
        invisible,
        pages,
        tuple(Doubt(d.line, d.taken, d.rival, d.margin) for d in data.doubts),
        tuple(
            FieldDoubt(
                d.line,
                d.article,
                d.name,
                d.value,
                d.why,
                tuple(Rival(rival.value, rival.line) for rival in d.rivals),
            )
            for d in data.field_doubts
        ),
    )
    return account, []


def _page_row(page: PageRecord) -> dict[str, object]:
    return {
        "page": page.page,
        "line": page.line,
        "publication": page.publication,
        "date": page.date,
        "headline": page.headline,
        "subtitle": page.subtitle,
        "captions": list(page.captions),
    }


def _entry_row(entry: AccountEntry) -> dict[str, object]:
    row: dict[str, object] = {
        "line": entry.span.line,
        "chars": [entry.span.start, entry.span.end],
        "role": entry.role,
    }
    optional = {"article": entry.article, "block": entry.block, "why": entry.why}
    return row | {key: value for key, value in optional.items() if value is not None}


def _flow(row: dict[str, object]) -> str:
    return "{" + ", ".join(f"{key}: {_json(value)}" for key, value in row.items()) + "}"


def _json(value: object) -> str:
    # JSON's escapes of control characters and quotes are YAML's; U+0085 and the line separators
    # are escaped as well, because YAML would fold them.
    text = json.dumps(value, ensure_ascii=False)
    return "".join(c if c.isprintable() or c == " " else _escape(ord(c)) for c in text)


def _escape(code: int) -> str:
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"
