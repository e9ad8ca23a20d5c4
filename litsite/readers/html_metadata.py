"""What a page's head says of its article: title and date, from several witnesses."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from litsite.language.dates import find_date
from litsite.readers.html_tree import HtmlTree

_TITLE_KEYS = ("og:title", "articletitle", "twitter:title", "headline", "title")
_DATE_KEYS = (
    "article:published_time", "pubdate", "publishdate", "publish-date", "publication_date",
    "datepublished", "og:release_date", "weibo: article:create_at", "createdate", "releasedate",
    "dc.date", "dcterms.date", "date",
)  # fmt: skip
_SITE_NAME = re.compile(
    r"(?:(?<!\s)\s++)?[_|｜>»]+\s*|(?<!\s)\s++[-—–·]+\s+|(?:(?<!\s)\s++)?[-—–]{1,2}(?=[^-—–]{2,20}$)"
)  # 标题 - 栏目_网站
"""What parts a title from the names of column and site behind it."""
_SHORTEST = 4
_MOST_PARTS, _MOST_TITLES = 8, 20
"""Every wording is looked for in every line of the page, so a broken page may not have thousands."""


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """What the head says; nothing of it need be printed on the page."""

    titles: tuple[str, ...] = ()
    """Wordings of the title, the surest first: what is given for sharing, then `<title>` from whole
    to shortest, cut where a site's name may begin."""
    date: str | None = None
    """YYYY-MM-DD or YYYY-MM."""


def read_metadata(tree: HtmlTree, page_title: str) -> PageMetadata:
    """`page_title`: the text of `<title>`, empty where there is none."""
    named = {
        (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower(): value
        for meta in tree.metas
        if (value := meta.get("content", "").strip())
    }
    linked = [fields for text in tree.linked_data for fields in _read_linked(text)]
    titles = [named[key] for key in _TITLE_KEYS if key in named]
    titles += _texts(linked, "headline")
    titles += _cut_site_name(page_title)
    dates = [named[key] for key in _DATE_KEYS if key in named]
    dates += _texts(linked, "datePublished")
    dates += [meta["time"] for meta in tree.metas if "time" in meta]
    found = [day for text in dates if (day := _read_date(text))]
    kept = [one.strip() for one in titles if len(one.strip()) >= _SHORTEST]
    return PageMetadata(tuple(dict.fromkeys(kept))[:_MOST_TITLES], found[0] if found else None)


def _cut_site_name(title: str) -> list[str]:
    """`某某会议召开_要闻_某某网` → whole, without the last part, without the last two."""
    ends = [match.start() for match in _SITE_NAME.finditer(title)]
    return [title, *(title[:end] for end in reversed(ends[-_MOST_PARTS:]))]


def _texts(linked: Sequence[dict[str, object]], key: str) -> list[str]:
    return [value for fields in linked if isinstance(value := fields.get(key), str)]


def _read_linked(text: str) -> Iterator[dict[str, object]]:
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return
    for one in data if isinstance(data, list) else [data]:
        if isinstance(one, dict):
            yield one
            graph = one.get("@graph")
            yield from (
                (part for part in graph or () if isinstance(part, dict))
                if isinstance(graph, list)
                else ()
            )


def _read_date(text: str) -> str | None:
    compact = re.match(r"(?P<y>(?:19|20)\d{2})(?P<m>\d{2})(?P<d>\d{2})(?!\d)", text)
    if compact:
        text = f"{compact['y']}-{compact['m']}-{compact['d']}"
    return find_date(text.partition("T")[0])
