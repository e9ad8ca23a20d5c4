"""Targets revisited: what later texts of the same district say of a promise."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from litsite.dictionary import load_dictionary
from litsite.figures.matching import (
    Cut,
    Index,
    Promise,
    Window,
    build_index,
    cut_segments,
    has_head,
    shared_words,
    weigh_promise,
    weigh_shared,
    windows,
)
from litsite.figures.outline import Places, outline
from litsite.figures.spans import read_timing
from litsite.figures.unit_scales import measure, shift
from litsite.model.article import FIELDS, Article
from litsite.model.figure import LaterSentence, LedgerEntry, Revisit, Verdict
from litsite.text import split_sentences

Locate = Callable[[str, str, int], "tuple[str, int, str] | None"]
"""(article id, block key, ordinal of the sentence) → file, line and the sentence verbatim."""

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
_MARK = re.compile(r"[,，;；。!！?？]")
_NAMED = re.compile(r"[“\"《][^”\"》]{3,}[”\"》]")
_LISTED = re.compile(r"[^、]{2,}、[^、]{2,}等")  # 老虎山、十梅庵等山头公园
_MAKES = re.compile(
    r"^(?:[一二三四五六七八九十]是|积极|加快|全面|继续|全力|高标准|年内|力争)*"
    r"(?:建成|建设|新建|改建|改扩建|扩建|启用|启动|举办|承办|设立|成立|组建|打造|搭建|创建|筹建|开通|出台|引进|完成|开工|推出|建立|编制)"
)
_TOTALS = re.compile(r"累计|陆续|以来|近年来")
_RATES = frozenset({"change_rate", "change_abs", "share", "multiple", "rank"})


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence of a district's texts."""

    article: Article
    anchor: str
    key: str
    ordinal: int
    start: int
    """Where it begins in the paragraph."""
    text: str
    plan: bool
    entries: tuple[LedgerEntry, ...]

    def place(self) -> tuple[str, str, int]:
        return self.article.id, self.anchor, self.ordinal


@dataclass(frozen=True, slots=True)
class _Target:
    """A clause that promises one thing."""

    sentence: _Sentence
    clause: str
    entries: tuple[LedgerEntry, ...]


@dataclass(frozen=True, slots=True)
class _Wording:
    """What tells a target from others."""

    segments: tuple[str, ...]
    head: str


@dataclass(frozen=True, slots=True)
class _District:
    """What a district's texts say, ready to be searched."""

    name: str
    sentences: tuple[_Sentence, ...]
    targets: tuple[tuple[_Target, _Wording], ...]
    index: Index


