"""Which quantities of a sentence are figures: all but dates, ordinals, names, slogans and classes."""

from __future__ import annotations

from litsite.figures.quantities.masks import find_masks, is_masked
from litsite.figures.quantities.non_figures import is_figure
from litsite.figures.quantities.quantities import NUMERAL, find_quantities
from litsite.figures.quantities.quantity import Quantity
from litsite.figures.quantities.ranks import find_first_places


def find_figures(text: str) -> list[Quantity]:
    """The quantities of a folded sentence that report something, in its order."""
    if not NUMERAL.search(text):
        return []
    found = [*find_quantities(text), *find_first_places(text)]
    if not found:
        return []
    masks = find_masks(text)
    return sorted(
        (q for q in found if not is_masked(q, masks) and is_figure(text, q)),
        key=lambda quantity: quantity.start,
    )
