"""Which district an article is about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from litsite.language.divisions import (
    LEVELS,
    division_ending_at,
    find_divisions,
    level_of,
    smallest_of_first_chain,
)
from litsite.language.gazetteer import Gazetteer
from litsite.language.word_cutting import cut_words
from litsite.language.word_lists import alternatives, load_words
from litsite.model.article import OpenField, ParsedArticle
from litsite.splitting.building.choices import Choice

_OFFICE = re.compile(
    r"(?:第[一二三四五六七八九十]{1,4}届)?(?:(?:19|20)\d\d年)?"
    rf"(?:{alternatives(load_words('splitting', 'organs_of_places'))}"
    r"|(?<=[区县旗市])(?:[\u4e00-\u9fff]{1,4}(?:街道|镇|乡))?办事处)"
)  # 某某县 第十届 人民代表大会
_PUBLISHER = re.compile(
    r"^(?P<name>[\u4e00-\u9fff]{1,5}[区县旗])(?=办事处|融媒体中心)"
)  # 东区办事处
_PRINTED = re.compile(
    r"(?:^|(?<=[^\u4e00-\u9fff])|(?<=日在)|(?<=代表)|(?<=\d年))(?P<name>[\u4e00-\u9fff]{2,8}(?:省|自治区|市|区|县|旗))$"
)
"""A name that no list has, printed from a clear edge to where an office begins."""
_OF_ORGAN = re.compile(
    r"^(?P<name>[\u4e00-\u9fff]{2,6}?(?:市|区|县|旗))(?=委|[\u4e00-\u9fff]*(?:局|办|院|部))"
)  # 石桥县委组织部
_LEADING = re.compile(r"^(?:在|我代表|现在|代表|中共|本|由|至|和|与|及|为|从|向)+")
_LAST_OF_CHAIN = re.compile(
    r"^(?:[\u4e00-\u9fff]{2,3}省|[\u4e00-\u9fff]{2,8}自治区)?(?:[\u4e00-\u9fff]{2,4}?市(?=.+[区县市旗]))?(?P<last>[\u4e00-\u9fff]{2,8}?(?:新区|区|县|旗|市|省))$"
)  # 某某市某某区 → 某某区
_AT_START = re.compile(
    r"(?:(?<=[\s,，。、:：;；（(“])|^)[\u4e00-\u9fff]{2,3}?(?:新区|区|县|旗|市)"
    rf"(?!民|区|(?:{alternatives(word[1:] for word in load_words('language', 'words_from_suffixes'))}))"
)
_NO_NAME = re.compile(
    rf"[并请和与及向全各我本该个国]|{alternatives(load_words('splitting', 'not_in_place_names'))}"
)
_OPENING = 300
_BEGINNING = 1500
_OFTEN = 3
_SHOWN = 3
_AS_MUCH_IN_HEADLINE, _AS_MUCH_IN_BODY = 0.75, 0.5
"""Share of the mentions of the place chosen that make another place its rival."""


def find_district(
    gazetteer: Gazetteer, *, headline: str, org: str, body: str, publication: str
) -> Choice:
    """Return the smallest district the piece is about, or the city, or None.

    A district of the digest in the headline or byline decides; else the place whose office speaks or
    is spoken of; else the district of the digest that dominates the body; else its city; else what
    headline and body name most.
    """
    choice = _choose(gazetteer, headline, org, body, publication)
    listed = {gazetteer.city, *(name for name, _ in gazetteer.districts)}
    if choice.value and gazetteer.districts and choice.value not in listed:
        return replace(choice, weakness="unlisted")
    return choice


def _choose(gazetteer: Gazetteer, headline: str, org: str, body: str, publication: str) -> Choice:
    named = {
        name: sum(_count(text, forms) * weight for text, weight in ((headline, 6), (org, 8)))
        for name, forms in gazetteer.districts
    }
    if any(named.values()):
        ranked = sorted(filter(named.get, named), key=lambda name: -named[name])
        return _first_of(ranked, named, _AS_MUCH_IN_HEADLINE)
    city = gazetteer.city
    city_forms = (city, city.removesuffix("市")) if city else ()
    official = (
        _place_of_office(headline + "\n" + org)
        or _place_of_organ(org)
        or _place_of_publisher(publication)
        or _place_of_office(body[:_OPENING])
    )
    if (
        city
        and official in {None, city}
        and any(form in headline or org.startswith(form) for form in city_forms)
    ):
        return Choice(city)
    if official and official != city:
        return Choice(official)
    counts = Counter({name: _count(body, forms) for name, forms in gazetteer.districts})
    (first, most), (_, second) = [*counts.most_common(2), ("", 0), ("", 0)][:2]
    of_city = _count(body, city_forms)
    # Few mentions tell as much as many, as long as no other place is mentioned.
    dominates = most >= 3 and most >= 2 * second and most > body.count(city or "\0")
    if first and (dominates or most > 0 == second == of_city):
        return Choice(first, weakness="weak" if most == 1 else None)
    if city and (of_city or any(form in publication for form in city_forms)):
        often = [n for n, times in counts.most_common(_SHOWN) if times >= max(_OFTEN, of_city)]
        return Choice(city, tuple(often))
    return (
        _listed_place(headline, body)
        or _short_named(headline, body)
        or _printed_place(headline, body)
    )


def _first_of(ranked: Sequence[str], counts: Mapping[str, int], as_much: float) -> Choice:
    """The first of the places, with those as rivals that are named about as much."""
    first, *others = ranked
    rivals = [name for name in others if counts[name] >= as_much * counts[first]]
    return Choice(first, tuple(rivals[:_SHOWN]))


def _count(text: str, forms: tuple[str, ...]) -> int:
    """Mentions of a place; a longer form is not counted again as its shorter one."""
    if not text or not forms:
        return 0
    # A bare name before another kind of place is that place's: 云泽 in 云泽湖.
    return len(re.findall(rf"(?:{'|'.join(map(re.escape, forms))})(?![湖河江山岛港村镇乡])", text))


def _place_of_office(text: str) -> str | None:
    """The place before 人民政府, 人民代表大会 and the like: as the list has it, else as printed."""
    for match in _OFFICE.finditer(text):
        listed = division_ending_at(text, match.start())
        if listed is not None:
            return listed.name
        line = text[max(0, match.start() - 20) : match.start()].rsplit("\n", 1)[-1]
        printed = _PRINTED.search(line)
        if printed is None:
            continue
        name = _LEADING.sub("", printed["name"])
        parts = _LAST_OF_CHAIN.match(name)
        last = str(parts["last"]) if parts else name
        if len(last) >= 2 and not _is_no_name(last):
            return last
    return None


def _place_of_publisher(publication: str) -> str | None:
    """A page of 东区办事处 is about 东区, whoever visits it."""
    publisher = _PUBLISHER.match(publication)
    return str(publisher["name"]) if publisher else _place_of_office(publication)


def _place_of_organ(org: str) -> str | None:
    """The place that an organ's name begins with."""
    organ = _OF_ORGAN.match(org)
    return str(organ["name"]) if organ and not _is_no_name(organ["name"]) else None


