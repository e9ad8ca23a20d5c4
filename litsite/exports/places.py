"""Addresses within the site, as the data files give them: relative to the site's root."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import quote

DATA = "data/"
_IN_FRAGMENT = ":@!$()*+,;=/?~-"  # RFC 3986, 3.5


def article_url(article_id: str, fragment: str = "") -> str:
    """`articles/<id>.html#<fragment>`."""
    path = quote_path(f"articles/{article_id}.html")
    return f"{path}#{quote(fragment, safe=_IN_FRAGMENT)}" if fragment else path


@lru_cache(maxsize=4096)
def quote_path(path: str) -> str:
    """The path as a URL writes it; the figures of an article all ask for one."""
    return quote(path)
