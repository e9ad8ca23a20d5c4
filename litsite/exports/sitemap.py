"""sitemap.xml: the pages that a search engine should visit."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote
from xml.etree.ElementTree import Element, SubElement

from litsite.addresses import NOT_FOUND_PAGE, SITEMAP
from litsite.exports.xml_files import add_text, serialize
from litsite.model.library import SitePage

SITEMAP_SCHEMA = "http://www.sitemaps.org/schemas/sitemap/0.9"
SITEMAP_URLS = 50_000  # the protocol allows no more in one file


def build_sitemap(base_url: str, paths: Sequence[str]) -> list[SitePage]:
    """One sitemap, or an index of several where one may not hold all pages."""
    urls = [base_url + quote(path) for path in sorted(paths) if listed(path)]
    if len(urls) <= SITEMAP_URLS:
        return [SitePage(SITEMAP, url_list("urlset", "url", urls))]
    parts = [
        SitePage(
            f"sitemap-{number}.xml",
            url_list("urlset", "url", urls[start : start + SITEMAP_URLS]),
        )
        for number, start in enumerate(range(0, len(urls), SITEMAP_URLS), start=1)
    ]
    index = url_list("sitemapindex", "sitemap", [base_url + part.path for part in parts])
    return [SitePage(SITEMAP, index), *parts]


def listed(path: str) -> bool:
    """Whether a search engine should visit the page."""
    return path.endswith(".html") and path != NOT_FOUND_PAGE


def url_list(root_name: str, item_name: str, urls: Sequence[str]) -> bytes:
    """A `urlset` or `sitemapindex`."""
    root = Element(root_name, {"xmlns": SITEMAP_SCHEMA})
    for url in urls:
        add_text(SubElement(root, item_name), "loc", url)
    return serialize(root)
