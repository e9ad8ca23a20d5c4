"""Which fragment leads to the block that a hash of the account names."""

from __future__ import annotations

from litsite.model.article import Article, Block


def anchors_by_hash(article: Article) -> dict[str, str]:
    """Hash under `parsed.body` → fragment in the article.

    The two are the same except for headings, whose fragments are made of their words. The account
    knows a heading by its hash only, so headings are matched by where they stand between blocks
    that are known; where an editor added or removed one there, they stay unmatched.
    """
    present = {block.anchor for block in article.blocks}
    anchors = {key: key for key in article.parsed_body if key in present}
    anchors |= {old: new for old, new in article.moved.items() if new in present}
    known = set(anchors)
    # An anchor that is known on one side is known on the other, so the gaps correspond; if an
    # editor has moved blocks about, they do so as far as their lengths agree.
    gaps = zip(
        hash_gaps(article.parsed_body, known), heading_gaps(article.blocks, known), strict=False
    )
    for hashes, headings in gaps:
        if len(hashes) == len(headings):
            anchors |= dict(zip(hashes, headings, strict=True))
    return anchors


def hash_gaps(hashes: tuple[str, ...], known: set[str]) -> list[list[str]]:
    """The unknown hashes before, between and after the known ones."""
    gaps: list[list[str]] = [[]]
    for key in hashes:
        if key in known:
            gaps.append([])
        else:
            gaps[-1].append(key)
    return gaps


def heading_gaps(blocks: tuple[Block, ...], known: set[str]) -> list[list[str]]:
    """The headings before, between and after the blocks whose hashes are known."""
    gaps: list[list[str]] = [[]]
    for block in blocks:
        if block.anchor in known:
            gaps.append([])
        elif block.kind == "heading":
            gaps[-1].append(block.anchor)
    return gaps
