"""Characters that steer a text instead of standing in it are shown by name, and steer nothing.

Sources lose them when they are read, and their own pages name them; this is for what editors paste into articles,
settings and pages.
"""

from __future__ import annotations

import re

_STEERING = (
    "\u202a-\u202e\u2066-\u2069"  # Unicode's bidirectional embeddings, overrides and isolates
)
_ABSENT = r"\x00-\x08\x0b-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff"
"""What HTML cannot hold."""

_ANY = re.compile(f"[{_STEERING}{_ABSENT}]")
_RUN = re.compile(f"[{_STEERING}]")
_LOST = re.compile(f"[{_ABSENT}]")
_TAG = re.compile(r"(<[^<>]*+>)")
_PLAIN = re.compile(r"<(?:title|script|style|textarea)\b")
"""Elements that hold text alone."""


def show_controls(html: str) -> str:
    """Name each such character of a page where it stands; a copied text still has it."""
    if not _ANY.search(html):
        return html
    shown = []
    tag = ""
    for part in _TAG.split(printable(html)):
        if part.startswith("<"):
            tag = part
            shown.append(_RUN.sub(_spell, part))
        elif _PLAIN.match(tag):
            shown.append(_RUN.sub(_spell, part))
        else:
            shown.append(part if 'class="invisible"' in tag else _RUN.sub(_mark, part))
    return "".join(shown)


def printable(text: str) -> str:
    """Replace what HTML cannot hold by a picture of it."""
    return _LOST.sub(_picture, text)


def _picture(match: re.Match[str]) -> str:
    """`␀` for a NUL, the replacement character for what has no picture."""
    code = ord(match[0])
    return chr(0x2400 + code) if code < 0x20 else "\u2421" if code == 0x7F else "\ufffd"


def _spell(match: re.Match[str]) -> str:
    return f"[U+{ord(match[0]):04X}]"


def _mark(match: re.Match[str]) -> str:
    return f'<span class="invisible" data-name="U+{ord(match[0]):04X}">{match[0]}</span>'
