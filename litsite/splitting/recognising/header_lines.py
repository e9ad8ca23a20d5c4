"""Lines that stand under a headline: office and name, reporter, document number, meeting, date."""

from __future__ import annotations

import re
from typing import Literal

from litsite.language.dates import DATE, WHOLE_DATE
from litsite.language.word_lists import alternatives, load_words
from litsite.splitting.recognising.headlines import DASH

_ROLES = alternatives(load_words("splitting", "reporter_roles"))
_OFFICE = re.compile(
    rf"^(?:.{{2,24}}?(?:{alternatives(load_words('splitting', 'signing_organs'))}|发展和改革.{{1,3}}|省|市|区|县|州|旗))?"
    r"\s*+(?:代理|代)?(?:区|市|县|州|旗|镇|乡|省|盟)?"
    rf"(?:长|{alternatives(load_words('splitting', 'heads_of_offices'))})(?:候选人)?(?P<apart>\s*+[:：]?\s*+)(?P<name>[\u4e00-\u9fff](?:\s{{0,4}}[\u4e00-\u9fff·]){{1,4}})$"
)  # 某某市某某区人民政府区长 张三丰
_OFFICE_ALONE = re.compile(
    r"^[\u4e00-\u9fff]{2,20}(?:人民政府|省|市|区|县|州|旗)(?:代理|代)?(?:省|市|区|县|州|旗)?(?:长|主席)$"
)  # 某某县人民政府代县长
_REPORTER = re.compile(
    rf"^[（(【□■◎○●◆]?\s*+(?:(?:本报|本网|特约|见习|首席|全媒体|融媒体)*\s*+(?:{_ROLES}|文[/／:：])(?:\s*+[:：])?\s{{0,24}}[\u4e00-\u9fff、\s]{{2,24}}){{1,4}}?(?:文[/／]?图|摄影报道|报道|整理)?[）)】]?$"
)  # 本报记者 李明
_DOCUMENT_NUMBER = re.compile(
    r"^[\u4e00-\u9fff]{1,12}(?:发|办|字|函|规|通|令|告)?\s*+[〔\[（(【]\s*+(?:19|20)\d{2}\s*+[〕\])）】]\s*+(?:第\s*+)?\d{1,4}\s*+号$"
)  # 某政办发〔2022〕1号
MEETING = re.compile(
    r"^[（(].{0,30}(?:(?:19|20)\d{2}\s*+年.{0,40}|会议|大会)上?.{0,16}[）)]$"
    rf"|^{DATE.pattern}[\s　]*[\u4e00-\u9fff]{{4,30}}第[一二三四五六七八九十]{{1,3}}次会议$"
    rf"|^(?:(?:19|20)\d{{2}}年\d{{1,2}}月\d{{1,2}}日)?[\s　]*在.{{4,40}}(?:{alternatives(load_words('splitting', 'meetings'))})上[^，。,]{{0,26}}$"
)  # （2021年1月6日在某区人民代表大会上）
MEETING_PART = re.compile(
    r"^(?:19|20)\d{2}年\d{1,2}月\d{1,2}日[\s　]*在.{4,40}$|^.{0,20}(?:第[一二三四五六七八九十]{1,3}次|全体)?会议上$"
)  # a meeting's date and name over two lines
_DATED_NAME = re.compile(
    rf"^[（(]?{DATE.pattern}[\s　，,]*(?P<name>[\u4e00-\u9fff](?:[\s　]*[\u4e00-\u9fff]){{1,3}})[）)]?$"
)  # 2006年2月16日 张三
_NAME = re.compile(r"^[\u4e00-\u9fff](?:[\s　]*[\u4e00-\u9fff]){1,3}$")  # 张  三
_SURNAMES = frozenset(load_words("splitting", "surnames"))
SALUTATION = re.compile(
    rf"^(?:尊敬的)?(?:{alternatives(load_words('splitting', 'salutation_beginnings'))}|.{{2,30}}(?:单位|部门|人民政府|委员会)).{{0,60}}[:：]$"
)  # 各位代表:

HeaderLine = Literal["office_or_number", "meeting", "meeting_part", "name", "none"]
_LONGEST: dict[HeaderLine, int] = {"office_or_number": 48, "meeting": 70, "meeting_part": 50}


def find_header_line(text: str) -> HeaderLine:
    """Which kind of header line the text is by itself; names need company to be told."""
    length = len(text)
    forms = text, re.sub(r"[\s　]", "", text)
    if length <= _LONGEST["office_or_number"] and (
        any(p.match(f) for p in (_REPORTER, _DOCUMENT_NUMBER) for f in forms)
        or any(map(_names_office_holder, forms))
    ):
        return "office_or_number"
    if length <= _LONGEST["meeting"] and MEETING.match(text):
        return "meeting"
    if length <= _LONGEST["meeting_part"] and MEETING_PART.match(text):
        return "meeting_part"
    dated = _DATED_NAME.match(text)
    if dated and dated["name"][0] in _SURNAMES:
        return "name"
    return "none"


def _names_office_holder(text: str) -> bool:
    """Whether it is an office and a name; 让老城区长出新动能 has no surname behind 区长."""
    match = _OFFICE.match(text)
    return match is not None and (bool(match["apart"]) or match["name"][0] in _SURNAMES)


def names_office_alone(text: str) -> bool:
    """Return whether the line is an office whose holder may stand on the next: 某某县人民政府代县长."""
    return bool(_OFFICE_ALONE.match(re.sub(r"[\s　]", "", text)))


def may_be_person(text: str) -> bool:
    """Return whether the line could be a person's name: two to four characters, the first a surname."""
    return bool(_NAME.match(text)) and text[0] in _SURNAMES


def keeps_persons_company(text: str) -> bool:
    """Return whether a name may stand beside such a line: a date, meeting, office or salutation."""
    company = (WHOLE_DATE, MEETING, DASH, _OFFICE, SALUTATION)
    return any(pattern.match(text) for pattern in company)
