"""What results show: titles and headings, the texts for snippets, and what facets count."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from litsite.search.codec import Integers, deflate
from litsite.search.grams import Alphabet
from litsite.search.normalization import normalize
from litsite.search.sections import Group, Section

RECORDS = 16
"""Groups in one file of records."""
TEXT_BYTES = 12_200
"""Compressed size of a file of texts; as a script it takes a fifth more, and 15 KB are the limit."""
_ARTICLE_URL = re.compile(r"articles/(?P<id>[^/]+)\.html")
_DATE = re.compile(r"\d{4}(-\d\d){0,2}(?=-)")
_NOT_IN_ANCHOR = re.compile("[^0-9a-z_\u4e00-\u9fff]+")
_LONGEST_ANCHOR = 24
_ONE_BYTE = 192
_ESCAPE = 255


@dataclass(frozen=True, slots=True)
class TextFile:
    """The texts of some neighbouring blocks."""

    section: int
    """Section of the first block."""
    position: int
    """Where the first block stands in the section's body slot."""
    data: bytes


def write_records(groups: Sequence[Group], topics: Sequence[str]) -> Iterator[bytes]:
    """Files of RECORDS groups: title, URL, date, district, publication, topics, headings.

    What a browser can derive is left out: most URLs from ids, dates from ids, anchors from headings.
    """
    number = {topic: index for index, topic in enumerate(topics)}
    for start in range(0, len(groups), RECORDS):
        yield deflate(_json([_record(g, number) for g in groups[start : start + RECORDS]]))


def _record(group: Group, topics: Mapping[str, int]) -> list[object]:
    article = _ARTICLE_URL.fullmatch(group.url)
    identifier = article["id"] if article else f"/{group.url}"
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
    derived = section.heading is not None and section.anchor == derive_anchor(section.heading)
    return section.heading if derived else [section.heading, section.anchor]


def derive_anchor(heading: str) -> str:
    """The anchor that most headings have; reader.js derives the same."""
    words = _NOT_IN_ANCHOR.sub("-", heading.lower()).strip("-_")
    return f"s-{words[:_LONGEST_ANCHOR].strip('-_')}"


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
    return deflate(_json(columns))


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


@dataclass(frozen=True, slots=True)
class Bodies:
    """The texts of all bodies as they are shown, one after the other."""

    codes: NDArray[np.uint32]
    """Code points; each block ends with a 0, the last block of a section with two."""
    starts: Integers
    """Where each block begins, and the end of all."""
    sections: Integers
    """Section of each block."""
    positions: Integers
    """Where each block stands in its section's body slot."""

    def characters(self) -> set[str]:
        """All characters that occur."""
        present = np.flatnonzero(np.bincount(self.codes, minlength=1))
        return {chr(code) for code in present.tolist() if code}


def lay_out_bodies(groups: Sequence[Group]) -> Bodies:
    """Join the blocks of all sections; one that has none counts as one empty block."""
    texts: list[str] = []
    counts: list[int] = []
    for group in groups:
        for section in group.sections:
            own = [text.replace("\0", "") for text in section.body if text]
            # One 0 ends a block, a further one the section: a section without blocks is one 0.
            texts += [*own[:-1], own[-1] + "\0"] if own else [""]
            counts.append(len(own) or 1)
    joined = "\0".join(texts) + ("\0" if texts else "")
    codes = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    sizes = np.array([len(text) + 1 for text in texts], dtype=np.int64)
    starts = np.append(0, np.cumsum(sizes))
    kept = np.append(0, np.cumsum(~_blank_codes(codes)))
    lengths = np.diff(kept[starts])
    # A block that is blank leaves nothing in the slot, not even its separator.
    advance = np.where(lengths > 0, lengths + 1, 0)
    before = np.cumsum(advance) - advance
    sections = np.repeat(np.arange(len(counts)), counts)
    first = np.cumsum(counts) - counts if counts else np.zeros(0, dtype=np.int64)
    return Bodies(codes, starts, sections, before - before[first][sections])


def _blank_codes(codes: NDArray[np.uint32]) -> NDArray[np.bool_]:
    """Which characters normalisation drops, separators among them."""
    table = np.zeros(0x110000, dtype=bool)
    present = np.flatnonzero(np.bincount(codes, minlength=1)).tolist()
    table[[code for code in present if not normalize(chr(code))]] = True
    return table[codes]


def write_texts(bodies: Bodies, alphabet: Alphabet) -> Iterator[TextFile]:
    """Put the texts of bodies into files that stay under TEXT_BYTES where a block's size allows."""
    data, offsets = encode_text(bodies.codes, alphabet)
    starts = offsets[bodies.starts]
    low, guess, last = 0, TEXT_BYTES * 1.3, len(starts) - 1
    while low < last:
        high = max(low + 1, int(np.searchsorted(starts, starts[low] + guess, side="right")) - 1)
        high = min(high, last)
        packed = deflate(data[starts[low] : starts[high]])
        ratio = (starts[high] - starts[low]) / len(packed)
        if len(packed) > TEXT_BYTES and high > low + 1:
            # Too much: a little less than what would just fit.
            guess = min(guess * 0.97, TEXT_BYTES * ratio * 0.99)
            continue
        yield TextFile(int(bodies.sections[low]), int(bodies.positions[low]), packed)
        low, guess = high, TEXT_BYTES * ratio * 0.98


def encode_text(codes: NDArray[np.uint32], alphabet: Alphabet) -> tuple[bytes, Integers]:
    """Bytes of the text, and where each character begins in them (one more for the end).

    One byte for each of the commonest characters, two for the others, four for unknown ones.
    """
    table = np.full(0x110000, -1, dtype=np.int64)
    known = np.frombuffer(alphabet.characters.encode("utf-32-le"), dtype="<u4")
    known = known[: _ONE_BYTE + (_ESCAPE - _ONE_BYTE) * 256]
    table[known] = np.arange(len(known))
    numbers = table[codes]
    sizes = np.where(numbers < 0, 4, np.where(numbers < _ONE_BYTE, 1, 2))
    offsets = np.append(0, np.cumsum(sizes))
    at = offsets[:-1]
    out = np.zeros(int(offsets[-1]), dtype=np.uint8)
    rest = numbers - _ONE_BYTE
    out[at] = np.where(numbers < 0, _ESCAPE, np.where(rest < 0, numbers, _ONE_BYTE + (rest >> 8)))
    two, four = rest >= 0, numbers < 0
    out[at[two] + 1] = rest[two] & 255
    for byte in range(3):
        out[at[four] + 1 + byte] = codes[four] >> (16 - 8 * byte) & 255
    return out.tobytes(), offsets


def length_levels(lengths: Integers) -> Integers:
    """Lengths to a factor of √2: twice the binary logarithm, rounded."""
    return np.round(2 * np.log2(lengths + 1)).astype(np.int64)
