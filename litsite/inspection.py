"""`litsite inspect`: what the splitter sees, as JSON values."""

from __future__ import annotations

from collections.abc import Sequence

from litsite.model.article import ParsedArticle
from litsite.model.source import Span
from litsite.pipeline import Parsed
from litsite.splitting import Split

_SHOWN = "title kicker subtitle org author editor publication date page district kind series published".split()


def inspect(parsed: Sequence[Parsed]) -> list[dict[str, object]]:
    """One object a file, as DESIGN.md describes; duplicates are listed among the articles too."""
    return [_inspect_one(one, parsed) for one in parsed]


def _inspect_one(one: Parsed, parsed: Sequence[Parsed]) -> dict[str, object]:
    duplicates = []
    for index, witness in sorted(one.witnesses.items()):
        source, article = witness.of
        original = parsed[source]
        duplicates.append(
            {
                "lines": list(one.split.articles[index].lines),
                "of": {
                    "file": original.document.name,
                    "lines": list(original.split.articles[article].lines),
                },
                "similarity": witness.similarity,
            }
        )
    return {
        "file": one.document.name,
        "encoding": one.document.encoding,
        "articles": [_article(article) for article in one.split.articles],
        "furniture": furniture_lines(one.split),
        "duplicates": duplicates,
    }


def _article(article: ParsedArticle) -> dict[str, object]:
    return {
        **{name: article.fields[name] for name in _SHOWN},
        "lines": list(article.lines),
        "sections": [
            {"level": block.level, "heading": block.text}
            for block in article.blocks
            if block.kind == "heading"
        ],
        "captions": [block.text for block in article.blocks if block.kind == "caption"],
        "glossary": [block.term for block in article.blocks if block.kind == "entry"],
    }


def furniture_lines(split: Split) -> list[int]:
    """Lines that are furniture throughout: no article and no page headline has a part of them."""
    owned: set[int] = set()
    markers: list[Span] = []
    for article in split.articles:
        owned |= {span.line for part in article.header for span in part.spans}
        owned |= {span.line for block in article.blocks for span in block.spans}
    for page in split.pages:
        for part in page.parts:
            if part.role == "page_marker":
                markers += part.spans
            else:
                owned |= {span.line for span in part.spans}
    lines = {one.span.line for one in split.furniture} | {span.line for span in markers}
    # A marker glued to the page's headline still makes its line a marker line.
    return sorted((lines - owned) | {span.line for span in markers})
