"""What stands for an article and its figures when it is asked whether rows made of them are the same."""

from __future__ import annotations

from collections.abc import Sequence

from litsite.facts.fingerprint import fingerprint
from litsite.model.article import Article
from litsite.model.figure import LedgerEntry
from litsite.model.library import Library


def print_article(library: Library, article: Article) -> bytes:
    """The article's fingerprint."""
    return library.prints.get(article.id) or fingerprint(article)


def print_figures(library: Library, article: str, entries: Sequence[LedgerEntry]) -> bytes:
    """The fingerprint of what an article's figures were made of, else of themselves."""
    return library.ledger.prints.get(article) or fingerprint(entries)
