"""A page of the site as it is served: its bytes, and in front of them what makes it the editor's page.

The file stays as it was published.
"""

from __future__ import annotations

import html
import re

from litsite.serving.requests import OWN

SCRIPT = f"{OWN}editor.js"
STYLE = f"{OWN}editor.css"

_META = re.compile(r"<meta\s[^<>]*+>", re.IGNORECASE)
_CONTENT = re.compile(r"content=(?:\"(?P<double>[^\"]*+)\"|'(?P<single>[^']*+)')", re.IGNORECASE)
_HEAD = re.compile(r"<head(?:\s[^<>]*+)?>", re.IGNORECASE)
_NEEDED = ("script-src", "style-src", "connect-src")
"""What the editor's script asks of this server: itself, its styles, and news of builds."""


def make_served(page: bytes, name: str, run: str, site: int) -> bytes:
    """The page with the editor's script and styles, and a policy that lets them in.

    `run` and `site` say of which state of the site the page is.
    """
    text = page.decode("utf-8", "replace")
    facts = f'data-page="{html.escape(name)}" data-run="{run}" data-site="{site}"'
    added = f'<link rel="stylesheet" href="{STYLE}"><script src="{SCRIPT}" {facts} defer></script>'
    text = _META.sub(_widen_policy, text)
    head = _HEAD.search(text)
    at = head.end() if head else 0
    return (text[:at] + added + text[at:]).encode()


def _widen_policy(match: re.Match[str]) -> str:
    tag = match[0]
    return _CONTENT.sub(_widen, tag) if "content-security-policy" in tag.lower() else tag


def _widen(match: re.Match[str]) -> str:
    policy = match["double"] if match["double"] is not None else match["single"]
    allowed = html.escape(allow_own(html.unescape(policy)), quote=False).replace('"', "&quot;")
    return f'content="{allowed}"'


def allow_own(policy: str) -> str:
    """The policy, with this server allowed for scripts, styles and requests, and nothing else.

    >>> allow_own("default-src 'none'; script-src 'self'")
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'"
    """
    rules: dict[str, list[str]] = {}
    for rule in policy.split(";"):
        words = rule.split()
        if words:
            rules.setdefault(words[0].lower(), words[1:])
    for name in _NEEDED:
        if name not in rules and "default-src" not in rules:
            continue
        sources = rules.get(name, rules.get("default-src", []))
        sources = [source for source in sources if source != "'none'"]
        rules[name] = sources if "'self'" in sources else [*sources, "'self'"]
    return "; ".join(" ".join([name, *sources]) for name, sources in rules.items())
