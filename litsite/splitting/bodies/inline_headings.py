"""Headings inside a line: `（一）坚持科技引领。…` and `… 一、标题 正文 二、标题 正文`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from litsite.language.dates import HAN_NUMBER, han_to_int
from litsite.language.word_lists import alternatives, load_words
from litsite.splitting.recognising.heading_numbers import (
    ARTICLE_OF_LAW,
    HEADING_STYLES,
    Numbering,
    counts_on,
    find_numbering,
)

_CANDIDATE = re.compile(
    rf"(?:(?<=[\s。！？!?；;”）)])|^)(?:(?P<han>{HAN_NUMBER})、|[（(](?P<paren>{HAN_NUMBER})[）)]|(?P<glossary>(?:附件\s*+\d*\s*+)?名词(?:解释|注释))(?=[\s:：]?[^。！？]{{2,40}}[:：]))(?:(?<=[释注])|(?!\s)(?!{HAN_NUMBER}、))"
)  # " 一、标题 正文…"   never "十九届 二、 三、四全会"
_STOP = re.compile(r"[。！？!?]")
_RUN_IN_LONGEST = 56
_HEADING_LONGEST = 44
_PART_LONGEST = 24
_OF_LAWS = frozenset({"chapter", "part"})
_STYLES_INLINE = {"han": "han", "han_paren": "paren"}

_HEADING_END = load_words("splitting", "heading_endings")
_BODY_START = re.compile(
    rf"{alternatives(load_words('splitting', 'body_beginnings'))}|过去(?:的)?(?:一年|五年|几年)|\d{{4}}年[,，是]|全(?:区|市|县|省|乡|镇)|以[^,，。]{{2,30}}为|(?:区|市|县)(?:委|政府)|要(?:坚持|按照|以|把)"
)  # 过去的一年


@dataclass(frozen=True, slots=True)
class InlineHeading:
    """A heading found inside a text: characters `start` to `end`; its body begins at `end`."""

    start: int
    end: int


def find_run_in(text: str) -> InlineHeading | None:
    """Recognise a numbered first sentence that heads its own paragraph.

    The number must be of a heading style, the sentence short, and more text must follow. A list
    item that is one sentence is no heading. A chapter's title ends where its first article begins.
    """
    number = find_numbering(text)
    if number is None or number.style not in HEADING_STYLES:
        return None
    if number.style in _OF_LAWS:
        article = ARTICLE_OF_LAW.search(text, number.length)
        if article and article.start() <= _RUN_IN_LONGEST:
            return InlineHeading(0, article.start())
    stop = re.search(r"。|(?<=[\u4e00-\u9fff”])\.(?=\s*+[\u4e00-\u9fff“（(])", text)
    if stop is None or stop.end() >= len(text) or stop.end() > _RUN_IN_LONGEST + number.length:
        return None
    sentence = text[number.length : stop.start()]
    if re.search(r"[！？；;]|[:：].{12,}", sentence) or len(sentence) < 2:
        return None
    return InlineHeading(0, stop.end())


def is_lone_heading(text: str) -> bool:
    """Return whether a numbered text is one short sentence."""
    return len(text) <= _RUN_IN_LONGEST and text.endswith("。") and text.count("。") == 1


def find_inline_headings(
    text: str, last: Numbering | None = None, below: Numbering | None = None
) -> list[InlineHeading]:
    """Find the chain of headings in a body that lost its line breaks.

    Ordinals must count up from one, or from `last`, the heading above, if the text begins so;
    （一） starts anew under each 一、. Fewer than two make no chain, unless it goes on `below`.
    """
    found: list[InlineHeading] = []
    expected = {"han": 1, "paren": 1}
    lost = {"han": False, "paren": False}
    number = find_numbering(text)
    goes_on = counts_on(number, last)
    if goes_on and number is not None and number.style in _STYLES_INLINE:
        expected[_STYLES_INLINE[number.style]] = number.value
    position = 0
    for style, value, start, after in _candidates(text):
        if start < position:
            continue
        if style == "glossary":
            found.append(InlineHeading(start, after))
            position = after
            continue
        # A heading whose end cannot be told is left in the text, and the next number counts on.
        if value != expected[style] and not (lost[style] and value == expected[style] + 1):
            continue
        end = _heading_end(text, start, after, run_in=style == "paren")
        if end is None:
            lost[style] = lost[style] or value == expected[style]
            continue
        found.append(InlineHeading(start, end))
        position = end
        expected[style], lost[style] = value + 1, False
        if style == "han":
            expected["paren"], lost["paren"] = 1, False
    glossary = any(text[one.start : one.end].endswith(("解释", "注释")) for one in found)
    chain = len(found) >= 2 and max(expected.values()) > 2
    goes_on = goes_on and found != [] and found[0].start == 0
    if below is not None and below.style in _STYLES_INLINE:
        goes_on = goes_on or below.value == expected[_STYLES_INLINE[below.style]] > 1
    return found if chain or goes_on or glossary else []


def _candidates(text: str) -> Iterator[tuple[str, int, int, int]]:
    """Yield style, value, start, and where the heading's words begin."""
    for match in _CANDIDATE.finditer(text):
        style = match.lastgroup or ""
        value = 0 if style == "glossary" else han_to_int(match[style])
        yield style, value, match.start(), match.end()


def _heading_end(text: str, start: int, after: int, *, run_in: bool) -> int | None:
    stop = _STOP.search(text, after)
    zone_end = stop.start() if stop else len(text)
    by_space = _end_at_space(text, after, zone_end)
    if by_space is not None and not run_in:
        return by_space
    if zone_end - after <= _RUN_IN_LONGEST and stop is not None and stop[0] == "。":
        seam = None if run_in else _end_at_seam(text, after, zone_end)
        return seam if seam is not None else stop.end()
    if by_space is not None:
        return by_space
    return _end_at_seam(text, after, zone_end)


def _end_at_space(text: str, after: int, zone_end: int) -> int | None:
    """The last space that parts title-like pieces from the first sentence of the body.

    Headings hold spaces of their own: `四、招商引资项目分类推进 增强发展后劲 同期发布的25个…`.
    """
    best = None
    previous = after
    for match in re.finditer(r"\s+", text[after:zone_end]):
        cut = after + match.start()
        part = text[previous:cut]
        too_long = len(part) > (_HEADING_LONGEST if best is None else _PART_LONGEST)
        if (
            too_long
            or cut - after > _HEADING_LONGEST + _PART_LONGEST
            or (best and re.search(r"[,，\d]", part))
        ):
            break
        best = cut
        previous = after + match.end()
    return best


def _end_at_seam(text: str, after: int, zone_end: int) -> int | None:
    """Where a heading runs into its body without any mark: `2019年工作回顾刚刚过去的2019年`.

    Needs both a word that ends headings on the left and one that begins bodies on the right.
    """
    for seam in range(after + 4, min(zone_end, after + 36)):
        if text[after:seam].endswith(_HEADING_END) and _BODY_START.match(text, seam):
            return seam
    return None
