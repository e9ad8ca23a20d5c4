"""What speaks for each label of a segment, taken by itself and with its close surroundings.

A score is a log-odds-like number: 0 is neutral, +1 a hint, +5 strong, +10 certain. The labels and
what may follow what are in `grammar`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from litsite.model.source import Document, Segment
from litsite.splitting.captions import MARK, caption_score
from litsite.splitting.furniture import (
    BARE_KEY,
    CREDIT_KEY,
    chrome_score,
    is_collector_header,
    is_credit,
    is_separator,
)
from litsite.splitting.numbering import (
    APPENDIX,
    GLOSSARY_TITLES,
    HEADING_STYLES,
    Numbering,
    find_numbering,
)
from litsite.splitting.numerals import WHOLE_DATE
from litsite.splitting.organizations import org_score
from litsite.splitting.page_markers import find_page_marker

NEVER = -50.0
Scores = dict[str, float]

_TERMINAL = re.compile(r"[。！？!?；;…：:,，、]['\"”’」』）)]*$")
_STOP_INSIDE = re.compile(r"[。！？；](?!['\"”’」』）)]*$)")
_DASH = re.compile(r"^\s*(?:——|--|―+|—|──)")
_DASH_END = re.compile(r"(?:——|--|―+|──)\s*$")
_TITLE_GENRE = re.compile(
    r"(?:政府工作报告|工作报告|通知|公告|通告|意见|办法|方案|批复|决定|通报|规划|纲要|细则|条例|规定|的函|讲话|致辞|答记者问|解读)(?:[（(].{1,16}[）)])?$"
)
_REPORTING = re.compile(r"作.{0,20}报告$")  # 齐某作政府工作报告
_OFFICE = re.compile(
    r"^(?:.{2,24}?(?:人民政府|政府|委员会|人大常委会|法院|检察院|政协|财政局|发展和改革.{1,3}|省|市|区|县|州|旗))?\s*(?:代理|代)?(?:区|市|县|州|旗|镇|乡|省|盟)?(?:长|委书记|主席|主任|院长|检察长|局长|厅长|部长|书记)(?:候选人)?\s*[:：]?\s*[\u4e00-\u9fff](?:\s{0,4}[\u4e00-\u9fff·]){1,4}$"
)  # 青岛市市北区人民政府区长 张永国
_REPORTER = re.compile(
    r"^[（(【]?\s*(?:本报|本网|特约|见习|全媒体|融媒体)?\s*(?:记者|通讯员|作者|撰文|文[/／:：])\s*[:：]?\s*[\u4e00-\u9fff、\s]{2,24}[）)】]?$"
)  # 本报记者 李明
_DOCUMENT_NUMBER = re.compile(
    r"^[\u4e00-\u9fff]{1,12}(?:发|办|字|函|规|通|令|告)?\s*[〔\[（(【]\s*(?:19|20)\d{2}\s*[〕\])）】]\s*(?:第\s*)?\d{1,4}\s*号$"
)  # 京经信发〔2022〕87号
_MEETING = re.compile(
    r"^[（(].{0,30}(?:(?:19|20)\d{2}\s*年.{0,40}|会议|大会)上?.{0,16}[）)]$|^(?:(?:19|20)\d{2}年\d{1,2}月\d{1,2}日)?[\s　]*在.{4,40}(?:会议|大会|全会)上.{0,26}$"
)  # （2021年1月6日在某区人民代表大会上）
_MEETING_PART = re.compile(
    r"^(?:19|20)\d{2}年\d{1,2}月\d{1,2}日[\s　]*在.{4,40}$|^.{0,20}(?:第[一二三四五六七八九十]{1,3}次|全体)?会议上$"
)  # a meeting's date and name over two lines
_OPEN_END = re.compile(r"(?:关于|印发|转发|发布|公布|的)$|《[^》]*$")  # …办公室关于印发
_COLUMN = re.compile(
    r"巡礼$|系列(?:报道|评论|谈)|特别报道$|(?:专栏|专题|特刊)$|观察$|[·•].{2,}(?:之[一二三四五六七八九十]+|行|篇)$"
)
_SALUTATION = re.compile(
    r"^(?:尊敬的)?(?:各位|同志们|各区|各市|各县|各镇|各乡|市直|区直|县直|各有关|各省|有关单位|.{2,30}(?:单位|部门|人民政府|委员会)).{0,60}[:：]$"
)  # 各位代表:
_NAME = re.compile(r"^[\u4e00-\u9fff](?:[\s　]*[\u4e00-\u9fff]){1,3}$")  # 张  三
_SURNAMES = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐梅莫庄辛管祝左涂谷祁时舒耿牟卜路詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫来嵺苟全褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁商蒙计喻揭窦迟宇敖糜鄢冷卓花仇艾蓝都巩稽井练仲乐虞卞封竺冼原官衣楚佟栗匡宗应台巫鞠僧桑荆谌银扬明沙伏岑习胥保和蔺"
)


@dataclass(frozen=True, slots=True)
class Line:
    """A segment with what the labelling asks of it again and again."""

    segment: Segment
    number: Numbering | None
    terminated: bool
    """Whether it ends as a sentence or clause does."""
    stops_inside: bool
    """Whether a sentence ends within it."""

    @property
    def text(self) -> str:
        return self.segment.text

    @property
    def short(self) -> bool:
        """Whether it could be a headline or heading by its shape."""
        return not self.terminated and not self.stops_inside and len(self.text) <= 60


def describe(segment: Segment) -> Line:
    """Look at one segment."""
    text = segment.text
    return Line(
        segment, find_numbering(text), bool(_TERMINAL.search(text)), bool(_STOP_INSIDE.search(text))
    )


def weigh(document: Document, segments: Sequence[Segment]) -> list[Scores]:
    """Score every label for every segment."""
    lines = [describe(segment) for segment in segments]
    newspaper = any(find_page_marker(line.text) for line in lines)
    leads = Counter(_lead(line.text) for line in lines)
    cells = _cell_runs(lines)
    titles = [value for key, value in document.meta if key == "title"]
    titles += [_after_key(s.text) for s in segments if re.match(r"^标题\s*[:：]", s.text)]
    # Byline units come in rows: two clear ones make a third more likely.
    organized = sum(_is_unit(lines, index) for index in range(len(lines))) >= 2
    repeats = _repeats(lines)
    result = []
    for index, line in enumerate(lines):
        lead = _lead(line.text)
        scores = _weigh_line(
            lines,
            index,
            titles,
            in_cells=cells[index],
            organized=organized,
            repeated=index in repeats,
            newspaper=newspaper,
        )
        scores["C"] = caption_score(
            line.text,
            newspaper=newspaper or bool(MARK.match(line.text)),
            repeated_lead=leads[lead] > 2 and len(lead) >= 10,
            hints=line.segment.hints,
        )
        scores["c"] = scores["C"] - 0.2
        result.append(scores)
    return result


def _weigh_line(
    lines: Sequence[Line],
    index: int,
    titles: Sequence[str],
    *,
    in_cells: bool,
    organized: bool,
    repeated: bool,
    newspaper: bool,
) -> Scores:
    line = lines[index]
    text = line.text
    if find_page_marker(text):
        return {"M": 12.0, "P": -4.0, "F": -2.0}
    if is_separator(text):
        return {"S": 12.0, "F": 6.0}
    beside = [lines[i].segment.hints for i in (index - 1, index + 1) if 0 <= i < len(lines)]
    tabbed = any("tab" in hints for hints in beside)
    if (
        text.isdigit()
        and len(text) <= 2
        and not tabbed
        and (line.segment.gap or index == 0)
        and _next_short(lines, index)
    ):
        # A number alone above a headline parts collected pieces.
        return {"S": 4.0, "F": 2.0, "P": -4.0}
    chrome = chrome_score(text, line.segment.hints)
    scores: Scores = {"F": chrome, "P": _paragraph(lines, index, in_cells=in_cells)}
    keyed = (
        index > 0
        and len(text) <= 40
        and not line.stops_inside
        and bool(BARE_KEY.match(lines[index - 1].text))
    )
    if is_credit(text):
        scores |= {"E": 10.0, "X": 9.5, "F": 5.0}
    elif is_collector_header(text) or BARE_KEY.match(text):
        scores |= {"X": 10.0, "E": 8.0 if CREDIT_KEY.match(text) else 2.0, "F": 7.0}
    elif keyed:
        # 来源： on one line, the name on the next.
        scores |= {"X": 6.0, "E": 5.0, "F": 5.0}
    if repeated:
        scores["F"] = max(scores["F"], 2.0) + 4.0
    if WHOLE_DATE.match(text):
        signed = _closes_signature(lines, index)
        scores |= {"F": -3.0, "W": -3.0 if signed else 7.0, "A": 7.0, "P": 6.0 if signed else 0.0}
        return scores
    if _is_headlike(line, lines[index + 1] if index + 1 < len(lines) else None):
        lead = _lead_of_body(lines, index)
        echo = _overlap(text, lead)
        above = [o.text for o in _run(lines[max(0, index - 10) : index][::-1]) if len(o.text) >= 8]
        mirrored = max((_overlap(text, title) for title in (*titles, *above)), default=0.0)
        scores |= _headlines(line, echo, mirrored)
        scores["H"] = _heading(lines, index, in_cells=in_cells)
        scores["O"] = org_score(text, lead) + (0.5 if _next_short(lines, index) else -4.0)
        scores["O"] += organized and scores["O"] > -2.5
        below = _run(lines[index + 1 : index + 11])
        scores["D"] = (
            5.0
            if not _OPEN_END.search(text) and any(_announces(text, other.text) for other in below)
            else -3.0
        )
        if (
            not newspaper
            and echo < 0.9
            and any(
                _overlap(other.text, lead) > 0.9 and len(other.text) >= 12 for other in below[:4]
            )
        ):
            # The headline proper is still to come: what stands above it are slogans.
            scores["K"] += 2.0
        if index + 1 < len(lines) and WHOLE_DATE.match(lines[index + 1].text):
            scores["P"] += 10.0 * (org_score(text, "") > -1)
        if _closes_signature(lines, index - 1) and _TITLE_GENRE.search(text):
            scores["H"] += 3.0
    elif line.number and line.number.style in HEADING_STYLES and not line.stops_inside:
        scores["H"] = _heading(lines, index, in_cells=in_cells)
    scores["A"] = _header_line(lines, index)
    if scores["A"] > 0:
        scores["H"] = scores.get("H", NEVER) - 4.0
    return scores


def _is_headlike(line: Line, following: Line | None) -> bool:
    text = line.text
    if line.stops_inside or len(text) > 75:
        return False
    if not line.terminated:
        return True
    if re.search(r"[,，]$", text) and len(text) <= 16 and following is not None and following.short:
        return True
    return bool(
        (re.search(r"[！!？?”’）)]$", text) and len(text) <= 45)
        or (re.search(r"[:：]$", text) and len(text) <= 8)
    )


def _headlines(line: Line, echo: float, mirrored: float) -> Scores:
    """Kicker, title, subtitle, and the page's own headline."""
    text = line.text
    n = len(text)
    title = (
        0.0
        - max(0, n - 40) * 0.15
        + 3.0 * max(0.0, echo - 0.25)
        + 2.0 * (echo > 0.9)
        + 4.0 * (mirrored > 0.7)
    )
    title += 2.0 * bool(_TITLE_GENRE.search(text) and not _REPORTING.search(text)) + 5.0 * (
        "h1" in line.segment.hints
    )
    title -= 7.0 * bool(line.number) + 3.0 * line.terminated + 7.0 * bool(_DASH.match(text))
    title += 2.0 * bool(_OPEN_END.search(text)) - 1.5 * (n < 6)
    title -= 2.0 * (n < 4) + 6.0 * (not any("\u4e00" <= c <= "\u9fff" for c in text))
    title -= 6.0 * bool(_DASH_END.search(text)) + 8.0 * bool(GLOSSARY_TITLES.match(text))
    title -= 8.0 * bool(APPENDIX.match(text) and n <= 30)
    clauses = len(re.findall(r"[,，]", text))
    kicker = -1.0 + 6.0 * bool(_DASH_END.search(text)) + 1.0 * (clauses >= 2) - 4.0 * (n > 60)
    kicker += 2.5 * bool(_COLUMN.search(text)) - 6.0 * bool(_OPEN_END.search(text))
    kicker -= 7.0 * bool(_DASH.match(text)) + 3.0 * bool(line.number) + 2.0 * (n < 6)
    subtitle = -1.0 + 7.0 * bool(_DASH.match(text)) - 3.0 * bool(line.number) - 2.0 * (n < 4)
    subtitle += 4.0 * bool(_MEETING.match(text) or _MEETING_PART.match(text))
    return {"T": title, "K": kicker, "U": subtitle, "G": title - 0.3, "g": subtitle}


