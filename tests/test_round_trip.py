"""Text → YAML → Markdown → HTML → text gives the source's characters back."""

from __future__ import annotations

from pathlib import Path

import yaml
from bs4 import BeautifulSoup

from litsite.language.blanks import squeeze


def test_every_paragraph_of_the_seeds_comes_back(seed_digest: Path) -> None:
    paragraphs = 0
    for path in sorted((seed_digest / "content" / "sources").glob("*.yaml")):
        account = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        raw = (seed_digest / "sources" / account["file"]).read_bytes().decode(account["encoding"])
        lines = raw.split("\n")
        spans: dict[tuple[str, str], str] = {}
        for entry in account["entries"]:
            if entry["role"] != "block":
                continue
            key = entry["article"], entry["block"]
            start, end = entry["chars"]
            spans[key] = spans.get(key, "") + lines[entry["line"] - 1][start:end]
        pages: dict[str, str] = {}
        for (article, _), text in spans.items():
            if article not in pages:
                html = (seed_digest / "site" / "articles" / f"{article}.html").read_bytes()
                page = BeautifulSoup(html, "html.parser")
                for helper in page.select(".tools"):
                    helper.decompose()
                pages[article] = squeeze(page.get_text())
            assert squeeze(text) in pages[article], text[:60]
            paragraphs += 1
    assert paragraphs > 500
