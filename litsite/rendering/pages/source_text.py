"""One source, line by line, with what became of every character."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from litsite.addresses import article_path, href
from litsite.model.account import Account, AccountEntry, Doubt, FieldDoubt, Invisible
from litsite.model.hints import write_field_hint
from litsite.model.library import SourceText
from litsite.rendering.frame.control_signs import printable
from litsite.rendering.frame.page_frame import Link
from litsite.rendering.frame.site_words import (
    DECLARED_ROLE_NAMES,
    FIELD_NAMES,
    ROLE_NAMES,
    TEXT,
    WEAKNESS_NAMES,
    furniture_reason,
)
from litsite.rendering.indexes.catalogue import Catalogue
from litsite.rendering.pages.source_list import SourceFacts, source_facts
from litsite.rendering.parts.block_anchors import anchors_by_hash


@dataclass(frozen=True, slots=True)
class LinePiece:
    """Some characters of a line that share their fate."""

    text: str
    style: str
    """`article`, `page`, `furniture`, `blank`, or `invisible`."""
    name: str
    """Of an invisible character, else empty."""


@dataclass(frozen=True, slots=True)
class Destination:
    """Where a part of a line went."""

    role: str
    link: Link | None
    furniture: bool
    more: tuple[Link, ...] = ()
    """Further blocks of the same article, numbered from 2."""


@dataclass(frozen=True, slots=True)
class LineView:
    """One line of a source."""

    number: int
    pieces: tuple[LinePiece, ...]
    destinations: tuple[Destination, ...]
    doubts: tuple[str, ...] = ()
    """Where the splitter was unsure, and how to settle it; only if the settings ask for it."""


@dataclass(frozen=True, slots=True)
class SourceView:
    """One source."""

    facts: SourceFacts
    missing: bool
    lines: tuple[LineView, ...]


@dataclass(frozen=True, slots=True)
class Targets:
    """What a line's destinations need to know."""

    catalogue: Catalogue
    page: str
    account: Account
    anchors: Mapping[str, Mapping[str, str]]
    """Article id → hash of a block → fragment."""


def view_source(catalogue: Catalogue, file: str) -> SourceView:
    """Compute the page of one source."""
    account, text = catalogue.accounts[file], catalogue.texts.get(file)
    page = catalogue.source_paths[account.file]
    articles = sorted({entry.article or "" for entry in account.entries})
    anchors = {
        key: anchors_by_hash(catalogue.articles[key])
        for key in articles
        if key in catalogue.articles
    }
    targets = Targets(catalogue, page, account, anchors)
    return SourceView(
        facts=source_facts(catalogue, page, account, text),
        missing=text is None,
        lines=tuple(make_lines(targets, text)) if text else (),
    )


def make_lines(targets: Targets, text: SourceText) -> Iterator[LineView]:
    """Each line with its pieces and destinations."""
    entries: dict[int, list[AccountEntry]] = defaultdict(list)
    for entry in targets.account.entries:
        entries[entry.span.line].append(entry)
    invisible: dict[int, list[Invisible]] = defaultdict(list)
    for character in targets.account.invisible:
        invisible[character.line].append(character)
    doubts: dict[int, list[str]] = defaultdict(list)
    if targets.catalogue.settings.show_doubts:
        for doubt in targets.account.doubts:
            doubts[doubt.line].append(say_doubt(doubt, text.file))
        for one in targets.account.field_doubts:
            doubts[one.line].append(say_field_doubt(one, text.file))
    for number, line in enumerate(text.lines, start=1):
        here = sorted(entries.get(number, ()), key=lambda entry: entry.span)
        yield LineView(
            number=number,
            pieces=cut_line(line, here, invisible.get(number, ())),
            destinations=make_destinations(targets, here),
            doubts=tuple(doubts.get(number, ())),
        )


def say_doubt(doubt: Doubt, file: str) -> str:
    """What else the line could be, and what to write if it is."""
    names = [DECLARED_ROLE_NAMES.get(role, role) for role in (doubt.taken, doubt.rival)]
    return TEXT.doubt.format(
        taken=names[0], rival=names[1], file=file, line=doubt.line, role=doubt.rival
    )


