"""What other programs read: feed, sitemap, robots.txt, and the data files."""

from __future__ import annotations

from collections.abc import Sequence

from litsite.exports.datasets.table_files import FACTS, export_data
from litsite.exports.feed import build_feeds
from litsite.exports.robots import build_robots
from litsite.exports.sitemap import build_sitemap
from litsite.model.library import Library, SitePage

__all__ = ["FACTS", "export_data", "export_feeds"]


def export_feeds(library: Library, paths: Sequence[str]) -> list[SitePage]:
    """Build the feeds and robots.txt, and for a known base URL the sitemap of `paths`."""
    return [
        *build_feeds(library),
        *build_sitemap(library, paths),
        build_robots(library.settings),
    ]
