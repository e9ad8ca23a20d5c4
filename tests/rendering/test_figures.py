"""What the pages of the ledger promise."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

from bs4 import BeautifulSoup, Tag

from litsite.language.reader_names import name_of_figure
from litsite.model.figure import Ledger
from litsite.model.library import Library
from litsite.rendering import render_site_pages
from litsite.rendering.figure_pages.ledger_data import LARGEST
from tests.rendering.conftest import FIRST, TEMPLATES
from tests.rendering.figures import EVIL_QUOTE, HOSTILE_INDICATOR, REPORT

ARTICLE = f"articles/{REPORT.id}.html"


def parse(pages: dict[str, str], path: str) -> BeautifulSoup:
    return BeautifulSoup(pages[path], "html.parser")


def one(soup: BeautifulSoup | Tag, selector: str) -> Tag:
    found = soup.select(selector)
    assert len(found) == 1, selector
    return found[0]


def data_of(library: Library) -> dict[str, object]:
    """What the data scripts register, by name."""
    pages, _ = render_site_pages(library, TEMPLATES)
    found = {}
    for page in pages:
        if page.path.startswith("figures/data/"):
            match = re.fullmatch(r'Litsite\.figures\("(\w+)",(.*)\);\n', page.content.decode())
            assert match, page.path
            found[match[1]] = json.loads(match[2])
    return found


# Marks in the text.


def test_every_figure_has_one_mark_at_its_words(library: Library, pages: dict[str, str]) -> None:
    for entry in library.ledger.entries:
        soup = parse(pages, f"articles/{entry.article}.html")
        marks = soup.find_all(id=f"at-{entry.fragment}")
        assert len(marks) == (entry.offset >= 0), entry.fragment
        assert soup.find(id=entry.fragment), entry.fragment
        for mark in marks:
            assert isinstance(mark, Tag)
            own = "12处" if entry.figure.indicator == "口袋公园" else entry.figure.surface
            # Emphasis within a figure: the mark covers its first part.
            assert own.startswith(mark.get_text()), entry.fragment
            assert entry.figure.status in mark["class"]
            if mark.name == "a":
                assert unquote(str(mark["href"])) == f"#{entry.fragment}"


def test_a_mark_within_a_link_is_no_link(pages: dict[str, str]) -> None:
    soup = parse(pages, ARTICLE)
    inside = one(soup, "a[href='https://example.org/'] .figure")
    assert inside.name == "span"
    assert not soup.select("a a")
    assert one(soup, "code .figure").get_text() == "4项"


def test_a_term_stands_beside_a_figure_and_gives_way_to_it(pages: dict[str, str]) -> None:
    soup = parse(pages, ARTICLE)
    assert one(soup, "#eeee000003 a.term").get_text() == "营商环境"
    assert one(soup, "#eeee000008 .figure").get_text() == "9"


def test_headings_entries_and_lists_have_marks_too(pages: dict[str, str]) -> None:
    soup = parse(pages, ARTICLE)
    assert one(soup, "h2 .figure").get_text() == "8%"
    assert one(soup, "dd .figure[id^=at-]").get_text() == "2处"
    assert [mark.get_text() for mark in soup.select(".other li .figure")] == ["7个", "8个"]


def test_the_page_for_paper_has_no_marks(pages: dict[str, str]) -> None:
    assert 'class="figure' not in pages["print.html"]


def test_every_figure_of_the_seeds_has_exactly_one_mark(
    seed_digest: Path, seed_library: Library
) -> None:
    assert len(seed_library.ledger.entries) > 1000
    for article in seed_library.articles:
        html = (seed_digest / "site" / "articles" / f"{article.id}.html").read_text()
        soup = BeautifulSoup(html, "html.parser")
        wanted = {
            f"at-{entry.fragment}": entry.figure.surface
            for entry in seed_library.ledger.entries
            if entry.article == article.id and entry.offset >= 0
        }
        marks = soup.select(".prose .figure[id]")
        assert {str(mark["id"]): mark.get_text() for mark in marks} == wanted
        assert len(marks) == len(wanted)


# Records and cards.


def test_a_record_says_all_that_is_known(pages: dict[str, str]) -> None:
    soup = parse(pages, f"articles/{FIRST.id}.html")
    record = one(soup, "#fig-aaaa000001-1-1")
    text = record.get_text(" ", strip=True)
    for part in (
        "98.9%",
        "事项办结率",
        "已实现",
        "2021年1—11月(原文作“今年以来”)",
        "李沧区",
        "比率",
    ):
        assert part in text
    assert one(record, ".record-quote b").get_text() == "98.9%"
    links = [str(link["href"]) for link in record.select("a")]
    assert links == [
        "#at-fig-aaaa000001-1-1",
        "../sources/jia-bao-gao.txt.html#L6",
        "#fig-aaaa000001-1-1",
        "../indicators/sheng-chan-zong-zhi.html",
    ]


def test_what_is_inferred_edited_or_added_is_said(pages: dict[str, str]) -> None:
    soup = parse(pages, ARTICLE)
    said = {
        "fig-eeee000002-1-2": "2021年(据上下文)",
        "fig-eeee000003-1-3": "经编辑",
        "fig-eeee000003-1-4": "编辑补充",
        "fig-eeee000005-1-1": "这一段经编辑",
        "fig-eeee000006-1-1": "变化的起点",
        "fig-eeee000001-1-2": "↑ 上升 · 同比",
        "fig-eeee000006-1-2": "每年",
    }
    for fragment, words in said.items():
        assert words in one(soup, f"#{fragment}").get_text(), fragment


def test_twelve_cards_are_shown_and_the_rest_is_folded_away(pages: dict[str, str]) -> None:
    soup = parse(pages, ARTICLE)
    assert len(soup.select(".article-figures .figure-card")) == 12
    assert len(soup.select(".article-figures details li")) == 5
    assert soup.select("script[src$='records.js']")
    assert not parse(pages, "articles/2021-11-19-zheng-xie.html").select(
        ".records, [src$='records.js']"
    )


# The ledger.


def test_the_data_scripts_hold_every_figure_once(library: Library) -> None:
    data = data_of(library)
    manifest = data["manifest"]
    assert isinstance(manifest, dict)
    assert manifest["total"] == len(library.ledger.entries)
    assert sum(group[4] for group in manifest["groups"]) == manifest["total"]
    rows = []
    for number in range(len(manifest["files"])):
        shard = data[str(number)]
        assert isinstance(shard, dict)
        for _, _, members in shard["groups"]:
            for row in members:
                owner, quote, anchor, ordinal, *_ = shard["sentences"][row[0]]
                article = shard["articles"][owner][0]
                rows.append(
                    (f"{article}#fig-{anchor}-{ordinal}-{row[1]}", shard["strings"][row[2]])
                )
                assert isinstance(quote, str)
    wanted = [(entry.id, name_of_figure(entry.figure)) for entry in library.ledger.entries]
    assert sorted(rows) == sorted(wanted)


def test_a_sentence_is_found_under_its_own_topics(library: Library) -> None:
    entries = [replace(one, topics=()) for one in library.ledger.entries]
    entries[2] = replace(entries[2], topics=("生态环境",))
    library = replace(library, ledger=replace(library.ledger, entries=tuple(entries)))
    data = data_of(library)
    manifest, shard = data["manifest"], data["0"]
    assert isinstance(manifest, dict) and isinstance(shard, dict)
    assert manifest["topics"] == ["生态环境"]
    assert sum(group[7] == [0, 1] for group in manifest["groups"]) == 1
    found = [quote for _, quote, *_, topics in shard["sentences"] if topics]
    assert found == [entries[2].quote]
    pages = {page.path for page in render_site_pages(library, TEMPLATES)[0]}
    tables = {path for path in pages if path.startswith("figures/topic-")}
    assert tables == {"figures/topic-sheng-tai-huan-jing.html"}


def test_a_large_ledger_is_cut_into_small_scripts(library: Library) -> None:
    entry = library.ledger.entries[2]
    many = tuple(
        replace(
            entry, id=f"{REPORT.id}#x{n}", fragment=f"x{n}", quote=f"{n}:{entry.quote}", offset=-1
        )
        for n in range(3000)
    )
    pages, _ = render_site_pages(replace(library, ledger=Ledger(many)), TEMPLATES)
    sizes = [len(p.content) for p in pages if re.match(r"figures/data/\d", p.path)]
    assert len(sizes) > 2
    assert max(sizes) < LARGEST + 10_000
    tables = [p for p in pages if p.path.startswith("figures/district-li-cang-qu")]
    assert len(tables) == 10
    rows = BeautifulSoup(tables[-1].content.decode(), "html.parser").select("tbody tr")
    assert len(rows) == 300


def test_what_a_table_leaves_out_is_said(library: Library) -> None:
    entry = library.ledger.entries[2]
    many = tuple(
        replace(entry, id=f"{REPORT.id}#x{n}", fragment=f"x{n}", offset=-1) for n in range(3001)
    )
    pages, _ = render_site_pages(replace(library, ledger=Ledger(many)), TEMPLATES)
    first = next(p for p in pages if p.path == "figures/district-li-cang-qu.html")
    notice = BeautifulSoup(first.content.decode(), "html.parser").select_one(".notice")
    assert notice
    assert "3,000" in notice.get_text()
    assert "3,001" in notice.get_text()


def test_rows_lead_to_their_record_and_their_sentence(pages: dict[str, str]) -> None:
    soup = parse(pages, "figures/district-lao-shan-qu.html")
    row = one(soup, "tbody tr")
    assert [str(link["href"]) for link in row.select("a")] == [
        f"../{ARTICLE}#fig-eeee000002-1-1",
        f"../{ARTICLE}#at-fig-eeee000002-1-1",
    ]
    assert "目标" in row.get_text()
    assert "2025年" in row.get_text()


def test_groups_lead_to_their_figures_with_counts(pages: dict[str, str]) -> None:
    district = one(parse(pages, "districts/li-cang-qu.html"), ".collection-figures a")
    assert district["href"] == "../figures/district-li-cang-qu.html"
    assert district.get_text() == "17 项数据"
    topic = one(parse(pages, "topics/ying-shang-huan-jing.html"), ".collection-figures a")
    assert topic["href"] == "../figures/topic-ying-shang-huan-jing.html"
    org = one(parse(pages, "organizations/qu-zheng-fu.html"), ".collection-figures a")
    assert org["href"] == "../figures/index.html?org=%E5%8C%BA%E6%94%BF%E5%BA%9C"


def test_hostile_text_stays_text_in_data_and_pages(library: Library, pages: dict[str, str]) -> None:
    assert HOSTILE_INDICATOR in json.dumps(data_of(library), ensure_ascii=False)
    for path, html in pages.items():
        assert not BeautifulSoup(html, "html.parser").select("img, main script"), path
    soup = parse(pages, ARTICLE)
    assert one(soup, "#fig-eeee000004-1-1 .record-quote").get_text() == EVIL_QUOTE


# Indicators.


def test_only_indicators_with_several_values_have_a_page(pages: dict[str, str]) -> None:
    soup = parse(pages, "indicators/index.html")
    names = [link.get_text() for link in soup.select(".indicator-lines a")]
    assert sorted(names) == sorted(["生产总值", HOSTILE_INDICATOR])
    assert "另有 1 个指标" in soup.get_text()


def test_chart_and_table_have_the_same_points(pages: dict[str, str]) -> None:
    soup = parse(pages, "indicators/sheng-chan-zong-zhi.html")
    points = soup.select(".series-chart a")
    assert len(points) == 4
    assert len(soup.select("tbody tr")) == 5
    titles = [one(point, "title").get_text() for point in points]
    assert titles[0] == "2019年980亿元(已实现、据上下文)"
    assert titles[1] == "2020年1005亿元(已实现、说法不一)"
    assert titles[3] == "2025年超1500亿元(目标)"
    assert [
        len(soup.select(f".series-chart .point.{kind}")) for kind in ("achieved", "target")
    ] == [
        3,
        1,
    ]
    assert all(str(point["href"]).startswith("../articles/") for point in points)


def test_a_conflict_is_said_in_words(pages: dict[str, str]) -> None:
    text = one(parse(pages, "indicators/sheng-chan-zong-zhi.html"), ".series-conflict").get_text()
    assert "2020年有不同的说法" in text
    assert "1005亿元(2021年1月6日《2021年工作报告》)" in text
    assert "1010.5亿元(2021年11月19日" in text


def test_points_stay_on_their_chart(pages: dict[str, str]) -> None:
    for path in (path for path in pages if path.startswith("indicators/")):
        for svg in parse(pages, path).select(".series-chart"):
            _, _, width, height = map(int, str(svg["viewbox"]).split())
            for circle in svg.select(".reach"):
                assert 0 < int(str(circle["cx"])) < width
                assert 0 < int(str(circle["cy"])) < height


# Targets.


def test_later_sentences_say_what_they_are(pages: dict[str, str]) -> None:
    soup = parse(pages, "targets/index.html")
    target = one(soup, ".revisit")
    assert [mark.get_text() for mark in target.select("h3 mark")] == ["绿化覆盖率", "45%"]
    shown = target.select(".target-later > ol > li")
    assert [item.select_one(".verdict").get_text() for item in shown] == [
        "待核",
        "已核对为同一件事",
    ]  # type: ignore[union-attr]
    assert "累计数" in shown[0].get_text()
    assert "绿化<b>工程</b>" in shown[0].get_text()
    folded = one(target, "details")
    assert folded.select_one("li .verdict.rejected")
    assert "不相干的 1 句" in folded.get_text()


def test_targets_without_later_sentence_are_listed_in_short(pages: dict[str, str]) -> None:
    soup = parse(pages, "targets/index.html")
    text = " ".join(part.get_text() for part in soup.select(".open-targets"))
    assert "尚未见到后续报道" in text
    assert "新增学位3000个" in text
    assert "办理环境的事" in text
    assert "3 项目标,其中 1 项有后续报道" in soup.get_text()


def test_many_targets_are_parted_by_district_and_numbered(library: Library) -> None:
    ledger = library.ledger
    many = replace(ledger, revisits=ledger.revisits[1:2] * 301)
    pages, problems = render_site_pages(replace(library, ledger=many), TEMPLATES)
    paths = [page.path for page in pages if page.path.startswith("targets/")]
    assert problems == []
    assert paths == ["targets/index.html", "targets/li-cang-qu.html", "targets/li-cang-qu--2.html"]
