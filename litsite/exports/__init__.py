"""What other programs read: feed, sitemap, robots.txt."""

from litsite.exports.feeds import export_feeds

__all__ = ["export_feeds"]
