"""What other programs read: feed, sitemap, robots.txt, and the data files."""

from __future__ import annotations

from collections.abc import Sequence

from litsite.exports.datasets.table_files import export_data
from litsite.exports.feed import build_feed
from litsite.exports.robots import build_robots
from litsite.exports.sitemap import build_sitemap
from litsite.model.library import Library, SitePage

__all__ = ["export_data", "export_feeds"]


def export_feeds(library: Library, paths: Sequence[str]) -> list[SitePage]:
    """Build the feed and robots.txt, and for a known base URL the sitemap of `paths`."""
    base_url = library.settings.base_url
    sitemaps = build_sitemap(base_url, paths) if base_url else []
    return [build_feed(library), *sitemaps, build_robots(library.settings)]
