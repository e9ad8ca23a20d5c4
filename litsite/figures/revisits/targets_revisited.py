"""Targets revisited: what later texts of the same district say of a promise."""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass

from litsite.facts.aside import begin_recall_all
from litsite.facts.copies import Copies
from litsite.facts.fingerprint import fingerprint
from litsite.facts.store import NO_FACTS, Facts
from litsite.figures.article_reading import ReadArticle
from litsite.figures.revisits.district_sentences import Locate, Sentence, prove, read_sentences
from litsite.figures.revisits.districts import DistrictTexts, read_district
from litsite.figures.revisits.likenesses import search_promise
from litsite.figures.revisits.number_evidence import counts_more
from litsite.figures.revisits.promises import Target, Wording, names_a_thing
from litsite.figures.revisits.shared_words import weigh_promise
from litsite.figures.revisits.verdicts import apply_verdicts, group_verdicts, later_sentence
from litsite.language.gazetteer import Gazetteer
from litsite.model.figure import Revisit, Verdict

_SHOWN = 5
_HEAVY = 5_000
"""Sentences that are worth a copy of the process."""


def build_revisits(
    read: Sequence[ReadArticle],
    verdicts: Sequence[Verdict],
    places: Gazetteer,
    dictionary: tuple[str, ...],
    locate: Locate,
    facts: Facts = NO_FACTS,
    copies: Copies | None = None,
) -> tuple[Revisit, ...]:
    """As `begin_revisits`, at once."""
    return begin_revisits(read, verdicts, places, dictionary, locate, facts, copies)()


def begin_revisits(
    read: Sequence[ReadArticle],
    verdicts: Sequence[Verdict],
    places: Gazetteer,
    dictionary: tuple[str, ...],
    locate: Locate,
    facts: Facts = NO_FACTS,
    copies: Copies | None = None,
) -> Callable[[], tuple[Revisit, ...]]:
    """Find for each target the later sentences of its district that speak of the same thing.

    Targets are clauses of plan sections, and others with a target figure. A clause without a number
    counts when it names something in quotes, or when it makes something (建成, 启用 …) that a later
    sentence speaks of: that nothing was found of a vague intention says nothing.

    A later sentence is a candidate when one or two of its clauses have at least half of the weight
    of the promise's words (`shared_words`), and enough weight in all: one word that many sentences have
    is not enough. The same number of the same unit counts as a shared word (14个), the same unit a
    little. A rate is only answered by a figure of its unit: 绿化覆盖率提高到45% is not by 立体绿化.
    Plan sections answer nothing, they promise again.

    `cumulative` says that the later number counts more than the target's year: its own period is
    no single one (截至, 以来 or none), the target's is, and it is the larger number or the wording
    says that it adds up (累计, 陆续, 近年来).

    Order: of `read` and the text. Confirmed sentences come first and rejected ones last; a
    confirmed pair that was not found is added to the clause that the verdict names, else to the
    sentence's first.

    What is returned gives the revisits; the work on a few large districts is begun aside.
    """
    ruled = group_verdicts(verdicts)
    order = {one.article.id: number for number, one in enumerate(read)}
    prints = {one.article.id: one.print for one in read}
    grouped = read_sentences(read)
    common = fingerprint((places, dictionary, sorted(ruled)))
    keyed: list[tuple[object, tuple[str, list[Sentence]]]] = []
    for name, sentences in grouped.items():
        speaking = dict.fromkeys(sentence.article.id for sentence in sentences)
        keyed.append(((name, [prints[one] for one in speaking], common), (name, sentences)))

    def look(districts: Sequence[tuple[str, list[Sentence]]]) -> list[list[_Found]]:
        return [
            _revisit_district(name, sentences, places, dictionary, locate, ruled)
            for name, sentences in districts
        ]

    def is_heavy(districts: Sequence[tuple[str, list[Sentence]]]) -> bool:
        return sum(len(sentences) for _, sentences in districts) >= _HEAVY

    finish_districts = begin_recall_all(
        facts, "revisits", keyed, list[_Found], look, copies, is_heavy
    )

    def finish() -> tuple[Revisit, ...]:
        found = [one for own in finish_districts() for one in own]
        found.sort(key=lambda one: (order[one.revisit.article], one.position))
        named = {(v.later_article, v.later_anchor, v.later_sentence) for v in verdicts}
        wanted = {
            one.place(): one
            for own in (grouped.values() if named else ())
            for one in own
            if one.place() in named
        }
        return apply_verdicts([one.revisit for one in found], ruled, wanted, locate)

    return finish


@dataclass(frozen=True, slots=True)
class _Found:
    position: int
    """Among the targets of its district."""
    revisit: Revisit


def _revisit_district(
    name: str,
    sentences: Sequence[Sentence],
    places: Gazetteer,
    dictionary: tuple[str, ...],
    locate: Locate,
    ruled: Container[tuple[str, str, int]],
) -> list[_Found]:
    district = read_district(name, sentences, places, dictionary)
    if district is None:
        return []
    found = []
    for position, (target, wording) in enumerate(district.targets):
        revisit = _revisit(target, wording, district, locate)
        ruled_on = target.sentence.place() in ruled
        if revisit.later or target.entries or names_a_thing(target.clause) or ruled_on:
            found.append(_Found(position, revisit))
    return found


def _revisit(target: Target, wording: Wording, district: DistrictTexts, locate: Locate) -> Revisit:
    sentence = target.sentence
    promise = weigh_promise(wording.segments, wording.head, district.index)
    later = [
        later_sentence(
            one.sentence,
            locate,
            one.words,
            round(one.score, 3),
            counts_more(target, one.sentence, one.window),
        )
        for one in search_promise(target, promise, district)[:_SHOWN]
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
