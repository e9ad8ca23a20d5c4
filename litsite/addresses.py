"""Every path and anchor of the site: the only place that spells them.

What the scripts in templates/static derive for themselves, tests/contract/addresses.json holds to this.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Literal
from urllib.parse import quote

from litsite.language.pinyin import pinyin_words, sort_key
from litsite.language.slugs import RESERVED, assign_slugs, claim

HOME_PAGE = "index.html"
DISTRICTS_PAGE = "districts/index.html"
TOPICS_PAGE = "topics/index.html"
ORGANIZATIONS_PAGE = "organizations/index.html"
LEDGER_PAGE = "figures/index.html"
INDICATORS_PAGE = "indicators/index.html"
TARGETS_PAGE = "targets/index.html"
ISSUES_PAGE = "issues/index.html"
TIMELINE_PAGE = "timeline/index.html"
GLOSSARY_PAGE = "glossary/index.html"
KEYWORDS_PAGE = "keywords/index.html"
SOURCES_PAGE = "sources/index.html"
SEARCH_PAGE = "search.html"
PRINT_PAGE = "print.html"
NOT_FOUND_PAGE = "404.html"
FEED = "feed.xml"
SITEMAP = "sitemap.xml"
ROBOTS = "robots.txt"

DATA_FOLDER = "data/"
LARGE_TABLE = 5_000
"""Rows: a larger table of `data/` has one text format, and a file for each of its parts."""
LEDGER_DATA_FOLDER = "figures/data/"
"""The ledger's rows as scripts."""
SEARCH_FOLDER = "search/"
"""The search's index."""
SEARCH_ROOT = "search/index.js"
STATIC_FOLDER = "static/"

_ARTICLE_PATH = re.compile(r"articles/(?P<id>[^/]+)\.html")
# Letters of any script stay readable in a fragment; white space, quotes and `%` do not stay.
_UNSAFE_IN_FRAGMENT = re.compile(r"[^\w.~:@!$()*+,;=/?-]+")
_IN_FRAGMENT = ":@!$()*+,;=/?~-"  # RFC 3986, 3.5
_UNSAFE_IN_NAME = re.compile(r"[^A-Za-z0-9._-]+")
_LONGEST_NAME = 120
_NOT_IN_ANCHOR = re.compile(r"[^\w]+")
_LONGEST_ANCHOR = 24


def article_path(article_id: str) -> str:
    """Path of an article; its id is checked when content/ is loaded."""
    return f"articles/{article_id}.html"


def article_id_of(path: str) -> str | None:
    """The id of the article that a path leads to; None where it leads elsewhere."""
    match = _ARTICLE_PATH.fullmatch(path)
    return match["id"] if match else None


def hand_page_path(slug: str) -> str:
    """Path of a page of content/pages."""
    return f"{slug}.html"


def path_beside(index: str, slug: str, number: int = 1) -> str:
    """Path of one of the pages that an index lists, in the index's folder.

    `figures/district-li-cang-qu--2.html`: two hyphens, since `li-cang-qu-2` is another slug.
    """
    return f"{index.rpartition('/')[0]}/{slug}{f'--{number}' if number > 1 else ''}.html"


def district_paths(names: Iterable[str]) -> dict[str, str]:
    """Page of each district."""
    return _group_paths(DISTRICTS_PAGE, names, "district")


def topic_paths(names: Iterable[str]) -> dict[str, str]:
    """Page of each topic."""
    return _group_paths(TOPICS_PAGE, names, "topic")


def organization_paths(names: Iterable[str]) -> dict[str, str]:
    """Page of each organization."""
    return _group_paths(ORGANIZATIONS_PAGE, names, "org")


def _group_paths(index: str, names: Iterable[str], fallback: str) -> dict[str, str]:
    # Slugs go by name, not by size: a new article must not move another group's URL.
    slugs = assign_slugs(sorted(names, key=sort_key), fallback)
    return {name: path_beside(index, slug) for name, slug in slugs.items()}


