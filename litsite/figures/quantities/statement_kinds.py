"""What sort of statement a quantity makes: its kind, the movement, what it is measured against."""

from __future__ import annotations

import re
from dataclasses import dataclass

from litsite.figures.quantities.quantity import Quantity
from litsite.language.word_lists import alternatives, load_words, short_choices
from litsite.model.figure import Direction, FigureKind

_ANY = short_choices("figures/quantities")
_RISING = alternatives(load_words("figures/quantities", "rising_words"))
_UP = rf"(?<!负)(?:{_RISING})|(?<!最)多|(?<![最达])高"
_DOWN = (
    alternatives(load_words("figures/quantities", "falling_words"))
    + "|(?<![最至不])少|(?<![最不])低"
)
_FILL = rf"(?:{alternatives(load_words('figures/quantities', 'fillers_of_movements'))}| ){{0,8}}"
_MOVED = re.compile(
    rf"(?:(?P<up>{_UP})|(?P<down>{_DOWN})){_FILL}$"
)  # 增长, 压缩, 分别减少; not 提升至
_MOVED_BEFORE = re.compile(
    rf"(?:(?P<up>{_UP})|(?P<down>{_DOWN})){_FILL}"
    r"(?:[\d.]{1,16}(?:%|个百分点|百分点|倍)?[、和与及,]){1,8}(?:和|及)?$"
)  # 分别增长12.5%、
_MOVED_OBJECT = re.compile(
    rf"(?:(?P<up>{_ANY['raising_verbs']})|(?P<down>{_ANY['cutting_verbs']}))"
    r"[\u4e00-\u9fff]{2,6}(?:[\d.]{1,12}%[、和][\u4e00-\u9fff]{2,6}){0,8}$"
)  # 压减时间58%、材料52%
_NO_OBJECT = re.compile(r"[至到为占比率度达的]")
_AND_NOW = re.compile(rf"[、,](?:{_ANY['sums']})?(?:达|增至|增加[至到]|升至)")
_REACHED = re.compile(r"(?:至|到|达到|为|占|占比)(?:了)?$")
_RATE_WORD = re.compile(rf"(?:增长|{_ANY['speeds']})[^,;。%]{{0,12}}$")
_GAP = re.compile(rf"(?:{_ANY['leads']})(?P<than>[^,;。\d]{{1,12}})$")
_GAP_DOWN = re.compile(rf"(?:{_ANY['lags']})(?P<than>[^,;。\d]{{1,12}})$")
_THAN = r"(?<![同环占对价性])比(?![例重率值较照拼])"
"""比 that compares: not in 同比, 占比, 比重, 比例, 比率."""
_THAN_OR_TO = rf"(?:较(?!为|大幅|好|快|高|强)|{_THAN})"
_HIGHER = re.compile(rf"{_THAN}(?P<than>[^,;。\d]{{1,12}}?)(?:(?<!提)高出?|(?<!加)快|(?<!增)多)$")
_LOWER = re.compile(rf"{_THAN}(?P<than>[^,;。\d]{{1,12}}?)(?:(?<!降)低|(?<!放)慢|(?<!减)少)$")
_YOY = r"同比|较(?:去|上)年(?:同期|同比)?|比(?:去|上)年(?:同期)?|与?(?:去|上)年同期相比|同期"
_BASIS = re.compile(
    rf"(?P<yoy>{_YOY})|(?P<mom>环比)"
    r"|(?:与|较|比|同)(?P<year>(?:19|20)\d{2})年?(?:末|底|同期)?(?:相比)?"
    rf"|(?:与|同|{_THAN_OR_TO})(?P<then>[^,;。:\d]{{2,12}}?)相比"
    rf"|{_THAN_OR_TO}(?P<then2>[^,;。:\d]{{2,12}}?)"
    rf"(?=(?:分别|均|各|平均)?(?:{_ANY['beginnings_of_movements']}))"
    r"|(?:是|为|相当于|达到?|占)(?P<of>(?:19|20)\d{2})年(?:末|底|全年|同期)?(?:的)?$"
    r"|(?:是|相当于)(?P<ofthen>[^,;。:占]{2,16}?)的$"
)
_CHANGED_COUNT = re.compile(rf"(?:{_UP}|{_DOWN})(?:了|到)?(?:约|近|超)?$")
_MONEY = re.compile(_ANY["signs_of_money"])
_NEW = re.compile(rf"(?:{_ANY['additions']})[^,;。]{{0,3}}$")


