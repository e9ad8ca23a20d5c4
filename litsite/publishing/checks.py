"""Check a built site as its files stand: links, anchors, requests, orphan files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from hashlib import sha256
from pathlib import Path
from posixpath import dirname, normpath
from urllib.parse import unquote, urlsplit

from litsite.addresses import (
    DATA_FOLDER,
    FEED,
    HOME_PAGE,
    LEDGER_DATA_FOLDER,
    NOT_FOUND_PAGE,
    ROBOTS,
    SEARCH_FOLDER,
    SITEMAP,
    STATIC_FOLDER,
)
from litsite.facts.store import NO_FACTS, Facts
from litsite.model.problem import LitsiteError, Problem, make_problem
from litsite.publishing.output import MANIFEST, read_manifest

_URL_ATTRIBUTES = ("href", "src", "action", "poster", "srcset", "data")
_CSS_URL = re.compile(
    r"url\(\s*['\"]?(?!data:)(?P<url>[^)'\"]+)|@import\s+['\"](?P<import>[^'\"]+)"
)


@dataclass(slots=True)
class _Page:
    """What one page offers and asks for."""

    ids: set[str] = field(default_factory=set)
    twice: set[str] = field(default_factory=set)
    links: list[tuple[str, str, str]] = field(default_factory=list)
    """(element, attribute, URL)"""


MAX_PAGE = 1_000_000
"""Bytes of a page that a phone still opens at once."""


def check_site(site: Path, root: str = "", facts: Facts = NO_FACTS) -> list[Problem]:
    """Return what is wrong: dead links and anchors, absolute paths, requests to other hosts,
    ids used twice, files that no manifest names, and pages that no link leads to.

    `root`: the path at which a host serves the site, by which 404.html, shown at any address, links.
    """
    if not (site / HOME_PAGE).is_file():
        return [make_problem(site.name, 0, "no-site", "error")]
    files = {p.relative_to(site).as_posix() for p in site.rglob("*") if p.is_file()}
    try:
        ours = read_manifest(site)
    except LitsiteError as error:
        return [error.problem]
    problems = _check_manifest(site, files, ours)
    # Foreign pages are their owner's; only what litsite wrote is read.
    names = sorted(name for name in files & ours.keys() if name.endswith(".html"))
    pages = {name: _recall(site / name, facts) for name in names}
    reached = {HOME_PAGE, NOT_FOUND_PAGE, ROBOTS, SITEMAP, FEED, MANIFEST}
    # The search asks for these by the names in its index, which the build has tested.
    reached |= {name for name in ours if name.startswith((SEARCH_FOLDER, LEDGER_DATA_FOLDER))}
    # Data for other programs, listed in its own README; and what templates bring for kinds of pages
    # that this digest may not have.
    reached |= {name for name in ours if name.startswith((DATA_FOLDER, STATIC_FOLDER))}
    for name, page in pages.items():
        shown = f"{site.name}/{name}"
        problems += [
            make_problem(shown, 0, "id-twice", "error", id=one) for one in sorted(page.twice)
        ]
        for element, attribute, url in page.links:
            local = url.removeprefix(root) if name == NOT_FOUND_PAGE and root else url
            problem, target = _follow(name, element, attribute, local, files, pages)
            if problem:
                problems.append(make_problem(shown, 0, problem, "error", url=url))
            if target:
                reached.add(target)
    problems += _check_styles(site, files & ours.keys(), reached)
    for name in sorted(files - {MANIFEST}):
        if name not in ours:
            problems.append(make_problem(f"{site.name}/{name}", 0, "foreign", "note"))
        elif name not in reached:
            problems.append(make_problem(f"{site.name}/{name}", 0, "unreached"))
    return problems


def find_large_pages(site: Path) -> list[Problem]:
    """Pages over MAX_PAGE, as far as they are ours."""
    sizes = {
        name: (site / name).stat().st_size
        for name in sorted(read_manifest(site))
        if name.endswith(".html") and (site / name).is_file()
    }
    return [
        make_problem(f"{site.name}/{name}", 0, "page-large", size=size, limit=MAX_PAGE)
        for name, size in sizes.items()
        if size > MAX_PAGE
    ]


def _recall(path: Path, facts: Facts) -> _Page:
    data = path.read_bytes()
    return facts.recall("links of a page", data, _Page, partial(_read, data))


def _check_manifest(site: Path, files: set[str], ours: dict[str, str]) -> list[Problem]:
    """Every file that litsite wrote is there, and as it was written."""
    problems = []
    for name, written in sorted(ours.items()):
        shown = f"{site.name}/{name}"
        if name not in files:
            problems.append(make_problem(shown, 0, "page-missing", "error"))
        elif sha256((site / name).read_bytes()).hexdigest()[:16] != written:
            problems.append(make_problem(shown, 0, "page-changed", "error"))
    return problems


def _read(data: bytes) -> _Page:
    from bs4 import (  # every build imports this module, `litsite check` alone asks
        BeautifulSoup,
        Tag,
    )

    soup = BeautifulSoup(data.decode("utf-8", "replace"), "html.parser")
    facts = _Page()
    for tag in soup.find_all(True):
        assert isinstance(tag, Tag)
        identifier = tag.get("id")
        if isinstance(identifier, str):
            (facts.twice if identifier in facts.ids else facts.ids).add(identifier)
        for attribute in _URL_ATTRIBUTES:
            value = tag.get(attribute)
            if isinstance(value, str):
                facts.links.append((tag.name, attribute, value.strip()))
    return facts


def _follow(
    page: str, element: str, attribute: str, url: str, files: set[str], facts: dict[str, _Page]
) -> tuple[str | None, str | None]:
    """Return the problem with a link, and the file that it reaches."""
    parts = urlsplit(url)
    if parts.scheme in {"data", "mailto", "tel"}:
        return None, None
    if parts.scheme or parts.netloc:
        # A link may leave the site when a reader follows it; nothing may be fetched from elsewhere.
        leaves = element == "a" or (
            element == "link" and attribute == "href" and parts.scheme in {"http", "https"}
        )
        return (None if leaves and parts.scheme in {"http", "https"} else "other-host"), None
    if parts.path.startswith("/"):
        return "absolute-path", None
    path = unquote(parts.path)
    target = normpath(f"{dirname(page)}/{path}".lstrip("/")) if path else page
    if target not in files:
        return "dead-link", None
    fragment = unquote(parts.fragment)
    if fragment and target in facts and fragment not in facts[target].ids:
        return "dead-anchor", target
    return None, target


def _check_styles(site: Path, files: set[str], reached: set[str]) -> Iterator[Problem]:
    for name in sorted(files):
        if not name.endswith(".css"):
            continue
        for match in _CSS_URL.finditer((site / name).read_text(encoding="utf-8", errors="replace")):
            url = match["url"] or match["import"]
            target = normpath(f"{dirname(name)}/{url}")
            if urlsplit(url).scheme or urlsplit(url).netloc:
                yield make_problem(f"{site.name}/{name}", 0, "other-host", "error", url=url)
            elif target not in files:
                yield make_problem(f"{site.name}/{name}", 0, "dead-link", "error", url=url)
            else:
                reached.add(target)
