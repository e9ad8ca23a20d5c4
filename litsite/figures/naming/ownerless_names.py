"""Bare names made whole: 税收 and 参评率 stand alone in no table, so the sentence says whose."""

from __future__ import annotations

import re
from collections.abc import Callable

from litsite.figures.naming.figure_in_turn import FigureInTurn
from litsite.figures.naming.noun_phrases import REACHING_TAIL, clean_left, noun_phrase, strip_tail
from litsite.figures.naming.phrase_shapes import PLACE_ONLY
from litsite.figures.naming.verbs import ends_in_verb, governing_verb, says_too_little, without_verb
from litsite.figures.reading.clauses import FAR
from litsite.language.word_lists import alternatives, load_words

_MEASURE = re.compile(rf"(?:{alternatives(load_words('figures/naming', 'owned_measures'))})$")
_STATED = re.compile(alternatives(load_words("figures/naming", "deeds_of_owners")))
_FURTHERED = re.compile(r"^(?:支持|推动|促进|加快|助力)(?P<owner>[^,;]{3,12}?)(?:发展|建设|壮大)$")
_PHASE = re.compile(r"(?P<phase>[一二三四五]期)(?:工程|项目)?(?:实现)?(?P<name>[^期]{2,4})")
_RATE = re.compile(r"[\u4e00-\u9fff]{1,2}(?:率|满意度)|满意度")
_QUOTED = re.compile(r"“[^”]{2,6}”")
_SETTLED = re.compile(r"(?:办结|化解|整改|处置|解决|答复|回复)率")
_AMOUNT = re.compile(r"(?P<verb>救助|捐赠|资助|奖励|补助|补贴|发放|减免|融资|贷款)(?:金额|额)")
_BATCHES = re.compile(r"(?:[一二三四五六七八九十]{1,4}|(?<!\d)\d{1,6})[批次轮期]$")
_PRIZE = re.compile(r"(?:特|[一二三])等奖|[金银铜]奖")
_LEVEL = re.compile(r"(?:国家|省部?|市|区|县|区市|镇街?|校|院)级(?:以上)?")
_UNDER_WAY = re.compile(r"正在(?:推进|建设|实施|办理|施工|改造)")
_BRANCH = re.compile(r"(?:分(?:中心|院|校|馆|会|站|部|公司)|子公司)$")
_WORKED_ON = re.compile(r"(?P<verb>改造|整治|修缮|修复|治理)了?$")
_EVENT = re.compile(
    r"(?P<event>[^,;。”\d]{2,12}(?:竞赛|大赛|比赛|论坛|峰会|博览会))(?:共|已|累计)*(?:汇聚|吸引|集聚)$"
)
_ATTENDED = re.compile(alternatives(load_words("figures/naming", "visiting_verbs")))
_OFFERED = re.compile(r"(?:开设|举办|推出|开展|打造|上线)了?(?P<thing>[^,;。、“”\d]{4,12})$")
_AGREED = re.compile(
    r"(?P<who>[^,;与]{2,6})与[^,;。]{2,12}?(?P<deed>(?:签订|签署|建立|结成|达成|共建)[^,;。]{2,8})"
)
_LEFTOVER = re.compile(
    r"^可(?=新增|增加|实现|节约|减少)|^(?:公司|集团|学校)(?:现|共)?有(?=[\u4e00-\u9fff]{4})"
    r"|^全[国省市]率先(?:实施|推出|开展)?(?=[^,;]{4})|^通过(?=“)"
    r"|(?<=[\u4e00-\u9fff])在内的?$|等“[^”]{0,100}”$|(?<=资金)(?:统筹|用于|支持|解决).{1,200}$"
)
"""Words that led to a name or away from it: 可新增税收, 4位公使在内的, 专项资金统筹解决."""
_ALLOTTED = re.compile(r"(?:划拨|拨付|筹措|统筹|列支)$")
_GIVEN_FOR = re.compile(r"(?:专项|重点)?(?:用于|支持)(?P<purpose>[^,;。]+)")
_STAFF = re.compile(r"(?:配备|聚集|选聘)?(?:工作)?(?P<who>(?:研发|专家)?团队|人员|研发人员|员工)")
_FOUNDED = re.compile(
    r"(?:成立|打造|设立|组建|建成)了?(?P<place>[\u4e00-\u9fff]{3,12}(?:院|中心|室|基地|公司|办公室))$"
)
_LONGEST_OWNER = 14
_LONGEST_BARE = 6
_NEAR = 8


