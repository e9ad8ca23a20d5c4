"""What an editor is told beside a page: where its parts stand in the YAML, what was edited, what is in doubt."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from litsite.addresses import article_id_of, hand_page_path, source_paths
from litsite.config import SITE_YAML, Config
from litsite.content.account_yaml import load_account
from litsite.content.article_places import ArticlePlaces, find_places
from litsite.content.article_yaml import Record, is_edited, load_record, to_article
from litsite.model.account import Account, Doubt, FieldDoubt
from litsite.model.hints import write_field_hint
from litsite.model.problem import LitsiteError
from litsite.readers import read_source
from litsite.rendering.frame.site_words import FIELD_NAMES
from litsite.rendering.pages.source_text import say_doubt, say_field_doubt
from litsite.rendering.parts.block_anchors import anchors_by_hash
from litsite.serving.original_text import Original, compare, read_original
from litsite.serving.published_data import read_figures, read_revisits

_LONGEST = 4000
"""Characters of a block that is compared with its original sign by sign."""

Notes = dict[str, Any]
"""What the browser's script shows, as JSON."""


def make_notes(config: Config, page: str) -> Notes:
    """The notes for a page of the site, by its path; read anew from the files at each call."""
    article = article_id_of(page)
    if article is not None:
        return _article_notes(config, article)
    if page.startswith("sources/"):
        return _source_notes(config, page)
    if page.startswith("targets/"):
        return {"page": _place(SITE_YAML, 0), "targets": list(_targets(config))}
    for path in (config.content / "pages").glob("*.md"):
        if page == hand_page_path(path.stem):
            return {"page": _place(f"content/pages/{path.name}", 1)}
    return {}


def _article_notes(config: Config, article: str) -> Notes:
    shown = f"content/articles/{article}.yaml"
    text = _text_of(config.root / shown)
    record = load_record(text, shown, article)[0] if text is not None else None
    if text is None or record is None:
        return {"page": _place(shown, 1)} if text is not None else {}
    places = find_places(text, record)
    accounts = list(_accounts(config, record))
    doubts = _Doubts(record, accounts)
    original = _original(config, record, accounts, places)
    return {
        "page": _place(shown, 1),
        "article": article,
        "fields": _fields(record, shown, places, original, doubts),
        "blocks": _blocks(record, shown, places, original, doubts),
        "removed": _removed(record, places, original),
        "figures": list(_figures(config, article, shown, places)),
        "doubts": doubts.elsewhere,
    }


def _fields(
    record: Record, shown: str, places: ArticlePlaces, original: Original, doubts: _Doubts
) -> list[Notes]:
    rows = []
    for name, line in places.fields.items():
        edited = is_edited(record, name)
        value = record.fields.get(name)
        was = original.fields.get(name) if edited else None
        rows.append(
            {
                "name": name,
                "label": FIELD_NAMES.get(name, name),
                "value": value,
                "edited": edited,
                "changes": compare(was, value or "") if was and was != value else None,
                "doubts": doubts.of_fields.get(name, []),
                **_place(shown, line),
            }
        )
    return rows


def _blocks(
    record: Record, shown: str, places: ArticlePlaces, original: Original, doubts: _Doubts
) -> list[Notes]:
    rows = []
    for block, line in places.blocks:
        was = original.blocks.get(block.key) if block.edited else None
        comparable = was is not None and len(was) + len(block.text) <= _LONGEST
        rows.append(
            {
                "anchor": block.anchor,
                "key": block.key,
                "edited": block.edited,
                "added": block.edited and block.key not in record.parsed_body,
                "changes": compare(was, block.text) if was and comparable else None,
                "doubts": doubts.of_blocks.get(block.anchor, []),
                **_place(shown, line),
            }
        )
    return rows


def _removed(record: Record, places: ArticlePlaces, original: Original) -> list[str]:
    """The source's text of blocks that an editor took out."""
    here = {block.key for block, _ in places.blocks}
    return [original.blocks.get(key, key) for key in record.parsed_body if key not in here]


def _figures(config: Config, article: str, shown: str, places: ArticlePlaces) -> Iterator[Notes]:
    """Each figure with its place, and the row that a correction begins with."""
    lines = {block.key: line for block, line in places.blocks}
    seen: dict[tuple[str, int, str], int] = defaultdict(int)
    for row in read_figures(config.site / "data", article):
        block, sentence, surface = row["anchor"], row["sentence"], row["surface"]
        seen[block, sentence, surface] += 1
        nth = seen[block, sentence, surface]
        corrected = places.corrections.get((block, sentence, surface, nth))
        which = f", nth: {nth}" if nth > 1 else ""
        yield {
            "fragment": row["fragment"],
            "at": f"{block}/{sentence}",
            "row": f"- {{at: {block}/{sentence}, surface: {_quoted(surface)}{which}, drop: true}}",
            "corrected": corrected is not None,
            **_place(shown, corrected or lines.get(block, 0)),
        }


