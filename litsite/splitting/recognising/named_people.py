"""People who wrote or spoke: from bylines, datelines, and lines of office and name."""

from __future__ import annotations

import re

from litsite.language.word_lists import alternatives, load_words

_NAME = r"[\u4e00-\u9fff](?:[\u4e00-\u9fff·]{1,3}|[\s　]+[\u4e00-\u9fff])"
_ROLES = alternatives(load_words("splitting", "reporter_roles"))
_SPEAKER = re.compile(
    rf"(?:(?P<org>[\u4e00-\u9fff]{{2,40}}?(?:{alternatives(load_words('splitting', 'speaking_organs'))}))\s*+)?(?:代理|代)?(?:省|区|市|县|州|旗|镇|乡|盟)?(?:{alternatives(load_words('splitting', 'speakers_offices'))})\s*+[:：]?\s*+(?P<name>{_NAME})\s*+$"
)  # 某某市某某区人民政府区长某某某
_REPORTER = re.compile(
    rf"[（(【]?[^（()）【】。]{{0,24}}(?!记者(?:{alternatives(load_words('splitting', 'reporting_verbs'))}))(?:{_ROLES}|文[/／:：]图?)\s*+[:：]?\s*+(?P<names>{_NAME}(?:[\s　、,，]+{_NAME}){{0,3}})[^（）()。]{{0,40}}[）)】]?\s*+$"
)  # (某报记者 某某)
_ROLE_NAMES = re.compile(
    rf"(?:{_ROLES}|文[/／:：]图?)\s*+[:：]?\s*+(?P<names>{_NAME}(?:[\s　、,，]+(?!通讯员|记者|[\u4e00-\u9fff]{{2,6}}\s*+[:：]){_NAME}){{0,3}})"
)
_DATELINE = re.compile(
    r"^[^。（(]{0,20}(?:讯|电|报道)?\s*+(?P<credit>[（(][^（()）]{0,12}(?:记者|通讯员)[^（()）]{2,30}[）)])"
)
_SIGNED = re.compile(
    rf"[。！？”]\s*+[（(]\s*+(?P<names>{_NAME}(?:[\s　、]+{_NAME}){{0,3}})\s*+[）)]$"
)  # …圆满结束。（张三 李四）
_AT_MEETING = re.compile(
    rf"(?:{alternatives(load_words('splitting', 'meetings'))})上"
)  # 第四次会议上
_KEYED_SPEAKER = re.compile(
    rf"^(?:报告人|讲话人|发言人|主讲人)\s*+[:：]\s*+(?:[\u4e00-\u9fff]{{0,20}}(?:长|主任|主席|书记)[\s　]*)?(?P<name>{_NAME})\s*+$"
)  # 报告人：季某
_SURNAMES = frozenset(load_words("splitting", "surnames"))
_LOST_BLANKS = re.compile(r"[?？]{2,}\s*+")  # 县长??张三丰: what a codec made of blanks
_PHOTO = re.compile(r"摄|供图|图片")
_SURNAMES = frozenset(load_words("splitting", "surnames"))
_NOT_A_NAME = re.compile(alternatives(load_words("splitting", "not_personal_names")))


def find_speaker(text: str) -> tuple[str | None, str | None]:
    """Return office holder and organization from a line such as `某区人民政府区长 张三`."""
    match = _SPEAKER.search(_LOST_BLANKS.sub(" ", text))
    if match is None or _NOT_A_NAME.search(match["name"]):
        return None, None
    # In a body without line breaks the meeting runs into the office: …第四次会议上某某区人民政府…
    org = _AT_MEETING.split(match["org"])[-1] if match["org"] else None
    return re.sub(r"[\s　]", "", match["name"]), org or None


def find_keyed_speaker(text: str) -> str | None:
    """Return who gave a report from a collector's line such as `报告人：某区区长 张三`."""
    keyed = _KEYED_SPEAKER.match(text)
    if keyed is None:
        return None
    name = re.sub(r"[\s　]", "", keyed["name"])
    return name if name[0] in _SURNAMES else None


def find_reporter(text: str) -> str | None:
    """Return the reporters named at the end of a text, joined with a space."""
    tail = text[-90:]
    if not _REPORTER.search(tail) or _PHOTO.search(tail[-12:]):
        return None
    names: list[str] = []
    for match in _ROLE_NAMES.finditer(tail):
        joined = re.sub(
            r"(?<![\u4e00-\u9fff])([\u4e00-\u9fff])[\s　]+([\u4e00-\u9fff])(?![\u4e00-\u9fff])",
            r"\1\2",
            match["names"],
        )
        names += [
            name
            for name in re.split(r"[\s　、,，]+", joined)
            if len(name) >= 2 and name[0] in _SURNAMES and not _NOT_A_NAME.search(name)
        ]
    return " ".join(names) or None


def find_signer(text: str) -> str | None:
    """Return who signed with no more than a name in brackets, behind a text's last sentence."""
    match = _SIGNED.search(text[-40:])
    names = re.split(r"[\s　、]+", match["names"]) if match else []
    signed = all(len(n) <= 3 and n[0] in _SURNAMES and not _NOT_A_NAME.search(n) for n in names)
    return " ".join(names) if names and signed else None


def find_dateline_reporter(text: str) -> str | None:
    """Return the reporters named where a report begins: `本报讯（记者 某某）近日,…`."""
    match = _DATELINE.match(text)
    return find_reporter(match["credit"]) if match else None
