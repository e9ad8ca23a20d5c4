"""Whether a figure is where a movement starts: 由75%提高到86%."""

from __future__ import annotations

import re

from litsite.figures.reading.sentence_reading import SentenceReading

_PARTED = re.compile("[,;。]")
_LEADS_ON = ("到", "至", "到了", "为", "至约", "到约")
_NEAR = 10


def is_starting_value(reading: SentenceReading, index: int) -> bool:
    """Whether the next figure says what became of this one."""
    if index + 1 >= len(reading.figures):
        return False
    gap, start = reading.figures[index + 1].gap, reading.figures[index].quantity.start
    before = reading.text[max(0, start - _NEAR) : start]
    leads_on = gap.endswith(_LEADS_ON) and len(gap) <= _NEAR and not _PARTED.search(gap)
    return leads_on and any(char in before for char in "由从")
