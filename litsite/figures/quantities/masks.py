"""Parts of a sentence whose numbers report nothing: dates, ordinals, names, slogans, titles."""

from __future__ import annotations

import re
from collections.abc import Sequence

from litsite.figures.quantities.quantity import Quantity
from litsite.figures.quantities.units import UNIT_LABEL
from litsite.language.chinese_numbers import HAN, THOUSANDS
from litsite.language.word_lists import short_choices

_ANY = short_choices("figures/quantities")
_N = rf"(?:(?<!\d)\d+(?:\.\d+)?|{HAN[:-1]}{{1,24}})"
FIRST = r"[\s(\dA-Za-z《〇零一二两三四五六七八九十百千万亿上下半早晚凌每第几数首前成倍世中全国民行]"
"""With one of these every mask begins: all other characters are passed over at once."""
_RULES = (
    r"《[^》]*》?",  # 《百位劳模故事集》
    r"(?:19|20)\d{2}(?:年|-(?=(?:19|20)\d\d年))(?:度|末|底|初)?",  # 2021年末
    r"(?:19|20)\d{2}[-./]\d{1,2}[-./]\d{1,2}(?!\d)|(?:19|20)\d{2}[-.](?:0?[1-9]|1[0-2])(?![\d%‰万亿])(?=$|[ 日,;。、)至-])",  # 2025-07-25
    rf"(?<![个\d]){_N}(?:[-至到、和]{_N}){{0,12}}月(?:份|底|末|初|上旬|中旬|下旬)?(?:{_N}(?:[-至到]{_N})?日)?",  # 1-8月份
    rf"{_N}(?:[-至到、]{_N}){{0,12}}日(?![均常])",  # 28日
    r"(?<!\d)\d{1,2}[::]\d{2}(?::\d{2})?",  # 9:30
    rf"(?:上午|下午|凌晨|早|晚|晚上){_N}[时点](?:{_N}分|半)?",  # 上午9时
    r"(?<!\d)\d+世纪|\d{2}年代|[一二三四五六七八九]{2}年代",
    rf"第{_N}(?!位|名|\d)(?:[届次批个期条章号季]|代)?",  # 第三届
    r"十[一二三四五六]五(?!\d)",  # 十四五
    r"(?<![A-Za-z\d万亿])(?<![\d万亿] )[A-Za-z]++[-.+]?\d++(?:\.\d++)?(?![%个家项万亿])",  # PM2.5  A2
    r"(?<!\d)\d+(?:\.\d+)?(?![mtL](?![A-Za-z级]))[A-Za-z](?![A-Za-z/²³·\d])级?",  # 5G  4A级
    rf"(?:[A-Za-z]|{_N})(?:\+(?:[A-Za-z]|{_N}))+",  # 1+6+N
    r"(?<!\d)\d+(?::|∶|比|对)\d++(?![%个家项万亿元])",  # 1:1
    r"(?<!\d)\d+[xX×*]\d+小时|(?<!\d)24小时|(?<!\d)365天|7天24小时|8小时(?:工作|以?外)",
    r"(?<!\d)\d+号(?:线|楼|院)?",  # 永平路76号
    rf"(?<!\d)\d{{4,}}(?={_ANY['telephones']})",  # 12345热线
    rf"(?:{_ANY['leagues']})?前?(?:(?<!\d)\d+|百|千)(?:余|多)?强",  # 世界500强
    rf"{_N}(?:星级?|级)(?!以上教)",  # 四级联动  千亩级
    rf"(?<!\d)[二三四五六七八九]?[百千万亿十]{{1,12}}(?:{_ANY['behind_round_numbers']}|一(?!位|名|家|个|千|百))",  # 百姓
    rf"^\s*+(?:[一二三四五六七八九十]+、|[(]{_N}[)]|(?<!\d)\d+[.、](?!\d))",  # 一、 (二) 3.
    r"(?<=[。;:!? ])(?:[一二三四五六七八九十]{1,4}、|[(][一二三四五六七八九十\d]{1,4}[)])",
    r"[一二三四五六七八九十]{1,4}[是要为](?=\S)",  # 四是
    rf"(?<=录取)[一二三]本|[一二三]本(?={_ANY['admissions']})",  # 录取二本以上
    r"成[千百]上[万千]|[数几][十百千万亿]{1,6}[余多]?",  # 数十家: nobody can say how many
    r"每半[年月天小]|半[年月](?:度)?|上半年|下半年",
    r"(?<!\d)\d+(?:\.\d+)?-\d+(?:\.\d+)?岁|(?<!\d)\d+周?岁(?:以上|以下|以内)",  # 60岁以上
    r"首[个批家]",
    r"十[六七八九]大|二十大",  # 党的十九大
    r"(?<!\d)\d+(?:万|千)?伏",  # 11万伏变电站
    r"(?<!\d)\d{1,3}[个大][百千万]亩(?!以上)",  # 4个千亩产业集聚区: parks called after their class, not counted
    rf"一行{_N}人",  # 局长一行八人
    r"成倍(?=增)",  # 成倍增长: more, but how much
    rf"百倍|万元(?={_ANY['per_ten_thousand']})",  # 万元GDP能耗
    r"(?<!\d)\d+个\d+\+?",  # 4个300+
    rf"(?<!\d)\d+大(?!{_ANY['counted_with_da']})[\u4e00-\u9fff]{{1,4}}\d+[条个项]",  # 5大赛场17条赛道
    r"[百千万]亿(?:[和、至]|到)[百千万]亿级",
    rf"倍增(?={_ANY['names_with_doubling']})|(?<={_ANY['doubled_qualities']})倍增",
)
_MASKS = re.compile(rf"(?={FIRST})(?:{'|'.join(_RULES)})")
_QUOTED = re.compile(r"[“‘\"](?P<inside>[^“”‘’\"]*)[”’\"]")
_THEME_AFTER = re.compile(rf"为(?:{_ANY['themes']})|{_ANY['mottoes']}")
_WHOLE = re.compile(rf"[\d.,{THOUSANDS}]+(?:%|条|项|个|家|件|亿元|万元|名|处|所|类)")
_LONG_QUOTE = 28


def find_masks(text: str) -> list[tuple[int, int]]:
    """Spans of a folded sentence in which no quantity reports anything."""
    masks = [match.span() for match in _MASKS.finditer(text)]
    masks += [match.span() for match in UNIT_LABEL.finditer(text)]
    if text.count("倍增") > 1:
        masks += [match.span() for match in re.finditer("倍增", text)]
    for match in _QUOTED.finditer(text):
        inside = match["inside"]
        if _WHOLE.fullmatch(inside):
            continue
        long = len(inside) > _LONG_QUOTE and re.search(r"[,。;:!]", inside)
        if not long or _THEME_AFTER.match(text, match.end()):
            masks.append(match.span())
    return masks


def is_masked(quantity: Quantity, masks: Sequence[tuple[int, int]]) -> bool:
    """Whether the number itself touches a mask."""
    start, end = quantity.number_start, quantity.unit_end
    if quantity.sort == "rank":
        # 第一 is an ordinal for the masks; the reader of ranks has asked for a verb before it.
        return any(a < start < b for a, b in masks)
    return any(a < end and start < b for a, b in masks)
