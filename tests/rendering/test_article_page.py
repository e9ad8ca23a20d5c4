"""What the page of an article promises."""

from __future__ import annotations

from bs4 import BeautifulSoup, Tag

PAGE = "articles/2021-11-19-li-cang.html"


def open_page(pages: dict[str, str], path: str = PAGE) -> BeautifulSoup:
    """The article's page."""
    return BeautifulSoup(pages[path], "html.parser")


def one(soup: BeautifulSoup, selector: str) -> Tag:
    """The only element that matches."""
    found = soup.select(selector)
    assert len(found) == 1, selector
    return found[0]


def test_lead_sentence_is_strong_though_chinese_follows_at_once(pages: dict[str, str]) -> None:
    assert one(open_page(pages), "#aaaa000001 strong").get_text() == "聚焦创新驱动。"


def test_consecutive_measures_form_one_list(pages: dict[str, str]) -> None:
    assert [item["id"] for item in one(open_page(pages), "ul.measures").find_all("li")] == [
        "aaaa000002",
        "aaaa000003",
    ]


def test_term_is_marked_once_a_section_and_described_by_its_note(pages: dict[str, str]) -> None:
    soup = open_page(pages)
    terms = soup.select("a.term")
    places = [term.find_parent(id=True) for term in terms]
    assert [place["id"] for place in places if place] == ["aaaa000001", "aaaa000005"]
    note = one(soup, f"#{terms[0]['aria-describedby']}")
    assert note.get_text() == "办事的条件。"
    assert terms[0]["href"] == "../glossary/index.html#term-ying-shang-huan-jing"


def test_headings_keep_their_level_and_anchor(pages: dict[str, str]) -> None:
    soup = open_page(pages)
    assert one(soup, "h2#ying-shang-huan-jing")
    assert one(soup, "h3#fu-jian")
    contents = soup.select("nav.contents a")
    assert [link["href"] for link in contents] == ["#ying-shang-huan-jing", "#fu-jian"]


def test_a_link_made_before_the_text_changed_still_arrives(pages: dict[str, str]) -> None:
    assert one(open_page(pages), "#aaaa000001 #dead000001")


def test_every_block_leads_to_its_source_line(pages: dict[str, str]) -> None:
    link = one(open_page(pages), "#aaaa000002 .tools a:last-child")
    assert link["href"] == "../sources/jia-bao-gao.txt.html#L6"


def test_edits_and_a_vanished_source_are_said(pages: dict[str, str]) -> None:
    soup = open_page(pages)
    assert "标题" in one(soup, ".edited-fields").get_text()
    assert one(soup, "#aaaa000003 .edited").get_text() == "经编辑"
    orphan = open_page(pages, "articles/undated-hostile.html")
    assert "来源文件已不在" in one(orphan, ".notice").get_text()


def test_second_witness_is_listed_with_its_resemblance(pages: dict[str, str]) -> None:
    text = one(open_page(pages), "[aria-labelledby=article-sources]").get_text()
    assert "b.txt" in text
    assert "相似度 99%" in text


def test_citation_follows_the_standard(pages: dict[str, str]) -> None:
    citations = [p.get_text() for p in open_page(pages).select(".citation-text")]
    assert citations == [
        "李沧区. 李沧:深化改革[N]. 青岛日报, 2021-11-19(特1版).",
        "李沧区:《李沧:深化改革》,《青岛日报》,2021年11月19日,特1版。",
    ]


def test_neighbours_in_the_issue_are_linked(pages: dict[str, str]) -> None:
    assert one(open_page(pages), "a[rel=next]")["href"] == "../articles/2021-11-19-zheng-xie.html"


def test_related_article_says_why(pages: dict[str, str]) -> None:
    assert "共同点:审批" in one(open_page(pages), ".related").get_text()


def test_source_view_links_each_piece_to_its_block(pages: dict[str, str]) -> None:
    soup = open_page(pages, "sources/jia-bao-gao.txt.html")
    assert [piece.get_text() for piece in soup.select("#L6 .piece-article")] == [
        "聚焦创新驱动。李沧区优化营商环境,办结98.9%的事项。",
        "一是加快审批。",
        "二是减少材料。",
    ]
    links = [link["href"] for link in soup.select("#L6 .line-went a")]
    assert links == [f"../{PAGE}#aaaa00000{n}" for n in (1, 2, 3)]
    heading = one(soup, "#L5 .line-went a")
    assert heading["href"] == f"../{PAGE}#ying-shang-huan-jing"
    page = one(soup, "#L2 .line-went a")
    assert page["href"] == "../issues/qing-dao-ri-bao-2021-11-19.html#page-te-1-ban"
    assert "非正文" in one(soup, "#L7 .furniture").get_text()
    assert one(soup, "#L7 .invisible")["data-name"] == "U+200B"


def test_issue_shows_the_pages_own_words(pages: dict[str, str]) -> None:
    soup = open_page(pages, "issues/qing-dao-ri-bao-2021-11-19.html")
    assert one(soup, ".page-headline").get_text() == "版面自己的标题"
    assert "青岛前海风光。" in one(soup, ".page-own .caption").get_text()
    assert len(soup.select(".issue-page .card")) == 2
