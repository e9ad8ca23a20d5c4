"""What results show at once: titles and headings."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from litsite.addresses import article_id_of, heading_anchor
from litsite.search.files.bit_codec import deflate
from litsite.search.files.text_codes import encode_text
from litsite.search.postings.grams import Alphabet
from litsite.search.sections import Group, Section

RECORDS = 40
"""Groups in one file of records."""


_ASCII = "".join(map(chr, range(32, 127)))


_DATE = re.compile(r"\d{4}(-\d\d){0,2}(?=-)")


_DERIVED_ANCHOR = re.compile("s-[0-9a-z_\u4e00-\u9fff-]+")
"""What reader.js derives from headings: it knows fewer letters than `heading_anchor`."""


def write_records(
    groups: Sequence[Group], topics: Sequence[str], alphabet: Alphabet
) -> Iterator[bytes]:
    """Files of RECORDS groups: title, URL, date, district, publication, topics, headings.

    What a browser can derive is left out: most URLs from ids, dates from ids, anchors from headings.
    The JSON is written in one byte for what ids and JSON are made of and for the commonest Han,
    which after deflate takes a quarter less than UTF-8.
    """
    number = {topic: index for index, topic in enumerate(topics)}
    characters = record_characters(alphabet)
    for start in range(0, len(groups), RECORDS):
        records = [_record(group, number) for group in groups[start : start + RECORDS]]
        text = json.dumps(records, ensure_ascii=False, separators=(",", ":"))
        codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
        yield deflate(encode_text(codes, characters)[0])


def record_characters(alphabet: Alphabet) -> str:
    """The characters of records by their codes: printable ASCII, then the alphabet's others."""
    return _ASCII + "".join(char for char in alphabet.characters if char > "~")


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
