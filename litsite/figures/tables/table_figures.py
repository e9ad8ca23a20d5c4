"""Rows that follow each other → the figures of each: indicator and unit may stand in other cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import groupby, repeat

from litsite.figures.extraction import extract_in_order
from litsite.figures.placing.achieved_or_target import judge_status
from litsite.figures.placing.period_norms import Dates, parse_date
from litsite.figures.placing.periods import Period
from litsite.figures.quantities.quantities import find_quantities
from litsite.figures.quantities.quantity import Quantity, normalize
from litsite.figures.reading.sentence_context import SentenceContext
from litsite.figures.tables.columns import (
    NO_HEAD,
    ColumnHead,
    is_unit,
    read_head,
    unit_said_above,
)
from litsite.formats.markdown_escaping import plain_cells
from litsite.language.sentences import split_sentences
from litsite.language.table_cells import first_row_heads, read_number_cell
from litsite.language.widths import fold_width
from litsite.language.word_lists import short_choices
from litsite.model.article import Block
from litsite.model.figure import Direction, Figure, FigureKind

_TITLE = re.compile(r"[^。！？]{2,60}|.{2,80}(?:如下|下表)[^。]{0,4}[。：:]?")
"""表1 2023年主要指标, 具体情况如下表所示。"""
_NUMBERING = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}、|\d{1,2}[.、)](?!\d)|\([一二三四五六七八九十\d]{1,3}\)|#+|其中:|[-—*])\s*"
)  # 1.地区生产总值  其中：工业
_RATE = re.compile(rf"(?:同比)?(?:增长|{short_choices('figures/quantities')['speeds']})$")
_KINDS: Mapping[str, FigureKind] = {
    "money": "level", "measure": "level", "time": "duration", "multiple": "multiple",
    "points": "change_abs", "percent": "share",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Row:
    """One row, with where each cell begins in the text of its block."""

    text: str
    cells: tuple[str, ...]
    starts: tuple[int, ...]

    def filled(self) -> Iterator[tuple[int, str]]:
        """Column and text of the cells that are not empty."""
        return ((column, cell) for column, cell in enumerate(self.cells) if cell)


def read_tables(
    blocks: Sequence[Block], contexts: Sequence[SentenceContext]
) -> dict[int, tuple[Figure, ...]]:
    """Index of each row's block → its figures; their `start` counts characters of the block's text."""
    found: dict[int, tuple[Figure, ...]] = {}
    for is_row, members in groupby(range(len(blocks)), key=lambda one: blocks[one].kind == "row"):
        if is_row:
            indexes = list(members)
            above = blocks[indexes[0] - 1].text if indexes[0] else ""
            rows = [_make_row(blocks[index]) for index in indexes]
            own = _read_table(rows, [contexts[index] for index in indexes], above)
            found |= dict(zip(indexes, own, strict=True))
    return found


def _make_row(block: Block) -> _Row:
    cells = tuple(plain_cells(block.cells))
    starts, position = [], 0
    for cell in cells:
        at = max(block.text.find(cell, position), position)
        starts.append(at)
        position = at + len(cell)
    return _Row(block.text, cells, tuple(starts))


def _read_table(
    rows: Sequence[_Row], contexts: Sequence[SentenceContext], above: str
) -> list[tuple[Figure, ...]]:
    context = contexts[0]
    dates = Dates(*parse_date(context.date), context.year)
    headed = first_row_heads([row.cells for row in rows])
    heads = [read_head(cell, dates) for cell in rows[0].cells] if headed else []
    title = read_head(above, dates) if _TITLE.fullmatch(above) else NO_HEAD
    unit = unit_said_above(above) or title.unit
    own = title.period.norm if title.period else None
    numbers = frozenset(
        column for row in rows for column, cell in row.filled() if read_number_cell(cell)
    )
    table = _Table(heads, unit, own, dates, numbers)
    figures = [tuple(_read_row(row, table, one)) for row, one in zip(rows, contexts, strict=True)]
    return [(), *figures[1:]] if headed else figures


@dataclass(frozen=True, slots=True)
class _Table:
    """What holds for all rows of a table."""

    heads: Sequence[ColumnHead]
    unit: str
    """Said above it for all of it."""
    period: str | None
    """Normalised; of its title."""
    dates: Dates
    numbers: frozenset[int]
    """Columns that hold numbers."""

    def measured(self, column: int, labelled: int) -> ColumnHead:
        """The header of what a column of changes tells the change of: the nearest to its left."""
        for left in range(column - 1, labelled, -1):
            head = self.head(left)
            if left in self.numbers and not (head.change or head.units or head.no_values):
                return head
        return NO_HEAD

    def head(self, column: int) -> ColumnHead:
        """Of a column; one that says nothing where there is none."""
        return self.heads[column] if column < len(self.heads) else NO_HEAD


@dataclass(frozen=True, slots=True)
class _Value:
    """A cell that holds a number, and what its column and row say of it."""

    row: str
    """Folded text of the row."""
    text: str
    start: int
    number: re.Match[str]
    head: ColumnHead
    period: Period | None
    """What the header says of it; of a change, the header of what changed."""
    label: ColumnHead
    label_text: str

    @property
    def change(self) -> bool:
        """Whether it counts how something moved."""
        return self.head.change or (self.label.change and not self.head.name)


def _read_row(row: _Row, table: _Table, context: SentenceContext) -> Iterator[Figure]:
    labelled = _label_column(row, table)
    label = read_head(row.cells[labelled], table.dates) if labelled is not None else NO_HEAD
    unit = next(
        (
            fold_width(cell)
            for column, cell in row.filled()
            if column != labelled and (table.head(column).units or is_unit(fold_width(cell)))
        ),
        "",
    )
    for column, cell in row.filled():
        head = table.head(column)
        number = read_number_cell(cell)
        if head.units or head.no_values or is_unit(fold_width(cell)):
            continue
        if number is None:
            if column != labelled or not label.unit:
                yield from _read_words(row, column, context)
            continue
        if labelled is None or (column < labelled and not table.heads):
            continue
        measured = table.measured(column, labelled) if head.change else head
        named = number["unit"] or head.unit
        named = named or ("%" if head.change else unit or label.unit or table.unit)
        name = _NUMBERING.sub("", label.name) + measured.name
        if not named or not name:
            continue
        value = _Value(
            row=fold_width(row.text),
            text=cell,
            start=row.starts[column],
            number=number,
            head=head,
            period=measured.period,
            label=label,
            label_text=row.cells[labelled],
        )
        yield _make_figure(value, named, name, table, context)


def _label_column(row: _Row, table: _Table) -> int | None:
    """The cell that says what the row's numbers measure."""
    words = [
        column
        for column, cell in row.filled()
        if read_number_cell(cell) is None
        and not table.head(column).units
        and not table.head(column).no_values
    ]
    named = [column for column in words if table.head(column).names]
    return next(iter(named or words), None)


