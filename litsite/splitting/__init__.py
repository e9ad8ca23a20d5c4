"""Documents to articles: describe each line, label the whole sequence, then assemble."""

from __future__ import annotations

from litsite.splitting.split_document import split_document
from litsite.splitting.split_result import FurnitureSpan, PageParts, Split

__all__ = ["FurnitureSpan", "PageParts", "Split", "split_document"]
