"""Units and classifiers of the genre, and what sort of quantity each makes."""

from __future__ import annotations

import re

PERCENT = frozenset({"%", "‰"})
POINTS = frozenset({"个百分点", "百分点"})
MONEY = "元 美元 欧元 英镑 日元 港元 人民币 元人民币".split()
MEASURES = (
    "平方公里 平方千米 平方米 平米 平 立方米 方 公里 千米 海里 厘米 毫米 米 延长米 亩 公顷 吨标准煤 吨公里 吨 公斤 千克 毫克 微克 克 斤 "
    "千瓦时 千瓦 兆瓦 吉瓦 瓦 度电 度 载重吨 升 毫升 分贝 摄氏度 ℃ 兆 GB TB PB EB MW GW KW kW 华里 里 岁 平方 立方 P"
).split()
TIMES = "个工作小时 工作小时 个工作日 工作日 个自然日 自然日 个小时 小时 个学时 学时 分钟 秒钟 秒 毫秒 个月 天 日 年 周 星期".split()
CLASSIFIERS = (
    "标准箱 标箱 自然箱 重量箱 TEU 个次 个 人次 人 名 位 户次 户 家次 家 项次 项 件次 件 起 处 座 所 场次 场 期 集 批次 批 套次 套 辆次 辆 台次 台 艘次 艘 架次 架 班次 班 次 例 份 宗 篇次 篇 部 幅 本 册 张 枚 块 片 栋 幢 间 床 "
    "只 头 株 棵 对 组 支 队 门 款 种 类 盏 根 段 道 桩 笔 单 票 列 航次 车次 届 条次 条 轮 站 层 颗 口 尾 羽 箱 盒 瓶 袋 车 团 堂 节 课时 字 页 句 首 曲 出 档 面 眼 孔 顶 扇 把 粒 匹 "
    "区市 区县 省市 省份 省区 国 省 市 县 镇街 乡镇 镇 乡 村 街道 社区 校 岗 键 证 窗 网 链 院 店 标段 地块 席 卷 代 座次 条线 桥 馆 床位"
).split()
NOUN_UNITS = frozenset(
    "区市 区县 省市 省份 省区 国 省 市 县 镇街 乡镇 镇 乡 村 街道 社区 校 岗 床位 标段 地块 店 院".split()
)
"""Nouns that numbers touch without a classifier: 7区市, 12镇街."""
_NOT_AFTER = {
    "个": "人税性体案例别",
    "人": "民均才员口类群工大力文生",
    "名": "牌词称单录校企次",
    "位": "于置居列",
    "家": "庭长属政园园风乡装电具具",
    "项": "目",
    "件": "",
    "起": "来到步草重点",
    "处": "理置置室长级分罚",
    "所": "有在属以需得",
    "场": "所馆地景",
    "期": "间末初待盼",
    "批": "复准发评",
    "套": "餐",
    "辆": "",
    "台": "账阶风海",
    "次": "会要序日年性",
    "例": "如外行会",
    "份": "额",
    "部": "门分署委队",
    "本": "地市区级年月届土科专级次期",
    "张": "家店村",
    "块": "钱链地",
    "间": "接隔",
    "床": "",
    "只": "有要能需是",
    "头": "部顶",
    "支": "持部付出撑柱队",
    "款": "",
    "种": "植子业粮养质",
    "类": "似型别",
    "条": "例件款",
    "轮": "动换值驾",
    "元": "旦素宇首",
    "天": "津然河气空",
    "米": "兰面",
    "亩": "均",
    "吨": "位",
    "倍": "增受加感",
    "成": "立为功果就绩本长效员都分交熟",
    "户": "籍型外均口",
    "册": "",
    "组": "织建成",
    "列": "入为车",
    "面": "积向对临貌",
    "道": "路",
    "门": "类户店口诊槛",
    "段": "",
    "班": "子主列",
    "节": "约能点日",
    "站": "点在位式",
    "层": "次级面出",
    "口": "岸径号袋",
    "团": "队组体结",
    "网": "络格点",
    "链": "条主",
    "院": "士校长",
    "店": "",
    "校": "长园企",
    "证": "书明",
    "市": "场政民级长直委区北南",
    "省": "级委政直",
    "县": "级委域",
    "镇": "域",
    "村": "庄民级",
    "国": "家际内外企有道",
    "分": "别类为析管布级成层钟之期时区支局期",
    "度": "假",
    "方": "面案向式位便法针略",
    "平": "均台安方米",
    "里": "程",
    "代": "表办码理管",
    "单": "位元",
    "年": "",
    "日": "常报益",
    "秒": "批",
    "对": "接口于外应",
    "队": "伍",
    "片": "区面",
    "车": "辆位库道间",
    "窗": "口",
    "字": "号",
    "首": "次批个创届位家",
    "出": "台口让行",
    "把": "握关",
    "岗": "位",
    "键": "",
    "课": "",
    "卷": "",
    "兆": "瓦",
    "克": "",
    "席": "",
    "馆": "",
    "桥": "",
    "孔": "",
    "根": "据本",
    "票": "",
    "届": "",
    "笔": "",
    "箱": "",
    "架": "构",
    "篇": "章",
    "街道": "",
    "社区": "",
}
"""Characters that make another word of a unit's first character: 3家庭 has no 家 to count with."""


def _pattern(units: list[str]) -> str:
    parts = []
    for unit in sorted(set(units), key=lambda one: (-len(one), one)):
        barred = _NOT_AFTER.get(unit, "")
        parts.append(re.escape(unit) + (f"(?![{barred}])" if barred else ""))
    return "|".join(parts)


_ALL = [*MONEY, *MEASURES, *TIMES, *CLASSIFIERS]
_PER = "平方公里|平方米|平米|立方米|公里|人次|公顷|千瓦时|人|户|亩|吨|日|天|年|月|家|米|度|次|小时|秒|升|斤|公斤|件|斤"
UNIT = re.compile(
    rf" ?(?P<unit>%|‰|个百分点|百分点|倍(?![增受加感])|(?:{_pattern(_ALL)})(?:/(?:{_PER}))?)"
)  # 微克/立方米
"""A unit, after an optional space."""


def sort_of(unit: str) -> str:
    """`percent`, `points`, `multiple`, `money`, `measure`, `time` or `count`, by the bare unit."""
    if unit in PERCENT:
        return "percent"
    if unit in POINTS:
        return "points"
    if unit == "倍":
        return "multiple"
    base, _, per = unit.partition("/")
    for sort, units in (("money", MONEY), ("measure", MEASURES), ("time", TIMES)):
        if base in units:
            return sort
    # 47.6自然箱/小时: so many an hour are a level, whole boxes are a count.
    return "measure" if per else "count"
