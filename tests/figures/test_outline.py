"""Which part of a text a block stands in: plan or review, which year, which district."""

from __future__ import annotations

import pytest

from litsite.figures import SentenceContext, extract_figures, outline
from litsite.language.gazetteer import Gazetteer
from litsite.language.jieba_dictionary import load_dictionary
from litsite.language.word_lists import load_words
from litsite.model.article import Block

PLACES = Gazetteer("甲市", (("乙区", ("乙区",)), ("丙区", ("丙区",))))
REPORT = {"kind": "work_report", "date": "2021-01-06", "district": "乙区", "title": "政府工作报告"}
NEWS = {"kind": "newspaper", "date": "2021-10-26", "district": "甲市", "title": "改革亮点"}


def heading(text: str, level: int = 1) -> Block:
    return Block("heading", text, text, level=level)


def paragraph(text: str) -> Block:
    return Block("paragraph", text, text)


def settings(fields: dict[str, str], *blocks: Block) -> list[SentenceContext]:
    return list(outline(fields, blocks, PLACES))


def test_a_report_reviews_first_and_plans_after() -> None:
    _, review, _, sub, plan = settings(
        REPORT,
        heading("一、2020年工作回顾"),
        paragraph("引进人才3万人。"),
        heading("二、2021年主要工作安排"),
        heading("(一)抓好防控", 2),
        paragraph("新建学校5所。"),
    )
    assert (review.plan, review.review, review.year) == (False, True, 2020)
    assert (plan.plan, plan.review, plan.year) == (True, False, 2021)
    assert sub.plan
    assert (review.context_period, plan.context_period) == ("2020", "2021")


def test_an_annex_of_things_to_do_is_a_plan() -> None:
    *_, last = settings(
        REPORT,
        heading("一、2020年工作回顾"),
        heading("附件2 2021年区办实事"),
        paragraph("1.建成2所学校。"),
    )
    assert last.plan
    assert last.year == 2021


def test_a_glossary_speaks_of_the_part_that_uses_its_term_first() -> None:
    blocks = (
        heading("一、2020年工作回顾"),
        paragraph("实施“3+N”网格。"),
        heading("二、2021年工作安排"),
        paragraph("构建“1+6”体系。"),
        heading("名词解释"),
        Block("entry", "", "1.“3+N”网格:下沉至940个网格", term="“3+N”网格"),
        Block("entry", "", "2.“1+6”体系:盘活40万平方米", term="“1+6”体系"),
    )
    *_, first, second = settings(REPORT, *blocks)
    assert (first.plan, second.plan) == (False, True)


def test_a_sub_heading_of_the_review_stays_review() -> None:
    *_, last = settings(
        REPORT,
        heading("一、2020年工作回顾"),
        heading("(五)自身建设全面加强", 2),
        paragraph("办理建议83件。"),
    )
    assert last.review


def test_what_follows_the_review_looks_ahead_whatever_its_heading() -> None:
    review, *_, last = settings(
        REPORT,
        heading("一、2020年工作回顾"),
        heading("二、奋力开创新局面"),
        paragraph("新建学校5所。"),
    )
    assert (review.plan, last.plan) == (False, True)


DONE = "全年完成投资30亿元,同比增长8%,成功获评省级示范区,累计建成学校5所。"
TO_DO = "今年将加快建设产业园,力争完成投资30亿元,抓好招商,确保新建学校5所。"


def parts(fields: dict[str, str], *blocks: Block) -> list[str]:
    return [
        "plan" if one.plan else "review" if one.review else "" for one in settings(fields, *blocks)
    ]


def test_sentences_part_a_report_whose_headings_say_nothing() -> None:
    found = parts(
        REPORT,
        heading("一、一年更比一年好"),
        paragraph(DONE),
        paragraph(DONE),
        heading("二、一张蓝图绘到底"),
        paragraph(TO_DO),
        heading("三、一鼓作气向前行"),
        paragraph(TO_DO),
    )
    assert found == ["review"] * 3 + ["plan"] * 4


def test_a_report_without_headings_turns_where_its_sentences_do() -> None:
    looking = [paragraph(DONE), paragraph("一年来," + DONE)]
    ahead = [paragraph("今年是转型之年。" + TO_DO), paragraph(TO_DO)]
    assert parts(REPORT, *looking, *ahead) == ["review"] * 2 + ["plan"] * 2


def test_no_word_alone_turns_a_part() -> None:
    found = parts(
        REPORT,
        heading("一、2020年工作回顾"),
        paragraph(DONE),
        paragraph("我们力争上游,今年开局良好。"),
        heading("(二)政府自身建设不断加强", 2),
        paragraph(DONE),
        heading("二、2021年主要工作"),
        paragraph("过去取得的成绩来之不易。"),
        paragraph(TO_DO),
    )
    assert found == ["review"] * 5 + ["plan"] * 3


