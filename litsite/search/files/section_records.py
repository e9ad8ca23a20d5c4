"""What results show at once: titles and headings."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence

from litsite.addresses import article_id_of, heading_anchor
from litsite.search.files.bit_codec import Packed, deflate, pack
from litsite.search.files.text_codes import encode_record
from litsite.search.sections import Group, Section
from litsite.search.words.characters import code_points

RECORDS = 40
"""Groups in one file of records, at most."""


_DATE = re.compile(r"\d{4}(-\d\d){0,2}(?=-)")


_DERIVED_ANCHOR = re.compile("s-[0-9a-z_\u4e00-\u9fff-]+")
"""What reader.js derives from headings: it knows fewer letters than `heading_anchor`."""


def write_records(groups: Sequence[Group], topics: Sequence[str]) -> list[tuple[int, Packed]]:
    """Files of at most RECORDS groups, each with their number: title, URL, date, district, publication,
    topics, headings.

    What a browser can derive is left out: most URLs from ids, dates from ids, anchors from headings.
    The JSON is written in one byte for what ids and JSON are made of and for the commonest Han,
    which after deflate takes a quarter less than UTF-8.
    """
    number = {topic: index for index, topic in enumerate(topics)}
    files = []
    for own in _evenly(groups):
        records = [_record(group, number) for group in own]
        text = json.dumps(records, ensure_ascii=False, separators=(",", ":"))
        files.append((len(own), pack(deflate(encode_record(code_points(text))))))
    return files


def _evenly(groups: Sequence[Group]) -> list[Sequence[Group]]:
    count = -(-len(groups) // RECORDS)
    return [groups[len(groups) * n // count : len(groups) * (n + 1) // count] for n in range(count)]


def _record(group: Group, topics: Mapping[str, int]) -> list[object]:
    identifier = article_id_of(group.url) or f"/{group.url}"
    return [
        group.title,
        identifier,
        0 if group.date and group.date == _date_of(identifier) else group.date,
        group.district,
        group.publication,
        [topics[topic] for topic in group.topics],
        *map(_heading, group.sections),
    ]


def _date_of(identifier: str) -> str | None:
    match = _DATE.match(identifier)
    return match[0] if match else None


def _heading(section: Section) -> object:
    if is_derived(section.heading, section.anchor):
        return section.heading
    return [section.heading, section.anchor]


def is_derived(heading: str | None, anchor: str | None) -> bool:
    """Whether reader.js makes this anchor of this heading, so that it need not be shipped."""
    if not heading or not anchor:
        return False
    return anchor == heading_anchor(heading) and bool(_DERIVED_ANCHOR.fullmatch(anchor))