def _heading(lines: Sequence[Line], index: int, *, in_cells: bool) -> float:
    line = lines[index]
    text = line.text
    n = len(text)
    if GLOSSARY_TITLES.match(text):
        return 7.0
    if re.match(r"^[（(][^（）()]*[）)]$", text):
        return -4.0
    if APPENDIX.match(text) and n <= 40 and not line.terminated:
        # 附件:1.… lists what is annexed; 附件1 heads it.
        return -5.0 if re.match(r"^附件\s*[:：]", text) else 5.0
    score = (
        0.0
        - max(0, n - 28) * 0.12
        + 5.0 * any(h in line.segment.hints for h in ("h2", "h3", "h4", "h5", "h6"))
    )
    if not any("\u4e00" <= c <= "\u9fff" for c in text) or n < 3:
        score -= 6.0
    if _DASH.match(text):
        score -= 6.0
    if in_cells or "tab" in line.segment.hints:
        score -= 6.0
    if re.search(r"[,，]$", text):
        return score
    if line.number is None:
        return score - (
            4.0
            if line.terminated
            and not text.endswith(("”", "’", "）", ")"))
            and not re.search(r"[:：]$", text)
            else 0.0
        )
    if line.number.style in HEADING_STYLES:
        if not line.terminated:
            return score + 6.0
        # A whole sentence under a heading number heads a section only when plain text follows.
        follower = lines[index + 1] if index + 1 < len(lines) else None
        opens = follower is not None and (
            follower.number is None or follower.number.style not in {line.number.style}
        )
        return score + (5.0 if opens and n <= 50 and not text.endswith((";", "；")) else -3.0)
    follower = lines[index + 1] if index + 1 < len(lines) else None
    opens = (
        follower is not None
        and follower.number is None
        and (follower.stops_inside or follower.terminated)
    )
    return score + (1.5 if opens and not line.terminated and n <= 35 else -5.0)