def feed_path(page: str) -> str:
    """Path of the feed of a district's or topic's page."""
    return f"{page.removesuffix('.html')}.xml"


def data_path(file: str, parted: bool) -> str:
    """Where a table is to be had: its file or, of one in parts, the list of its files."""
    return DATA_FOLDER + ("README.md" if parted else file)


def print_path(year: str) -> str:
    """Path of a year's page for paper."""
    return f"print/{year or 'undated'}.html"


def source_paths(files: Iterable[str]) -> dict[str, str]:
    """Give every source file a path that any file system and any URL can hold."""
    taken = set(RESERVED)
    return {
        file: path_beside(SOURCES_PAGE, claim(safe_name(file), taken))
        for file in sorted(set(files))
    }


def safe_name(file: str) -> str:
    """ASCII name that still resembles the file's: `2021年 报告.txt` → `2021-nian-bao-gao.txt`."""
    folded = unicodedata.normalize("NFKC", file)
    words = folded if folded.isascii() else "-".join(pinyin_words(folded))
    name = _UNSAFE_IN_NAME.sub("-", words)
    name = re.sub(r"(?<!-)-*+\.[-.]*", ".", re.sub(r"-{2,}", "-", name)).strip("-.")
    # A device name is refused even before a dot: `con.txt`.
    if name.split(".")[0].lower() in RESERVED:
        name = f"source-{name}"
    return name[-_LONGEST_NAME:].strip("-.") or "source"


def root_of(page: str) -> str:
    """The way from a page up to the site's root: `` or `../`."""
    return "../" * page.count("/")


def href(page: str, target: str, fragment: str = "") -> str:
    """Relative URL of `target` as `page` writes it; both are paths from the site's root."""
    if page == target and fragment:
        return hash_of(fragment)
    return root_of(page) + quote_path(target) + hash_of(fragment)


@lru_cache(maxsize=65536)
def quote_path(path: str) -> str:
    """The path as a URL writes it; the same few are asked for over and over."""
    return quote(path)


def search_href(page: str, query: str) -> str:
    """Relative URL of the search page with its answer to `query`."""
    return f"{href(page, SEARCH_PAGE)}?q={quote(query, safe='')}"


def hash_of(fragment: str) -> str:
    """`#fragment`, escaped as far as URLs need it."""
    if not fragment:
        return ""
    return "#" + _UNSAFE_IN_FRAGMENT.sub(lambda match: quote(match[0], safe=""), fragment)


def article_url(article_id: str, fragment: str = "") -> str:
    """Address from the site's root as the data files give it: ASCII, for programs of any age."""
    path = quote_path(article_path(article_id))
    return f"{path}#{quote(fragment, safe=_IN_FRAGMENT)}" if fragment else path


def heading_anchor(heading: str) -> str:
    """Anchor of a section: its heading's Han characters, letters and digits, at most 24."""
    slug = _NOT_IN_ANCHOR.sub("-", heading.lower()).strip("-_")[:_LONGEST_ANCHOR].strip("-_")
    return f"s-{slug or 'section'}"


def figure_anchor(block: str, sentence: int, number: int) -> str:
    """Anchor of a figure's record: its block's anchor, its sentence, its place in the sentence."""
    return f"fig-{block}-{sentence}-{number}"


def mark_anchor(record: str) -> str:
    """Anchor of the mark in the text whose figure has that record."""
    return f"at-{record}"


def line_anchor(line: int) -> str:
    """Anchor of a line on its source's page."""
    return f"L{line}"


def anchor_of(
    kind: Literal["article", "district", "keyword", "page", "series", "term", "term-note"],
    name: str | int,
) -> str:
    """Anchor of one of several things of a kind; `page` is a newspaper's."""
    return f"{kind}-{name}"


def year_anchor(year: str) -> str:
    """Anchor of a year's group in a list; of what has no date, if empty."""
    return f"year-{year or 'unknown'}"


def initial_anchor(letter: str) -> str:
    """Anchor of a letter's group in a list by pinyin; `#` stands for all that is no letter."""
    return f"initial-{'other' if letter == '#' else letter.lower()}"
