"""static/: files as they are, but the styles joined into one, and the search's scripts into another."""

from __future__ import annotations

import re
from pathlib import Path

from litsite.addresses import STATIC_FOLDER
from litsite.model.library import SitePage

ENGINE: tuple[str, ...] = (
    "asking.js",
    "codec.js",
    "normalize.js",
    "segment.js",
    "reader.js",
    "query.js",
    "scoring.js",
    "phrases.js",
    "spelling.js",
    "snippet.js",
    "cutting.js",
    "literal.js",
    "words.js",
    "facets.js",
    "days.js",
    "engine.js",
    "service.js",
)
"""What a worker runs too, in the order in which the parts need each other."""

PAGE: tuple[str, ...] = ("client.js", "texts.js", "box.js", "page.js", "highlight.js")
"""What touches the page."""

STYLES: tuple[str, ...] = (
    "tokens.css",
    "base.css",
    "frame.css",
    "parts.css",
    "home.css",
    "article.css",
    "lists.css",
    "sources.css",
    "tables.css",
    "hand_pages.css",
    "printed_digest.css",
    "search.css",
    "figures.css",
    "ledger_table.css",
    "figures_on_pages.css",
    "ledger.css",
    "indicators.css",
    "targets.css",
    "print.css",
)
"""In the order in which later rules may overrule earlier ones of their layer."""

_COMMENT = re.compile(r"^\s*(?://[^\n]*|/\*\*.*?\*/)\n", re.MULTILINE | re.DOTALL)
_INDENT = re.compile(r"^[ ]+", re.MULTILINE)


def make_static_files(templates: Path) -> list[SitePage]:
    """The files of static/, byte for byte, and what is made of static/search/ and static/styles/."""
    static = templates / "static"
    scripts, styles = static / "search", static / "styles"
    return [
        *(
            SitePage(STATIC_FOLDER + path.relative_to(static).as_posix(), path.read_bytes())
            for path in sorted(static.rglob("*"))
            if path.is_file() and not {scripts, styles} & {*path.parents}
        ),
        SitePage(f"{STATIC_FOLDER}search.js", join_scripts(scripts)),
        SitePage(f"{STATIC_FOLDER}style.css", join_styles(styles)),
    ]


def join_styles(folder: Path) -> bytes:
    """All styles with a blank line between: one request, which the first paint waits for."""
    return b"\n".join((folder / name).read_bytes() for name in STYLES)


def join_scripts(folder: Path) -> bytes:
    """One request, and a third less to load: all parts without the comments that stand on lines of their own, and without indentation.

    No part has a string or a template that runs over lines, so nothing but layout is lost; a test
    holds the parts to it.
    """
    parts = ((folder / name).read_text(encoding="utf-8") for name in (*ENGINE, *PAGE))
    return "".join(_INDENT.sub("", _COMMENT.sub("", part)) for part in parts).encode()
