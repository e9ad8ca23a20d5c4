"""When a speech or notice was made, and when it was published."""

from __future__ import annotations

import re
from collections.abc import Sequence

from litsite.language.dates import find_date
from litsite.language.word_lists import alternatives, load_words
from litsite.splitting.building.article_texts import ArticleTexts
from litsite.splitting.recognising.issuers import find_signature_date

_SPEECH_DATE = re.compile(
    rf"在.{{4,60}}(?:{alternatives(load_words('splitting', 'meetings'))})上"
)  # 在某区第四次会议上


def find_dates(
    texts: ArticleTexts, paragraphs: Sequence[str], kind: str
) -> tuple[str | None, str | None]:
    """Return the date of the speech or notice, and that of publication where it differs."""
    published = next(
        (
            found
            for line in (
                *texts.stamps,
                *([] if texts.marker is None else [texts.marker.date or ""]),
                *texts.chrome,
            )
            if (found := find_date(line))
        ),
        None,
    )
    own = next((found for line in texts.meta if (found := find_date(line))), None)
    if own is None:
        speech = [
            line for line in (texts.subtitle or "", *paragraphs[:1]) if _SPEECH_DATE.search(line)
        ]
        own = next((found for line in speech if (found := find_date(line))), None)
    if own is None and texts.subtitle:
        own = find_date(texts.subtitle)
    if own is None and (kind == "notice" or not texts.title):
        own = find_signature_date(paragraphs)
    published = published or texts.page_date
    date = own or published
    return date, published if published != date else None
