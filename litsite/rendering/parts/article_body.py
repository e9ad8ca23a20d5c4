"""An article's blocks, arranged as a reader sees them: lists joined, terms marked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from markupsafe import Markup

from litsite.formats.markdown_escaping import plain_cells
from litsite.language.table_cells import first_row_heads, read_number_cell
from litsite.model.article import Block
from litsite.rendering.frame.page_frame import Link
from litsite.rendering.frame.site_words import TEXT
from litsite.rendering.parts.figure_marks import FigureMark, TextMarker
from litsite.rendering.parts.glossary_terms import TermMarker
from litsite.rendering.parts.markdown_html import render_block, render_inline

LISTS: dict[str, tuple[str, str]] = {"measure": ("ul", "measures"), "entry": ("dl", "entries")}
"""Element and class of the list that blocks of a kind form where they follow each other."""

TAGS: dict[str, str] = {"measure": "li", "entry": "dt", "other": "div"}
"""Elements of kinds of blocks; headings take theirs from their level, all else is a paragraph."""

TAG = re.compile(r"<[^<>]*>")  # in HTML that was rendered here, so `<` in text is `&lt;`

EMPTY = Markup("")
TABLE_TITLE = re.compile(
    r"^.{0,40}?表(?:格|\s*[\d一二三四五六七八九十]|$|[：:（(])"
)  # 表1 主要指标, 任务分解表

BLOCK_CLASSES: dict[str, str] = {"caption": "caption", "other": "other"}


@dataclass(frozen=True, slots=True)
class BlockView:
    """One block as a template shows it."""

    html: Markup
    anchor: str
    old_anchors: tuple[str, ...]
    """Fragments of links made before the source's text changed."""
    edited: bool
    label: str
    """What its own link says."""
    source: Link | None
    """To the line that it came from."""
    definition: Markup
    """Of a glossary entry, else empty."""
    tag: str
    style: str
    """Class, or empty."""
    cells: tuple[Markup, ...] = ()
    """Of a row of a table, as many as its table is wide."""


@dataclass(frozen=True, slots=True)
class BlockGroup:
    """Blocks that form one element: a heading, a paragraph, a list of measures."""

    kind: str
    list: str
    """Element around the blocks, or empty."""
    style: str
    """Class of that element."""
    blocks: tuple[BlockView, ...]
    label: str = ""
    """What a table is called, else empty."""
    head: bool = False
    """Whether the first row of a table names its columns."""
    numbers: tuple[bool, ...] = ()
    """Of each column of a table, whether it holds numbers."""


@dataclass(frozen=True, slots=True)
class BodyContext:
    """What the blocks of one article need to know besides themselves."""

    marker: TermMarker
    old_anchors: Mapping[str, tuple[str, ...]]
    """Present anchor → the ones it had before."""
    source_links: Mapping[str, Link]
    """Anchor → the source line."""
    figures: Mapping[str, Sequence[FigureMark]] = field(default_factory=dict)
    """Key of a block → the figures to mark in it, in its order."""
    anchors: bool = True
    """False where several articles share a page: anchors are unique in an article only."""


def make_body(blocks: Sequence[Block], context: BodyContext) -> tuple[BlockGroup, ...]:
    """Render all blocks and join those that form a list."""
    views = zip(blocks, render_blocks(blocks, context), strict=True)
    groups: list[BlockGroup] = []
    above = ""
    for kind, members in groupby(views, key=lambda pair: pair[0].kind):
        pairs = list(members)
        if kind == "row":
            groups.append(make_table(pairs, above))
        else:
            element, style = LISTS.get(kind, ("", ""))
            groups.append(BlockGroup(kind, element, style, tuple(view for _, view in pairs)))
        above = pairs[-1][0].text
    return tuple(groups)


def make_table(rows: Sequence[tuple[Block, BlockView]], above: str) -> BlockGroup:
    """Rows that follow each other; `above` is the line over them, which may be the table's title."""
    texts = [plain_cells(block.cells) for block, _ in rows]
    width = max(map(len, texts))
    head = first_row_heads(texts)
    return BlockGroup(
        kind="row",
        list="",
        style="",
        blocks=tuple(
            replace(view, cells=(*view.cells, *[EMPTY] * (width - len(view.cells))))
            for _, view in rows
        ),
        label=above if TABLE_TITLE.search(above) else TEXT.table,
        head=head,
        numbers=tuple(
            _mostly_numbers([row[column] for row in texts[head:] if len(row) > column])
            for column in range(width)
        ),
    )


def _mostly_numbers(cells: Sequence[str]) -> bool:
    filled = [cell for cell in cells if cell]
    return 2 * sum(read_number_cell(cell) is not None for cell in filled) > len(filled)


def render_blocks(blocks: Iterable[Block], context: BodyContext) -> Iterator[BlockView]:
    """Render each block; a heading begins a new section for the glossary terms."""
    number = 0
    for block in blocks:
        if block.kind == "heading":
            context.marker.start_section()
        else:
            number += 1
        marker = TextMarker(
            context.marker, block.text, context.figures.get(block.key or block.anchor, ())
        )
        cells = tuple(
            render_inline(cell, marker.mark, marker.name_figures) if cell else EMPTY
            for cell in block.cells
        )
        html, definition = (EMPTY, EMPTY) if cells else render_text(block, marker)
        yield BlockView(
            html=html,
            anchor=block.anchor if context.anchors else "",
            old_anchors=context.old_anchors.get(block.anchor, ()),
            edited=block.edited,
            label=TEXT.paragraph_link.format(number=number),
            source=context.source_links.get(block.anchor),
            definition=definition,
            tag=f"h{block.level + 1}" if block.kind == "heading" else TAGS.get(block.kind, "p"),
            style=BLOCK_CLASSES.get(block.kind, ""),
            cells=cells,
        )


def render_text(block: Block, marker: TextMarker) -> tuple[Markup, Markup]:
    """A block's words, and its definition if it is an entry.

    Neither headings nor entries carry links to the glossary.
    """
    if block.kind == "entry":
        return render_entry(block, marker)
    if block.kind == "heading":
        return render_inline(block.markdown, marker.mark_figures), Markup("")
    if block.kind == "other":
        return render_block(block.markdown, marker.mark, marker.name_figures), Markup("")
    return render_inline(block.markdown, marker.mark, marker.name_figures), Markup("")


def render_entry(block: Block, marker: TextMarker) -> tuple[Markup, Markup]:
    """An entry's term as its source printed it, number and colon included, and its definition."""
    definition = render_inline(block.definition) if block.definition else Markup("")
    words = Markup(TAG.sub("", definition)).unescape().replace("\n", "")
    head = block.text.removesuffix(words) if words else ""
    term = (
        marker.mark_figures(head)
        if head and head != block.text
        else render_inline(block.term, marker.mark_figures)
    )
    if block.definition and marker.figures:
        definition = render_inline(block.definition, marker.mark_figures)
    return term, definition
