"""Targets revisited: what speaks of a promise, and what only sounds like it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from litsite.figures import outline
from litsite.figures.article_reading import ReadArticle, place_sentences
from litsite.figures.extraction import extract_figures
from litsite.figures.revisits.district_sentences import is_later
from litsite.figures.revisits.shared_words import (
    build_index,
    cut_segments,
    shared_words,
    weigh_promise,
    weigh_shared,
)
from litsite.figures.revisits.targets_revisited import build_revisits
from litsite.language.gazetteer import Gazetteer, settings_gazetteer
from litsite.language.sentences import split_sentences
from litsite.model.article import FIELDS, Article, Block
from litsite.model.figure import LedgerEntry, Revisit, Verdict
from litsite.model.library import Library

ROOT = Path(__file__).parent.parent.parent
PLACES = Gazetteer("甲市", (("乙区", ("乙区",)), ("丙区", ("丙区",))))
FILLER = (
    "全区上下凝心聚力抓落实。深入开展主题教育。营商环境持续优化。市场主体活力增强。"
    "文化惠民演出受到欢迎。财政收入平稳。安全生产形势稳定。河道水质稳定达标。干部作风转变。"
    "企业服务更加精准。教育质量稳步提高。医疗水平持续进步。养老设施不断健全。绿化景观有所改观。"
)


def article(name: str, date: str, *blocks: Block, kind: str = "newspaper") -> Article:
    numbered = tuple(
        replace(block, anchor=f"p{number}", key=f"p{number}") for number, block in enumerate(blocks)
    )
    return Article(
        id=name, title=name, kind=kind, body="", date=date, district="乙区", blocks=numbered
    )


def paragraph(text: str) -> Block:
    return Block("paragraph", text, text)


def report(plan: str) -> Article:
    heading = Block("heading", "", "二、2020年重点工作安排", level=1)
    return article("report", "2020-01-07", heading, paragraph(plan), kind="work_report")


def read_entries(*articles: Article) -> list[LedgerEntry]:
    found = []
    for one in articles:
        fields = {name: getattr(one, name) for name in FIELDS}
        for block, setting in zip(one.blocks, outline(fields, one.blocks, PLACES), strict=True):
            at = 0
            for ordinal, text in enumerate(split_sentences(block.text), start=1):
                for number, figure in enumerate(extract_figures(text, setting), start=1):
                    fragment = f"fig-{block.anchor}-{ordinal}-{number}"
                    found.append(
                        LedgerEntry(
                            f"{one.id}#{fragment}", one.id, fragment, block.anchor, block.key,
                            ordinal, number, text, f"{one.id}.txt", 1, at + figure.start, figure,
                        )
                    )  # fmt: skip
                at += len(text)
    return found


def as_read(*articles: Article) -> list[ReadArticle]:
    """The articles with their figures and sentences."""
    entries = read_entries(*articles)
    return [read_with(one, [e for e in entries if e.article == one.id], PLACES) for one in articles]


def read_with(one: Article, entries: Sequence[LedgerEntry], places: Gazetteer) -> ReadArticle:
    fields = {name: getattr(one, name) for name in FIELDS}
    sentences = place_sentences(one, outline(fields, one.blocks, places))
    return ReadArticle(one, one.id.encode(), tuple(entries), tuple(sentences))


def read_again(library: Library, places: Gazetteer) -> list[ReadArticle]:
    """A library's articles with the figures that its ledger has."""
    own: dict[str, list[LedgerEntry]] = {one.id: [] for one in library.articles}
    for entry in library.ledger.entries:
        own[entry.article].append(entry)
    return [read_with(one, own[one.id], places) for one in library.articles]


def revisit(plan: str, later: str, *verdicts: Verdict, date: str = "2021-11-19") -> list[Revisit]:
    """What becomes of a plan, given one later article among sentences of other things."""
    articles = (article("later", date, paragraph(later), paragraph(FILLER)), report(plan))
    found = build_revisits(as_read(*articles), verdicts, PLACES, (), lambda *_: None)
    return list(found)


def found(plan: str, later: str) -> list[str]:
    return [one.quote for target in revisit(plan, later) for one in target.later]


def test_the_same_thing_in_other_words_is_found_by_its_rare_words() -> None:
    (target,) = revisit("打造口袋公园3处。", "完成口袋公园建设43处,新增场地十余万平方米。")
    (later,) = target.later
    assert later.words == ("口袋公园",)
    assert later.cumulative
    assert (target.clause, target.district, target.date) == (
        "打造口袋公园3处",
        "乙区",
        "2020-01-07",
    )
    assert len(target.entries) == 1
    assert (later.file, later.line) == ("later.txt", 1)


