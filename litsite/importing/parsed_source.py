"""Sources read and split, each with what it says again of another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256
from pathlib import Path

from litsite.facts.recalling import Mapper, recall_all
from litsite.facts.store import NO_FACTS, Facts
from litsite.importing.hints_file import load_hints
from litsite.importing.near_duplicates import Duplicate, find_duplicates, make_sketch
from litsite.language.gazetteer import Gazetteer
from litsite.model.hints import NO_HINTS, SourceHints
from litsite.model.problem import LitsiteError, Problem, make_problem
from litsite.model.progress import Progress, counted_of, silent
from litsite.model.source import Document
from litsite.readers import load_source, read_loaded
from litsite.splitting.field_doubt_notes import tell_field_doubts
from litsite.splitting.split_result import Split

_INHERITED = (
    "title", "kicker", "subtitle", "kind", "date", "published", "page", "publication", "editor",
    "series",
)  # fmt: skip

Splitter = Callable[[Document, Gazetteer, str, SourceHints], tuple[Split, list[Problem]]]


@dataclass(frozen=True, slots=True)
class Witness:
    """A parsed article that is another article's second witness."""

    of: tuple[int, int]
    """Source and article of what it repeats."""
    similarity: float


@dataclass(frozen=True, slots=True)
class Parsed:
    """One source, read and split."""

    document: Document
    split: Split
    witnesses: dict[int, Witness]
    """By the index of the article."""
    hints: SourceHints = NO_HINTS


def _split(
    document: Document, gazetteer: Gazetteer, shown: str, hints: SourceHints
) -> tuple[Split, list[Problem]]:
    # Most builds split nothing, and to compile its patterns takes a fifth of a second.
    from litsite.splitting.split_document import split_document

    return split_document(document, gazetteer, shown, hints)


def read_and_split(
    paths: Sequence[tuple[Path, str]],
    gazetteer: Gazetteer,
    progress: Progress = silent,
    split_one: Splitter = _split,
    facts: Facts = NO_FACTS,
    known: frozenset[str] = frozenset(),
    workers: Mapper | None = None,
) -> tuple[list[Parsed], list[Problem]]:
    """Read and split files, each with the name to show; find which articles repeat others.

    Sources that are `known` are not read while their hints have a mistake: what they gave shall stay as the
    editor settled it.
    """
    loaded: list[_Loaded] = []
    problems: list[Problem] = []
    told_of: list[list[Problem]] = []
    for path, shown in paths:
        try:
            data = load_source(path, shown)
            hints, told = load_hints(path, shown)
        except LitsiteError as error:
            problems.append(error.problem)
            continue
        if told and path.name in known:
            problems += [*told, make_problem(shown, 0, "hints-broken")]
            continue
        loaded.append(_Loaded(data, path.name, shown, hints))
        told_of.append(told)
    keyed = [
        ((one.name, one.shown, sha256(one.data).digest(), one.hints, gazetteer), one)
        for one in loaded
    ]
    compute = partial(_read_and_split_some, gazetteer=gazetteer, split_one=split_one)
    splits = recall_all(facts, "split", keyed, _OneSplit, compute, workers)
    parsed: list[Parsed] = []
    names: list[str] = []
    made = counted_of(splits, len(loaded), "parse", progress)
    for source, told, one in zip(loaded, told_of, made, strict=True):
        problems += one.unread
        if one.document is not None and one.split is not None:
            problems += [*told, *one.doubts]
            parsed.append(Parsed(one.document, one.split, {}, source.hints))
            names.append(source.shown)
    parsed = find_witnesses(parsed, facts)
    for own, shown in zip(parsed, names, strict=True):
        problems += tell_field_doubts(own.split, shown)
    return parsed, problems


@dataclass(frozen=True, slots=True)
class _Loaded:
    """One file as it lies there, and what an editor says of it."""

    data: bytes
    name: str
    shown: str
    hints: SourceHints


@dataclass(frozen=True, slots=True)
class _OneSplit:
    """One file, read and split without a look at the others."""

    document: Document | None
    """None, as `split`: it cannot be read, and `unread` says why."""
    split: Split | None
    unread: list[Problem]
    doubts: list[Problem]


def _read_and_split_some(
    some: Sequence[_Loaded], gazetteer: Gazetteer, split_one: Splitter
) -> list[_OneSplit]:
    return [_read_and_split_one(one, gazetteer, split_one) for one in some]


def _read_and_split_one(one: _Loaded, gazetteer: Gazetteer, split_one: Splitter) -> _OneSplit:
    try:
        document, unread = read_loaded(one.data, one.name, one.shown)
    except LitsiteError as error:
        return _OneSplit(None, None, [error.problem], [])
    split, doubts = split_one(document, gazetteer, one.shown, one.hints)
    return _OneSplit(document, split, unread, doubts)


def find_witnesses(parsed: Sequence[Parsed], facts: Facts = NO_FACTS) -> list[Parsed]:
    """Say of each article that repeats another one's text whose witness it is."""
    places = [(s, a) for s, one in enumerate(parsed) for a in range(len(one.split.articles))]
    articles = [parsed[s].split.articles[a] for s, a in places]
    texts = ["".join(block.text for block in article.blocks) for article in articles]
    ranks = [
        (article.fields["title"] is None, -len(text), parsed[s].document.name, a)
        for article, text, (s, a) in zip(articles, texts, places, strict=True)
    ]
    witnesses: list[dict[int, Witness]] = [{} for _ in parsed]

    def sketch(text: str) -> tuple[int, ...]:
        return facts.recall("sketch", text, tuple[int, ...], partial(make_sketch, text))

    find = partial(find_duplicates, texts, ranks, sketch)
    for duplicate in facts.recall("duplicates", (texts, ranks), list[Duplicate], find):
        source, article = places[duplicate.index]
        witnesses[source][article] = Witness(places[duplicate.of], duplicate.similarity)
    return [
        replace(one, split=_inherit(one.split, own, parsed), witnesses=own)
        for one, own in zip(parsed, witnesses, strict=True)
    ]


def _inherit(split: Split, witnesses: dict[int, Witness], parsed: Sequence[Parsed]) -> Split:
    """A witness that lost its headline is of the kind and day of what it repeats."""
    articles = list(split.articles)
    for index, witness in witnesses.items():
        if articles[index].fields["title"] is None:
            source, article = witness.of
            fields = parsed[source].split.articles[article].fields
            own = articles[index].fields
            articles[index] = replace(
                articles[index], fields=own | {name: fields[name] for name in _INHERITED}
            )
    # Its fields are not shown, so that no doubt in them matters.
    doubts = (() if index in witnesses else own for index, own in enumerate(split.field_doubts))
    return replace(split, articles=tuple(articles), field_doubts=tuple(doubts))
