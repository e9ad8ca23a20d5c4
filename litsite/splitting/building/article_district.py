"""Which district an article is about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from litsite.language.gazetteer import Gazetteer
from litsite.language.word_lists import alternatives, load_words
from litsite.model.article import ParsedArticle
from litsite.splitting.recognising.organization_names import NATIONAL, PROVINCES

_NOT_PLACES = load_words("splitting", "not_places")
_ADMIN = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{2,12}?(?:省|自治区|市|区|县|旗))(?:第[一二三四五六七八九十]{1,4}届)?"
    rf"(?:{alternatives(load_words('splitting', 'organs_of_places'))}|[\u4e00-\u9fff]{{0,6}}办事处)"
)  # 在某某县第十届人民代表大会
_PARTS = re.compile(
    r"^(?:[\u4e00-\u9fff]{2,3}省|[\u4e00-\u9fff]{2,8}自治区)?(?:[\u4e00-\u9fff]{2,4}?市(?=.+[区县市旗]))?(?P<last>[\u4e00-\u9fff]{2,8}?(?:新区|区|县|旗|市|省))$"
)  # 某某市某某区 → 某某区
_UNIT = re.compile(r"[\u4e00-\u9fff]{2}(?:新区|区|县|旗|市)")
_UNIT_AT_START = re.compile(
    r"(?:(?<=[\s,，。、:：;；（(“])|^)[\u4e00-\u9fff]{2,3}?(?:新区|区|县|旗|市)"
)
_NO_NAME = re.compile(
    rf"[并请和与及向全各我本该个国]|{alternatives(load_words('splitting', 'not_in_place_names'))}"
)
_PROVINCE = re.compile(
    rf"(?:{alternatives(PROVINCES)})(?:省|回族自治区|壮族自治区|维吾尔自治区|自治区)"
)
_OF_ORG = re.compile(
    r"^(?P<name>[\u4e00-\u9fff]{2,6}?(?:市|区|县|旗))(?=委|政府|人民|[\u4e00-\u9fff]*(?:局|办|院|部))"
)  # 石桥县委组织部
_PUBLISHER = re.compile(
    r"^(?P<name>[\u4e00-\u9fff]{1,5}(?:区|县|旗))(?:办事处|人民政府|政府|融媒体中心)"
)  # a page of 东区办事处 is about 东区, whoever visits it
_HEADLINE_COUNTS, _ORG_COUNTS = 6, 8
"""How many mentions one in the headline, or in the name of the organization, is worth."""
_OFTEN = 3
_OPENING, _BEGINNING = 300, 1500
_LEADING = re.compile(r"^(?:在|我代表|现在|代表|中共|本|由|至|和|与|及|为)+")


def find_district(
    gazetteer: Gazetteer, *, headline: str, org: str, body: str, publication: str
) -> str | None:
    """Return the smallest district the piece is about, or the city, or None.

    A district in the headline or byline decides; else one that dominates the body; else the city.
    Names outside the gazetteer are taken from `X县人民政府` and the like.
    """
    named = [
        (
            sum(
                _count(text, forms) * weight
                for text, weight in ((headline, _HEADLINE_COUNTS), (org, _ORG_COUNTS))
            ),
            name,
        )
        for name, forms in gazetteer.districts
    ]
    weight, best = max(named, default=(0, ""), key=lambda pair: pair[0])
    if weight > 0:
        return best
    city = gazetteer.city
    city_forms = (city, city.removesuffix("市")) if city else ()
    if city and any(form in headline or org.startswith(form) for form in city_forms):
        return city
    office = _OF_ORG.match(org)
    official = (
        _official_place(headline + "\n" + org)
        or (office["name"] if office and not _NO_NAME.search(office["name"]) else None)
        or (office_of.group("name") if (office_of := _PUBLISHER.match(publication)) else None)
        or _official_place(publication)
        or _official_place(body[:_OPENING])
    )
    if official and official != city:
        return official
    counts = Counter({name: _count(body, forms) for name, forms in gazetteer.districts})
    (first, most), (_, second) = [*counts.most_common(2), ("", 0), ("", 0)][:2]
    of_city = _count(body, city_forms)
    # Few mentions tell as much as many, as long as no other place is mentioned.
    dominates = most >= _OFTEN and most >= 2 * second and most > body.count(city or "\0")
    if first and (dominates or most > 0 == second == of_city):
        return first
    if city and (of_city or any(form in publication for form in city_forms)):
        return city
    province = _PROVINCE.search(headline + "\n" + body[:_BEGINNING])
    return province[0] if province else _unlisted_place(headline, body)


def _count(text: str, forms: tuple[str, ...]) -> int:
    """Mentions of a place; a longer form is not counted again as its shorter one."""
    if not text or not forms:
        return 0
    # A bare name before another kind of place is that place's: 云泽 in 云泽湖.
    return len(re.findall(rf"(?:{'|'.join(map(re.escape, forms))})(?![湖河江山岛港村镇乡])", text))


def _official_place(text: str) -> str | None:
    for match in _ADMIN.finditer(text):
        name = _LEADING.sub("", match["name"])
        if _NO_NAME.search(name):
            continue
        parts = _PARTS.match(name)
        last = parts["last"] if parts else name
        if len(last) >= 2 and not last.endswith(_NOT_PLACES):
            return last
    return None


def _unlisted_place(headline: str, body: str) -> str | None:
    """A unit named in the headline, or often enough in the body."""
    for text, least in ((headline, 1), (body, _OFTEN)):
        found: Counter[str] = Counter(
            name
            for name in _UNIT_AT_START.findall(text) or _UNIT.findall(text)
            if not name.endswith(_NOT_PLACES)
            and name[:-1] not in (*PROVINCES, *NATIONAL)
            and not _NO_NAME.search(name)
        )
        if found:
            name, times = max(found.items(), key=lambda item: (item[1], -text.find(item[0])))
            if times >= least:
                return name
    return None


def share_district(articles: Sequence[ParsedArticle]) -> Sequence[ParsedArticle]:
    """Give articles that name no place the place that most others of the source name."""
    known = Counter(a.fields["district"] for a in articles if a.fields["district"])
    if not known:
        return articles
    usual = known.most_common(1)[0][0]
    return [
        a if a.fields["district"] else replace(a, fields=a.fields | {"district": usual})
        for a in articles
    ]
