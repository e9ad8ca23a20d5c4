"""Targets revisited: what was promised, beside the later sentences that speak of the same thing."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from litsite.addresses import TARGETS_PAGE, anchor_of, article_path, href, line_anchor, path_beside
from litsite.language.pinyin import sort_key
from litsite.language.slugs import claim, slugify
from litsite.model.figure import LaterSentence, Revisit
from litsite.rendering.frame.dates import display_date
from litsite.rendering.frame.page_frame import Link
from litsite.rendering.frame.site_words import TEXT, VERDICT_NAMES
from litsite.rendering.indexes.catalogue import Catalogue
from litsite.rendering.indexes.figure_index import place_href
from litsite.rendering.parts.figure_words import say_period, show_value

ON_ONE_PAGE = 300
"""Targets that one page may show; more are parted by district, and numbered."""


@dataclass(frozen=True, slots=True)
class LaterView:
    """A later sentence."""

    quote: Markup
    link: Link
    date: str
    source: Link | None
    words: str
    verdict: str
    """Key: `candidate`, `confirmed` or `rejected`."""
    verdict_word: str
    cumulative: bool


@dataclass(frozen=True, slots=True)
class TargetView:
    """A target with what came later."""

    clause: Markup
    values: tuple[str, ...]
    period: str
    promised: str
    link: Link
    """To its report."""
    source: Link | None
    later: tuple[LaterView, ...]
    rejected: tuple[LaterView, ...]
    rejected_label: str


@dataclass(frozen=True, slots=True)
class TargetGroup:
    """The targets of one district."""

    district: str
    anchor: str
    count: str
    followed: tuple[TargetView, ...]
    open: tuple[TargetView, ...]


@dataclass(frozen=True, slots=True)
class TargetsView:
    """A page of targets."""

    title: str
    count: str
    districts: tuple[Link, ...]
    groups: tuple[TargetGroup, ...]
    pages: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class TargetPage:
    """A page of one district's targets, still to be computed."""

    path: str
    district: str
    revisits: tuple[Revisit, ...]
    number: int
    pages: tuple[str, ...]
    """Paths of all pages of the district."""


def group_revisits(revisits: Iterable[Revisit]) -> dict[str, list[Revisit]]:
    """Targets by district, those with later sentences first, districts and targets alike."""
    groups: dict[str, list[Revisit]] = defaultdict(list)
    for revisit in revisits:
        groups[revisit.district].append(revisit)
    for own in groups.values():
        own.sort(key=lambda revisit: not has_later(revisit))
    followed = {name: sum(map(has_later, own)) for name, own in groups.items()}
    ordered = sorted(groups, key=lambda name: (-followed[name], -len(groups[name]), sort_key(name)))
    return {name: groups[name] for name in ordered}


def has_later(revisit: Revisit) -> bool:
    """Whether a later sentence was found that nobody rejected."""
    return any(later.verdict != "rejected" for later in revisit.later)


def plan_target_pages(catalogue: Catalogue) -> tuple[TargetPage, ...]:
    """The pages of the districts; none where one page holds all."""
    revisits = catalogue.figures.revisits
    if len(revisits) <= ON_ONE_PAGE:
        return ()
    taken = {"index"}
    pages: list[TargetPage] = []
    for district, own in group_revisits(revisits).items():
        known = catalogue.figures.districts.get(district)
        slug = claim(known.slug if known else slugify(district) or "district", taken)
        parts = [own[start : start + ON_ONE_PAGE] for start in range(0, len(own), ON_ONE_PAGE)]
        paths = tuple(
            path_beside(TARGETS_PAGE, slug, number) for number in range(1, len(parts) + 1)
        )
        pages += [
            TargetPage(paths[number], district, tuple(part), number + 1, paths)
            for number, part in enumerate(parts)
        ]
    return tuple(pages)


def view_targets(catalogue: Catalogue, first: Mapping[str, str]) -> TargetsView:
    """Compute targets/index.html: all targets, or the way to the districts' pages.

    `first`: district → its first page; empty where one page holds all.
    """
    revisits = catalogue.figures.revisits
    groups = group_revisits(revisits)
    made = () if first else tuple(make_groups(catalogue, TARGETS_PAGE, groups))
    return TargetsView(
        title=TEXT.targets,
        count=say_count(revisits),
        districts=tuple(
            Link(f"{name} {len(own):,}", href(TARGETS_PAGE, first.get(name, TARGETS_PAGE), anchor))
            for number, (name, own) in enumerate(groups.items(), start=1)
            for anchor in ("" if first else anchor_of("district", number),)
        ),
        groups=made,
        pages=(),
    )


