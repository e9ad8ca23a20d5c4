"""A number with its unit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from litsite.model.figure import Qualifier


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit, before anybody asked whether it reports something."""

    start: int
    """Where the surface begins, adverbs included."""
    end: int
    number_start: int
    unit_end: int
    """Where the unit ends: adverbs such as 以上 stand after it."""
    value: Decimal
    value_max: Decimal | None
    unit: str
    bare_unit: str
    """The unit without 万 and 亿."""
    factor: Decimal
    """What `value` is multiplied with to be in the bare unit."""
    sort: str
    """percent, points, multiple, money, measure, time, count, rank or scale (万 and nothing else)."""
    qualifier: Qualifier | None
    han: bool
    round: bool
    listed: bool = False
    """Whether its unit was printed only once, behind a later number of its list."""
    per: str = ""
    """平方公里 in 每平方公里5公里."""
    sign: str = ""
    """The - or + in front of a rate: which way it moved. It belongs to the surface, not to the value."""


def spelt_whole(
    match: re.Match[str],
    value: Decimal,
    unit: str,
    sort: str,
    qualifier: Qualifier | None = None,
    *,
    han: bool = True,
) -> Quantity:
    """The quantity that a match spells with its unit and nothing beside it: 翻番, 第一名."""
    start, end = match.span()
    return Quantity(
        start, end, start, end, value, None, unit, unit, Decimal(1), sort, qualifier, han, False
    )


def normalize(quantity: Quantity, value: Decimal) -> Decimal:
    """The value without 万 and 亿; shares in per cent."""
    return plain(value * quantity.factor) if quantity.factor != 1 else value


def plain(value: Decimal) -> Decimal:
    """The same number without an exponent and without empty decimals: 2.10E+12 → 2100000000000."""
    whole = value.to_integral_value()
    return whole.quantize(Decimal(1)) if value == whole else value.normalize()
