"""Who wrote, edited and published: from bylines, credits, collectors' headers and signatures."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from litsite.language.dates import WHOLE_DATE, find_date
from litsite.splitting.recognising.furniture import CREDIT, SOURCE_LINE
from litsite.splitting.recognising.organization_names import org_score

_NAME = r"[\u4e00-\u9fff](?:[\u4e00-\u9fff·]{1,3}|[\s　]+[\u4e00-\u9fff])"
_SPEAKER = re.compile(
    rf"(?P<org>[\u4e00-\u9fff]{{2,40}}?(?:人民政府|人大常委会|人民法院|人民检察院|委员会|政协))?\s*(?:代理|代)?(?:省|区|市|县|州|旗|镇|乡|盟)?(?:长|主任|主席|院长|检察长|书记)\s*[:：]?\s*(?P<name>{_NAME})\s*$"
)  # 某某市某某区人民政府区长某某某
_OPENING = re.compile(
    r"我(?:谨)?代表(?P<org>[\u4e00-\u9fff]{2,16}?(?:人民政府|政府))"
)  # 现在,我代表某某区人民政府
_REPORTER = re.compile(
    rf"[（(【]?[^（()）【】。]{{0,24}}(?:记者(?!从|在|了解|获悉|看到|日前|采访)|通讯员|作者|撰文|文[/／:：]图?)\s*[:：]?\s*(?P<names>{_NAME}(?:[\s　、,，]+{_NAME}){{0,3}})[^（）()。]{{0,40}}[）)】]?\s*$"
)  # (某报记者 某某)
_ROLE_NAMES = re.compile(
    rf"(?:记者|通讯员|作者|撰文|文[/／:：]图?)\s*[:：]?\s*(?P<names>{_NAME}(?:[\s　、,，]+(?!通讯员|记者|[\u4e00-\u9fff]{{2,6}}\s*[:：]){_NAME}){{0,3}})"
)
_DATELINE = re.compile(
    r"^[^。（(]{0,20}(?:讯|电|报道)?\s*(?P<credit>[（(][^（()）]{0,12}记者[^（()）]{2,30}[）)])"
)
_PHOTO = re.compile(r"摄|供图|图片")
_ISSUER = re.compile(
    r"^(?P<org>[\u4e00-\u9fff、 ]{4,40}?(?:人民政府办公厅|人民政府办公室|人民政府|委员会|办公厅|办公室|局|厅|部|委|院|会))\s*(?:关于|印发|转发|发布)"
)  # 某某局印发《…》的通知
_NOT_A_NAME = re.compile(r"文图|文/|发布|时间|来源|报告|工作|会议|代表|同志|我们|各位|讲话")


def find_speaker(text: str) -> tuple[str | None, str | None]:
    """Return office holder and organization from a line such as `某区人民政府区长 张三`."""
    match = _SPEAKER.search(text)
    if match is None or _NOT_A_NAME.search(match["name"]):
        return None, None
    # In a body without line breaks the meeting runs into the office: …第四次会议上某某区人民政府…
    org = re.split(r"会议上|大会上|全会上", match["org"])[-1] if match["org"] else None
    return re.sub(r"[\s　]", "", match["name"]), org or None


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
            if len(name) >= 2 and not _NOT_A_NAME.search(name)
        ]
    return " ".join(names) or None


def find_dateline_reporter(text: str) -> str | None:
    """Return the reporters named where a report begins: `本报讯（记者 某某）近日,…`."""
    match = _DATELINE.match(text)
    return find_reporter(match["credit"]) if match else None


def find_editor(text: str) -> str | None:
    """Return the editor that a credit line names."""
    match = CREDIT.search(text)
    if match is None:
        return None
    names = match["names"]
    if re.fullmatch(r"[\u4e00-\u9fff][\s　]+[\u4e00-\u9fff]", names):
        return re.sub(r"[\s　]", "", names)
    return " ".join(re.split(r"[\s　、,，/]+", names.strip()))


def find_publication(lines: Sequence[str]) -> str | None:
    """Return the medium that a 来源 line names."""
    for text in lines:
        match = SOURCE_LINE.search(text)
        if match:
            return match["name"]
    return None


def find_issuer(title: str, paragraphs: Sequence[str]) -> str | None:
    """Return the organization that issued a notice: its signature, else the start of its headline."""
    for index, text in enumerate(paragraphs):
        if not WHOLE_DATE.match(text):
            continue
        signers = itertools.takewhile(lambda t: org_score(t, "") > -1, paragraphs[:index][::-1])
        if names := list(signers)[::-1]:
            return " ".join(names)
    match = _ISSUER.match(title)
    return match["org"].strip() if match else None


def find_signature_date(paragraphs: Sequence[str]) -> str | None:
    """Return the date under a signature."""
    for before, after in itertools.pairwise(paragraphs):
        if WHOLE_DATE.match(after) and len(before) <= 40:
            return find_date(after)
    return None


def find_opening_org(body: str) -> str | None:
    """Return on whose behalf a report is given."""
    match = _OPENING.search(body[:600])
    return match["org"] if match else None
