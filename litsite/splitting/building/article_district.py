"""Which district an article is about."""

from __future__ import annotations

import re
from collections import Counter

from litsite.language.gazetteer import Gazetteer
from litsite.splitting.recognising.organization_names import PROVINCES

_NOT_PLACES = (
    "社区 园区 地区 片区 城区 校区 景区 辖区 示范区 开发区 试验区 保税区 度假区 功能区 小区 街区 库区 灾区 山区 牧区 郊区 特区 港区 矿区 市区 老区 大湾区 圈区 林区 "
    "全市 全县 全区 城市 都市 超市 上市 股市 我市 我县 我区 各县 各区 各市 本市 本县 本区 该市 该县 该区 区市 县市 两区 双区 专区 先行区 引领区 核心区 集聚区 自贸区 战区 分区 "
    "防区 营区 厂区 赛区 展区 商区 商圈区 住区 病区 疫区 时区 水区 新城区 样板区 实验区 合作区 治理区 经济区 生态区 保护区 缓冲区 主城区 建成区 自治区 行政区 管理区 禁区 误区 集市 门市 夜市 大市 强市 强县 强区"
).split()
_ADMIN = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{2,12}?(?:省|自治区|市|区|县|旗))(?:第[一二三四五六七八九十]{1,4}届)?(?:人民代表大会|人民政府|政府工作报告|政协|人大常委会|委员会|[\u4e00-\u9fff]{0,6}办事处)"
)  # 在某某县第十届人民代表大会
_PARTS = re.compile(
    r"^(?:[\u4e00-\u9fff]{2,3}省|[\u4e00-\u9fff]{2,8}自治区)?(?:[\u4e00-\u9fff]{2,4}?市(?=.+[区县市旗]))?(?P<last>[\u4e00-\u9fff]{2,8}?(?:新区|区|县|旗|市|省))$"
)  # 某某市某某区 → 某某区
_UNIT = re.compile(r"[\u4e00-\u9fff]{2}(?:新区|区|县|旗|市)")
_UNIT_AT_START = re.compile(
    r"(?:(?<=[\s,，。、:：;；（(“])|^)[\u4e00-\u9fff]{2,3}?(?:新区|区|县|旗|市)"
)
_NO_NAME = re.compile(r"[并请和与及向全各我本该个国]|政府|代表|会议|书记|报告|产业|建设")
_PROVINCE = re.compile(
    rf"(?:{'|'.join(PROVINCES[:34])})(?:省|回族自治区|壮族自治区|维吾尔自治区|自治区)"
)
_OF_ORG = re.compile(
    r"^(?P<name>[\u4e00-\u9fff]{2,6}?(?:市|区|县|旗))(?=委|政府|人民|[\u4e00-\u9fff]*(?:局|办|院|部))"
)  # 石桥县委组织部
_PUBLISHER = re.compile(
    r"^(?P<name>[\u4e00-\u9fff]{1,5}(?:区|县|旗))(?:办事处|人民政府|政府|融媒体中心)"
)  # a page of 东区办事处 is about 东区, whoever visits it
_LEADING = re.compile(r"^(?:在|我代表|现在|代表|中共|本|由|至|和|与|及|为)+")


def find_district(
    gazetteer: Gazetteer, *, headline: str, org: str, body: str, publication: str
) -> str | None:
    """Return the smallest district the piece is about, or the city, or None.

    A district in the headline or byline decides; else one that dominates the body; else the city.
    Names outside the gazetteer are taken from `X县人民政府` and the like.
    """
    named = [
        (sum(_count(text, forms) * weight for text, weight in ((headline, 6), (org, 8))), name)
        for name, forms in gazetteer.districts
    ]
    weight, best = max(named, default=(0, ""), key=lambda pair: pair[0])
    if weight > 0:
        return best
    city = gazetteer.city
    city_forms = (city, city.removesuffix("市")) if city else ()
    if city and any(form in headline or org.startswith(form) for form in city_forms):
        return city
    office = _OF_ORG.match(org)
    official = (
        _official_place(headline + "\n" + org)
        or (office["name"] if office and not _NO_NAME.search(office["name"]) else None)
        or (office_of.group("name") if (office_of := _PUBLISHER.match(publication)) else None)
        or _official_place(publication)
        or _official_place(body[:300])
    )
    if official and official != city:
        return official
    counts = Counter({name: _count(body, forms) for name, forms in gazetteer.districts})
    (first, most), (_, second) = [*counts.most_common(2), ("", 0), ("", 0)][:2]
    of_city = _count(body, city_forms)
    # Few mentions tell as much as many, as long as no other place is mentioned.
    dominates = most >= 3 and most >= 2 * second and most > body.count(city or "\0")
    if first and (dominates or most > 0 == second == of_city):
        return first
    if city and (of_city or any(form in publication for form in city_forms)):
        return city
    province = _PROVINCE.search(headline + "\n" + body[:1500])
    return province[0] if province else _unlisted_place(headline, body)


def _count(text: str, forms: tuple[str, ...]) -> int:
    """Mentions of a place; a longer form is not counted again as its shorter one."""
    if not text or not forms:
        return 0
    # A bare name before another kind of place is that place's: 云泽 in 云泽湖.
    return len(re.findall(rf"(?:{'|'.join(map(re.escape, forms))})(?![湖河江山岛港村镇乡])", text))


def _official_place(text: str) -> str | None:
    for match in _ADMIN.finditer(text):
        name = _LEADING.sub("", match["name"])
        if _NO_NAME.search(name):
            continue
        parts = _PARTS.match(name)
        last = parts["last"] if parts else name
        if len(last) >= 2 and not last.endswith(tuple(_NOT_PLACES)):
            return last
    return None


def _unlisted_place(headline: str, body: str) -> str | None:
    """A unit named in the headline, or often enough in the body."""
    for text, least in ((headline, 1), (body, 3)):
        found: Counter[str] = Counter(
            name
            for name in _UNIT_AT_START.findall(text) or _UNIT.findall(text)
            if not name.endswith(tuple(_NOT_PLACES))
            and name[:-1] not in PROVINCES
            and not _NO_NAME.search(name)
        )
        if found:
            name, times = max(found.items(), key=lambda item: (item[1], -text.find(item[0])))
            if times >= least:
                return name
    return None
