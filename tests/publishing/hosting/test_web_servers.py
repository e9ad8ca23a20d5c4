"""A published site behind a real nginx and a real Caddy, told what `litsite init --host` writes."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urljoin
from urllib.request import HTTPRedirectHandler, Request, build_opener

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser

from litsite.cli import cli
from litsite.commands.init import init_digest
from litsite.publishing.hosting.file_headers import SECURITY
from litsite.publishing.hosting.server_snippets import SNIPPETS
from tests.publishing.targets.conftest import TEXT
from tests.publishing.web_servers import running

pytestmark = pytest.mark.slow


@dataclass(frozen=True, slots=True)
class Host:
    """A site behind a server."""

    url: str
    """Of the site's root."""
    www: Path


class _Stay(HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        return None


def get(url: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
    """Status, headers and body, redirects not followed."""
    request = Request(url, headers={k.replace("_", "-"): v for k, v in headers.items()})
    try:
        with build_opener(_Stay).open(request) as answer:
            return answer.status, dict(answer.headers), answer.read()
    except HTTPError as error:
        return error.code, dict(error.headers), error.read()


@pytest.fixture(scope="module", params=[(n, p) for n in SNIPPETS for p in ("/", "/digest/")])
def host(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    find_program: Callable[[str], str],
) -> Iterator[Host]:
    """A digest, built, published to a folder, served at the root of a domain or below it."""
    name, root = request.param
    folder = tmp_path_factory.mktemp(name)
    digest, www = folder / "digest", folder / "www"
    init_digest(digest)
    settings = digest / "content" / "site.yaml"
    address = settings.read_text(encoding="utf-8").replace(
        "base_url: null", f"base_url: https://example.org{root}"
    )
    settings.write_text(address, encoding="utf-8")
    (digest / "sources" / "a.txt").write_text(TEXT, encoding="utf-8")
    for command in (["build"], ["publish", str(www)], ["init", "--host", name]):
        done = CliRunner().invoke(cli, [*command, "--root", str(digest)])
        assert done.exit_code == 0, done.output
    snippet = (digest / "hosting" / SNIPPETS[name]).read_text(encoding="utf-8")
    with running(name, snippet, www, folder, find_program) as url:
        yield Host(url + root, www)


def test_a_page_comes_with_its_headers(host: Host) -> None:
    status, headers, body = get(host.url)
    assert status == 200
    assert body == (host.www / "index.html").read_bytes()
    assert headers["Content-Type"] == "text/html; charset=utf-8"
    assert headers["Cache-Control"] == "no-cache"
    assert {name: headers[name] for name in SECURITY} == dict(SECURITY)


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("static/style.css", "text/css; charset=utf-8"),
        ("data/figures.csv", "text/csv; charset=utf-8"),
        ("data/figures.jsonl", "application/x-ndjson"),
        ("data/README.md", "text/markdown; charset=utf-8"),
    ],
)
def test_types_are_right(host: Host, path: str, kind: str) -> None:
    assert get(host.url + path)[1]["Content-Type"] == kind


def test_only_names_that_change_with_the_content_are_kept_for_ever(host: Host) -> None:
    (hashed,) = (path.name for path in (host.www / "search").glob("r0-*.js"))
    rows = min(path.name for path in (host.www / "figures" / "data").glob("rows-*.js"))
    kept = (f"search/{hashed}", f"figures/data/{rows}")
    for path in (*kept, "search/index.js", "static/style.css", "figures/index.html"):
        assert ("immutable" in get(host.url + path)[1]["Cache-Control"]) == (path in kept), path


def test_what_did_not_change_is_not_sent_again(host: Host) -> None:
    tag = get(f"{host.url}index.html")[1]["Etag" if "caddy" in str(host.www) else "ETag"]
    assert get(f"{host.url}index.html", If_None_Match=tag)[0] == 304


def test_the_compressed_form_is_sent_as_it_lies_there(host: Host) -> None:
    _, headers, body = get(f"{host.url}static/style.css", Accept_Encoding="gzip")
    assert headers["Content-Encoding"] == "gzip"
    assert headers["Content-Type"].startswith("text/css")
    assert body == (host.www / "static" / "style.css.gz").read_bytes()
    assert gzip.decompress(body) == (host.www / "static" / "style.css").read_bytes()


def test_what_is_not_there_gets_the_digests_own_page(host: Host) -> None:
    for path in ("gone.html", "search/gone-123456.js"):
        status, headers, body = get(host.url + path)
        assert (status, body) == (404, (host.www / "404.html").read_bytes())
        assert headers["Cache-Control"] == "no-cache"
        assert headers["Content-Security-Policy"] == SECURITY["Content-Security-Policy"]


def test_the_manifest_is_nobodys_to_read(host: Host) -> None:
    assert (host.www / ".litsite-manifest.json").is_file()
    assert get(f"{host.url}.litsite-manifest.json")[0] == 404


def test_shortened_addresses_lead_somewhere(host: Host) -> None:
    for path in ("articles/", "print/", "search/", "feed", "rss.xml"):
        status, headers, _ = get(host.url + path)
        assert status == 301, path
        there = urljoin(host.url, headers["Location"]).removeprefix(host.url)
        assert (host.www / there).is_file(), headers["Location"]
    if host.url.endswith("/digest/"):
        assert get(host.url.rstrip("/"))[0] == 301


def test_the_site_opens_in_a_browser_and_finds(host: Host, browser: Browser) -> None:
    page = browser.new_context().new_page()
    faults: list[str] = []
    page.on("console", lambda m: faults.append(m.text) if m.type == "error" else None)
    page.on("response", lambda r: faults.append(r.url) if r.status >= 400 else None)
    page.goto(host.url)
    page.click("nav.site-nav a >> nth=1")
    page.goto(f"{host.url}search.html?q=政务服务")
    page.wait_for_selector("mark")
    page.click("main a:has(mark)")
    page.wait_for_selector("article h1")
    assert "/articles/" in page.url
    assert faults == []
    page.context.close()


def test_nobody_else_may_frame_it(host: Host, browser: Browser) -> None:
    page = browser.new_context().new_page()
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text))
    page.set_content(f'<iframe src="{host.url}"></iframe>')
    page.wait_for_load_state("networkidle")
    assert any("frame-ancestors" in fault for fault in faults)
    page.context.close()