def _as_rank(turn: FigureInTurn, name: str) -> str:
    """居第3位,提高4个位次: places are gained by what had one."""
    return turn.last.name if name in {"位次", "名次"} else ""


def _head_of_list(turn: FigureInTurn, name: str) -> str:
    """查改身份重复、股权设置等问题 → 查改问题: examples name nothing."""
    listed = re.fullmatch(
        r"(?P<all>[^“”]{1,100}、[^“”]{1,100})等(?P<head>[\u4e00-\u9fff]{2})", name
    )
    verb = governing_verb(listed["all"]) if listed else ""
    if not listed or not verb or not name.startswith(verb):
        return ""
    called = re.search(rf"“[^”]{{2,10}}”{listed['head']}$", turn.own.clause.before)
    return called[0] if called else verb + listed["head"]


def _rest_of_batch(turn: FigureInTurn, name: str) -> str:
    """首批承接54项事项,第二批将继续承接38项: what the figure before it said in full."""
    batch = re.fullmatch(
        r"(?:第[一二三四五六七八九十]批|首批)?(?:将|已|还)*(?P<deed>(?:继续|新)?[\u4e00-\u9fff]{2,4})",
        name,
    )
    if not turn.index or not batch or not re.match(r"第.批|首批|继续", name):
        return ""
    if not ends_in_verb(batch["deed"]) or turn.own.right:
        return ""
    return batch["deed"] + without_verb(turn.last.name)


def _agreement(turn: FigureInTurn, name: str) -> str:
    """45个商会与贫困村签订帮扶协议 counts 签订帮扶协议商会."""
    if not re.fullmatch(r"[^,;与]{2,6}与[^,;。]{2,12}", name):
        return ""
    end = turn.own.clause.end
    agreed = _AGREED.match(turn.sentence.text[turn.quantity.end : end])
    return agreed["deed"].replace("了", "") + agreed["who"] if agreed else ""


def _branch(turn: FigureInTurn, name: str) -> str:
    """国家技术转移中心4个分中心: a branch is somebody's, who touches the number."""
    if not _BRANCH.search(name) or not turn.own.right:
        return ""
    owner = re.sub(r"^.*(?:通过|依托|建设|设立)", "", turn.own.left)
    fits = re.fullmatch(r"[\u4e00-\u9fff]{4,14}(?:中心|大学|研究院|医院|公司|集团|学校)", owner)
    return owner + name if fits else ""


def _allotment(turn: FigureInTurn, name: str) -> str:
    """划拨900万元用于改善创新: money is named by what it is for."""
    end = turn.own.clause.end
    given = _GIVEN_FOR.match(turn.sentence.text, turn.quantity.end, end)
    allotted = _ALLOTTED.search(strip_tail(turn.own.left, REACHING_TAIL))
    if turn.quantity.sort != "money" or not given or not allotted:
        return ""
    purpose = given["purpose"]
    if turn.next and turn.next.quantity.start < end:
        purpose = noun_phrase(turn.next.right)
    purpose = re.sub(r"、.{0,200}等", "等", purpose)
    return purpose + "资金" if 2 < len(purpose) <= _LONGEST_OWNER and "、" not in purpose else ""


