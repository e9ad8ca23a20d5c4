"""What other programs read: feed, sitemap, robots.txt, and the data files."""

from litsite.exports.data.datasets import export_data
from litsite.exports.feeds import export_feeds

__all__ = ["export_data", "export_feeds"]
