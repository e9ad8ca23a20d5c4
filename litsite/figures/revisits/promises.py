"""Which clauses promise one thing, and what words tell that thing apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from litsite.figures.revisits.district_sentences import Sentence
from litsite.figures.revisits.shared_words import Cut, cut_segments
from litsite.language.gazetteer import Gazetteer
from litsite.language.word_lists import alternatives, load_words, short_choices
from litsite.model.figure import LedgerEntry

_ANY = short_choices("figures/revisits")
_MARK = re.compile(r"[,，;；。!！?？]")
_NAMED = re.compile(r"[“\"《][^”\"》]{3,200}[”\"》]")
_LISTED = re.compile(r"[^、]{2}、[^、]{2,200}等")  # 老虎山、十梅庵等山头公园
_MAKES = re.compile(
    rf"^(?:[一二三四五六七八九十]是|{_ANY['manners_of_promising']})*"
    rf"(?:{alternatives(load_words('figures/revisits', 'making_verbs'))})"
)


@dataclass(frozen=True, slots=True)
class Target:
    """A clause that promises one thing."""

    sentence: Sentence
    clause: str
    entries: tuple[LedgerEntry, ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """What tells a target from others."""

    segments: tuple[str, ...]
    head: str


def name_pattern(places: Gazetteer) -> re.Pattern[str]:
    """Names of places: all texts of a district have them, so they tell nothing."""
    names = [form for _, forms in places.districts for form in forms]
    names += [places.city, places.city.removesuffix("市")] if places.city else []
    longest_first = sorted({name for name in names if name}, key=lambda name: (-len(name), name))
    return re.compile("|".join(map(re.escape, longest_first)) or r"(?!)")


def find_targets(sentences: Sequence[Sentence]) -> Iterator[Target]:
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
                yield Target(sentence, clause.strip(), own)


def _is_concrete(clause: str) -> bool:
    """Whether a clause without a number promises one thing that can be found again."""
    return bool(_NAMED.search(clause) or _LISTED.search(clause) or _MAKES.match(clause))


def read_wording(target: Target, cut: Cut, names: re.Pattern[str]) -> Wording:
    """Words of the clause, its figures left aside, and of the subject that it may leave out."""
    bare = target.clause
    for entry in target.entries:
        bare = bare.replace(entry.figure.surface, " ")
    texts = [bare, *(entry.figure.indicator for entry in target.entries)]
    parts = [list(cut_segments(names.sub(" ", text), cut)) for text in texts]
    segments = tuple(dict.fromkeys(one for part in parts for one in part))
    return Wording(segments, next((part[-1] for part in parts if part), ""))


def _clauses(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for mark in _MARK.finditer(text):
        yield start, mark.start()
        start = mark.end()
    yield start, len(text)


def names_a_thing(clause: str) -> bool:
    """Whether it makes what stands in quotes: such a promise is told of even where nothing followed.

    统筹推进“五位一体”总体布局 and 是“十三五”规划收官之年 promise nothing that could follow.
    """
    return bool(_NAMED.search(clause) and _MAKES.match(clause))
