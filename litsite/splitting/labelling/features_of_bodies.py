"""Features that tell the parts of a body: headings, paragraphs, captions."""

from __future__ import annotations

import re

from litsite.language.word_lists import load_words
from litsite.splitting.labelling.context import Context, Feature, has
from litsite.splitting.labelling.document_facts import first_sentence
from litsite.splitting.labelling.features_of_furniture import furniture_role
from litsite.splitting.recognising.captions import (
    EVENT,
    PAGE_CREDIT,
    PHOTOGRAPHER,
    SAYS_PICTURE,
    SCENE,
    VOICE,
)
from litsite.splitting.recognising.heading_numbers import APPENDIX, counts_on, is_glossary_title
from litsite.splitting.recognising.headlines import DASH, GENRE

_IN_BRACKETS = re.compile(r"^[（(][^（()）]+[）)]$")  # （此件公开发布）
_ANNEX_LIST = re.compile(r"^附件\s*+[:：]")  # 附件：1.重点任务分解表
_ANNEX_ITEM = re.compile(r"^附件\s*+[:：]\s*+\d")  # 附件：1.名词注释 is announced here, not begun
_FOREIGN_TERM = re.compile(
    r"^[（(\[［【]\d{1,3}[）)\]］】][^\u4e00-\u9fff]{1,30}[:：]$"
)  # ［8］1+5+N：
_COMMA = re.compile(r"[,，]$")
_MAY_END_HEADING = re.compile(r"[”’）):：]$")
_PART_NAMES = load_words("splitting", "heading_endings")  # 2021年工作回顾：
_OF_A_TIME = re.compile(r"\d{4}年|“?十[一二三四五六]五|过去|今后|今年|去年|全年")
_LONGEST_PART_NAME = 16
_HEADING_HINTS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_LONGEST_APPENDIX, _USUAL_HEADING, _SHORTEST_HEADING = 40, 28, 3
_LONGEST_EXCLAMATION = 45
_LONGEST_SENTENCE_HEADING, _LONGEST_ITEM_HEADING = 50, 35
_SHORTEST_SENTENCE, _LONG_LINE = 9, 45
_LONGEST_SCENE, _LONGEST_CAPTION = 45, 90
_LONGEST_BELOW_PICTURE = 60
_KEY = re.compile(r"[^，。]{2,6}[:：]")  # 本文来源：…
_SHORTEST_LEAD = 10


def special_heading(context: Context) -> str:
    """Whether the line heads, or only lists, what is annexed; `none` for all other lines."""
    text = context.unmarked
    if context.before and context.line.number and _ANNEX_LIST.match(context.before.text):
        return "annex_item"
    if is_glossary_title(text) and not _ANNEX_ITEM.match(text):
        return "glossary_title"
    if _IN_BRACKETS.match(text):
        return "in_brackets"
    short = len(text) <= _LONGEST_APPENDIX and not context.line.terminated
    if short and APPENDIX.match(text):
        # 附件：1.… lists what is annexed; 附件1 heads it.
        return "annex_list" if _ANNEX_LIST.match(text) else "appendix"
    return "none"


def _heading_number(context: Context) -> str:
    """How the line is numbered, whether it is a sentence, and whether other text follows."""
    line, after = context.line, context.after
    if _COMMA.search(line.text):
        return "none"
    if line.number is None:
        said = line.terminated and not _MAY_END_HEADING.search(line.text)
        return "unnumbered_sentence" if said else "none"
    if line.section_number:
        if not line.terminated:
            return "section"
        # A whole sentence under a heading number heads a section only when other text follows,
        # and the last item of a list heads none.
        opens = (
            after is not None
            and (after.number is None or after.number.style != line.number.style)
            and not (context.before and counts_on(line.number, context.before.number))
        )
        fits = context.size <= _LONGEST_SENTENCE_HEADING and not line.text.endswith((";", "；"))
        return "section_sentence_above_text" if opens and fits else "section_sentence"
    opens = after is not None and after.number is None and (after.stops_inside or after.terminated)
    fits = not line.terminated and context.size <= _LONGEST_ITEM_HEADING
    return "item_above_text" if opens and fits else "item"


def _rhythm(context: Context) -> str:
    """Whether it is one of several such lines above text, and needs that to be a heading."""
    if context.index not in context.document.rhythm:
        return "none"
    return "closed" if context.line.terminated else "open"


def _heading_end(context: Context) -> str:
    """What speaks against a heading in how the line ends; a number makes up for a full stop."""
    end = context.unmarked.rstrip("”’\"'）)」』 ")[-1:]
    if end in {"。", "；", ";", "，", ",", "、", "…"}:
        return "none" if context.line.section_number else "sentence"
    if end in {"：", ":"}:
        name = context.unmarked[:-1]
        named = _OF_A_TIME.match(name) and name.endswith(_PART_NAMES)
        if (
            named
            and context.size <= _LONGEST_PART_NAME
            and context.after is not None
            and context.after.running
        ):
            return "part_name"
        return "none" if context.goes_on else "colon"
    long = context.size > _LONGEST_EXCLAMATION
    return "long_exclamation" if end in {"！", "!", "？", "?"} and long else "none"


