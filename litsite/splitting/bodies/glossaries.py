"""Glossaries: where 名词解释 begins and ends, and its entries."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace

from litsite.splitting.bodies.block_drafts import BlockDraft, draft_entry
from litsite.splitting.bodies.glossary_entries import (
    find_entry,
    find_inline_entries,
    is_bare_term,
    is_numbered,
)
from litsite.splitting.recognising.heading_numbers import is_glossary_title

_LONGEST_TERM_LINE = 40
_NO_TERM_STYLES = frozenset({"chapter", "part"})
_SENTENCE_ENDS = ("。", "！", "？", "；", ";", "!", "?", "”", "）", ")")
_FEWEST_NUMBERED = 2


def find_glossaries(drafts: Sequence[BlockDraft]) -> list[BlockDraft]:
    """Turn what stands under 名词解释 into entries."""
    result: list[BlockDraft] = []
    index = 0
    while index < len(drafts):
        draft = drafts[index]
        index += 1
        result.append(draft)
        if draft.kind == "heading" and _opens_glossary(draft):
            numbered = _counts_entries(drafts[index : index + 2 * _FEWEST_NUMBERED])
            index = _read_entries(drafts, index, result, numbered=numbered)
    return result


def _opens_glossary(heading: BlockDraft) -> bool:
    title = heading.text.split(" ", 1)[-1] if heading.appendix else heading.text
    return heading.glossary_title or is_glossary_title(title)


def _counts_entries(first: Sequence[BlockDraft]) -> bool:
    """Whether the entries below the title are numbered; then a line without number is none."""
    return sum(is_numbered(draft.text) for draft in first) >= _FEWEST_NUMBERED


def _read_entries(
    drafts: Sequence[BlockDraft], index: int, result: list[BlockDraft], *, numbered: bool
) -> int:
    """Add the entries from `index` to `result`; return where the next heading stands."""
    behind: list[BlockDraft] = []  # what stands behind the last number
    while index < len(drafts):
        draft = drafts[index]
        below = drafts[index + 1] if index + 1 < len(drafts) else None
        if draft.kind == "heading" and not (
            _goes_on(draft, below, numbered=numbered) or _is_entry(draft, numbered=numbered)
        ):
            break
        if numbered and not is_numbered(draft.text):
            behind.append(draft)
            index += 1
            continue
        # A line between two numbers may be an entry that lost its own.
        for one in behind:
            result += _entries(one) if one.kind == "paragraph" else [one]
        behind = []
        if below is not None and _goes_on(draft, below, numbered=numbered):
            result.append(_joined_entry(draft, below))
            index += 2
        else:
            result += _entries(draft) if draft.kind != "caption" else [draft]
            index += 1
    result += behind
    return index


def _is_entry(heading: BlockDraft, *, numbered: bool) -> bool:
    """A whole entry that lost its full stop, where others are numbered as it is."""
    return numbered and is_numbered(heading.text) and find_entry(heading.text) is not None


def _goes_on(draft: BlockDraft, below: BlockDraft | None, *, numbered: bool) -> bool:
    """Whether the next line goes on with an entry: it is the definition, or the rest of one."""
    if below is None or below.kind != "paragraph" or draft.kind not in {"heading", "paragraph"}:
        return False
    if numbered and (is_numbered(below.text) or not is_numbered(draft.text)):
        return False
    if numbered and find_entry(draft.text):
        return not draft.text.endswith(_SENTENCE_ENDS)
    if draft.kind == "heading":
        style = draft.number.style if draft.number else ""
        return not draft.appendix and style not in _NO_TERM_STYLES
    if len(draft.text) > _LONGEST_TERM_LINE or not is_bare_term(draft.text):
        return False
    announced = draft.text.endswith((":", "：")) and find_entry(below.text) is None
    return numbered or announced


def _joined_entry(draft: BlockDraft, below: BlockDraft) -> BlockDraft:
    parts = find_entry(draft.text)
    joined = draft_entry([draft, below])
    return replace(joined, head=parts.head_end) if parts else joined


def _entries(draft: BlockDraft) -> list[BlockDraft]:
    piece = draft.piece
    starts = find_inline_entries(draft.text)
    bounds = [*(starts or [0]), len(draft.text)]
    if starts and starts[0] > 0:
        bounds = [0, *bounds]
    entries = []
    for start, end in itertools.pairwise(bounds):
        one = piece.cut(start, end) if starts else piece
        parts = find_entry(one.text)
        entries.append(
            BlockDraft("entry", one, head=parts.head_end)
            if parts
            else replace(draft, kind="paragraph", piece=one)
        )
    return entries
