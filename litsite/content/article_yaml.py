"""One article's YAML: the only code that knows its keys."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from litsite.content.body_markdown import read_body, set_anchors
from litsite.content.figure_corrections_yaml import (
    CorrectionYaml,
    RevisitYaml,
    check_corrections,
    cut_spoken,
    read_corrections,
    read_verdicts,
)
from litsite.formats.yaml_mistakes import find_cut_values
from litsite.formats.yaml_schema import structure
from litsite.formats.yaml_text import yaml_text
from litsite.language.blanks import clean_line
from litsite.language.dates import find_date, is_iso_date
from litsite.language.text_hash import text_hash
from litsite.model.article import FIELDS, KINDS, Article, ArticleFields, SourceRef
from litsite.model.correction import FigureCorrection
from litsite.model.figure import Verdict
from litsite.model.problem import LitsiteError, Problem, make_problem

SCHEMA = 1
_ID = re.compile(r"[a-z0-9][a-z0-9-]*$")
_NO_BAR = re.compile(
    r"^body: *+(?:#.*)?\n(?:[ ]*+\n)*+[ ]++[^\s\"']", re.MULTILINE
)  # body:⏎  第一段
_UNTITLED = 18
_SHOWN = 40


@dataclass(frozen=True, slots=True)
class _Source:
    file: str
    lines: tuple[int, int]
    relation: str | None = None
    similarity: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Parsed(ArticleFields):
    body: list[str] = field(default_factory=list)
    markdown: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Yaml(ArticleFields):
    schema: int
    id: str
    kind: str
    body: str
    sources: list[_Source] = field(default_factory=list)
    parsed: _Parsed = field(default_factory=_Parsed)
    moved: dict[str, str] = field(default_factory=dict)
    orphaned: bool = False
    figures: list[CorrectionYaml] = field(default_factory=list)
    revisits: list[RevisitYaml] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Record:
    """What an article's YAML says, fields as written."""

    id: str
    fields: dict[str, str | None]
    """Every name of FIELDS."""
    body: str
    sources: tuple[SourceRef, ...] = ()
    parsed: dict[str, str] = field(default_factory=dict)
    """Field → hash of what the parser last wrote; a field that it left null is absent."""
    parsed_body: tuple[str, ...] = ()
    parsed_markdown: str | None = None
    """Hash of the whole body as the parser wrote it, markup included."""
    moved: dict[str, str] = field(default_factory=dict)
    orphaned: bool = False
    corrections: tuple[FigureCorrection, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    spoken: str = ""
    """`figures:` and `revisits:` as editors wrote them: they are never rewritten."""


def load_record(text: str, shown: str, stem: str) -> tuple[Record | None, list[Problem]]:
    """Read and validate one YAML text; `stem` is the file's name without `.yaml`.

    Returns None with the problems when the file cannot be used.
    """
    try:
        data, problems = structure(text, _Yaml, shown)
    except LitsiteError as error:
        return None, [error.problem]
    if data is None:
        return None, problems
    problems = _validate(data, text, shown, stem)
    if any(problem.severity == "error" for problem in problems):
        return None, problems
    hashes = {name: value for name in FIELDS if (value := getattr(data.parsed, name)) is not None}
    record = Record(
        data.id,
        {name: clean_line(getattr(data, name) or "") or None for name in FIELDS},
        data.body,
        tuple(SourceRef(s.file, s.lines, s.relation, s.similarity) for s in data.sources),
        hashes,
        tuple(data.parsed.body),
        data.parsed.markdown,
        data.moved,
        data.orphaned,
        read_corrections(data.figures, text),
        read_verdicts(data.revisits, data.id),
        cut_spoken(text),
    )
    return record, problems


def _validate(data: _Yaml, text: str, shown: str, stem: str) -> list[Problem]:
    problems = []

    def fail(key: str, code: str, **values: object) -> None:
        line = next(
            (n for n, row in enumerate(text.split("\n"), 1) if row.startswith(f"{key}:")), 1
        )
        problems.append(make_problem(shown, line, code, "error", key=key, **values))

    if data.schema != SCHEMA:
        fail("schema", "schema", value=data.schema, known=SCHEMA)
    if data.id != stem or not _ID.match(data.id):
        fail("id", "id-differs", value=data.id, name=stem)
    if data.kind not in KINDS:
        fail("kind", "bad-choice", value=data.kind, known=", ".join(KINDS))
    for key in ("date", "published"):
        value = getattr(data, key)
        if value and not is_iso_date(value):
            near = find_date(value)
            fail(key, "bad-date-near" if near else "bad-date", value=value, near=near or "")
    if _NO_BAR.search(text):
        fail("body", "yaml-no-bar")
    for line, key, cut in find_cut_values(text):
        problems.append(make_problem(shown, line, "yaml-cut", key=key, text=cut[:_SHOWN]))
    return [*problems, *check_corrections(data.figures, data.revisits, text, shown)]


def save_record(record: Record) -> str:
    """Write a record as YAML; `load_record(save_record(r)) == r`."""
    head: dict[str, object] = {"schema": SCHEMA, "id": record.id}
    head |= {name: record.fields.get(name) for name in FIELDS}
    if record.orphaned:
        head["orphaned"] = True
    parts = [yaml_text(head), "sources:\n"]
    parts += [f"- {_flow(_source(source))}\n" for source in record.sources]
    if not record.sources:
        parts[-1] = "sources: []\n"
    parsed: dict[str, object] = {
        name: record.parsed[name] for name in FIELDS if name in record.parsed
    }
    if record.parsed_markdown is not None:
        parsed["markdown"] = record.parsed_markdown
    hashes = {"body": list(record.parsed_body)}
    parts.append("parsed:\n" + "".join(f"  {k}: {_flow([v])[1:-1]}\n" for k, v in parsed.items()))
    parts.append(f"  {_flow(hashes)[1:-1]}\n")
    if record.moved:
        parts.append(yaml_text({"moved": dict(sorted(record.moved.items()))}))
    parts.append(record.spoken)
    parts.append(yaml_text({"body": record.body}))
    return "".join(parts)


def _source(source: SourceRef) -> dict[str, object]:
    row: dict[str, object] = {"file": source.file, "lines": list(source.lines)}
    if source.relation:
        row |= {"relation": source.relation, "similarity": source.similarity}
    return row


def _flow(data: object) -> str:
    return yaml_text(data, flow=True).strip()


def to_articles(records: Sequence[Record]) -> list[Article]:
    """Build several Articles, each by itself."""
    return [to_article(record) for record in records]


def to_article(record: Record) -> Article:
    """Build the Article that the right half of the flow sees."""
    blocks = set_anchors(read_body(record.body), record.parsed_body)
    fields: dict[str, Any] = dict(record.fields)
    fields["title"] = fields["title"] or _stand_in(blocks[0].text if blocks else record.id)
    fields["kind"] = fields["kind"] or "web_news"
    return Article(
        id=record.id,
        body=record.body,
        sources=record.sources,
        parsed=record.parsed,
        parsed_body=record.parsed_body,
        moved=record.moved,
        orphaned=record.orphaned,
        corrections=record.corrections,
        verdicts=record.verdicts,
        blocks=blocks,
        edited_fields=tuple(name for name in FIELDS if is_edited(record, name)),
        **fields,
    )


def _stand_in(text: str) -> str:
    """What stands for a headline where there is none."""
    return f"(无题){text[:_UNTITLED]}{'…' if len(text) > _UNTITLED else ''}"


def field_hash(value: str | None) -> str | None:
    """Hash of a field's value; None for a field without value."""
    return text_hash(value) if value else None


def is_edited(record: Record, name: str) -> bool:
    """Return whether a field is not what the parser last wrote there."""
    return field_hash(record.fields.get(name)) != record.parsed.get(name)
