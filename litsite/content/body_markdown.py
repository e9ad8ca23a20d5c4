"""Bodies: Markdown ↔ blocks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from functools import cache
from itertools import groupby
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin

from litsite.addresses import heading_anchor
from litsite.formats.cjk_emphasis import tokenize_emphasis
from litsite.formats.markdown_escaping import clean_term, write_row
from litsite.language.text_hash import number_repeats, text_hash
from litsite.model.article import Block

_PLAIN_LIST = {
    *(f"{name}_{side}" for name in ("dl", "dt", "dd", "paragraph") for side in ("open", "close")),
    "inline",
}


@cache
def _markdown() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False}).use(deflist_plugin).enable("table")
    parser.inline.ruler.at("emphasis", tokenize_emphasis)
    return parser


def write_body(blocks: Sequence[Block]) -> str:
    """Write blocks as Markdown, one blank line between; measures of one list, and rows of one table,
    stay together."""
    parts: list[str] = []
    for kind, members in groupby(blocks, key=lambda block: block.kind):
        if kind == "row":
            parts.append(_write_table(list(members)))
        else:
            joint = "\n" if kind == "measure" else "\n\n"
            parts.append(joint.join(map(_write_block, members)))
    return "\n\n".join(parts) + ("\n" if parts else "")


def _write_table(rows: Sequence[Block]) -> str:
    """GFM has the first row for a header, and cuts the others to as many cells as it has."""
    width = max(len(row.cells) for row in rows)
    head = (*rows[0].cells, *[""] * (width - len(rows[0].cells)))
    rule = write_row(["---"] * width)
    return "\n".join([write_row(head), rule, *(row.markdown for row in rows[1:])])


def _write_block(block: Block) -> str:
    if block.kind == "heading":
        return f"{'#' * (block.level + 1)} {block.markdown}"
    prefix = {"measure": "- ", "caption": "> "}.get(block.kind, "")
    return prefix + block.markdown


def read_body(body: str) -> tuple[Block, ...]:
    """Read Markdown into blocks; what is none of litsite's own kinds becomes `other`.

    Anchors are not set: they depend on what the parser wrote (`set_anchors`).
    """
    return tuple(block for block, _ in read_placed(body))


def read_placed(body: str) -> list[tuple[Block, int]]:
    """The blocks, each with its line in the body, from 0."""
    lines = body.split("\n")
    blocks: list[tuple[Block, int]] = []
    environment: dict[str, Any] = {}
    tokens = _markdown().parse(body, environment)
    # Link definitions make no token, but they are the editor's and must not be lost.
    definitions = sorted(one["map"][0] for one in environment.get("references", {}).values())
    index = 0
    while index < len(tokens):
        end = _closing(tokens, index)
        start = (tokens[index].map or [0])[0]
        while definitions and definitions[0] < start:
            line = definitions.pop(0)
            blocks.append((_definition(lines[line]), line))
        blocks += _read_block(tokens[index : end + 1], lines)
        index = end + 1
    return [*blocks, *((_definition(lines[line]), line) for line in definitions)]


def _definition(line: str) -> Block:
    return Block("other", line.strip(), line.strip())


def _closing(tokens: Sequence[Token], index: int) -> int:
    """Index of the token that closes the block opened at `index`."""
    depth = 0
    for position in range(index, len(tokens)):
        depth += tokens[position].nesting
        if depth == 0:
            return position
    return len(tokens) - 1


def _read_block(tokens: Sequence[Token], lines: Sequence[str]) -> list[tuple[Block, int]]:
    first = tokens[0]
    if first.type == "heading_open":
        level = min(max(int(first.tag[1]) - 1, 1), 3)
        return [(_inline_block("heading", tokens[1], level), _line(first))]
    if first.type == "paragraph_open":
        return [(_inline_block("paragraph", tokens[1]), _line(first))]
    if first.type == "table_open":
        return _read_rows(tokens)
    if first.type == "bullet_list_open":
        items = _read_items(tokens)
        if items is not None:
            return items
    if first.type == "blockquote_open" and _shape(tokens[1:-1]) == [
        "paragraph_open",
        "inline",
        "paragraph_close",
    ]:
        return [(_inline_block("caption", tokens[2]), _line(first))]
    if first.type == "dl_open" and not {t.type for t in tokens} - _PLAIN_LIST:
        return _read_entries(tokens)
    start, end = first.map or (0, 0)
    source = "\n".join(lines[start:end]).strip("\n")
    text = "".join(plain_text(token) for token in tokens if token.type == "inline")
    return [(Block("other", source, text or source), start)]


def _line(token: Token) -> int:
    return token.map[0] if token.map else 0


def _shape(tokens: Sequence[Token]) -> list[str]:
    return [token.type for token in tokens]


def _read_items(tokens: Sequence[Token]) -> list[tuple[Block, int]] | None:
    """The items of a flat list, or None when one holds more than a paragraph."""
    inner = tokens[1:-1]
    plain = ["list_item_open", "paragraph_open", "inline", "paragraph_close", "list_item_close"]
    items = []
    for index in range(0, len(inner), 5):
        if _shape(inner[index : index + 5]) != plain:
            return None
        items.append((_inline_block("measure", inner[index + 2]), _line(inner[index])))
    return items


def _read_rows(tokens: Sequence[Token]) -> list[tuple[Block, int]]:
    """The rows of a table; one that is all empty is none."""
    rows: list[tuple[list[Token], int]] = []
    for token in tokens:
        if token.type == "tr_open":
            rows.append(([], _line(token)))
        elif token.type == "inline":
            rows[-1][0].append(token)
    return [(row, line) for cells, line in rows if (row := _row_block(cells)).cells]


def _row_block(tokens: Sequence[Token]) -> Block:
    last = max((number for number, token in enumerate(tokens, 1) if token.content), default=0)
    cells = tuple(token.content for token in tokens[:last])
    text = " ".join(filter(None, map(plain_text, tokens)))
    return Block("row", write_row(cells), text, cells=cells)


def _read_entries(tokens: Sequence[Token]) -> list[tuple[Block, int]]:
    """Entries of a definition list; one with several definitions keeps them as lines."""
    entries: list[tuple[Block, int]] = []
    term: Token | None = None
    definitions: list[Token] = []

    def close() -> None:
        if term is None:
            return
        parts = [token.content for token in definitions]
        markdown = "\n".join([term.content, *(f": {part}" for part in parts)])
        text = plain_text(term) + "".join(plain_text(token) for token in definitions)
        entry = Block(
            "entry",
            markdown,
            text,
            term=clean_term(plain_text(term)),
            definition="\n\n".join(parts),
        )
        entries.append((entry, _line(term)))

    inside = ""
    for token in tokens:
        if token.type in {"dt_open", "dd_open"}:
            inside = token.type
        elif token.type == "inline" and inside == "dt_open":
            close()
            term, definitions = token, []
        elif token.type == "inline":
            definitions.append(token)
    close()
    return entries


def _inline_block(kind: str, token: Token, level: int = 0) -> Block:
    text = plain_text(token)
    return Block(kind, token.content, text, level=level, lead=_lead(token, text))  # type: ignore[arg-type]


def plain_text(token: Token) -> str:
    """What a reader sees of an inline token."""
    parts = []
    for child in token.children or []:
        if child.type in {"softbreak", "hardbreak"}:
            parts.append("\n")
        elif child.type == "image":
            parts.append(child.content)
        else:
            parts.append(child.content)
    return "".join(parts)


def _lead(token: Token, text: str) -> int:
    """Length of the lead sentence: strong text at the start, with the full stop behind it."""
    children = [child for child in token.children or [] if child.type != "text" or child.content]
    if len(children) < 3 or children[0].type != "strong_open":
        return 0
    length = 0
    for child in children[1:]:
        if child.type == "strong_close":
            break
        length += len(child.content)
    stop = re.match(r"\s*+。", text[length:])
    return length + (stop.end() if stop else 0)


def hash_blocks(blocks: Sequence[Block]) -> tuple[str, ...]:
    """One hash a block; equal blocks get -2, -3."""
    return number_repeats([text_hash(block.text) for block in blocks])


def set_anchors(blocks: Sequence[Block], parsed: Sequence[str]) -> tuple[Block, ...]:
    """Give blocks their anchors and mark what an editor changed.

    A block that the parser wrote has its hash as anchor; an edited one keeps the anchor of what it
    replaced (aligned in order); an added one has its own hash. Headings link by their words.
    """
    hashes = hash_blocks(blocks)
    kept: dict[int, str] = {}
    for tag, a1, a2, b1, b2 in _align(parsed, hashes):
        if tag == "equal":
            kept |= dict(zip(range(b1, b2), parsed[a1:a2], strict=True))
        elif tag == "replace":
            kept |= dict(zip(range(b1, b2), parsed[a1:a2], strict=False))
    anchors = number_repeats([kept.get(index, own) for index, own in enumerate(hashes)])
    slugs = heading_anchors(blocks)
    return tuple(
        replace(
            block,
            anchor=slugs.get(index, anchors[index]),
            key=anchors[index],
            edited=kept.get(index) != hashes[index],
        )
        for index, block in enumerate(blocks)
    )


def _align(left: Sequence[str], right: Sequence[str]) -> Sequence[tuple[str, int, int, int, int]]:
    return SequenceMatcher(None, list(left), list(right), autojunk=False).get_opcodes()


def heading_anchors(blocks: Sequence[Block]) -> dict[int, str]:
    """Anchor of each heading by its index: equal ones get -2, -3."""
    indexes = [index for index, block in enumerate(blocks) if block.kind == "heading"]
    anchors = number_repeats([heading_anchor(blocks[index].text) for index in indexes])
    return dict(zip(indexes, anchors, strict=True))
