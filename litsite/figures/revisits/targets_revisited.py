"""Targets revisited: what later texts of the same district say of a promise."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from litsite.figures.revisits.district_sentences import (
    Locate,
    Sentence,
    is_later,
    prove,
    read_sentences,
)
from litsite.figures.revisits.promises import (
    Target,
    Wording,
    find_targets,
    name_pattern,
    names_a_thing,
    read_wording,
)
from litsite.figures.revisits.shared_words import (
    Cut,
    Index,
    Promise,
    Window,
    build_index,
    has_head,
    shared_words,
    weigh_promise,
    weigh_shared,
    windows,
)
from litsite.figures.revisits.verdicts import apply_verdicts, group_verdicts
from litsite.figures.series.time_spans import read_timing
from litsite.figures.series.unit_scales import measure, shift
from litsite.language.gazetteer import Gazetteer
from litsite.language.jieba_dictionary import load_dictionary
from litsite.model.article import Article
from litsite.model.figure import LaterSentence, LedgerEntry, Revisit, Verdict

_LEAST_SCORE = 0.5
_LEAST_EVIDENCE = 1.3
_TWO_CLAUSES = 0.9
_SAME_NUMBER = 0.8
_SAME_SMALL_NUMBER = 0.3
_SAME_UNIT = 0.25
_SMALL = 10
_COMMON = 200
"""Pairs in more sentences of a district find nobody: the work would grow with its square."""
_CANDIDATES = 40
_BY_PAIRS = 0.6
"""Share of the weight needed that whole pairs must have: the rest may be pairs with a gap."""
_SHOWN = 5
_TOTALS = re.compile(r"累计|陆续|以来|近年来")
_RATES = frozenset({"change_rate", "change_abs", "share", "multiple", "rank"})


@dataclass(frozen=True, slots=True)
class _District:
    """What a district's texts say, ready to be searched."""

    name: str
    sentences: tuple[Sentence, ...]
    targets: tuple[tuple[Target, Wording], ...]
    index: Index


def build_revisits(
    articles: Sequence[Article],
    entries: Sequence[LedgerEntry],
    verdicts: Sequence[Verdict],
    places: Gazetteer,
    dictionary: tuple[str, ...],
    locate: Locate,
) -> tuple[Revisit, ...]:
    """Find for each target the later sentences of its district that speak of the same thing.

    Targets are clauses of plan sections, and others with a target figure. A clause without a number
    counts when it names something in quotes, or when it makes something (建成, 启用 …) that a later
    sentence speaks of: that nothing was found of a vague intention says nothing.

    A later sentence is a candidate when one or two of its clauses have at least half of the weight
    of the promise's words (`matching`), and enough weight in all: one word that many sentences have
    is not enough. The same number of the same unit counts as a shared word (14个), the same unit a
    little. A rate is only answered by a figure of its unit: 绿化覆盖率提高到45% is not by 立体绿化.
    Plan sections answer nothing, they promise again.

    `cumulative` says that the later number counts more than the target's year: its own period is
    no single one (截至, 以来 or none), the target's is, and it is the larger number or the wording
    says that it adds up (累计, 陆续, 近年来).

    Order: of `articles` and the text. Confirmed sentences come first and rejected ones last; a
    confirmed pair that was not found is added to the clause that the verdict names, else to the
    sentence's first.
    """
    districts = _read_districts(articles, entries, places, dictionary)
    ruled = group_verdicts(verdicts)
    order = {article.id: number for number, article in enumerate(articles)}
    found: list[tuple[tuple[int, int], Revisit]] = []
    for district in districts:
        for position, (target, wording) in enumerate(district.targets):
            revisit = _revisit(target, wording, district, locate)
            own = ruled.get(target.sentence.place(), ())
            if revisit.later or target.entries or names_a_thing(target.clause) or own:
                found.append(((order[revisit.article], position), revisit))
    found.sort(key=lambda one: one[0])
    sentences = {one.place(): one for district in districts for one in district.sentences}
    return apply_verdicts([revisit for _, revisit in found], ruled, sentences, locate)


def _make_cut(dictionary: tuple[str, ...]) -> Cut:
    def cut(text: str) -> list[str]:
        return list(load_dictionary(dictionary).cut(text, HMM=False))

    return cut


def _read_districts(
    articles: Sequence[Article],
    entries: Sequence[LedgerEntry],
    places: Gazetteer,
    dictionary: tuple[str, ...],
) -> list[_District]:
    cut, names = _make_cut(dictionary), name_pattern(places)
    districts = []
    for name, sentences in read_sentences(articles, entries, places).items():
        targets = [(target, read_wording(target, cut, names)) for target in find_targets(sentences)]
        if targets:
            segments = {one for _, wording in targets for one in wording.segments}
            index = build_index([one.text for one in sentences], segments)
            districts.append(_District(name, tuple(sentences), tuple(targets), index))
    return districts


def _revisit(target: Target, wording: Wording, district: _District, locate: Locate) -> Revisit:
    sentence = target.sentence
    promise = weigh_promise(wording.segments, wording.head, district.index)
    later = [
        _later_sentence(target, likeness, locate)
        for likeness in _search(target, promise, district)[:_SHOWN]
    ]
    file, line, quote = prove(sentence, locate)
    return Revisit(
        sentence.article.id,
        sentence.anchor,
        sentence.ordinal,
        target.clause,
        quote,
        file,
        line,
        district.name,
        sentence.article.date or "",
        tuple(entry.id for entry in target.entries),
        tuple(later),
    )


