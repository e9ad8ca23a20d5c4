"""Where every site page lives, and how one page refers to another."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import quote

from litsite.language.pinyin import pinyin_words
from litsite.language.slugs import RESERVED, claim

# Letters of any script stay readable in a fragment; white space, quotes and `%` do not stay.
UNSAFE_IN_FRAGMENT = re.compile(r"[^\w.~:@!$()*+,;=/?-]+")
UNSAFE_IN_NAME = re.compile(r"[^A-Za-z0-9._-]+")
LONGEST_NAME = 120


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


def hash_of(fragment: str) -> str:
    """`#fragment`, escaped as far as URLs need it."""
    if not fragment:
        return ""
    return "#" + UNSAFE_IN_FRAGMENT.sub(lambda match: quote(match[0], safe=""), fragment)


def article_path(article_id: str) -> str:
    """Path of an article; its id is checked when content/ is loaded."""
    return f"articles/{article_id}.html"


def source_paths(files: Iterable[str]) -> dict[str, str]:
    """Give every source file a path that any file system and any URL can hold."""
    taken = set(RESERVED)
    return {file: f"sources/{claim(safe_name(file), taken)}.html" for file in sorted(set(files))}


def safe_name(file: str) -> str:
    """ASCII name that still resembles the file's: `2021年 报告.txt` → `2021-nian-bao-gao.txt`."""
    folded = unicodedata.normalize("NFKC", file)
    words = folded if folded.isascii() else "-".join(pinyin_words(folded))
    name = UNSAFE_IN_NAME.sub("-", words)
    name = re.sub(r"-*\.[-.]*", ".", re.sub(r"-{2,}", "-", name)).strip("-.")
    # A device name is refused even before a dot: `con.txt`.
    if name.split(".")[0].lower() in RESERVED:
        name = f"source-{name}"
    return name[-LONGEST_NAME:].strip("-.") or "source"
