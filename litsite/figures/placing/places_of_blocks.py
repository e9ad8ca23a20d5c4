"""The place that the blocks of an article are about: that of their section, else the article's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from litsite.language.divisions import level_of
from litsite.language.gazetteer import Gazetteer
from litsite.model.article import Block

_BARE = re.compile(
    r"^(?:[(（]?[一二三四五六七八九十\d]{1,3}[)）、.．]\s*)?(?P<name>[\u4e00-\u9fff]{2,8})\s*(?:[:：].*)?$"
)  # （二）石桥县


def places_of_blocks(
    district: str | None, blocks: Sequence[Block], places: Gazetteer
) -> Iterator[str | None]:
    """One place a block, in the order of the blocks. `district`: the article's."""
    article = _place_of_article(district, blocks, places)
    place, level = article, 0
    for block in blocks:
        if block.kind == "heading":
            named = _place_headed(block.text, places)
            if named is not None:
                place, level = named, block.level
            elif block.level <= level:
                place, level = article, 0
        yield place


def _place_headed(heading: str, places: Gazetteer) -> str | None:
    """The place whose name is the whole heading, or stands in front of its colon."""
    match = _BARE.match(heading)
    if match is None:
        return None
    listed = next((name for name, forms in places.districts if match["name"] in forms), None)
    return listed or (match["name"] if level_of(match["name"]) else None)


def _place_of_article(
    district: str | None, blocks: Sequence[Block], places: Gazetteer
) -> str | None:
    """The article's district; of a piece of the city's about one district, that district."""
    if district is None or district != places.city:
        return district
    opening = next((b.text for b in blocks if b.kind != "heading" and len(b.text) > 40), "")
    body = "".join(block.text for block in blocks)
    counts = {name: sum(body.count(form) for form in forms[:1]) for name, forms in places.districts}
    named = [name for name, forms in places.districts if any(form in opening for form in forms)]
    if len(named) == 1:
        name = named[0]
        others = sum(count for other, count in counts.items() if other != name)
        if counts[name] >= 3 and others * 4 <= counts[name]:
            return name
    return district