def build_revisits(
    articles: Sequence[Article],
    entries: Sequence[LedgerEntry],
    verdicts: Sequence[Verdict],
    places: Places,
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
    ruled = _group_verdicts(verdicts)
    order = {article.id: number for number, article in enumerate(articles)}
    found: list[tuple[tuple[int, int], Revisit]] = []
    for district in districts:
        for position, (target, wording) in enumerate(district.targets):
            revisit = _revisit(target, wording, district, locate)
            own = ruled.get(target.sentence.place(), ())
            if revisit.later or target.entries or _NAMED.search(target.clause) or own:
                found.append(((order[revisit.article], position), revisit))
    found.sort(key=lambda one: one[0])
    sentences = {one.place(): one for district in districts for one in district.sentences}
    return _apply([revisit for _, revisit in found], ruled, sentences, locate)


def _make_cut(dictionary: tuple[str, ...]) -> Cut:
    def cut(text: str) -> list[str]:
        return list(load_dictionary(dictionary).cut(text, HMM=False))

    return cut


def _without(names: Sequence[str]) -> re.Pattern[str]:
    longest_first = sorted({name for name in names if name}, key=lambda name: (-len(name), name))
    return re.compile("|".join(map(re.escape, longest_first)) or r"(?!)")


def _read_districts(
    articles: Sequence[Article],
    entries: Sequence[LedgerEntry],
    places: Places,
    dictionary: tuple[str, ...],
) -> list[_District]:
    cut, names = _make_cut(dictionary), _name_pattern(places)
    districts = []
    for name, sentences in _read_sentences(articles, entries, places).items():
        targets = [
            (target, _read_wording(target, cut, names)) for target in _find_targets(sentences)
        ]
        if targets:
            segments = {one for _, wording in targets for one in wording.segments}
            index = build_index([one.text for one in sentences], segments)
            districts.append(_District(name, tuple(sentences), tuple(targets), index))
    return districts


def _read_sentences(
    articles: Sequence[Article], entries: Sequence[LedgerEntry], places: Places
) -> dict[str, list[_Sentence]]:
    """District → its sentences, in the order of the articles."""
    placed: dict[tuple[str, str, int], list[LedgerEntry]] = defaultdict(list)
    for entry in entries:
        placed[entry.article, entry.anchor, entry.sentence].append(entry)
    grouped: dict[str, list[_Sentence]] = defaultdict(list)
    for article in articles:
        fields = {name: getattr(article, name) for name in FIELDS}
        for block, setting in zip(
            article.blocks, outline(fields, article.blocks, places), strict=True
        ):
            if block.kind in {"heading", "entry"} or not setting.place or not article.date:
                continue
            at = 0
            for ordinal, text in enumerate(split_sentences(block.text), start=1):
                own = tuple(placed.get((article.id, block.anchor, ordinal), ()))
                grouped[setting.place].append(
                    _Sentence(
                        article, block.anchor, block.key, ordinal, at, text, setting.plan, own
                    )
                )
                at += len(text)
    return grouped


def _name_pattern(places: Places) -> re.Pattern[str]:
    """Names of places: all texts of a district have them, so they tell nothing."""
    names = [form for _, forms in places.districts for form in forms]
    names += [places.city, places.city.removesuffix("市")] if places.city else []
    longest_first = sorted({name for name in names if name}, key=lambda name: (-len(name), name))
    return re.compile("|".join(map(re.escape, longest_first)) or r"(?!)")


def _find_targets(sentences: Sequence[_Sentence]) -> Iterator[_Target]:
    for sentence in sentences:
        if not sentence.plan and all(e.figure.status != "target" for e in sentence.entries):
            continue
        for start, end in _clauses(sentence.text):
            clause = sentence.text[start:end]
            own = tuple(
                entry
                for entry in sentence.entries
                if entry.figure.status == "target" and start <= entry.offset - sentence.start < end
            )
            if own or (sentence.plan and _is_concrete(clause)):
                yield _Target(sentence, clause.strip(), own)


def _is_concrete(clause: str) -> bool:
    """Whether a clause without a number promises one thing that can be found again."""
    return bool(_NAMED.search(clause) or _LISTED.search(clause) or _MAKES.match(clause))


def _read_wording(target: _Target, cut: Cut, names: re.Pattern[str]) -> _Wording:
    """Words of the clause, its figures left aside, and of the subject that it may leave out."""
    bare = target.clause
    for entry in target.entries:
        bare = bare.replace(entry.figure.surface, " ")
    texts = [bare, *(entry.figure.indicator for entry in target.entries)]
    parts = [list(cut_segments(names.sub(" ", text), cut)) for text in texts]
    segments = tuple(dict.fromkeys(one for part in parts for one in part))
    return _Wording(segments, next((part[-1] for part in parts if part), ""))


def _clauses(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for mark in _MARK.finditer(text):
        yield start, mark.start()
        start = mark.end()
    yield start, len(text)


def _revisit(target: _Target, wording: _Wording, district: _District, locate: Locate) -> Revisit:
    sentence = target.sentence
    promise = weigh_promise(wording.segments, wording.head, district.index)
    later = [
        _later_sentence(target, likeness, locate)
        for likeness in _search(target, promise, district)[:_SHOWN]
    ]
    file, line, quote = _proof(sentence, locate)
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
    sentence: _Sentence
    window: Window
    score: float
    evidence: float
    words: tuple[str, ...]


def _search(target: _Target, promise: Promise, district: _District) -> list[_Likeness]:
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


def is_later(one: Article, other: Article) -> bool:
    """Whether an article is of a later day than another, as far as both dates are printed."""
    ours, theirs = one.date or "", other.date or ""
    known = min(len(ours), len(theirs))
    return ours[:known] > theirs[:known]


def _compare(target: _Target, promise: Promise, sentence: _Sentence) -> _Likeness | None:
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
    if best is None or not best.words:
        return None
    return replace(best, words=tuple(sorted(best.words, key=lambda word: -len(word))))


def _figures_in(sentence: _Sentence, window: Window) -> list[LedgerEntry]:
    return [
        entry
        for entry in sentence.entries
        if entry.figure.status == "achieved"
        and window.start <= entry.offset - sentence.start < window.end
    ]


def _answers_rate(target: _Target, figures: Sequence[LedgerEntry]) -> bool:
    """Whether the target promises no rate, or a figure of its kind and unit is there."""
    promised = {_measured(one) for one in target.entries if one.figure.kind in _RATES}
    return not promised or bool(promised & {_measured(one) for one in figures})


def _measured(entry: LedgerEntry) -> tuple[str, str]:
    return entry.figure.kind, _dimension(entry)


def _dimension(entry: LedgerEntry) -> str:
    return measure(entry.figure.unit).dimension


def _number_evidence(
    target: _Target, figures: Sequence[LedgerEntry], text: str
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


def _later_sentence(target: _Target, likeness: _Likeness, locate: Locate) -> LaterSentence:
    sentence = likeness.sentence
    file, line, quote = _proof(sentence, locate)
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


def _counts_more(target: _Target, likeness: _Likeness) -> bool:
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


def _proof(sentence: _Sentence, locate: Locate) -> tuple[str | None, int | None, str]:
    """File, line and verbatim sentence: of a figure in it, else as the caller finds them."""
    for entry in sentence.entries:
        return entry.file, entry.line, entry.quote
    located = locate(sentence.article.id, sentence.key, sentence.ordinal)
    return located if located is not None else (None, None, sentence.text)


def _group_verdicts(
    verdicts: Sequence[Verdict],
) -> dict[tuple[str, str, int], list[Verdict]]:
    grouped: dict[tuple[str, str, int], list[Verdict]] = defaultdict(list)
    for one in verdicts:
        grouped[one.article, one.anchor, one.sentence].append(one)
    return grouped


def _apply(
    revisits: Sequence[Revisit],
    ruled: Mapping[tuple[str, str, int], Sequence[Verdict]],
    sentences: Mapping[tuple[str, str, int], _Sentence],
    locate: Locate,
) -> tuple[Revisit, ...]:
    """Mark what editors judged, and add what they know beyond the matching."""
    proposed: dict[tuple[str, str, int], set[tuple[str, str, int]]] = defaultdict(set)
    for revisit in revisits:
        proposed[_of(revisit)] |= {_of(one) for one in revisit.later}
    added: set[Verdict] = set()
    result = []
    for revisit in revisits:
        later = list(revisit.later)
        for verdict in ruled.get(_of(revisit), ()):
            if verdict.clause not in {None, revisit.clause}:
                continue
            pair = verdict.later_article, verdict.later_anchor, verdict.later_sentence
            if any(_of(one) == pair for one in later):
                later = [
                    replace(one, verdict=verdict.verdict) if _of(one) == pair else one
                    for one in later
                ]
            elif (
                verdict.verdict == "confirmed"
                and pair in sentences
                and verdict not in added
                and (verdict.clause is not None or pair not in proposed[_of(revisit)])
            ):
                added.add(verdict)
                later.append(_known(sentences[pair], locate))
        later.sort(key=_rank)
        result.append(replace(revisit, later=tuple(later)))
    return tuple(result)


def _of(one: Revisit | LaterSentence) -> tuple[str, str, int]:
    return one.article, one.anchor, one.sentence


def _rank(one: LaterSentence) -> int:
    return {"confirmed": 0, None: 1, "rejected": 2}[one.verdict]


def _known(sentence: _Sentence, locate: Locate) -> LaterSentence:
    """A sentence that only an editor found: nothing is claimed of shared words."""
    file, line, quote = _proof(sentence, locate)
    article = sentence.article
    return LaterSentence(
        article.id,
        sentence.anchor,
        sentence.ordinal,
        quote,
        file,
        line,
        article.date or "",
        (),
        0.0,
        False,
        "confirmed",
    )
