"""What facets count: for each group of the index its district, year, kind, publication and topics."""

from __future__ import annotations

import json
from collections.abc import Sequence

from litsite.search.files.bit_codec import deflate
from litsite.search.sections import Group


def write_facets(groups: Sequence[Group], topics: Sequence[str]) -> bytes:
    """For each facet the names, and for each group the number of its name; -1 where it has none."""
    columns: dict[str, object] = {}
    for name, values in (
        ("district", [group.district for group in groups]),
        ("year", [group.date[:4] if group.date else None for group in groups]),
        ("kind", [group.kind or None for group in groups]),
        ("publication", [group.publication for group in groups]),
    ):
        names = sorted({value for value in values if value})
        index = {value: number for number, value in enumerate(names)}
        columns[name] = [names, [index[value] if value else -1 for value in values]]
    number = {topic: index for index, topic in enumerate(topics)}
    columns["topic"] = [list(topics), [[number[t] for t in group.topics] for group in groups]]
    return deflate(
        json.dumps(columns, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
    )
