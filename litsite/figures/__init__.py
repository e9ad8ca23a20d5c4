"""Figures: quantities that report an achievement or a target."""

from __future__ import annotations

from litsite.figures.extraction import extract_figures
from litsite.figures.ledger import build_ledger
from litsite.figures.placing.plan_or_review import outline
from litsite.figures.reading.sentence_context import SentenceContext

__all__ = ["SentenceContext", "build_ledger", "extract_figures", "outline"]