_NEAR = 120
"""Characters before a number that may tell of its movement."""


_SIGNS: dict[str, Direction] = {"-": "down", "+": "up"}
_GREW = re.compile(
    rf"(?:{_UP})(?:幅度?|速度?|率)?(?:了|{_ANY['between_growth_and_number']}){{0,4}}$"
)  # 增长1.2倍 is 2.2 times as much; not 增长到1.2倍


@dataclass(frozen=True, slots=True)
class StatementKind:
    """Kind, direction and basis of one quantity."""

    kind: FigureKind
    direction: Direction | None = None
    basis: str | None = None


def read_kind(text: str, quantity: Quantity, left: int) -> StatementKind:
    """Read one quantity of a folded sentence; `left` is where its clause begins."""
    before = text[max(left, quantity.start - _NEAR) : quantity.start]
    basis = _find_basis(before)
    if basis is None and quantity.sort in {"percent", "points"}:
        basis = _said_before(text, left)
    match quantity.sort:
        case "rank" | "multiple" as kind:
            if kind == "multiple" and quantity.unit == "倍" and _GREW.search(before):
                return StatementKind("change_rate", "up", basis)
            return StatementKind(kind, None, basis)
        case "time":
            return _read_time(before, basis)
        case "points" if quantity.sign:
            return StatementKind("change_abs", _SIGNS[quantity.sign], basis)
        case "percent" if quantity.sign:
            return StatementKind("change_rate", _SIGNS[quantity.sign], basis)
        case "points":
            return _read_points(before, basis)
        case "percent":
            return _moves_behind(text, quantity, before, basis) or _read_percent(before, basis)
        case _:
            reached = bool(_AND_NOW.match(text, quantity.end))
            return _read_amount(quantity, before, basis, reached)


def _movement(before: str) -> Direction | None:
    found = _MOVED.search(before) or _MOVED_BEFORE.search(before)
    return found.lastgroup if found else None  # type: ignore[return-value]


def _find_basis(before: str) -> str | None:
    for pattern in (_GAP, _GAP_DOWN, _HIGHER, _LOWER):
        gap = pattern.search(before)
        if gap and not re.search(r"年|月|期|的$", gap["than"]):
            return f"vs:{_benchmark(gap['than'])}"
    found = None
    for match in _BASIS.finditer(before):
        found = match
    if not found:
        return None
    if found["yoy"]:
        return "yoy"
    if found["mom"]:
        return "mom"
    return (
        f"vs:{found['year'] or found['of'] or found['then'] or found['then2'] or found['ofthen']}"
    )


_SAID_BEFORE = re.compile(
    r"(?:与|同|较|比)(?:(?P<year>(?:19|20)\d{2})年|(?P<then>[^,;。:\d]{2,12}?))(?:同期)?相比,$"
)  # 与2015年相比,分别改善


def _said_before(text: str, left: int) -> str | None:
    found = _SAID_BEFORE.search(text, max(0, left - _NEAR), left)
    if not found:
        return None
    return (
        "yoy"
        if re.match(r"去年|上年", found["then"] or "")
        else f"vs:{found['year'] or found['then']}"
    )


def turn_of(kind: StatementKind, before: str, indicator: str) -> Direction | None:
    """Which way the number moved: 改善 means less of what harms, as in 浓度改善13.8%."""
    moved = _MOVED.search(before) or _MOVED_BEFORE.search(before)
    improved = moved is not None and moved[0].startswith("改善")
    return "down" if improved and _HARMFUL.search(indicator) else kind.direction


_HARMFUL = re.compile(alternatives(load_words("figures/quantities", "harms")))