def _staff(turn: FigureInTurn, name: str) -> str:
    """成立法规室,配备人员3名: those who work where the clause before set something up."""
    staff = _STAFF.fullmatch(name)
    if not staff:
        return ""
    founded = _FOUNDED.search(turn.own.clause.before)
    return founded["place"] + staff["who"] if founded else ""


def _measured_before(turn: FigureInTurn, name: str) -> str:
    """商品交易额突破4亿元,实现交易额超400亿元: the sentence said once which one it is."""
    if not _MEASURE.fullmatch(name):
        return ""
    end = turn.quantity.start
    for at in range(turn.index - 1, max(-1, turn.index - 1 - _NEAR), -1):
        if ";" in turn.sentence.flat[turn.sentence.figures[at].quantity.end : end]:
            return ""
        earlier = turn.named[at].name
        place = earlier.find(name, 2)
        if place > 0 and not re.search(r"[、和与占]", earlier[:place]):
            return earlier[: place + len(name)]
    return ""


def _opening(turn: FigureInTurn) -> str:
    """Who acts in the first clause of the statement, where a clause of its own follows."""
    start = turn.own.clause.start
    floor = max(turn.sentence.flat.rfind(mark, max(0, start - FAR), start) for mark in ";。") + 1
    if not floor and start > FAR:
        return ""
    first = re.split(r"[,:]", turn.sentence.flat[floor:start])[0]
    if floor + len(first) >= start:
        return ""
    return _who(turn.sentence.cut(floor, floor + len(first)))


def _clause_just_before(turn: FigureInTurn) -> str:
    clause = turn.own.clause
    if turn.sentence.text[clause.start - 1 : clause.start] != ",":
        return ""
    start = clause.before_start
    return _who(turn.sentence.cut(start, start + len(clause.before)))


def _who(clause: str) -> str:
    furthered = _FURTHERED.match(clause)
    if furthered:
        return furthered["owner"]
    stated = _STATED.search(clause, 2)
    owner = strip_tail(clause[: stated.start()], REACHING_TAIL) if stated else ""
    fits = re.fullmatch(r"[\u4e00-\u9fff\w]{3,14}", owner) and not PLACE_ONLY.match(owner)
    return owner if fits and not governing_verb(owner) else ""


def _phase(turn: FigureInTurn, name: str) -> str:
    """创新区获评省级园区,一期实现税收1.3亿元: of what it is the first phase."""
    phase = _PHASE.fullmatch(name)
    owner = _clause_just_before(turn) if phase else ""
    return f"{owner}{phase['phase']}{phase['name']}" if phase and owner else ""


def _measure(turn: FigureInTurn, name: str) -> str:
    """金融业发展态势良好,实现税收5.4亿元: of whom the statement opens to speak."""
    if not _MEASURE.fullmatch(name) or name == "投资":
        return ""
    owner = _clause_just_before(turn) or _opening(turn)
    return owner + name if owner else ""


def _rate(turn: FigureInTurn, name: str) -> str:
    """“好差评”评价数达79657次,参评率42%,满意率99%: all of the thing in quotes."""
    if not _RATE.fullmatch(name) or len(name) > 4 or not turn.index:
        return ""
    if _SETTLED.fullmatch(name) and turn.last_sort == "count":
        thing = without_verb(turn.last.name)
        thing = re.sub(r"^.*各[类项]", "", thing) if len(thing) > _LONGEST_OWNER // 2 else thing
        return thing + name if 2 < len(thing) <= _LONGEST_OWNER else ""
    start = turn.own.clause.start
    quoted = _QUOTED.findall(turn.sentence.text[max(0, start - 60) : start])
    return quoted[0] + name if len(quoted) == 1 else ""


def _amount(turn: FigureInTurn, name: str) -> str:
    """救助困难职工29人次,救助额74万元: to whom it went was counted just before."""
    amount = _AMOUNT.fullmatch(name)
    before = turn.last.name
    if not amount or not before.startswith(amount["verb"]):
        return ""
    thing = _BATCHES.sub("", before.removeprefix(amount["verb"]))
    return thing + name if 2 <= len(thing) <= _LONGEST_OWNER else ""


