"""Who wrote an article, and for which organization."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from litsite.language.dates import DATE
from litsite.splitting.building.article_texts import ArticleTexts
from litsite.splitting.building.choices import Choice, choose, choose_first
from litsite.splitting.recognising.collector_lines import SPEAKER_KEY
from litsite.splitting.recognising.header_lines import may_be_person
from litsite.splitting.recognising.issuers import (
    find_issuer,
    find_keyed_issuer,
    find_opening_org,
)
from litsite.splitting.recognising.named_people import (
    find_dateline_reporter,
    find_keyed_speaker,
    find_reporter,
    find_signer,
    find_speaker,
)


def find_author_and_org(
    texts: ArticleTexts, paragraphs: Sequence[str], body: str, kind: str
) -> tuple[Choice, str | None]:
    """Return office holder, signer or reporter, and the organization; None where not named."""
    if kind == "work_report":
        author, office = _find_speaker(texts, paragraphs)
        org = texts.org or office
        return author, org or find_opening_org(body) or find_keyed_issuer(texts.chrome)
    if kind == "notice" or not texts.title:
        return Choice(), texts.org or find_issuer(texts.title, paragraphs)
    return _find_reporter(texts, paragraphs), texts.org


def _find_speaker(texts: ArticleTexts, paragraphs: Sequence[str]) -> tuple[Choice, str | None]:
    """Who gave a report, and the office that stands before the name."""
    keyed = [line for line in texts.chrome if SPEAKER_KEY.match(line)]
    # Office and name may stand on two lines.
    halves = [f"{one} {two}" for one, two in itertools.pairwise(texts.meta)]
    candidates = [*texts.meta, *halves, texts.subtitle or "", *paragraphs[:1], *keyed]
    speakers = [(name, office) for name, office in map(find_speaker, candidates) if name]
    if speakers:
        return choose_first(name for name, _ in speakers), speakers[0][1]
    names = [re.sub(r"[\s　]", "", DATE.sub("", line)) for line in texts.meta]
    names += [SPEAKER_KEY.sub("", line).strip() for line in keyed]
    alone = choose_first(name for name in names if may_be_person(name))
    if alone.value:
        # A name without an office: anybody's.
        return (alone if keyed else replace(alone, weakness="weak")), None
    return choose_first(n for line in texts.chrome if (n := find_keyed_speaker(line))), None


def _find_reporter(texts: ArticleTexts, paragraphs: Sequence[str]) -> Choice:
    """Who wrote the piece: as lines around it say, else its last and first paragraphs."""
    around = [find_reporter(line) for line in (*texts.meta, *texts.chrome)]
    within: list[str | None] = []
    signer = None
    if paragraphs:
        first, last = paragraphs[0], paragraphs[-1]
        within = [find_reporter(last), find_dateline_reporter(first), find_reporter(first)]
        signer = find_signer(last)
    value = next(filter(None, (*around, *within)), None)
    if value is None:
        # A name in brackets behind the last sentence may be anybody's.
        return Choice(signer, weakness="weak" if signer else None)
    sure = [find_reporter(line) for line in (*texts.meta, *texts.undisputed)]
    known = set(value.split())
    return choose(value, (n for n in (*sure, *within) if n and known.isdisjoint(n.split())))
