"""Quantities that report nothing: classes, thresholds, schemes, labels, spans of time."""

from __future__ import annotations

import re

from litsite.figures.quantities.quantity import Quantity
from litsite.language.word_lists import alternatives, load_words

_ROOM = "figures/quantities"
_SCHEME_NOUN = re.compile(
    r"(?:个)?(?:重要|主要|关键|重点)?(?:方面|板块|环节|层面|维度|阶段|步骤|梯次|梯队|层次|类别|情形)"
    rf"|(?:个)?(?:重要|主要|关键|重点)?(?:{alternatives(load_words(_ROOM, 'scheme_parts'))})(?![\u4e00-\u9fff])"
)
_PARTED = re.compile(rf"(?:{alternatives(load_words(_ROOM, 'parting_words'))})$")
_CLASS_NOUN = re.compile(
    rf"(?:的)?[^,;。、%\d“]{{0,8}}?(?:{alternatives(load_words(_ROOM, 'classed_things'))})"
)
_SHORTENED = re.compile(alternatives(load_words(_ROOM, "shortening_words")))
_FOLLOWS_TIME = re.compile(
    rf"(?:内|以内|之内)?[^,;。]{{0,6}}?(?:{alternatives(load_words(_ROOM, 'deeds_in_time'))})"
)
_STAYED = re.compile(
    r"(?:停留|驻留|留宿|住院|驻[^,;。]{1,4}|服务|学习|培训|实习|工作|时间|时长)(?:时间|时长)?(?:达到?|满|为|不少于|累计)*$"
)  # 驻港达到3个月以上, 平均停留5天
_FRAMES = re.compile(r"[^,;。\d]{2,20}\d+(?:\.\d+)?[万余多]*[^\d天月小分年,;。]")
"""仅用4个月注册企业28家: the time is that of the other figure."""
_LESSONS = frozenset({"学时", "个学时"})


def is_figure(text: str, quantity: Quantity) -> bool:
    """Whether a quantity outside all masks reports an outcome, input, scale, reach or target."""
    if quantity.sort == "time":
        return _is_measured_in_time(text, quantity) or _is_shortened_time(text, quantity)
    if _is_of_a_name(text, quantity):
        return False
    if _is_threshold(text, quantity):
        return False
    if quantity.bare_unit == "岁":
        return bool(re.search(r"年龄|寿命", text[max(0, quantity.start - 12) : quantity.start]))
    if quantity.sort == "measure" and text.startswith("级", quantity.unit_end):
        # 万吨级货轮
        return False
    if quantity.sort in {"count", "scale"}:
        return _is_counted(text, quantity)
    if quantity.sort == "measure" and quantity.han and quantity.bare_unit in _NAME_PARTS:
        return quantity.start < quantity.number_start or (
            not quantity.round and quantity.value > 10
        )
    if quantity.sort == "money" and quantity.han and not quantity.round:
        return quantity.value != 1 or bool(quantity.factor > 1)
    return True


_THE_INCLUDED = re.compile(r"[(]含$")
_ORDINAL = re.compile(r"第[一二三四五六七八九十\d]+[个条座期]?$")  # 第二个50万辆整车项目
_OF_EACH = re.compile(r"每$")  # 每百元营业收入中的成本
_AROUND = re.compile(r"(?:的)?(?:范围|半径)")  # 河道两岸1000米范围内
_RACE = re.compile(r"(?:长跑|赛跑|徒步|健步走|越野|接力|骑行|马拉松)")  # 10公里长跑
_VISIT = re.compile(
    r"(?:亲自)?(?:到|来|赴|莅临|深入)[^,;。\d]{1,10}(?:视察|调研|考察|检查|指导)"
)  # 12次到我市调研
_BY = re.compile(r"(?<![可予得难加所足用])以(?![上下内外来及])[^,;。]{0,24}$")
_OF_A_SCHEME = re.compile(
    r"[^,;。]{2,24}为(?:总?核心|支撑|载体|依托|抓手|主线|统领|龙头|纽带|骨架|主体|补充)"
)  # 以1个中心为核心,3个节点为支撑


def _is_of_a_name(text: str, quantity: Quantity) -> bool:
    """What the words around it make part of a name, a class, a reach or a scheme."""
    start, end = quantity.start, quantity.end
    if _ORDINAL.search(text, max(0, start - 5), start):
        return True
    if _THE_INCLUDED.search(text, max(0, start - 2), start):
        return True
    if quantity.round and _OF_EACH.search(text, max(0, start - 1), start):
        return True
    if quantity.sort == "measure":
        return bool(_AROUND.match(text, end) or _RACE.match(text, end))
    if quantity.bare_unit == "次" and _VISIT.match(text, end):
        return True
    if quantity.sort == "count" and _OF_A_SCHEME.match(text, end):
        return bool(_BY.search(text, max(0, start - _NEAR), start))
    return False


_NAME_PARTS = frozenset("里 方 平 度 分 斤 米 亩 P".split())
"""Units that names and idioms are made of: 三里河, 三方."""


