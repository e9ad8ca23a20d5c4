"""The server gives out the site and nothing else, to this machine's browser and to nobody else."""

from __future__ import annotations

import http.client
import json
import os
import socket
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from litsite.commands.init import init_digest
from litsite.serving.http_server import SiteServer, open_server
from litsite.serving.workshop import Workshop
from tests.serving.working import FIRST_PORT, serving, write_digest


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SiteServer]:
    root = tmp_path_factory.mktemp("served")
    init_digest(root)
    write_digest(root)
    with serving(root, watched=False) as server:
        yield server


def ask(
    server: SiteServer, target: str, method: str = "GET", **headers: str
) -> tuple[int, bytes, dict[str, str]]:
    """Ask for a target just as it is written."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.putrequest(method, target, skip_host="Host" in named)
    for name, value in named.items():
        connection.putheader(name, value)
    connection.endheaders()
    answer = connection.getresponse()
    found = answer.status, answer.read(), dict(answer.getheaders())
    connection.close()
    return found


def test_pages_styles_and_scripts_are_served(served: SiteServer) -> None:
    status, home, headers = ask(served, "/")
    assert (status, headers["Content-Type"]) == (200, "text/html; charset=utf-8")
    assert b"/.litsite/editor.js" in home
    assert ask(served, "/index.html")[0] == 200
    assert ask(served, "/static/style.css")[2]["Content-Type"] == "text/css; charset=utf-8"
    status, script, headers = ask(served, "/search/index.js")
    assert (status, headers["Content-Type"]) == (200, "text/javascript")
    assert script == (served.workshop.site / "search" / "index.js").read_bytes()


def test_a_folder_leads_to_its_page(served: SiteServer) -> None:
    status, _, headers = ask(served, "/districts")
    assert (status, headers["Location"]) == (301, "/districts/")
    assert ask(served, "/districts/")[0] == 200


def test_what_is_not_there_is_answered_by_the_sites_own_page(served: SiteServer) -> None:
    status, page, _ = ask(served, "/nothing.html")
    assert status == 404
    assert "没有" in page.decode() and b"/.litsite/editor.js" in page


@pytest.mark.parametrize(
    "target",
    [
        "/../content/site.yaml",
        "/%2e%2e/content/site.yaml",
        "/..%2fcontent%2fsite.yaml",
        "/static/../../content/site.yaml",
        "/static/%2e%2e/%2e%2e/content/site.yaml",
        "/..\\content\\site.yaml",
        "/%5c..%5ccontent%5csite.yaml",
        "//etc/passwd",
        "/%2fetc/passwd",
        "/etc/passwd%00.html",
        "/C:/windows/win.ini",
        "/.litsite-manifest.json",
        "/.litsite/../content/site.yaml",
        "/.litsite/facts.sqlite",
        "/.litsite/browser/editor.js",
        "http://127.0.0.1/../content/site.yaml",
        "*",
    ],
)
def test_nothing_outside_the_site_is_served(served: SiteServer, target: str) -> None:
    status, body, _ = ask(served, target)
    assert status in {400, 404, 421}
    assert b"schema: 1" not in body and b"root:" not in body


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_a_link_that_leaves_the_site_is_not_followed(digest: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    with serving(digest, watched=False) as server:
        (server.workshop.site / "out.txt").symlink_to(tmp_path / "secret.txt")
        (server.workshop.site / "out").symlink_to(tmp_path)
        for target in ("/out.txt", "/out/secret.txt", "/out", "/out/"):
            status, body, _ = ask(server, target)
            assert status == 404 and b"secret" not in body


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:{port}",
        "127.0.0.1",
        "127.0.0.1:1",
        "127.0.0.1.evil.example:{port}",
        "",
    ],
)
def test_another_name_for_this_machine_is_refused(served: SiteServer, host: str) -> None:
    for target in ("/", "/.litsite/notes?page=index.html"):
        status, body, _ = ask(served, target, Host=host.format(port=served.port))
        assert (status, body) == (421, b"")


def test_the_machines_own_names_are_answered(served: SiteServer) -> None:
    for host in ("127.0.0.1", "localhost", "LOCALHOST"):
        assert ask(served, "/", Host=f"{host}:{served.port}")[0] == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "same-site"},
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
    ],
)
def test_pages_of_other_sites_get_no_news_and_no_notes(
    served: SiteServer, headers: dict[str, str]
) -> None:
    for name in ("notes?page=index.html", "news", "editor.js"):
        assert ask(served, f"/.litsite/{name}", **headers)[0] == 403


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
def test_nothing_can_be_changed_by_a_request(served: SiteServer, method: str) -> None:
    assert ask(served, "/", method)[0] == 501


def test_a_head_has_no_body(served: SiteServer) -> None:
    status, body, headers = ask(served, "/", "HEAD")
    assert (status, body) == (200, b"")
    assert int(headers["Content-Length"]) > 1000


def test_it_listens_on_this_machine_only(served: SiteServer) -> None:
    assert served.server_address[0] == "127.0.0.1"
    assert served.port >= FIRST_PORT


def test_a_port_that_is_taken_is_passed_over(digest: Path) -> None:
    write_digest(digest)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        server = open_server(Workshop(digest), port, str)
        assert port < server.port <= port + 50
        server.server_close()


def test_serving_changes_no_byte_of_the_site(served: SiteServer) -> None:
    site = served.workshop.site
    before = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    for path in before:
        ask(served, f"/{path.relative_to(site).as_posix()}")
    ask(served, "/.litsite/notes?page=index.html")
    after = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    assert after == before
    assert not any(b"/.litsite/" in data for data in after.values())


@pytest.mark.parametrize(
    "page", ["", "../content/site.yaml", "articles/../../x.html", "articles/x.html", "a\0b"]
)
def test_notes_of_a_page_that_is_none_are_empty(served: SiteServer, page: str) -> None:
    status, body, _ = ask(served, f"/.litsite/notes?page={quote(page)}")
    assert (status, json.loads(body)) == (200, {})