def _paragraph(lines: Sequence[Line], index: int, *, in_cells: bool) -> float:
    line = lines[index]
    text = line.text
    n = len(text)
    if line.stops_inside or n >= 80:
        return 5.0
    if _SALUTATION.match(text):
        return 4.0
    if re.match(r"^附件\s*[:：]", text) or re.match(r"^[（(][^（）()]+[）)]$", text):
        return 3.0
    if "tab" in line.segment.hints and not line.number:
        return 3.0
    if not any("\u4e00" <= c <= "\u9fff" for c in text):
        beside = [lines[i].segment.hints for i in (index - 1, index + 1) if 0 <= i < len(lines)]
        return 3.0 if in_cells or any("tab" in hints for hints in beside) else -4.0
    if line.terminated:
        if n <= 10 and text[-1] in ":：" and _next_short(lines, index):
            return -3.0
        return 3.0 if line.number else (2.0 if n >= 9 else 0.5)
    if in_cells:
        return 3.0
    if line.number and line.number.style not in HEADING_STYLES:
        return 1.0
    return -4.0 if n < 45 else -1.0


def _header_line(lines: Sequence[Line], index: int) -> float:
    """Office and name, document number, or the meeting's date, on a line under the headline."""
    text = lines[index].text
    if len(text) <= 48 and (
        _OFFICE.match(text) or _REPORTER.match(text) or _DOCUMENT_NUMBER.match(text)
    ):
        return 7.0
    if len(text) <= 70 and _MEETING.match(text):
        return 5.0
    if len(text) <= 50 and _MEETING_PART.match(text):
        return 2.0
    if _NAME.match(text) and text[0] in _SURNAMES:
        around = [lines[i].text for i in (index - 1, index + 1) if 0 <= i < len(lines)]
        if any(
            WHOLE_DATE.match(t)
            or _MEETING.match(t)
            or _DASH.match(t)
            or _OFFICE.match(t)
            or _SALUTATION.match(t)
            for t in around
        ):
            return 4.0
    return -8.0


