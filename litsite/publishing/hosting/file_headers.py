"""The HTTP headers of each file of a site: type, caching, security."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import yaml

from litsite.addresses import LEDGER_DATA_FOLDER, SEARCH_FOLDER, SEARCH_ROOT

ASK_AGAIN = "no-cache"
"""Kept by the browser, but asked for again before each use; a host answers 304 where nothing changed.

Pages and static/ keep their names when they change, so nothing else is safe. Hashes in the names of
static/ would rewrite, and send, every page for one changed colour.
"""
FOR_EVER = "public, max-age=31536000, immutable"
"""For names that change with the content: the files of the search and the ledger's rows."""

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "worker-src blob:; base-uri 'none'; form-action 'self'; frame-ancestors 'self'"
)
"""What every page says of itself, and what a page cannot say of itself: who may frame it."""

SECURITY: Mapping[str, str] = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
}
"""Of every answer. No HSTS: it binds all of a domain, which is its owner's to decide."""


@cache
def content_types() -> Mapping[str, str]:
    """Ending → type; Python's own table differs from machine to machine."""
    text = (
        files("litsite.publishing.hosting").joinpath("data/content_types.yaml").read_text("utf-8")
    )
    types: Mapping[str, str] = yaml.load(text, yaml.CSafeLoader)
    return types


def content_type(path: str) -> str:
    """Type of the file at a path of the site."""
    return content_types().get(path.rpartition(".")[2].lower(), "application/octet-stream")


def cache_control(path: str) -> str:
    """How long a browser may keep the file without asking."""
    hashed = path.startswith((SEARCH_FOLDER, LEDGER_DATA_FOLDER)) and path != SEARCH_ROOT
    return FOR_EVER if hashed else ASK_AGAIN
