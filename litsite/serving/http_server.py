"""The web server of `litsite serve`: on this machine only, for this machine's browser only, reading only.

The standard library's: a page and a stream of news are all that is asked of it.
"""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Mapping
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from urllib.parse import parse_qs, urlsplit

from litsite.addresses import NOT_FOUND_PAGE
from litsite.serving.editor_notes import make_notes
from litsite.serving.news import Describe, make_news
from litsite.serving.requests import OWN, Found, Moved, find_file, is_from_here, is_ours
from litsite.serving.served_page import make_served
from litsite.serving.workshop import Workshop

HOST = "127.0.0.1"
_PORTS_TRIED = 50
_HEARTBEAT = 15
"""Seconds between two signs of life of a stream, by which a closed page is noticed."""
_BROWSER_FILES = {
    "editor.js": "text/javascript; charset=utf-8",
    "editor.css": "text/css; charset=utf-8",
}
_HEADERS = {
    # A served page is of the moment; a kept one would be of an earlier build.
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    # No page of another site may show or load what is served here.
    "X-Frame-Options": "DENY",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
}


class SiteServer(ThreadingHTTPServer):
    """Serves the site of a workshop; each request in a thread of its own."""

    daemon_threads = True
    # On Windows the option would let two servers share one port.
    allow_reuse_address = os.name != "nt"

    def __init__(self, workshop: Workshop, port: int, describe: Describe) -> None:
        self.workshop = workshop
        self.describe = describe
        super().__init__((HOST, port), _Handler)

    @property
    def port(self) -> int:
        return int(self.server_address[1])

    @property
    def address(self) -> str:
        return f"http://{HOST}:{self.port}/"


def open_server(workshop: Workshop, port: int, describe: Describe) -> SiteServer:
    """A server at `port` or the next that is free; raises OSError when none is."""
    for candidate in range(port, min(port + _PORTS_TRIED, 65535) + 1):
        try:
            return SiteServer(workshop, candidate, describe)
        except OSError as error:
            if error.errno not in {errno.EADDRINUSE, errno.EACCES}:
                raise
    raise OSError(errno.EADDRINUSE, os.strerror(errno.EADDRINUSE), f"{HOST}:{port}")


class _Handler(BaseHTTPRequestHandler):
    server: SiteServer
    protocol_version = "HTTP/1.1"
    timeout = 60
    """Seconds that a silent connection is kept."""

    def do_GET(self) -> None:
        if not is_ours(self.headers.get("Host"), self.server.port):
            self._send(HTTPStatus.MISDIRECTED_REQUEST, "text/plain; charset=utf-8", b"")
        elif self.path.startswith(OWN):
            self._answer_own()
        else:
            self._answer_file()

    do_HEAD = do_GET  # noqa: N815 - the name that the standard library calls

    def log_message(self, *_: object) -> None:
        """The window is for what builds say."""

    def _answer_own(self) -> None:
        fetch_site, origin = self.headers.get("Sec-Fetch-Site"), self.headers.get("Origin")
        if not is_from_here(fetch_site, origin, self.server.port):
            self._send(HTTPStatus.FORBIDDEN, "text/plain; charset=utf-8", b"")
            return
        parts = urlsplit(self.path)
        name = parts.path.removeprefix(OWN)
        if name in _BROWSER_FILES:
            data = files("litsite.serving").joinpath("browser", name).read_bytes()
            self._send(HTTPStatus.OK, _BROWSER_FILES[name], data)
        elif name == "notes":
            config = self.server.workshop.config
            page = (parse_qs(parts.query).get("page") or [""])[0]
            self._send_json(make_notes(config, page) if config else {})
        elif name == "news":
            self._stream_news()
        else:
            self._send(HTTPStatus.NOT_FOUND, "text/plain; charset=utf-8", b"")

    def _answer_file(self) -> None:
        workshop = self.server.workshop
        site = workshop.state.site
        found = find_file(workshop.site, self.path)
        if isinstance(found, Moved):
            self._send(
                HTTPStatus.MOVED_PERMANENTLY,
                "text/plain; charset=utf-8",
                b"",
                {"Location": found.location},
            )
            return
        status = HTTPStatus.OK
        if found is None:
            status = HTTPStatus.NOT_FOUND
            found = find_file(workshop.site, f"/{NOT_FOUND_PAGE}")
        data = _read(found) if isinstance(found, Found) else None
        if not isinstance(found, Found) or data is None:
            blank = b"<!doctype html><meta charset=utf-8><title>litsite</title><body>"
            page = make_served(blank, NOT_FOUND_PAGE, workshop.run, site)
            self._send(HTTPStatus.NOT_FOUND, "text/html; charset=utf-8", page)
            return
        if found.type.startswith("text/html"):
            data = make_served(data, found.name, workshop.run, site)
        self._send(status, found.type, data)

    def _stream_news(self) -> None:
        """Server-sent events: the state now, and after each build."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream; charset=utf-8")
        self.send_header("Connection", "close")
        self._end_headers({})
        self.close_connection = True
        workshop = self.server.workshop
        state = workshop.state
        try:
            self._send_news(state.number and make_news(workshop, state, self.server.describe))
            while not workshop.closed and self.command != "HEAD":
                following = workshop.wait(state.number, _HEARTBEAT)
                if following is None:
                    self.wfile.write(b":\n\n")
                else:
                    state = following
                    self._send_news(make_news(workshop, state, self.server.describe))
        except OSError:
            return  # the page was closed

    def _send_news(self, news: object) -> None:
        if news:
            self.wfile.write(f"data: {json.dumps(news, ensure_ascii=False)}\n\n".encode())

    def _send_json(self, value: object) -> None:
        data = json.dumps(value, ensure_ascii=False).encode("utf-8", "replace")
        self._send(HTTPStatus.OK, "application/json", data)

    def _send(
        self, status: HTTPStatus, kind: str, data: bytes, headers: Mapping[str, str] | None = None
    ) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self._end_headers(headers or {})
        if self.command != "HEAD":
            self.wfile.write(data)

    def _end_headers(self, headers: Mapping[str, str]) -> None:
        for name, value in {**_HEADERS, **headers}.items():
            self.send_header(name, value)
        self.end_headers()


def _read(found: Found) -> bytes | None:
    """None for a file that a build took away in this very moment."""
    try:
        return found.path.read_bytes()
    except OSError:
        return None
