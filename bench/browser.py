"""Headless Chromium on a folder, over file:// and over http on localhost."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Browser, Page, sync_playwright

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
SCHEMES = ("file://", "http")
MARK = "litsite-bench: the list stands"
SCRIPT = Path(__file__).with_name("page.js")


@dataclass(frozen=True, slots=True)
class Loaded:
    """A file that was asked for."""

    name: str
    """Without its folder."""
    size: int


@dataclass(frozen=True, slots=True)
class Submitted:
    """What one search on search.html did."""

    latency: float | None
    """Milliseconds until the ranked list stood; None when it never did."""
    before: tuple[Loaded, ...]
    """Files of search/ that were asked for until then."""
    after: tuple[Loaded, ...]
    """Files of search/ that were asked for once it stood."""
    shown: int
    """Sections in the list."""
    bare: int
    """Of them, those that got no snippet."""
    tasks: tuple[float, ...]
    """Main-thread tasks of 50 ms or more."""


class Server(ThreadingHTTPServer):
    """Serves a folder without compression and notes what it sent."""

    daemon_threads = True

    def __init__(self, folder: Path) -> None:
        self.sent: list[Loaded] = []
        super().__init__(("127.0.0.1", 0), partial(_Handler, directory=str(folder)))

    @property
    def base(self) -> str:
        """URL of the folder."""
        return f"http://127.0.0.1:{self.server_port}"


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # Header and body are sent apart: with Nagle's algorithm the body would wait 40 ms.
    disable_nagle_algorithm = True
    server: Server

    def send_head(self) -> Any:
        path = Path(self.translate_path(self.path))
        if path.is_file():
            self.server.sent.append(Loaded(urlsplit(self.path).path, path.stat().st_size))
        return super().send_head()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the report says it all."""


@contextmanager
def serve(folder: Path) -> Iterator[Server]:
    """A server on a free port of 127.0.0.1."""
    server = Server(folder)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def launch() -> Iterator[Browser]:
    """The system's Chromium."""
    path = next((found for name in CHROMIUM if (found := shutil.which(name))), None)
    if path is None:
        raise SystemExit("no Chromium found; tools/need-browser.sh installs it on Debian")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path,
            args=[
                "--no-sandbox",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--disable-component-update",
            ],
        )
        yield browser
        browser.close()


class SearchPage:
    """search.html of a mini-site in a context of its own: nothing is cached."""

    def __init__(self, browser: Browser, site: Path, base: str) -> None:
        self._context = browser.new_context(viewport={"width": 1280, "height": 900})
        self._context.add_init_script(path=SCRIPT)
        self._page: Page = self._context.new_page()
        self._page.set_default_timeout(600_000)
        self._site, self._base = site, base
        self._events: list[Loaded | None] = []
        self._page.on("request", lambda request: self._note(request.url))
        self._page.on("console", lambda message: self._hear(message.text))
        self._page.goto(f"{base}/search.html", wait_until="load")

    def wait(self, milliseconds: int) -> None:
        """Let the page stand before anything is asked of it."""
        self._page.wait_for_timeout(milliseconds)

    def close(self) -> None:
        """Forget the page and what it cached."""
        self._context.close()

    def ask(self, queries: list[str], keys: list[str], limit: int) -> list[dict[str, Any]]:
        """`Litsite.search` for each query: {total, estimated, hits, error}; a hit indexes `keys`."""
        answers: list[dict[str, Any]] = self._page.evaluate(
            "([queries, keys, limit]) => litsiteBench.ask(queries, keys, limit)",
            [queries, keys, limit],
        )
        return answers

    def variants(self, normalized: list[str]) -> list[list[str]]:
        """For each normalised query the ways to write its numbers."""
        ways: list[list[str]] = self._page.evaluate(
            "(queries) => litsiteBench.variants(queries)", normalized
        )
        return ways

    def submit(self, query: str) -> Submitted:
        """Search as a reader does, and wait for the snippets.

        What was asked for since the last search counts too: of the first one, the root.
        """
        told = self._page.evaluate(
            "([query, mark]) => litsiteBench.submit(query, mark)", [query, MARK]
        )
        events = self._events[:]
        self._events.clear()
        at = events.index(None) if None in events else len(events)
        return Submitted(
            told["latency"],
            tuple(one for one in events[:at] if one),
            tuple(one for one in events[at:] if one),
            told["shown"],
            told["bare"],
            tuple(told["tasks"]),
        )

    def _note(self, url: str) -> None:
        # Chromium says each request in order, over file:// too, where it measures no timing.
        path = self._site / "search" / unquote(urlsplit(url).path).rsplit("/", 1)[-1]
        if "/search/" in url.removeprefix(self._base) and path.is_file():
            self._events.append(Loaded(path.name, path.stat().st_size))

    def _hear(self, text: str) -> None:
        if text == MARK:
            self._events.append(None)


@contextmanager
def open_search(browser: Browser, site: Path, base: str) -> Iterator[SearchPage]:
    """A fresh search page."""
    page = SearchPage(browser, site, base)
    try:
        yield page
    finally:
        page.close()


@contextmanager
def base_of(scheme: str, site: Path) -> Iterator[str]:
    """Where the site is found under a scheme: its folder, or a server that runs meanwhile."""
    if scheme == "file://":
        yield site.resolve().as_uri()
        return
    # A process of its own: in this one, the server would wait for Playwright.
    command = [sys.executable, "-m", "bench.browser", str(site)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        yield server.stdout.readline().strip()
        server.terminate()


def _serve_forever(folder: Path) -> None:
    server = Server(folder)
    print(server.base, flush=True)
    server.serve_forever()


if __name__ == "__main__":
    _serve_forever(Path(sys.argv[1]))
