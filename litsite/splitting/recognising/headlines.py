"""What headlines are worded like: dashes, genres, open ends, names of columns."""

from __future__ import annotations

import re

from litsite.language.word_lists import alternatives, load_words

DASH = re.compile(r"^\s*+(?:——|--|―+|—|──)")  # ——副题
DASH_END = re.compile(r"(?:——|--|―|──)\s*+$")  # 引题——
OPEN_END = re.compile(r"关于.{0,8}$|(?:印发|转发|发布|公布|的)$|《[^《》]*$")  # …办公室关于印发
SUBJECT = re.compile(r"关于|印发|转发")  # 关于印发…的通知, below who issued it
IN_LENTICULAR = re.compile(r"^【[^】]{2,24}】$")  # 【某区·城市更新】
DATELINE = re.compile(r"^(?:本报|本网|本刊)(?:讯|[\u4e00-\u9fff]{1,6}讯)")  # 本报讯（记者 某某）
COLUMN = re.compile(
    rf"(?:{alternatives(load_words('splitting', 'column_endings'))})$"
    r"|[·•].{2,80}(?:之[一二三四五六七八九十]{1,4}|行|篇)$"
)  # 改革巡礼
COMPLETE = re.compile(
    rf"(?:{alternatives(load_words('splitting', 'completed_events'))})[”’」』]?$"
)  # 第四次会议开幕
GENRE = re.compile(
    rf"(?:{alternatives(load_words('splitting', 'title_genres'))})(?:[（(].{{1,16}}[）)])?$"
)  # 实施方案（试行）
_REPORTING = re.compile(r"(?<!工)作.{0,20}报告$")  # 某某作政府工作报告
_SERIES = re.compile(
    r"[“\"](?P<name>[^”\"“]{3,20})[”\"]\s*+(?:系列|大型)?(?:专题报道|专版|专栏|系列报道|特刊)"
)  # “改革巡礼”专题报道


def is_document_title(text: str) -> bool:
    """Return whether the text is a document's title, not a report that one was given."""
    return bool(GENRE.search(re.sub(r"\s", "", text))) and not _REPORTING.search(text)


def find_series(text: str) -> str | None:
    """Return the series that the text names itself a part of."""
    match = _SERIES.search(text)
    return match["name"] if match else None
