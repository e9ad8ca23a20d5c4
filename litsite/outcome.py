"""What a build did, as its summary tells it."""

from __future__ import annotations

from dataclasses import dataclass

from litsite.publishing.output import Published
from litsite.whats_new import WhatsNew


@dataclass(frozen=True, slots=True)
class Outcome:
    """What build_digest did."""

    sources: int
    written: int
    """Files of content/ that changed."""
    articles: int
    """Of the site; where it was left as it was, those that can be read."""
    changed: int
    """Articles that no build before knew as they are now."""
    site: Published | None
    """None: left as it was, since it has articles or hand-written pages that cannot be read at the moment."""
    news: WhatsNew | None = None
    """Of the site; None where it was left as it was."""
