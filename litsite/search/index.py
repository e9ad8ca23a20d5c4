"""The whole index, step by step."""

from __future__ import annotations

import json
from collections.abc import Sequence

import numpy as np

from litsite.language.folding import plain_han
from litsite.model.library import Library, PrintedPage, SitePage
from litsite.model.problem import Problem
from litsite.search.files.bit_codec import deflate
from litsite.search.files.facets import write_facets
from litsite.search.files.root_file import ROOT_ORDERS, write_characters, write_root
from litsite.search.files.section_records import RECORDS, write_records
from litsite.search.files.shards import Shards, add_far, add_in_order
from litsite.search.files.snippet_texts import TextFile, lay_out_bodies, length_levels, write_texts
from litsite.search.postings.grams import (
    Alphabet,
    Grams,
    collect_grams,
    collect_singles,
    count_characters,
    lay_out,
    number_text,
)
from litsite.search.postings.posting_lists import (
    COUNT_ORDER,
    HEAD_ORDER,
    MOST_SINGLES,
    PAIR_ORDER,
    encode_postings,
    encode_singles,
    position_orders,
)
from litsite.search.postings.unit_files import WORD_ORDERS, add_units, encode_words, place_units
from litsite.search.sections import Group, collect_groups
from litsite.search.selftest import check_answers
from litsite.search.words.completion import list_words, write_readings, write_words
from litsite.search.words.segmentation import build_vocabulary

FORMAT = 1
FAR_FILE_BYTES = 20 * 1024
SINGLE_FILE_BYTES = 100 * 1024
_IN_NUMBERS = frozenset(".%+-/&#")


def build_search_index(
    library: Library, printed: Sequence[PrintedPage] = ()
) -> tuple[list[SitePage], list[Problem]]:
    """Index the library; every file of the index, after a sample of queries was answered from them.

    Raises LitsiteError when the files that were written do not answer.
    """
    groups = collect_groups(library, printed)
    slots = lay_out(groups)
    bodies = lay_out_bodies(groups)
    shown = bodies.characters()
    alphabet = count_characters(slots, sorted(shown))
    text = number_text(slots, alphabet)
    # One more, for what is beyond the alphabet.
    hot = np.array([*map(_is_hot, alphabet.characters), False])
    levels = length_levels(text.lengths[1::2])
    shards = Shards()

    grams = collect_grams(text)
    units, far = encode_postings(grams, position_orders(levels), hot)
    places = place_units(units, grams)
    vocabulary = build_vocabulary(slots, _pairs(grams, alphabet), library.settings.dictionary)
    add_units(shards, units, places, encode_words(vocabulary, alphabet, places, hot))
    singles = encode_singles(collect_singles(text, len(alphabet.characters)), len(levels))
    single_begins = add_in_order(shards, "s", singles, SINGLE_FILE_BYTES)
    far_begins = add_far(shards, far, FAR_FILE_BYTES)

    topics = _list_topics(library, groups)
    for records in write_records(groups, topics, alphabet):
        shards.add("r", records)
    texts = list(write_texts(bodies, alphabet))
    for one in texts:
        shards.add("t", one.data)
    letters = list_words(vocabulary)
    for words in letters.values():
        shards.add("w", write_words(words))
    shards.add("facets", write_facets(groups, topics))
    shards.add("readings", write_readings())
    shards.add("traditional", _write_traditional())

    meta = {
        "format": FORMAT,
        "groups": len(groups),
        "sections": len(levels),
        "meanLength": int(text.lengths[1::2].mean()) if groups else 0,
        "total": vocabulary.total,
        "headOrder": HEAD_ORDER,
        "pairOrder": PAIR_ORDER,
        "countOrder": COUNT_ORDER,
        "wordOrders": WORD_ORDERS,
        "rootOrders": ROOT_ORDERS,
        "mostSingles": MOST_SINGLES,
        "records": RECORDS,
        "letters": "".join(letters),
        "topics": topics,
        "hasTraditional": not shown.isdisjoint(plain_han()),
        "files": shards.counts(),
    }
    characters = write_characters(alphabet, vocabulary, hot, places)
    begins = (single_begins, far_begins, _text_begins(texts))
    root = write_root(meta, alphabet, characters, groups, levels, shards.hashes(), *begins)
    pages = shards.pages(root)
    check_answers(pages, groups)
    return pages, []


def _is_hot(char: str) -> bool:
    """Whether words and numbers are made of it."""
    return char.isalnum() or char in _IN_NUMBERS


def _pairs(grams: Grams, alphabet: Alphabet) -> set[str]:
    chars = alphabet.characters
    first = np.where(grams.reverse, grams.rarer, grams.other)
    second = np.where(grams.reverse, grams.other, grams.rarer)
    known = (first < len(chars)) & (second < len(chars))
    pairs = zip(first[known].tolist(), second[known].tolist(), strict=True)
    return {chars[a] + chars[b] for a, b in pairs}


def _list_topics(library: Library, groups: Sequence[Group]) -> list[str]:
    """The configured topics in their order, then what else articles name."""
    topics = [topic.name for topic in library.settings.topics]
    return topics + sorted({topic for group in groups for topic in group.topics} - set(topics))


def _text_begins(texts: Sequence[TextFile]) -> list[int]:
    """For each file of texts: sections from the last file's first, position in the section."""
    sections = [0, *(one.section for one in texts)]
    return [
        value
        for one, before in zip(texts, sections, strict=False)
        for value in (one.section - before, one.position)
    ]


def _write_traditional() -> bytes:
    """Two strings of equal length: traditional characters, and what they become."""
    table = sorted(plain_han().items())
    columns = ("".join(char for char, _ in table), "".join(target for _, target in table))
    return deflate(json.dumps(columns, ensure_ascii=False).encode())
