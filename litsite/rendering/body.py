"""An article's blocks, arranged as a reader sees them: lists joined, terms marked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from litsite.model.article import Block
from litsite.rendering.frame import Link
from litsite.rendering.labels import TEXT
from litsite.rendering.markdown import plain, render_block, render_inline
from litsite.rendering.terms import TermMarker

LISTS: dict[str, tuple[str, str]] = {"measure": ("ul", "measures"), "entry": ("dl", "entries")}
"""Element and class of the list that blocks of a kind form where they follow each other."""

TAGS: dict[str, str] = {"measure": "li", "entry": "dt", "other": "div"}
"""Elements of kinds of blocks; headings take theirs from their level, all else is a paragraph."""

TAG = re.compile(r"<[^>]*>")  # in HTML that was rendered here, so `<` in text is `&lt;`

STYLES: dict[str, str] = {"caption": "caption", "other": "other"}


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


@dataclass(frozen=True, slots=True)
class BlockGroup:
    """Blocks that form one element: a heading, a paragraph, a list of measures."""

    kind: str
    list: str
    """Element around the blocks, or empty."""
    style: str
    """Class of that element."""
    blocks: tuple[BlockView, ...]


@dataclass(frozen=True, slots=True)
class BodyContext:
    """What the blocks of one article need to know besides themselves."""

    marker: TermMarker
    old_anchors: Mapping[str, tuple[str, ...]]
    """Present anchor → the ones it had before."""
    source_links: Mapping[str, Link]
    """Anchor → the source line."""
    anchors: bool = True
    """False where several articles share a page: anchors are unique in an article only."""


def make_body(blocks: Sequence[Block], context: BodyContext) -> tuple[BlockGroup, ...]:
    """Render all blocks and join those that form a list."""
    views = zip(blocks, render_blocks(blocks, context), strict=True)
    groups: list[BlockGroup] = []
    for kind, members in groupby(views, key=lambda pair: pair[0].kind):
        element, style = LISTS.get(kind, ("", ""))
        groups.append(BlockGroup(kind, element, style, tuple(view for _, view in members)))
    return tuple(groups)


def render_blocks(blocks: Iterable[Block], context: BodyContext) -> Iterator[BlockView]:
    """Render each block; a heading begins a new section for the glossary terms."""
    number = 0
    for block in blocks:
        definition = render_inline(block.definition) if block.definition else Markup("")
        if block.kind == "heading":
            context.marker.start_section()
        else:
            number += 1
        yield BlockView(
            html=(
                render_head(block, definition)
                if block.kind == "entry"
                else render_text(block, context.marker)
            ),
            anchor=block.anchor if context.anchors else "",
            old_anchors=context.old_anchors.get(block.anchor, ()),
            edited=block.edited,
            label=TEXT.paragraph_link.format(number=number),
            source=context.source_links.get(block.anchor),
            definition=definition,
            tag=f"h{block.level + 1}" if block.kind == "heading" else TAGS.get(block.kind, "p"),
            style=STYLES.get(block.kind, ""),
        )


def render_text(block: Block, marker: TermMarker) -> Markup:
    """Render a block's words; headings carry no links to the glossary."""
    if block.kind == "heading":
        return render_inline(block.markdown)
    if block.kind == "other":
        return render_block(block.markdown, marker.mark)
    return render_inline(block.markdown, marker.mark)


def render_head(block: Block, definition: Markup) -> Markup:
    """An entry's term as its source printed it, number and colon included."""
    words = Markup(TAG.sub("", definition)).unescape().replace("\n", "")
    head = block.text.removesuffix(words) if words else ""
    return plain(head) if head and head != block.text else render_inline(block.term)