def _paragraph(context: Context) -> str:
    """What kind of paragraph, or of something else, the line is: the first that fits."""
    line = context.line
    if line.running:
        return "running"
    if context.index in context.document.signatures:
        return "signature"
    if line.salutation:
        return "salutation"
    if _ANNEX_LIST.match(line.text) or _IN_BRACKETS.match(line.text):
        return "annex_list_or_brackets"
    if (line.tab and not line.number) or context.amid_tabs:
        return "table_row"
    if _FOREIGN_TERM.match(line.text):
        return "foreign_term"
    if not line.has_han:
        return "table_symbols" if context.cell or context.beside_tab else "symbols"
    if line.terminated:
        if context.goes_on:
            return "first_half"
        if line.number:
            return "numbered_sentence"
        return "sentence" if context.size >= _SHORTEST_SENTENCE else "brief_sentence"
    if context.cell:
        return "table_cell"
    if line.number and not line.section_number:
        return "item"
    return "unended" if context.size < _LONG_LINE else "long_unended"


def _title_of_annex(context: Context) -> bool:
    """The title of what a notice sends out stands below its signature."""
    return (
        context.index - 1 in context.document.signature_dates
        and GENRE.search(context.unmarked) is not None
    )


def is_too_long_for_caption(context: Context) -> bool:
    """Whether the line is more than the one or two sentences of a caption."""
    return context.size > _LONGEST_CAPTION


def _caption_mark(context: Context) -> str:
    """A mark before words that end like a sentence or name a scene; else it marks a heading."""
    if not context.line.caption_mark:
        return "none"
    ends = context.text.endswith(("。", "）", ")")) or SCENE.search(context.text)
    return "before_sentence" if ends else "before_words"


def _may_show_picture(context: Context) -> bool:
    return context.size <= _LONGEST_SCENE and _stops(context) <= 1


def _picture(context: Context) -> str:
    """What a short line ends with: a scene, an event."""
    if not _may_show_picture(context):
        return "none"
    if SCENE.search(context.text):
        return "scene"
    return "event" if EVENT.search(context.text) else "none"


def _below_picture(context: Context) -> str:
    """A short line right below a picture of the page, and whether it is set as a heading is."""
    if "below picture" not in context.line.hints or context.size > _LONGEST_BELOW_PICTURE:
        return "none"
    line = context.line
    if line.stops_inside or line.hints & _HEADING_HINTS or line.number:
        return "none"
    if furniture_role(context) != "none" or _KEY.match(line.text):
        return "none"
    return "sentence" if line.terminated else "words"


def _repeated_lead(context: Context) -> bool:
    """Its first sentence opens other lines of the source too, as captions of one event do."""
    lead = first_sentence(context.text)
    repeated = len(lead) >= _SHORTEST_LEAD and context.document.leads[lead] > 2
    return repeated and _stops(context) >= 2


def _stops(context: Context) -> int:
    return sum(context.text.count(stop) for stop in "。！？")


def _expects_captions(context: Context) -> bool:
    """Outside newspapers only explicit signs count."""
    return context.document.newspaper or context.line.caption_mark


BODY_FEATURES: dict[str, Feature] = {
    "special_heading": special_heading,
    "heading_number": _heading_number,
    "heading_end": _heading_end,
    "rhythm": _rhythm,
    "sentences_inside": lambda c: c.line.stops_inside and _rhythm(c) == "none",
    "heading_hint": lambda c: bool(c.line.hints & _HEADING_HINTS),
    "marked_heading": lambda c: c.unmarked != c.text,
    "heading_excess": lambda c: max(0, len(c.unmarked) - _USUAL_HEADING),
    "no_words": lambda c: not c.line.has_han or len(c.unmarked) < _SHORTEST_HEADING,
    "dash_heading": lambda c: DASH.match(c.unmarked) is not None,
    "in_table": lambda c: c.cell or c.line.tab or c.amid_tabs,
    "title_of_annex": _title_of_annex,
    "paragraph": _paragraph,
    "too_long_for_caption": is_too_long_for_caption,
    "expects_captions": _expects_captions,
    "caption_mark": _caption_mark,
    "photographer": has(PHOTOGRAPHER),
    "caption_hint": lambda c: "caption" in c.line.hints,
    "below_picture": _below_picture,
    "says_picture": has(SAYS_PICTURE),
    "page_credit": has(PAGE_CREDIT),
    "repeated_lead": _repeated_lead,
    "picture": _picture,
    "brief_in_newspaper": lambda c: _may_show_picture(c) and _expects_captions(c),
    "voice": has(VOICE),
}
