"""Emphasis beside Chinese text.

CommonMark lets `**` close after punctuation only before a space or more punctuation, so
`**聚焦创新。**李沧区` would keep its asterisks: Chinese has no spaces. Here a Chinese
character beside the run counts as such a boundary, as the proposal for CommonMark says
(github.com/tats-u/markdown-cjk-friendly).
"""

from __future__ import annotations

import re

from markdown_it.common.utils import isMdAsciiPunct, isPunctChar, isWhiteSpace
from markdown_it.rules_inline.state_inline import Delimiter, StateInline

CJK = re.compile(
    r"[\u2e80-\u303f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]"
)


def tokenize_emphasis(state: StateInline, silent: bool) -> bool:
    """Replace markdown-it's `emphasis` rule; underscores stay as they were."""
    marker = state.src[state.pos]
    if silent or marker not in "_*":
        return False
    scanned = state.scanDelims(state.pos, marker == "*")
    can_open, can_close = scanned.can_open, scanned.can_close
    if marker == "*":
        can_open, can_close = flanking(state.src, state.pos, scanned.length)
    for _ in range(scanned.length):
        token = state.push("text", "", 0)
        token.content = marker
        state.delimiters.append(
            Delimiter(
                marker=ord(marker),
                length=scanned.length,
                token=len(state.tokens) - 1,
                end=-1,
                open=can_open,
                close=can_close,
            )
        )
    state.pos += scanned.length
    return True


def flanking(source: str, start: int, length: int) -> tuple[bool, bool]:
    """Whether the run of asterisks can open and can close emphasis."""
    before = source[start - 1] if start else " "
    after = source[start + length] if start + length < len(source) else " "
    space_before, space_after = is_space(before), is_space(after)
    can_open = not space_after and (not is_punctuation(after) or space_before or bounds(before))
    can_close = not space_before and (not is_punctuation(before) or space_after or bounds(after))
    return can_open, can_close


def bounds(character: str) -> bool:
    """Whether a word can end beside this character."""
    return is_punctuation(character) or CJK.match(character) is not None


def is_space(character: str) -> bool:
    """White space as CommonMark means it."""
    return isWhiteSpace(ord(character))


def is_punctuation(character: str) -> bool:
    """Punctuation as CommonMark means it."""
    return isMdAsciiPunct(ord(character)) or isPunctChar(character)