def test_years_of_headings_stand_for_a_date_that_is_missing_or_out() -> None:
    for date in ("", "2016-01-25"):
        review, _, plan, _ = settings(
            REPORT | {"date": date},
            paragraph("2016年工作回顾:"),
            paragraph(DONE),
            paragraph("2017年工作安排:"),
            paragraph(TO_DO),
        )
        assert (review.review, review.year, plan.plan, plan.year) == (True, 2016, True, 2017)


def test_a_part_on_five_years_gone_and_five_to_come_has_both() -> None:
    both = "二、“十三五”发展成就和“十四五”主要目标任务"
    gone = "过去五年,我们砥砺前行。" + DONE
    to_come = "“十四五”时期是跨越发展的五年。" + TO_DO
    found = settings(
        REPORT,
        heading("一、2020年工作回顾"),
        paragraph(DONE),
        heading(both),
        paragraph(gone),
        paragraph(to_come),
    )
    assert [one.review for one in found] == [True, True, True, True, False]
    assert found[3].context_period == "2016/2020"


def test_an_annex_tells_what_became_of_last_years_list() -> None:
    found = parts(
        REPORT,
        heading("一、2020年工作回顾"),
        paragraph(DONE),
        heading("二、2021年主要工作"),
        paragraph(TO_DO),
        heading("附件:2020年十大工程进展情况"),
        paragraph(DONE),
    )
    assert found == ["review"] * 2 + ["plan"] * 2 + ["review"] * 2


def test_a_report_on_a_plan_carried_out_and_on_one_proposed_is_a_report() -> None:
    title = "关于2020年国民经济和社会发展计划执行情况与2021年计划草案的报告"
    found = parts(
        {"kind": "web_news", "date": "2021-01-06", "district": "乙区", "title": title},
        heading("一、2020年计划执行情况"),
        paragraph(DONE),
        heading("二、2021年主要任务"),
        paragraph(TO_DO),
    )
    assert found == ["review"] * 2 + ["plan"] * 2


def test_what_a_review_says_of_a_year_to_come_is_a_target() -> None:
    looking_back = SentenceContext(date="2022-01-23", review=True, year=2021)
    ahead, done = (
        extract_figures(text, looking_back)[0].status
        for text in ("到2025年,生产总值超过5000亿元。", "预计生产总值达到4000亿元。")
    )
    assert (ahead, done) == ("target", "achieved")


def test_lessons_learnt_belong_to_the_review() -> None:
    *_, last = settings(
        REPORT, heading("一、2020年工作回顾"), heading("二、几点体会"), paragraph("办成14件事。")
    )
    assert last.review


def test_a_campaign_that_is_called_doing_things_is_no_plan() -> None:
    *_, last = settings(NEWS, heading("深入开展“我为群众办实事”活动"), paragraph("建成5家。"))
    assert not last.plan


def statuses(fields: dict[str, str], *blocks: Block) -> list[str]:
    return [
        figure.status
        for block, setting in zip(blocks, settings(fields, *blocks), strict=True)
        for figure in extract_figures(block.text, setting)
    ]


@pytest.mark.parametrize(
    ("kind", "title"),
    [
        ("notice", "甲市三年行动计划"),
        ("notice", "甲市人民政府关于印发《甲市促进消费若干措施》的通知"),
        ("notice", "关于印发乙区2021年工作要点的通知"),
        ("web_news", "甲市促进民营经济发展实施方案（试行）"),
    ],
)
def test_what_an_office_sets_out_to_do_is_a_target(kind: str, title: str) -> None:
    fields = NEWS | {"kind": kind, "title": title}
    text = "新建学校5所，培育龙头企业20家，对入选企业给予30万元奖励。"
    assert statuses(fields, paragraph(text)) == ["target"] * 3


def test_a_notice_tells_of_deeds_done_where_time_or_wording_says_so() -> None:
    notice = NEWS | {"kind": "notice", "title": "甲市学前教育行动计划（2021—2023年）"}
    assert statuses(notice, paragraph("2020年，全市新建幼儿园12所。")) == ["achieved"]
    assert statuses(notice, paragraph("全市已建成幼儿园80所，累计投入3亿元。")) == ["achieved"] * 2
    assert statuses(notice, paragraph("到2023年，公办园占比达到60%。")) == ["target"]