def test_an_equal_number_of_the_same_unit_is_evidence_and_shown() -> None:
    plan, number = "改善14个社区综合服务用房条件。", "解决14个社区办公用房面积不足问题。"
    (target,) = revisit(plan, number)
    assert target.later[0].words[0] == "14个"
    assert not target.later[0].cumulative
    assert found(plan, "解决23户社区居民的困难。") == []


def test_a_damaged_word_still_matches() -> None:
    plan = "打造“心厨房+为老助餐点”服务模式。"  # 中 is lost
    (target,) = revisit(plan, "实施“中心厨房+助老餐点”新模式,打造助老餐点63处。")
    assert target.later[0].words == ("心厨房+", "餐点")
    assert target.entries == ()


def test_generic_words_are_no_evidence() -> None:
    assert found("建设综合服务平台2个。", "全面推进综合服务平台建设,完善服务体系。") == []


def test_a_part_of_the_words_is_not_the_thing() -> None:
    # 创业园 is the head of the phrase, and nothing of it is spoken of.
    assert found("建设高层次人才创业园1处。", "优化高层次人才结构,服务高层次人才80人。") == []


def test_a_rate_is_answered_by_a_rate_only() -> None:
    plan = "绿化覆盖率提高到45%。"
    assert found(plan, "加强立体绿化建设,完成山体绿化面积350公顷。") == []
    assert found(plan, "绿化覆盖率的统计口径有所调整。") == []
    assert found(plan, "绿化覆盖率达到44.9%。") == ["绿化覆盖率达到44.9%。"]


def test_a_rate_of_several_years_counts_no_more_than_one_of_a_year() -> None:
    (target,) = revisit("路网密度达到4.4公里/平方公里。", "路网密度达到4.5公里/平方公里。")
    assert [one.cumulative for one in target.later] == [False]


def test_a_figure_of_one_year_is_not_cumulative() -> None:
    (target,) = revisit("打造口袋公园3处。", "2020年,完成口袋公园建设4处。")
    assert [one.cumulative for one in target.later] == [False]


def test_earlier_texts_and_other_plans_answer_nothing() -> None:
    plan, sentence = "打造口袋公园3处。", "完成口袋公园建设43处。"
    assert revisit(plan, sentence, date="2019-12-01")[0].later == ()
    first, second = report(plan), replace(report("新建口袋公园5处。"), id="next", date="2021-01-08")
    articles = (second, first)
    both = build_revisits(as_read(*articles), (), PLACES, (), lambda *_: None)
    assert [one.later for one in both] == [(), ()]


def test_dates_are_compared_as_far_as_they_are_known() -> None:
    undated = Article(id="a", title="a", kind="n", body="")
    assert is_later(replace(undated, date="2021"), report(""))
    assert not is_later(replace(undated, date="2020"), report(""))
    assert not is_later(undated, report(""))


def test_a_promise_without_a_number_counts_when_it_names_a_thing() -> None:
    plan = "深入学习贯彻会议精神,打造“红色驿站”品牌,启用铁杉中学新校区,切实转变作风。"
    targets = revisit(plan, "铁杉中学新校区投入使用。")
    assert [one.clause for one in targets] == ["打造“红色驿站”品牌", "启用铁杉中学新校区"]
    assert [len(one.later) for one in targets] == [0, 1]


def test_a_slogan_in_quotes_promises_nothing_unless_somebody_speaks_of_it_later() -> None:
    plan = "是“十三五”规划收官之年,统筹推进“五位一体”总体布局,推进“铁杉中学新校区”建设,打造“红色驿站”品牌。"
    assert [one.clause for one in revisit(plan, "别的话。")] == ["打造“红色驿站”品牌"]
    assert [one.clause for one in revisit(plan, "铁杉中学新校区投入使用。")] == [
        "推进“铁杉中学新校区”建设",
        "打造“红色驿站”品牌",
    ]


def test_the_page_counts_no_more_promises_than_the_ledger_has_targets(
    seed_library: Library, seeds: dict[str, Revisit]
) -> None:
    targets = sum(entry.figure.status == "target" for entry in seed_library.ledger.entries)
    without = [one.clause for one in seeds.values() if not one.entries]
    assert len(seed_library.ledger.revisits) <= targets
    assert len(without) < 10, "clauses without a number that make what they name"


def test_a_subject_that_the_clause_leaves_out_must_be_there() -> None:
    plan = "建设铁杉创意园,铁杉创意园实现税收3亿元。"
    targets = revisit(plan, "楼宇税收增长30%。全年税收6亿元。")
    assert all(one.later == () for one in targets)


def verdict(kind: str, sentence: int = 1, anchor: str = "p0", **more: str) -> Verdict:
    return Verdict("report", "p1", 1, "later", anchor, sentence, kind, **more)  # type: ignore[arg-type]