def _is_no_name(name: str) -> bool:
    return name.endswith(load_words("splitting", "not_places")) or bool(_NO_NAME.search(name))


def _listed_place(headline: str, body: str) -> Choice | None:
    """The smallest division that the headline names, else the one that the body's beginning names
    most; a county named once is no subject."""
    in_headline = smallest_of_first_chain(headline)
    if in_headline is not None:
        return Choice(in_headline.name)
    mentioned = Counter(mention.name for mention in find_divisions(body[:_BEGINNING]))
    often = {name: times for name, times in mentioned.items() if times >= _OFTEN}
    if not often:
        return None
    levels = {name: LEVELS.index(level_of(name) or "province") for name in often}
    ranked = sorted(often, key=lambda name: (often[name], levels[name], name), reverse=True)
    choice = _first_of(ranked, often, _AS_MUCH_IN_BODY)
    # The city of a district is named beside it, and is no rival.
    lowest = levels[ranked[0]]
    return replace(choice, rivals=tuple(r for r in choice.rivals if levels[r] >= lowest))


def _short_named(headline: str, body: str) -> Choice | None:
    """The prefecture whose bare name is a word of the headline, if the body goes on about it.

    1-4月西安用电增长: 西安 may be a part of another word, and names another thing as often.
    """
    for word in cut_words(headline):
        full = f"{word}市"
        listed = len(word) > 1 and level_of(full) == "prefecture"
        if listed and (full in body or body.count(word) >= _OFTEN):
            return Choice(full, weakness="weak")
    return None


def _printed_place(headline: str, body: str) -> Choice:
    """A name from a clear edge that the headline has once, or the body three times."""
    for text, least in ((headline, 1), (body, 3)):
        found: Counter[str] = Counter(
            name for name in _AT_START.findall(text) if not _is_no_name(name)
        )
        if found:
            name, times = max(found.items(), key=lambda item: (item[1], -text.find(item[0])))
            if times >= least:
                return Choice(name, weakness="weak")
    return Choice()


def share_district(articles: Sequence[ParsedArticle]) -> Sequence[ParsedArticle]:
    """Give articles that name no place the place that most others of the source name."""
    known = Counter(a.fields["district"] for a in articles if a.fields["district"])
    if not known:
        return articles
    usual, *others = (name for name, _ in known.most_common(1 + _SHOWN))
    # Where all others agree, an article between them is hardly about another place.
    doubt = (OpenField("district", tuple(filter(None, others)), "shared"),) if others else ()
    return [
        a
        if a.fields["district"]
        else replace(a, fields=a.fields | {"district": usual}, open_fields=(*a.open_fields, *doubt))
        for a in articles
    ]
