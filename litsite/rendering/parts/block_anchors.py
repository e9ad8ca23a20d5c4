"""Which fragment leads to the block that a hash of the account names."""

from __future__ import annotations

from litsite.model.article import Article


def anchors_by_hash(article: Article) -> dict[str, str]:
    """Hash under `parsed.body`, present or moved, → fragment in the article."""
    anchors = {block.key or block.anchor: block.anchor for block in article.blocks}
    moved = {old: anchors[new] for old, new in article.moved.items() if new in anchors}
    return moved | anchors
