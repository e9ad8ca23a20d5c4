"""robots.txt."""

from __future__ import annotations

from litsite.addresses import ROBOTS, SITEMAP
from litsite.model.library import SitePage, SiteSettings


def build_robots(settings: SiteSettings) -> SitePage:
    """Everybody may read everything."""
    lines = ["User-agent: *", "Allow: /"]
    if settings.base_url:
        lines.append(f"Sitemap: {settings.base_url}{SITEMAP}")
    return SitePage(ROBOTS, ("\n".join(lines) + "\n").encode())