def _is_threshold(text: str, quantity: Quantity) -> bool:
    """5000万元以上支撑项目, 过亿元项目, 亿元楼: a class of things, not how much there is."""
    after = text[quantity.unit_end : quantity.unit_end + 14]
    suffix = re.match(r"(?:\(含\))?(?:及)?(?:以上|以下|以内)", after)
    if suffix and _INCLUDED.match(after, suffix.end()):
        return True
    if quantity.sort in {"money", "measure", "scale"} or (
        quantity.sort == "count" and quantity.bare_unit in {"人", "户", "名"}
    ):
        if suffix:
            rest = after[suffix.end() :]
            if re.match(r"的?\d+(?:余|多)?[个家项]", rest):
                return True
            noun = _CLASS_NOUN.match(rest)
            if noun and not re.match(
                r"(?:并|且|用于|重点支持|支持|推动|扶持|建设|专项|资金)", rest
            ):
                return True
        passed = text[quantity.start - 1 : quantity.start] == "过"
        over = passed or (quantity.qualifier == "over" and quantity.start < quantity.number_start)
        if over and _PASSED_BY.search(text, max(0, quantity.start - _NEAR), quantity.start):
            return True
        if quantity.bare_unit in _FLOOR_AREA:
            return False
        if (over or quantity.round or quantity.han) and quantity.sort != "count":
            bare = quantity.value_max is None and quantity.sort in {"money", "scale", "measure"}
            if bare and (quantity.round or over):
                return bool(_CLASS_NOUN.match(after))
    return False


_PASSED_BY = re.compile(
    r"(?:\d|[多余])(?:%(?:以上)?的?|[个家户名])[^,;。、]{2,24}(?:收入|产值|营收|税收|利润|纳税|销售额)[过超]?$"
)  # 98%的村收入过百万元: how many pass it is the figure
_NEAR = 40
_INCLUDED = re.compile(r" ?[(]含")  # 1500公斤以上(含1500公斤)
_FLOOR_AREA = frozenset("平方米 平米".split())
"""Ships and parks are classed by tons and mu (万吨级, 千亩产业园), floors are only added up."""


def _is_counted(text: str, quantity: Quantity) -> bool:
    after = text[quantity.unit_end : quantity.unit_end + 8]
    before = text[max(0, quantity.start - 8) : quantity.start]
    small = quantity.value <= 10 and quantity.factor == 1 and quantity.value_max is None
    if small and not quantity.qualifier and _is_named_one_by_one(text, quantity):
        return False
    if quantity.value < _MANY and _FIELDS.match(text, quantity.unit_end):
        return False
    if small and not quantity.qualifier:
        noun = _SCHEME_NOUN.match(text, quantity.unit_end)
        if noun or quantity.bare_unit in {"类", "层", "句", "字", "代", "步", "种"}:
            return False
    if not quantity.han and quantity.bare_unit in {"个", "类", "层"}:
        if re.match(r"(?:类别|层级|方面|板块|领域|环节|维度|梯次|阶段|档次)", after):
            return False
        if quantity.bare_unit == "类" and (small or _PARTED.search(before)):
            return False
    if quantity.bare_unit in {"类", "种", "个", "项"} and _is_of_a_scheme(text, quantity):
        return False
    if quantity.han and not quantity.round:
        return _is_counted_in_characters(text, quantity, after)
    if quantity.sort == "scale" and quantity.han and quantity.qualifier in {None, "about"}:
        # 万达 and 千亿产业; 近千万 has an adverb that touches.
        return quantity.start < quantity.number_start
    if quantity.round and quantity.qualifier == "about" and _OF_A_NAME.match(after):
        return False
    if quantity.round and quantity.start == quantity.number_start and quantity.unit == "个":
        # 百个项目 is a slogan; who counted says 百余个.
        return quantity.qualifier == "over"
    if quantity.han and not re.search(r"[万亿]", quantity.unit):
        return quantity.bare_unit not in {"年", "国", "里", "度", "面", "层", "口", "分"}
    return True


_MANY = 100
_FIELDS = re.compile(
    r"(?<=[个大])(?:重要|主要|关键|重点|核心|优先)?(?:领域|方面|环节|板块|维度|层面|方向)"
    r"|(?<=[条])(?:重要|主要|关键|重点|技术|实施|实现|发展|改革|转型)?(?:路径|路线|途径|主线|原则)(?![\u4e00-\u9fff])"
)  # 11个重点领域项目, 9条技术路径
_ITEMS = re.compile(r"(?:[^,;:。、和与及\d等]{2,12}[、和与及]){1,12}[^,;:。、和与及\d等]{2,12}$")


_SUMMED_UP = re.compile(
    r"[^,;。、\d亿万]{0,6}(?:产业|行业|领域|赛道|门类|方向)(?![\u4e00-\u9fff])"
)  # 2个优势产业


def _is_named_one_by_one(text: str, quantity: Quantity) -> bool:
    """装备制造、康养食品2个优势产业: classes just named are parts of a scheme; schools would be counted."""
    if not _SUMMED_UP.match(text, quantity.unit_end):
        return False
    items = _ITEMS.search(text, max(0, quantity.start - _NEAR), quantity.start)
    return items is not None and len(re.findall("[、和与及]", items[0])) + 1 == quantity.value


