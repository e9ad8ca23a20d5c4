"""Documents to articles: describe each line, label the whole sequence, then assemble."""

from __future__ import annotations

from litsite.splitting.split_document import FurnitureSpan, PageParts, Split, split_document

__all__ = ["FurnitureSpan", "PageParts", "Split", "split_document"]