@dataclass(frozen=True, slots=True)
class _Likeness:
    sentence: Sentence
    window: Window
    score: float
    evidence: float
    words: tuple[str, ...]


def _search(target: Target, promise: Promise, district: _District) -> list[_Likeness]:
    """Sentences that speak of the promise, best first."""
    most = _SAME_NUMBER if target.entries else 0.0
    needed = _BY_PAIRS * (max(_LEAST_EVIDENCE, _LEAST_SCORE * promise.total) - most)
    weights: dict[int, float] = defaultdict(float)
    for pair, weight in promise.weights.items():
        owners = district.index.postings.get(pair, ())
        for number in owners if len(owners) <= _COMMON else ():
            weights[number] += weight
    likely = sorted(
        (
            number
            for number, weight in weights.items()
            if weight >= needed
            and not district.sentences[number].plan
            and is_later(district.sentences[number].article, target.sentence.article)
        ),
        key=lambda number: (-weights[number], number),
    )
    found = [
        likeness
        for number in likely[:_CANDIDATES]
        if (likeness := _compare(target, promise, district.sentences[number])) is not None
    ]
    return sorted(
        found, key=lambda one: (-round(one.score, 6), -round(one.evidence, 6), one.sentence.place())
    )


def _compare(target: Target, promise: Promise, sentence: Sentence) -> _Likeness | None:
    best: _Likeness | None = None
    for window in windows(sentence.text):
        text = sentence.text[window.start : window.end]
        shared = weigh_shared(promise, text)
        if not shared or not has_head(promise, text):
            continue
        figures = _figures_in(sentence, window)
        if not _answers_rate(target, figures):
            continue
        bonus, number = _number_evidence(target, figures, text)
        factor = _TWO_CLAUSES if window.clauses > 1 else 1.0
        score = factor * min(1.0, (shared + bonus) / promise.total)
        if score < _LEAST_SCORE or shared + bonus < _LEAST_EVIDENCE:
            continue
        if best is None or (score, shared + bonus) > (best.score, best.evidence):
            words = shared_words(promise, text) + number
            best = _Likeness(sentence, window, score, shared + bonus, words)
    if best is None:
        return None
    words = _longest(best.words, target.sentence.text)
    return replace(best, words=words) if words else None


def _longest(words: Sequence[str], text: str) -> tuple[str, ...]:
    """Those that stand in the target's sentence and in no longer one, the longest first.

    Words of an indicator may come from the sentence before it.
    """
    kept: list[str] = []
    for word in sorted(dict.fromkeys(words), key=lambda one: -len(one)):
        if word in text and not any(word in longer for longer in kept):
            kept.append(word)
    return tuple(kept)


def _figures_in(sentence: Sentence, window: Window) -> list[LedgerEntry]:
    return [
        entry
        for entry in sentence.entries
        if entry.figure.status == "achieved"
        and window.start <= entry.offset - sentence.start < window.end
    ]


def _answers_rate(target: Target, figures: Sequence[LedgerEntry]) -> bool:
    """Whether the target promises no rate, or a figure of its kind and unit is there."""
    promised = {_measured(one) for one in target.entries if one.figure.kind in _RATES}
    return not promised or bool(promised & {_measured(one) for one in figures})


def _measured(entry: LedgerEntry) -> tuple[str, str]:
    return entry.figure.kind, _dimension(entry)


def _dimension(entry: LedgerEntry) -> str:
    return measure(entry.figure.unit).dimension


def _number_evidence(
    target: Target, figures: Sequence[LedgerEntry], text: str
) -> tuple[float, tuple[str, ...]]:
    """What equal numbers add, and the one to show."""
    best = 0.0
    shown: tuple[str, ...] = ()
    for own in target.entries:
        for other in figures:
            if _dimension(own) != _dimension(other):
                continue
            best = max(best, _SAME_UNIT)
            if own.figure.normalized == other.figure.normalized:
                if own.figure.value < _SMALL:
                    best = max(best, _SAME_SMALL_NUMBER)
                    continue
                best = max(best, _SAME_NUMBER)
                if own.figure.surface in text and own.figure.surface in target.clause:
                    shown = (own.figure.surface,)
    return best, shown


def _later_sentence(target: Target, likeness: _Likeness, locate: Locate) -> LaterSentence:
    sentence = likeness.sentence
    file, line, quote = prove(sentence, locate)
    return LaterSentence(
        sentence.article.id,
        sentence.anchor,
        sentence.ordinal,
        quote,
        file,
        line,
        sentence.article.date or "",
        likeness.words,
        round(likeness.score, 3),
        _counts_more(target, likeness),
    )


def _counts_more(target: Target, likeness: _Likeness) -> bool:
    """Whether a number of the window covers more than the target's period: see build_revisits."""
    sentence, window = likeness.sentence, likeness.window
    wording = bool(_TOTALS.search(sentence.text[: window.end]))
    for own in target.entries:
        if not _adds_up(own) or read_timing(own, accumulates=False).span != "annual":
            continue
        for other in _figures_in(sentence, window):
            if _measured(own) != _measured(other):
                continue
            span = read_timing(other, accumulates=False).span
            unbounded = span in {"as_of", "cumulative", "undated"}
            if unbounded and (wording or _amount(other) > _amount(own)):
                return True
    return False


def _adds_up(entry: LedgerEntry) -> bool:
    """Whether the figure of several years is the sum of theirs: not so for rates and densities."""
    return entry.figure.kind in {"count", "level"} and "/" not in _dimension(entry)


def _amount(entry: LedgerEntry) -> Decimal:
    return shift(entry.figure.normalized, measure(entry.figure.unit).bare)
