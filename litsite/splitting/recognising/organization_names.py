"""Organizations: is a line the name of a department or enterprise, and nothing else?"""

from __future__ import annotations

import re

PROVINCES = (
    "北京 天津 上海 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 "
    "四川 贵州 云南 陕西 甘肃 青海 内蒙古 广西 西藏 宁夏 新疆 香港 澳门 台湾 全国 中国 中共 国家"
).split()
_STRONG = (
    "委员会 办公厅 办公室 局 厅 中心 公司 集团 学校 大学 学院 中学 小学 医院 银行 协会 学会 商会 联合会 总会 "
    "总工会 妇联 科协 文联 残联 侨联 工商联 政协 人大常委会 法院 检察院 办事处 管委会 支队 大队 总队 海关 编办 "
    "人民政府 研究院 研究所 统战部 组织部 宣传部 政法委 纪委监委 纪委 监委 团市委 团区委 区委 市委 县委 指挥部 报社"
).split()
_WEAK = "委 办 部 院 所 港 厂 乡 镇 街道 社 站 馆 人大 区政府 市政府 县政府 开发区 会".split()
_VERBS = re.compile(
    r"推进|推动|加强|加快|打造|实施|建设|完善|创新|优化|提升|构建|聚焦|深化|助力|促进|探索|开展|强化|健全|落实|服务好|引领|成立|走进|召开|举行|印发|赋能|破解|激活|擦亮|做好|做强|守护"
)
_OFFICES = re.compile(
    r"住房和?城乡建设|城乡建设|建设(?=局|委|厅|管理|集团|银行|工程)|发展和?改革|改革和?发展|创新(?=中心|委)|服务(?=中心|局|管理)|科技创新|优化营商环境|乡村振兴|招商促进|投资促进|商务和投资促进|促进(?=局|中心|会|委)"
)  # verbs that are part of names: 住房和城乡建设局
UNIT_MARK = re.compile(r"^[◎○●◆◇■□▲☆★※◉▶►]\s*")  # ◎某区审批局
_NAME = re.compile(r"^[\u4e00-\u9fff（）()·、A-Za-z0-9 \u3000]{3,30}$")
_PLACE = re.compile(r"^(?:[\u4e00-\u9fff]{1,6}?(?:省|市|自治区|区|县|州|旗))")
_CUT = re.compile(r"[、\s]")


def org_score(text: str, following: str) -> float:
    """How much `text` looks like the name of an organization; above 0 is more likely than not.

    `following` is the text below it: an article under a byline speaks of its author.
    """
    bare = UNIT_MARK.sub("", text)
    marked = bare != text
    text = bare
    if not _NAME.match(text) or _VERBS.search(_OFFICES.sub("", text)):
        return -9.0
    parts = [part for part in _CUT.split(text) if part]
    score = -3.0 - (0.3 * max(0, len(text) - 16)) + 1.5 * marked
    if any(part.endswith(tuple(_STRONG)) for part in parts):
        score += 3.0
    elif any(part.endswith(tuple(_WEAK)) for part in parts):
        score += 2.0
    else:
        return -9.0
    if _PLACE.match(text) or text.startswith(tuple(PROVINCES)):
        score += 1.5
    if len(text) <= 14:
        score += 0.5
    tails = {part[-3:] for part in parts} | {part[-4:] for part in parts} | {text[:4]}
    if any(tail in following for tail in tails):
        score += 0.7
    return score
