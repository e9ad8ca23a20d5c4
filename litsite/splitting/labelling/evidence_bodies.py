"""What speaks for headings and paragraphs."""

from __future__ import annotations

import re

from litsite.splitting.labelling.evidence_headlines import DASH, TITLE_GENRE
from litsite.splitting.labelling.line_facts import SALUTATION, Context
from litsite.splitting.recognising.captions import strip_mark
from litsite.splitting.recognising.heading_numbers import APPENDIX, GLOSSARY_TITLES, HEADING_STYLES

_LONGEST = 75
_IN_BRACKETS = re.compile(r"^[（(][^（）()]+[）)]$")  # （此件公开发布）
_ANNEX_LIST = re.compile(r"^附件\s*[:：]")  # 附件：1.重点任务分解表
_ANNEX_ITEM = re.compile(r"^附件\s*[:：]\s*\d")  # 附件：1.名词注释 is announced here, not begun
_COLON = re.compile(r"[:：]$")
_COMMA = re.compile(r"[,，]$")
_CLOSING = re.compile(r"[！!？?”’）)]$")
_HEADING_HINTS = frozenset({"h2", "h3", "h4", "h5", "h6"})


def is_headlike(context: Context, index: int) -> bool:
    """Return whether the line could be a headline or heading by its shape."""
    line = context.lines[index]
    text = line.text
    if line.stops_inside or len(text) > _LONGEST:
        return False
    if not line.terminated:
        return True
    if _COMMA.search(text) or _COLON.search(text):
        return context.goes_on_below(index)
    return bool(_CLOSING.search(text)) and len(text) <= 45


def heading_score(context: Context, index: int) -> float:
    """Score H."""
    line = context.lines[index]
    text, marked = strip_mark(line.text)
    n = len(text)
    if index and _ANNEX_LIST.match(context.lines[index - 1].text) and line.number:
        return -5.0
    if GLOSSARY_TITLES.match(text) and not _ANNEX_ITEM.match(text):
        return 7.0
    if _IN_BRACKETS.match(text):
        return -4.0
    if APPENDIX.match(text) and n <= 40 and not line.terminated:
        # 附件：1.… lists what is annexed; 附件1 heads it.
        return -5.0 if _ANNEX_LIST.match(text) else 5.0
    score = (
        5.0 * bool(line.hints & _HEADING_HINTS)
        + 3.0 * bool(marked)
        - 0.12 * max(0, n - 28)
        - 6.0 * (not line.has_han or n < 3)
        - 6.0 * bool(DASH.match(text))
        - 6.0 * (context.cells[index] or "tab" in line.hints or context.amid_tabs(index))
    )
    if context.dates_signature(index - 1) and TITLE_GENRE.search(text):
        # The title of what a notice sends out stands below its signature.
        score += 3.0
    return score + _by_number(context, index)


def _by_number(context: Context, index: int) -> float:
    line = context.lines[index]
    text = line.text
    if _COMMA.search(text):
        return 0.0
    after = context.following(index)
    if line.number is None:
        said = line.terminated and not re.search(r"[”’）):：]$", text)
        return -4.0 if said else 0.0
    if line.number.style in HEADING_STYLES:
        if not line.terminated:
            return 6.0
        # A whole sentence under a heading number heads a section only when other text follows.
        opens = after is not None and (
            after.number is None or after.number.style != line.number.style
        )
        return 5.0 if opens and len(text) <= 50 and not text.endswith((";", "；")) else -3.0
    opens = after is not None and after.number is None and (after.stops_inside or after.terminated)
    return 1.5 if opens and not line.terminated and len(text) <= 35 else -5.0


def paragraph_score(context: Context, index: int) -> float:
    """Score P."""
    line = context.lines[index]
    text = line.text
    n = len(text)
    if line.running:
        return 5.0
    if context.is_signature(index):
        return 6.0
    if SALUTATION.match(text):
        return 4.0
    if _ANNEX_LIST.match(text) or _IN_BRACKETS.match(text):
        return 3.0
    if ("tab" in line.hints and not line.number) or context.amid_tabs(index):
        return 3.0
    if not line.has_han:
        return 3.0 if context.cells[index] or context.beside_tab(index) else -4.0
    if line.terminated:
        if context.goes_on_below(index):
            return -3.0
        return 3.0 if line.number else 2.0 if n >= 9 else 0.5
    if context.cells[index]:
        return 3.0
    if line.number and line.number.style not in HEADING_STYLES:
        return 1.0
    return -4.0 if n < 45 else -1.0
