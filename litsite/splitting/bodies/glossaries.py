"""Glossaries: where 名词解释 begins and ends, and its entries."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace

from litsite.splitting.bodies.block_drafts import BlockDraft, draft_entry
from litsite.splitting.bodies.glossary_entries import find_entry, find_inline_entries
from litsite.splitting.bodies.paragraph_cuts import ONE_LINE_BODY
from litsite.splitting.recognising.heading_numbers import GLOSSARY_TITLES

_LONGEST_TERM_LINE = 40
_NO_TERM_STYLES = frozenset({"chapter", "part", "han_paren"})


def find_glossaries(drafts: Sequence[BlockDraft]) -> list[BlockDraft]:
    """Turn what stands under 名词解释 into entries."""
    result: list[BlockDraft] = []
    inside = False
    index = 0
    while index < len(drafts):
        draft = drafts[index]
        following = drafts[index + 1] if index + 1 < len(drafts) else None
        index += 1
        if inside and following is not None and _is_term_line(draft, following):
            result.append(draft_entry([draft, following]))
            index += 1
        elif draft.kind == "heading":
            inside = _opens_glossary(draft)
            result.append(draft)
        elif inside and draft.kind == "paragraph":
            result += _entries(draft)
        else:
            result.append(draft)
    return result


def _opens_glossary(heading: BlockDraft) -> bool:
    title = heading.text.split(" ", 1)[-1] if heading.appendix else heading.text
    return heading.glossary_title or GLOSSARY_TITLES.match(title) is not None


def _is_term_line(draft: BlockDraft, following: BlockDraft) -> bool:
    """Return whether a heading, or a number and colon, is a term with its definition below."""
    if following.kind != "paragraph":
        return False
    if draft.kind == "heading":
        return not draft.appendix and (
            draft.number is None or draft.number.style not in _NO_TERM_STYLES
        )
    ends_as_term = len(draft.text) <= _LONGEST_TERM_LINE and draft.text.endswith((":", "："))
    return draft.kind == "paragraph" and ends_as_term and draft.number is not None


def _entries(draft: BlockDraft) -> list[BlockDraft]:
    piece = draft.piece
    # An entry with a number of its own is one, whatever colons its definition holds.
    alone = len(draft.text) <= ONE_LINE_BODY and draft.number
    starts = [] if alone else find_inline_entries(draft.text)
    bounds = [*(starts or [0]), len(draft.text)]
    entries = []
    for start, end in itertools.pairwise(bounds):
        one = piece.cut(start, end) if starts else piece
        parts = find_entry(one.text)
        entries.append(
            BlockDraft("entry", one, head=parts.head_end) if parts else replace(draft, piece=one)
        )
    return entries
