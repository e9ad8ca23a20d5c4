"""What speaks for headlines: kicker, title, subtitle, byline unit, office and name."""

from __future__ import annotations

import re

from litsite.language.dates import DATE, WHOLE_DATE
from litsite.splitting.labelling.line_facts import SALUTATION, Context, Line, overlap
from litsite.splitting.recognising.furniture import is_bare_key, is_collector_header, is_credit
from litsite.splitting.recognising.heading_numbers import APPENDIX, GLOSSARY_TITLES
from litsite.splitting.recognising.organization_names import org_score

DASH = re.compile(r"^\s*(?:——|--|―+|—|──)")  # ——副题
_DASH_END = re.compile(r"(?:——|--|―+|──)\s*$")  # 引题——
TITLE_GENRE = re.compile(
    r"(?:政府工作报告|工作报告|通知|公告|通告|意见|办法|方案|批复|决定|通报|规划|纲要|细则|条例|规定|的函|讲话|致辞|答记者问|解读)(?:[（(].{1,16}[）)])?$"
)
_REPORTING = re.compile(r"(?<!工)作.{0,20}报告$")  # 某某作政府工作报告
_OPEN_END = re.compile(r"关于.{0,8}$|(?:印发|转发|发布|公布|的)$|《[^》]*$")  # …办公室关于印发
_COLUMN = re.compile(
    r"巡礼$|系列(?:报道|评论|谈)|特别报道$|(?:专栏|专题|特刊)$|观察$|[·•].{2,}(?:之[一二三四五六七八九十]+|行|篇)$"
)  # names of columns
_IN_LENTICULAR = re.compile(r"^【[^】]{2,24}】$")  # 【某区·城市更新】
_DATELINE = re.compile(r"^(?:本报|本网|本刊)(?:讯|[\u4e00-\u9fff]{1,6}讯)")  # 本报讯（记者 某某）
_OFFICE = re.compile(
    r"^(?:.{2,24}?(?:人民政府|政府|委员会|人大常委会|法院|检察院|政协|财政局|发展和改革.{1,3}|省|市|区|县|州|旗))?\s*(?:代理|代)?(?:区|市|县|州|旗|镇|乡|省|盟)?"
    r"(?:长|委书记|主席|主任|院长|检察长|局长|厅长|部长|书记)(?:候选人)?\s*[:：]?\s*[\u4e00-\u9fff](?:\s{0,4}[\u4e00-\u9fff·]){1,4}$"
)  # 某某市某某区人民政府区长 张三丰
_REPORTER = re.compile(
    r"^[（(【□■◎○●◆]?\s*(?:(?:本报|本网|特约|见习|首席|全媒体|融媒体)*\s*(?:记者|通讯员|作者|撰文|文[/／:：])\s*[:：]?\s*[\u4e00-\u9fff、\s]{2,24})+?(?:文[/／]?图|摄影报道|报道|整理)?[）)】]?$"
)  # 本报记者 李明
_DOCUMENT_NUMBER = re.compile(
    r"^[\u4e00-\u9fff]{1,12}(?:发|办|字|函|规|通|令|告)?\s*[〔\[（(【]\s*(?:19|20)\d{2}\s*[〕\])）】]\s*(?:第\s*)?\d{1,4}\s*号$"
)  # 某政办发〔2022〕1号
_MEETING = re.compile(
    r"^[（(].{0,30}(?:(?:19|20)\d{2}\s*年.{0,40}|会议|大会)上?.{0,16}[）)]$"
    r"|^(?:(?:19|20)\d{2}年\d{1,2}月\d{1,2}日)?[\s　]*在.{4,40}(?:会议|大会|全会)上.{0,26}$"
)  # （2021年1月6日在某区人民代表大会上）
_MEETING_PART = re.compile(
    r"^(?:19|20)\d{2}年\d{1,2}月\d{1,2}日[\s　]*在.{4,40}$|^.{0,20}(?:第[一二三四五六七八九十]{1,3}次|全体)?会议上$"
)  # a meeting's date and name over two lines
_NAME = re.compile(r"^[\u4e00-\u9fff](?:[\s　]*[\u4e00-\u9fff]){1,3}$")  # 张  三
_SURNAMES = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫来苟全褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁商蒙计喻揭窦迟宇敖糜鄢冷卓花仇艾蓝都巩稽井练仲乐虞卞封竺冼原官衣楚佟栗匡宗应台巫鞠僧桑荆谌银扬明沙伏岑习胥保和蔺"
)


