"""From the labelled lines of a body to its blocks."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace

from litsite.formats.markdown_escaping import clean_term, escape_markdown, join_entry, write_row
from litsite.model.article import Block
from litsite.splitting.bodies.block_drafts import BlockDraft
from litsite.splitting.bodies.glossaries import find_glossaries
from litsite.splitting.bodies.heading_levels import HeadingShape, assign_levels
from litsite.splitting.bodies.heading_runs import group_headings, heading_hint, usual_sizes
from litsite.splitting.bodies.lead_sentences import set_leads
from litsite.splitting.bodies.measures import DASH_ITEM, find_measures
from litsite.splitting.bodies.paragraph_cuts import cut_paragraph
from litsite.splitting.labelling.line_facts import Line
from litsite.splitting.pieces import Piece
from litsite.splitting.recognising.captions import strip_mark
from litsite.splitting.recognising.heading_numbers import Numbering, find_numbering
from litsite.splitting.split_result import FurnitureSpan

_SHORTEST_DASH_ITEM = 13
_OPENING, _FEWEST_PARALLEL = 2, 3


def build_blocks(
    labelled: Sequence[tuple[str, Line]],
) -> tuple[list[Block], list[FurnitureSpan]]:
    """Turn a body's lines, labelled H, P or C, into blocks; also return the marks left out."""
    drafts: list[BlockDraft] = []
    marks: list[FurnitureSpan] = []
    sizes = usual_sizes([label for label, _ in labelled])
    last: Numbering | None = None
    for label, run in itertools.groupby(labelled, key=lambda one: one[0]):
        pieces = [line.piece for _, line in run]
        if label == "P":
            for piece, below in itertools.zip_longest(pieces, pieces[1:]):
                if piece.columns:
                    drafts.append(BlockDraft("row", piece))
                    continue
                cut = cut_paragraph(piece, last, find_numbering(below.text) if below else None)
                last = _last_number(cut) or last
                drafts += cut
            continue
        bare = []
        for piece in pieces:
            _, length = strip_mark(piece.text)
            marks += [FurnitureSpan(s, "caption-mark") for s in piece.cut(0, length).spans]
            bare.append(piece.cut(length))
        if label == "H":
            headings = group_headings(bare, sizes)
            last = _last_number(headings)
            drafts += headings
        else:
            drafts += [BlockDraft("caption", piece) for piece in bare if piece.text]
    return _finish(find_glossaries(drafts)), marks


def _last_number(drafts: Sequence[BlockDraft]) -> Numbering | None:
    """The number of the last heading."""
    headings = [draft for draft in drafts if draft.kind == "heading"]
    return headings[-1].number if headings else None


def _finish(drafts: Sequence[BlockDraft]) -> list[Block]:
    """Cut measures, set leads, give headings their levels."""
    levels = iter(assign_levels(_shapes(drafts)))
    blocks: list[Block] = []
    for draft in drafts:
        text, spans = draft.piece.printed, draft.piece.spans
        if draft.kind == "paragraph":
            blocks += _measures(draft.piece)
        elif draft.kind == "entry":
            blocks.append(_entry_block(draft))
        elif draft.kind == "row":
            cells = tuple(escape_markdown(cell, at_start=False) for cell in draft.piece.cells)
            blocks.append(Block("row", write_row(cells), text, cells=cells, spans=spans))
        elif draft.kind == "caption":
            blocks.append(Block("caption", escape_markdown(text), text, spans=spans))
        else:
            level = next(levels)
            blocks.append(Block("heading", escape_markdown(text), text, level=level, spans=spans))
    return set_leads(blocks)


def _measures(piece: Piece) -> list[Block]:
    text = piece.text
    if DASH_ITEM.match(text) and len(text) >= _SHORTEST_DASH_ITEM:
        printed = piece.printed
        return [Block("measure", escape_markdown(printed), printed, spans=piece.spans)]
    starts = find_measures(text)
    of_measures = frozenset(starts)
    bounds = [*([0] if not starts or starts[0] else []), *starts, len(text)]
    blocks = []
    for start, end in itertools.pairwise(bounds):
        part = piece.cut(start, end)
        if part.text:
            kind = "measure" if start in of_measures else "paragraph"
            blocks.append(
                Block(kind, escape_markdown(part.printed), part.printed, spans=part.spans)  # type: ignore[arg-type]
            )
    return blocks


def _entry_block(draft: BlockDraft) -> Block:
    head, rest = draft.piece.cut(0, draft.head), draft.piece.cut(draft.head)
    definition = escape_markdown(rest.printed)
    return Block(
        "entry",
        join_entry(escape_markdown(head.printed), definition),
        f"{head.printed}{rest.printed}",
        term=clean_term(head.printed),
        definition=definition,
        spans=(*head.spans, *rest.spans),
    )


def _shapes(drafts: Sequence[BlockDraft]) -> list[HeadingShape]:
    """What the level of each heading depends on."""
    shapes: list[HeadingShape] = []
    parallel = _parallel_headings([draft for draft in drafts if draft.kind == "heading"])
    for draft in drafts:
        if draft.kind == "heading":
            style, value = "plain", 0
            if draft.appendix or draft.glossary_title:
                style = "appendix"
            elif draft.number:
                style, value = draft.number.style, draft.number.value
            shapes.append(
                HeadingShape(
                    style,
                    value,
                    draft.rows,
                    paragraphs=0,
                    hint=heading_hint(draft.piece),
                    question=draft.text.endswith(("？", "?")),
                    parallel=len(shapes) in parallel,
                )
            )
        elif shapes and draft.kind != "caption":
            shapes[-1] = replace(shapes[-1], paragraphs=shapes[-1].paragraphs + 1)
    return shapes


def _parallel_headings(headings: Sequence[BlockDraft]) -> set[int]:
    """Headings without numbers that begin alike, three or more in a row, below one that does not.

    `五年来，我们…` again and again under 过去五年工作回顾.
    """
    found: set[int] = set()
    index = 0
    for _, run in itertools.groupby(headings, key=lambda one: (one.number, one.text[:_OPENING])):
        size = len(list(run))
        if size >= _FEWEST_PARALLEL and index > 0 and headings[index].number is None:
            found.update(range(index, index + size))
        index += size
    return found
