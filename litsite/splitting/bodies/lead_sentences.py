"""Lead sentences: short first sentences that work as run-in headlines."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace

from litsite.formats.markdown_escaping import escape_markdown
from litsite.language.folding import fold_for_reading
from litsite.model.article import Block
from litsite.splitting.bodies.measures import lead_length, parallel


def set_leads(blocks: Sequence[Block]) -> list[Block]:
    """Mark lead sentences where at least two paragraphs, or two measures, of the body have one."""
    result = list(blocks)
    for kind in ("paragraph", "measure"):
        leads = [
            lead_length(
                fold_for_reading(b.text),
                heads_list=kind == "paragraph" and after is not None and after.kind == "measure",
            )
            if b.kind == kind
            else 0
            for b, after in itertools.zip_longest(result, result[1:])
        ]
        if parallel(leads):
            result = [
                _with_lead(block, length) if length else block
                for block, length in zip(result, leads, strict=True)
            ]
    return result


def _with_lead(block: Block, length: int) -> Block:
    # The full stop stays outside: a closing ** between 。 and a Han character is no closing
    # delimiter for CommonMark. Nor may white space stand before it.
    end = len(block.text[: length - 1].rstrip())
    sentence, rest = block.text[:end], block.text[end:]
    markdown = f"**{escape_markdown(sentence)}**{escape_markdown(rest, at_start=False)}"
    return replace(block, markdown=markdown, lead=length)
