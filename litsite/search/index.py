"""The whole index, step by step."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

import numpy as np

from litsite.facts.recalling import Mapper, recall_all
from litsite.facts.store import NO_FACTS, Facts
from litsite.language.folding import plain_han
from litsite.model.library import Library, PrintedPage, SitePage
from litsite.model.problem import Problem
from litsite.model.progress import Progress, counted, counted_of, silent
from litsite.search.chunks import divide
from litsite.search.files.bit_codec import Packed, deflate
from litsite.search.files.facets import write_facets
from litsite.search.files.root_file import ROOT_ORDERS, write_characters, write_root
from litsite.search.files.section_records import write_records
from litsite.search.files.shards import Shards, add_far, add_in_order
from litsite.search.files.snippet_texts import TextFile, length_levels, write_texts
from litsite.search.postings.grams import other_of, rarer_of
from litsite.search.postings.kept_lists import bring_up_to_date
from litsite.search.postings.numbered_text import NumberedText, number_text
from litsite.search.postings.posting_lists import (
    COUNT_ORDER,
    HEAD_ORDER,
    position_orders,
)
from litsite.search.postings.singles import MOST_SINGLES, write_singles
from litsite.search.postings.unit_files import WORD_ORDERS, add_units, encode_words, place_units
from litsite.search.postings.units import PAIR_ORDER, Units
from litsite.search.sections import Group, collect_groups
from litsite.search.selftest import check_answers
from litsite.search.words.characters import Codes, spell
from litsite.search.words.completion import list_words, write_readings, write_words
from litsite.search.words.dictionary import open_dictionary
from litsite.search.words.segmentation import Cutter, WordCounts
from litsite.search.words.vocabulary import build_vocabulary

S = TypeVar("S")
T = TypeVar("T")
FORMAT = 2
FACTS = (
    "search-bits",
    "search-dictionary",
    "search-lists",
    "search-readings",
    "search-records",
    "search-snippets",
    "search-syllables",
    "search-text",
    "search-units",
    "search-words",
)
"""Stages of the facts that build_search_index asks for."""
FAR_FILE_BYTES = 20 * 1024
SINGLE_FILE_BYTES = 100 * 1024
_TOGETHER = 4
"""Chunks that are worth a worker's while."""
_IN_NUMBERS = frozenset(".%+-/&#")


