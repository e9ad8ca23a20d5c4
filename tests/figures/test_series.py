"""Series: what may be joined, and what must not."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from litsite.figures.series.indicator_series import build_series
from litsite.figures.series.indicator_synonyms import plain_name
from litsite.figures.series.time_spans import read_timing
from litsite.figures.series.unit_scales import measure, measure_as, shift
from litsite.figures.series.value_agreement import PrintedValue, agree
from litsite.model.figure import Figure, IndicatorSeries, LedgerEntry, SeriesPoint
from litsite.model.library import IndicatorName, Library, SiteSettings
from tests.figures.counting import count_calls

ROOT = Path(__file__).parent.parent.parent
SETTINGS = SiteSettings(title="文摘")
LARGE = {"万": 10**4, "亿": 10**8}
MARKS = {"over": "+", "about": "~", "under": "<", None: ""}


def entry(
    value: str,
    unit: str,
    indicator: str = "完成工业产值额",
    *,
    article: str = "a",
    number: int = 1,
    sentence: int = 1,
    quote: str = "",
    **fields: object,
) -> LedgerEntry:
    amount = Decimal(value)
    factor = 1
    for char in unit[: len(unit) - len(unit.lstrip("万亿"))]:
        factor *= LARGE[char]
    given_: dict[str, object] = {
        "surface": value + unit,
        "start": quote.find(value + unit),
        "value": amount,
        "value_max": None,
        "unit": unit,
        "normalized": amount * factor,
        "normalized_max": None,
        "qualifier": None,
        "kind": "level",
        "direction": None,
        "basis": None,
        "indicator": indicator,
        "period": None,
        "period_norm": "2020",
        "context_period": None,
        "status": "achieved",
        "place": "乙区",
    }
    fragment = f"fig-p-{sentence}-{number}"
    return LedgerEntry(
        f"{article}#{fragment}",
        article,
        fragment,
        "p",
        "p",
        sentence,
        number,
        quote or value + unit,
        "a.txt",
        1,
        0,
        Figure(**(given_ | fields)),  # type: ignore[arg-type]
    )


def build(
    *entries: LedgerEntry, given_settings: SiteSettings = SETTINGS
) -> tuple[IndicatorSeries, ...]:
    dates = {one.article: f"20{21 + index}" for index, one in enumerate(entries)}
    return build_series(entries, given_settings, dates)


def points(series: IndicatorSeries) -> Iterator[SeriesPoint]:
    yield from series.outcomes
    yield from series.targets


def only(*entries: LedgerEntry) -> IndicatorSeries:
    (series,) = build(*entries)
    return series


# --- what is joined


def test_units_of_one_dimension_are_converted_exactly() -> None:
    series = only(
        entry("1.50", "亿元", article="a"),
        entry("12000", "万元", article="b", period_norm="2021"),
        entry("2.1", "亿元", article="c", period_norm="2022"),
    )
    assert series.unit == "亿元"
    assert [str(point.value) for point in series.outcomes] == ["1.50", "1.2", "2.1"]


def test_the_larger_unit_is_shown_where_numbers_get_long() -> None:
    series = only(
        entry("741704", "元", article="a"),
        entry("5834413", "元", article="b", period_norm="2021"),
        entry("80", "万元", article="c", period_norm="2022"),
    )
    assert series.unit == "万元"
    assert [str(point.value) for point in series.outcomes] == ["74.1704", "583.4413", "80"]


def test_hectares_and_square_kilometres_are_areas() -> None:
    assert measure("公顷").dimension == measure("平方公里").dimension == "平方米"
    assert measure("亩").dimension == "亩"  # two thirds of a thousand square metres: not exact
    assert measure("公里/平方公里").unit == "公里/平方公里"


def test_two_documents_that_say_the_same_make_one_point_the_older_first() -> None:
    old, new = entry("106.26", "亿元", article="z"), entry("106.26", "亿元", article="a")
    (series,) = build_series((new, old), SETTINGS, {"z": "2021-01-01", "a": "2021-02-01"})
    (point,) = series.outcomes
    assert point.entries == (old.id, new.id)
    assert not point.conflict


def test_a_rounding_is_no_conflict_and_the_exact_value_is_shown() -> None:
    exact, rough = entry("298", "家", kind="count"), entry("300", "家", kind="count", article="b")
    near = entry("300", "家", kind="count", article="b", qualifier="under")
    (point,) = only(exact, near).outcomes
    assert (point.value, point.qualifier, point.conflict) == (Decimal(298), None, False)
    assert [p.conflict for p in only(exact, rough).outcomes] == [True, True]
    (point,) = only(entry("106", "亿元"), entry("106.26", "亿元", article="b")).outcomes
    assert point.value == Decimal("106.26")


@pytest.mark.parametrize(
    ("exact", "rough", "agrees"),
    [
        (("298", None, 0), ("300", "under", 0), True),
        (("250", None, 0), ("300", "under", 0), False),
        (("1250", None, 0), ("1200", "over", 0), True),
        (("1350", None, 0), ("1200", "over", 0), False),
        (("1190", None, 0), ("1200", "over", 0), False),
        (("9.6", None, -1), ("10", "about", 0), True),
        (("9.2", None, -1), ("10", "about", 0), False),
        (("31.26", None, -2), ("31.3", None, -1), True),
        (("31.26", None, -2), ("31.2", None, -1), True),
        (("31.26", None, -2), ("31.4", None, -1), False),
        (("298", None, 0), ("299", None, 0), False),
        (("-13.8", None, -1), ("13.8", None, -1), False),
    ],
)
def test_what_can_be_the_same_number(
    exact: tuple[str, object, int], rough: tuple[str, object, int], agrees: bool
) -> None:
    one, other = (PrintedValue(Decimal(v), None, q, e) for v, q, e in (exact, rough))  # type: ignore[arg-type]
    assert agree(one, other) is agrees


def test_wordings_that_mean_the_same_are_one_indicator() -> None:
    assert plain_name("完成一般公共预算收入", "乙区") == ("一般公共预算收入", False)
    assert plain_name("“四新”经济增加值", "乙区") == plain_name("四新经济增加值", "乙区")
    assert plain_name("全区生产总值", "乙区")[0] == "生产总值"
    assert plain_name("累计签约项目", "乙区") == ("签约项目", True)


def test_words_that_change_the_meaning_stay() -> None:
    for name in ("新增就业", "完成投资", "完成口袋公园建设", "年均产值", "全市生产总值", "完成率"):
        assert plain_name(name, "乙区")[0] == name
    assert plain_name("完成投资额", "乙区")[0] == "完成投资额"


def test_aliases_join_what_wording_does_not() -> None:
    given_ = SiteSettings(
        title="文摘", indicators=(IndicatorName("地区生产总值", ("生产总值", "GDP")),)
    )
    found = build(
        entry("1", "亿元", "GDP", article="a"),
        entry("2", "亿元", "生产总值", article="b", period_norm="2021"),
        given_settings=given_,
    )
    assert [one.indicator for one in found] == ["地区生产总值"]


def test_targets_stand_beside_outcomes_and_inferred_periods_are_marked() -> None:
    series = only(
        entry("9", "%", kind="change_rate", period_norm=None, context_period="2019"),
        entry("10", "%", kind="change_rate", status="target", sentence=2),
    )
    assert [(p.period, p.inferred) for p in series.outcomes] == [("2019", True)]
    assert [(p.period, p.inferred) for p in series.targets] == [("2020", False)]


def test_a_target_stands_beside_an_outcome_that_says_same_time_of_last_year() -> None:
    rate = {"kind": "change_rate", "direction": "up"}
    series = only(
        entry("6.5", "%", status="target", **rate),
        entry("5.1", "%", article="b", basis="yoy", **rate),
    )
    assert (series.basis, series.targets[0].value, series.outcomes[0].value) == (
        "yoy",
        Decimal("6.5"),
        Decimal("5.1"),
    )
    # Against another year, or over several, a basis that is not said may be any.
    for more in ({"basis": "vs:2015"}, {"basis": "yoy", "period_norm": "2016/2020"}):
        assert (
            len(build(entry("6.5", "%", **rate), entry("5.1", "%", article="b", **rate, **more)))
            == 2
        )


def test_a_decrease_is_negative() -> None:
    series = only(entry("13.8", "%", kind="change_rate", direction="down"))
    assert series.outcomes[0].value == Decimal("-13.8")


# --- what is kept apart


@pytest.mark.parametrize(
    "other",
    [
        {"place": "丙区"},
        {"place": None},
        {"kind": "share"},
        {"basis": "yoy"},
        {"unit": "户"},
        {"unit": "亿美元"},
        {"period_norm": "2021-H1"},
        {"period_norm": "..2021-09-30"},
        {"period_norm": "2016/2020"},
        {"period_norm": "2021-03"},
        {"period_norm": "P1Y"},
        {"period_norm": None},
        {"indicator": "新增工业产值额"},
    ],
)
def test_what_differs_is_not_joined(other: Mapping[str, object]) -> None:
    fields: dict[str, object] = {"unit": "家", "article": "b", "period_norm": "2021"} | dict(other)
    found = build(entry("5", "家"), entry("6", **fields))  # type: ignore[arg-type]
    assert len(found) == 2


def test_what_adds_up_is_apart_from_a_state_of_the_same_day() -> None:
    state, total = "截至目前,有企业5家", "截至目前,累计服务企业6家"
    spans = [
        read_timing(
            entry(v, "家", quote=q, period="截至目前", period_norm="..2021-10-26"), False
        ).span
        for v, q in (("5", state), ("6", total))
    ]
    assert spans == ["as_of", "cumulative"]


@pytest.mark.parametrize(
    ("norm", "span", "moment"),
    [
        ("2020", "annual", "2020"),
        ("2020/2020", "annual", "2020"),
        ("2020-01/2020-12", "annual", "2020"),
        ("2021-H1", "to_date", "2021-01/2021-06"),
        ("2021-01/2021-06", "to_date", "2021-01/2021-06"),
        ("2021-Q1", "to_date", "2021-01/2021-03"),
        ("2021-H2", "recurring", "2021-H2"),
        ("2021-04/2021-11", "cumulative", "2021-04/2021-11"),
        ("2019-01/2021-11", "cumulative", "2019-01/2021-11"),
        ("2016/2020", "cumulative", "2016/2020"),
        ("..2020-12-31", "as_of", "..2020-12-31"),
        ("P1M", "recurring", "P1M"),
        (None, "undated", ""),
    ],
)
def test_spans(norm: str | None, span: str, moment: str) -> None:
    timing = read_timing(entry("1", "家", period_norm=norm), False)
    assert (timing.span, timing.moment) == (span, moment)


def test_yearly_means_and_sums_up_to_a_year_are_not_annual() -> None:
    quote = "到2025年,力争地区生产总值年均增长6%"
    mean = entry("6", "%", kind="change_rate", quote=quote, period="到2025年", period_norm="2025")
    until = entry("13", "%", kind="change_rate", period="到2025年", period_norm="2025")
    state = entry("32", "%", kind="share", period="到2025年", period_norm="2025")
    spans = [read_timing(one, False).span for one in (mean, until, state)]
    assert spans == ["cumulative", "cumulative", "annual"]


def test_a_name_that_says_two_things_of_one_period_in_a_document_names_nothing() -> None:
    found = build(
        entry("1.4", "亿元", "园区税收", article="a"),
        entry("5.4", "亿元", "园区税收", article="a", sentence=2),
        entry("7", "亿元", "园区税收", article="b", period_norm="2021"),
    )
    assert found == ()


def test_one_slip_in_many_documents_spoils_only_its_own() -> None:
    right = [entry(str(n), "亿元", article=f"r{n}", period_norm=str(2000 + n)) for n in range(9)]
    slips = [
        entry("1", "亿元", article="s", period_norm="2020"),
        entry("2", "亿元", article="s", period_norm="2020", sentence=2),
    ]
    (series,) = build(*right, *slips)
    assert len(series.outcomes) == 9


def test_three_documents_that_say_three_things_speak_of_different_things() -> None:
    values = [entry(v, "家", kind="count", article=v) for v in ("5", "60", "700")]
    assert build(*values) == ()
    assert [p.conflict for p in only(*values[:2]).outcomes] == [True, True]


def test_one_short_word_does_not_reach_beyond_its_document() -> None:
    found = build(
        entry("5", "个", "项目", kind="count"),
        entry("6", "个", "项目", kind="count", article="b", period_norm="2021"),
    )
    assert len(found) == 2


def test_undated_figures_are_joined_only_when_equal() -> None:
    same = [entry("2", "座", period_norm=None, kind="count", article=a) for a in "ab"]
    other = entry("3", "座", period_norm=None, kind="count", article="c")
    found = build(*same, other)
    assert sorted(len(p.entries) for one in found for p in points(one)) == [1, 2]


def test_a_mark_passed_within_years_is_no_value_of_them() -> None:
    quote = "2016-2019年连续迈上800亿、900亿台阶,总量950亿元。"
    passed = [entry(n, "亿", quote=quote, period_norm="2016/2019") for n in ("800", "900")]
    total = entry("950", "亿元", quote=quote, number=2, period_norm="2016/2019")
    assert [p.value for p in only(*passed, total).outcomes] == [950]


def test_a_starting_value_needs_a_period_of_its_own() -> None:
    dated = [
        entry("30", "家", role="from", period_norm="2006", kind="count"),
        entry("36", "家", number=2, kind="count"),
    ]
    assert [p.period for p in only(*dated).outcomes] == ["2006", "2020"]
    undated = [
        entry("75", "%", role="from", kind="share"),
        entry("86", "%", number=2, kind="share"),
    ]
    assert [p.value for p in only(*undated).outcomes] == [86]


# --- properties

ENTRIES = st.lists(
    st.builds(
        lambda article, sentence, number, value, unit, name, kind, norm, status, place, q: entry(
            value,
            unit,
            name,
            article=article,
            sentence=sentence,
            number=number,
            kind=kind,
            period_norm=norm,
            status=status,
            place=place,
            qualifier=q,
        ),
        st.sampled_from("abcd"),
        st.integers(1, 4),
        st.integers(1, 3),
        st.sampled_from(["1", "1.50", "300", "298", "12000", "0", "99999999.5"]),
        st.sampled_from(["元", "万元", "亿元", "平方米", "万平米", "公顷", "家", "户", "%"]),
        st.sampled_from(["完成税收额", "税收额", "新增税收额", "税收", "“税收额”"]),
        st.sampled_from(["level", "count", "share", "change_rate"]),
        st.sampled_from(
            ["2019", "2020", "2020-H1", "2020-01/2020-06", "..2020-12-31", "2016/2020", None]
        ),
        st.sampled_from(["achieved", "target"]),
        st.sampled_from(["乙区", "丙区", None]),
        st.sampled_from([None, "over", "under", "about"]),
    ),
    unique_by=lambda one: one.id,
    max_size=25,
)


def assert_sound(series: Sequence[IndicatorSeries], entries: Sequence[LedgerEntry]) -> None:
    """No series mixes what cannot be compared, and no entry is lost in two of them."""
    by_id = {one.id: one for one in entries}
    used = [name for one in series for point in points(one) for name in point.entries]
    assert len(used) == len(set(used))
    assert len({one.id for one in series}) == len(series)
    for one in series:
        dimension = measure_as(one.kind, one.unit).dimension
        for point in points(one):
            assert point.entries
            values = set()
            for name in point.entries:
                figure = by_id[name].figure
                assert figure.place == one.place
                assert figure.kind == one.kind
                assert figure.basis == one.basis
                unit = measure_as(figure.kind, figure.unit)
                assert unit.dimension == dimension
                assert read_timing(by_id[name], "累计" in figure.indicator).span == one.span
                assert (figure.status == "target") == (point in one.targets)
                sign = -1 if figure.direction == "down" else 1
                values.add(sign * shift(figure.normalized, unit.bare))
                if figure.normalized_max is not None:
                    values.add(sign * shift(figure.normalized_max, unit.bare))
            assert shift(point.value, measure_as(one.kind, one.unit).scale) in values
        for status in (one.outcomes, one.targets):
            moments = [read_timing(by_id[p.entries[0]], False).moment for p in status]
            for point, moment in zip(status, moments, strict=True):
                assert point.conflict == (moments.count(moment) > 1)


def test_growth_by_so_many_times_joins_growth_in_per_cent() -> None:
    grown = {"kind": "change_rate", "direction": "up", "basis": "yoy"}
    (series,) = build_series(
        [
            entry("1.2", "倍", article="a", **grown),
            entry("120", "%", article="b", **grown),
            entry("90", "%", article="b", period_norm="2019", **grown),
        ],
        SETTINGS,
        {"a": "2021", "b": "2021"},
    )
    assert series.unit == "%"
    assert [(one.period, one.value, one.conflict) for one in series.outcomes] == [
        ("2019", 90, False),
        ("2020", 120, False),
    ]


def test_so_many_times_as_much_is_no_growth() -> None:
    entries = [
        entry("1.2", "倍", article="a", kind="change_rate", direction="up"),
        entry("1.2", "倍", article="b", kind="multiple"),
    ]
    assert len(build_series(entries, SETTINGS, {"a": "2021", "b": "2021"})) == 2


@pytest.mark.parametrize(
    ("unit", "same"),
    [("㎡", "平方米"), ("hm²", "公顷"), ("km²", "平方公里"), ("万kWh", "万千瓦时"), ("μg/m³", "微克/立方米"), ("tCO2", "吨二氧化碳"), ("‰", "%")],
)  # fmt: skip
def test_signs_of_units_are_their_names(unit: str, same: str) -> None:
    assert measure(unit) == measure(same)


@settings(max_examples=150, deadline=None)
@given(ENTRIES, st.randoms(use_true_random=False))
def test_series_are_sound_and_the_order_of_entries_does_not_matter(
    entries: list[LedgerEntry], shuffle: random.Random
) -> None:
    series = build_series(entries, SETTINGS, {"a": "2021", "b": "2020"})
    assert_sound(series, entries)
    shuffled = list(entries)
    shuffle.shuffle(shuffled)
    assert build_series(shuffled, SETTINGS, {"a": "2021", "b": "2020"}) == series


@given(
    st.decimals(0, 10**12, places=6, allow_nan=False),
    st.sampled_from(["万元", "公顷", "平方公里", "万平米", "吨", "亿公里", "%", "公里/平方公里"]),
)
def test_a_value_shown_in_another_unit_is_the_same_quantity(value: Decimal, unit: str) -> None:
    one = measure(unit)
    base = shift(value, one.scale)
    assert shift(base, -one.scale) == value
    assert "E" not in str(base)


# --- the seeds


@pytest.fixture(scope="module")
def seed_series(seed_library: Library) -> tuple[IndicatorSeries, ...]:
    dates = {article.id: article.date for article in seed_library.articles}
    return build_series(seed_library.ledger.entries, seed_library.settings, dates)


def test_no_series_of_the_seeds_mixes(
    seed_library: Library, seed_series: tuple[IndicatorSeries, ...]
) -> None:
    entries = seed_library.ledger.entries
    assert len(entries) > 1000
    assert_sound(seed_series, entries)
    used = sum(len(point.entries) for one in seed_series for point in points(one))
    assert used > 0.95 * len(entries)


def shown(some: Sequence[SeriesPoint]) -> dict[str, str]:
    return {point.period: f"{point.value}{MARKS[point.qualifier]}" for point in some}


def test_series_written_by_hand_from_the_texts_come_out(
    seed_series: tuple[IndicatorSeries, ...],
) -> None:
    path = Path(__file__).parent / "data" / "seed_series.yaml"
    rows = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert len(rows) >= 30
    assert sum(bool(row["outcomes"] and row["targets"]) for row in rows) >= 10
    differing = [line for row in rows for line in difference(row, seed_series)]
    assert differing == []


def difference(row: Mapping[str, object], series: Sequence[IndicatorSeries]) -> list[str]:
    """What the series that a row describes lacks or has beyond it."""
    what = f"{row['place']} {row['indicator']} {row['unit']} {row['span']}"
    name = plain_name(str(row["indicator"]), str(row["place"]))[0]
    like = [
        one
        for one in series
        if name in plain_name(one.indicator, one.place)[0]
        and (one.place, one.unit, one.kind) == (row["place"], row["unit"], row["kind"])
        and (one.span, one.basis) == (row["span"], row.get("basis"))
    ]
    expected = row["outcomes"], row["targets"]
    found = [one for one in like if (shown(one.outcomes), shown(one.targets)) == expected]
    if len(found) != 1:
        seen = [(one.indicator, shown(one.outcomes), shown(one.targets)) for one in like]
        return [f"{what}: {seen}"]
    most = max(len(point.entries) for point in points(found[0]))
    return [] if most == row.get("entries", 1) else [f"{what}: {most} entries"]


def test_the_work_grows_with_the_number_of_figures() -> None:
    """Four times as many figures take about four times as many steps, not sixteen."""

    def count_steps(copies: int) -> int:
        many = [
            entry(
                str(n % 97),
                "万元",
                f"指标{n % 300}号",
                article=f"{copy}-{n}",
                place=f"{copy % 20}区",
            )
            for copy in range(copies)
            for n in range(1000)
        ]
        return count_calls(lambda: build_series(many, SETTINGS, {}))

    assert count_steps(4) < 5 * count_steps(1)
