"""What web servers are told of a site: nginx.conf and Caddyfile, for its keeper to include."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from importlib.resources import files
from urllib.parse import urlsplit

from litsite.addresses import LEDGER_DATA_FOLDER, SEARCH_FOLDER, SEARCH_ROOT
from litsite.publishing.hosting.file_headers import ASK_AGAIN, FOR_EVER, SECURITY, content_types
from litsite.publishing.hosting.host_files import redirects

SNIPPETS: Mapping[str, str] = {"nginx": "nginx.conf", "caddy": "Caddyfile"}
"""Server → name of its file."""
EXAMPLE_FOLDER = "/srv/www/digest"
"""Where the digest lies on the server, to be changed by its keeper."""


def make_snippet(server: str, base_url: str | None) -> str:
    """The server's file, for a site at the path of its base URL."""
    name = SNIPPETS[server]
    text = files("litsite.publishing.hosting").joinpath(f"data/{name}").read_text("utf-8")
    root = (urlsplit(base_url).path if base_url else "") or "/"
    parts = {
        "ROOT": root,
        "ASK_AGAIN": ASK_AGAIN,
        "FOR_EVER": FOR_EVER,
        "HASHED": f"{SEARCH_FOLDER}|{LEDGER_DATA_FOLDER}",
        "SEARCH_ROOT": SEARCH_ROOT,
        **(_nginx_parts(root) if server == "nginx" else _caddy_parts(root)),
    }
    for key, value in parts.items():
        text = text.replace(f"@{key}@", value)
    return text


def _nginx_parts(root: str) -> dict[str, str]:
    # With `root`, the whole path would be looked for in the folder.
    folder = f"root {EXAMPLE_FOLDER};" if root == "/" else f"alias {EXAMPLE_FOLDER}/;"
    types: dict[str, list[str]] = {}
    for ending, told in content_types().items():
        types.setdefault(told.partition(";")[0], []).append(ending)
    return {
        "ROOT_PATTERN": re.escape(root),
        "FOLDER": folder,
        "TYPES": _lines(f"{8 * ' '}{kind} {' '.join(endings)};" for kind, endings in types.items()),
        "SECURITY": _lines(f'    add_header {k} "{v}" always;' for k, v in SECURITY.items()),
        "REDIRECTS": _lines(
            f"location = {guessed} {{ return 301 {there}; }}" for guessed, there in redirects(root)
        ),
    }


def _caddy_parts(root: str) -> dict[str, str]:
    # Caddy knows most types; what it does not know is not text.
    unknown = {e: content_types()[e] for e in ("csv", "jsonl", "md")}
    return {
        "SECURITY": _lines(f'\theader {name} "{value}"' for name, value in SECURITY.items()),
        "TYPES": _lines(
            f'\t@{ending} path *.{ending}\n\theader @{ending} Content-Type "{kind}"'
            for ending, kind in unknown.items()
        ),
        "REDIRECTS": _lines(
            f"redir {guessed} {there} permanent" for guessed, there in redirects(root)
        ),
    }


def _lines(lines: Iterable[str]) -> str:
    return "\n".join(lines)
