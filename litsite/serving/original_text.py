"""What the sources print where an editor changed an article: by the account, which keeps each block's place."""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from litsite.model.account import Account, AccountEntry

ROLES: Mapping[str, str] = {
    "title": "title",
    "kicker": "kicker",
    "subtitle": "subtitle",
    "org": "org",
    "author": "byline",
    "date": "dateline",
}
"""Field → role of the characters that it was read from."""

Change = tuple[str, str]
"""(`=`, `-` or `+`, text)."""


@dataclass(frozen=True, slots=True)
class Original:
    """What the sources of one article print."""

    blocks: Mapping[str, str]
    """Key of a block → text."""
    fields: Mapping[str, str]
    """Field → text, of those in ROLES."""


def read_original(article: str, sources: Iterable[tuple[Account, Sequence[str]]]) -> Original:
    """`sources`: the article's accounts, each with the lines of its source."""
    blocks: dict[str, list[str]] = defaultdict(list)
    fields: dict[str, list[str]] = defaultdict(list)
    names = {role: field for field, role in ROLES.items()}
    for account, lines in sources:
        own = [entry for entry in account.entries if entry.article == article]
        for entry in own:
            text = _text(entry, lines)
            if entry.block:
                blocks[entry.block].append(text)
            elif entry.role in names:
                fields[names[entry.role]].append(text)
    return Original(
        {key: "".join(parts) for key, parts in blocks.items()},
        {key: " ".join(parts) for key, parts in fields.items()},
    )


def _text(entry: AccountEntry, lines: Sequence[str]) -> str:
    line = lines[entry.span.line - 1] if 0 < entry.span.line <= len(lines) else ""
    return line[entry.span.start : entry.span.end]


def compare(before: str, after: str) -> list[Change]:
    """What became of `before`, in pieces: kept, taken out, put in."""
    changes: list[Change] = []
    for tag, a1, a2, b1, b2 in difflib.SequenceMatcher(
        None, before, after, autojunk=False
    ).get_opcodes():
        if tag == "equal":
            changes.append(("=", before[a1:a2]))
            continue
        changes += [("-", before[a1:a2])] if a2 > a1 else []
        changes += [("+", after[b1:b2])] if b2 > b1 else []
    return changes
