"""What the ledger's script says, handed to it in the page."""

from __future__ import annotations

import json

from litsite.rendering.frame.site_words import FIGURE_KINDS, STATUSES, TEXT


def filter_texts() -> str:
    """JSON for a data attribute."""
    texts = {
        "headers": [
            TEXT.indicator,
            TEXT.value,
            TEXT.change,
            TEXT.period,
            TEXT.place,
            TEXT.status,
            TEXT.organization,
            TEXT.quote,
        ],
        "columns": [
            TEXT.indicator,
            TEXT.value,
            TEXT.normalized,
            TEXT.unit,
            TEXT.change,
            TEXT.period,
            TEXT.period_basis,
            TEXT.place,
            TEXT.status,
            TEXT.figure_kind,
            TEXT.organization,
            TEXT.article,
            TEXT.date,
            TEXT.quote,
            TEXT.file,
            TEXT.line,
            TEXT.address,
        ],
        "statuses": STATUSES,
        "kinds": FIGURE_KINDS,
        "inferred": TEXT.inferred,
        "printed": TEXT.printed,
        "loading": TEXT.figures_loading,
        "failed": TEXT.figures_failed,
        "ask": TEXT.figures_ask,
        "found": TEXT.figures_found,
        "none": TEXT.figures_found_none,
        "shown": TEXT.figures_shown,
        "file": TEXT.figures_title,
    }
    return json.dumps(texts, ensure_ascii=False, separators=(",", ":"))
