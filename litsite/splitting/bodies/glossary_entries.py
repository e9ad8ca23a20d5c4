"""Glossary entries: `1.港治谷:以国际邮轮…`, alone on a line, over two lines, or many in one."""

from __future__ import annotations

import re
from dataclasses import dataclass

from litsite.formats.markdown_escaping import clean_term
from litsite.language.dates import HAN_NUMBER

_NUMBER = rf"(?:注\s*+)?(?:[（(\[［【〔]?\s*+(?:\d{{1,3}}|{HAN_NUMBER}|[①-⑳])\s*+[）)\]］】〕]?\s*+[.．、:：]?(?:\s*+(?![%％\d])|(?=\s)))"
_NUMBERED = re.compile(
    rf"^(?:注\s*+)?(?:[（(\[［【〔]\s*+(?:\d{{1,3}}|{HAN_NUMBER})\s*+[）)\]］】〕]|(?:\d{{1,3}}|{HAN_NUMBER})\s*+[）)\]］】〕.．、](?!\d)|[①-⑳])"
)  # [12], ［3］, 4., （五）, 13]
_QUOTED = r"“[^”]{1,40}”"
_TERM = rf"(?:(?:{_QUOTED}|[^“，,。；;:：！？!?]|“(?![^”]{{1,40}}”)){{2,45}}?|{_QUOTED})"
_MARK = r"[:：]|——|--|－－|。(?=是?指|即)|[，,]?是指|[，,]指|[，,]?即(?:指|是)?|(?<=[”】》）)])(?:就?是|为)|指"
_ENTRY = re.compile(
    rf"^(?P<number>{_NUMBER})?(?P<term>{_TERM})\s*+(?P<mark>{_MARK})\s*+(?P<definition>\S.*)$",
    re.DOTALL,
)  # 4.“政务e站”:依托政务服务云平台…
_BRACKETED = re.compile(
    rf"^(?P<number>{_NUMBER})?(?P<term>[【\[［](?!\d+[】\]］]).{{2,30}}?[】\]］])(?P<mark>)\s*+(?P<definition>\S.*)$",
    re.DOTALL,
)  # 1.[链长]即…
_CLOSING_MARKS = frozenset({":", "：", "——", "--", "－－", ""})
_INLINE_TERM = re.compile(
    r"(?:(?<=[。！？])|^)\s*(?P<term>(?:\d{1,2}[.．、](?!\d))?[^，,。；;:：！？!?]{2,30})[:：](?=\S)"
)
_INLINE_NUMBER = re.compile(
    r"(?:(?<=[。！？；;”）)\s])|^\s*+)(?!\s)(?P<start>[（(\[［【〔]?\s*+(?P<n>\d{1,3})\s*+[）)\]］】〕.．、](?!\d))"
)
_BARE_TERM_ENDS = frozenset("。！？!?；;，,、")


@dataclass(frozen=True, slots=True)
class EntryParts:
    """Where term and definition stand in a text; `term` is clean of number and colon."""

    term: str
    head_end: int
    """End of number, term and mark, which stay together so that nothing is lost."""


def find_entry(text: str) -> EntryParts | None:
    """Recognise one entry, or None."""
    match = _BRACKETED.match(text) or _ENTRY.match(text)
    if match is None:
        return None
    # A comma or full stop belongs to the term's end, 是指 to what is said of it.
    stop = len(match["mark"]) - len(match["mark"].lstrip("，,。"))
    closes = match["mark"] in _CLOSING_MARKS
    end = match.start("definition") if closes else match.start("mark") + stop
    return EntryParts(clean_term(match["term"]), end)


def is_numbered(text: str) -> bool:
    """Whether the text begins with a number of those that count entries."""
    return _NUMBERED.match(text) is not None


def is_bare_term(text: str) -> bool:
    """Whether the text could be a term whose definition stands on the next line."""
    return text[-1:] not in _BARE_TERM_ENDS


def find_inline_entries(text: str) -> list[int]:
    """Return where entries begin in a text that holds many of them.

    By their numbers if they count up from the text's beginning, else by their terms.
    """
    counted: list[int] = []
    expected = None
    for match in _INLINE_NUMBER.finditer(text):
        value = int(match["n"])
        if (expected is None and match.start() == 0) or value == expected:
            counted.append(match.start("start"))
            expected = value + 1
    if len(counted) >= 2:
        return counted
    if is_numbered(text):
        return []  # an entry with a number of its own is one, whatever colons its definition holds
    starts = [match.start("term") for match in _INLINE_TERM.finditer(text)]
    return starts if len(starts) >= 2 and starts[0] == 0 else []