def _prize(turn: FigureInTurn, name: str) -> str:
    """重奖职工创新发明,特等奖最高50万元: for what the prize is given."""
    if not _PRIZE.fullmatch(name) or turn.quantity.sort != "money":
        return ""
    given = re.fullmatch(
        r"(?:重奖|奖励|表彰|评选)了?(?P<whom>[^,;。]{3,12})", turn.own.clause.before
    )
    return given["whom"] + name if given else ""


def _variety(turn: FigureInTurn, name: str) -> str:
    """市级以上工作室191家、区级2000家; 加装电梯65部,正在推进105部: the head was said before."""
    if not turn.index or turn.own.right:
        return ""
    last = turn.sentence.figures[turn.index - 1]
    thing = without_verb(turn.last.name)
    if thing != name and thing.endswith(name) and "其中" in last.opening:
        # 其中申报高级技师75人,技师309人
        return turn.last.name.removesuffix(thing) + name
    if _LEVEL.fullmatch(name):
        head = re.sub(rf"^{_LEVEL.pattern}", "", thing)
        return name + head if head != thing and head else ""
    same = last.quantity.bare_unit == turn.quantity.bare_unit
    return name + thing if _UNDER_WAY.fullmatch(name) and same else ""


def _works(turn: FigureInTurn, name: str) -> str:
    """筹资12亿元,通过22类项目改造33个小区: money and projects are those of what was worked on."""
    if name not in {"筹资", "项目", "工程", "投入资金"}:
        return ""
    for behind in turn.sentence.figures[turn.index + 1 : turn.index + 3]:
        work = _WORKED_ON.search(behind.left)
        between = turn.sentence.flat[turn.quantity.end : behind.quantity.start]
        thing = noun_phrase(behind.right)
        if work and not re.search(r"[;。]", between) and 2 < len(thing) <= 8:
            return thing + work["verb"] + name
    return ""


def _drawn(turn: FigureInTurn, name: str) -> str:
    """劳动竞赛汇聚30万职工, 带动就业10万人: what drew them, where two characters are left."""
    if not says_too_little(name):
        return ""
    left = turn.own.opening
    event = _EVENT.search(left)
    if event:
        return clean_left(event["event"], REACHING_TAIL) + name
    drawn = re.search(
        rf"(?P<verb>带动|拉动|吸引){re.escape(name)}$", strip_tail(left, REACHING_TAIL)
    )
    return drawn["verb"] + name if drawn else ""


def _attended(turn: FigureInTurn, name: str) -> str:
    """开设职工健康节目,650万人次收听; 900人报名参加14个工种鉴定: what they came to."""
    if not _ATTENDED.fullmatch(name):
        return ""
    thing = noun_phrase(turn.next.right) if turn.next and turn.next.gap == name else ""
    if thing:
        return name + thing
    offered = _OFFERED.search(turn.own.clause.before)
    return offered["thing"] + name if offered else ""


_Completion = Callable[[FigureInTurn, str], str]
_OF_ANY_NAME: tuple[_Completion, ...] = (
    _as_rank, _head_of_list, _rest_of_batch, _agreement, _branch, _allotment,
)  # fmt: skip
_OF_SHORT_NAMES: tuple[_Completion, ...] = (
    _staff, _measured_before, _phase, _measure, _rate, _amount, _prize, _variety, _works, _drawn,
    _attended,
)  # fmt: skip
"""The first that has something to say makes the name whole."""


def make_whole(turn: FigureInTurn, name: str) -> str:
    """The name with the owner, the object or the head that a bare one needs; others as they are."""
    name = _LEFTOVER.sub("", name) or name
    short = len(name) <= _LONGEST_BARE
    for complete in (*_OF_ANY_NAME, *(_OF_SHORT_NAMES if short else ())):
        whole = complete(turn, name)
        if whole:
            return whole
    return name
