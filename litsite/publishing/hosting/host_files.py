"""`_headers` and `_redirects`: what Netlify, Cloudflare Pages and hosts like them read beside a site."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

from litsite.addresses import (
    DATA_FOLDER,
    FEED,
    LEDGER_DATA_FOLDER,
    PRINT_PAGE,
    SEARCH_FOLDER,
    SEARCH_PAGE,
    TIMELINE_PAGE,
)
from litsite.publishing.hosting.file_headers import FOR_EVER, SECURITY, content_type

HEADERS = "_headers"
REDIRECTS = "_redirects"

SHORTENED: tuple[tuple[str, str], ...] = (
    ("articles/", TIMELINE_PAGE),
    ("print/", PRINT_PAGE),
    (SEARCH_FOLDER, SEARCH_PAGE),
    ("feed/", FEED),
    ("feed", FEED),
    ("rss.xml", FEED),
    ("atom.xml", FEED),
)
"""What readers and feed readers guess → what there is. Addresses of ours never move, so these are all:
folders without a page of their own, which somebody reaches who shortens an address."""
_GUESSED_TYPES = ("jsonl", "csv", "md")
"""Endings that hosts guess wrong, or serve as downloads."""
_HASHED = "cfgrstw"
"""First letters of the search's files whose names change with the content. Hosts join the values of all
rules that hold for a path, so a rule must not hold for `index.js`, whose name stays."""


def make_host_files(base_url: str | None) -> dict[str, bytes]:
    """Both files. Hosts read them at the root of a domain, and so they count from there."""
    root = (urlsplit(base_url).path if base_url else "") or "/"
    return {HEADERS: _headers(root).encode(), REDIRECTS: _redirects(root).encode()}


def _headers(root: str) -> str:
    # These hosts let browsers ask again for all else on their own account.
    rules: list[tuple[str, Mapping[str, str]]] = [
        (f"{root}*", SECURITY),
        *((f"{root}{SEARCH_FOLDER}{letter}*", {"Cache-Control": FOR_EVER}) for letter in _HASHED),
        (f"{root}{LEDGER_DATA_FOLDER}*", {"Cache-Control": FOR_EVER}),
        *(
            (f"{root}{DATA_FOLDER}*.{ending}", {"Content-Type": content_type(f"x.{ending}")})
            for ending in _GUESSED_TYPES
        ),
    ]
    return "".join(
        f"{pattern}\n" + "".join(f"  {name}: {value}\n" for name, value in headers.items())
        for pattern, headers in rules
    )


def _redirects(root: str) -> str:
    return "".join(f"{guessed} {there} 301\n" for guessed, there in redirects(root))


def redirects(root: str) -> list[tuple[str, str]]:
    """What is guessed → what there is, from the root of the domain."""
    found = [(root + guessed, root + there) for guessed, there in SHORTENED]
    return found if root == "/" else [*found, (root.rstrip("/"), root)]
