"""Glossary entries: `1.港治谷:以国际邮轮…`, alone on a line or many in one."""

from __future__ import annotations

import re
from dataclasses import dataclass

from litsite.formats.markdown_escaping import clean_term

_NUMBER = r"(?:[（(\[［【〔]?\s*(?:\d{1,3}|[一二三四五六七八九十]{1,3}|[①-⑳])\s*[）)\]］】〕]?\s*[.．、:：]?\s*(?![%％\d]))"
_TERM = r"[^，,。；;:：！？!?]{2,45}?"
_ENTRY = re.compile(
    rf"^(?P<number>{_NUMBER})?(?P<term>{_TERM})\s*(?P<mark>[:：]|——|--|－－|是指|，是指|，指|,指)\s*(?P<definition>\S.*)$",
    re.DOTALL,
)  # 4.“政务e站”:依托政务服务云平台…
_BRACKETED = re.compile(
    r"^(?P<number>)(?P<term>[【\[].{2,30}?[】\]])(?P<mark>)\s*(?P<definition>\S.*)$"
)
_INLINE_TERM = re.compile(
    r"(?:(?<=[。！？])|^)\s*(?P<term>(?:\d{1,2}[.．、](?!\d))?[^，,。；;:：！？!?]{2,30})[:：](?=\S)"
)


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
    end = (
        match.start("definition")
        if match["mark"] in {":", "：", "——", "--", "－－", ""}
        else match.end("term")
    )
    return EntryParts(clean_term(match["term"]), end)


def find_inline_entries(text: str) -> list[int]:
    """Return where entries begin in a text that holds many of them."""
    starts = [match.start("term") for match in _INLINE_TERM.finditer(text)]
    return starts if len(starts) >= 2 and starts[0] == 0 else []
