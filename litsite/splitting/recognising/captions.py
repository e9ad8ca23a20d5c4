"""Captions: short sentences beside a picture that is no longer there."""

from __future__ import annotations

import re

from litsite.language.word_lists import alternatives, load_words

MARK = re.compile(r"^[■▲▼◆△▶►◀●★☆]\s*+")  # ■清河岸边的春色。
SAYS_PICTURE = re.compile(
    r"^(?:上|下|左|右|本)?图(?:为|一|二|三|四|[①②③④1-9]|[:：])|图片(?:说明|为|由|来源)|资料图|资料照片|这是.{0,20}(?:现场|场景|画面|一幕|一角|风光)|(?:图/文|图片提供)[)）。]?$|[（(][^（）()]{0,15}(?:摄|供图)[)）]。?$"
)  # 图为会议现场。（记者 摄）
PHOTOGRAPHER = re.compile(
    r"(?:记者|通讯员|图片|[\u4e00-\u9fff]{2,4})\s*+[\u4e00-\u9fff、 ]{0,12}\s*+(?:摄|供图|摄影)[)）。]?$"
)  # 本报记者 李森 摄
SCENE = re.compile(
    rf"(?:{alternatives(load_words('splitting', 'caption_scenes'))})[。.]?$"
)  # 清河岸边风光。
EVENT = re.compile(
    rf"(?:{alternatives(load_words('splitting', 'caption_events'))})[。.]?$"
    r"|(?:大会|会议|仪式|论坛|活动|比赛|晚会)[。.]$|在.{2,30}(?:举行|召开|开幕|举办)[。.]?$"
)  # 某某大会在云泽开幕。
VOICE = re.compile(alternatives(load_words("splitting", "speech_words")))  # 会议指出
PAGE_CREDIT = re.compile(r"^[（(]?本版")  # （本版图片由…提供）


def strip_mark(text: str) -> tuple[str, int]:
    """Return the caption without its mark, and how many characters the mark took."""
    match = MARK.match(text)
    return (text[match.end() :], match.end()) if match else (text, 0)
