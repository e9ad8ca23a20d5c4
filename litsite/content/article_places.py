"""Where in an article's YAML its fields, blocks and corrections stand."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from litsite.content.article_yaml import Record
from litsite.content.body_markdown import read_placed, set_anchors
from litsite.model.article import FIELDS, Block

_FIELD = re.compile(r"^(?P<name>[a-z]\w*+):", re.MULTILINE)  # district: 李沧区
_LITERAL = re.compile(r"^body:[ \t]*+\|", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class ArticlePlaces:
    """Lines of the YAML, from 1."""

    fields: Mapping[str, int]
    blocks: tuple[tuple[Block, int], ...]
    """With their anchors, in the order of the body."""
    corrections: Mapping[tuple[str, int, str, int], int]
    """(block, sentence, surface, which of those with that surface) → line under `figures:`."""


def find_places(text: str, record: Record) -> ArticlePlaces:
    """`record` as `load_record` read it from `text`."""
    lines = {m["name"]: text.count("\n", 0, m.start()) + 1 for m in _FIELD.finditer(text)}
    placed = read_placed(record.body)
    blocks = set_anchors([block for block, _ in placed], record.parsed_body)
    body = lines.get("body", 1)
    # A body between quotation marks stands on one line, whatever its own lines are.
    literal = _LITERAL.search(text) is not None
    return ArticlePlaces(
        fields={name: lines[name] for name in FIELDS if name in lines},
        blocks=tuple(
            (block, body + 1 + line if literal else body)
            for block, (_, line) in zip(blocks, placed, strict=True)
        ),
        corrections={
            (one.block, one.sentence, one.surface, one.nth): one.line for one in record.corrections
        },
    )
