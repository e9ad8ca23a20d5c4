"""The glossary: entries of all articles, by pinyin, with where their terms are used."""

from __future__ import annotations

import re
from collections.abc import Sequence

from litsite.language.pinyin import pinyin_words
from litsite.model.article import Article
from litsite.model.library import GlossaryEntry

_QUOTES = re.compile(r"[“”\"‘’'《》【】]")
_MOST_USES = 20


def build_glossary(articles: Sequence[Article]) -> tuple[GlossaryEntry, ...]:
    """Gather the entries; a use is the first block of an article that has the term's words.

    Quotation marks do not matter: `“四上”企业` is used where 四上企业 stands.
    """
    texts = [
        [
            (block.anchor, _QUOTES.sub("", block.text))
            for block in article.blocks
            if block.kind != "entry"
        ]
        for article in articles
    ]
    wholes = ["\n".join(text for _, text in blocks) for blocks in texts]
    entries = []
    for article in articles:
        for block in article.blocks:
            if block.kind != "entry" or not block.term:
                continue
            needle = _QUOTES.sub("", block.term)
            uses: list[tuple[str, str]] = []
            for other, blocks, whole in zip(articles, texts, wholes, strict=True):
                if len(needle) >= 2 and needle in whole and len(uses) < _MOST_USES:
                    anchor = next(anchor for anchor, text in blocks if needle in text)
                    uses.append((other.id, anchor))
            entries.append(
                GlossaryEntry(block.term, block.definition, article.id, block.anchor, tuple(uses))
            )
    return tuple(
        sorted(entries, key=lambda entry: (_sort_key(entry.term), entry.article, entry.anchor))
    )


def _sort_key(term: str) -> tuple[str, ...]:
    return pinyin_words(_QUOTES.sub("", term).lower())
