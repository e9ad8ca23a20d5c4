"""Captions: short sentences beside a picture that is no longer there."""

from __future__ import annotations

import re

MARK = re.compile(r"^[■▲▼◆△▶►◀●★☆]\s*")  # ■清河岸边的春色。
_SAYS_SO = re.compile(
    r"^(?:上|下|左|右|本)?图(?:为|一|二|三|四|[①②③④1-9]|[:：])|图片(?:说明|为|由|来源)|资料图|资料照片|这是.{0,20}(?:现场|场景|画面|一幕|一角|风光)|(?:图/文|图片提供)[)）。]?$|[（(][^（）()]{0,15}(?:摄|供图)[)）]。?$"
)  # 图为会议现场。（记者 摄）
_CREDITED = re.compile(
    r"(?:记者|通讯员|图片|[\u4e00-\u9fff]{2,4})\s*[\u4e00-\u9fff、 ]{0,12}\s*(?:摄|供图|摄影)[)）。]?$"
)  # 本报记者 李森 摄
_SCENE = re.compile(
    r"(?:现场|现场图|风光|风景|鸟瞰|鸟瞰图|俯瞰|一角|一瞥|夜景|全景|美景|景色|外景|航拍|效果图|掠影|场景|瞬间|合影|留影|作业|参观|剪影|实景)[。.]?$"
)  # 清河岸边风光。
_EVENT = re.compile(
    r"(?:举行|开幕|召开|启动|揭牌|签约|亮相|举办)[。.]?$|(?:大会|会议|仪式|论坛|活动|比赛|晚会)[。.]$|在.{2,30}(?:举行|召开|开幕|举办)[。.]?$"
)
_VOICE = re.compile(r"指出|强调|宣布|要求|表示|坚持|我们|推进|加强|应当|必须")


def caption_score(
    text: str, *, newspaper: bool, repeated_lead: bool, hints: frozenset[str]
) -> float:
    """How much `text` looks like a caption; above 0 is more likely than not.

    `repeated_lead`: its first sentence opens other lines of the source too, as captions of one
    event do. Outside newspapers only explicit signs count.
    """
    if len(text) > 90:
        return -9.0
    score = -3.0 if newspaper else -6.0
    stops = sum(text.count(stop) for stop in "。！？")
    if MARK.match(text):
        # A mark before words that end like a sentence or name a scene; else it marks a heading.
        score += 7 if text.endswith(("。", "）", ")")) or _SCENE.search(text) else 3
    if _CREDITED.search(text):
        score += 13
    if "caption" in hints:
        score += 8
    if _SAYS_SO.search(text):
        score += 9.5
    if re.match(r"^[（(]?本版", text):
        score -= 12  # （本版图片由…提供） is a credit
    if repeated_lead and stops >= 2:
        score += 14
    if len(text) <= 45 and stops <= 1:
        if _SCENE.search(text):
            score += 5
        elif _EVENT.search(text):
            score += 4.5
        if newspaper:
            score += 1.5
    if _VOICE.search(text):
        score -= 3
    return score


def strip_mark(text: str) -> tuple[str, int]:
    """Return the caption without its mark, and how many characters the mark took."""
    match = MARK.match(text)
    return (text[match.end() :], match.end()) if match else (text, 0)
