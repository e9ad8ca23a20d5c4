"""Glossary terms in running text: found, linked, and explained at the end of the page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from markupsafe import Markup, escape

from litsite.addresses import anchor_of
from litsite.model.library import GlossaryEntry
from litsite.rendering.parts.markdown_html import plain

QUOTES = "“”\"‘’'《》【】"
ANY_QUOTE = re.compile(f"[{QUOTES}]")


@dataclass(frozen=True, slots=True)
class Term:
    """A term that an article uses."""

    entry: GlossaryEntry
    href: str
    """Its place in the glossary, as seen from the article."""


@dataclass(frozen=True, slots=True)
class UsedTerm:
    """A term that was marked in the text: it gets a note at the end of the page."""

    note_id: str
    term: Term


@dataclass(slots=True)
class TermMarker:
    """Marks the first occurrence of each term in each section of one article.

    The only value here that changes: it remembers what the section already showed.
    """

    terms: Mapping[str, Term]
    """By the term without quotation marks: `“四上”企业` is used where 四上企业 stands."""
    used: dict[str, UsedTerm] = field(default_factory=dict)
    shown: set[str] = field(default_factory=set)
    pattern: re.Pattern[str] | None = None

    def start_section(self) -> None:
        """Forget what the previous section showed."""
        self.shown.clear()

    def mark(self, text: str) -> Markup:
        """Escape the text and link the terms in it."""
        if not self.terms:
            return plain(text)
        if self.pattern is None:
            self.pattern = compile_terms(self.terms)
        parts: list[str] = []
        end = 0
        for match in self.pattern.finditer(text):
            if bare(match[0]) in self.shown:
                continue
            parts += [escape(text[end : match.start()]), self.link(match[0])]
            end = match.end()
        return Markup("".join([*parts, escape(text[end:])]))

    def link(self, surface: str) -> Markup:
        """Link one occurrence; the script shows the note that the link is described by."""
        key = bare(surface)
        self.shown.add(key)
        used = self.used.setdefault(
            key, UsedTerm(anchor_of("term-note", len(self.used) + 1), self.terms[key])
        )
        return Markup('<a class="term" href="{}" aria-describedby="{}">{}</a>').format(
            used.term.href, used.note_id, surface
        )


def compile_terms(terms: Iterable[str]) -> re.Pattern[str]:
    """Longest term first; `GDP` is not found within `GDPR`."""
    return re.compile("|".join(bounded(term) for term in sorted(terms, key=lambda t: (-len(t), t))))


def bare(term: str) -> str:
    """The term without quotation marks, or the term itself where it is nothing else."""
    return ANY_QUOTE.sub("", term) or term


def bounded(term: str) -> str:
    """Pattern of one bare term, kept apart from Latin letters and digits that would continue it."""
    before = r"(?<![A-Za-z0-9])" if re.match(r"[A-Za-z0-9]", term) else ""
    after = r"(?![A-Za-z0-9])" if re.search(r"[A-Za-z0-9]\Z", term) else ""
    return before + f"[{QUOTES}]?".join(re.escape(character) for character in term) + after
