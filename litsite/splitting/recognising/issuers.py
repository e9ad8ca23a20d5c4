"""In whose name a document was issued or a report given, and when it was signed."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from litsite.language.dates import WHOLE_DATE, find_date
from litsite.language.word_lists import alternatives, load_words
from litsite.splitting.recognising.organization_names import find_organization

_ISSUER = re.compile(
    rf"^(?P<org>[\u4e00-\u9fff、 ]{{4,40}}?(?:{alternatives(load_words('splitting', 'issuing_offices'))}))\s*+(?:关于|印发|转发|发布)"
)  # 某某局印发《…》的通知
_OPENING = re.compile(
    r"我(?:谨)?代表(?P<org>[\u4e00-\u9fff]{2,16}?(?:人民政府|政府))"
)  # 现在,我代表某某区人民政府
_KEYED = re.compile(
    r"^(?:发文单位|发文机关|发布机构|发布单位|发布机关|制发机关)\s*+[:：]\s*+(?P<org>[\u4e00-\u9fff]{4,30})$"
)  # 发文单位：某某县人民政府
_LONGEST_SIGNATURE = 40


def find_issuer(title: str, paragraphs: Sequence[str]) -> str | None:
    """Return the organization that issued a notice: its signature, else the start of its headline."""
    for index, text in enumerate(paragraphs):
        if not WHOLE_DATE.match(text):
            continue
        signers = itertools.takewhile(_may_sign, paragraphs[:index][::-1])
        if names := list(signers)[::-1]:
            return " ".join(names)
    match = _ISSUER.match(title)
    return match["org"].strip() if match else None


def find_signature_date(paragraphs: Sequence[str]) -> str | None:
    """Return the date under a signature."""
    for before, after in itertools.pairwise(paragraphs):
        if WHOLE_DATE.match(after) and len(before) <= _LONGEST_SIGNATURE:
            return find_date(after)
    return None


def find_opening_org(body: str) -> str | None:
    """Return on whose behalf a report is given."""
    match = _OPENING.search(body[:600])
    return match["org"] if match else None


def find_keyed_issuer(lines: Sequence[str]) -> str | None:
    """Return the organization that a collector's key names: 发文单位：某某县人民政府."""
    return next((match["org"] for text in lines if (match := _KEYED.match(text))), None)


def _may_sign(text: str) -> bool:
    name = find_organization(text)
    return name is not None and name.may_sign