LATER = "完成口袋公园建设43处。新增口袋公园的绿地管护到位。"


def test_confirmed_sentences_come_first_and_rejected_ones_last() -> None:
    (before,) = revisit("打造口袋公园3处。", LATER)
    assert [one.sentence for one in before.later] == [1, 2]
    (target,) = revisit("打造口袋公园3处。", LATER, verdict("rejected"), verdict("confirmed", 2))
    assert [(one.sentence, one.verdict) for one in target.later] == [
        (2, "confirmed"),
        (1, "rejected"),
    ]


def test_what_only_an_editor_knows_is_added() -> None:
    known = verdict("confirmed", 3, "p1")
    first, second = revisit("打造口袋公园3处,创建星级农贸市场10处。", LATER, known)
    assert [one.verdict for one in first.later] == ["confirmed", None, None]
    assert second.later == ()
    named = verdict("confirmed", 3, "p1", clause="创建星级农贸市场10处")
    first, second = revisit("打造口袋公园3处,创建星级农贸市场10处。", LATER, named)
    assert [one.verdict for one in second.later] == ["confirmed"]
    assert (second.later[0].words, second.later[0].score) == ((), 0.0)
    assert revisit("打造口袋公园3处。", "无关。", verdict("rejected", 3, "p1"))[0].later == ()


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="口袋公园绿化率3处,。、心厨房+建设", max_size=30), st.text(max_size=40))
def test_shared_words_stand_in_both(clause: str, later: str) -> None:
    segments = list(cut_segments(clause, lambda text: [text]))
    index = build_index([clause, later, "别的话"], segments)
    promise = weigh_promise(segments, "", index)
    for word in shared_words(promise, later):
        assert word in clause
        assert word in later
    assert 0 <= weigh_shared(promise, later) <= promise.total + 1e-9


# --- the seeds


@pytest.fixture(scope="module")
def seeds(seed_library: Library) -> dict[str, Revisit]:
    places = settings_gazetteer(seed_library.settings)
    revisits = build_revisits(
        read_again(seed_library, places),
        (),
        places,
        seed_library.settings.dictionary,
        lambda *_: None,
    )
    return {f"{one.district} {one.clause}": one for one in revisits}


def test_the_report_of_2020_is_held_against_the_page_of_november_2021(
    seeds: dict[str, Revisit],
) -> None:
    rooms = seeds["李沧区 改善14个社区综合服务用房条件"].later[0]
    assert "统筹解决14个社区办公用房面积不足问题" in rooms.quote
    assert (rooms.date, rooms.cumulative) == ("2021-11-19", False)
    parks = seeds["李沧区 打造口袋公园3处"].later[0]
    assert "完成口袋公园建设43处" in parks.quote
    assert parks.cumulative
    kitchen = seeds["李沧区 打造“心厨房+为老助餐点”服务模式"].later[0]
    assert kitchen.quote == "实施“中心厨房+助老餐点”新模式,打造助老餐点63处。"
    assert seeds["李沧区 绿化覆盖率提高到45%"].later == ()


RIGHT = {
    "新增高新技术企业50家": "培育高新技术企业20家以上",
    "打造科技企业孵化器2家": "累计认定15家科技企业孵化器",
    "加快推进老虎山、十梅庵等山头公园整治": "完成老虎山等8座山头公园整治提升",
    "搭建立体绿化10处": "立体绿化建设",
    "打造口袋公园3处": "完成口袋公园建设43处",
    "新建城市绿道10公里": "城市绿道及立体绿化建设",
    "改善14个社区综合服务用房条件": "统筹解决14个社区办公用房面积不足问题",
    "办理不动产权证1万户以上": "强力破解7.3万户历史遗留不动产权证办理难题",
    "打造“心厨房+为老助餐点”服务模式": "打造助老餐点63处",
    "启用新行政审批服务大厅": "行政审批服务大厅",
}
"""All that is shown for the seeds, each pair read and judged by hand: of the same thing."""


def test_nothing_is_shown_for_the_seeds_that_was_not_read_and_found_right(
    seeds: dict[str, Revisit],
) -> None:
    shown = {one.clause: one.later[0].quote for one in seeds.values() if one.later}
    wrong = {clause: quote for clause, quote in shown.items() if clause not in RIGHT}
    assert wrong == {}
    assert [c for c, words in RIGHT.items() if words not in shown.get(c, "")] == []
    assert len(seeds) > 120


def test_shared_words_of_the_seeds_stand_in_both(seeds: dict[str, Revisit]) -> None:
    for one in seeds.values():
        for later in one.later:
            assert later.words
            assert list(later.words) == sorted(later.words, key=lambda word: -len(word))
            assert all(word in one.quote for word in later.words)
            assert all(word in later.quote for word in later.words)
            assert 0.5 <= later.score <= 1
