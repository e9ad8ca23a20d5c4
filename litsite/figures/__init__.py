"""Figures: quantities that report an achievement or a target."""

from __future__ import annotations

from litsite.figures.extraction import extract_figures
from litsite.figures.ledger import build_ledger
from litsite.figures.outline import Places, outline
from litsite.figures.setting import Setting

__all__ = ["Places", "Setting", "build_ledger", "extract_figures", "outline"]