def _benchmark(printed: str) -> str:
    """全国平均水平 → 全国; 规上工业增加值增速 is what it says."""
    plain_ = re.sub(r"(?:约|近)$", "", printed)
    short = re.sub(rf"(?:的)?(?:平均)?(?:{_ANY['benchmark_ends']})?$", "", plain_)
    return short if short and (len(short) <= _PLACE or "平均" in plain_) else plain_


_PLACE = 4
"""Characters of a place that others are compared with: 全国, 海陵区."""


def _read_points(before: str, basis: str | None) -> StatementKind:
    direction: Direction | None = None
    if _GAP_DOWN.search(before) or _LOWER.search(before):
        direction = "down"
    elif _GAP.search(before) or _HIGHER.search(before):
        direction = "up"
    else:
        direction = _movement(before) or _last_movement(before)
    return StatementKind("change_abs", direction, basis)


def _last_movement(before: str) -> Direction:
    ups = [m.start() for m in re.finditer(_UP, before)]
    downs = [m.start() for m in re.finditer(_DOWN, before)]
    return "down" if downs and max(downs) > max(ups, default=-1) else "up"


def _read_percent(before: str, basis: str | None) -> StatementKind:
    direction = _movement(before)
    if direction and not _REACHED.search(_strip_rate(before)):
        return StatementKind("change_rate", direction, basis)
    if _RATE_WORD.search(before) and not re.search(r"(?:占|率)[^,;。增]{0,8}$", before):
        word = _RATE_WORD.search(before)
        down = bool(word and word[0].startswith(("降", "下", "跌")))
        return StatementKind("change_rate", "down" if down else "up", basis)
    if re.search(
        r"(?:是|相当于|达到?)[^,;。占]{0,8}(?:年|前|同期|总量|时)[^,;。占]{0,6}的$", before
    ):
        return StatementKind("multiple", None, basis)
    moved = _MOVED_OBJECT.search(before)
    if moved and not _NO_OBJECT.search(moved[0]):
        return StatementKind("change_rate", moved.lastgroup, basis)  # type: ignore[arg-type]
    return StatementKind("share", None, basis)


_BEHIND = re.compile(
    rf"的?(?:{_ANY['manners_of_growing']})?(?:(?P<up>增长(?!目标)|{_ANY['growth_behind']})|(?P<down>{_ANY['fall_behind']}))"
)
_KEPT = re.compile(rf"(?:{_ANY['keeping_verbs']})(?:了|在)?$")


def _moves_behind(
    text: str, quantity: Quantity, before: str, basis: str | None
) -> StatementKind | None:
    """保持10%以上增长, 实现5%的增长: the movement stands behind the number."""
    behind = _BEHIND.match(text, quantity.end)
    if not behind or not (text.startswith("的", quantity.end) or _KEPT.search(before)):
        return None
    return StatementKind("change_rate", behind.lastgroup, basis)  # type: ignore[arg-type]


def _strip_rate(before: str) -> str:
    """增速达到 still tells of a movement, 提升到 of where it ended."""
    return re.sub(rf"(?:{_ANY['speeds']})(?:达到?|为|保持在)?$", "", before)


_DAYS = re.compile(r"[天日]数[^,;。\d]{0,12}$")  # 优良天数达330天


def _read_time(before: str, basis: str | None) -> StatementKind:
    direction = _movement(before) if basis or _DAYS.search(before) else None
    if direction:
        return StatementKind("change_abs", direction, basis)
    return StatementKind("count" if _DAYS.search(before) else "duration", None, basis)


def _read_amount(
    quantity: Quantity, before: str, basis: str | None, reached: bool
) -> StatementKind:
    """`reached`: what it came to is told next (增加11个、达到25个), so that it tells of a change."""
    kind: FigureKind = "count" if quantity.sort == "count" else "level"
    if quantity.sort == "scale":
        # 20余万职工 counts people, 1.42亿专项资金 is money.
        kind = "level" if "亿" in quantity.unit or _MONEY.search(before[-8:]) else "count"
    touching = _CHANGED_COUNT.search(before)
    if touching and not _NEW.search(before):
        direction = _movement(before)
        if direction and (basis or reached):
            return StatementKind("change_abs", direction, basis)
    return StatementKind(kind)
