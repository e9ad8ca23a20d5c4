"""The administrative divisions of China, and where a text names them.

A name counts only as the official list has it, so that no scrap of a sentence (债券市, 日在青海省) is
taken for a place. Counties that became districts or cities keep their stem, so a stem of the list is
known with each of 县, 区, 市 and 旗.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from litsite.language.word_lists import alternatives, load_words

Level = Literal["province", "prefecture", "county"]
LEVELS: tuple[Level, ...] = ("province", "prefecture", "county")
_COUNTY_SUFFIX = re.compile(r"(?:县|区|市|旗)$")
_PROVINCE_SUFFIX = re.compile(r"(?:省|市|特别行政区|(?:壮族|回族|维吾尔)?自治区)$")


@dataclass(frozen=True, slots=True)
class Mention:
    """A division named in a text."""

    start: int
    end: int
    name: str
    """As printed; of a province its full name, also where the short one is printed (河北)."""
    level: Level


@dataclass(frozen=True, slots=True)
class _Index:
    levels: dict[str, Level]
    """Every form that ends in a suffix → its level."""
    provinces: dict[str, str]
    """Short name → full name."""
    short: re.Pattern[str]
    beginnings: frozenset[str]
    """The first two characters of each name."""
    last_characters: frozenset[str]
    longest: int


@cache
def _index() -> _Index:
    text = files("litsite.language").joinpath("data/divisions.tsv").read_text("utf-8")
    levels: dict[str, Level] = {}
    provinces: dict[str, str] = {}
    rows = [line.split("\t") for line in text.splitlines() if line and line[0] != "#"]
    for _, _, counties in rows:
        for name in counties.split():
            stem = _COUNTY_SUFFIX.sub("", name)
            forms = {stem + suffix for suffix in "县区市旗"} if len(stem) > 1 else set()
            for form in (name, *_without_peoples(name), *forms):
                levels[form] = "county"
    for _, prefecture, _ in rows:
        for form in (prefecture, *_without_peoples(prefecture)):
            if form:
                levels[form] = "prefecture"
    for province, _, _ in rows:
        levels[province] = "province"
        provinces[_PROVINCE_SUFFIX.sub("", province)] = province
    return _Index(
        levels,
        provinces,
        re.compile(alternatives(provinces)),
        frozenset(name[:2] for name in levels),
        frozenset(name[-1] for name in levels),
        max(map(len, levels)),
    )


def _without_peoples(name: str) -> tuple[str, ...]:
    """阿坝藏族羌族自治州 is 阿坝州 in most texts."""
    found = re.fullmatch(
        rf"(.{{1,12}}?)(?:{alternatives(load_words('language', 'peoples'))}){{1,8}}自治([州县旗])",
        name,
    )
    return (found[1] + found[2],) if found else ()


def level_of(name: str) -> Level | None:
    """The level of a name as the list has it; None for others."""
    return _index().levels.get(name)


def division_ending_at(text: str, end: int) -> Mention | None:
    """The longest listed name that ends at `end`."""
    index = _index()
    if not end or text[end - 1] not in index.last_characters or _begins_a_word(text, end):
        return None
    for start in range(max(0, end - index.longest), end - 1):
        level = index.levels.get(text[start:end])
        if level is None:
            continue
        # 城区, 东区 and the like are districts only behind their city's name.
        if end - start > 2 or text[end - 1] != "区" or division_ending_at(text, start):
            return Mention(start, end, text[start:end], level)
    return None


def _begins_a_word(text: str, end: int) -> bool:
    """Whether the suffix that ends there is the first sign of another word."""
    return text[end - 1 : end + 1] in load_words("language", "words_from_suffixes")


def division_starting_at(text: str, start: int) -> Mention | None:
    """The longest listed name, with its suffix, that begins at `start`."""
    index = _index()
    if text[start : start + 2] not in index.beginnings:
        return None
    for end in range(min(len(text), start + index.longest), start + 2, -1):
        level = index.levels.get(text[start:end])
        if level is not None and not _begins_a_word(text, end):
            return Mention(start, end, text[start:end], level)
    return None


def find_divisions(text: str) -> Iterator[Mention]:
    """All mentions in their order; of a chain (泰州市海陵区) each link, short names of provinces too."""
    index = _index()
    full = [
        found
        for end in range(2, len(text) + 1)
        if (found := division_ending_at(text, end)) is not None
    ]
    taken = {place for mention in full for place in range(mention.start, mention.end)}
    short = [
        Mention(match.start(), match.end(), index.provinces[match[0]], "province")
        for match in index.short.finditer(text)
        if match.start() not in taken
    ]
    yield from sorted((*full, *short), key=lambda mention: mention.start)


def smallest_of_first_chain(text: str) -> Mention | None:
    """The division that the first place named in the text ends in: 海陵区 of 泰州市海陵区."""
    chosen: Mention | None = None
    for mention in find_divisions(text):
        if chosen is not None and mention.start != chosen.end:
            break
        chosen = mention
    return chosen
