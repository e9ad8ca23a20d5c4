"""Which part of a page is the article, and where its headline is printed."""

from __future__ import annotations

import pytest

from litsite.model.source import Document

from .reading import document_of

PARAGRAPHS = "".join(
    f"<p>第{n}段：青禾县把{what}列入年度重点任务，逐项落实，群众满意度明显提高。</p>"
    for n, what in enumerate(("政务服务", "农田水利", "养老托育"), 1)
)
NOISE = (
    '<ul class="hot"><li><a href="1">热点：某地发布春运安排，客流量预计增长，请旅客合理安排出行</a></li>'
    '<li><a href="2">热点：某公司发布新款手机，售价公布，多家媒体关注</a></li></ul>'
)


def kept(page: str) -> list[str]:
    """The text that the reader takes for the article, headline left out."""
    return [s.text for s in document_of(page, "a.html").segments if not s.hints & _ASIDE]


def headline(document: Document) -> str | None:
    return " ".join(s.text for s in document.segments if "headline" in s.hints) or None


_ASIDE = {"outside", "headline", "title"}


@pytest.mark.parametrize(
    "opening",
    [
        '<div class="no-sidebar">',
        '<div class="site right-sidebar header-fixed">',
        '<div class="main-nav-open share-box">',
        '<div id="js_content" style="visibility: hidden; opacity: 0;">',
        "<div>",
        "<table><tr><td>",
    ],
)
def test_the_name_of_a_wrapper_takes_no_text_away(opening: str) -> None:
    page = f"<body>{opening}<h1>青禾县深化改革</h1>{PARAGRAPHS}</div></body>"
    assert [text[:3] for text in kept(page)] == ["第1段", "第2段", "第3段"]


def test_lists_of_links_and_comments_stand_outside() -> None:
    page = (
        f"<body>{NOISE}<div class='left'><h1>青禾县深化改革</h1><div>{PARAGRAPHS}</div>"
        "<div class='comments'><p>网友：这项改革办得好，希望继续推进，越办越好。</p></div></div></body>"
    )
    assert [text[:3] for text in kept(page)] == ["第1段", "第2段", "第3段"]


def test_parts_of_one_text_in_containers_of_one_make_are_all_kept() -> None:
    parts = "".join(f"<div class='unit'><h2>单元{n}</h2>{PARAGRAPHS}</div>" for n in (1, 2, 3))
    assert len([text for text in kept(f"<body>{parts}{NOISE}</body>") if "第1段" in text]) == 3


def test_a_page_without_running_text_is_left_as_it_is() -> None:
    document = document_of("<p>甲</p><p>乙</p>", "a.html")
    assert [sorted(s.hints) for s in document.segments] == [[], []]


TITLE = "海陵区政务服务改革情况"


@pytest.mark.parametrize(
    ("head", "body", "expected"),
    [
        # Printed as the head has it, the site's name left out.
        (f"<title>{TITLE}_海陵区人民政府</title>", f"<h2>{TITLE}</h2>", TITLE),
        (f'<meta property="og:title" content="{TITLE}">', f"<div>{TITLE}</div>", TITLE),
        # A label before it, a deck behind it.
        (f"<title>{TITLE} - 海陵在线</title>", f"<h1><i>原创</i>{TITLE}</h1>", TITLE),
        (f"<title>{TITLE} - 海陵在线</title>", f"<h1>{TITLE} 百件实事见成效</h1>", TITLE),
        # One element a line.
        (
            "<title>海陵区人民政府关于深化政务服务改革的若干意见_海陵网</title>",
            "<p>海陵区人民政府</p><p>关于深化政务服务改革的</p><p>若干意见</p>",
            "海陵区人民政府 关于深化政务服务改革的 若干意见",
        ),
        # Printed nowhere: the head's own words.
        (f"<title>{TITLE}_海陵区人民政府</title>", "", TITLE),
        # The head says nothing of it: the only `<h1>`.
        ("<title>海陵在线</title>", f"<h1>{TITLE}</h1>", TITLE),
    ],
)
def test_the_headline_is_what_the_head_and_the_page_agree_on(
    head: str, body: str, expected: str
) -> None:
    page = f"<html><head>{head}</head><body>{NOISE}<div>{body}{PARAGRAPHS}</div></body></html>"
    assert headline(document_of(page, "a.html")) == expected


def test_headings_beside_the_headline_are_no_frame() -> None:
    page = (
        "<body><div><h3>发力四新经济</h3><h1>做好加减乘除</h1><h2>——海陵区改革纪实</h2>"
        f"<p>本报记者</p><div id='ozoom'>{PARAGRAPHS}</div></div></body>"
    )
    assert kept(page)[:2] == ["发力四新经济", "——海陵区改革纪实"]


@pytest.mark.parametrize(
    "head",
    [
        '<meta name="PubDate" content="2024-04-05 08:00">',
        '<meta property="article:published_time" content="2024-04-05T08:00:00+08:00">',
        '<script type="application/ld+json">{"datePublished": "2024-04-05"}</script>',
        '<meta name="publishdate" content="20240405">',
    ],
)
def test_the_day_of_publication_is_told_as_meta(head: str) -> None:
    page = f"<html><head>{head}</head><body>{PARAGRAPHS}</body></html>"
    assert ("date", "2024-04-05") in document_of(page, "a.html").meta


def test_an_exponent_is_not_a_digit_of_its_number() -> None:
    document = document_of(
        "<p>产量10<sup>4</sup>吨，面积100m<sup>2</sup>，CO<sub>2</sub></p>", "a.html"
    )
    assert document.lines == ("产量10⁴吨，面积100m²，CO₂",)


def test_a_footnote_mark_stays_a_footnote_mark() -> None:
    assert document_of("<p>增长<sup>[1]</sup></p>", "a.html").lines == ("增长[1]",)