def say_field_doubt(doubt: FieldDoubt, file: str) -> str:
    """What else the field could be, and what to write if it is."""
    others = [
        TEXT.rival_line.format(value=rival.value, line=rival.line) if rival.line else rival.value
        for rival in doubt.rivals
    ]
    reasons = [] if others and doubt.why == "rival" else [WEAKNESS_NAMES.get(doubt.why, doubt.why)]
    reasons += [TEXT.rivals.format(others=TEXT.separator.join(others))] if others else []
    table, row = write_field_hint(
        doubt.name, doubt.rivals[0].value if doubt.rivals else None, doubt.article
    )
    return TEXT.field_doubt.format(
        field=FIELD_NAMES.get(doubt.name, doubt.name),
        value=doubt.value or TEXT.unknown,
        why=",".join(reasons),
        file=file,
        table=table,
        row=row,
    )


def cut_line(
    line: str, entries: Sequence[AccountEntry], invisible: Sequence[Invisible]
) -> tuple[LinePiece, ...]:
    """Cut a line where its owner changes and around every invisible character."""
    pieces: list[LinePiece] = []
    names = {character.offset: character.name for character in invisible}
    end = 0
    for entry in entries:
        start = max(end, entry.span.start)
        pieces += cut_piece(line, end, start, "blank", names)
        pieces += cut_piece(line, start, entry.span.end, style_of(entry.role), names)
        end = max(end, entry.span.end)
    pieces += cut_piece(line, end, len(line), "blank", names)
    return tuple(pieces)


def cut_piece(
    line: str, start: int, end: int, style: str, names: Mapping[int, str]
) -> Iterator[LinePiece]:
    """One owner's characters, the invisible ones set apart."""
    for offset in sorted(place for place in names if start <= place < end):
        if start < offset:
            yield LinePiece(printable(line[start:offset]), style, "")
        yield LinePiece(printable(line[offset]), "invisible", names[offset])
        start = offset + 1
    if start < end:
        yield LinePiece(printable(line[start:end]), style, "")


def style_of(role: str) -> str:
    """How a piece is shown."""
    if role == "furniture":
        return "furniture"
    return "page" if role.startswith("page_") else "article"


def make_destinations(targets: Targets, entries: Sequence[AccountEntry]) -> tuple[Destination, ...]:
    """Where the parts of a line went: each article named once, with all its blocks."""
    groups: dict[tuple[str, str], list[Destination]] = defaultdict(list)
    for place in dict.fromkeys(make_destination(targets, entry) for entry in entries):
        groups[place.role, place.link.text if place.link else ""].append(place)
    return tuple(
        replace(
            places[0],
            more=tuple(
                Link(str(number), place.link.href)
                for number, place in enumerate(places[1:], start=2)
                if place.link
            ),
        )
        for places in groups.values()
    )


def make_destination(targets: Targets, entry: AccountEntry) -> Destination:
    """Where some characters went."""
    if entry.role == "furniture":
        return Destination(furniture_reason(entry.why), None, True)
    role = ROLE_NAMES.get(entry.role, entry.role)
    link = page_link(targets, entry) if entry.role.startswith("page_") else None
    return Destination(role, link or block_link(targets, entry), False)


def block_link(targets: Targets, entry: AccountEntry) -> Link | None:
    """Link to the article, and to the block in it where the account names one."""
    article = targets.catalogue.articles.get(entry.article or "")
    if article is None:
        return None
    anchor = targets.anchors[article.id].get(entry.block or "", "")
    return Link(article.title, href(targets.page, article_path(article.id), anchor))


def page_link(targets: Targets, entry: AccountEntry) -> Link | None:
    """Link to the newspaper page that a marker, headline or caption belongs to."""
    before = [record for record in targets.account.pages if record.line <= entry.span.line]
    if not before:
        return None
    record = max(before, key=lambda record: record.line)
    issue = targets.catalogue.issue_by_key.get((record.publication or "", record.date or ""))
    if issue is None:
        return None
    anchor = next((page.anchor for page in issue.pages if page.name == record.page), "")
    name = f"{issue.publication} {issue.date} {record.page}"
    return Link(name, href(targets.page, issue.path, anchor))
