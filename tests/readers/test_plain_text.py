"""Plain text: paragraphs wrapped at a fixed width are joined, other lines left alone."""

from __future__ import annotations

import pytest

from litsite.model.source import Span

from .reading import document_of, texts

FIRST = (
    "去年以来,全县上下锚定目标任务,统筹推进项目建设和民生改善,经济运行总体平稳、稳中有进,"
    "地区生产总值增长百分之六点五,固定资产投资增长百分之八点二,各项事业取得了新的进步和成绩。"
)
SECOND = (
    "今年是承上启下的一年,我们将继续把发展作为第一要务,围绕产业、城乡、生态、民生等重点领域,"
    "谋划实施一批打基础利长远的大项目好项目,让发展成果更多更公平惠及全县人民群众,实现新跨越。"
)


def wrapped(paragraph: str, width: int, indent: str = "　　") -> str:
    text = indent + paragraph
    return "\n".join(text[i : i + width] for i in range(0, len(text), width))


def test_lines_wrapped_at_a_fixed_width_are_joined_to_paragraphs() -> None:
    text = wrapped(FIRST, 28) + "\n" + wrapped(SECOND, 28)
    document = document_of(text)
    assert texts(document) == [FIRST, SECOND]
    assert [span.line for span in document.segments[0].spans] == [1, 2, 3, 4]
    assert [span.line for span in document.segments[1].spans] == [5, 6, 7, 8]


@pytest.mark.parametrize("width", [10, 14, 20, 36, 60])
def test_any_width_is_found(width: int) -> None:
    paragraphs = [FIRST, SECOND, FIRST + SECOND, "谢谢大家!"]
    text = "\n".join(wrapped(paragraph, width) for paragraph in paragraphs)
    assert texts(document_of(text)) == paragraphs


def test_a_number_goes_on_behind_the_break() -> None:
    paragraph = (
        "全市扎实推进各项惠企政策的落实，惠及企业3200家，政策兑现更快、更准、更省心，"
        "力争到2025年底，把各类事项办理时限再压缩30%以上，让企业更有获得感。"
    )
    text = wrapped(paragraph, 24)
    assert "企业32\n00家" in text and "到202\n5年底" in text
    assert texts(document_of(text)) == [paragraph]


def test_a_blank_line_ends_a_wrapped_paragraph() -> None:
    text = wrapped(FIRST, 28, "") + "\n\n" + wrapped(SECOND, 28, "")
    document = document_of(text)
    assert texts(document) == [FIRST, SECOND]
    assert [segment.gap for segment in document.segments] == [False, True]


def test_a_heading_number_begins_a_new_paragraph_of_a_wrapped_text() -> None:
    text = "\n".join([wrapped(FIRST, 28), "一、去年工作回顾", wrapped(SECOND, 28)])
    assert texts(document_of(text)) == [FIRST, "一、去年工作回顾", SECOND]


def test_a_headline_below_a_paragraph_that_ends_at_the_margin_stands_by_itself() -> None:
    above = wrapped(FIRST, 13)
    assert {len(line) for line in above.split("\n")} == {13}
    text = "\n".join([above, "青禾县卫生健康局", wrapped(SECOND, 13)])
    assert texts(document_of(text)) == [FIRST, "青禾县卫生健康局", SECOND]


def test_a_list_of_numbers_goes_on_behind_the_break() -> None:
    paragraph = FIRST[:20] + "全面贯彻十九届二、三、四中全会精神," + FIRST[20:]
    text = wrapped(paragraph, 31)
    assert "届二、\n三、四中" in text
    assert texts(document_of(text)) == [paragraph]


@pytest.mark.parametrize("width", [23, 24])
def test_a_space_of_the_text_is_kept_where_the_line_was_broken(width: int) -> None:
    paragraph = FIRST[:15] + "全县上下凝心聚力 " + FIRST[15:]
    lines = [paragraph[at : at + width] for at in range(0, len(paragraph), width)]
    assert lines[0].endswith(" ") or lines[1].startswith(" ")
    assert texts(document_of("\n".join(lines))) == [paragraph]


def test_latin_words_of_wrapped_lines_are_joined_with_a_space() -> None:
    lines = [
        "The county finished thirty new projects in",
        "twenty twenty one and opened the eastern",
        "industrial park to small firms from every",
        "town around the lake while the old harbour",
        "became a public park for all the residents",
        "of the county.",
    ]
    assert texts(document_of("\n".join(lines))) == [" ".join(lines)]


def test_lines_that_are_paragraphs_are_left_alone() -> None:
    lines = [FIRST, "一、去年工作回顾", SECOND, "二、今年工作安排", FIRST + SECOND, "谢谢大家!"]
    document = document_of("\n".join(lines))
    assert texts(document) == lines
    assert [segment.spans for segment in document.segments][1] == (Span(2, 0, 8),)


def test_a_list_of_headlines_is_not_a_wrapped_paragraph() -> None:
    # About the same length, no full stop at the end: but each says something of its own.
    lines = [
        "青禾县召开项目建设工作推进会议部署全年重点任务",
        "临溪区开展优化营商环境专项行动提升企业满意程度",
        "西港新区新建三座综合码头打造区域航运物流新枢纽",
        "青禾县启动老旧小区改造工程惠及群众八千五百余户",
        "临溪区举办首届稻田音乐节吸引游客超过一万二千人",
    ]
    assert texts(document_of("\n".join(lines))) == lines


def test_a_line_with_a_tab_inside_is_told_as_one_of_a_table() -> None:
    document = document_of("指标\t单位\t数值\n\t缩进的一行\n末尾的制表符\t\n")
    assert [sorted(segment.hints) for segment in document.segments] == [["tab"], ["tab"], []]


def test_character_references_are_read_as_what_they_stand_for() -> None:
    document = document_of(
        "&nbsp;&nbsp;各位代表&mdash;&#8220;两个清单&#8221;&amp;&lt;b&gt;\nA&B; R&D &unknown;\n"
    )
    assert document.lines[:2] == ("\xa0\xa0各位代表—“两个清单”&<b>", "A&B; R&D &unknown;")
