"""A sentence is read once: what stands in it and beside each of its figures is a value from here on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from litsite.figures.placing.period_norms import Dates, parse_date
from litsite.figures.placing.periods import Period, find_periods
from litsite.figures.quantities.figures_in_text import find_figures
from litsite.figures.quantities.kinds_of_lists import read_kinds
from litsite.figures.quantities.quantity import Quantity
from litsite.figures.quantities.rank_fields import fields_of_ranks
from litsite.figures.quantities.statement_kinds import StatementKind
from litsite.figures.reading.clauses import Clause, find_clauses, mask_brackets
from litsite.figures.reading.sentence_context import SentenceContext
from litsite.figures.reading.words_beside import cut_out, words_behind, words_in_front
from litsite.language.chinese_numbers import join_thousands
from litsite.language.widths import fold_width
from litsite.language.word_lists import short_choices

_ANY = short_choices("figures/reading")
_JOINT = re.compile(rf"(?:[、和与及]|和?(?:{_ANY['joining_movements']}))+")


@dataclass(frozen=True, slots=True)
class FigureReading:
    """A quantity that reports something, with the words beside it."""

    quantity: Quantity
    statement: StatementKind
    clause: Clause
    left: str
    """The words of the clause in front of the number that no other figure claims."""
    right: str
    """The words behind its unit, up to the next figure; empty where a list goes on."""
    gap: str
    """What stands between it and the figure before; empty for the first."""
    opening: str
    """The clause in front of the figure, other figures and all."""
    among: str | None
    """Of a rank: among whom it was taken."""

    def joins_last(self) -> bool:
        """Whether it and the figure before are items of one list."""
        return bool(_JOINT.fullmatch(self.gap))

    def lists_in_front(self) -> bool:
        """Whether the nouns of a list stand before its numbers: 广告6950平米、牌匾2150平米."""
        return self.gap.startswith("、") and "," not in self.gap and not self.right

    def lists_behind(self) -> bool:
        """Whether the nouns of a list stand behind its numbers: 23座楼宇、12座塔楼."""
        return self.gap.endswith("、") and "," not in self.gap


@dataclass(frozen=True, slots=True)
class SentenceReading:
    """A sentence that has figures."""

    text: str
    """Folded, thousands joined: every character keeps its place, every comma parts clauses."""
    flat: str
    """The text with quoted and bracketed parts blotted out."""
    periods: tuple[Period, ...]
    figures: tuple[FigureReading, ...]
    starts: tuple[int, ...]
    """Where the figures begin."""

    def cut(self, start: int, end: int) -> str:
        """The text without the periods that stand in it."""
        return cut_out(self.text, start, end, self.periods)


def read_sentence(sentence: str, context: SentenceContext) -> SentenceReading | None:
    """Read a sentence; None where no number of it reports anything."""
    text = join_thousands(fold_width(sentence))
    quantities = find_figures(text)
    if not quantities:
        return None
    flat = mask_brackets(text)
    clauses = find_clauses(text, flat, quantities)
    kinds = read_kinds(text, quantities, [clause.start for clause in clauses])
    periods = tuple(find_periods(text, Dates(*parse_date(context.date), context.year)))
    figures = _read_figures(text, flat, quantities, clauses, kinds, periods)
    starts = tuple(quantity.start for quantity in quantities)
    return SentenceReading(text, flat, periods, figures, starts)


def _read_figures(
    text: str,
    flat: str,
    quantities: Sequence[Quantity],
    clauses: Sequence[Clause],
    kinds: Sequence[StatementKind],
    periods: Sequence[Period],
) -> tuple[FigureReading, ...]:
    found = []
    fields = fields_of_ranks(text, quantities, [clause.start for clause in clauses])
    for index, (quantity, clause, kind) in enumerate(zip(quantities, clauses, kinds, strict=True)):
        following = quantities[index + 1] if index + 1 < len(quantities) else None
        found.append(
            FigureReading(
                quantity,
                kind,
                clause,
                words_in_front(text, flat, quantity, clause, periods),
                words_behind(text, flat, quantity, clause, following, periods),
                text[quantities[index - 1].end : quantity.start] if index else "",
                text[clause.start : quantity.start],
                fields[index],
            )
        )
    return tuple(found)