def _cell_runs(lines: Sequence[Line]) -> list[bool]:
    """Mark runs of six or more very short lines: a table whose cells became lines."""
    flags = [False] * len(lines)
    start = 0
    for index in range(len(lines) + 1):
        cell = index < len(lines) and len(lines[index].text) <= 14 and not lines[index].terminated
        if cell:
            continue
        if index - start >= 6:
            flags[start:index] = [True] * (index - start)
        start = index + 1
    return flags


def _announces(text: str, other: str) -> bool:
    """Return whether `text` says the headline `other` in advance, as collectors' titles do."""
    return (
        len(other) >= max(6, 0.3 * len(text))
        and max(_overlap(text, other), _overlap(other, text)) > 0.75
    )


def _run(lines: Sequence[Line]) -> list[Line]:
    """The first of `lines` that could be headlines, up to the next running text."""
    run: list[Line] = []
    for other in lines:
        if other.stops_inside or len(other.text) >= 80:
            break
        if other.short:
            run.append(other)
    return run


def _repeats(lines: Sequence[Line]) -> set[int]:
    """Indexes of lines that stood before, with running text in between: chrome says things twice."""
    first: dict[str, int] = {}
    repeats = set()
    running = 0
    for index, line in enumerate(lines):
        earlier = first.setdefault(line.text, running)
        if len(line.text) >= 8 and running > earlier + 2:
            repeats.add(index)
        running += line.stops_inside
    return repeats


