"""Quantities that report nothing: classes, thresholds, schemes, labels, spans of time."""

from __future__ import annotations

import re

from litsite.figures.quantities.quantity import Quantity
from litsite.language.word_lists import alternatives, load_words, short_choices

_ROOM = "figures/quantities"
_ANY = short_choices(_ROOM)
_CLASS_NOUN = re.compile(
    rf"(?:的)?[^,;。、%\d“]{{0,8}}?(?:{alternatives(load_words(_ROOM, 'classed_things'))})"
)
_SHORTENED = re.compile(alternatives(load_words(_ROOM, "shortening_words")))
_FOLLOWS_TIME = re.compile(
    rf"(?:内|以内|之内)?[^,;。]{{0,6}}?(?:{alternatives(load_words(_ROOM, 'deeds_in_time'))})"
)
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
        # 一元化, 二元结构
        return quantity.value > _FEW_YUAN or bool(quantity.factor > 1)
    return True


_THE_INCLUDED = re.compile(r"[(]含$")
_INCLUDED = re.compile(r" ?[(]含")  # 1500公斤以上(含1500公斤)
_ORDINAL = re.compile(r"第[一二三四五六七八九十\d]+[个条座期]?$")  # 第二个50万辆整车项目
_FEW_YUAN = 10
_OF_EACH = re.compile(r"每$")  # 每百元营业收入中的成本
_AROUND = re.compile(r"(?:的)?(?:范围|半径)")  # 河道两岸1000米范围内
_RACE = re.compile(rf"(?:{_ANY['races']})")  # 10公里长跑


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
            if noun and not re.match(rf"(?:并|且|{_ANY['spent_on']})", rest):
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
    rf"(?:\d|[多余])(?:%(?:以上)?的?|[个家户名])[^,;。、]{{2,24}}(?:{_ANY['passed_measures']})[过超]?$"
)  # 98%的村收入过百万元: how many pass it is the figure
_NEAR = 40
_FLOOR_AREA = frozenset("平方米 平米".split())
"""Ships and parks are classed by tons and mu (万吨级, 千亩产业园), floors are only added up."""


def _is_counted(text: str, quantity: Quantity) -> bool:
    after = text[quantity.unit_end : quantity.unit_end + 8]
    small = quantity.value <= 10 and quantity.factor == 1 and quantity.value_max is None
    if small and not quantity.qualifier and _is_named_one_by_one(text, quantity):
        return False
    if quantity.value < _MANY and _FIELDS.match(text, quantity.unit_end):
        return False
    if small and not quantity.qualifier and quantity.bare_unit in _OF_TEXTS:
        return False
    divided = not quantity.han and quantity.bare_unit in {"个", "类", "层"}
    if divided and re.match(rf"(?:{_ANY['divisions_of_digits']})", after):
        return False
    if quantity.han and not quantity.round:
        return _is_counted_in_characters(text, quantity, after)
    if quantity.sort == "scale" and quantity.han and quantity.qualifier in {None, "about"}:
        # 万达 and 千亿产业; 近千万 has an adverb that touches.
        return quantity.start < quantity.number_start
    if quantity.round and quantity.qualifier == "about" and _OF_A_NAME.match(after):
        return False
    if quantity.round and quantity.start == quantity.number_start and quantity.unit in _OF_SLOGANS:
        # 百个项目 and 百家央企进河北 are slogans; who counted says 百余个.
        return quantity.qualifier == "over"
    if quantity.han and not re.search(r"[万亿]", quantity.unit):
        return quantity.bare_unit not in {"年", "国", "里", "度", "面", "层", "口", "分"}
    return True


_MANY = 100
_OF_TEXTS = frozenset("类 层 句 字 代 步 种".split())
"""Classifiers of what texts and schemes consist of: few of them are not counted."""
_OF_SLOGANS = frozenset("个 家 项 场 件 所 校 县 户".split())
_FIELDS = re.compile(
    rf"(?<=[个大])(?:{_ANY['qualities_of_fields']})?(?:{_ANY['fields']})"
    rf"|(?<=[条])(?:{_ANY['qualities_of_paths']})?(?:{_ANY['paths']})(?![\u4e00-\u9fff])"
)  # 11个重点领域项目, 9条技术路径
_ITEMS = re.compile(r"(?:[^,;:。、和与及\d等]{2,12}[、和与及]){1,12}[^,;:。、和与及\d等]{2,12}$")


_SUMMED_UP = re.compile(
    rf"[^,;。、\d亿万]{{0,6}}(?:{_ANY['classes_just_named']})(?![\u4e00-\u9fff])"
)  # 2个优势产业


def _is_named_one_by_one(text: str, quantity: Quantity) -> bool:
    """装备制造、康养食品2个优势产业: classes just named are parts of a scheme; schools would be counted."""
    if not _SUMMED_UP.match(text, quantity.unit_end):
        return False
    items = _ITEMS.search(text, max(0, quantity.start - _NEAR), quantity.start)
    return items is not None and len(re.findall("[、和与及]", items[0])) + 1 == quantity.value


_OF_A_NAME = re.compile(
    rf"{_ANY['named_after_numbers']}|[\u4e00-\u9fff]{{2,4}}(?:{_ANY['campaigns']})"
)  # 百人会  万人饮水安全工程
_CONCRETE = frozenset(load_words(_ROOM, "concrete_classifiers"))
_HELD = re.compile(rf"(?:{_ANY['holding_verbs']})了?$")


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
    if quantity.bare_unit not in _CONCRETE:
        return False
    return not re.match(r"[一二两]|合一", after)


_COUNTED_TIME = re.compile(
    rf"(?:{alternatives(load_words(_ROOM, 'things_counted_in_time'))})[^,;。\d]{{0,14}}$"
)  # 优良天数较上年增加12天
_MORE_TIME = re.compile(
    rf"(?:同比|(?:比|较)(?:{_ANY['years_compared']}|[12]\d{{3}}年|前[一两三]年)(?:同期)?)(?:增加|减少|多|少)(?:了)?$"
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
        return bool(
            re.search(rf"(?:{_ANY['shortening_in_years']}|由(?!于))[^,;。]{{0,8}}$", before)
        )
    if re.match(rf"(?:{_ANY['circles_of_time']})", text[quantity.unit_end :]):
        return False
    if re.search(rf"(?:{_ANY['before_spans']})$", before):
        return False
    if before.endswith("仅用") and _FRAMES.match(text, quantity.end):
        return False
    if before.endswith("平均"):
        return True
    return bool(_SHORTENED.search(before[-16:]) or _FOLLOWS_TIME.match(after))