def test_a_notice_may_look_back_under_a_heading_of_its_own() -> None:
    notice = NEWS | {"kind": "notice", "title": "乙区2022年工作要点"}
    seen = statuses(
        notice,
        heading("一、2021年工作回顾"),
        paragraph("新建公园6处。"),
        heading("二、2022年重点工作"),
        paragraph("新建公园8处。"),
    )
    assert seen == ["achieved", "target"]


def test_a_communique_and_a_notice_of_results_tell_what_was_done() -> None:
    for title in ("甲市2020年国民经济和社会发展统计公报", "关于表彰先进单位的通报"):
        fields = NEWS | {"kind": "notice", "title": title}
        text = "全市新建学校5所，同比增加2所，获评省级示范校3所。"
        assert set(statuses(fields, paragraph(text))) == {"achieved"}


def test_news_of_a_plan_is_judged_by_its_wording() -> None:
    fields = NEWS | {"kind": "web_news", "title": "甲市出台促进消费若干措施"}
    assert statuses(fields, paragraph("去年以来，全市新增企业50家。")) == ["achieved"]


def test_newspapers_are_judged_by_their_wording_alone() -> None:
    (_, setting) = settings(NEWS, heading("下一步工作安排"), paragraph("建成5家。"))
    assert (setting.plan, setting.review, setting.year) == (False, False, None)


def test_the_citys_piece_about_one_district_stands_there() -> None:
    text = (
        "市委办公厅指导乙区深入贯彻落实关于加强制度建设的决策部署,探索建立评价体系,取得明显成效。"
    )
    (first, *_) = settings(
        NEWS, paragraph(text), paragraph("乙区常委会研究议题18个,乙区开展清理。")
    )
    assert first.place == "乙区"
    (other, *_) = settings(NEWS, paragraph(text), paragraph("丙区研究议题18个。"))
    assert other.place == "甲市"


def test_a_heading_that_is_a_place_holds_for_its_section() -> None:
    found = settings(
        NEWS,
        paragraph("全市新建学校9所。"),
        heading("(一)丙区", 2),
        paragraph("新建学校5所。"),
        heading("2.海陵区:办学有声", 2),
        paragraph("新建学校3所。"),
        heading("各地经验", 1),
        paragraph("新建学校1所。"),
    )
    assert [one.place for one in found] == ["甲市", *["丙区"] * 2, *["海陵区"] * 2, *["甲市"] * 2]


@pytest.mark.parametrize(
    ("sentence", "places"),
    [
        ("全国约有6亿人次出行。", ["全国"]),
        ("甲市企业30家,中国经济增速将达2%。", ["甲市", "全国"]),
        ("全国工商联所评企业30家。", ["甲市"]),
        ("其中,海陵区完成投资30亿元,姜堰区完成投资5亿元。", ["海陵区", "姜堰区"]),
        ("海陵区完成投资30亿元;企业达到30家。", ["海陵区", "甲市"]),
        ("海陵区完成投资30亿元,全市企业达到30家。", ["海陵区", "甲市"]),
        ("支持海陵区建成学校5所。", ["甲市"]),
        ("南沙湾区块完成投资30亿元。", ["甲市"]),
    ],
)
def test_a_sentence_may_speak_of_another_place(sentence: str, places: list[str]) -> None:
    figures = extract_figures(sentence, SentenceContext(place="甲市"))
    assert [one.place for one in figures] == places


@pytest.mark.parametrize("tense", ["deeds_done", "plans"])
def test_words_that_weigh_are_ones_that_sentences_are_cut_into(tense: str) -> None:
    """下一步 and 获批 are two words to the dictionary: in a list they would weigh nothing."""
    cut = load_dictionary(()).cut
    words = {
        word
        for name in (f"words_of_{tense}", f"words_rather_of_{tense}")
        for word in load_words("figures/placing", name)
    }
    assert {word for word in words if list(cut(word, HMM=False)) != [word]} == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("项目预计总投资5亿元,已完成投资2亿元。", ["target", "achieved"]),
        ("全县力争培育企业50家,目前已培育18家。", ["target", "achieved"]),
        ("下一步,全县将加快改造,确保300户居民搬入新居。", ["target"]),
        ("接下来,园区再引进企业12家。", ["target"]),
        ("县财政拟安排500万元,已拨付300万元。", ["target", "achieved"]),
        ("今年以来,全县加快补齐短板,新建改建道路13条。", ["achieved"]),
        ("坚持打通微循环,引导企业转型,新建坡道136处。", ["achieved"]),
    ],
)
def test_news_weighs_what_is_to_come_against_what_has_been_done(
    text: str, expected: list[str]
) -> None:
    assert statuses(NEWS, paragraph(text)) == expected
