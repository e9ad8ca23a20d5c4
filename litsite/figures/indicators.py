"""What a figure measures: the shortest phrase of the sentence that stands alone in a table."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from litsite.figures.clauses import mask_brackets as mask
from litsite.figures.distribution import deal_out, pair_up
from litsite.figures.phrases import (
    COMPARISON,
    MOVING_TAIL,
    REACHING_TAIL,
    clean_left,
    noun_phrase,
    strip_tail,
    subject_of,
)
from litsite.figures.quantities import NOUN_UNITS
from litsite.figures.statement import Statement

_GAP = re.compile(r"(?:高于|低于|高出|优于|领先|超过|(?<![同环占])比)[^,;。]{1,10}?$")
_WEAK_VERB = "建成并?|建设了?|实现|达到|形成|拥有|打造|命名了?|获得?|取得|完成|开展|组织|设有|配备|收到|构建|搭建|制定|出台|印发|发布|推动|赋予|培育出|涌现出?|设立|成立|建立|总结|提供"
_STRONG_VERB = re.compile(
    r"(?:新增|新建|改建|扩建|新、改、扩建|新改扩建|新建、改建|改扩建|新开|新设|引进|引育|培养|联合培养|培训|拆除|盘活|查处|举办|惠及|涉及|受理|办理|办结|整治|改造|升级改造|创建|增加|增设|清理|发放|救助|帮扶|服务|签约|新签约|拦截|化解|解决|关闭|淘汰|取缔|栽植|绿化|检查|引入|招引|入驻|新入驻|落户|新引进|开工|竣工|实施|整改|修订|清退|创新设置|认定|新认定|培育|孵化|征收|搬迁|腾退|下放|调整下放|取消|承接|建立|设立|开通|安置|吸纳|资助|募集|投放|安装|更换|修复|修建|铺设|维修|配置|提供|组建|布局|申报|申请|争取|撬动|盘活|集聚|储备|梳理|编制|评选|选聘|选派|聘请|招聘|减免|减少|压减|精简|免费为|慰问|走访|处理|处置|排查|督办|巡察|约谈|问责|立案|覆盖|辐射|吸引|推介|促成|达成)(?:各类|了|出|率先)?$"
)
_VERB_START = re.compile(
    r"(?:提高[到至]|提升[到至]|增[加长]?[到至]|降[低]?[到至]|下降[到至]|压缩[到至]|缩[短减]?[到至]|减少?[到至]|上升[到至]|升至|扩大[到至]|调整[到为至]|实现|完成|用于|支持|培育|清理|进行|开展|加强|全部|(?<!平)均|(?<!公)共(?!同)|现场|展开|已|被|纳入|享受|达到|通过|是|为|入选|获|落户|签约|开工|竣工|提取|分别|办结|办理|拿证|出证|开办|推出|注册|建成|建设(?!用地|项目|资金|债)|投入|集聚|可|将|并|由|从|在|以|向|对|给予|奖励|实施|修建|改造|新建|推动|助力|打造|设立|率先|提升|解决|让|使|到|至|增加|安装|购置|扶持|用来|优先|同|比|较|高于|低于|升级|优化|占|荣获|批复|重点(?=支持|用于|推)|刊播|就)"
)
_BARE = re.compile(
    r"^(?:(?:计划|概算|预计|协议|合同)?(?:总)?(?:投资额?|投入|金额|规模|面积|建筑面积|占地面积|用地|占地|总额|造价|额|总量|数量|总数|增幅和总量|总建筑面积))$"
)
_WORK = re.compile(
    r"完成|实施|建设|新建|改造|修建|清理|整治|购置|开展|启动|继续|打造|新上|开发|对|用于"
)
_GRANT = re.compile(r"(?:资金)?(?:奖励|补贴|补助|资助|支持)|奖补")
_BARE_END = re.compile(r"(?:总投资额?|投资额?|注册资本|总?规模|总?面积|占地)$")
_PREDICATE = re.compile(
    r"则|呈现|保持|聚焦|进入|涵盖|着眼|发展态势|成效显著|持续|不断|稳步|蓬勃|扎实|正式"
)
_PLACE_ONLY = re.compile(r"^(?:我|全|该|本)?[市区县省]$|^[\u4e00-\u9fff]{1,4}(?:新区|区|市|县)$")
_GENERIC_HEAD = re.compile(
    r"^(?:具体|工作|改革|惠企|政策|创新|重点|主要|便民|服务|支持|保障|落实|实施)*(?:措施|举措|政策|意见|办法|任务|清单|条款|内容|要求|硬核举措)$"
)
_RANK_TAIL = re.compile(
    r"(?:在)?(?:全国|全省|全市|全区|全球|全县|副省级城市|山东省|青岛市?|各区市|十区市|[\u4e00-\u9fff]{0,6}(?:各区市|城市|港口|县市))?(?:中|内)?(?:位居|位列|名列|居|列|排名?|跃居|跃升至?|获|保持|蝉联|荣获|分获|稳居|进入|升至|上升[到至]|提升[到至]|前移[到至]?)[^,;。]{0,10}$"
)


_LONGEST_CHAIN = 12


class Namer:
    """Names the figures of one sentence, from left to right."""

    def __init__(
        self, said: Statement, previous: str, name_previous: Callable[[str], Sequence[str]]
    ) -> None:
        """`name_previous` names the figures of the sentence before: asked only where needed."""
        self._said = said
        self._previous = previous
        self._name_previous = name_previous
        self._earlier: list[str] | None = None
        self._prefixes: dict[int, str] = {}
        self.names: list[str] = []

    def run(self) -> list[str]:
        for index in range(len(self._said.quantities)):
            self.names.append(self._name(index) or self._owner(index) or self._last_resort(index))
        return self.names

    def _name(self, index: int) -> str:
        quantity, reading = self._said.quantities[index], self._said.readings[index]
        left, right = self._said.left(index), self._said.right(index)
        shared = deal_out(self._said, index, self.names) or pair_up(
            self._said, index, self.names, self._before_names
        )
        if shared:
            return shared
        chained = self._chain_noun(index)
        if chained is not None:
            right = chained
        if reading.kind in {"change_rate", "change_abs", "multiple"} and not (
            right and not _VERB_START.match(right) and quantity.sort == "count"
        ):
            return self._name_change(index, left, right)
        if quantity.sort == "rank":
            return self._name_rank(index, left)
        if right.startswith("的"):
            named = self._name_attribute(index, left, right[1:])
            if named:
                return named
        if _BARE.match(right) and index + 1 < len(self._said.quantities):
            # 40个总投资419亿元的项目
            behind = self._said.right(index + 1)
            if behind.startswith("的"):
                return self._verb_prefix(index, left) + noun_phrase(behind[1:])
        if quantity.sort == "money" and _GRANT.fullmatch(right):
            giver = re.sub(
                r"(?:给予|最高|一次性|按照?|每[个家名位]?)+", "", clean_left(left, REACHING_TAIL)
            )
            return giver + right
        quoted = quantity.sort == "percent" and right[:1] in ("“", '"') and len(left) > 3
        if right and not _VERB_START.match(right) and not quoted:
            return self._name_right(index, left, right)
        return self._name_left(index, left, right)

    def _last_resort(self, index: int) -> str:
        """The words of the clause as they stand, else what is counted."""
        around, quantity = self._said.around[index], self._said.quantities[index]
        words = (
            self._said.text[around.clause : quantity.start]
            + self._said.text[quantity.end : around.right]
        )
        return words.strip(" 、,:的")[:16] or quantity.bare_unit or quantity.unit

    def _chain_noun(self, index: int) -> str | None:
        """The noun that a list of counts shares: 1058项、691项区级行政权力."""
        quantity = self._said.quantities[index]
        right = self._said.right(index)
        at = index
        while at + 1 < len(self._said.quantities) and at < index + _LONGEST_CHAIN:
            gap = self._said.text[
                self._said.quantities[at].end : self._said.quantities[at + 1].start
            ]
            following = self._said.quantities[at + 1]
            if following.sort != quantity.sort or quantity.sort not in {"count", "scale"}:
                return None
            if not re.fullmatch(r"[\u4e00-\u9fff]{0,4}?[、和与及共]", gap):
                return None
            own = re.sub(r"[、和与及共]$", "", gap)
            last = self._said.right(at + 1)
            if last and not _VERB_START.match(last):
                if not right:
                    return last
                # 249项省级、358项市级权力事项: the modifier ends alike, the head is the last one's.
                place = last.find(own[-1:], 1) if own else -1
                if own == right and len(own) <= 3 and 0 < place < len(last) - 1:
                    return own + last[place + 1 :]
                return None
            at += 1
        return None

    def _name_right(self, index: int, left: str, right: str) -> str:
        quantity = self._said.quantities[index]
        noun = noun_phrase(right)
        if quantity.bare_unit in NOUN_UNITS:
            return f"{noun}{quantity.bare_unit}"
        if _GENERIC_HEAD.match(noun) and len(left) > 3 and left.endswith(("的", "“", '"')):
            # 支持企业家创新创业创造的35条措施: the head alone names nothing.
            own = re.sub(rf"^(?:{_WEAK_VERB})", "", clean_left(left.rstrip('“"'), REACHING_TAIL))
            return own + noun
        prefix = self._verb_prefix(index, left)
        clause = self._said.text[
            self._said.around[index].clause : self._said.quantities[index].start
        ]
        if not prefix and len(noun) <= 4 and "等" in clause:
            # 引进吉利卫星互联网等46个项目: a short noun needs its verb.
            opening = re.match(
                r"(?:其中|同时|累计|今年来?|共|已)?(?P<verb>建设打通|打通|新增|新建|新?引进|新参股设立|新?招引|培育|改造|整治|涉及|创建|拆除|开通)",
                clause,
            )
            prefix = opening["verb"] if opening else ""
        return prefix + noun

    def _verb_prefix(self, index: int, left: str) -> str:
        """The verb that makes the count a different one: 新增, 引进, 涉及."""
        if self._said.quantities[index].sort == "percent":
            return ""
        if index and not re.search(r"[\u4e00-\u9fff]{2}", left) and self._said.around[index].left:
            gap = self._said.text[
                self._said.quantities[index - 1].end : self._said.quantities[index].start
            ]
            if re.fullmatch(r"[^,;。:]{0,12}[、和与及]", gap):
                return self._prefixes.get(index - 1, "")
        verb = _STRONG_VERB.search(strip_tail(left, REACHING_TAIL))
        prefix = re.sub(r"(?:了|出)$", "", verb[0]) if verb else ""
        self._prefixes[index] = prefix
        return prefix

    def _name_attribute(self, index: int, left: str, right: str) -> str | None:
        """总投资310亿元的15个项目: the noun stands behind the next figure."""
        # 29人的专家团队和380人的服务队: what stands between is the noun of the figure before.
        own = "" if left.startswith("的") else clean_left(left, REACHING_TAIL)
        if not right and index + 1 < len(self._said.quantities):
            following = self._said.right(index + 1)
            chained = self._chain_noun(index + 1)
            noun = noun_phrase(chained or following)
            if noun:
                return noun + (own if len(own) <= 8 else own[-6:])
        if right:
            noun = re.sub(r"[和与及、]$", "", noun_phrase(right))
            if self._said.quantities[index].sort == "percent" or not own:
                return noun
            if re.fullmatch(r"能力|规模|目标|水平", noun):
                return own + noun
            bare = _BARE_END.search(own)
            if bare:
                return noun + bare[0]
            verbal = _STRONG_VERB.search(own) or re.search(_WEAK_VERB, own)
            return noun if verbal or len(own) > 6 else noun + own
        return None

    def _name_left(self, index: int, left: str, right: str) -> str:
        quantity = self._said.quantities[index]
        if quantity.sort == "time":
            right = re.sub(r"^就(?:可|能)?(?:实现|完成)?了?", "", right)
        name = clean_left(left, REACHING_TAIL)
        if self._said.text[quantity.start - len(left) - 1 : quantity.start - len(left)] == "(":
            return f"{name}{self._owner(index)}"
        if quantity.sort == "percent" and right.startswith("是") and name:
            return name.removesuffix("中") + right[1:]
        if re.match(r"(?:占|总?占比|比重)", left):
            share = re.sub(r"的?(?:比重|比例)?(?:高达|已?达到?|为|超)?的?$", "", left)
            return f"{self._owner(index)}{share if left.startswith('占') else name}"
        if _BARE.match(name) and (quantity.sort != "percent" or name in {"总量", "数量"}):
            owner = (
                self._object_behind(index, right)
                or self._purpose(index, right, name)
                or self._object_before(index)
            )
            if name in {"总数", "总量"}:
                owner = re.sub(r"^新(?:增|认定|引进)", "", owner)
            return f"{owner}{name}" if owner else name
        if re.fullmatch(r"完成|惠及|共?计|办结|其中", name) and not right:
            owner = self._owner(index)
            return owner + name if owner and name not in owner else owner or name
        if _PLACE_ONLY.match(name) and index and quantity.sort == "percent":
            # 莱西市资金落实率150%,崂山区240%
            other = re.match(r"[\u4e00-\u9fff]{2,4}[市区县]", self.names[index - 1])
            if other:
                return name + self.names[index - 1][other.end() :]
        if not name:
            if right:
                return noun_phrase(
                    re.sub(rf"^(?:获评|荣获|{_WEAK_VERB}|用于|支持)", "", right) or right
                )
            return self._owner(index)
        if quantity.sort == "percent" and right.startswith("实现"):
            return name + right.removeprefix("实现")
        if len(name) <= 2 and right:
            return name + noun_phrase(right)
        return name

    def _owner(self, index: int) -> str:
        """What the figure before it measured, else the subject of the sentence before."""
        clause = self._said.around[index].clause
        if (
            index
            and self.names
            and self._said.quantities[index - 1].start >= self._said.before(clause)[0]
        ):
            return self.names[index - 1]
        return (
            self._subject_before(clause)
            or (self.names[index - 1] if index else "")
            or subject_of(self._previous)
        )

    def _subject_before(self, clause: int) -> str:
        start, text = self._said.before(clause)
        if not text or self._said.text[clause - 1 : clause] in ("。", ";"):
            return ""
        cut = _PREDICATE.search(mask(text), 2)
        return clean_left(
            self._said.cut(start, start + (cut.start() if cut else len(text))), REACHING_TAIL
        )

    def _object_behind(self, index: int, right: str) -> str:
        """总投资503亿元48个重点项目, 投资177亿元实施29项工程: the thing is counted behind."""
        if index + 1 >= len(self._said.quantities):
            return ""
        following = self._said.quantities[index + 1]
        if (
            following.sort != "count"
            or self._said.around[index + 1].clause != self._said.around[index].clause
        ):
            return ""
        if following.start - self._said.quantities[index].end > 1 and not _VERB_START.match(right):
            return ""
        return noun_phrase(self._said.right(index + 1))

    def _purpose(self, index: int, right: str, name: str) -> str:
        """投资6万元,完成了垃圾填埋场的防渗处理: what the money was put into."""
        if "投" not in name and "资" not in name:
            return ""
        around = self._said.around[index]
        if not right and self._said.text[around.clause_end : around.clause_end + 1] == ",":
            end = re.search(r"[,;。]|$", self._said.flat[around.clause_end + 1 :])
            stop = around.clause_end + 1 + (end.start() if end else 0)
            counted = any(around.clause_end < q.start < stop for q in self._said.quantities)
            right = "" if counted else self._said.text[around.clause_end + 1 : stop]
            if not _WORK.match(right):
                return ""
        if not (_VERB_START.match(right) or _WORK.match(right)) or len(right) > 24:
            return ""
        work = re.sub(r"^(?:用于|支持|完成|实施|建设|进行|对|新上|继续|实现)+了?", "", right)
        return work.replace("的", "")

    def _object_before(self, index: int) -> str:
        around = self._said.around[index]
        if index and self.names and self._said.quantities[index - 1].sort == "count":
            return self.names[index - 1]
        clause = self._subject_before(around.clause)
        if re.match("[东西南北]", clause):
            return ""
        return clause if len(clause) <= 14 else ""

    def _name_change(self, index: int, left: str, right: str) -> str:
        own = COMPARISON.sub("", left)
        own = _GAP.sub("", own)
        own = clean_left(own, MOVING_TAIL)
        if (
            index
            and self._said.joined(index - 1)
            and self._said.readings[index - 1].kind == self._said.readings[index].kind
        ):
            return self.names[index - 1]
        own = re.sub(r"(?:的)?(?:同比)?(?:增长率|增速|增幅|降幅)$", "", own)
        if own and not re.fullmatch(r"(?:平均|年均|同比|其中|也|又|再|已|是.*|为.*|相当于.*)", own):
            return own
        if self._said.quantities[index].sort == "count" and right:
            return self._name_right(index, left, right)
        return self._owner(index) or noun_phrase(right)

    def _name_rank(self, index: int, left: str) -> str:
        own = _RANK_TAIL.sub("", left)
        own = clean_left(own, REACHING_TAIL)
        if _BARE.match(own) or (0 < len(own) <= 5 and left.startswith("在")):
            return self._owner(index) + own
        if own and not _PLACE_ONLY.match(own):
            return own
        return self._owner(index)

    def _before_names(self) -> list[str]:
        if self._earlier is None:
            self._earlier = list(self._name_previous(self._previous))
        return self._earlier
