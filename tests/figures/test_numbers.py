"""Numbers and quantities: what was printed comes back exactly."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from litsite.figures.quantities.quantities import find_quantities
from litsite.figures.quantities.quantity import Quantity, normalize
from litsite.language.chinese_numbers import join_thousands, parse_arabic, parse_han, parse_number
from litsite.language.widths import fold_width

DIGITS = "零一二三四五六七八九"


def han(number: int) -> str:
    """The number as Chinese prints it, written from the rules of the language alone."""
    for size, name in ((10**8, "亿"), (10**4, "万")):
        if number >= size:
            head, rest = divmod(number, size)
            return han(head) + name + _rest(rest, size // 10)
    for size, name in ((1000, "千"), (100, "百"), (10, "十")):
        if number >= size:
            head, rest = divmod(number, size)
            return DIGITS[head] + name + _rest(rest, size // 10)
    return DIGITS[number]


def _rest(rest: int, next_size: int) -> str:
    if not rest:
        return ""
    return ("" if rest >= next_size else "零") + han(rest)


def only(text: str) -> Quantity:
    found = list(find_quantities(fold_width(text)))
    assert len(found) == 1, (text, found)
    return found[0]


@given(st.integers(0, 10**12 - 1))
@example(900010000)
def test_chinese_numerals_round_trip(number: int) -> None:
    assert parse_han(han(number)) == number


@given(st.integers(11, 19))
def test_ten_needs_no_one_before_it(number: int) -> None:
    assert parse_han(han(number).removeprefix("一")) == number


@pytest.mark.parametrize(
    ("printed", "value"),
    [("两千", 2000), ("两万三", 23000), ("二百五", 250), ("百万", 10**6), ("三七", None), ("百百", None)],
)  # fmt: skip
def test_chinese_numerals_of_speech(printed: str, value: int | None) -> None:
    assert parse_han(printed) == value


@given(st.integers(10, 10**8 - 1))
def test_numerals_of_receipts_are_the_same_numbers(number: int) -> None:
    formal = han(number).translate(
        str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟")
    )
    quantity = only(f"支出{formal}元整")
    assert normalize(quantity, quantity.value) == number
    assert quantity.unit.endswith("元")


@given(st.integers(1, 9999), st.integers(1000, 9999), st.integers(1, 9))
def test_digits_and_multipliers_in_turn_add_up(high: int, low: int, one: int) -> None:
    assert only(f"建成{high}万{low}个").value == high * 10**4 + low
    assert only(f"建成{high}万{one}千个").value == high * 10**4 + one * 1000
    assert only(f"投入{high}亿{low}万元").value == high * 10**8 + low * 10**4


@given(st.integers(0, 9999), st.integers(0, 999))
def test_decimals_in_characters(whole: int, decimals: int) -> None:
    digits = "".join(DIGITS[int(digit)] for digit in f"{decimals:03d}")
    printed = f"{han(whole)}点{digits}"
    assert parse_number(printed) == Decimal(f"{whole}.{decimals:03d}")
    assert only(f"占百分之{printed}").value == Decimal(f"{whole}.{decimals:03d}")


RATES = st.decimals(Decimal("0.1"), 99, places=1)


@given(RATES, st.sampled_from("-－−–"))
def test_a_sign_is_no_part_of_the_value(rate: Decimal, minus: str) -> None:
    quantity = only(f"同比{minus}{rate}%")
    assert (quantity.value, quantity.sign, quantity.start) == (rate, "-", 2)


ITEMS = st.tuples(
    st.sampled_from(["企业", "投资", "绿地", "总量", "接待", ""]),
    st.decimals(Decimal("1.1"), 99999, places=1),
    st.sampled_from(["", "万", "亿", "万亿"]),
    st.sampled_from(["元", "吨", "人次", "平方米", "kWh", "‰", "%", "个百分点", "倍"]),
)


@given(st.lists(ITEMS, min_size=1, max_size=6), st.sampled_from(["、", "，", "；", "。", "，其中"]))
def test_a_number_never_crosses_into_a_neighbour(
    items: list[tuple[str, Decimal, str, str]], mark: str
) -> None:
    text = mark.join(f"{noun}{number:,}{scale}{unit}" for noun, number, scale, unit in items)
    found = list(find_quantities(join_thousands(fold_width(text))))
    assert [(one.value, one.unit) for one in found] == [
        (number, scale + unit) for _, number, scale, unit in items
    ]
    assert all(one.end <= other.start for one, other in pairwise(found))


@given(st.text("13万亿千百一两点五壹佰分之%‰元人次年月-+.,，、()（） kWh多余近", max_size=40))
def test_quantities_of_any_text_stand_apart_inside_it(text: str) -> None:
    folded = join_thousands(fold_width(text))
    assert len(folded) == len(text)
    found = list(find_quantities(folded))
    assert all(one.end <= other.start for one, other in pairwise(found))
    for one in found:
        assert 0 <= one.start <= one.number_start < one.unit_end <= one.end <= len(text)


@given(st.decimals(0, 10**9, places=2, allow_nan=False))
def test_thousands_separators_change_nothing(number: Decimal) -> None:
    assert parse_arabic(f"{number:,}") == number == parse_arabic(f"{number}")


@given(
    st.decimals(Decimal("0.01"), 99999, places=2, allow_nan=False),
    st.sampled_from([("", 1), ("万", 10**4), ("亿", 10**8), ("万亿", 10**12)]),
    st.sampled_from(["元", "吨", "平方米", "美元"]),
)
def test_multipliers_join_the_unit(number: Decimal, scale: tuple[str, int], unit: str) -> None:
    name, size = scale
    quantity = only(f"完成{number:,}{name}{unit}。")
    assert quantity.unit == name + unit
    assert quantity.value == number
    assert normalize(quantity, quantity.value) == number * size


@given(st.integers(11, 9999), st.sampled_from(["余", "多"]))
def test_and_more_says_over(number: int, more: str) -> None:
    for printed in (f"{number}{more}家", f"{number}{more}万家", f"{number}万{more}家"):
        quantity = only(f"服务{printed}。")
        assert quantity.qualifier == "over"
        assert quantity.value == number


@given(st.integers(1, 999), st.integers(1, 999), st.sampled_from(["-", "—", "～", "至", "到"]))
def test_ranges_have_two_ends(low: int, high: int, dash: str) -> None:
    quantity = only(f"创建{low}{dash}{high}所学校。")
    assert (quantity.value, quantity.value_max) == (low, high)


@given(st.decimals(1, 999, places=1), st.decimals(1, 999, places=1))
def test_a_list_shares_its_last_unit(first: Decimal, second: Decimal) -> None:
    one, two = find_quantities(f"浓度为{first}、{second}微克/立方米")
    assert (one.value, two.value) == (first, second)
    assert one.unit == two.unit == "微克/立方米"


@pytest.mark.parametrize(
    ("printed", "value", "unit", "normalized"),
    [
        ("百余名", 100, "名", 100),
        ("近百万元", 100, "万元", 10**6),
        ("百亿元", 100, "亿元", 10**10),
        ("过千亿", 1000, "亿", 10**11),
        ("上亿元", 1, "亿元", 10**8),
        ("十余万平方米", 10, "万平方米", 10**5),
        ("半小时", Decimal("0.5"), "小时", Decimal("0.5")),
        ("翻两番", 4, "番", 4),
        ("倍增", 2, "倍", 2),
    ],
)
def test_round_and_vague_numbers(
    printed: str, value: Decimal, unit: str, normalized: Decimal
) -> None:
    quantity = only(f"，{printed}，")
    assert quantity.value == value
    assert quantity.unit == unit
    assert normalize(quantity, quantity.value) == normalized


@given(st.text(max_size=200))
def test_folding_keeps_every_character_in_its_place(text: str) -> None:
    assert len(fold_width(text)) == len(text)