def build_search_index(
    library: Library,
    printed: Sequence[PrintedPage] = (),
    facts: Facts = NO_FACTS,
    progress: Progress = silent,
    copies: Mapper | None = None,
) -> tuple[list[SitePage], list[Problem]]:
    """Index the library; every file of the index, after a sample of queries was answered from them.

    What is found of a chunk of articles is kept in `facts`. Raises LitsiteError when the files that were
    written do not answer.
    """
    groups = collect_groups(library, printed)
    chunks = divide(groups)
    words = library.settings.dictionary
    dictionary = open_dictionary(words, facts)
    cutter = Cutter(dictionary, words)
    recall = partial(recall_all, facts, workers=copies, together=_TOGETHER)
    own = [(chunk.name, chunk.groups) for chunk in chunks]
    numbered = recall("search-text", own, NumberedText, partial(_each, number_text))
    texts = list(counted_of(numbered, len(chunks), "index", progress))
    named = [((chunk.name, words), text) for chunk, text in zip(chunks, texts, strict=True)]
    counts = list(recall("search-words", named, WordCounts, partial(_each, cutter.count)))
    lengths = np.concatenate([np.zeros(0, np.int64), *(text.lengths() for text in texts)])[1::2]
    levels = length_levels(lengths)
    present = _present(texts)
    hot = np.zeros(int(present.max(initial=0)) + 1, dtype=bool)
    hot[present] = list(map(_is_hot, spell(present)))
    shards = Shards()

    progress("index-places", 0, 0)
    known = bring_up_to_date(chunks, texts, present, position_orders(levels), facts)
    pairs = known.lists.pairs
    units = Units(known, hot[rarer_of(pairs)] & hot[other_of(pairs)])
    vocabulary = build_vocabulary(dictionary, counts, pairs)
    places = place_units(units.units)
    words_of = encode_words(dictionary, vocabulary, places, hot)
    add_units(shards, units, places, words_of, facts)
    far = units.far_lists()
    del units, known
    singles = write_singles(texts, present, len(levels))
    single_begins = add_in_order(shards, "s", singles, SINGLE_FILE_BYTES)
    far_begins = add_far(shards, far, FAR_FILE_BYTES)

    topics = _list_topics(library, groups)
    record_sizes: list[int] = []
    text_begins: list[int] = []
    before = 0
    with_topics = [((chunk.name, topics), chunk.groups) for chunk in chunks]
    write = partial(_each, partial(write_records, topics=topics))
    records = recall("search-records", with_topics, list[tuple[int, Packed]], write)
    snippets = recall("search-snippets", own, list[TextFile], partial(_each, write_texts))
    told = counted(chunks, "index-texts", progress)
    for chunk, own_records, files in zip(told, records, snippets, strict=True):
        for size, data in own_records:
            record_sizes.append(size)
            shards.add_packed("r", data)
        for file in files:
            text_begins += (chunk.first + file.section - before, file.position)
            before = chunk.first + file.section
            shards.add_packed("t", file.data)
    progress("index-words", 0, 0)
    letters = list_words(dictionary, vocabulary, facts)
    for words_of_letter in letters.values():
        shards.add("w", write_words(words_of_letter))
    shards.add("facets", write_facets(groups, topics))
    shards.add("readings", facts.recall("search-readings", (), bytes, write_readings))
    shards.add("traditional", _write_traditional())

    meta = {
        "format": FORMAT,
        "groups": len(groups),
        "sections": len(levels),
        "meanLength": int(lengths.mean()) if groups else 0,
        "total": dictionary.total,
        "headOrder": HEAD_ORDER,
        "pairOrder": PAIR_ORDER,
        "countOrder": COUNT_ORDER,
        "wordOrders": WORD_ORDERS,
        "rootOrders": ROOT_ORDERS,
        "mostSingles": MOST_SINGLES,
        "letters": "".join(letters),
        "topics": topics,
        "hasTraditional": not plain_han().keys().isdisjoint(spell(present)),
        "files": shards.counts(),
    }
    characters = write_characters(present, dictionary.of_characters(present), hot, places)
    begins = (single_begins, far_begins, text_begins, record_sizes)
    root = write_root(meta, present, characters, groups, levels, shards.hashes(), *begins)
    pages = shards.pages(root)
    progress("index-check", 0, 0)
    check_answers(pages, groups)
    return pages, []


def _each(compute: Callable[[S], T], parts: Sequence[S]) -> list[T]:
    return [compute(part) for part in parts]


def _present(texts: Sequence[NumberedText]) -> Codes:
    """The characters that stand in the texts, as search compares them and as they are shown."""
    none = np.zeros(0, dtype=np.uint32)
    own = (column for text in texts for column in (text.standing()[0], text.shown()))
    present = np.bincount(np.concatenate([none, *own]))
    return np.flatnonzero(present).astype(np.uint32)


def _is_hot(char: str) -> bool:
    """Whether words and numbers are made of it."""
    return char.isalnum() or char in _IN_NUMBERS


def _list_topics(library: Library, groups: Sequence[Group]) -> list[str]:
    """The configured topics in their order, then what else articles name."""
    topics = [topic.name for topic in library.settings.topics]
    return topics + sorted({topic for group in groups for topic in group.topics} - set(topics))


def _write_traditional() -> bytes:
    """Two strings of equal length: traditional characters, and what they become."""
    table = sorted(plain_han().items())
    columns = ("".join(char for char, _ in table), "".join(target for _, target in table))
    return deflate(json.dumps(columns, ensure_ascii=False).encode())
