"""The Library: everything that rendering, search and exports see."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from litsite.model.account import Account
from litsite.model.article import Article
from litsite.model.figure import Ledger


@dataclass(frozen=True, slots=True)
class District:
    """A district of the digest."""

    name: str
    aliases: tuple[str, ...] = ()
    """Other names that texts use for it; the name without its last character need not be listed."""


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic, found by the words of its lexicon."""

    name: str
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class IndicatorName:
    """An indicator that goes by several names; only what is listed here is joined beyond wording."""

    name: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SiteSettings:
    """content/site.yaml."""

    title: str
    subtitle: str | None = None
    description: str | None = None
    base_url: str | None = None
    """Where the site will be published, ending in `/`; None while unknown (then no feed ids, no sitemap URLs)."""
    language: str = "zh-CN"
    publisher: str | None = None
    """主办单位: who answers for the digest."""
    contact: str | None = None
    """How readers reach the publisher: a telephone number, an e-mail address."""
    filings: tuple[str, ...] = ()
    """备案号 and the like, as they must be shown: 鲁ICP备00000000号-1, 鲁公网安备37000000000000号."""
    city: str | None = None
    """The city that the digest is about, without 市 or with."""
    districts: tuple[District, ...] = ()
    topics: tuple[Topic, ...] = ()
    dictionary: tuple[str, ...] = ()
    """Words that jieba shall not cut apart."""
    indicators: tuple[IndicatorName, ...] = ()
    """Names that mean the same indicator."""
    headline_figures: tuple[str, ...] = ()
    """Ids of ledger entries for the home page; empty: litsite chooses by its rule."""
    publish: dict[str, str] = field(default_factory=dict)
    """Name → target of `litsite publish`."""
    show_doubts: bool = False
    """Whether source views show, beside the text, where the splitter was unsure: for editors."""
    schema: int = 1


@dataclass(frozen=True, slots=True)
class GlossaryEntry:
    """名词解释: one term of one article."""

    term: str
    definition: str
    """Markdown."""
    article: str
    """Id of the article that defines it."""
    anchor: str
    used_in: tuple[tuple[str, str], ...] = ()
    """(article id, anchor of the first block that uses it), the defining entry left out."""


@dataclass(frozen=True, slots=True)
class HandPage:
    """content/pages/<slug>.md."""

    slug: str
    title: str
    markdown: str
    """Without its first heading."""


@dataclass(frozen=True, slots=True)
class SourceText:
    """The lines of a source, for its source view."""

    file: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """A newspaper page as the site shows it, with its own headline and captions."""

    path: str
    """Site page that shows it."""
    anchor: str
    title: str
    """`青岛日报 2021年11月19日 特1版`."""
    publication: str
    date: str
    headline: str | None = None
    subtitle: str | None = None
    captions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Library:
    """A digest in memory."""

    settings: SiteSettings
    articles: tuple[Article, ...]
    """Newest first, then by id."""
    accounts: tuple[Account, ...] = ()
    texts: tuple[SourceText, ...] = ()
    pages: tuple[HandPage, ...] = ()
    glossary: tuple[GlossaryEntry, ...] = field(default=())
    """By pinyin."""
    ledger: Ledger = field(default_factory=Ledger)
    prints: Mapping[str, bytes] = field(default_factory=dict)
    """Article id → fingerprint of the article, for whoever asks whether it is the same; may be empty."""


@dataclass(frozen=True, slots=True)
class StandingPage:
    """A file of the site that stands there as it shall be: nobody made it again."""

    path: str
    hash: str
    """Of its bytes: `hash_content`."""


@dataclass(frozen=True, slots=True)
class StagedPage:
    """A file of the site that lies ready beside the site, so that nobody has to hold its bytes."""

    path: str
    hash: str
    """Of its bytes: `hash_content`."""


@dataclass(frozen=True, slots=True)
class SitePage:
    """A file of the site."""

    path: str
    """Relative to the site's root, with `/`."""
    content: bytes


SiteFile = SitePage | StagedPage | StandingPage
Stage = Callable[[str, bytes], SitePage | StagedPage]
"""What becomes of a file once it is made: it lies ready beside the site, or is held as it is (`SitePage`)."""
