"""What counts as blank, what is left of a text without it, and what stands between two joined lines."""

from __future__ import annotations

import re
import unicodedata

# Unicode categories Cc (but for white space) and Cf, and the two non-characters that YAML cannot
# hold, written out because asking unicodedata for each character costs most of a build's time; a
# test compares the table with unicodedata.
_INVISIBLE = (
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e"
    "\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff\U000110bd\U000110cd"
    "\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0001\U000e0020-\U000e007f"
)
INVISIBLE = re.compile(f"[{_INVISIBLE}]")
_BLANK = re.compile(rf"[\s{_INVISIBLE}]+")
_ODD_SPACE = re.compile(r"[^\S \u3000\xa0]")


def is_invisible(char: str) -> bool:
    """Return whether `char` shows nothing and is no white space: controls, zero-width and bidi marks.

    Such characters count as blank and are listed in the account.
    """
    return INVISIBLE.match(char) is not None


def is_blank(char: str) -> bool:
    """Return whether `char` is white space or invisible, so that losing it loses nothing."""
    return _BLANK.match(char) is not None


def clean_line(text: str) -> str:
    """Drop invisible characters, turn odd white space into spaces, strip the ends.

    YAML's literal blocks hold neither tabs nor line separators, so odd white space becomes a space.
    """
    return _ODD_SPACE.sub(" ", INVISIBLE.sub("", text)).strip()


def squeeze(text: str) -> str:
    """Return the text without any blank character, in NFC: the form that hashes and checks compare."""
    return unicodedata.normalize("NFC", _BLANK.sub("", text))


_LATIN_STOPS = tuple(".,;:!?)")


def joint(left: str, right: str) -> str:
    """What stands between two joined lines: a space between Latin words, nothing between Han.

    Nothing between digits either: a number goes on (320 / 0家), it does not become two.
    """
    if left[-1:].isdigit() and right[:1].isdigit():
        return ""
    closes = left[-1:] in _LATIN_STOPS and left[-2:-1].isascii() and left[-2:-1].isalnum()
    if closes and right[:1].isascii() and right[:1].isalnum():
        return " "
    return (
        " "
        if left[-1:].isascii()
        and left[-1:].isalnum()
        and right[:1].isascii()
        and right[:1].isalnum()
        else ""
    )
