"""Credits: lines that name editors, or the medium that a text was taken from."""

from __future__ import annotations

import re
from collections.abc import Sequence

from litsite.language.word_lists import alternatives, load_words

_ROLES = alternatives(load_words("splitting", "editing_roles"))
_CREDIT = re.compile(
    r"(?:(?:^|[\s　\d(（\[【])(?:本文|本版|本期)?|(?=责任编辑\s*+[:：]))(?:(?:责任编辑|责编)\s*+[:：/]?|编辑\s*+[:：/]|编辑[ 　]++)\s*+"
    r"(?P<names>[\u4e00-\u9fff](?:[\u4e00-\u9fff·]{1,3}|[ 　]+[\u4e00-\u9fff](?![\u4e00-\u9fff:：]))"
    rf"(?:[\s　、,，/]+(?!{_ROLES}|[\u4e00-\u9fff]{{2,6}}\s*+[:：/])[\u4e00-\u9fff]{{2,4}}){{0,3}})"
)  # 责任编辑:某某
_CREDIT_KEY = re.compile(
    rf"^[（(\[【]?\s*+(?:{alternatives(load_words('splitting', 'credit_keys'))})\s*+[:：]"
)  # 来源：
_SOURCE = re.compile(
    rf"(?:{alternatives(load_words('splitting', 'source_keys'))})\s*+[:：]\s*+[《]?(?P<name>(?:(?!记者|作者|编辑|责任编辑|责编|举报|发布(?:时间|日期|人|单位|机构|[:：])|时间\s*+[:：]|浏览|字号)[\u4e00-\u9fffA-Za-z0-9·]){{2,25}})"
)  # 来源于：东区办事处
_MEDIUM = rf"(?P<name>[\u4e00-\u9fff]{{0,10}}?(?:{alternatives(load_words('splitting', 'media_endings'))}))"
_TIME = r"\d{1,2}:\d{2}(?::\d{2})?"
_DATED_MEDIUM = re.compile(
    rf"^(?:原创)?\s*+{_MEDIUM}\s*+(?:19|20)\d{{2}}[-/.年]\d{{1,2}}[-/.月]\d{{1,2}}日?\s*+{_TIME}"
    rf"|{_TIME}\s*+{_MEDIUM.replace('name', 'name2')}(?![\u4e00-\u9fff])"
)  # 某某日报 2019-09-09 16:01  2019-09-09 16:01 某某日报
_LONGEST = 60


def has_credit_key(text: str) -> bool:
    """Return whether the line begins with a credit's key."""
    return bool(_CREDIT_KEY.match(text))


def is_credit(text: str) -> bool:
    """Return whether the line names editors or the place that the text was taken from."""
    short = len(text) <= _LONGEST and "。" not in text
    return short and bool(
        _CREDIT.match(text) or has_credit_key(text) or _SOURCE.match(text.lstrip("(（【["))
    )


def find_editor(text: str) -> str | None:
    """Return the editor that a credit line names."""
    match = _CREDIT.search(text)
    if match is None:
        return None
    names = match["names"]
    if re.fullmatch(r"[\u4e00-\u9fff][\s　]+[\u4e00-\u9fff]", names):
        return re.sub(r"[\s　]", "", names)
    return " ".join(re.split(r"[\s　、,，/]+", names.strip()))


def find_publication(lines: Sequence[str]) -> str | None:
    """Return the medium that a 来源 line names."""
    named = next((match["name"] for text in lines if (match := _SOURCE.search(text))), None)
    if named:
        return named
    dated = (_DATED_MEDIUM.search(text) for text in lines if len(text) <= _LONGEST)
    return next((match["name"] or match["name2"] for match in dated if match), None)


def join_keys(lines: Sequence[str]) -> list[str]:
    """Join a key that stands alone (`责任编辑：`) with the value on the next line."""
    return [
        line + following
        if line.endswith((":", "：")) or following.startswith((":", "："))
        else line
        for line, following in zip(lines, [*lines, ""][1:], strict=True)
    ]
