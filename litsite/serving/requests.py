"""What a request may have: files of the site, asked for by this machine's own browser."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

OWN = "/.litsite/"
"""Addresses of the server itself; no file of the site begins with a dot."""

_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    # Without a charset: the search's files say by their byte order mark that they are UTF-16.
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
    ".json": "application/json",
    ".jsonl": "application/jsonl; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".xml": "application/xml",
    ".txt": "text/plain; charset=utf-8",
    ".md": "text/markdown; charset=utf-8",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".gif": "image/gif",
    ".webp": "image/webp",
    ".ico": "image/vnd.microsoft.icon",
    ".pdf": "application/pdf",
}


@dataclass(frozen=True, slots=True)
class Found:
    """A file of the site."""

    path: Path
    name: str
    """From the site's root, with `/`."""

    @property
    def type(self) -> str:
        return _TYPES.get(self.path.suffix.lower(), "application/octet-stream")


@dataclass(frozen=True, slots=True)
class Moved:
    """Where a folder's page is."""

    location: str


def find_file(site: Path, target: str) -> Found | Moved | None:
    """The file of `site` that a request's target names; None for what is none, or lies outside."""
    name = unquote(urlsplit(target).path, errors="replace")
    parts = name.split("/")[1:]
    if not name.startswith("/") or any(_is_hidden(part) for part in parts):
        return None
    root = site.resolve()
    try:
        path = root.joinpath(*parts)
        if path.is_dir() and parts[-1]:
            return Moved(quote("/".join(["", *parts, ""]))) if _is_within(path, root) else None
        if not parts[-1]:
            path, parts = path / "index.html", [*parts[:-1], "index.html"]
        # A link of somebody's in the site may lead out of it.
        if not path.is_file() or not _is_within(path, root):
            return None
    except (OSError, ValueError):
        return None
    return Found(path, "/".join(parts))


def _is_hidden(part: str) -> bool:
    return part.startswith(".") or any(sign in part for sign in "\\:\0\ufffd")


def _is_within(path: Path, root: Path) -> bool:
    return path.resolve().is_relative_to(root)


def is_ours(host: str | None, port: int) -> bool:
    """Whether a `Host` header names this server by this machine's own names.

    A page of another site could point its own name at 127.0.0.1 and read what is served (DNS rebinding).
    """
    names = {f"{name}:{port}" for name in ("127.0.0.1", "localhost")}
    return host is not None and host.strip().lower() in names


def is_from_here(fetch_site: str | None, origin: str | None, port: int) -> bool:
    """Whether a page of this server asks, or the reader's own address bar."""
    if origin is not None and not is_ours(origin.removeprefix("http://"), port):
        return False
    return fetch_site in {None, "same-origin", "none"}