def weigh_headline(context: Context, index: int) -> dict[str, float]:
    """Score T K U, the page's G g, the byline unit O and the collector's title D."""
    line = context.lines[index]
    text = line.text
    body = context.body_below(index)
    echo = overlap(text, body)
    above = [o.text for o in context.headlines_above(index) if len(o.text) >= 8]
    mirrored = max((overlap(text, title) for title in (*context.titles, *above)), default=0.0)
    opens = _opens_piece(context, index)
    title = _title(line, echo, mirrored)
    if context.goes_on_below(index):
        title += 5.0
    subtitle = _subtitle(line)
    below = context.headlines_below(index)
    announces = any(_announces(text, other.text) for other in below)
    unit = org_score(text, body) + (0.5 if context.next_is_short(index) else -4.0)
    if context.organized and unit > -2.5:
        unit += 1.0
    after = context.following(index)
    if (
        after
        and re.match(r"关于|印发|转发", after.text)
        and unit > -2
        and not re.search(r"\s", text)
    ):
        # The issuer is the first line of the headline: 某某办公室 / 关于印发…的通知
        title, unit, announces = title + 5.0, unit - 8.0, False
    kicker = _kicker(line)
    if not context.newspaper and echo < 0.9 and _stands_above_title(below, body):
        kicker += 2.0
    return {
        "T": title + opens,
        "K": kicker + opens,
        "U": subtitle + opens,
        "G": title - 0.3,
        "g": subtitle,
        "O": unit,
        "D": 5.0 if announces and not _OPEN_END.search(text) else -3.0,
    }


def _opens_piece(context: Context, index: int) -> float:
    """What says that a piece of its own begins, though nothing parts it from the one above."""
    text = context.lines[index].text
    if (
        is_collector_header(text)
        or is_bare_key(text)
        or is_credit(text)
        or header_line_score(context, index) > 0
    ):
        return 0.0
    score = 12.0 * (index in context.heads)
    below = context.lines[index + 1 : index + 4]
    if below and is_collector_header(below[0].text) and DATE.search(below[0].text):
        score += 12.0
    for line in below:
        if line.running or _DATELINE.match(line.text):
            return score + 12.0 * bool(_DATELINE.match(line.text))
        if not line.short:
            break
    return score


def _title(line: Line, echo: float, mirrored: float) -> float:
    """`echo`: how much of it the body below repeats; `mirrored`: how much a title elsewhere does."""
    text = line.text
    n = len(text)
    genre = TITLE_GENRE.search(re.sub(r"\s", "", text)) and not _REPORTING.search(text)
    return (
        3.0 * max(0.0, echo - 0.25)
        + 2.0 * (echo > 0.9)
        + 4.0 * (mirrored > 0.7)
        + 2.0 * bool(genre)
        + 2.0 * bool(_OPEN_END.search(text))
        + 5.0 * ("h1" in line.hints)
        - 0.15 * max(0, n - 40)
        - 1.5 * (n < 6)
        - 2.0 * (n < 4)
        - 3.0 * line.terminated
        - 4.0 * bool(_IN_LENTICULAR.match(text))
        - 6.0 * (not line.has_han)
        - 3.0 * bool(_COLUMN.search(text))
        - 6.0 * bool(_DASH_END.search(text))
        - 7.0 * bool(DASH.match(text))
        - 7.0 * bool(line.number)
        - 8.0 * bool(GLOSSARY_TITLES.match(text))
        - 8.0 * bool(APPENDIX.match(text) and n <= 30)
    )


def _kicker(line: Line) -> float:
    text = line.text
    return (
        -1.0
        + 6.0 * bool(_DASH_END.search(text))
        + 2.5 * bool(_COLUMN.search(text))
        + 5.0 * bool(_IN_LENTICULAR.match(text))
        + 1.0 * (len(re.findall(r"[,，]", text)) >= 2)
        - 2.0 * (len(text) < 6)
        - 3.0 * bool(line.number)
        - 4.0 * (len(text) > 60)
        - 6.0 * bool(_OPEN_END.search(text))
        - 7.0 * bool(DASH.match(text))
    )


def _subtitle(line: Line) -> float:
    text = line.text
    return (
        -1.0
        + 7.0 * bool(DASH.match(text))
        + 4.0 * bool(_MEETING.match(text) or _MEETING_PART.match(text))
        - 2.0 * (len(text) < 4)
        - 3.0 * bool(line.number)
    )


def _announces(text: str, other: str) -> bool:
    """Return whether `text` says the headline `other` in advance, as collectors' titles do."""
    long_enough = len(other) >= max(6, 0.3 * len(text))
    return long_enough and max(overlap(text, other), overlap(other, text)) > 0.75


def _stands_above_title(below: list[Line], body: str) -> bool:
    """Return whether a line below is the headline proper: the body opens with its very words."""
    return any(len(line.text) >= 12 and overlap(line.text, body) > 0.9 for line in below[:4])


def header_line_score(context: Context, index: int) -> float:
    """Office and name, document number, or a meeting's date, on a line under the headline."""
    text = context.lines[index].text
    n = len(text)
    forms = text, re.sub(r"[\s　]", "", text)
    if n <= 48 and any(p.match(f) for p in (_OFFICE, _REPORTER, _DOCUMENT_NUMBER) for f in forms):
        return 7.0
    if n <= 70 and _MEETING.match(text):
        return 5.0
    if n <= 50 and _MEETING_PART.match(text):
        return 2.0
    if _NAME.match(text) and text[0] in _SURNAMES:
        # Two to four characters are a name only in the company of a date, office or salutation.
        company = (WHOLE_DATE, _MEETING, DASH, _OFFICE, SALUTATION)
        if any(p.match(line.text) for line in context.beside(index) for p in company):
            return 4.0
    return -8.0
