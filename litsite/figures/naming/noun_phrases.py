"""Phrases that stand alone in a table, out of the words around a number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from litsite.figures.reading.clauses import mask_brackets as mask
from litsite.figures.reading.words_beside import RUN_OF_YEARS

_REACHING = (
    "达到了?|已?达|高达|突破|超过|提升[至到]|提高[至到]|增长[至到]|增加[至到]|增[至到]|升[至到]|上升[至到]|扩大[至到]|压缩[至到]|压减[至到]|缩短[至到为]|缩[至到]|减[至到]|减少[至到]|降[至到低]+|下降[至到]|"
    "保持在?|稳定在|控制在|维持在|维持|位居|位列|名列|跃居|居|列|(?:上)?升至|排名|位次|跻身|先后|首次|跨越|[一两三四五六]次|迈上|迈过|超出?|破|过|由|从|到|至|(?<!行)(?<!作)为|是|有|占|(?<![合累共统总预审设会])计|共计|共有|合计|总计|共|累计达?|(?<![签节预合])约|近|逾|分别|均|各|已|就|再|还|可|将|仅用?|只需|只用|仅需|最高|最多|最低|最快可?|至少|不超过|以|了|的|在|实现了?|拥有|完成|又|多达|给予|每[年月天人]|预计|力争|翻|全国|全省|全市|比例达|提前|连续|不低于|不少于"
)
_GROWING = "年|改善|同比|环比|年均|平均|按可比价格计算|增长|增加|提高|提升|上升|上涨|扩大|下降|降低|减少|压缩|缩短|缩减|回落|下滑|精简|压减|削减|增幅|增速|高于|低于|高出|净增|跃升|增|升|降|缩|减|下调|上调|节约|节省|比|较|翻番|实现|环比"
REACHING_TAIL = re.compile(rf"(?:{_REACHING})$")
MOVING_TAIL = re.compile(rf"(?:{_REACHING}|{_GROWING})$")
COMPARISON = re.compile(
    r"(?:比|较|与|同)(?:[^,;。:]{0,14}?)(?:同期|去年|上年|年底?|前|相比|平均水平|水平)(?:相比)?"
)
_HEAD = re.compile(
    r"^(?:[一二三四五六七八九十]+是|共计|共有|(?:建成|竣工|投产|达产|投用)后|各(?![类种级项单])|[、的了和与及并且而又也还已共均,至到](?![性建识商谋享])|其中|同时|目前|现有|现已|已有|共有|共计|分别|先后|全面|大力|积极|持续|不断|进一步|加快|成功|顺利|圆满|有效|强力|有力|率先|努力|扎实|深入|有序|稳步|年均|推动|带动|促进|促使|推进|确保|使|让|助力|实现|达到|力争|预计|计划|争取|完成了|形成|拥有|获评(?!选)|建成(?!区)|建设了|打造|命名了|培养出|涌现出|出台|制定|构建|搭建|获(?!批|奖)得?|取得|开展|组织|达成|总结|归纳|编制|印发|发布了|赋予|将|把|以|由|从|对(?!接|口|外|标)|在(?!谈|建|校|册|岗|职|线|园|库)|为|向|我[市区县]|该[市区县]|全[市区县]|新区|区内|市内|辖区)"
)
_CUT_BEFORE = re.compile(
    "扎实|中(?:优选|遴选|选拔|选出|抽取|挑选|评选)|同步|统一进驻|组成|共同(?!体)|打造|揭牌|(?<=院士)驻|进行|开展|展开|加强|完成|实现|全部|(?<!平)均|(?<!公)共(?!同|享|建|有|产|服)|现场|(?<!不)已|被|纳入|享受|达到|达$|通过|入选|(?<![收斩缴荣])获|荣获|(?<=企业)解决|探索(?=开展|建立)|共商|共话|共建(?=.{4})|(?:部分|正式|全面)启用|落地$|落户|签约|开工|竣工|"
    "入驻|(?<!报名)参加|参与|参会|参展|到岗|运行|建立|形成|成为|成长|投入|集聚(?!区)|汇聚|下沉|奋战|接入|上线|签订|签署|推进|列入|(?<![班系行陈])列(?!表|车)|正在|顺利|成功|陆续|先后|稳步|有序|持续|加速|加快|率先|"
    r"以(?![上下内外])|作为|为(?!民)|是(?!否)|受益|发挥|覆盖|(?<!许)可(?!再|视|持)|将|使用|提出|围绕|编制|产出|撬动|更新为|提质|建成|进入|支持|用于|担任|提供|包联|评估|量化|工作经验|强力|集中(?=签|开|落)|(?<!所)在(?!线|华|建|校|职|岗|册|编|家|地|外|押|营|途)|(?<=企业)认可|皆|等(?=[“\d])|按(?!揭|摩|键)|并(?=[^,]{2})"
)
_NEVER_A_NOUN = re.compile(
    r"签署|签订|参加|参与|参会|参展|建立|更新为|被|享受|已|陆续|率先|获|可|实现|入选|纳入|达到"
)
"""Predicates that are no part of a longer noun, so that what stands before them is a whole one."""
_ADJECTIVES = re.compile(
    r"(?:[\u4e00-\u9fff]{2,5}[强大高好优新]、)+[^的,;]{0,12}的|(?:具有|有|可|以)[^的,;“]{1,20}的(?=[^,;]{2})"
)  # 创新性强、影响力大、可推广的改革举措
_PRAISE = re.compile(
    r"(?:[\u4e00-\u9fff]{2,3}[硬实练熟强高好优精大]、)+[\u4e00-\u9fff]{2,3}[硬实练熟强高好优精大]的?(?=[\u4e00-\u9fff]{2})"
)  # 政治过硬、理论扎实人员
_TELLING = re.compile(
    r"实现|获|荣获|入选|通过|签约|开工|竣工|落户|入驻|参加|参会|参展|纳入|享受|受益|进入|进驻|统一进驻|被$"
)
"""Predicates that say which of the things were counted."""
_GENERIC = re.compile(
    r"^(?:全部)?(?:重大|重点|优质|优秀|大型|相关|有关|涉企)?(?:企业|单位|人|项目|部门|事项|学校|社区|村庄?|家庭|职工|居民|群众|城市|国家|国家和地区|产品|机构|人员|人才|党员|干部|专利|水库|任务|街道|区市|区|市|商户|院士|业主|劳模|选手|毕业生|商会|省区|区县|代表|使节|医院|高校|基金|学生|村居|点位|园区|平台)$"
)
_ABOUT = re.compile(r"对[^,;。]{1,30}?的?(?=满意度|满意率|评价|好评率)")
_CAUSE = re.compile(
    r"^[^“”]{2,}?(?:促使|带动|推动|使得|使|让|助力|确保|拉动|实现|保障|促进)(?=[^,;。]{4,})"
)
_QUOTED_NAME = re.compile(r"^[“\"][^”\"]{3,}[”\"](?=[^“”]{4,})")
_AFTER_ADVERB = re.compile(
    r"^(?!占).*[^、](?:共计|(?<![公总])共(?![同享建治产青性识商谋和服有])|(?=累计)|已经|(?<=[区市县])将|(?<!而)已|先后|(?=年度)|全年)(?=[^、]{3,})"
)
_AFTER_LIST = re.compile(r"^.+等(?=[^、待级额]{3,})(?=[^“”]*$|[^”]*“)")  # 赛出“进军灌装”等岗位绝活


@dataclass(frozen=True, slots=True)
class Counted:
    """What stands behind a number: 企业 and 获得专利权质押贷款."""

    thing: str
    predicate: str = ""
    """Which of the things were counted; empty where the thing says enough."""

    def phrase(self) -> str:
        """The predicate before its noun, as a table has it: 获得专利权质押贷款企业."""
        if self.predicate.endswith(self.thing):
            # 10家商会被认定为全国“四好”商会
            return self.predicate
        return self.predicate + self.thing


def noun_phrase(right: str) -> str:
    """The thing counted, out of the words behind a number."""
    return read_counted(right).phrase()


def read_counted(right: str, *, whole: bool = False) -> Counted:
    """The thing and its predicate; `whole` keeps the predicate of a thing that says enough, too."""
    right = re.sub(r"^(?:以上|以下)?的", "", right)
    threshold = re.match(r"\d+周?岁(?:以上|以下)的?|\d+(?:万|亿)?元以上的?", right)
    if threshold:
        right = right[threshold.end() :]
    right = without_adjectives(right)
    flat = mask(right)
    opened = flat.find("(")
    if opened > 1 and ")" not in flat[opened:]:
        right, flat = right[:opened], flat[:opened]
    cut = _CUT_BEFORE.search(flat, 2)
    head = right[: cut.start()] if cut else right
    head = head if len(head) < 4 else _TIME_END.sub("", head)
    generic = is_generic(head)
    telling = bool(cut and cut[0] != "等" and (whole or generic or _TELLING.match(cut[0])))
    if not cut or not (telling or len(head) < 4):
        return Counted(_tidy_noun(head))
    rest = re.sub(r"^(?:实现|已|均|全部|是(?=从))", "", right[cut.start() :], count=1)
    end = re.search(r"[,;。]", mask(rest))
    predicate = _tidy_predicate(rest[: end.start() if end else len(rest)])
    if not generic and not (telling and len(head) > 2) and not _NEVER_A_NOUN.match(cut[0]):
        # 具体|评估内容 and 家医|签约团队 are one noun.
        return Counted(head + rest[: end.start() if end else _LONGEST_NOUN][:_LONGEST_NOUN])
    return Counted(head.rstrip("的"), predicate if len(predicate) <= _LONGEST_PREDICATE else "")


_TIME_END = re.compile(r"(?:\d+月底|年内|年底前|年度|目前|统一)$")  # 刹车盘项目年内|开工
_LONGEST_NOUN = 18
_LONGEST_PREDICATE = 30


def without_adjectives(right: str) -> str:
    """3处以休闲为主题的公园 are 公园: what they are like does not name them."""
    adjectives = _ADJECTIVES.match(mask(right))
    return right[adjectives.end() :] if adjectives else right


def _tidy_predicate(predicate: str) -> str:
    """打造了各具特色的企业文化展馆 → 打造企业文化展馆."""
    text = re.sub(r"[了起][^的“]{2,6}的(?=[^的])", "", predicate)
    text = re.sub(r"(?<=[\u4e00-\u9fff])了(?=[\u4e00-\u9fff])", "", text)
    return strip_tail(text, REACHING_TAIL)


def split_list(subject: str) -> list[str]:
    """Parts of A、B和C, each with the head that only the last one prints."""
    parts = [part for part in re.split(r"[、和与及]", subject) if part]
    if len(parts) < 2:
        return parts
    last = parts[-1]
    head = _shared_head(parts[:-1], last)
    return [*(part + head for part in parts[:-1]), last]


def _shared_head(others: Sequence[str], last: str) -> str:
    """What the last part of a list says for all: 浓度 in PM2.5、PM10浓度."""
    if re.fullmatch(r"[A-Za-z0-9.]+", others[0]):
        return re.sub(r"^[A-Za-z0-9.]+", "", last)
    place = last.find(others[-1][-1], 1)
    if 0 < place < len(last) - 1:
        return last[place + 1 :]
    # 城镇和农村居民人均可支配收入: the modifiers are of one length.
    short = len(others[-1])
    return last[short:] if short <= 3 and len(last) >= short + 4 else ""


def strip_tail(text: str, tail: re.Pattern[str]) -> str:
    """Drop the words that lead to a number, one after the other: 满意度已达 → 满意度."""
    while text:
        shorter = tail.sub("", text).rstrip("、 ")
        if shorter == text:
            return text
        text = shorter
    return text


def clean_left(left: str, tail: re.Pattern[str]) -> str:
    """The thing measured, out of the words before a number."""
    text = re.sub(r"[由从][^,;“”]{0,14}的$", "", RUN_OF_YEARS.sub("", left))
    text = re.sub(r"仅用(?=[\u4e00-\u9fff]{2})", "", text)
    text = _PRAISE.sub("", strip_tail(text, tail))
    text = re.sub(r"^[\u4e00-\u9fff]{2,10}中(?=[A-Z])", "", text)
    text = _ABOUT.sub("", text)
    if text.endswith("等"):
        text = text[:-1]
    text = _AFTER_ADVERB.sub("", text)
    listed = _AFTER_LIST.match(text)
    if listed:
        text = text[listed.end() :]
    cause = _CAUSE.match(text)
    if cause:
        text = text[cause.end() :]
    while text:
        shorter = _HEAD.sub("", text)
        if shorter == text or not shorter:
            break
        text = shorter
    text = re.sub(r"^[ 、,:和与及]+|(?:[ 、,:和与]|(?<![惠涉普])及)+$", "", text)
    return text if len(text) > 1 and not _HEAD.fullmatch(text) else ""


_ABSTRACT = re.compile(r"作用|优势|功能|需求|情况|问题|积极性")  # 17家工作站、联络站的作用
_WORK_ON = re.compile(
    r"(?P<thing>[^的]{1,5})的(?P<work>[^的]*(?:建设|改造|整治|治理|修复|提升|规划|编制|维修|改制))$"
)  # 9个村的电气化建设


def _tidy_noun(noun: str) -> str:
    """Cut what follows a possessive: the guardians of 711 villages are not the villages."""
    noun = _QUOTED_NAME.sub("", noun)
    if re.match(r"(?:具有|有|可|能|具备|创新性|影响|以)", noun) or re.search(r"、[^的]*的", noun):
        things, _, tail = noun.rpartition("的")
        if _ABSTRACT.fullmatch(tail):
            return things
        return tail if len(tail) >= 2 else noun.rstrip("的、")
    noun = noun.rstrip("的").removesuffix("之一")
    work = _WORK_ON.match(noun)
    if work and is_generic(work["thing"]):
        return work["thing"] + work["work"]
    owner = noun.partition("的")[0]
    if owner != noun and is_generic(owner) and not noun.endswith("情况"):
        return owner
    place = noun.find("的", 3)
    outside = not re.search(r"[“\"(《]", noun[: max(place, 0)])
    if place > 0 and outside and len(noun) - place > 4:
        return noun[:place]
    return noun


def is_generic(noun: str) -> bool:
    """Whether a noun is one that any sentence counts: 企业, 重点项目, 居民."""
    return bool(_GENERIC.match(noun))


def subject_of(sentence: str) -> str:
    """What the first clause of a sentence speaks of, for a sentence that goes on about it."""
    clause = re.split(r"[,;:。!?]", sentence.strip())[0]
    return clean_left(clause, REACHING_TAIL)[:16]
