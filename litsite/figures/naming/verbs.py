"""Verbs of the genre: which belong to the name of what is counted, and which only lead to it.

The verbs are listed, not looked up: jieba's parts of speech take a second to load, call 通达 a name
and cut 攻关项目 from its object, whereas the genre says the same two hundred things.
"""

from __future__ import annotations

import re

_KEPT = (
    "新增 新建 改建 扩建 新、改、扩建 新改扩建 新建、改建 改扩建 新开 新设 引进 引育 培养 联合培养 培训 拆除 盘活 查处 举办 惠及 涉及 受理 办理 办结 整治 "
    "改造 升级改造 创建 增加 增设 清理 发放 救助 帮扶 服务 签约 新签约 拦截 化解 解决 关闭 淘汰 取缔 栽植 绿化 检查 引入 招引 入驻 新入驻 落户 "
    "新引进 开工 竣工 实施 整改 修订 清退 创新设置 认定 新认定 培育 孵化 征收 搬迁 腾退 下放 调整下放 取消 承接 建立 设立 开通 安置 吸纳 资助 募集 "
    "投放 安装 更换 修复 修建 铺设 维修 配置 提供 组建 布局 帮助 指导 申报 申请 争取 撬动 集聚 储备 梳理 编制 评选 选聘 选派 聘请 招聘 减免 减少 压减 精简 "
    "免费为 慰问 走访 处理 处置 排查 查改 督办 巡察 约谈 问责 立案 覆盖 辐射 推介 促成 达成 建设打通 打通 新参股设立 新招引"
).split()
"""With another of these it would be another count: bridges that were built are not those repaired."""
_LIGHT = (
    "建成 建成并 建设 实现 达到 形成 拥有 打造 命名 获 获得 取得 完成 开展 组织 设有 配备 收到 构建 搭建 制定 出台 印发 发布 推动 赋予 培育出 涌现 涌现出 "
    "设立 成立 建立 总结 提供"
).split()
"""These say no more than that there is one: 建成户外驿站679个 counts 户外驿站."""
_STATES = frozenset("组织 实现 达到 拥有 获 获得 取得 设有 收到 推动 赋予".split())
"""Not even a short noun needs them: 实现税收 is 税收."""
_OTHER = (
    "涵盖 划分 整修 重修 翻建 亮化 美化 维护 加固 疏通 修缮 通达 直达 联通 连接 开行 执飞 开辟 刊发 发表 报道 推送 制作 拍摄 播出 发出 召开 举行 承办 参加 参与 组织召开 研究 审议 审结 "
    "指导 引导 帮助 扶持 启动 推出 上线 发行 投入 投用 启用 交付 废止 修改 起草 出版 编印 征集 收集 采纳 提出 归纳 汇总 反馈 回复 接待 接听 调解 "
    "调处 打掉 抓获 破获 侦破 起诉 批捕 判处 追回 挽回 查封 扣押 没收 处罚 处分 捐赠 捐款 捐物 捐献 筹集 筹措 划拨 拨付 兑付 兑现 授信 投保 参保 "
    "选拔 选树 表彰 评定 命名 授予 推荐 输送 录用 录入 登记 注册 建档 结对 包联 对接 联系 派出 派驻 选取 观摩 检测 监测 勘验 勘探 开发 研发 研制 攻克 突破 转化 "
    "规范(?!性) 完善 优化 改善 提升 扩大 拓展 种植 养殖 造林 植树 补植 移植 收储 供应 出让 回收 回迁 关停 停产 转移 转产 升级 更新 购置 采购 储存 运送 运输 "
    "接种 筛查 诊疗 救治 接诊 帮办 代办 办成 破解 明确 细化 确定 确立 划定 推广 复制 落实 签订 签署 产出 投产 联网改造 综合整治"
).split()
"""Kept like the light ones only before a noun that says too little alone: 整修道路."""


def _any_of(verbs: list[str]) -> str:
    return "|".join(sorted(set(verbs), key=lambda one: (-len(one), one)))


