"""What surrounds every page: titles, navigation, and the way to the static files."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from litsite.addresses import (
    DISTRICTS_PAGE,
    FEED,
    GLOSSARY_PAGE,
    HOME_PAGE,
    INDICATORS_PAGE,
    ISSUES_PAGE,
    KEYWORDS_PAGE,
    LEDGER_PAGE,
    ORGANIZATIONS_PAGE,
    PRINT_PAGE,
    SOURCES_PAGE,
    TARGETS_PAGE,
    TIMELINE_PAGE,
    TOPICS_PAGE,
    article_id_of,
    hand_page_path,
    root_of,
)
from litsite.model.library import SiteSettings
from litsite.rendering.frame.site_words import TEXT

_MAIL = re.compile(r"[^@\s]{1,64}@[^@\s]{1,255}")  # digest@example.gov.cn
_POLICE = re.compile(r"公网安备\s{0,2}(?P<code>\d{14})")  # 鲁公网安备37021302000000号

SECTIONS: tuple[tuple[str, str], ...] = (
    (HOME_PAGE, TEXT.home),
    (DISTRICTS_PAGE, TEXT.districts),
    (TOPICS_PAGE, TEXT.topics),
    (ORGANIZATIONS_PAGE, TEXT.organizations),
    (LEDGER_PAGE, TEXT.figures),
    (INDICATORS_PAGE, TEXT.indicators),
    (TARGETS_PAGE, TEXT.targets),
    (ISSUES_PAGE, TEXT.issues),
    (TIMELINE_PAGE, TEXT.timeline),
    (GLOSSARY_PAGE, TEXT.glossary),
    (KEYWORDS_PAGE, TEXT.keywords),
    (SOURCES_PAGE, TEXT.sources),
)
"""The site's main navigation, in order."""


@dataclass(frozen=True, slots=True)
class PageName:
    """A hand-written page, as the navigation has it."""

    slug: str
    title: str


@dataclass(frozen=True, slots=True)
class Link:
    """A link as templates show it."""

    text: str
    href: str
    current: str | None = None
    """Value of aria-current: `page` for the page itself, `true` for one within."""


@dataclass(frozen=True, slots=True)
class Frame:
    """All that base.html needs."""

    language: str
    title: str
    """Of the page."""
    site_title: str
    site_subtitle: str | None
    publisher: str | None
    description: str | None
    root: str
    """Prefix that leads from the page to the site's root."""
    home: str
    canonical: str | None
    kind: str
    """As Open Graph names it."""
    navigation: tuple[Link, ...]
    crumbs: tuple[Link, ...]
    footer: tuple[Link, ...]
    contact: Link | None
    filings: tuple[Link, ...]
    """Links to the registers; what is in none has no href."""


def make_frame(
    settings: SiteSettings,
    pages: Sequence[PageName],
    path: str,
    title: str,
    description: str | None = None,
    root: str | None = None,
) -> Frame:
    """Frame of the page at `path`; `root` replaces the relative way to the root."""
    prefix = root_of(path) if root is None else root
    section = path.split("/")[0] + "/index.html" if "/" in path else path
    navigation = tuple(
        Link(text, prefix + target, current_of(path, section, target)) for target, text in SECTIONS
    )
    within = [link for link in navigation if link.current == "true"]
    return Frame(
        language=settings.language,
        title=title,
        site_title=settings.title,
        site_subtitle=settings.subtitle,
        publisher=settings.publisher,
        description=description or settings.description,
        root=prefix,
        home=prefix + HOME_PAGE,
        canonical=settings.base_url + quote(path) if settings.base_url and root is None else None,
        kind="article" if article_id_of(path) else "website",
        navigation=navigation,
        crumbs=tuple(Link(link.text, link.href) for link in within),
        footer=make_footer(pages, path, prefix),
        contact=make_contact(settings.contact),
        filings=tuple(Link(text, register_of(text)) for text in settings.filings),
    )


def make_footer(pages: Sequence[PageName], path: str, prefix: str) -> tuple[Link, ...]:
    """The hand-written pages, the page for paper, and the feed."""
    written = [
        Link(
            page.title,
            prefix + quote(hand_page_path(page.slug)),
            current_of(path, path, hand_page_path(page.slug)),
        )
        for page in pages
    ]
    paper = Link(TEXT.print_all, prefix + PRINT_PAGE, current_of(path, path, PRINT_PAGE))
    return (*written, paper, Link(TEXT.feed, prefix + FEED))


def make_contact(contact: str | None) -> Link | None:
    """The contact; an e-mail address is a link."""
    if not contact:
        return None
    return Link(contact, f"mailto:{quote(contact, safe='@')}" if _MAIL.fullmatch(contact) else "")


def register_of(filing: str) -> str:
    """Where readers look a number up, as the registers ask sites to link; empty for other numbers."""
    if "ICP备" in filing:
        return "https://beian.miit.gov.cn/"
    number = _POLICE.search(filing)
    return f"https://beian.mps.gov.cn/#/query/webSearch?code={number['code']}" if number else ""


def current_of(path: str, section: str, target: str) -> str | None:
    """How a navigation link relates to the page that shows it."""
    if path == target:
        return "page"
    return "true" if section == target else None


def host_root(base_url: str | None) -> str:
    """Prefix for a page that a host serves at any depth: the path of the base URL."""
    # A host shows 404.html under the address that was asked for, so relative links would
    # lead astray there. The path alone, not the whole URL, serves a preview host as well.
    return urlsplit(base_url).path or "/" if base_url else ""