def _is_unit(lines: Sequence[Line], index: int) -> bool:
    return _next_short(lines, index) and org_score(lines[index].text, "") > 0


def _closes_signature(lines: Sequence[Line], index: int) -> bool:
    """Return whether the line is the date under the name of the issuing organization."""
    if index < 1 or not WHOLE_DATE.match(lines[index].text):
        return False
    return org_score(lines[index - 1].text, "") > -1


def _next_short(lines: Sequence[Line], index: int) -> bool:
    return index + 1 < len(lines) and lines[index + 1].short


def _lead(text: str) -> str:
    return re.split(r"[。！？]", text, maxsplit=1)[0]


def _lead_of_body(lines: Sequence[Line], index: int) -> str:
    """The beginnings of the next two paragraphs: what a headline of theirs would be about."""
    following = [
        line.text[:260]
        for line in lines[index + 1 : index + 12]
        if line.stops_inside or len(line.text) >= 60
    ]
    return "".join(following[:2])


def _after_key(text: str) -> str:
    return re.split(r"[:：]", text, maxsplit=1)[-1].strip()


def _overlap(text: str, other: str) -> float:
    """Share of the bigrams of `text` that `other` has."""
    if len(text) < 2:
        return 0.0
    present = {other[i : i + 2] for i in range(len(other) - 1)}
    pairs = [text[i : i + 2] for i in range(len(text) - 1)]
    return sum(pair in present for pair in pairs) / len(pairs)