_GOVERNING = _any_of([one for one in [*_KEPT, *_LIGHT, *_OTHER] if one not in _STATES])
KEPT_AT_END = re.compile(rf"(?:{_any_of(_KEPT)})(?:各类|了|出|率先)?$")
LIGHT = _any_of(_LIGHT)
_AT_END = re.compile(rf"(?P<verb>新?(?:{_GOVERNING}、?){{0,2}}(?:{_GOVERNING}))[了出]?$")
_AT_START = re.compile(
    rf"(?:其中|同时|累计|今年来?|全[区市]|[共已]|集中|成功)*(?P<verb>新?(?:{_GOVERNING}、?){{0,2}}(?:{_GOVERNING}))[了出]?(?!的)"
)
_LEADING = re.compile(rf"^新?(?:(?:{_GOVERNING})[了出]?、?)+(?=[^、]{{2}})")
_SHORT = 2


def says_too_little(noun: str) -> bool:
    """Whether so short a noun is shared by any number of counts: 学校, 道路, 成果."""
    return len(noun) <= _SHORT


def governing_verb(before: str) -> str:
    """The verb whose object a noun behind `before` is: at its end, else where the clause opens."""
    match = _AT_END.search(before) or _AT_START.match(before)
    return match["verb"] if match else ""


def ends_in_verb(name: str) -> bool:
    """Whether a name breaks off before its object: 评估后准予实施."""
    return bool(_AT_END.search(name))


def is_telling(verb: str) -> bool:
    """Whether a verb belongs to the name of any thing: 引进 does, 建成 does not."""
    return verb.startswith(tuple(_KEPT))


_NEEDS_OBJECT = re.compile(
    r"清理|废止|修订|修改|取消|整改|拆除|查处|更换|关闭|淘汰|取缔|排查|办结|受理|新增|新建|改造|整治|下放|承接|起草|审查"
)


def is_lone_verb(name: str) -> bool:
    """Whether a name says what was done and not to what: 清理 of 清理2次, unlike 培训."""
    return bool(_NEEDS_OBJECT.fullmatch(name))


def without_verb(name: str) -> str:
    """The object alone: 刊发图文稿件 → 图文稿件."""
    return _LEADING.sub("", name)


_ACTOR = re.compile(
    r"^(?P<actor>[^,;“”]{2,}?(?:委|办公室|局|部门|会|会议|团队|企业|公司|集团|中心|法院|检察院|机关|单位|党委|政府|人士|支部|街道|镇|区|市|县|志愿者))"
    r"(?=(?:组织)?(?:召开|举办|举行|启动|开展|发布|出台|印发|受理|查处|办结|审议|捐款|捐赠|筹集|募集|排查|走访|拆除|新增|新建|引进|打造|成立|解决|化解|发放|征集|承办|接待|(?<=会议)研究)[^,;]{2,})"
)  # 市委办公室|组织召开联席会议


def split_verb(name: str) -> tuple[str, str]:
    """新登记市场主体 → 新登记, 市场主体."""
    thing = without_verb(name)
    return name[: len(name) - len(thing)], thing


def without_actor(name: str) -> str:
    """A table of a place needs no 市委办公室 before what it did."""
    match = _ACTOR.match(name)
    return re.sub(r"^组织(?=[\u4e00-\u9fff]{4})", "", name[match.end() :]) if match else name


_FOR_WHOM = re.compile(
    rf"(?:^|共计?|累计|先后|已)[为向给](?P<whom>[^,;“”]{{2,14}}?)(?P<rest>(?:{_GOVERNING})[了出]?[^,;]{{2,}})$"
)  # 为务工人员|挽回经济损失
_SPENT = re.compile(r"^(?:累计)?(?:筹集|筹措|安排|拨付)(?=[^,;]{4})")


def without_whom(words: str) -> str:
    """What was done for somebody, without saying for whom."""
    match = _FOR_WHOM.search(words)
    return match["rest"] if match else words


def without_spending(name: str) -> str:
    """Money is named by what it is, not by being found: 筹集奖励资金 → 奖励资金."""
    return _SPENT.sub("", name)


def shared_verb(name: str, following: str) -> str:
    """The verb that a list prints once: 规范户外广告、门头牌匾."""
    match = _SHARED.match(name)
    if not match or _LEADING.match(following) or match["verb"] in _LIGHT:
        return ""
    return match["verb"]


_SHARED = re.compile(rf"(?P<verb>新?(?:{_GOVERNING}){{1,2}})(?=[^、]{{3}})")