def view_target_page(catalogue: Catalogue, page: TargetPage) -> TargetsView:
    """Compute one page of a district."""
    return TargetsView(
        title=f"{TEXT.targets}:{page.district}",
        count=say_count(page.revisits),
        districts=(),
        groups=tuple(make_groups(catalogue, page.path, {page.district: page.revisits})),
        pages=tuple(
            Link(str(number), href(page.path, path), "page" if number == page.number else None)
            for number, path in enumerate(page.pages, start=1)
        )
        if len(page.pages) > 1
        else (),
    )


def say_count(revisits: Sequence[Revisit]) -> str:
    """How many targets, and how many have later sentences."""
    found = sum(map(has_later, revisits))
    counts = (
        TEXT.targets_count.format(count=f"{len(revisits):,}"),
        TEXT.targets_found.format(count=f"{found:,}"),
    )
    return ",".join(counts)


def make_groups(
    catalogue: Catalogue, page: str, groups: Mapping[str, Sequence[Revisit]]
) -> Iterator[TargetGroup]:
    """The targets by district."""
    for number, (district, own) in enumerate(groups.items(), start=1):
        yield TargetGroup(
            district=district,
            anchor=anchor_of("district", number),
            count=say_count(own),
            followed=tuple(make_target(catalogue, page, r) for r in own if has_later(r)),
            open=tuple(make_target(catalogue, page, r) for r in own if not has_later(r)),
        )


def make_target(catalogue: Catalogue, page: str, revisit: Revisit) -> TargetView:
    """One target."""
    entries = [e for e in map(catalogue.figures.find, revisit.entries) if e]
    periods = dict.fromkeys(say_period(entry.figure) for entry in entries)
    periods.pop(TEXT.no_period, None)
    later = [make_later(catalogue, page, one) for one in revisit.later]
    rejected = tuple(one for one in later if one.verdict == "rejected")
    article = catalogue.articles.get(revisit.article)
    target = place_href(page, entries[0]) if entries else sentence_href(catalogue, page, revisit)
    shared = {word for one in revisit.later if one.verdict != "rejected" for word in one.words}
    return TargetView(
        clause=mark_words(revisit.clause, shared),
        values=tuple(show_value(entry.figure) for entry in entries),
        period=TEXT.separator.join(periods),
        promised=display_date(revisit.date),
        link=Link(article.title if article else revisit.article, target),
        source=source_line(catalogue, page, revisit.file, revisit.line),
        later=tuple(one for one in later if one.verdict != "rejected"),
        rejected=rejected,
        rejected_label=TEXT.target_rejected.format(count=len(rejected)),
    )


def make_later(catalogue: Catalogue, page: str, later: LaterSentence) -> LaterView:
    """One later sentence."""
    article = catalogue.articles.get(later.article)
    return LaterView(
        quote=mark_words(later.quote, later.words),
        link=Link(
            article.title if article else later.article, sentence_href(catalogue, page, later)
        ),
        date=display_date(later.date),
        source=source_line(catalogue, page, later.file, later.line),
        words=TEXT.target_shared.format(words=TEXT.separator.join(later.words)),
        verdict=later.verdict or "candidate",
        verdict_word=VERDICT_NAMES.get(later.verdict or "", TEXT.candidate),
        cumulative=later.cumulative,
    )


def sentence_href(catalogue: Catalogue, page: str, place: Revisit | LaterSentence) -> str:
    """To the sentence by its first figure, to its paragraph where it has none."""
    for entry in catalogue.figures.by_article.get(place.article, ()):
        if (entry.anchor, entry.sentence) == (place.anchor, place.sentence):
            return place_href(page, entry)
    return href(page, article_path(place.article), place.anchor)


def source_line(catalogue: Catalogue, page: str, file: str | None, line: int | None) -> Link | None:
    """`file:line`, linked to the source view."""
    path = catalogue.source_paths.get(file or "")
    return Link(f"{file}:{line}", href(page, path, line_anchor(line))) if path and line else None


def mark_words(text: str, words: Iterable[str]) -> Markup:
    """Escape the text and mark every occurrence of the words; of nested ones the longest."""
    ordered = sorted({word for word in words if word}, key=lambda word: (-len(word), word))
    if not ordered:
        return escape(text)
    pattern = re.compile("|".join(map(re.escape, ordered)))
    parts: list[str] = []
    end = 0
    for match in pattern.finditer(text):
        parts += [escape(text[end : match.start()]), f"<mark>{escape(match[0])}</mark>"]
        end = match.end()
    return Markup("".join([*parts, escape(text[end:])]))