def _read_words(row: _Row, column: int, context: SentenceContext) -> Iterator[Figure]:
    """A cell of words is read as any text is."""
    sentences = split_sentences(row.cells[column])
    at = row.starts[column]
    for sentence, figures in zip(
        sentences, extract_in_order(sentences, repeat(context)), strict=False
    ):
        yield from (replace(figure, start=at + figure.start) for figure in figures)
        at += len(sentence)


def _make_figure(
    value: _Value, unit: str, name: str, table: _Table, context: SentenceContext
) -> Figure:
    head, label, sign = value.head, value.label, value.number["sign"]
    quantity = _measure(value.number["number"], unit, value.start, value.start + len(value.text))
    kind = _kind(quantity.sort, value.change)
    direction = _direction(sign, kind, head, label)
    amount = -quantity.value if sign in {"-", "−"} and direction is None else quantity.value
    period = head.period or value.period
    inferred = (period.norm if period else None) or table.period or context.context_period
    return Figure(
        surface=value.text,
        start=value.start,
        value=amount,
        value_max=None,
        unit=quantity.unit,
        normalized=normalize(quantity, amount),
        normalized_max=None,
        qualifier=None,
        kind=kind,
        direction=direction,
        basis=(head.basis or label.basis) if direction else None,
        indicator=_RATE.sub("", name) or name if direction else name,
        period=value.label_text[label.period.start : label.period.end] if label.period else None,
        period_norm=label.period.norm if label.period else None,
        context_period=None if label.period else inferred,
        status="target" if head.target else judge_status(value.row, quantity, context, None),
        place=context.place,
    )


def _measure(number: str, unit: str, start: int, end: int) -> Quantity:
    """The number with its unit, as if they stood together at `start`."""
    joined = number + unit
    found = list(find_quantities(joined))
    if len(found) == 1 and (found[0].start, found[0].end) == (0, len(joined)):
        return replace(found[0], start=start, end=end)
    value = Decimal(number.replace(",", ""))
    sort = "measure" if "/" in unit else "count"
    return Quantity(
        start, end, start, end, value, None, unit, unit, Decimal(1), sort, None, False, False
    )


def _kind(sort: str, change: bool) -> FigureKind:
    if change:
        return "change_rate" if sort == "percent" else "change_abs"
    return _KINDS.get(sort, "count")


def _direction(
    sign: str, kind: FigureKind, head: ColumnHead, label: ColumnHead
) -> Direction | None:
    if not kind.startswith("change"):
        return None
    falling = (sign in {"-", "−"}) != (head.falling or label.falling)
    return "down" if falling else "up"
