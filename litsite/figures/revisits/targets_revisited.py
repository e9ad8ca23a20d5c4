"""Targets revisited: what later texts of the same district say of a promise."""

from __future__ import annotations

from collections.abc import Sequence

from litsite.figures.revisits.district_sentences import Locate, prove
from litsite.figures.revisits.districts import DistrictTexts, read_districts
from litsite.figures.revisits.likenesses import search_promise
from litsite.figures.revisits.number_evidence import counts_more
from litsite.figures.revisits.promises import Target, Wording, names_a_thing
from litsite.figures.revisits.shared_words import weigh_promise
from litsite.figures.revisits.verdicts import apply_verdicts, group_verdicts, later_sentence
from litsite.language.gazetteer import Gazetteer
from litsite.model.article import Article
from litsite.model.figure import LedgerEntry, Revisit, Verdict

_SHOWN = 5


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
    of the promise's words (`shared_words`), and enough weight in all: one word that many sentences have
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
    districts = read_districts(articles, entries, places, dictionary)
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