_SORTED = re.compile(r"[、,共]?\d+(?:余|多)?[项个条件种家]")
_KIND_NOUN = re.compile(r"[^,;。、\d的等]{0,6}(?:类型|类别|种类|情形|情况|档次)(?![\u4e00-\u9fff])")
_CONTENTS = re.compile(r"(?:[^,;。《\d]{1,8}、\d+(?:余|多)?[个项类条]){0,6}[^,;。《\d]{1,8}的《")


def _is_of_a_scheme(text: str, quantity: Quantity) -> bool:
    """What things are sorted into (12类、61项, 14种情况, 分5个专题), or a document is made up of.

    Only 20个专题的《词典》: on its own a topic or a case is counted as anything else.
    """
    if quantity.bare_unit == "类":
        return bool(_SORTED.match(text, quantity.unit_end))
    if quantity.bare_unit == "个" and text[quantity.start - 1 : quantity.start] == "分":
        return True
    if quantity.bare_unit != "项" and _KIND_NOUN.match(text, quantity.unit_end):
        return True
    return bool(_CONTENTS.match(text, quantity.unit_end))


_OF_A_NAME = re.compile(
    r"会|团|计划|大会|赛|榜|行动|工程|讲坛|论坛|[\u4e00-\u9fff]{2,4}(?:工程|计划|行动)"
)  # 百人会  万人饮水安全工程
_CONCRETE = frozenset(load_words(_ROOM, "concrete_classifiers"))
_NAMED_THING = re.compile(
    r"(?:平台|项目|企业|单位|机构|园区|基地|中心|学校|社区)"
)  # 海员中心、船供中心等六个平台: what was named one by one is counted at the end
_HELD = re.compile(r"(?:举办|承办|开展|召开|组织|举行|连续)了?$")
_DETERMINED = re.compile(r"(?:这|那|该|此|每|上述|以上|其中|前|后|同)$")


def _is_counted_in_characters(text: str, quantity: Quantity, after: str) -> bool:
    """Small numbers in characters count things only with a classifier of concrete things."""
    if quantity.bare_unit in {"类", "层", "句", "字", "代", "步", "种", "级"}:
        return False
    if quantity.bare_unit == "届":
        # 十二届市委 is an ordinal without 第.
        return bool(_HELD.search(text[max(0, quantity.start - 4) : quantity.start]))
    if quantity.qualifier or quantity.factor > 1:
        return quantity.bare_unit not in {"年", "里"}
    if quantity.value > 10:
        # Labels are printed in characters (十五个攻势), counts in digits.
        return quantity.bare_unit not in {"个", "项", "条", "种", "类", "年", "里"}
    if quantity.value == 1:
        return False
    if text[quantity.start - 1 : quantity.start] == "等" and _NAMED_THING.match(after):
        return True
    if quantity.bare_unit not in _CONCRETE:
        return False
    return not _DETERMINED.search(
        text[max(0, quantity.start - 4) : quantity.start]
    ) and not re.match(r"[一二两]|合一", after)


_COUNTED_TIME = re.compile(
    rf"(?:{alternatives(load_words(_ROOM, 'things_counted_in_time'))})[^,;。\d]{{0,14}}$"
)  # 优良天数较上年增加12天
_MORE_TIME = re.compile(
    r"(?:同比|(?:比|较)(?:上年|去年|上月|[12]\d{3}年|前[一两三]年)(?:同期)?)(?:增加|减少|多|少)(?:了)?$"
)


def _is_measured_in_time(text: str, quantity: Quantity) -> bool:
    """Days that are counted as anything else is: 优良天数330天, 比上年增加12天."""
    before = text[max(0, quantity.start - _NEAR) : quantity.start]
    return bool(_COUNTED_TIME.search(before) or _MORE_TIME.search(before))


def _is_shortened_time(text: str, quantity: Quantity) -> bool:
    """A time counts where something takes it, or now takes less of it."""
    clause = re.search(r"[^,;。:]{0,60}$", text[max(0, quantity.start - 60) : quantity.start])
    before = clause[0] if clause else ""
    after = text[quantity.end : quantity.end + 14]
    if quantity.bare_unit in _LESSONS:
        return True
    if quantity.bare_unit in {"年", "周", "日"}:
        return bool(re.search(r"(?:压缩|缩短|减少|降|由(?!于))[^,;。]{0,8}$", before))
    if re.match(r"(?:生活圈|服务圈|交通圈|圈|经济圈|车程|时间里)", text[quantity.unit_end :]):
        return False
    if re.search(r"(?:会前|前|后|近|过去|未来|连续|每|年满)$", before):
        return False
    if before.endswith("仅用") and _FRAMES.match(text, quantity.end):
        return False
    if before.endswith("平均"):
        return True
    return bool(
        _SHORTENED.search(before[-16:]) or _FOLLOWS_TIME.match(after) or _STAYED.search(before)
    )
