"""`_headers` and `_redirects`, and what all hosts are told alike."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from litsite.publishing.hosting.compression import SMALLEST, worth_compressing
from litsite.publishing.hosting.file_headers import (
    ASK_AGAIN,
    FOR_EVER,
    POLICY,
    cache_control,
    content_type,
    content_types,
)
from litsite.publishing.hosting.host_files import make_host_files

ROOT = Path(__file__).parent.parent.parent.parent


def rules(text: str) -> dict[str, list[str]]:
    """Pattern → its headers."""
    found: dict[str, list[str]] = {}
    pattern = ""
    for line in text.splitlines():
        if line.startswith(" "):
            found[pattern].append(line.strip())
        else:
            pattern = line
            found[pattern] = []
    return found


def holding(text: str, path: str) -> list[str]:
    """The headers of all rules that hold for a path, as hosts read them."""
    matching = [
        headers
        for pattern, headers in rules(text).items()
        if re.fullmatch(re.escape(pattern).replace(r"\*", ".*"), path)
    ]
    return [header for headers in matching for header in headers]


@pytest.mark.parametrize("root", ["/", "/digest/"])
def test_each_file_of_the_site_has_each_header_once(seed_digest: Path, root: str) -> None:
    text = make_host_files(f"https://example.org{root}")["_headers"].decode()
    site = seed_digest / "site"
    for path in (one for one in site.rglob("*") if one.is_file()):
        name = path.relative_to(site).as_posix()
        told = dict(header.split(": ", 1) for header in holding(text, root + name))
        assert len(told) == len(holding(text, root + name)), name
        assert told["Content-Security-Policy"] == POLICY
        assert told.get("Cache-Control", ASK_AGAIN) == cache_control(name), name
        assert told.get("Content-Type", content_type(name)) == content_type(name), name


def test_what_is_kept_for_ever_has_its_hash_in_its_name(seed_digest: Path) -> None:
    site = seed_digest / "site"
    names = [p.relative_to(site).as_posix() for p in site.rglob("*") if p.is_file()]
    kept = [name for name in names if cache_control(name) == FOR_EVER]
    assert kept
    assert all(re.search(r"-[0-9a-f]{6,}\.js$", name) for name in kept)


def test_every_file_of_the_site_has_a_type(seed_digest: Path) -> None:
    endings = {p.suffix.lstrip(".") for p in (seed_digest / "site").rglob("*.*") if p.is_file()}
    assert endings <= content_types().keys()


@pytest.mark.parametrize("base_url", [None, "https://example.org/", "https://example.org/digest/"])
def test_redirects_lead_to_files_and_replace_none(seed_digest: Path, base_url: str | None) -> None:
    site = seed_digest / "site"
    root = "/digest/" if base_url and "digest" in base_url else "/"
    for line in make_host_files(base_url)["_redirects"].decode().splitlines():
        guessed, there, status = line.split(" ")
        assert status == "301"
        assert not (site / guessed.removeprefix(root)).is_file()
        assert there == root or (site / there.removeprefix(root)).is_file(), line


def test_hosts_say_the_policy_of_the_pages_and_who_may_frame_them() -> None:
    page = (ROOT / "templates" / "base.html").read_text(encoding="utf-8")
    match = re.search(r'http-equiv="Content-Security-Policy" content="(?P<policy>[^"]*)"', page)
    assert match
    assert f"{match['policy']}; frame-ancestors 'self'" == POLICY


def test_large_texts_alone_are_worth_compressing() -> None:
    assert worth_compressing("articles/a.html", SMALLEST)
    assert not worth_compressing("articles/a.html", SMALLEST - 1)
    assert not worth_compressing("photo.jpg", 10 * SMALLEST)
    assert not worth_compressing("search/t0-123456.js", 10 * SMALLEST)
