"""Five-year plans: 十四五 are the years 2021 to 2025."""

from __future__ import annotations

from litsite.language.chinese_numbers import parse_han

FIVE_YEAR_PLAN = r"十(?P<plan>[一二三四五六])五"


def plan_years(number: str) -> tuple[int, int]:
    """First and last year of the plan that a match of FIVE_YEAR_PLAN names by its `plan`."""
    # 十一五 began in 2006.
    first = 2006 + 5 * ((parse_han(number) or 1) - 1)
    return first, first + 4