def _targets(config: Config) -> Iterator[Notes]:
    """Each target with the row that gives a verdict on a later sentence."""
    for row in read_revisits(config.site / "data"):
        at = f"{row['anchor']}/{row['sentence']}"
        yield {
            "clause": row["clause"],
            "url": row["url"],
            **_place(f"content/articles/{row['article']}.yaml", 0),
            "later": [
                {
                    "quote": later["quote"],
                    "row": f"- {{at: {at}, later: {later['article']}#{later['anchor']}"
                    f"/{later['sentence']}, verdict: confirmed}}",
                }
                for later in row["later"]
            ],
        }


def _source_notes(config: Config, page: str) -> Notes:
    files = [path.stem for path in (config.content / "sources").glob("*.yaml")]
    file = next((name for name, path in source_paths(files).items() if path == page), None)
    account = _account(config, file) if file else None
    if file is None or account is None:
        return {}
    lines: dict[int, list[Notes]] = defaultdict(list)
    for doubt in account.doubts:
        lines[doubt.line].append(_line_doubt(doubt, file))
    for one in account.field_doubts:
        lines[one.line].append(_field_doubt(one, file))
    return {
        "page": _place(f"sources/{file}", 1),
        "source": f"sources/{file}",
        "lines": [{"line": line, "doubts": told} for line, told in sorted(lines.items())],
    }


class _Doubts:
    """The parser's doubts about one article, each where it is shown."""

    def __init__(self, record: Record, accounts: Sequence[Account]) -> None:
        self.of_fields: dict[str, list[Notes]] = defaultdict(list)
        self.of_blocks: dict[str, list[Notes]] = defaultdict(list)
        self.elsewhere: list[Notes] = []
        anchors = anchors_by_hash(to_article(record))
        for account in accounts:
            ranges = [s.lines for s in record.sources if s.file == account.file and not s.relation]
            blocks = {
                entry.span.line: anchors.get(entry.block or "")
                for entry in account.entries
                if entry.article == record.id
            }
            for doubt in account.doubts:
                if any(first <= doubt.line <= last for first, last in ranges):
                    told = _line_doubt(doubt, account.file)
                    anchor = blocks.get(doubt.line)
                    (self.of_blocks[anchor] if anchor else self.elsewhere).append(told)
            for one in account.field_doubts:
                inside = one.article is None or any(a <= one.article <= b for a, b in ranges)
                if inside and not is_edited(record, one.name):
                    self.of_fields[one.name].append(_field_doubt(one, account.file))


def _line_doubt(doubt: Doubt, file: str) -> Notes:
    return {"text": say_doubt(doubt, file), "row": f"{doubt.line}: {doubt.rival}"}


def _field_doubt(doubt: FieldDoubt, file: str) -> Notes:
    value = doubt.rivals[0].value if doubt.rivals else None
    return {
        "text": say_field_doubt(doubt, file),
        "row": write_field_hint(doubt.name, value, doubt.article)[1],
    }


def _original(
    config: Config, record: Record, accounts: Sequence[Account], places: ArticlePlaces
) -> Original:
    """The sources' words; nothing where nothing was edited, since nobody asks for them then."""
    here = {block.key for block, _ in places.blocks}
    edited = any(block.edited for block, _ in places.blocks) or set(record.parsed_body) - here
    if not edited and not any(is_edited(record, name) for name in record.fields):
        return Original({}, {})
    pairs = [(account, _lines(config.sources / account.file)) for account in accounts]
    return read_original(record.id, pairs)


def _accounts(config: Config, record: Record) -> Iterator[Account]:
    for file in dict.fromkeys(source.file for source in record.sources if not source.relation):
        account = _account(config, file)
        if account is not None:
            yield account


def _account(config: Config, file: str) -> Account | None:
    path = config.content / "sources" / f"{file}.yaml"
    try:
        return _load_account(path, path.stat().st_mtime_ns)
    except (OSError, UnicodeDecodeError):
        return None


@lru_cache(maxsize=16)
def _load_account(path: Path, changed: int) -> Account | None:
    """Kept while the file is as it was; a large account takes a second to read."""
    return load_account(path.read_text("utf-8"), path.name, path.stem)[0]


def _lines(path: Path) -> tuple[str, ...]:
    try:
        return _read_lines(path, path.stat().st_mtime_ns)
    except (OSError, LitsiteError):
        return ()


@lru_cache(maxsize=16)
def _read_lines(path: Path, changed: int) -> tuple[str, ...]:
    return read_source(path, path.name)[0].lines


def _text_of(path: Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return None


def _place(shown: str, line: int) -> Notes:
    return {"place": f"{shown}:{line}" if line else shown, "line": line}


def _quoted(text: str) -> str:
    """A text as YAML of one line takes it."""
    return text if text.isalnum() else "'" + text.replace("'", "''") + "'"
