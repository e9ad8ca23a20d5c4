"""Who wrote an article, and for which organization."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from litsite.language.dates import DATE
from litsite.splitting.building.article_texts import ArticleTexts
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
) -> tuple[str | None, str | None]:
    """Return office holder, signer or reporter, and the organization; None where not named."""
    author, org = None, texts.org
    keyed = [line for line in texts.chrome if SPEAKER_KEY.match(line)]
    # Office and name may stand on two lines.
    halves = [f"{one} {two}" for one, two in itertools.pairwise(texts.meta)]
    candidates = [*texts.meta, *halves, texts.subtitle or "", *paragraphs[:1], *keyed]
    if kind == "work_report":
        for line in candidates:
            name, office = find_speaker(line)
            if name:
                author, org = name, org or office
                break
        else:
            names = [re.sub(r"[\s　]", "", DATE.sub("", line)) for line in texts.meta]
            names += [SPEAKER_KEY.sub("", line).strip() for line in keyed]
            author = next((name for name in names if may_be_person(name)), None)
        org = org or find_opening_org(body) or find_keyed_issuer(texts.chrome)
        if author is None:
            author = next(
                (name for line in texts.chrome if (name := find_keyed_speaker(line))), None
            )
    elif kind == "notice" or not texts.title:
        org = org or find_issuer(texts.title, paragraphs)
    else:
        lines = [*texts.meta, *texts.chrome]
        author = next((name for line in lines if (name := find_reporter(line))), None)
        if author is None and paragraphs:
            author = next(
                (
                    name
                    for name in (
                        find_reporter(paragraphs[-1]),
                        find_dateline_reporter(paragraphs[0]),
                        find_reporter(paragraphs[0]),
                        find_signer(paragraphs[-1]),
                    )
                    if name
                ),
                None,
            )
    return author, org
