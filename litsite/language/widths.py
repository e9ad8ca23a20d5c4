"""Full-width and half-width characters."""

from __future__ import annotations

_FOLDED = {ord("。"): "。", 0x3000: " ", 0xA0: " "}
_FOLDED |= {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_FOLDED |= dict.fromkeys(map(ord, "—–−―～﹣"), "-") | {ord("~"): "-"}


def fold_width(text: str) -> str:
    """Full-width letters, digits and marks as ASCII, dashes as `-`; every character keeps its place."""
    return text.translate(_FOLDED)
